// What is wrong with one answer by itself, said as soon as its field is left. The last step looks at the whole.
// @ts-check
import { faultOf } from "./dates.js";
import { SAID, SENTENCES } from "./words.js";

/** @param {import("./schema.js").Node} node @param {any} value @returns {string[]} */
export function wrongWith(node, value) {
  if (value === undefined) return [];
  if (node.type === "number" && typeof value !== "number") return [SENTENCES.type(node, value)];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return [SENTENCES.pattern(node, value)];
  const fault = node.format === "library-date" && faultOf(`${value}`);
  return fault ? [SAID.notADate(value, fault)] : [];
}
