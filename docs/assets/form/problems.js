// Shows what is wrong: beside each field, and in a summary whose links lead to the fields.
// @ts-check
import { make } from "../dom.js";
import { inWords } from "./paths.js";

/** @typedef {import("./fields.js").Control} Control @typedef {import("./rules.js").Problem} Problem @typedef {[Control, Problem]} Row */

export class Problems {
  /** @param {import("./schema.js").Node} schema @param {(control: Control) => void} reach  shows a field and puts the focus there */
  constructor(schema, reach) {
    this.schema = schema;
    this.reach = reach;
    this.summary = make("div", { class: "summary", tabindex: -1, hidden: true, role: "group", "aria-labelledby": "summary-title" });
    this.needed = make("div", { class: "needed" });
    this.count = make("span", { class: "count" });
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Control[]} */
    this.faulty = [];
  }

  /**
   * What is wrong is shown in red. What is only missing yet is listed step by step, until somebody has tried to finish.
   * @param {Problem[]} problems @param {(problem: Problem) => Control} control  the field that a problem is about
   * @param {(control: Control) => string} stepOf  the title of its step @param {boolean} tried
   */
  show(problems, control, stepOf, tried) {
    for (const each of this.faulty) each.say([]);
    this.rows = problems.map((problem) => /** @type {Row} */ ([control(problem), problem])).sort(([a], [b]) => order(a.element, b.element));
    const calm = (/** @type {Row} */ [, problem]) => Boolean(problem.missing) && !tried;
    const rows = this.rows.filter((row) => !calm(row));
    this.need(this.rows.filter(calm), stepOf);
    this.faulty = [...new Set(rows.map(([each]) => each))];
    for (const each of this.faulty) each.say(rows.filter(([other]) => other === each).map(([, problem]) => problem.message));
    this.count.textContent = rows.length ? `${rows.length} to mend; all are listed at the top.` : this.rows.length ? "Not complete yet, and nothing to mend so far." : "Nothing to mend.";
    this.summary.hidden = !rows.length;
    this.summary.replaceChildren(
      make("h2", { id: "summary-title" }, `${rows.length} ${rows.length === 1 ? "thing" : "things"} to mend`),
      make("ul", {}, ...rows.map((row) => make("li", {}, this.link(row, `${this.place(row)}: ${row[1].message}`)))),
    );
  }

  /** @param {Row[]} rows @param {(control: Control) => string} stepOf */
  need(rows, stepOf) {
    const named = [...new Map(rows.map((row) => [this.place(row), row])).values()];
    const titles = [...new Set(named.map(([control]) => stepOf(control)))];
    const links = (/** @type {string} */ title) => named.filter(([control]) => stepOf(control) === title).flatMap((row, nth) => [nth ? "; " : "", this.link(row, this.place(row))]);
    this.needed.replaceChildren(...(rows.length ? [make("p", {}, "Still needed before it can be sent:"),
      make("ul", {}, ...titles.map((title) => make("li", {}, make("strong", {}, title), ": ", ...links(title))))] : []));
  }

  /** The first of what must be mended, as links, with the number of the others. */
  first(most = 5) {
    const others = this.rows.length - most;
    const short = (/** @type {Row} */ row) => `${this.place(row)}: ${row[1].missing ? "is missing" : row[1].message}`;
    return make("ul", {}, ...this.rows.slice(0, most).map((row) => make("li", {}, this.link(row, short(row)))), others > 0 && make("li", {}, `and ${others} more, listed at the top of the page`));
  }

  clear() {
    this.show([], () => this.faulty[0], () => "", false);
    this.count.textContent = "";
  }

  /** @param {Row} row */
  place([, { path }]) {
    return path[0] === "file name" ? "Name of the file" : inWords(this.schema, path);
  }

  /** @param {Row} row @param {string} words */
  link([control, { level = "error" }], words) {
    const follow = (/** @type {Event} */ event) => { event.preventDefault(); this.reach(control); };
    const id = control.element.id || control.element.querySelector("[id]")?.id;
    return make("a", { href: `#${id}`, click: follow }, words, level !== "error" && ` (${level})`);
  }
}

/** @param {HTMLElement} a @param {HTMLElement} b */
const order = (a, b) => (a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
