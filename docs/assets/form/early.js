// What is told as soon as a field is left, and not first at the last step: that a local partner is named who may not be.
// Loaded, with the rules of safeguarding, when an organisation is named.
// @ts-check
import { safeguards } from "./rules.js";
import { isPlaceholder } from "./words.js";

/** @typedef {import("./types.js").Control} Control */

/** Control → what was said there. @type {WeakMap<import("./form.js").CaseForm, Map<Control, string>>} */
const told = new WeakMap();

/** Says it or takes it back; true if there was anything. @param {import("./form.js").CaseForm} form */
export async function early(form) {
  const after = new Map((await partners(form)).map(([control, { message }]) => [control, message]));
  const before = told.get(form) ?? new Map();
  const typing = [...after.keys()].find((control) => !before.has(control) && control.element.contains(document.activeElement));
  if (typing) after.delete(typing);
  for (const control of before.keys()) if (!after.has(control) && !isPlaceholder(control.read())) control.say([]);
  for (const [control, message] of after) {
    control.say([message]);
    if (before.has(control)) continue;
    unfold(control);
    form.announce(message);
  }
  told.set(form, after);
  return before.size + after.size > 0;
}

/** @param {import("./form.js").CaseForm} form @returns {Promise<[Control, import("./rules.js").Problem][]>} */
async function partners(form) {
  const { data, store, proposals, schema, controls } = form;
  const around = { schema, id: "", original: "", library: null, proposals, safeguards: await store.safeguards() };
  const found = around.safeguards ? await safeguards(data, around) : [];
  const rows = found.filter(isPartner).map((problem) => /** @type {[Control, import("./rules.js").Problem]} */ ([controls.get(`${problem.path[0]}`)?.find(problem.path.slice(1)), problem]));
  return rows.filter(([control]) => !isPlaceholder(control.read())); // of that something else is told
}

/** Is it about the name of a local partner? @param {import("./rules.js").Problem} problem */
export const isPartner = ({ rule }) => rule === "SG12";

/** Opens what is folded away in the entry: there stands why it may be named, and sometimes its kind. @param {Control} control */
export function unfold(control) {
  for (const folded of control.element.closest(".inside")?.querySelectorAll(":scope > .more") ?? []) /** @type {HTMLDetailsElement} */ (folded).open = true;
}
