// Shows what is wrong: beside each field, and in lists whose links lead to the fields: what must be mended, then what is
// missing, then what would make the case better.
// @ts-check
import { make } from "../dom.js";
import { LOOK } from "./fields.js";
import { inWords } from "./paths.js";

/** @typedef {import("./types.js").Control} Control @typedef {import("./rules.js").Problem} Problem @typedef {[Control, Problem]} Row */

/** What stands above the lists. */
export const HEADING = "What is still to do";

export class Problems {
  /** @param {import("./schema.js").Node} schema @param {(control: Control) => void} reach  shows a field and puts the focus there */
  constructor(schema, reach) {
    this.schema = schema;
    this.reach = reach;
    this.summary = make("div", { class: "summary", tabindex: -1, hidden: true, role: "group", "aria-labelledby": "problem-count" });
    this.needed = make("div", { class: "needed" });
    this.advice = make("div", { class: "needed advice" });
    this.count = make("span", { class: "count", id: "problem-count" });
    /** All of it, in its order. */
    this.lists = [this.summary, this.needed, this.advice];
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
    const all = this.once(problems.map((problem) => /** @type {Row} */ ([control(problem), problem]))).sort(([a], [b]) => order(a.element, b.element));
    this.rows = all.filter(([, { level }]) => level !== "advice");
    const calm = (/** @type {Row} */ [, problem]) => Boolean(problem.missing) && !tried;
    const rows = this.rows.filter((row) => !calm(row));
    const lacks = this.rows.filter(calm);
    this.need(lacks, stepOf);
    this.advise(all.filter(([, { level }]) => level === "advice"));
    this.faulty = [...new Set(rows.map(([each]) => each))];
    for (const each of this.faulty) each.say(rows.filter(([other]) => other === each).map(([, { level, message }]) => (level === "warning" ? `${LOOK}${message}` : message)));
    const calmly = lacks.length && !rows.length ? " Nothing to mend so far." : "";
    this.count.textContent = this.rows.length ? `${counted(this.rows)}.${calmly}` : "Nothing to mend.";
    this.summary.hidden = !rows.length;
    this.summary.classList.toggle("mild", !rows.some(isError));
    this.summary.replaceChildren(...byStep(rows, stepOf).flatMap(([title, inside]) =>
      [make("h4", {}, title), make("ul", {}, ...byWords(inside).map(([words, alike]) => make("li", {}, ...this.links(alike), `: ${words}`)))]));
  }

  /** @param {Row[]} rows @param {(control: Control) => string} stepOf */
  need(rows, stepOf) {
    this.needed.replaceChildren(...(rows.length ? [make("p", {}, "Still needed before it can be sent:"),
      make("ul", {}, ...byStep(rows, stepOf).map(([title, inside]) => make("li", {}, make("strong", {}, title), ": ", ...this.links(inside))))] : []));
  }

  /** @param {Row[]} rows */
  advise(rows) {
    this.advice.replaceChildren(...(rows.length ? [make("p", {}, "What would make it better (it can be sent without):"),
      make("ul", {}, ...rows.map((row) => make("li", {}, this.link(row), `: ${row[1].message}`)))] : []));
  }

  /** The same rows, and what is missing in one place once. @param {Row[]} rows */
  once(rows) {
    const seen = new Set();
    return rows.filter((row) => !row[1].missing || !seen.has(this.place(row)) && seen.add(this.place(row)));
  }

  /** What forbids that the case goes out, in numbers; "" if nothing does. */
  left() {
    return counted(this.rows.filter(isError));
  }

  /** The first of what must be mended, as links, with the number of the others. */
  first(most = 5) {
    const errors = this.rows.filter(isError);
    const others = errors.length - most;
    const short = (/** @type {Row} */ [, { missing, message }]) => `: ${missing ? "missing" : message}`;
    return make("ul", {}, ...errors.slice(0, most).map((row) => make("li", {}, this.link(row), short(row))), others > 0 && make("li", {}, `and ${others} more, listed under “${HEADING}”`));
  }

  clear() {
    this.show([], () => this.faulty[0], () => "", false);
    this.count.textContent = "";
  }

  /** @param {Row} row */
  place([, { path }]) {
    return path[0] === "file name" ? "Name of the file" : inWords(this.schema, path);
  }

  /** @param {Row[]} rows */
  links(rows) {
    return rows.flatMap((row, nth) => [nth ? "; " : "", this.link(row)]);
  }

  /** @param {Row} row */
  link(row) {
    const [control, { level = "error" }] = row;
    const follow = (/** @type {Event} */ event) => { event.preventDefault(); this.reach(control); };
    const id = control.element.id || control.element.querySelector("[id]")?.id;
    return make("a", { href: `#${id}`, click: follow }, this.place(row), level === "warning" && " (to look at)");
  }
}

/** @param {Row} row */
const isError = ([, { level = "error" }]) => level === "error";

/** `1 thing to mend, 5 still missing`: the same words wherever they are counted. @param {Row[]} rows */
function counted(rows) {
  const of = (/** @type {(row: Row) => boolean} */ is) => rows.filter(is).length;
  const missing = (/** @type {Row} */ row) => isError(row) && Boolean(row[1].missing);
  const parts = /** @type {[number, string][]} */ ([[of((row) => isError(row) && !missing(row)), "to mend"], [of(missing), "still missing"], [of((row) => !isError(row)), "to look at"]]);
  return parts.filter(([number]) => number).map(([number, words], nth) => `${nth ? number : things(number)} ${words}`).join(", ");
}

/** A number of things. @param {number} number */
const things = (number) => `${number} ${number === 1 ? "thing" : "things"}`;

/** The rows under the titles of their steps. @param {Row[]} rows @param {(control: Control) => string} stepOf @returns {[string, Row[]][]} */
const byStep = (rows, stepOf) => grouped(rows, ([control]) => stepOf(control));

/** The rows of which the same is to be said. @param {Row[]} rows @returns {[string, Row[]][]} */
const byWords = (rows) => grouped(rows, ([, { message }]) => message);

/** @param {Row[]} rows @param {(row: Row) => string} name @returns {[string, Row[]][]} */
function grouped(rows, name) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) found.set(name(row), [...(found.get(name(row)) ?? []), row]);
  return [...found];
}

/** @param {HTMLElement} a @param {HTMLElement} b */
const order = (a, b) => (a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
