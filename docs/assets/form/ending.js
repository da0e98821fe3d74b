// The last step: what is to mend, the ways to hand the case on, and how it will look. Loaded when first needed.
// @ts-check
import { check } from "./check.js";
import { button, make } from "../dom.js";
import { isPartner, unfold } from "./early.js";
import { ways } from "./finish.js";
import { naming } from "./naming.js";
import { preview } from "./preview.js";
import { HEADING, Problems } from "./problems.js";
import { renew } from "./renew.js";
import { quoted } from "./words.js";
import { proposed, saveUnfinished, text } from "./whole.js";

export class Ending {
  /** @param {import("./form.js").CaseForm} form */
  constructor(form) {
    this.form = form;
    this.checked = false;
    /** Did somebody try to finish? Until then what is missing is no mistake. */
    this.tried = false;
    this.problems = new Problems(form.schema, (control) => form.reach(control));
    this.naming = naming(form.name, () => form.changed());
    this.shown = make("div", {});
    const { contact = "", repository = "" } = form.root.dataset;
    const hands = { contact, repository, unready: () => this.unready(), unfinished: () => saveUnfinished(form), yaml: () => text(form), proposed: () => proposed(form), name: form.name };
    this.noted = make("p", { class: "noted" });
    /** What forbade that the case went out, as far as it still does. */
    this.undone = make("div", {});
    this.ways = ways(hands);
    this.parts = [
      this.naming.element, make("h3", {}, HEADING), make("p", {}, this.problems.count, " ", button("Check again", () => this.again())), ...this.problems.lists, this.noted,
      make("h3", {}, "Hand it on"), this.ways,
      make("h3", {}, "How it will look"), make("p", { class: "hint" }, "The main parts; the page of the case shows the rest too."), this.shown,
    ];
    if (!form.store.offline) document.head.append(make("link", { rel: "stylesheet", href: new URL("./ending.css", import.meta.url) }));
  }

  /** Another case stands in the form. */
  clear() {
    this.checked = this.tried = false;
    this.problems.clear();
  }

  async again() {
    this.tried = true;
    await this.sound();
  }

  /** What forbids that the case goes out, in words and links; nothing if it may go. */
  async unready() {
    this.tried = this.checked = true;
    this.form.settle();
    await this.judge();
    return this.problems.left() ? [this.undone] : [];
  }

  show() {
    this.ways.querySelector(".told")?.replaceChildren();
    this.shown.replaceChildren(preview(this.form.data, this.form));
  }

  /** Checks everything; if something is wrong, shows it and moves the focus there. @param {boolean} [quietly]  leaves the focus where it is */
  async sound(quietly) {
    this.checked = true;
    this.problems.count.textContent = "Checking …";
    await this.judge();
    if (quietly) return;
    if (!this.problems.summary.hidden) this.problems.summary.focus();
    else this.form.announce(this.problems.count.textContent ?? "");
  }

  /** Proposals of terms that were begun and not made, each with the place of its boxes. @returns {Map<import("./rules.js").Problem, import("./types.js").Control>} */
  unmade() {
    const found = [...this.form.body.querySelectorAll(".proposal")].map((element) => {
      const [text] = [...element.querySelectorAll("input")].map((input) => input.value.trim()).filter(Boolean);
      const field = element.closest(".field")?.querySelector("label, legend")?.firstChild?.textContent ?? "";
      const problem = { path: [field], message: `${quoted(text)} is not proposed yet; press “Propose it”, or empty its boxes` };
      return /** @type {const} */ ([text && problem, { element, read: () => undefined, say: () => {}, find: () => this.naming.control }]);
    });
    return new Map(/** @type {any} */ (found.filter(([problem]) => problem)));
  }

  /** Shows what is wrong and leaves the focus where it is. */
  async judge() {
    await this.form.know();
    const { data, schema, name, store, controls, proposals } = this.form;
    const around = { schema, id: name.id, original: name.original, library: store.names, proposals, safeguards: await store.safeguards() };
    const unmade = this.unmade();
    const all = [...await check(data, around), ...unmade.keys()];
    const begun = !this.tried && all.some(({ missing }) => missing);
    const found = all.filter(({ later }) => !later || !begun);
    const control = (/** @type {import("./rules.js").Problem} */ { path, to: [first, ...rest] = path }) => controls.get(String(first))?.find(rest) ?? this.naming.control;
    this.problems.show(found, (problem) => unmade.get(problem) ?? control(problem), (control) => this.form.stepOf(control), this.tried);
    for (const problem of found.filter(isPartner)) unfold(control(problem));
    const left = this.problems.left();
    renew(this.undone, ...(left ? [make("p", {}, `Not yet: ${left}.`), this.problems.first()] : [make("p", {}, "Nothing to mend any more.")]));
    const terms = proposed(this.form).map((each) => each.split(": ")[0]);
    this.noted.textContent = terms.length ? `Proposed: ${terms.join("; ")}. A reviewer must add ${terms.length === 1 ? "this term" : "these terms"} first; your file can be sent as it is.` : "";
    this.form.mark();
    return found;
  }
}
