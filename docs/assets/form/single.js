// What is wrong with one answer by itself, said as soon as its field is left. The last step looks at the whole.
// @ts-check
import { button } from "../dom.js";
import { faultOf, meant } from "./dates.js";
import { isPlaceholder, SAID, SENTENCES } from "./words.js";

/** @param {import("./schema.js").Field} field @param {any} value @returns {string[]} */
export function wrongWith({ node, required }, value) {
  if (value === undefined) return [];
  if (node.type === "number" && typeof value !== "number") return [SENTENCES.type(node, value)];
  if (node.maxLength && [...`${value}`].length > node.maxLength) return [SENTENCES.maxLength(node, value)];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return [SENTENCES.pattern(node, value)];
  if (!required && isPlaceholder(value)) return [SAID.placeholder(value)];
  const fault = node.format === "library-date" && faultOf(`${value}`);
  return fault ? [SAID.notADate(value, fault)] : [];
}

/** Behind the words on a date that is not written as it should be: a button that writes it so, if it can be understood. @param {HTMLElement} words @param {string} text @param {(given: string) => void} put */
export function offer(words, text, put) {
  const date = meant(text);
  words.querySelector("button")?.remove();
  if (date) words.append(button(`Write ${date}`, () => put(date)));
}
