// The form for a case. It is drawn from the schema; nothing that is typed leaves the page by itself.
// @ts-check
import { button, make, reach } from "../dom.js";
import { keep, kept } from "./drafts.js";
import { draw } from "./groups.js";
import { Links } from "./links.js";
import { FileName } from "./name.js";
import { beginning, pointedAt, steps } from "./schema.js";
import { Store } from "./store.js";

/** @typedef {import("./types.js").Control} Control */

const PAUSE = 300;
const wide = matchMedia("(min-width: 60em)");

/** The form as it stands: its fields, its steps, its draft. */
export class CaseForm {
  /** @param {HTMLElement} root @param {Store} store @param {import("./schema.js").Node} schema */
  constructor(root, store, schema) {
    this.root = root;
    this.store = store;
    this.schema = schema;
    this.plan = steps(schema);
    this.blank = beginning(schema);
    /** @type {import("./terms.js").Proposal[]} what stands in the lists by proposal */
    this.proposals = [];
    /** @type {Map<string, Control>} */
    this.controls = new Map();
    /** @type {HTMLElement[]} */
    this.panels = [];
    this.step = 0;
    /** @type {import("./yaml.js").Read | null} the file that was loaded */
    this.loaded = null;
    this.unsaved = false;
    this.marked = false;
    this.waiting = 0;
    this.links = new Links(schema, () => this.controls);
    /** @type {import("./ending.js").Ending | null} the last step, once it was reached */
    this.ending = null;
    this.name = new FileName();
    this.spoken = make("p", { class: "unseen", role: "status" });
    this.told = make("div", { class: "told", role: "status", tabindex: -1 });
    this.state = make("p", {});
    this.body = make("div", {});
    this.nav = make("nav", { class: "steps", "aria-label": "Steps of the form" });
    this.end = make("div", {});
  }

  /** Puts everything in its place, with the draft if there is one. */
  async start() {
    const draft = kept();
    // The page was scrolled to another step.
    if (draft) history.scrollRestoration = "manual";
    for (const event of ["input", "change"]) this.body.addEventListener(event, () => this.changed());
    addEventListener("beforeunload", (event) => { if (this.unsaved) event.preventDefault(); });
    addEventListener("pagehide", () => { if (this.waiting) this.settle(); });
    wide.addEventListener("change", () => this.drawSteps());
    this.root.replaceChildren(this.loadPart(), this.told, this.nav, make("div", { class: "page" }, this.body, this.keeping()), this.spoken);
    this.root.classList.add("live");
    if (draft?.text) this.loaded = await (await yaml()).read(draft.text, this.schema);
    this.name.put(draft?.id ?? "", draft?.original ?? "", draft?.data.title, draft?.byHand);
    await this.propose(draft?.proposals ?? []);
    this.fill(draft?.data ?? this.blank);
    await this.go(draft?.step ?? 0, true);
    this.state.textContent = "Your draft is kept in this browser only. Nothing has been sent.";
    if (draft) (await import("./single.js")).back(this);
  }

  /** The case as it stands in the form. @returns {Record<string, any>} */
  get data() {
    return Object.fromEntries([...this.controls].map(([name, control]) => [name, control.read()]).filter(([, value]) => value !== undefined));
  }

  get published() {
    return Boolean(this.name.original);
  }

  /** Puts these proposed terms into the lists, and no others. @param {import("./terms.js").Proposal[]} proposals */
  async propose(proposals) {
    if (proposals.length + this.proposals.length) (await terms()).swap(this.schema, this.proposals, proposals);
    this.proposals = proposals;
    this.links.refresh();
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
    this.panels = [...this.plan.map((step, place) => this.panel(place, step.title, ...step.fields.map((field) => {
      const control = draw(this, field, value[field.name]);
      this.controls.set(field.name, control);
      return control.element;
    }))), this.panel(this.plan.length, LAST, this.end)];
    this.body.replaceChildren(...this.panels);
    this.ending?.clear();
    this.links.follow();
  }

  /** @param {number} place @param {string} title @param {Node[]} inside */
  panel(place, title, ...inside) {
    const back = place > 0 && button("Back", () => this.go(place - 1));
    const on = place < this.plan.length && button("Continue", () => this.go(place + 1), { class: "main" });
    const heading = make("h2", { tabindex: -1, id: `step-${place + 1}` }, `${place + 1}. ${title}`);
    return make("section", { class: "step", "aria-labelledby": heading.id }, heading, ...inside, make("p", { class: "onward" }, back, on));
  }

  /** Unfolded, it offers what can be loaded. */
  loadPart() {
    const details = make("details", { class: "loading" }, make("summary", {}, "Load a case to correct it, or a file of yours"));
    details.addEventListener("toggle", async () => details.append(...(await import("./load.js")).loading(this)), { once: true });
    return details;
  }

  keeping() {
    const save = button("Save unfinished work to a file", async () => (await whole()).saveUnfinished(this));
    return make("div", { class: "keeping" }, this.state, make("p", {}, save, button("Delete the draft", async () => (await whole()).drop(this))));
  }

  changed() {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.settle(), PAUSE);
  }

  /** After a change. */
  settle() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.links.follow();
    this.name.follow(this.data);
    this.unsaved = !keep({ id: this.name.id, byHand: this.name.byHand, original: this.name.original, text: this.loaded?.text ?? "", data: this.data, step: this.step, proposals: this.proposals });
    this.state.textContent = this.unsaved ? "This browser keeps no drafts: save your work to a file before you leave." : "Your draft is kept in this browser only. Nothing has been sent.";
    if (this.ending?.checked) this.ending.judge();
    this.mark();
  }

  /** Marks the steps, from then on. */
  async mark() {
    this.marked = true;
    (await import("./marks.js")).look(this);
  }

  /** Shows a step. @param {number} place @param {boolean} [quietly]  leaves the focus where it is */
  async go(place, quietly) {
    const from = this.step;
    this.step = Math.min(place, this.plan.length);
    for (const [at, each] of this.panels.entries()) each.hidden = at !== this.step;
    this.drawSteps();
    if (!quietly) {
      this.told.replaceChildren();
      this.settle();
      const heading = this.panels[this.step].querySelector("h2");
      heading?.focus({ preventScroll: true });
      (wide.matches ? heading : this.nav)?.scrollIntoView({ block: "start" });
      import("./marks.js").then(({ left }) => left(this, from));
    }
    if (this.step === this.plan.length || /"references":"(lessons|cases)"/.test(JSON.stringify(this.plan[this.step]))) await this.know();
    if (this.step < this.plan.length) return;
    await this.finish();
    await this.ending?.sound(quietly);
  }

  /** Offers the titles of the library, whoever has fetched them. */
  async know() {
    const known = await this.store.library();
    this.links.refresh();
    if (!known && this.step < this.plan.length) this.tell(UNKNOWN);
  }

  drawSteps() {
    const titles = [...this.plan.map((step) => step.title), LAST];
    const rows = titles.map((title, place) => make("li", {}, button(title, () => this.go(place), { "aria-describedby": `mark-${place + 1}`, "aria-current": place === this.step && "step" }), make("span", { class: "sign", id: `mark-${place + 1}` })));
    this.nav.replaceChildren(make("details", { open: wide.matches },
      make("summary", {}, `Step ${this.step + 1} of ${titles.length}: ${titles[this.step]}`), make("ol", {}, ...rows)));
    if (this.marked) this.mark();
  }

  async finish() {
    this.ending ??= new (await import("./ending.js")).Ending(this);
    this.end.replaceChildren(...this.ending.parts);
    this.ending.show();
  }

  /** @param {Control} control */
  placeOf(control) {
    return this.panels.findIndex((each) => each.contains(control.element));
  }

  /** @param {Control} control */
  stepOf(control) {
    return this.plan[this.placeOf(control)]?.title ?? LAST;
  }

  /** @param {Control} control */
  async reach(control) {
    await this.go(this.placeOf(control), true);
    reach(control.element);
  }
}

const LAST = "Check and send";
const UNKNOWN = "The lessons and cases of the library could not be fetched. Your draft is kept: open this step again when there is a connection.";
const yaml = () => import("./yaml.js");
const terms = () => import("./terms.js");
const whole = () => import("./whole.js");

const root = document.getElementById("case-form");
if (root) {
  const store = new Store();
  store.schema().then((schema) => new CaseForm(root, store, schema).start());
}
