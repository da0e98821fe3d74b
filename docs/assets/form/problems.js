// Shows what is wrong: beside each field, and in a summary whose links lead to the fields.
// @ts-check
import { make } from "../dom.js";
import { inWords } from "./schema.js";

/** @typedef {import("./fields.js").Control} Control @typedef {import("./rules.js").Problem} Problem @typedef {[Control, Problem]} Row */

export class Problems {
  /** @param {import("./schema.js").Node} schema @param {(control: Control) => void} reach  shows a field and puts the focus there */
  constructor(schema, reach) {
    this.schema = schema;
    this.reach = reach;
    this.summary = make("div", { class: "summary", tabindex: -1, hidden: true, role: "group", "aria-labelledby": "summary-title" });
    this.count = make("span", { class: "count" });
    /** @type {Control[]} */
    this.faulty = [];
  }

  /** @param {Problem[]} problems @param {(problem: Problem) => Control} control  the field that a problem is about */
  show(problems, control) {
    for (const each of this.faulty) each.say([]);
    const rows = problems.map((problem) => /** @type {Row} */ ([control(problem), problem])).sort(([a], [b]) => order(a.element, b.element));
    this.faulty = [...new Set(rows.map(([each]) => each))];
    for (const each of this.faulty) each.say(rows.filter(([other]) => other === each).map(([, problem]) => problem.message));
    this.count.textContent = rows.length ? `${rows.length} to mend; all are listed at the top.` : "Nothing to mend.";
    this.summary.hidden = !rows.length;
    this.summary.replaceChildren(
      make("h2", { id: "summary-title" }, `${rows.length} ${rows.length === 1 ? "thing" : "things"} to mend`),
      make("ul", {}, ...rows.map((row) => make("li", {}, this.link(row)))),
    );
  }

  clear() {
    this.show([], () => this.faulty[0]);
    this.count.textContent = "";
  }

  /** @param {Row} row */
  link([control, { path, message, level = "error" }]) {
    const place = path[0] === "file name" ? "Name of the file" : inWords(this.schema, path);
    const follow = (/** @type {Event} */ event) => { event.preventDefault(); this.reach(control); };
    const id = control.element.id || control.element.querySelector("[id]")?.id;
    return make("a", { href: `#${id}`, click: follow }, `${place}: ${message}`, level !== "error" && ` (${level})`);
  }
}

/** @param {HTMLElement} a @param {HTMLElement} b */
const order = (a, b) => (a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
