// Draws fields that hold other fields: a group of named ones, and rows of them that can be added, moved and removed.
// @ts-check
import { button, make, reach, unseen } from "./dom.js";
import { frame, leaf } from "./fields.js";
import { choices, fieldsOf, resolve, slug, sort } from "./schema.js";

/** @typedef {import("./fields.js").Control} Control @typedef {import("./fields.js").Form} Form @typedef {import("./schema.js").Field} Field */

let count = 0;

/** Draws any field. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
export function draw(form, field, value) {
  const kind = sort(form.schema, field.node);
  return kind === "group" ? group(form, field, value) : kind === "rows" ? rows(form, field, value) : leaf(form, field, value);
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
 * The named fields of a group or an entry: those that are required or asked of every network, then the others, folded.
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
    const made = draw(form, onlyIf && field.required ? { ...field, required: false } : field, value[field.name]);
    controls.set(field.name, made);
    const shown = (field.required || field.node.asked || fields.length < 4 || onlyIf) && field.name !== "id";
    (shown ? plain : folded).push(made.element);
    if (!shown && field.name !== "id") titles.push((field.node.title ?? field.name).toLowerCase());
    open ||= !shown && field.name !== "id" && value[field.name] !== undefined;
  }
  const more = folded.length && make("details", { class: "more", open }, make("summary", {}, titles.length ? `More (optional): ${titles.join(", ")}` : "Its short name, made by itself"), ...folded);
  const read = () => {
    const found = [...controls].map(([name, made]) => [name, made.read()]).filter(([, given]) => given !== undefined);
    return found.some(([name]) => name !== "id" && !controls.get(String(name))?.byItself?.()) ? Object.fromEntries(found) : undefined;
  };
  const find = (/** @type {any[]} */ [name, ...rest]) => controls.get(name)?.find(rest);
  return { elements: more ? [...plain, more] : plain, controls, children: [...controls.values()], read, find };
}

/** @param {Form} form @param {Field} field @param {any[] | undefined} value @returns {Control} */
function rows(form, field, value) {
  const parts = frame(field, true);
  const node = resolve(form.schema, field.node.items);
  const one = node.title ?? "Entry";
  /** @type {ReturnType<typeof entry>[]} */
  let entries = [];
  const list = make("ol", { class: "entries" });
  const adder = button(`Add: ${one}`, () => add(undefined, true), { class: "add" });

  /** @param {any} given @param {boolean} byHand */
  function add(given, byHand) {
    const made = entry(form, node, one, given, tools, () => entries.map((each) => each.controls.get("id")?.read()));
    entries.push(made);
    show();
    if (!byHand) return;
    made.unfold();
    reach(made.body);
    form.announce(`${one} ${entries.length} added.`);
    form.changed();
  }

  /** @param {ReturnType<typeof entry>} made @param {number} by */
  function move(made, by) {
    const from = entries.indexOf(made);
    entries.splice(from + by, 0, ...entries.splice(from, 1));
    show();
    made.focusTool(by);
    form.announce(`${one} is now number ${from + by + 1}.`);
    form.changed();
  }

  /** @param {ReturnType<typeof entry>} made */
  function remove(made) {
    const place = entries.indexOf(made);
    if (made.read() !== undefined && !confirm(`Remove ${one} ${place + 1} with all that is in it?`)) return;
    entries = entries.filter((each) => each !== made);
    show();
    (entries[place] ?? entries[place - 1])?.element.querySelector("summary")?.focus();
    if (!entries.length) adder.focus();
    form.announce(`${one} ${place + 1} removed.`);
    form.changed();
  }

  function show() {
    for (const [place, each] of entries.entries()) {
      if (list.children[place] !== each.element) list.insertBefore(each.element, list.children[place] ?? null);
      each.number(place, entries.length);
    }
    while (list.children.length > entries.length) list.lastElementChild?.remove();
  }
  const tools = { move, remove };

  parts.element.classList.add("rows-field");
  parts.element.append(list, adder);
  for (const given of value ?? (field.required ? [undefined] : [])) add(given, false);
  const filled = () => entries.filter((each) => each.read() !== undefined);
  const read = () => { const found = filled(); return found.length ? found.map((each) => each.read()) : undefined; };
  /** @type {Control} */
  const made = {
    element: parts.element, read, say: (words) => parts.say(parts.element, words),
    find: ([place, ...rest]) => (place === undefined ? made : filled()[Number(place)]?.find(rest) ?? made),
    get children() { return entries.flatMap((each) => each.children); },
  };
  return Object.assign(made, { entries: () => entries });
}

/**
 * One entry of a list, which can be folded.
 * @param {Form} form @param {import("./schema.js").Node} node @param {string} one @param {any} value
 * @param {{move: Function, remove: Function}} tools @param {() => unknown[]} siblings  ids in use
 */
function entry(form, node, one, value, tools, siblings) {
  const inside = named(form, fieldsOf(form.schema, node), value ?? {});
  const legend = unseen("");
  const head = make("span", {});
  const body = make("fieldset", { class: "inside" }, make("legend", {}, legend), ...inside.elements);
  const wrong = make("p", { class: "wrong", id: `w${++count}`, hidden: true });
  const details = /** @type {HTMLDetailsElement} */ (make("details", { class: "entry", open: value === undefined }, make("summary", {}, head), wrong, body));
  const [up, down, drop] = /** @type {[string, () => void][]} */ ([["Move up", () => tools.move(made, -1)], ["Move down", () => tools.move(made, 1)], ["Remove", () => tools.remove(made)]])
    .map(([words, action]) => button(words, action));
  const element = make("li", {}, details, make("p", { class: "tools" }, up, down, drop));
  let place = 0;

  function title() {
    const words = preview(form, node, /** @type {any} */ (inside.read()));
    head.textContent = `${one} ${place + 1}${words ? `: ${words}` : ""}`;
    legend.textContent = `${one} ${place + 1}`;
  }
  /** An id is made from the first text, so that nobody has to think of one. */
  function nameIt() {
    const id = inside.controls.get("id");
    const first = fieldsOf(form.schema, node).find((field) => field.name !== "id" && sort(form.schema, field.node) === "text");
    const text = first && inside.controls.get(first.name)?.read();
    if (!id || id.read() !== undefined || !text) return;
    const base = slug(`${text}`) || slug(`${one} ${place + 1}`);
    const used = siblings();
    id.put?.([base, ...Array.from({ length: 99 }, (_, nth) => `${base}-${nth + 2}`)].find((each) => !used.includes(each)));
  }
  element.addEventListener("change", () => { nameIt(); title(); });

  const made = {
    ...inside, element, body, title,
    unfold: () => { details.open = true; },
    focusTool: (/** @type {number} */ by) => { const [wanted, otherwise] = by < 0 ? [up, down] : [down, up]; (/** @type {HTMLButtonElement} */ (wanted).disabled ? otherwise : wanted).focus(); },
    number: (/** @type {number} */ at, /** @type {number} */ of) => {
      place = at;
      title();
      /** @type {HTMLButtonElement} */ (up).disabled = at === 0;
      /** @type {HTMLButtonElement} */ (down).disabled = at === of - 1;
      for (const tool of [up, down, drop]) tool.setAttribute("aria-label", `${tool.textContent} ${one} ${at + 1}`);
    },
    find: (/** @type {any[]} */ path) => (path.length ? inside.find(path) : undefined) ?? self,
  };
  /** @type {Control} */
  const self = {
    element: body, read: inside.read, find: () => self,
    say: (words) => {
      wrong.hidden = !words.length;
      wrong.textContent = words.join(" ");
      words.length ? body.setAttribute("aria-describedby", wrong.id) : body.removeAttribute("aria-describedby");
    },
  };
  return made;
}

/** The first words of an entry, for its heading when folded. @param {Form} form @param {import("./schema.js").Node} node @param {any} value */
function preview(form, node, value = {}) {
  const words = fieldsOf(form.schema, node).filter((field) => field.name !== "id").map(({ name, node: inside }) => {
    const offered = inside.references ? form.offered(inside.references) : choices(inside);
    return ["string", "number"].includes(typeof value[name]) ? offered.find((each) => each.id === value[name])?.label ?? `${value[name]}` : "";
  }).filter(Boolean).slice(0, 2).join(", ");
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
