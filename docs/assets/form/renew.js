// Says something anew, and nothing that was said already.
// @ts-check
import { make } from "../dom.js";

/** Puts other children into an element, unless it says the same already: one of them may have the focus. @param {Element} target @param {import("../dom.js").Child[]} children */
export function renew(target, ...children) {
  const next = make("div", {}, ...children);
  if (next.textContent !== target.textContent) target.replaceChildren(...next.childNodes);
}
