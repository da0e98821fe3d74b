// Marks in the list of steps: what is complete, what is not yet, and where something is to be mended. Loaded when a step is left.
// @ts-check
import { make, reach, unseen } from "../dom.js";
import { inWords } from "./paths.js";
import { guided } from "./guides.js";
import { renew } from "./renew.js";
import { fieldsOf, resolve, same, sort } from "./schema.js";
import { watch } from "./tabs.js";

/** @typedef {import("./schema.js").Node} Node @typedef {import("./schema.js").Field} Field @typedef {import("./schema.js").Path} Path */

/** The paths of the required values that are missing in a field. @param {Node} schema @param {Field} field @param {any} value @param {Path} [path] @returns {Generator<Path>} */
function* lacking(schema, { name, node, required }, value, path = [name]) {
  if (value === undefined && required) yield path;
  if (value === undefined) return;
  const kind = sort(schema, node);
  const groups = kind === "rows" ? value.map((/** @type {any} */ row, /** @type {number} */ place) => [resolve(schema, node.items), row, [...path, place]]) : kind === "group" ? [[node, value, path]] : [];
  for (const [group, given, at] of groups) for (const field of fieldsOf(schema, group)) yield* lacking(schema, field, given[field.name], [...at, field.name]);
}

/** What a step lacks, and whether anything was given in it. @param {import("./form.js").CaseForm} form @param {number} place */
function inside({ plan, controls, schema, blank }, place) {
  const fields = (plan[place]?.fields ?? []).map((field) => ({ field, value: controls.get(field.name)?.read() }));
  const begun = fields.some(({ field, value }) => value !== undefined && !same(value, blank[field.name]));
  return { begun, lacks: fields.flatMap(({ field, value }) => [...lacking(schema, field, value)]) };
}

const FAULTY = ".faulty, .wrong:not([hidden], :empty, .mild)";

/** How a step stands: `faulty`, `done`, `begun` if something is missing and it was left, or "". @param {import("./form.js").CaseForm} form @param {number} place */
function state(form, place) {
  if (faulty(form, place).length) return "faulty";
  const { begun, lacks } = inside(form, place);
  if (!begun) return "";
  return !lacks.length ? "done" : place === form.step ? "" : "begun";
}

const SIGNS = /** @type {Record<string, string[]>} */ ({ faulty: ["!", "something to mend"], done: ["✓", "complete"], begun: ["…", "not complete yet"] });

/** Says calmly, at the top of the step that is shown now, what is to mend or missing in the one that was left. @param {import("./form.js").CaseForm} form @param {number} from */
export async function left(form, from) {
  await look(form);
  form.body.querySelector(".unfinished")?.remove();
  if (form.step === from || form.step >= form.plan.length || from >= form.plan.length) return;
  const told = make("p", { class: "told unfinished", "data-of": from });
  form.panels[form.step].querySelector("h2")?.after(told);
  remind(form);
  form.announce(told.textContent ?? "");
}

/** Writes down what still is so in the step that was left; if nothing is, nothing is said. @param {import("./form.js").CaseForm} form */
function remind(form) {
  const told = /** @type {HTMLElement | null} */ (form.body.querySelector(".unfinished"));
  if (!told) return;
  const from = Number(told.dataset.of);
  const { begun, lacks } = inside(form, from);
  const faults = faulty(form, from);
  const fields = begun || faults.length ? lacks.map((path) => ({ path, control: controlAt(form, path) })) : [];
  // After a try to finish, what is missing is marked as a fault too.
  const wrong = faults.filter((field) => !fields.some(({ control }) => control.element === field)).map((field) => linkTo(form, from, field));
  const lacking = fields.map(({ path, control }) => link(inWords(form.schema, path), () => form.reach(control)));
  if (!lacking.length && !wrong.length) return told.remove();
  const first = wrong.length ? ["has something to mend: ", ...list(wrong)] : [];
  const second = lacking.length ? [wrong.length ? "Still missing there: " : "is not complete yet: ", ...list(lacking)] : [];
  renew(told, `Step ${from + 1} `, ...first, ...second, "You can come back later.");
}

/** Links in a row that ends a sentence. @param {HTMLElement[]} links */
const list = (links) => [...links.flatMap((each, nth) => [nth ? "; " : "", each]), ". "];

/** @param {import("./form.js").CaseForm} form @param {Path} path */
const controlAt = (form, [name, ...rest]) => /** @type {import("./types.js").Control} */ (form.controls.get(`${name}`)?.find(rest));

/** The fields of a step in which something is wrong. @param {import("./form.js").CaseForm} form @param {number} place */
function faulty(form, place) {
  const found = [...form.panels[place].querySelectorAll(FAULTY)];
  return [...new Set(found.map((wrong) => /** @type {HTMLElement} */ (wrong.closest(".field") ?? wrong.parentElement)))];
}

/** @param {import("./form.js").CaseForm} form @param {number} place  its step @param {HTMLElement} field */
const linkTo = (form, place, field) => link(field.querySelector("label, legend")?.firstChild?.textContent || "look at it", async () => {
  await form.go(place, true);
  reach(field);
});

/** @param {string} words @param {() => void} action */
const link = (words, action) => make("a", { href: "#", click: (/** @type {Event} */ event) => { event.preventDefault(); action(); } }, words);

/** Marks every step, and says what must not wait for the last one: of a source, whether it is known; of a lesson, whether it has a note on this network; where an organisation is named, whether it may be. @param {import("./form.js").CaseForm} form */
export async function look(form) {
  watch(form);
  guided(form);
  mark(form);
  if (form.plan[form.step]?.fields.some(({ name }) => name === "sources")) import("./known.js").then(({ known }) => known(form));
  if (form.plan[form.step]?.fields.some(({ name }) => name === "lessons")) import("./advice.js").then(({ noted }) => noted(form));
  const named = Object.values(form.data).some((rows) => Array.isArray(rows) && rows.some((row) => row.name));
  if (named && !form.ending?.checked && await (await import("./early.js")).early(form)) mark(form);
}

/** Marks every step, and says anew what the last one left lacks. The buttons stay as they are: one of them may have the focus. @param {import("./form.js").CaseForm} form */
export function mark(form) {
  remind(form);
  for (const [place, row] of [...form.nav.querySelectorAll("li")].entries()) {
    const now = state(form, place);
    const shown = /** @type {HTMLElement} */ (row.querySelector(".sign"));
    if (shown.dataset.is === now) continue;
    shown.dataset.is = now;
    const [sign, words] = SIGNS[now] ?? ["", ""];
    shown.replaceChildren(...(now ? [` ${sign}`, unseen(` ${words}`)] : []));
  }
}
