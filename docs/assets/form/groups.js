// Draws fields that hold other fields: a group of named ones, or rows of them.
// @ts-check
import { button, make, unseen } from "../dom.js";
import { frame, leaf } from "./fields.js";
import { choices, fieldsOf, resolve, same, slug, sort } from "./schema.js";

/** @typedef {import("./types.js").Control} Control @typedef {import("./types.js").Form} Form @typedef {import("./schema.js").Field} Field */

let count = 0;
const arrange = () => import("./arrange.js");

/** Draws any field. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
export function draw(form, field, value) {
  const kind = sort(form.schema, field.node);
  if (field.node.asked === false && (value === undefined || !form.published && same(value, form.blank[field.name]))) return unasked(value);
  return kind === "group" ? group(form, field, value) : kind === "rows" ? new Rows(form, field, value) : leaf(form, field, value);
}

/** What no new case is asked for: it stays as it is. @param {any} value @returns {Control} */
function unasked(value) {
  /** @type {Control} */
  const made = { element: make("div", { hidden: true }), read: () => value, say: () => {}, find: () => made };
  return made;
}

/** @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function group(form, field, value) {
  const parts = frame(field, true);
  const inside = named(form, fieldsOf(form.schema, field.node), value ?? {}, !field.required);
  parts.element.classList.add("group");
  parts.element.append(...inside.elements);
  /** @type {Control} */
  const made = { element: parts.element, read: inside.read, children: inside.children, say: (words) => parts.say(parts.element, words), find: (path) => inside.find(path) ?? made };
  return made;
}

/**
 * The named fields of a group or an entry: those that are required, asked of every network or shown anyway, then the others, folded.
 * @param {Form} form @param {Field[]} fields @param {Record<string, any>} value @param {boolean} [onlyIf]  is the whole optional?
 */
function named(form, fields, value, onlyIf) {
  /** @type {Map<string, Control>} */
  const controls = new Map();
  const [plain, folded] = [[], []].map(() => /** @type {HTMLElement[]} */ ([]));
  /** @type {string[]} */
  const titles = [];
  let open = false;
  for (const field of fields) {
    const asked = field.name === "id" ? { ...field, required: false } : onlyIf && field.required ? { ...field, required: false, together: true } : field;
    const made = draw(form, asked, value[field.name]);
    controls.set(field.name, made);
    const shown = (field.required || field.node.asked || field.node.shown || fields.length < 4 || onlyIf) && field.name !== "id";
    (shown ? plain : folded).push(made.element);
    if (!shown && !made.element.hidden) titles.push(field.name === "id" ? "short name (made by itself)" : (field.node.title ?? field.name).toLowerCase());
    open ||= !shown && field.name !== "id" && value[field.name] !== undefined;
  }
  const more = folded.length && make("details", { class: "more", open }, make("summary", {}, `More (optional): ${titles.join(", ")}`), ...folded);
  const read = () => {
    const found = [...controls].map(([name, made]) => [name, made.read()]).filter(([, given]) => given !== undefined);
    return found.some(([name]) => name !== "id" && !controls.get(String(name))?.byItself?.()) ? Object.fromEntries(found) : undefined;
  };
  for (const each of controls.values()) each.said = read;
  const find = (/** @type {any[]} */ [name, ...rest]) => controls.get(name)?.find(rest);
  return { elements: more ? [...plain, more] : plain, controls, children: [...controls.values()], read, find };
}

/** Entries that can be added, moved and removed (see arrange.js). @implements {Control} */
export class Rows {
  /** @param {Form} form @param {Field} field @param {any[] | undefined} value */
  constructor(form, field, value) {
    this.form = form;
    this.node = resolve(form.schema, field.node.items);
    this.one = this.node.title ?? "Entry";
    /** @type {Entry[]} */
    this.entries = [];
    this.list = make("ol", { class: "entries" });
    this.adder = button(`Add: ${this.one}${field.node.items?.$ref ? ` (${field.node.title})` : ""}`, async () => (await arrange()).add(this), { class: "add" });
    this.parts = frame(field, true);
    this.element = this.parts.element;
    this.element.classList.add("rows-field");
    this.element.append(this.list, this.adder);
    this.entries = (value ?? (field.required || field.node.begun ? [undefined] : [])).map((given) => this.entry(given));
    this.show();
  }

  get children() {
    return this.entries.flatMap((each) => each.children);
  }

  /** The entries in which something stands. */
  get filled() {
    return this.entries.filter((each) => each.read() !== undefined);
  }

  read() {
    const found = this.filled.map((each) => each.read());
    return found.length ? found : undefined;
  }

  /** @param {string[]} words */
  say(words) {
    this.parts.say(this.element, words);
  }

  /** @param {import("./schema.js").Path} path @returns {Control} */
  find([place, ...rest]) {
    return place === undefined ? this : this.filled[Number(place)]?.find(rest) ?? this;
  }

  /** @param {any} value */
  entry(value) {
    return new Entry(this, value);
  }

  /** Headings follow titles. */
  refresh() {
    for (const each of this.entries) each.title();
  }

  show() {
    for (const [place, each] of this.entries.entries()) {
      if (this.list.children[place] !== each.item) this.list.insertBefore(each.item, this.list.children[place] ?? null);
      each.number(place);
    }
    while (this.list.children.length > this.entries.length) this.list.lastElementChild?.remove();
  }
}

/** One entry of a list, which can be folded. @implements {Control} */
export class Entry {
  /** @param {Rows} rows @param {any} value */
  constructor(rows, value) {
    this.rows = rows;
    this.place = 0;
    /** @type {string | undefined} the id that was made for it */
    this.made = undefined;
    const { form, node } = rows;
    const inside = named(form, fieldsOf(form.schema, node), value ?? {});
    this.controls = inside.controls;
    this.children = inside.children;
    this.read = inside.read;
    this.inside = inside.find;
    this.legend = unseen("");
    this.head = make("span", {});
    this.wrong = make("p", { class: "wrong", id: `w${++count}`, hidden: true });
    this.element = make("fieldset", { class: "inside" }, make("legend", {}, this.legend), ...inside.elements);
    this.tools = { up: button("Move up", async () => (await arrange()).move(rows, this, -1)), down: button("Move down", async () => (await arrange()).move(rows, this, 1)), drop: button("Remove", async () => (await arrange()).remove(rows, this)) };
    this.item = make("li", {},
      make("details", { class: "entry", open: value === undefined }, make("summary", {}, this.head), this.wrong, this.element),
      make("p", { class: "tools" }, ...Object.values(this.tools)));
    this.item.addEventListener("change", () => { this.nameIt(); this.title(); });
  }

  /** @param {import("./schema.js").Path} path @returns {Control} */
  find(path) {
    return (path.length ? this.inside(path) : undefined) ?? this;
  }

  /** @param {string[]} words */
  say(words) {
    this.wrong.hidden = !words.length;
    this.wrong.textContent = words.join(" ");
    words.length ? this.element.setAttribute("aria-describedby", this.wrong.id) : this.element.removeAttribute("aria-describedby");
  }

  /** Tells the entry its place. @param {number} place */
  number(place) {
    this.place = place;
    this.title();
    setDisabled(this.tools.up, place === 0);
    setDisabled(this.tools.down, place === this.rows.entries.length - 1);
    for (const tool of Object.values(this.tools)) tool.setAttribute("aria-label", `${tool.textContent} ${this.rows.one} ${place + 1}`);
  }

  title() {
    const words = preview(this.rows.form, this.rows.node, /** @type {any} */ (this.read()));
    this.legend.textContent = `${this.rows.one} ${this.place + 1}`;
    this.head.textContent = `${this.legend.textContent}${words ? `: ${words}` : ""}`;
  }

  /** An id is made from the first text, and follows it while the entry is new and nobody wrote another. */
  nameIt() {
    const { form, node, one, entries } = this.rows;
    const id = this.controls.get("id");
    const given = id?.read();
    if (!id || (given === undefined ? this.read() === undefined : given !== this.made)) return;
    const first = fieldsOf(form.schema, node).find((field) => field.name !== "id" && sort(form.schema, field.node) === "text");
    const base = slug(`${this.controls.get(first?.name ?? "")?.read() ?? ""}`) || slug(`${one} ${this.place + 1}`);
    const used = entries.filter((each) => each !== this).map((each) => each.controls.get("id")?.read());
    this.made = [base, ...Array.from({ length: 99 }, (_, nth) => `${base}-${nth + 2}`)].find((each) => !used.includes(each));
    id.put?.(this.made);
  }
}

/** @param {HTMLElement} tool @param {boolean} off */
const setDisabled = (tool, off) => tool.toggleAttribute("disabled", off);

/** The first words of an entry, for its heading when folded. @param {Form} form @param {import("./schema.js").Node} node @param {any} value */
function preview(form, node, value = {}) {
  const words = fieldsOf(form.schema, node).filter((field) => field.name !== "id").map(({ name, node: inside }) => {
    const offered = inside.references ? form.offered(inside.references) : choices(inside);
    return ["string", "number"].includes(typeof value[name]) ? offered.find((each) => each.id === value[name])?.label ?? `${value[name]}`.replace(/([^.])\.$/, "$1") : "";
  }).filter(Boolean).slice(0, 3).join(", ");
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
