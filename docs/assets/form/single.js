// What is wrong with one answer by itself, said as soon as its field is left. The last step looks at the whole.
// @ts-check
import { button, uncover } from "../dom.js";
import { faultOf } from "./dates.js";
import { fitting, isPlaceholder, noDate, SAID, SENTENCES } from "./words.js";

/** @param {import("./schema.js").Field} field @param {any} value @returns {string[]} */
export function wrongWith({ node, required }, value) {
  if (value === undefined) return [];
  if (!required && !node.enum && (isPlaceholder(value) || noDate(node, value))) return [SAID.placeholder(value)];
  if (node.type === "number" && typeof value !== "number") return [SENTENCES.type(node, value)];
  if (node.maxLength && [...`${value}`].length > node.maxLength) return [SENTENCES.maxLength(node, value)];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return [SENTENCES.pattern(node, value)];
  const fault = node.format === "library-date" && faultOf(`${value}`);
  return fault ? [SAID.notADate(value, fault)] : [];
}

/** Says it of every answer, and unfolds it: of a draft that is back, or of a file. @param {import("./form.js").CaseForm} form */
export function again(form) {
  form.links.each((control) => {
    const wrong = control.field ? wrongWith(control.field, control.read()) : [];
    if (!wrong.length) return;
    control.say(wrong);
    uncover(control.element);
  });
}

const NUMBER = /^(\D+?)\s*(\d+(?:[,\s'’]\d{3})*(?:\.\d+)?)$/;
const EXACT = /** @type {[string, RegExp][]} */ ([
  ["about", /^(about|around|approximately|approx\.?|roughly|circa|ca?\.|~)$/i], ["more than", /^(over|more than|>)$/i],
  ["nearly", /^(nearly|almost|just under)$/i], ["up to", /^(up to|at most|no more than)$/i],
]);

/** The number in a text like `over 1,200`, and how exact it is; nothing if that is not certain. @param {string} text */
function qualified(text) {
  const [, before = "", number = ""] = NUMBER.exec(text.trim()) ?? [];
  const [exact] = EXACT.find(([, words]) => words.test(before)) ?? [];
  return exact ? { number: number.replace(/[,\s'’]/g, ""), exact } : undefined;
}

/**
 * Behind the words on an answer that is not written as it should be: a button that writes it so, if it can be understood.
 * @param {HTMLElement} words @param {import("./schema.js").Node} node @param {string} text @param {(given: string) => void} put
 */
export function offer(words, node, text, put) {
  words.querySelector("button")?.remove();
  const date = node.format && fitting(node, text);
  if (date) words.append(button(`Write ${date}`, () => put(date)));
  const found = node.type === "number" && qualified(text);
  const box = found && /** @type {HTMLInputElement | undefined} */ (words.closest("fieldset")?.querySelector(`.ask-qualifier input[value="${found.exact}"]`));
  if (box) words.append(button(`Write ${found.number}, and “${found.exact}” under “How exact”`, () => { box.click(); put(found.number); }));
}
