// The name of the file that a case becomes.
// @ts-check
import { make } from "../dom.js";
import { slug } from "./schema.js";

const MOST = 60;

/** Made from the title until somebody types another, and fixed for a case of the library. */
export class FileName {
  /** @param {() => void} changed */
  constructor(changed) {
    this.original = "";
    this.byHand = false;
    const wrong = make("p", { class: "wrong", id: "file-name-wrong", hidden: true });
    this.input = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "file-name", "aria-describedby": "file-name-hint", autocomplete: "off", spellcheck: "false" }));
    this.input.addEventListener("input", () => { this.byHand = Boolean(this.id); changed(); });
    // Free text becomes a name of the right form; emptied, it is made from the title again.
    this.input.addEventListener("change", () => { this.input.value = slug(this.id, MOST); changed(); });
    this.element = make("div", { class: "field" }, make("label", { for: "file-name" }, "Name of the file", make("span", { class: "need" }, " (required)")),
      make("p", { class: "hint", id: "file-name-hint" }, "Made from the title. Choose another if you like: once published, it is the address of the case and never changes. For example: georgia-gaard"),
      wrong, make("span", { class: "with-ending" }, this.input, make("span", {}, ".yaml")));
    /** @type {import("./fields.js").Control} */
    this.control = { element: this.input, read: () => this.id, find: () => this.control, say: (words) => {
      wrong.hidden = !words.length;
      wrong.textContent = words.map((each) => `${each[0].toUpperCase()}${each.slice(1)}`).join(" ");
      this.input.setAttribute("aria-describedby", words.length ? "file-name-hint file-name-wrong" : "file-name-hint");
    } };
  }

  get id() {
    return this.input.value.trim();
  }

  /** @param {string} id @param {string} original  the id in the library, or "" @param {string | undefined} title @param {boolean} [byHand]  did somebody type the id? */
  put(id, original, title, byHand) {
    this.input.value = id;
    this.original = original;
    this.input.readOnly = Boolean(original);
    this.byHand = byHand ?? (Boolean(id) && id !== slug(title ?? "", MOST));
  }

  /** @param {unknown} title */
  follow(title) {
    if (!this.byHand && !this.original) this.input.value = slug(`${title ?? ""}`, MOST);
  }
}
