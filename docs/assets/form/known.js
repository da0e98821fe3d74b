// A document that the library already lists is recognised by its address or its title, and one button takes over what is known
// of it: it has one id and the same facts wherever it is listed. Loaded when the sources are written, and for the last step.
// @ts-check
import { button, make, reach, uncover } from "../dom.js";
import { LOOK } from "./fields.js";
import { factsOf } from "./rules.js";
import { choices, fieldsOf, same } from "./schema.js";
import { quoted, SAID } from "./words.js";

/** @typedef {import("./form.js").CaseForm} CaseForm @typedef {import("./groups.js").Entry} Entry @typedef {import("./store.js").Names} Names */

/** An address as it is compared: however it begins, and with or without a slash at its end. @param {string} text */
const address = (text = "") => text.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/+$/, "");

/** A title as it is compared: capitals, the form of quotation marks and blanks tell no documents apart. @param {string} text */
const title = (text = "") => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();

/** Says of each source of the case whether it is a known document. @param {CaseForm} form */
export async function known(form) {
  const library = await form.store.library();
  const rows = /** @type {import("./groups.js").Rows} */ (/** @type {unknown} */ (form.controls.get("sources")));
  if (library) for (const entry of rows.entries) tell(form, entry, found(library, entry.read(), form.name.original, besides(entry)));
}

/**
 * Of what was not taken over, the last step reminds: by its address it is the same for certain.
 * @type {import("./rules.js").Rule}
 */
export function* listed({ sources }, { library, original }) {
  for (const [place, source] of (library && Array.isArray(sources) ? sources : []).entries()) {
    const document = library && found(library, source, original, ids(sources.filter((/** @type {any} */ other) => other !== source)));
    if (!document || document.value.id === source.id) continue;
    const certain = document.field === "url";
    yield { path: ["sources", place, document.field], level: certain ? "warning" : "advice", message: certain ? SAID.listed : SAID.sameTitle(document.value.publisher) };
  }
}

/** A part of a source. @param {Record<string, any>} source @param {(name: string) => boolean} wanted */
const only = (source, wanted) => Object.fromEntries(Object.entries(source).filter(([name]) => wanted(name)));

/** @typedef {{field: string, value: Record<string, any>}} Found  the field by which it was recognised, and the source as it should stand */

/** @param {any[]} sources */
const ids = (sources) => sources.map((source) => source?.id);

/** The ids of the other sources of the case. @param {Entry} entry */
const besides = (entry) => ids(entry.rows.entries.filter((other) => other !== entry).map((other) => other.read()));

/**
 * The known document that a source is, unless nothing differs.
 * @param {Names} library @param {any} source @param {string} original
 * @param {string[]} taken  the ids of the other sources: what one of them is, this one is not by its title alone
 * @returns {Found | undefined}
 */
function found({ sources, same, own }, source, original, taken) {
  if (!source?.url && !source?.title) return undefined;
  const all = Object.entries(sources).map(([id, document]) => ({ id, facts: factsOf(document, original) }));
  const at = (/** @type {any} */ { facts }) => facts?.url && address(facts.url) === address(source.url);
  // Another address is another document, whatever its title: two papers print the same news.
  const called = (/** @type {any} */ { id, facts }) => facts && !taken.includes(id) && !(facts.url && source.url) && title(facts.title) === title(source.title);
  const by = all.find(at) ?? all.find(called);
  if (!by) return undefined;
  /** @type {Record<string, any>} */
  const value = { id: by.id, ...by.facts, ...only(source, (name) => own.includes(name)) };
  const alike = ["id", ...same].every((name) => value[name] === source[name]);
  return alike ? undefined : { field: at(by) ? "url" : "title", value };
}

/** @param {CaseForm} form @param {Entry} entry @param {Found | undefined} found */
function tell(form, entry, found) {
  const place = found && entry.controls.get(found.field)?.element;
  const shown = entry.element.querySelector(".known");
  const certain = found?.field === "url";
  const which = found && (certain ? `The library already lists this document as “${found.value.title}”. Take that over` : `The library lists a document of this title, published by ${found.value.publisher}. If yours is the same, take that over`);
  const words = found ? `${which}, so that it is listed once. ${changes(form, entry, found.value)}` : "";
  if (shown && shown.parentElement === place && shown.firstChild?.textContent === words) return;
  shown?.remove();
  if (!found) return;
  // What is known is looked up anew: the note or how much was read may have been written since.
  const told = place?.appendChild(make("p", { class: "told known" }, words, " ", button("Take over what is known of it", () => take(form, entry))));
  if (told) uncover(told);
  form.announce(words);
}

/**
 * What the button will write, and what it leaves alone.
 * @param {CaseForm} form @param {Entry} entry @param {Record<string, any>} value
 */
function changes(form, entry, value) {
  const own = form.store.names?.own ?? [];
  const fields = fieldsOf(form.schema, entry.rows.node);
  const others = differing(form, entry, value);
  const there = (/** @type {import("./schema.js").Field} */ { name, node }) => said(choices(node).find(({ id }) => id === `${value[name]}`)?.label ?? value[name]);
  const written = others.length ? `writes ${row(others, there)} as in the library` : "gives it the short name that it has there";
  return `The button ${written}; ${row(fields.filter(({ name }) => own.includes(name)))} stay as they are.${others.length ? " If yours is right, leave it, and tell whoever reads your case." : ""}`;
}

/** The fields in which the library has something else. @param {CaseForm} form @param {Entry} entry @param {Record<string, any>} value */
function differing({ schema, store }, entry, value) {
  const now = /** @type {Record<string, any>} */ (entry.read());
  const own = ["id", ...(store.names?.own ?? [])];
  return fieldsOf(schema, entry.rows.node).filter(({ name }) => !own.includes(name) && !same(now[name], value[name]));
}

/** What stands in a field, shortened. @param {unknown} value */
function said(value) {
  const words = value === undefined ? "nothing" : [value].flat().join(", ");
  return ` (${words.length > 60 ? `${words.slice(0, 57)}…` : words})`;
}

/** The names of fields in a row. @param {import("./schema.js").Field[]} fields @param {(field: import("./schema.js").Field) => string} [after] */
function row(fields, after = () => "") {
  return new Intl.ListFormat("en-GB").format(fields.map((field) => `${quoted(field.node.title ?? field.name)}${after(field)}`));
}

/** Writes what the library knows, and offers the way back. @param {CaseForm} form @param {Entry} entry */
function take(form, entry) {
  const before = /** @type {Record<string, any>} */ (entry.read());
  const now = form.store.names && found(form.store.names, before, form.name.original, besides(entry));
  if (!now) return;
  const written = differing(form, entry, now.value);
  const words = `Taken over: ${written.length ? row(written) : "the short name that it has in the library"}. How much of it you read, and your note, are yours to say.`;
  const own = (/** @type {string} */ name) => Boolean(form.store.names?.own.includes(name));
  const made = anew(form, entry, now.value, words);
  const note = written.length && before.note && made.controls.get("note");
  if (note) {
    note.say([`${LOOK}it was written beside other answers; read it again`]);
    uncover(note.element);
  }
  made.controls.get("title")?.element.append(make("p", { class: "told" }, words, " ", button("Undo", () => {
    const facts = only(before, (name) => !own(name));
    anew(form, made, { ...facts, ...only(/** @type {any} */ (made.read()), own) }, "What you had written stands there again.");
  })));
}

/** @param {Entry} entry @returns {HTMLDetailsElement[]} */
const folds = (entry) => [.../** @type {any} */ (entry.item).querySelectorAll(".more")];

/** Draws the entry anew with other values. What points at it follows. @param {CaseForm} form @param {Entry} entry @param {Record<string, any>} value @param {string} words  told to who cannot see it */
function anew(form, entry, value, words) {
  const { rows } = entry;
  entry.controls.get("id")?.put?.(value.id);
  form.links.follow();
  const made = rows.entry(value);
  rows.entries.splice(rows.entries.indexOf(entry), 1, made);
  rows.show();
  for (const [place, fold] of folds(entry).entries()) folds(made)[place].open ||= fold.open;
  reach(made.element);
  form.announce(words);
  form.changed();
  return made;
}
