// Reads the JSON Schema of a case.
// Nothing here knows the name of a field.
// @ts-check

/**
 * @typedef {Record<string, any>} Node  a node of the schema, its `$ref` followed
 * @typedef {(string | number)[]} Path
 * @typedef {{id: string, label: string, definition: string}} Choice
 * @typedef {{name: string, node: Node, required: boolean, together?: boolean}} Field  `together`: required if another of its group is given
 * @typedef {{title: string, fields: Field[]}} Step
 */

/** The node with its `$ref` followed; words beside the `$ref` win. @param {Node} schema @param {Node} node @returns {Node} */
export function resolve(schema, node) {
  if (!node?.$ref) return node ?? {};
  const { $ref, ...beside } = node;
  return { ...resolve(schema, schema.definitions[$ref.split("/").pop()]), ...beside };
}

/** The fields of an object, in the order of the schema. @param {Node} schema @param {Node} node @returns {Field[]} */
export function fieldsOf(schema, node) {
  const required = new Set(node.required);
  return Object.entries(node.properties ?? {}).map(([name, child]) => ({ name, node: resolve(schema, child), required: required.has(name) }));
}

/**
 * How a field is asked: `group` (named fields), `rows` (entries of named fields), `picks` (several of a list), `lines`
 * (several texts), `choice` (one of a list), `flag`, `number`, `date`, `text`; `other` is left to the YAML.
 * @param {Node} schema @param {Node} node
 */
export function sort(schema, node) {
  if (node.type === "array") {
    const items = resolve(schema, node.items);
    if (items.properties) return "rows";
    return items.enum || items.references ? "picks" : items.type === "string" ? "lines" : "other";
  }
  if (node.type === "object") return node.properties ? "group" : "other";
  if (node.type === "boolean" || (node.enum?.length === 1 && typeof node.enum[0] === "boolean")) return "flag";
  if (node.enum || node.references) return "choice";
  if (node.format === "library-date") return "date";
  return node.type === "number" || node.type === "integer" ? "number" : "text";
}

/** The terms that a node allows, with their definitions. @param {Node} node @returns {Choice[]} */
export function choices(node) {
  return (node.enum ?? []).map((/** @type {unknown} */ value, /** @type {number} */ place) => {
    const [label, ...rest] = (node.enumDescriptions?.[place] ?? String(value)).split(": ");
    return { id: String(value), label, definition: rest.join(": ") };
  });
}

/** A field that names a step begins one. The sources come first: nobody can name one that is not listed. @param {Node} schema @returns {Step[]} */
export function steps(schema) {
  /** @type {Step[]} */
  const found = [];
  for (const field of fieldsOf(schema, resolve(schema, schema))) {
    if (field.node.step || !found.length) found.push({ title: field.node.step ?? "", fields: [] });
    found[found.length - 1].fields.push(field);
  }
  const first = (/** @type {Step} */ step) => Number(!step.fields.some((field) => field.name === "sources"));
  return found.sort((a, b) => first(a) - first(b));
}

/** Do other fields refer to the entries of this field of the case by their ids? @param {Node} schema @param {string} name */
export function pointedAt(schema, name) {
  const field = resolve(schema, resolve(schema, schema).properties[name]);
  return Boolean(resolve(schema, field.items).properties?.id) && JSON.stringify(schema).includes(`"references":"${name}"`);
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d\d?)?$/;

/** Text → number, true or false where the schema has them; what does not fit stays text. @param {Node} node @param {string} text */
export function typed(node, text) {
  if (node.type === "boolean" || node.enum?.[0] === false) return text === "true" ? true : text === "false" ? false : text;
  if (node.type === "number" || node.type === "integer") return NUMBER.test(text) && text.length < 16 ? Number(text) : text;
  return text;
}

/** Do two values say the same, whatever the order of keys? @param {any} a @param {any} b @returns {boolean} */
export function same(a, b) {
  if (a === b) return true;
  if (!a || !b || typeof a !== "object" || typeof b !== "object" || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/** What a new case begins with: the defaults of the schema, at most one level down. @param {Node} schema */
export function beginning(schema) {
  const given = (/** @type {Field[]} */ fields) => Object.fromEntries(fields.map(({ name, node }) => [name, node.default]).filter(([, value]) => value !== undefined));
  const fields = fieldsOf(schema, resolve(schema, schema));
  const groups = fields.map(({ name, node }) => [name, given(fieldsOf(schema, node))]).filter(([, inside]) => Object.keys(inside).length);
  return { ...given(fields), ...Object.fromEntries(groups) };
}

// No id ends on one of these: it would read as if something were missing.
const SMALL = new Set("a an and as at but by for from in into its nor of on or that the their to with".split(" "));

/** Text → an id: lower-case words joined by hyphens, as many whole words as fit into `most` characters. @param {string} text */
export function slug(text, most = 40) {
  const words = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").replace(/(\d),(?=\d{3}\b)/g, "$1").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const whole = words.join("-").length <= most;
  while (words.length > 1 && (words.join("-").length > most || !whole && SMALL.has(words[words.length - 1]))) words.pop();
  return words.join("-").slice(0, most);
}
