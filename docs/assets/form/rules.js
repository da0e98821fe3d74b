// What a JSON Schema cannot say. A rule takes the case and what is known around it, and yields problems.
// @ts-check
import { faultOf } from "./dates.js";
import { nodeAt, walk } from "./paths.js";
import { fieldsOf, pointedAt, resolve } from "./schema.js";
import { isPlaceholder, SAID } from "./words.js";

/**
 * @typedef {import("./schema.js").Path} Path
 * @typedef {{path: Path, message: string, level?: string, missing?: boolean, later?: boolean, to?: Path, rule?: string}} Problem  `missing`: nothing stands there yet; `later`: what is missing yet may settle it; `to`: where it is mended, if that is elsewhere
 * @typedef {Object} Around
 * @property {import("./schema.js").Node} schema
 * @property {string} id         the file's name without its ending
 * @property {string} original   the id under which the case was loaded, or ""
 * @property {{cases: Record<string, string>, lessons: Record<string, string>, sources: Record<string, any>, noted: [string, string, string][], same: string[], own: string[], worn: Record<string, string>} | null} library  null if it is not known
 * @property {import("./terms.js").Proposal[]} [proposals]
 * @property {any} [safeguards]  what the safeguarding rules look for; null if it could not be had
 * @typedef {(data: any, around: Around) => Iterable<Problem>} Rule
 */

const RESERVED = new Set(["index", "assets", "search", "data", "case", "lesson"]);
// Controls, and characters that reverse or hide text: as in macros/load/bytes.py.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** @type {Rule} */
function* fileName(data, { id, original, library }) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60) yield { path: ["file name"], missing: !id, message: id ? SAID.fileName : SAID.noFileName };
  else if (RESERVED.has(id)) yield { path: ["file name"], message: SAID.reserved(id) };
  else if (id !== original && library?.cases[id]) yield { path: ["file name"], message: SAID.taken(id) };
}

/** @param {any} data @param {Around} around */
const values = (data, { schema }) => walk(schema, resolve(schema, schema), data);

/** @type {Rule} */
function* dates(data, around) {
  for (const [path, node, value] of values(data, around)) {
    const fault = node.format === "library-date" && new RegExp(node.pattern ?? "", "u").test(value) && faultOf(`${value}`);
    if (fault) yield { path, message: SAID.notADate(node, value, fault) };
  }
}

/** @type {Rule} */
function* hidden(data, around) {
  for (const [path, , value] of values(data, around)) if (typeof value === "string" && HIDDEN.test(value)) yield { path, message: SAID.hidden };
}

/** Ids of the entries of a list of this very case. @param {any} data @param {string} field @returns {string[]} */
const own = (data, field) => (Array.isArray(data[field]) ? data[field].map((/** @type {any} */ row) => row.id) : []);

/** @type {Rule} */
function* references(data, around) {
  const library = /** @type {Record<string, object> | null} */ (around.library);
  for (const [path, { references: kind }, value] of values(data, around)) {
    if (!kind) continue;
    const known = pointedAt(around.schema, kind) ? own(data, kind) : library && Object.keys(library[kind]);
    if (known && !known.includes(value)) yield { path, message: SAID.unknownReference(kind, value) };
  }
}

/** @type {Rule} */
function* uncited(data, around) {
  const cited = new Set([...values(data, around)].filter(([, node]) => node.references === "sources").map(([, , value]) => value));
  for (const [place, source] of Array.isArray(data.sources) ? data.sources.entries() : []) {
    if (source.id && !cited.has(source.id)) yield { path: ["sources", place], to: firstClaim(data, around.schema), later: true, message: SAID.uncited(source.title) };
  }
}

/** Where the first statement of the case names its sources. @param {any} data @param {import("./schema.js").Node} schema @returns {Path} */
function firstClaim(data, schema) {
  const claims = fieldsOf(schema, resolve(schema, schema)).filter(({ node }) => resolve(schema, node.items).required?.includes("sources"));
  return [(claims.find(({ name }) => data[name]) ?? claims.find(({ required }) => required) ?? claims[0]).name, 0, "sources"];
}

/** Where a value may be left out, no words stand for “unknown”. @type {Rule} */
function* placeholders(data, around) {
  for (const [path, node, value] of values(data, around)) {
    const name = path[path.length - 1];
    const needed = typeof name === "number" || nodeAt(around.schema, path.slice(0, -1)).required?.includes(name);
    if (!needed && !node.enum && typeof value === "string" && isPlaceholder(value)) yield { path, message: SAID.placeholder(value) };
  }
}

/** Within one list no two entries have the same id or point at the same thing. @type {Rule} */
function* sameId(data, { schema }) {
  for (const [field, rows] of Object.entries(data)) {
    const inside = resolve(schema, resolve(schema, resolve(schema, schema).properties[field]).items).properties ?? {};
    /** @type {string} */
    const key = "id" in inside ? "id" : Object.keys(inside).find((name) => ["lessons", "cases"].includes(resolve(schema, inside[name]).references)) ?? "";
    const seen = new Set();
    for (const [place, row] of key && Array.isArray(rows) ? rows.entries() : []) {
      if (row[key] !== undefined && seen.has(row[key])) yield { path: [field, place, key], message: SAID.twice(row[key]) };
      seen.add(row[key]);
    }
  }
}

/** @type {Rule} */
function* itself(data, around) {
  for (const [path, node, value] of values(data, around)) if (node.references === "cases" && value === around.id) yield { path, message: SAID.itself };
}

/** The same source id means the same document in every case. @type {Rule} */
function* sameDocument(data, { library, original }) {
  for (const [place, source] of (library && Array.isArray(data.sources) ? data.sources : []).entries()) {
    const known = factsOf(library?.sources[source.id], original);
    for (const field of known ? library?.same ?? [] : []) {
      if (source[field] !== known?.[field]) yield { path: ["sources", place, field], message: SAID.otherFacts(source.id, field, known?.[field]) };
    }
  }
}

/** The facts of a document, if others than this very case list it. @param {any} document @param {string} original @returns {Record<string, any> | undefined} */
export function factsOf(document, original) {
  const { cases = [], lessons = [], ...facts } = document ?? {};
  return lessons.length || cases.some((/** @type {string} */ id) => id !== original) ? facts : undefined;
}

/** The rules on safeguarding, which are a module of their own: nothing leaves the page before they have run. @param {any} data @param {Around} around @returns {Promise<Problem[]>} */
export async function safeguards(data, { safeguards, proposals = [] }) {
  if (!safeguards) return [{ path: ["file name"], level: "warning", message: SAID.notSafeguarded }];
  const { findings } = await import("../safeguards.js");
  const all = proposals.length ? { ...data, "Proposed terms": proposals.map(({ name, why }) => `${name}: ${why}`) } : data;
  const nothing = (/** @type {Path} */ path) => path.reduce((/** @type {any} */ at, key) => at?.[key], all) === undefined;
  const found = findings(all, safeguards, new Date().toISOString().slice(0, 10));
  return found.map((/** @type {any} */ row) => ({ ...row, message: row.words, path: steps(row.path) })).map((/** @type {any} */ row) => ({ ...row, missing: nothing(row.path) }));
}

/** `limits[1].text` as a path: places in lists are counted from 0 here. @param {string} words @returns {Path} */
const steps = (words) => words.split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) - 1 : step));

/** @type {Rule[]} */
export const RULES = [fileName, dates, hidden, references, uncited, placeholders, sameId, itself, sameDocument];
