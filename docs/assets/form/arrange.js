// Adds, moves and removes the entries of a list. Loaded when somebody does so for the first time.
// @ts-check
import { make, reach } from "../dom.js";
import { renamed } from "./links.js";

/** @typedef {import("./groups.js").Rows} Rows @typedef {import("./groups.js").Entry} Entry */

/** @param {Rows} rows */
export function add(rows) {
  rows.form.links.follow();
  const before = kept(rows);
  const made = rows.entry(undefined);
  rows.entries.push(made);
  rows.show();
  if (before) made.element.firstElementChild?.after(make("p", { class: "hint" }, `What stands in the form so far keeps “${before}” as its source. Where this one says it, tick this one.`));
  reach(made.element);
  tell(rows, `${rows.one} ${rows.entries.length} added.`);
}

/** @param {Rows} rows @param {Entry} entry @param {number} by */
export function move(rows, entry, by) {
  const from = rows.entries.indexOf(entry);
  rows.entries.splice(from + by, 0, ...rows.entries.splice(from, 1));
  rows.show();
  focusTool(entry, by);
  tell(rows, `${rows.one} is now number ${from + by + 1}.`);
}

/** @param {Rows} rows @param {Entry} entry */
export function remove(rows, entry) {
  const place = rows.entries.indexOf(entry);
  const id = idOf(entry);
  const naming = pointing(rows, entry);
  const places = naming.length === 1 ? "One place names" : `${naming.length} places name`;
  const after = naming.length ? `\n\n${places} it. There it is marked as “not there”, until you choose another.` : "";
  if (entry.read() !== undefined && !confirm(`Remove ${rows.one} ${place + 1} with all that is in it?${after}`)) return;
  rows.entries.splice(place, 1);
  // A new entry may get the same id, and is not what they named.
  for (const control of naming) renamed(control, control.refers ?? "", new Map([[id, `${id}-removed`]]));
  rows.show();
  const near = rows.entries[place] ?? rows.entries[place - 1];
  (near?.item.querySelector("summary") ?? rows.adder).focus();
  tell(rows, `${rows.one} ${place + 1} removed.`);
}

/** The only source so far, if something names it that nobody ticked by hand. @param {Rows} rows */
function kept({ form, entries }) {
  let name = "";
  form.links.each((control) => {
    if (entries === entriesOf(form, control.refers) && control.byItself?.() && control.said?.()) name = form.offered(`${control.refers}`)[0].label;
  });
  return name;
}

/** @param {Entry} entry @returns {string} */
const idOf = (entry) => /** @type {any} */ (entry.controls.get("id")?.read());

/** The entries that a field points at. @param {import("./types.js").Form} form @param {string} [kind] */
const entriesOf = ({ controls }, kind = "") => /** @type {any} */ (controls.get(kind))?.entries;

/** The fields that point at this entry, and at no other with the same id. @param {Rows} rows @param {Entry} entry */
function pointing({ form, entries }, entry) {
  /** @type {import("./types.js").Control[]} */
  const found = [];
  const id = idOf(entry);
  if (!id || entries.some((each) => each !== entry && idOf(each) === id)) return [];
  form.links.each((control) => {
    if (entries === entriesOf(form, control.refers) && !control.byItself?.() && [control.read()].flat().includes(id)) found.push(control);
  });
  return found;
}

/** Moves the focus to the tool that was used, or to its counterpart at the end of the list. @param {Entry} entry @param {number} by */
function focusTool({ tools: { up, down } }, by) {
  const [wanted, otherwise] = by < 0 ? [up, down] : [down, up];
  (wanted.hasAttribute("disabled") ? otherwise : wanted).focus();
}

/** @param {Rows} rows @param {string} words */
function tell({ form }, words) {
  form.announce(words);
  form.changed();
}
