// The form for a case. It is drawn from the schema; nothing that is typed leaves the page by itself.
// @ts-check
import { check } from "./check.js";
import { button, make, reach } from "./dom.js";
import { forget, keep, kept } from "./drafts.js";
import { FileName, ways } from "./finish.js";
import { draw } from "./groups.js";
import { Links } from "./links.js";
import { loading } from "./load.js";
import { preview } from "./preview.js";
import { Problems } from "./problems.js";
import { beginning, pointedAt, same, steps } from "./schema.js";
import { download } from "./send.js";
import { Store } from "./store.js";

/** @typedef {import("./fields.js").Control} Control @typedef {import("./rules.js").Problem} Problem */

const PAUSE = 300;
const wide = matchMedia("(min-width: 60em)");

class CaseForm {
  /** @param {HTMLElement} root @param {Store} store @param {import("./schema.js").Node} schema */
  constructor(root, store, schema) {
    this.root = root;
    this.store = store;
    this.schema = schema;
    this.plan = steps(schema);
    this.blank = beginning(schema);
    /** @type {Map<string, Control>} */
    this.controls = new Map();
    /** @type {HTMLElement[]} */
    this.panels = [];
    this.step = 0;
    /** @type {import("./yaml.js").Read | null} the file that was loaded */
    this.loaded = null;
    this.checked = this.unsaved = false;
    this.waiting = 0;
    this.links = new Links(schema, () => this.controls);
    this.problems = new Problems(schema, (control) => this.reach(control));
    this.name = new FileName(() => this.changed());
    this.spoken = make("p", { class: "unseen", role: "status" });
    this.told = make("div", { class: "told", role: "status" });
    this.state = make("p", {});
    this.body = make("div", {});
    this.nav = make("nav", { class: "steps", "aria-label": "Steps of the form" });
    this.shown = make("div", {});
  }

  /** Puts everything in its place, with the draft if there is one. */
  async start() {
    const draft = kept();
    for (const event of ["input", "change"]) this.body.addEventListener(event, () => this.changed());
    addEventListener("beforeunload", (event) => { if (this.unsaved) event.preventDefault(); });
    addEventListener("pagehide", () => { if (this.waiting) this.settle(); });
    wide.addEventListener("change", () => this.drawSteps());
    this.root.replaceChildren(this.loadPart(), this.told, this.nav, make("div", { class: "page" }, this.problems.summary, this.body, this.keeping()), this.spoken);
    this.root.classList.add("live");
    if (draft?.text) this.loaded = await (await yaml()).read(draft.text, this.schema);
    this.name.put(draft?.id ?? "", draft?.original ?? "", draft?.data.title);
    this.fill(draft?.data ?? this.blank);
    await this.go(draft?.step ?? 0, true);
    this.state.textContent = "Your draft is kept in this browser only. Nothing has been sent.";
    if (draft) this.tell("Your draft is back. It was kept in this browser only.");
  }

  /** The case as it stands in the form. @returns {Record<string, any>} */
  get data() {
    return Object.fromEntries([...this.controls].map(([name, control]) => [name, control.read()]).filter(([, value]) => value !== undefined));
  }

  /** What a reference may point at: entries of this case, or titles of the library. @param {string} kind */
  offered(kind) {
    if (pointedAt(this.schema, kind)) return this.links.offered(kind);
    const known = /** @type {Record<string, any>} */ (this.store.names ?? {})[kind] ?? {};
    return Object.entries(known).map(([id, label]) => ({ id, label: `${label}`, definition: "" }));
  }

  /** @param {string} words */
  announce(words) {
    this.spoken.textContent = words;
  }

  /** @param {string} words @param {string[]} [rows] */
  tell(words, rows = []) {
    this.told.replaceChildren(make("p", {}, words), ...(rows.length ? [make("ul", {}, ...rows.map((row) => make("li", {}, row)))] : []));
  }

  /** Draws everything anew for a case. @param {Record<string, any>} value */
  fill(value) {
    this.controls = new Map();
    this.checked = false;
    this.panels = [...this.plan.map((step, place) => this.panel(place, step.title, ...step.fields.map((field) => {
      const control = draw(this, field, value[field.name]);
      this.controls.set(field.name, control);
      return control.element;
    }))), this.lastPanel()];
    this.body.replaceChildren(...this.panels);
    this.problems.clear();
    this.links.follow();
  }

  /** @param {number} place @param {string} title @param {Node[]} inside */
  panel(place, title, ...inside) {
    const back = place > 0 && button("Back", () => this.go(place - 1));
    const on = place < this.plan.length && button("Continue", () => this.go(place + 1), { class: "main" });
    const heading = make("h2", { tabindex: -1, id: `step-${place + 1}` }, `${place + 1}. ${title}`);
    return make("section", { class: "step", "aria-labelledby": heading.id }, heading, ...inside, make("p", { class: "onward" }, back, on));
  }

  lastPanel() {
    const { contact = "", repository = "" } = this.root.dataset;
    const hands = { contact, repository, sound: () => this.sound(), yaml: () => this.text(), name: this.name };
    return this.panel(this.plan.length, LAST, this.name.element,
      make("h3", {}, "What to mend"), make("p", {}, button("Check again", () => this.sound()), " ", this.problems.count),
      make("h3", {}, "Hand it on"), ways(hands),
      make("h3", {}, "How it will look"), make("p", { class: "hint" }, "The main parts; the page of the case shows the rest too."), this.shown);
  }

  loadPart() {
    return loading(this.store, this.schema, {
      may: () => same(this.data, this.blank) || confirm("This replaces what stands in the form now. Replace it?"),
      show: (read, id, published) => this.show(read, id, published),
      tell: (words, rows) => this.tell(words, rows),
    });
  }

  keeping() {
    const save = button("Save unfinished work to a file", async () => download(`${this.name.id || "case"}.unfinished.yaml`, await this.text()));
    return make("div", { class: "keeping" }, this.state, make("p", {}, save, button("Delete the draft", () => this.drop())));
  }

  /** @param {import("./yaml.js").Read} read @param {string} id @param {boolean} published */
  async show(read, id, published) {
    this.loaded = read;
    this.name.put(id, published ? id : "", "");
    this.fill(read.data);
    await this.go(0);
    this.tell(`Loaded ${id}.yaml. Only what you change will change in the file.`);
  }

  async drop() {
    if (!confirm("Delete everything that stands in this form?")) return;
    this.loaded = null;
    this.name.put("", "", "");
    this.fill(this.blank);
    await this.go(0);
    forget();
    this.told.replaceChildren();
    this.state.textContent = "The draft is deleted. Nothing of it is kept.";
  }

  changed() {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.settle(), PAUSE);
  }

  /** After a change: references, the file's name, the draft, and the problems if they are shown already. */
  settle() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.links.follow();
    this.name.follow(this.controls.get("title")?.read());
    this.unsaved = !keep({ id: this.name.id, original: this.name.original, text: this.loaded?.text ?? "", data: this.data, step: this.step });
    this.state.textContent = this.unsaved ? "This browser keeps no drafts: save your work to a file before you leave." : "Your draft is kept in this browser only. Nothing has been sent.";
    if (this.checked) this.judge();
  }

  /** Shows a step. @param {number} place @param {boolean} [quietly]  leaves the focus where it is */
  async go(place, quietly) {
    this.step = Math.min(place, this.plan.length);
    for (const [at, each] of this.panels.entries()) each.hidden = at !== this.step;
    this.drawSteps();
    if (!quietly) {
      this.settle();
      this.panels[this.step].querySelector("h2")?.focus({ preventScroll: true });
      this.root.scrollIntoView({ block: "start" });
    }
    if (this.step === this.plan.length || /"references":"(lessons|cases)"/.test(JSON.stringify(this.plan[this.step]))) await this.know();
    if (this.step < this.plan.length) return;
    this.shown.replaceChildren(preview(this.data, this));
    if (!quietly) await this.sound();
  }

  /** Fetches the titles of the library once, and offers them. */
  async know() {
    if (this.store.names) return;
    await this.store.library();
    this.links.refresh();
  }

  drawSteps() {
    const titles = [...this.plan.map((step) => step.title), LAST];
    const rows = titles.map((title, place) => make("li", {}, button(title, () => this.go(place), place === this.step ? { "aria-current": "step" } : {})));
    this.nav.replaceChildren(make("details", { open: wide.matches },
      make("summary", {}, `Step ${this.step + 1} of ${titles.length}: ${titles[this.step]}`), make("ol", {}, ...rows)));
  }

  /** The file's text: as it was loaded but for what was changed, or written anew. */
  async text() {
    const { rewrite, write } = await yaml();
    return this.loaded ? rewrite(this.loaded, this.data, this.schema) : write(this.data, this.schema);
  }

  /** Checks everything; if something must be mended, shows it and moves the focus there. Says whether the case may go out. */
  async sound() {
    this.checked = true;
    await this.know();
    const found = await this.judge();
    if (found.length) this.problems.summary.focus();
    else this.announce("Nothing to mend.");
    return !found.some(({ level = "error" }) => level === "error");
  }

  async judge() {
    const found = await check(this.data, { schema: this.schema, id: this.name.id, original: this.name.original, library: this.store.names });
    this.problems.show(found, ({ path: [name, ...rest] }) => this.controls.get(String(name))?.find(rest) ?? this.name.control);
    return found;
  }

  /** @param {Control} control */
  async reach(control) {
    await this.go(this.panels.findIndex((each) => each.contains(control.element)), true);
    reach(control.element);
  }
}

const LAST = "Check and send";
const yaml = () => import("./yaml.js");

const root = document.getElementById("case-form");
if (root) {
  const store = new Store();
  store.schema().then((schema) => new CaseForm(root, store, schema).start());
}
