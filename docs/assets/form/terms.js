// Terms that somebody proposes because a list lacks them. While the form is open they stand in the lists like any other; in
// the file a remark at the top tells the reviewer of each, and is read back from there.
// @ts-check
import { button, make, reach, unseen } from "../dom.js";
import { walk } from "./paths.js";
import { choices, resolve, slug } from "./schema.js";

/**
 * @typedef {import("./schema.js").Node} Node
 * @typedef {{vocabulary: string, id: string, name: string, why: string}} Proposal
 */

const REMARK = /^# Proposed: (.+?) "(.+)" \(([A-Za-z0-9-]+)\): (.*)$/;
const CODE = /^[A-Z]{2}$/;
const OF_COURSE = "A case is in this country.";
const LATER = "A reviewer must add this term first; your file can be sent as it is.";
const LEAST = 10;
const CUT = 40;
const REGIONS = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
let count = 0;

/** The nodes of the schema that take terms of a vocabulary. @param {any} at @param {string} vocabulary @returns {Generator<Node>} */
function* taking(at, vocabulary) {
  if (!at || typeof at !== "object") return;
  if (at.vocabulary === vocabulary) yield at;
  for (const child of Object.values(at)) yield* taking(child, vocabulary);
}

/** Takes some proposals out of the lists of a schema and puts others in. @param {Node} schema @param {Proposal[]} before @param {Proposal[]} after */
export function swap(schema, before, after) {
  for (const { vocabulary, id } of before) {
    for (const node of taking(schema, vocabulary)) {
      const place = node.enum.indexOf(id);
      for (const list of [node.enum, node.enumDescriptions]) list.splice(place, 1);
    }
  }
  for (const { vocabulary, id, name, why } of after) {
    for (const node of taking(schema, vocabulary)) {
      node.enum.push(id);
      node.enumDescriptions.push(`${name}: Proposed${CODE.test(id) ? ` with the code ${id}` : ""}, because: ${why}${/[.!?]$/.test(why) ? "" : "."} ${LATER}`);
    }
  }
}

/** The proposals that a case makes use of. @param {Proposal[]} proposals @param {Node} schema @param {any} data */
export function used(proposals, schema, data) {
  const values = [...walk(schema, resolve(schema, schema), data)];
  return proposals.filter(({ vocabulary, id }) => values.some(([, node, value]) => node.vocabulary === vocabulary && value === id));
}

/** One line of words for each: `country "Nigeria" (NG): it works there`. @param {Proposal[]} proposals @param {Node} schema */
export const inWords = (proposals, schema) => proposals.map(({ vocabulary, id, name, why }) => `${taking(schema, vocabulary).next().value?.open} "${name}" (${id}): ${why}`);

/** The text of a file with the proposals, and no others, in the remarks at its top. @param {string} text @param {string[]} words */
export function remarked(text, words) {
  const rows = text.split("\n");
  const end = rows.findIndex((row) => !row.startsWith("#"));
  const head = rows.slice(0, end);
  const lines = words.map((each) => `# Proposed: ${each}`);
  const [former, others] = [true, false].map((is) => head.filter((row) => REMARK.test(row) === is));
  if (former.join("\n") === lines.join("\n")) return text;
  const first = Number(others[0]?.startsWith("# yaml-language-server:"));
  return [...others.slice(0, first), ...lines, ...others.slice(first), ...rows.slice(end)].join("\n");
}

/** The proposals in the remarks of a file, those left out that a list holds by now. @param {string} text @param {Node} schema @returns {Proposal[]} */
export function proposed(text, schema) {
  const rows = text.split("\n");
  const found = rows.slice(0, rows.findIndex((row) => !row.startsWith("#"))).map((row) => REMARK.exec(row)).filter((match) => match !== null);
  return found.flatMap(([, word, name, id, why]) => {
    const node = named(schema, word);
    return node && !node.enum.includes(id) ? [{ vocabulary: node.vocabulary, id, name, why }] : [];
  });
}

/** A node with an open list, by the word for one of its terms. @param {any} at @param {string} word @returns {Node | undefined} */
function named(at, word) {
  if (!at || typeof at !== "object") return undefined;
  if (at.open === word) return at;
  return Object.values(at).map((child) => named(child, word)).find(Boolean);
}

/** @param {string} one @param {string} other */
const like = (one, other) => one.toLowerCase() === other.toLowerCase();

/** On one line, without what would end the name in a remark or in a label. @param {string} text */
const line = (text) => text.normalize("NFC").replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, " ").replace(/\s+/g, " ").trim();
const nameOf = (/** @type {string} */ text) => line(text.replace(/[":<>{}]/g, " "));

/**
 * What to fill in for a term that is not in the list, and the button that chooses it.
 * @param {import("./types.js").Form} form @param {Node} node @param {(id: string) => void} choose
 */
export function asking(form, node, choose) {
  const codes = node.enum.some((/** @type {string} */ id) => CODE.test(id));
  const [name, nameBox] = box("Its name", true);
  const [code, codeBox] = box("Its two-letter code (ISO 3166-1), if you know it", false, "Such as GE for Georgia. Without it the form looks the name up, and a reviewer looks it over.");
  const [why, whyBox] = box("Why is it needed? One sentence", true);
  const told = make("p", { class: "wrong", role: "status" });
  const put = button("Propose it", async () => {
    const made = { vocabulary: node.vocabulary, id: codes && (code.value.trim().toUpperCase() || codeOf(name.value)) || slug(name.value, 60), name: nameOf(name.value), why: codes ? OF_COURSE : line(why.value) };
    const others = form.proposals.filter((each) => each.vocabulary !== made.vocabulary || each.id !== made.id && each.name !== made.name);
    // Who proposes the same again mends what was proposed.
    const mended = form.proposals.filter((each) => !others.includes(each)).map(({ id }) => id);
    const listed = choices(node).filter(({ id }) => !mended.includes(id));
    const known = listed.find(({ id, label }) => id === made.id || like(label, made.name));
    const given = codes && code.value.trim();
    const fault = given && otherCode(made, listed) || !known && faultOf(made, codes && (given ? "given" : "sought"));
    if (fault) {
      told.textContent = fault;
      return;
    }
    if (!known) await form.propose([...others, made]);
    choose(known ? known.id : made.id);
    for (const each of [name, code, why]) each.value = "";
    told.textContent = known ? `“${known.label}” is in the list. It is chosen now.` : "";
    if (!known) folded(put, made.id);
    form.announce(known ? told.textContent : `“${made.name}” is chosen now. ${LATER}`);
    put.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const guide = !form.store.offline && make("a", { href: new URL(`../../../contribute/terms/#${codes ? "a-country" : "propose-a-term"}`, import.meta.url).href, target: "_blank", rel: "noopener" }, "When a new one is worth it", unseen(" (a new tab)"));
  return make("div", { class: "proposal" }, guide && make("p", {}, guide), nameBox, codes ? codeBox : whyBox, make("p", {}, put), told);
}

/**
 * Folds the boxes away and shows what was proposed where it stands now: in the list, which may be far above them.
 * @param {HTMLElement} inside @param {string} id
 */
function folded(inside, id) {
  const details = /** @type {HTMLDetailsElement} */ (inside.closest("details"));
  const field = /** @type {HTMLElement} */ (details.parentElement);
  details.open = false;
  reach(field.querySelector(`input[value="${id}"]`) ?? field);
}

/** @param {Proposal} made @param {"given" | "sought" | false} code  of a country: was it given, or sought by the name? */
function faultOf({ id, name, why }, code) {
  if (name.length < 2) return "Write its name.";
  if (code === "given" && !CODE.test(id)) return "The code has two letters, for instance GE. If you do not know it, leave it empty.";
  if (code === "sought" && !CODE.test(id)) return "This browser does not know that name. Write the usual English one, or give the two letters of the country.";
  if (!id) return "Write its name in Latin letters; other spellings can stand in the sentence.";
  for (const [what, { length }, most] of /** @type {[string, string, number][]} */ ([["Its name", name, 60], ["The sentence", why, 200]])) {
    if (length > most) return `${what} has ${length} characters, and at most ${most} are allowed. Shorten it.`;
  }
  return why.length < LEAST ? "Say in one sentence why it is needed." : "";
}

/** What is wrong if the code that was given is another than that of the name, as far as the list and this browser know. @param {Proposal} made @param {import("./schema.js").Choice[]} listed */
function otherCode({ id, name }, listed) {
  const right = listed.find(({ label }) => like(label, name))?.id ?? codeOf(name);
  if (!CODE.test(id) || !right || right === id) return "";
  const owner = listed.find((each) => each.id === id)?.label ?? REGIONS.of(id);
  return `“${id}” is ${owner && !like(owner, name) ? `the code of ${owner}` : "not its code"}; that of ${name} is ${right}. Mend one of the two.`;
}

/** The two letters of a country by its English name, as far as this browser knows; or "". Codes that were withdrawn have names, too. @param {string} name */
function codeOf(name) {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const plain = (/** @type {string} */ text) => slug(text.replace(/&/g, "and"), 99);
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  return codes.find((code) => plain(name) && plain(REGIONS.of(code) ?? "") === plain(name)) ?? "";
}

/** It cuts nothing off what is pasted. @param {string} words @param {boolean} required @param {string} [hint] @returns {[HTMLInputElement, HTMLElement]} */
function box(words, required, hint = "") {
  const id = `t${++count}`;
  const input = /** @type {HTMLInputElement} */ (make("input", { type: "text", id, autocomplete: "off", dir: "auto", "aria-describedby": hint && `${id}-hint` }));
  return [input, make("div", { class: "field" }, make("label", { for: id }, words, make("span", { class: "need" }, ` (${required ? "required" : "optional"})`)), hint && make("p", { class: "hint", id: `${id}-hint` }, hint), input)];
}

/** What is said of the one that is chosen. On a narrow screen the box cuts a long title. @param {import("./types.js").Form} form @param {Node} node @param {string} about @param {import("./schema.js").Choice} picked */
export async function explained(form, node, about, { id, label, definition }) {
  const cut = !node.vocabulary && label.length > CUT && label;
  return definition || [cut, about && (await form.store.meanings(about))[id]].filter(Boolean).join(". ");
}

/** All that can be chosen, which is asked once the library is known, with what it means. @param {import("./types.js").Form} form @param {string} about @param {() => import("./schema.js").Choice[]} offered */
export async function meanings(form, about, offered) {
  const known = await form.store.meanings(about);
  return make("dl", {}, ...offered().map(({ id, label, definition }) => make("div", {}, make("dt", {}, label), make("dd", {}, definition || known[id]))));
}
