// Says everything that is wrong with a case: what the schema says, then what only our own rules know.
// @ts-check
import { ADVICE } from "./advice.js";
import { DOUBTS } from "./doubts.js";
import { listed } from "./known.js";
import { RULES, safeguards } from "./rules.js";
import { nodeAt } from "./paths.js";
import { resolve } from "./schema.js";
import { SENTENCES } from "./words.js";

/** @typedef {import("./rules.js").Problem} Problem @typedef {import("./rules.js").Around} Around */

/** Every problem of a case, in the order of the form. Fetches the validator when first called. @param {any} data @param {Around} around @returns {Promise<Problem[]>} */
export async function check(data, around) {
  const wrong = [...shape(await validator(around), data, around)];
  // What is missing is said once.
  const lacks = wrong.filter(({ missing }) => missing).map(({ path }) => path.join());
  const guarded = (await safeguards(data, around)).filter(({ missing, path }) => !missing || !lacks.some((each) => `${path.join()},`.startsWith(`${each},`) || each.startsWith(`${path.join()},`)));
  const found = [...wrong, ...[...RULES, listed].flatMap((rule) => [...rule(data, around)]), ...guarded, ...(wrong.length ? [] : [...DOUBTS, ...ADVICE].flatMap((rule) => [...rule(data, around)]))];
  const seen = new Set();
  return found.filter(({ path, message }) => !seen.has(JSON.stringify([path, message])) && seen.add(JSON.stringify([path, message])));
}

/** Only what forbids showing a file as a form: a value of another type, or a field that the schema does not have. @param {any} data @param {Around} around */
export async function unshowable(data, around) {
  const found = [...shape(await validator(around), data, around, ["type", "additionalProperties"])];
  // Where a number is asked, any words can be shown: unfinished work may have them.
  return found.filter(({ path }) => nodeAt(around.schema, path).type !== "number" || typeof path.reduce((at, key) => at?.[key], data) === "object");
}

/** @param {Around} around */
async function validator({ schema }) {
  const { Validator } = await import("../vendor/json-schema.js");
  return new Validator(closed(schema), "7", false);
}

/** No object has other fields than its own. @param {import("./schema.js").Node} schema */
const closed = (schema) => JSON.parse(JSON.stringify(schema), (_, node) => (node?.properties ? { ...node, additionalProperties: false } : node));

/** @param {any} validator @param {any} data @param {Around} around @param {string[]} [only] @returns {Generator<Problem>} */
function* shape(validator, data, { schema }, only = Object.keys(SENTENCES)) {
  for (const { keyword, instanceLocation } of validator.validate(data).errors) {
    if (!only.includes(keyword)) continue;
    const path = steps(instanceLocation, data);
    const value = path.reduce((at, key) => at?.[key], data);
    const node = nodeAt(schema, path);
    if (keyword === "required") yield* missing(schema, node, value, path);
    else if (keyword === "additionalProperties") yield* unknown(node, value, path);
    else yield { path, message: SENTENCES[keyword](node, value) };
  }
}

/** @param {any} schema @param {any} node @param {any} value @param {any[]} path @returns {Generator<Problem>} */
function* missing(schema, node, value, path) {
  for (const name of node.required) if (!(name in value)) yield { path: [...path, name], missing: true, message: SENTENCES.required(resolve(schema, node.properties[name]), undefined) };
}

/** @param {any} node @param {any} value @param {any[]} path @returns {Generator<Problem>} */
function* unknown(node, value, path) {
  for (const name of Object.keys(value)) if (!(name in node.properties)) yield { path: [...path, name], message: SENTENCES.additionalProperties(node, value) };
}

/** A JSON pointer (`#/results/0/id`) as a path. @param {string} pointer @param {any} data */
function steps(pointer, data) {
  return pointer.split("/").slice(1).map((step) => {
    const key = decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");
    const found = Array.isArray(data) ? Number(key) : key;
    data = data?.[found];
    return found;
  });
}
