// Adds, moves and removes the entries of a list. Loaded when somebody does so for the first time.
// @ts-check
import { reach } from "../dom.js";

/** @typedef {import("./groups.js").Rows} Rows @typedef {import("./groups.js").Entry} Entry */

/** @param {Rows} rows */
export function add(rows) {
  const made = rows.entry(undefined);
  rows.entries.push(made);
  rows.show();
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
  if (entry.read() !== undefined && !confirm(`Remove ${rows.one} ${place + 1} with all that is in it?`)) return;
  rows.entries.splice(place, 1);
  rows.show();
  const near = rows.entries[place] ?? rows.entries[place - 1];
  (near?.item.querySelector("summary") ?? rows.adder).focus();
  tell(rows, `${rows.one} ${place + 1} removed.`);
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
