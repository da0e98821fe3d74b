// Draws one field that holds no other fields.
// @ts-check
import { make, unseen } from "../dom.js";
import { choices, pointedAt, sort, typed } from "./schema.js";

/**
 * @typedef {import("./schema.js").Node} Node @typedef {import("./schema.js").Field} Field
 * @typedef {import("./schema.js").Choice} Choice @typedef {import("./types.js").Control} Control @typedef {import("./types.js").Form} Form
 */

let count = 0;
const single = () => import("./single.js");
const terms = () => import("./terms.js");
const LONG_LIST = 6;
const LONG_TEXT = 90;
/** Begins words that tell no fault. */
export const LOOK = "To look at: ";

/**
 * What stands around a control: label or legend, prompt, place for a problem.
 * @param {Field} field @param {boolean} isSet  a group of inputs rather than one
 */
export function frame({ name, node, required, together }, isSet) {
  const id = `f${++count}`;
  const need = required === undefined ? "" : required ? "required" : together ? "required with any of these" : "optional";
  const title = make(isSet ? "legend" : "label", isSet ? {} : { for: id }, node.title ?? name, need && make("span", { class: "need" }, ` (${need})`));
  const wrong = make("p", { class: "wrong", id: `${id}-wrong`, hidden: true });
  const element = make(isSet ? "fieldset" : "div", { class: `field ask-${name}`, ...(isSet ? { id, tabindex: -1 } : {}) }, title, ...prompt(node, id), wrong);
  const described = [node.description && `${id}-hint`].filter(Boolean);
  if (isSet && described.length) element.setAttribute("aria-describedby", described.join(" "));

  /** @param {HTMLElement} target @param {string[]} words */
  function say(target, words) {
    const mild = (/** @type {string} */ each) => each.startsWith(LOOK);
    wrong.hidden = !words.length;
    wrong.replaceChildren(...words.flatMap((each) => [make("span", {}, !mild(each) && unseen("To mend: "), `${each[0].toUpperCase()}${each.slice(1)}`), make("br")]).slice(0, -1));
    wrong.classList.toggle("mild", words.every(mild));
    element.classList.toggle("faulty", !words.every(mild));
    target.setAttribute("aria-describedby", [...described, ...(words.length ? [wrong.id] : [])].join(" "));
    if (!isSet) !words.every(mild) ? target.setAttribute("aria-invalid", "true") : target.removeAttribute("aria-invalid");
  }
  return { id, element, wrong, described: described.join(" ") || undefined, say };
}

/** The prompt and an example; what goes on for long is folded after its first sentence. @param {Node} node @param {string} id */
function prompt(node, id) {
  const sentences = (node.description ?? "").match(/[^.]+(\.\S[^.]*)*\.?\s*/g) ?? [];
  const short = (node.description ?? "").length <= 170 ? node.description : `${sentences[0].trim()}`;
  const rest = (node.description ?? "").slice((short ?? "").length).trim();
  const date = node.format === "library-date" && node.pattern.includes("/");
  const [example] = node.examples ?? [];
  const limit = node.maxLength >= 200 ? ` At most ${node.maxLength} characters.` : "";
  const hint = make("p", { class: "hint", id: `${id}-hint` }, short + limit, example !== undefined && !node.enum && !node.items && ` For example: ${example}`);
  const more = date ? folded("How to write a date", async () => (await import("./dates.js")).guide(node.once && rest)) : rest && folded("More on this", () => make("p", {}, rest));
  return [node.description && hint, more];
}

/** What is made only when somebody unfolds it. @param {string} words @param {() => HTMLElement | Promise<HTMLElement>} inside @param {string} [as] */
function folded(words, inside, as = "") {
  const details = make("details", { class: `rest ${as}` }, make("summary", {}, words));
  details.addEventListener("toggle", async () => details.append(await inside()), { once: true });
  return details;
}

/** Draws a field by its sort. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
export function leaf(form, field, value) {
  const kind = sort(form.schema, field.node);
  return (DRAWN[kind] ?? other)(form, field, value);
}

/** A control that has no parts. @param {HTMLElement} element @param {() => unknown} read @param {(words: string[]) => void} say @param {Partial<Control>} [more] @returns {Control} */
function control(element, read, say, more) {
  /** @type {Control} */
  const made = { element, read, say, find: () => made, ...more };
  return made;
}

/** Text as it is kept: one form of each letter, no blanks around. @param {string} value */
export const clean = (value) => value.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ").trim();

/** @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function text(form, field, value) {
  const { node } = field;
  const parts = frame(field, false);
  const address = node.pattern?.startsWith("^http");
  const long = (node.maxLength ?? LONG_TEXT) >= LONG_TEXT && sort(form.schema, node) === "text";
  const input = /** @type {HTMLInputElement} */ (make(long ? "textarea" : "input", {
    id: parts.id, "aria-describedby": parts.described, autocomplete: "off", dir: "auto",
    ...(long ? { rows: address || node.maxLength <= 250 ? 1 : node.maxLength > 500 ? 5 : node.maxLength ? 3 : 2 } : { type: "text" }),
    inputmode: node.type === "number" ? "decimal" : address ? "url" : undefined,
    spellcheck: long && !address ? "true" : "false",
  }));
  parts.element.append(input);
  if (node.maxLength >= 80 && !address) input.addEventListener("input", async () => parts.element.append((await single()).counter(input, node.maxLength)), { once: true });
  const put = (/** @type {any} */ given) => { input.value = given === undefined ? "" : `${given}`; input.dispatchEvent(new Event("count")); };
  put(value);
  // A box of one line grows with its text, and takes no second line.
  if (input.getAttribute("rows") === "1") input.addEventListener("input", () => { if (input.value.includes("\n")) input.value = input.value.replace(/\n(?=http)/g, " ").replace(/ *\n */g, address ? "" : " "); });
  const [initial, shown] = [value, input.value];
  // What was loaded and not touched is given back as it was.
  const read = () => (input.value === shown && initial !== undefined ? initial : clean(input.value) ? typed(node, plain(node, input.value)) : undefined);
  /** @param {string[]} words */
  async function say(words) {
    parts.say(input, words);
    if (words.length) (await single()).offer(parts.wrong, node, `${read()}`, (given) => { put(given); input.dispatchEvent(new Event("change", { bubbles: true })); input.focus(); });
  }
  input.addEventListener("change", async () => {
    if (node.type === "number") put(read());
    say((await single()).wrongWith(field, read()));
  });
  return control(parts.element, read, say, { put, field });
}

/** `1,200` and `1 200` are 1200; two cells of a table are no number. @param {Node} node @param {string} text */
function plain({ type }, text) {
  if (type !== "number") return clean(text);
  return /^[1-9]\d{0,2}((?!\t)[,\s'’]\d{3})+(\.\d+)?$/.test(text.trim()) ? text.replace(/[^\d.]/g, "") : text.trim();
}

/** Several texts, one on each line. @param {Form} form @param {Field} field @param {string[] | undefined} value @returns {Control} */
function lines(form, field, value) {
  const parts = frame(field, false);
  const shown = (value ?? []).map((line) => clean(line).replace(/\n/g, " "));
  const input = /** @type {HTMLTextAreaElement} */ (make("textarea", { id: parts.id, rows: 3, "aria-describedby": `${parts.described ?? ""} ${parts.id}-how`.trim(), dir: "auto" }));
  input.value = shown.join("\n");
  parts.element.append(make("p", { class: "hint", id: `${parts.id}-how` }, "One on each line."), input);
  const read = () => {
    const found = input.value.split("\n").map(clean).filter(Boolean).map((line) => value?.[shown.indexOf(line)] ?? line.replace(/^([•*–-]|\d+[.)]) +/, ""));
    return found.length ? found : undefined;
  };
  return control(parts.element, read, (words) => parts.say(input, words));
}

/** Yes, or nothing. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function flag(form, field, value) {
  const { node } = field;
  const on = node.enum ? node.enum[0] : true;
  const parts = frame({ ...field, node: { ...node, title: node.title ?? field.name } }, true);
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: `${parts.id}-yes` }));
  box.checked = value === on;
  parts.element.append(make("label", { class: "choice" }, box, make("span", {}, on ? "Yes" : choices(node)[0].label)));
  return control(parts.element, () => (box.checked ? on : value === on ? undefined : value), (words) => parts.say(parts.element, words));
}

/** One of several: radio buttons with their definitions, or a list if there are many. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function choice(form, field, value) {
  const { node } = field;
  return node.references || choices(node).length > LONG_LIST ? list(form, field, value) : radios(form, field, value);
}

/** @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function radios(form, field, value) {
  const parts = frame(field, true);
  const body = make("div", {});
  const none = field.required ? [] : [{ id: "", label: "Not stated", definition: "" }];
  let chosen = `${value ?? ""}`;
  let drawn = "";
  function refresh() {
    const all = [...choices(field.node), ...none];
    if (drawn === JSON.stringify(all)) return;
    drawn = JSON.stringify(all);
    body.replaceChildren(...all.map((each) => {
      const box = make("input", { type: "radio", name: parts.id, value: each.id, checked: each.id === chosen, change: () => { chosen = each.id; } });
      return make("label", { class: "choice" }, box, defined(each));
    }));
  }
  refresh();
  const put = (/** @type {string} */ given) => { chosen = given; drawn = ""; refresh(); };
  parts.element.append(body, ...proposing(form, field.node, put));
  return control(parts.element, () => chosen || undefined, (words) => parts.say(parts.element, words), { refresh, put });
}

/** Unfolded, it asks for the term that an open list lacks. @param {Form} form @param {Node} node @param {(id: string) => void} choose */
function proposing(form, node, choose) {
  if (!node.open) return [];
  return [folded("Not in the list: propose one", async () => (await terms()).asking(form, node, choose), "propose")];
}

/** @param {Choice} each */
const defined = ({ label, definition }) => make("span", {}, label, definition && make("span", { class: "meaning" }, `: ${definition}`));

/** @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function list(form, field, value) {
  const { node } = field;
  const parts = frame(field, false);
  const meaning = make("p", { class: "meaning", id: `${parts.id}-meaning`, "aria-live": "polite" });
  const select = /** @type {HTMLSelectElement} */ (make("select", { id: parts.id, "aria-describedby": parts.described }));
  // An entry of this case has no meaning beside its title.
  const about = node.vocabulary ?? (pointedAt(form.schema, node.references) ? "" : node.references);
  const offered = () => (node.references ? form.offered(node.references) : choices(node));
  let chosen = `${value ?? ""}`;
  function refresh() {
    const all = offered();
    const lost = chosen && !all.some((each) => each.id === chosen) ? [{ id: chosen, label: chosen, definition: "" }] : [];
    select.replaceChildren(...[{ id: "", label: field.required ? "Choose one" : "Not stated" }, ...lost, ...all].map(({ id, label }) => make("option", { value: id }, label)));
    select.value = chosen;
    explain(all.find((each) => each.id === chosen));
  }
  /** @param {Choice} [picked] */
  async function explain(picked) {
    const said = picked ? await (await terms()).explained(form, node, about, picked) : "";
    if (picked?.id === (chosen || undefined)) meaning.textContent = said;
  }
  select.addEventListener("change", () => { chosen = select.value; refresh(); });
  refresh();
  const put = (/** @type {any} */ given) => { chosen = `${given ?? ""}`; refresh(); };
  parts.element.append(select, meaning, ...(about ? [folded("What the choices mean", async () => (await terms()).meanings(form, about, offered))] : []), ...proposing(form, node, put));
  return control(parts.element, () => chosen || undefined, (words) => parts.say(select, words), { refresh, put, refers: node.references });
}

/** Several of a list, in the order in which they were ticked. @param {Form} form @param {Field} field @param {string[] | undefined} value @returns {Control} */
function picks(form, field, value) {
  const items = field.node.items.$ref ? form.schema.definitions[field.node.items.$ref.split("/").pop()] : field.node.items;
  const parts = frame(field, true);
  const body = make("div", { class: "picks" });
  let picked = [...(value ?? [])];
  let touched = value !== undefined;
  let byItself = false;
  let many = 0;
  function refresh() {
    const all = items.references ? form.offered(items.references) : choices(items);
    if (items.references === "sources") {
      // One document alone carries all that a new case says: it is ticked by itself, and stays so.
      if (Math.max(many, all.length) > 1 && made.said?.()) touched = true;
      many = all.length;
      byItself = !touched && all.length === 1 && !form.loaded;
      if (!touched) picked = byItself ? [all[0].id] : [];
    }
    const lost = picked.filter((id) => !all.some((each) => each.id === id)).map((id) => ({ id, label: `${id} (not there)`, definition: "" }));
    const focused = body.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement).value : undefined;
    const shown = [...all, ...lost].map((each) => pick(each));
    body.replaceChildren(...(shown.length ? shown : [make("p", { class: "hint" }, "Nothing to choose from yet.")]));
    if (focused !== undefined) /** @type {HTMLElement | null} */ (body.querySelector(`input[value="${CSS.escape(focused)}"]`))?.focus();
  }
  /** @param {Choice} each */
  function pick(each) {
    const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", value: each.id }));
    box.checked = picked.includes(each.id);
    box.addEventListener("change", () => { touched = true; byItself = false; picked = box.checked ? [...picked, each.id] : picked.filter((id) => id !== each.id); if (!items.references) refresh(); });
    const place = picked.length > 1 && !items.references && box.checked && make("span", { class: "place" }, ` (${picked.indexOf(each.id) + 1})`);
    return make("label", { class: "choice" }, box, make("span", {}, each.label, place, each.definition && make("span", { class: "meaning" }, `: ${each.definition}`)));
  }
  const put = (/** @type {string[]} */ given) => { picked = [...given]; refresh(); };
  const made = control(parts.element, () => (picked.length ? [...picked] : undefined), (words) => parts.say(parts.element, words), { refresh, put, refers: items.references, byItself: () => byItself });
  refresh();
  parts.element.append(body, ...proposing(form, items, (id) => put([...picked.filter((each) => each !== id), id])));
  return made;
}

/** What the form cannot ask for stays as it is in the file. @param {Form} form @param {Field} field @param {any} value @returns {Control} */
function other(form, field, value) {
  const parts = frame(field, true);
  parts.element.append(make("p", { class: "hint" }, "This field can be changed in the YAML only. What stands there is kept."));
  return control(parts.element, () => value, (words) => parts.say(parts.element, words));
}

/** @type {Record<string, (form: Form, field: Field, value: any) => Control>} */
const DRAWN = { text, date: text, number: text, lines, flag, choice, picks };
