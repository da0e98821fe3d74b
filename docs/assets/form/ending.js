// The last step: what is to mend, the ways to hand the case on, and how it will look. Loaded when first needed.
// @ts-check
import { check } from "./check.js";
import { button, make } from "../dom.js";
import { ways } from "./finish.js";
import { preview } from "./preview.js";
import { Problems } from "./problems.js";

export class Ending {
  /** @param {import("./form.js").CaseForm} form */
  constructor(form) {
    this.form = form;
    this.checked = false;
    this.problems = new Problems(form.schema, (control) => form.reach(control));
    this.shown = make("div", {});
    const { contact = "", repository = "" } = form.root.dataset;
    const hands = { contact, repository, sound: () => this.sound(), yaml: () => form.text(), name: form.name };
    this.parts = [
      make("h3", {}, "What to mend"), make("p", {}, button("Check again", () => this.sound()), " ", this.problems.count),
      make("h3", {}, "Hand it on"), ways(hands),
      make("h3", {}, "How it will look"), make("p", { class: "hint" }, "The main parts; the page of the case shows the rest too."), this.shown,
    ];
    form.top.replaceChildren(this.problems.summary);
  }

  /** Another case stands in the form. */
  clear() {
    this.checked = false;
    this.problems.clear();
  }

  show() {
    this.shown.replaceChildren(preview(this.form.data, this.form));
  }

  /** Checks everything; if something must be mended, shows it and moves the focus there. Says whether the case may go out. */
  async sound() {
    this.checked = true;
    this.problems.count.textContent = "Checking …";
    await this.form.know();
    const found = await this.judge();
    if (found.length) this.problems.summary.focus();
    else this.form.announce("Nothing to mend.");
    return !found.some(({ level = "error" }) => level === "error");
  }

  /** Shows what is wrong and leaves the focus where it is. */
  async judge() {
    const { data, schema, name, store, controls } = this.form;
    const found = await check(data, { schema, id: name.id, original: name.original, library: store.names, safeguards: await store.safeguards() });
    this.problems.show(found, ({ path: [first, ...rest] }) => controls.get(String(first))?.find(rest) ?? name.control);
    return found;
  }
}
