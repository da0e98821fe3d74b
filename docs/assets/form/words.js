// Every sentence about what does not fit, in one place. The checker has the like in macros/check/shape.py.
// @ts-check

import { inWords, meant } from "./dates.js";

/** @typedef {import("./schema.js").Node} Node */

const TYPES = /** @type {Record<string, string>} */ ({
  object: "several named fields", array: "a list", string: "text", number: "a number without unit or thousands mark",
  integer: "a whole number", boolean: "true or false",
});

/** A value as it stands in a sentence. @param {unknown} value */
export const quoted = (value) => (`${value}`.length <= 60 ? `“${value}”` : `“${`${value}`.slice(0, 57)}…”`);

/** @type {Record<string, (node: Node, value: any) => string>} Keyword of JSON Schema → what is wrong and what to do. */
export const SENTENCES = {
  required: (node) => `missing; ${node.enum?.length === 1 ? "tick it" : node.enum || node.references ? "choose one" : node.type === "array" ? "give at least one" : "fill it in"}`,
  additionalProperties: () => "there is no such field; remove it from the file",
  type: (node, value) => node.type === "number" ? `write the number in digits, such as 1200 or 0.5, with no more than two places after the dot, and nothing else: ${quoted(value)}` : `must be ${TYPES[node.type] ?? [node.type].flat().map((type) => TYPES[type]).join(" or ")}${typeof value === "object" ? "" : `: ${quoted(value)}`}`,
  enum: (node, value) => `must be one of the choices: ${quoted(value)}`,
  pattern: (node, value) => noDate(node, value) ? SAID.placeholder(value) : `${quoted(value)} is not written as it should be. ${patternHint(node, `${value}`.trim())}`,
  maxLength: (node) => `too long, at most ${node.maxLength} characters are allowed; shorten it`,
  minLength: (node, value) => `too short, at least ${node.minLength} characters are needed: ${quoted(value)}; say more`,
  minItems: (node) => `at least ${node.minItems} are needed; add one, or remove them all`,
  maxItems: (node, value) => `${value.length} entries, at most ${node.maxItems} are allowed; keep the main ones`,
  uniqueItems: () => "the same thing stands here twice; keep one",
  minimum: (node, value) => `must be ${node.minimum} or more: ${value}`,
  maximum: (node, value) => `must be ${node.maximum} or less: ${value}`,
};

const DATE = "Write 2021-02-17, 2021-02 or 2021. For “about 2021” write 2021~, and for “from 2019 to 2021” 2019/2021.";

/** Does a date say that there is none? In a note, “undated” tells something. @param {Node} node @param {unknown} value */
export const noDate = ({ format }, value) => format === "library-date" && (isPlaceholder(value) || /^(undated|no date|n\.d\.?)$/i.test(`${value}`.trim()));

/** Words that say that nothing is known, where nothing should stand. @param {unknown} value */
export const isPlaceholder = (value) => /^(not (stated|known|named|given|available|applicable)|unknown|unnamed|none|nobody|n[/.]a|nil|null|tb[acd]|[-–—?.…]+)\.?$/i.test(`${value}`.trim());

/** The date that fits the field and that somebody means, or "". @param {Node} node @param {string} text */
export function fitting(node, text) {
  const date = meant(text);
  return !new RegExp(node.pattern, "u").test(date) || node.once && date.includes("/..") ? "" : date;
}

/** How to write a date there. @param {Node} node */
const written = (node) => (node.pattern.includes("/") ? DATE : `Write one day, such as ${node.examples[0]}.`);

/** Words that tell only after which day something was. */
const OPEN = /^(after|since|from|later than|not before)(?=\s)|\bor later$/i;

/** How to write a date that somebody has written in another way. @param {Node} node @param {string} text */
function dateHint(node, text) {
  const date = fitting(node, text);
  const [open] = OPEN.exec(text) ?? [];
  const seen = date === inWords(date) ? "" : ` Readers see ${quoted(inWords(date))}.`;
  if (date) return `Write it as ${quoted(date)}.${seen}${open && !/^(since|from)/i.test(open) ? " If it happened once and nobody says when, tell it in words; a statement then takes the date of its document." : ""}`;
  return open && node.once ? `${quoted(open)} cannot be written as its date: leave it empty and write it in the note.` : written(node);
}

/** @param {Node} node @param {string} text */
function patternHint(node, text) {
  if (node.format === "library-date") return dateHint(node, text);
  if (node.pattern.startsWith("^http")) return /^https?:/.test(text) ? "An address has no spaces, quotation marks, < or >." : "Begin with https://";
  if (node.pattern.includes("<>") && /[<>]|\{[{%#]/.test(text)) return "Titles have no “{{”, “{%”, “{#”, “<” or “>”; write it in words.";
  if (text.includes("\n")) return "It must be on one line.";
  return node.description ?? "Compare the example.";
}

export const SAID = {
  unknownReference: (/** @type {string} */ kind, /** @type {string} */ id) => `there is no ${kind.replace(/s$/, "")} ${quoted(id)}; choose another`,
  uncited: (/** @type {string | undefined} */ title) => `${title ? quoted(title) : "this document"} carries no claim yet; tick it here, or under “Sources” of whatever it says, or take it out of the list of documents`,
  placeholder: (/** @type {string} */ text) => `${quoted(text)} would be shown as if it were the answer; leave this empty, and readers see “not stated”`,
  twice: (/** @type {string} */ id) => `${quoted(id)} stands in this list twice; keep one`,
  notSafeguarded: "the rules of safeguarding could not be fetched, so that nobody looked for contact details or places; read the text for them yourself",
  itself: "this is the very case that you write; choose another, or remove it",
  notADate: (/** @type {Node} */ node, /** @type {string} */ text, /** @type {string} */ why) =>
    `${quoted(text)} is not a date: ${why}. ${fitting(node, text) ? `Write it as ${quoted(fitting(node, text))}.` : written(node)}`,
  otherFacts: (/** @type {string} */ id, /** @type {string} */ field, /** @type {unknown} */ theirs) =>
    `the library knows ${quoted(id)} with another ${field}: ${theirs === undefined ? "none" : quoted(theirs)}; write the same, or give this document another id`,
  listed: "the library has this document already; take over what is known of it, so that it is listed once",
  sameTitle: (/** @type {string} */ publisher) => `the library has a document of this title, published by ${publisher}; if yours is the same, take over what is known of it`,
  hidden: "an invisible character stands in it; delete the text and type it again",
  noFileName: "missing; give the case a title, and it is made from that",
  fileName: "the file’s name becomes a web address: use lower-case letters, digits and hyphens, at most 60",
  reserved: (/** @type {string} */ id) => `the name ${quoted(id)} is taken by the site itself; choose another`,
  taken: (/** @type {string} */ id) => `there is a case ${quoted(id)} already; choose another name, or load that case and correct it`,
};
