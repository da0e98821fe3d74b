// What is wrong with one answer by itself, said as soon as its field is left. The last step looks at the whole.
// @ts-check
import { button, make, uncover } from "../dom.js";
import { faultOf } from "./dates.js";
import { typed } from "./schema.js";
import { fitting, isPlaceholder, noDate, quoted, SAID, SENTENCES } from "./words.js";

/** @param {import("./schema.js").Field} field @param {any} value @returns {string[]} */
export function wrongWith({ node, required }, value) {
  if (value === undefined) return [];
  if (!required && !node.enum && (isPlaceholder(value) || noDate(node, value))) return [SAID.placeholder(value)];
  if (node.type === "number" && typeof value !== "number") return [SENTENCES.type(node, value)];
  if (node.maxLength && [...`${value}`].length > node.maxLength) return [SENTENCES.maxLength(node, value)];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return [SENTENCES.pattern(node, value)];
  const fault = node.format === "library-date" && faultOf(`${value}`);
  return fault ? [SAID.notADate(node, value, fault)] : [];
}

/** Says it of every answer, and unfolds it. @param {import("./form.js").CaseForm} form */
export function again(form) {
  form.links.each((control) => {
    const wrong = control.field ? wrongWith(control.field, control.read()) : [];
    if (!wrong.length) return;
    control.say(wrong);
    uncover(control.element);
  });
}

/** The same of a draft, and that it is back. @param {import("./form.js").CaseForm} form */
export function back(form) {
  again(form);
  form.mark();
  form.tell("Your draft is back. It was kept in this browser only.");
  form.told.focus({ preventScroll: true });
  form.root.scrollIntoView();
}

/** How many characters are left, once it is a matter of the last quarter. @param {HTMLInputElement} input @param {number} most */
export function counter(input, most) {
  const shown = make("p", { class: "left", "aria-hidden": "true" });
  const show = () => {
    const left = most - [...input.value].length;
    const [number, rest] = left < 0 ? [-left, "too many"] : [left, "left"];
    shown.textContent = left < most / 4 ? `${number} ${number === 1 ? "character" : "characters"} ${rest}` : "";
    shown.classList.toggle("wrong", left < 0);
  };
  for (const event of ["input", "count"]) input.addEventListener(event, show);
  show();
  return shown;
}

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const WORD = new RegExp(`\\b(${WORDS.join("|")})\\b`, "gi");
const NUMBER = /^(?:(\D+?)\s*)?(\d+(?:(?!\t)[,\s'’]\d{3})*(?:\.\d+)?|\d+(?:\.\d{3}){2,})(?:\s+(\p{L}[^\d]*))?$/u;
// A dot that marks thousands, as on the continent of Europe, or decimals.
const DOTTED = /^[1-9]\d{0,2}(\.\d{3})+$/;
const EXACT = /** @type {[string, RegExp][]} */ ([
  ["about", /^(about|around|approximately|approx\.?|roughly|circa|ca?\.|~)$/i], ["more than", /^(over|more than|>)$/i],
  ["nearly", /^(nearly|almost|just under)$/i], ["up to", /^(up to|at most|no more than)$/i],
]);
// Words after a number that make another of it: `2 dozen boxes`, `3 of them`, `30 members or more`.
const MULTIPLIED = /^(hundred|dozen|score|mio|mln|mn|bn|mrd|mille?|tausend|tisu\w+|hiljad\w+|mill?i(on|ard|jun|jard)[a-rt-z]\w*|[kmb]|of|to|and|per)s?\b/i;
const ZEROS = /** @type {Record<string, number>} */ ({ thousand: 3, lakh: 5, million: 6, crore: 7, milliard: 9, billion: 9, trillion: 12 });
const MANY = new RegExp(`^(${Object.keys(ZEROS).join("|")})s?\\b\\s*`, "i");
// What money is counted in often stands before the number: `about USD 18 million`.
const MONEY = /^(?:(.*?)\s+)?(US ?\$|[$€£]|[A-Z]{3})$/;
const INEXACT = /\b(least|most|more|less|fewer|so|over|under|plus|minus|about|around|approx|approximately|roughly|circa|nearly|almost|maybe|perhaps|probably)\b/i;

/**
 * The number in a text like `over 1,200`, `30 members`, `six` or `USD 18 million`, the word that makes it larger, how exact it
 * is, and the words beside it; nothing if that is not certain. @param {string} text
 */
function qualified(text) {
  const digits = /\d/.test(text) ? text : text.replace(WORD, (word) => `${WORDS.indexOf(word.toLowerCase()) + 1}`);
  const [, before = "", number, after = ""] = NUMBER.exec(digits.trim()) ?? [];
  const [, how = "", money = ""] = MONEY.exec(before) ?? [, before];
  const [exact] = EXACT.find(([, words]) => words.test(how)) ?? [];
  const many = MANY.exec(after)?.[1].toLowerCase();
  const unit = after.replace(MANY, "");
  if (!number || (how && !exact) || MULTIPLIED.test(unit) || INEXACT.test(unit)) return undefined;
  return { number: number.replace(/[,\s'’]/g, ""), many, exact, beside: [money, unit].filter(Boolean).join(" ") };
}

/**
 * Behind the words on an answer that is not written as it should be: a button that writes it so, if it can be understood.
 * @param {HTMLElement} words @param {import("./schema.js").Node} node @param {string} text @param {(given: string) => void} put
 */
export function offer(words, node, text, put) {
  words.querySelector(".offer")?.remove();
  const date = node.format && fitting(node, text);
  const found = node.type === "number" && qualified(text);
  const parts = date ? [button(`Write ${date}`, () => put(date))] : found ? taken(words, found, node, text, put) : [];
  if (parts.length) words.append(make("span", { class: "offer" }, ...parts));
}

/**
 * The button that writes a number, and how exact it is, or two where its dot may mark thousands or decimals; before it, where the
 * words beside the number belong.
 * @param {HTMLElement} words @param {NonNullable<ReturnType<typeof qualified>>} found @param {import("./schema.js").Node} node
 * @param {string} text @param {(given: string) => void} put
 */
function taken(words, { number: bare, many, exact, beside }, node, text, put) {
  const group = words.closest("fieldset");
  const unit = /** @type {HTMLInputElement | null | undefined} */ (group?.querySelector(".ask-unit :is(input, textarea)"));
  // Where the unit says “million euros” already, the number stays what it is.
  const whole = many && !MANY.test(unit?.value ?? "");
  const read = whole ? [`${Number(`${bare}e${ZEROS[many]}`)}`] : DOTTED.test(bare) ? [bare.replace(/\./g, ""), `${Number(bare)}`] : [bare];
  const numbers = read.filter((number) => number !== text && typed(node, number) !== number);
  const box = /** @type {HTMLInputElement | null | undefined} */ (group?.querySelector(`.ask-qualifier input[value="${exact}"]`));
  if (!numbers.length || (exact && !box)) return [];
  const counted = beside && group?.querySelector(":is(.ask-counted, .ask-unit) > label")?.firstChild?.textContent;
  const write = numbers.map((number) => button(`Write ${number}${box ? `, and “${exact}” under “How exact”` : ""}`, () => { box?.click(); put(number); }));
  return [counted && `; ${quoted(beside)} belongs under “${counted}”`, ...write];
}
