// Keeps what points at entries of the case (a claim at its sources) in step with them.
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

  /** After a change: a new id stands wherever the old one stood, and choices are offered anew. */
  follow() {
    const fields = [...this.controls()].filter(([name]) => pointedAt(this.schema, name));
    for (const [name, control] of fields) {
      const { entries } = /** @type {any} */ (control);
      const ids = entries.map((/** @type {any} */ entry) => entry.controls.get("id").read());
      const moved = new Map();
      for (const [place, id] of ids.entries()) {
        // Of two with one id, nobody knows which of them is meant.
        if (!id || ids.indexOf(id) !== ids.lastIndexOf(id)) continue;
        const former = this.ids.get(entries[place]);
        if (former && former !== id) moved.set(former, id);
        this.ids.set(entries[place], id);
      }
      if (moved.size) this.each((control) => renamed(control, name, moved));
    }
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

/** @param {Control} control @param {string} kind @param {Map<any, string>} moved  former id → new one */
export function renamed(control, kind, moved) {
  const value = control.refers === kind && control.read();
  if (moved.has(value)) control.put?.(moved.get(value));
  else if (Array.isArray(value) && value.some((id) => moved.has(id))) control.put?.(value.map((id) => moved.get(id) ?? id));
}
