// Makes elements. A contributor's text only ever becomes a text node.
// @ts-check

/** @typedef {Node | string | undefined | null | false} Child */

/**
 * An element with attributes and children. A function is a listener; `true` is an attribute without a value; what is
 * undefined or false is left out.
 * @param {string} tag @param {Record<string, unknown>} [attributes] @param {Child[]} children @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, /** @type {EventListener} */ (value));
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return made;
}

/** @param {string} words @param {() => void} action @param {Record<string, unknown>} [attributes] */
export const button = (words, action, attributes = {}) => make("button", { type: "button", click: action, ...attributes }, words);

/** Words for those who listen, hidden from sight. @param {string} words */
export const unseen = (words) => make("span", { class: "unseen" }, words);

/** Shows an element wherever it is folded away. @param {HTMLElement} target */
export function uncover(target) {
  for (let around = target.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
}

/** Shows an element, and moves the focus to it. @param {HTMLElement} target */
export function reach(target) {
  uncover(target);
  const control = target.matches("input, select, textarea") ? target : /** @type {HTMLElement} */ (target.querySelector("input, select, textarea") ?? target);
  control.focus();
  control.scrollIntoView({ block: "center" });
}
