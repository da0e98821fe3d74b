// The box for the name of the file, at the last step. It has one line, which is broken where it is
// too long for a telephone.
// @ts-check
import { make } from "../dom.js";
import { MOST } from "./name.js";
import { slug } from "./schema.js";

/** @param {import("./name.js").FileName} name @param {() => void} changed */
export function naming(name, changed) {
  const wrong = make("p", { class: "wrong", id: "file-name-wrong", hidden: true });
  const input = /** @type {HTMLTextAreaElement} */ (make("textarea", { rows: 1, id: "file-name", "aria-describedby": "file-name-hint", autocomplete: "off", spellcheck: "false" }));
  input.addEventListener("input", () => {
    if (input.value.includes("\n")) input.value = input.value.replace(/\n/g, "");
    name.id = input.value.trim();
    name.byHand = Boolean(name.id); // emptied, it is made again
    changed();
  });
  // Free text becomes a name of the right form.
  input.addEventListener("change", () => { name.id = slug(name.id, MOST); name.show(); changed(); });
  name.show = () => {
    input.value = name.id;
    input.readOnly = Boolean(name.original);
  };
  name.show();
  const element = make("div", { class: "field" }, make("label", { for: "file-name" }, "Name of the file", make("span", { class: "need" }, " (required)")),
    make("p", { class: "hint", id: "file-name-hint" }, "Made of the place and the name of the network, or of the title. Choose another if you like: once published, it is the address of the case and never changes. For example: georgia-gaard"),
    wrong, make("span", { class: "with-ending" }, input, make("span", {}, ".yaml")));
  /** @type {import("./types.js").Control} */
  const control = { element: input, read: () => name.id, find: () => control, say: (words) => {
    wrong.hidden = !words.length;
    wrong.textContent = words.map((each) => `${each[0].toUpperCase()}${each.slice(1)}`).join(" ");
    input.setAttribute("aria-describedby", words.length ? "file-name-hint file-name-wrong" : "file-name-hint");
  } };
  return { element, control };
}
