// Marks in the list of steps: what is complete, and where something is to be mended. Loaded when a step is left.
// @ts-check
import { unseen } from "../dom.js";
import { fieldsOf, resolve, same, sort } from "./schema.js";

/** @typedef {import("./schema.js").Node} Node @typedef {import("./schema.js").Field} Field */

/** Is a required value missing somewhere in this field? @param {Node} schema @param {Field} field @param {any} value @returns {boolean} */
function lacks(schema, { node, required }, value) {
  if (value === undefined) return required;
  const kind = sort(schema, node);
  const inside = (/** @type {Node} */ group, /** @type {any} */ given) => fieldsOf(schema, group).some((field) => lacks(schema, field, given[field.name]));
  return kind === "rows" ? value.some((/** @type {any} */ row) => inside(resolve(schema, node.items), row)) : kind === "group" && inside(node, value);
}

/** How a step stands: `faulty`, `done`, or "" while nothing stands in it or something is missing. @param {import("./form.js").CaseForm} form @param {number} place */
function state(form, place) {
  if (form.panels[place].querySelector(".faulty, .wrong:not([hidden], :empty)")) return "faulty";
  const fields = form.plan[place]?.fields ?? [];
  const given = fields.map((field) => form.controls.get(field.name)?.read());
  if (fields.some((field, nth) => lacks(form.schema, field, given[nth]))) return "";
  return given.some((value, nth) => value !== undefined && !same(value, form.blank[fields[nth].name])) ? "done" : "";
}

const SIGNS = /** @type {Record<string, string[]>} */ ({ faulty: ["!", "something to mend"], done: ["✓", "complete"] });

/** Marks every step, and says what must not wait for the last one: where an organisation is named, whether it may be. @param {import("./form.js").CaseForm} form */
export async function look(form) {
  mark(form);
  const named = Object.values(form.data).some((rows) => Array.isArray(rows) && rows.some((row) => row.name));
  if (named && !form.ending?.checked && await (await import("./early.js")).early(form)) mark(form);
}

/** Marks every step. The buttons stay as they are: one of them may have the focus. @param {import("./form.js").CaseForm} form */
export function mark(form) {
  for (const [place, row] of [...form.nav.querySelectorAll("li")].entries()) {
    const now = state(form, place);
    const shown = /** @type {HTMLElement} */ (row.querySelector(".sign"));
    if (shown.dataset.is === now) continue;
    shown.dataset.is = now;
    const [sign, words] = SIGNS[now] ?? ["", ""];
    shown.replaceChildren(...(now ? [` ${sign}`, unseen(` ${words}`)] : []));
  }
}
