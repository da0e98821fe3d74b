// Keeps the fields that point at entries of the case (a claim at its sources) in step with those entries.
// @ts-check
import { pointedAt } from "./schema.js";

/** @typedef {import("./types.js").Control} Control @typedef {import("./schema.js").Choice} Choice @typedef {import("./schema.js").Node} Node */

export class Links {
  /** @param {Node} schema @param {() => Map<string, Control>} controls */
  constructor(schema, controls) {
    this.schema = schema;
    this.controls = controls;
    /** @type {Map<object, string>} */
    this.ids = new Map();
    this.said = "";
  }

  /** The entries of a field that others may point at. @param {string} kind @returns {Choice[]} */
  offered(kind) {
    const rows = /** @type {Record<string, any>[]} */ (this.controls().get(kind)?.read() ?? []);
    const alike = (/** @type {string} */ title) => rows.filter((row) => row.title === title).length > 1;
    return rows.filter((row) => row.id).map(({ id, title = id, publisher }) => ({ id, label: publisher && alike(title) ? `${title} (${publisher})` : title, definition: "" }));
  }

  /** After a change: a new id is put wherever the old one stood, and what can be chosen is offered anew. */
  follow() {
    const fields = [...this.controls()].filter(([name]) => pointedAt(this.schema, name));
    const entries = fields.flatMap(([, control]) => /** @type {any} */ (control).entries);
    const ids = new Map(entries.map((entry) => [entry, entry.controls.get("id").read()]));
    for (const [entry, id] of ids) {
      const former = this.ids.get(entry);
      if (former && id && former !== id) this.each((control) => renamed(control, former, id));
    }
    this.ids = ids;
    const said = JSON.stringify(fields.map(([name]) => this.offered(name)));
    if (said !== this.said) this.refresh();
    this.said = said;
  }

  refresh() {
    this.each((control) => control.refresh?.());
  }

  /** @param {(control: Control) => void} action */
  each(action, controls = [...this.controls().values()]) {
    for (const control of controls) {
      action(control);
      this.each(action, control.children ?? []);
    }
  }
}

/** @param {Control} control @param {string} from @param {string} to */
function renamed(control, from, to) {
  const value = control.refers && control.read();
  if (value === from) control.put?.(to);
  else if (Array.isArray(value) && value.includes(from)) control.put?.(value.map((each) => (each === from ? to : each)));
}
