// Between a case and its YAML. Reading keeps the text; writing changes only the lines of what has changed, so that
// comments, quotes and line breaks of everything else stay as they were, byte for byte.
// @ts-check
import { byType } from "./paths.js";
import { fieldsOf, resolve, same } from "./schema.js";

/**
 * @typedef {import("./schema.js").Node} Node
 * @typedef {{text: string, data: any, faults: string[]}} Read
 * @typedef {{start: number, end: number, text: string}} Edit
 */

const WIDTH = 120;
/** By it an editor finds the list of fields: the same as in macros/model/addresses.py. */
const EDITOR_LINE = "# yaml-language-server: $schema=../../site/data/case.schema.json\n";
// Words that other readers of YAML take for yes and no, and beginnings that they stumble over.
const AMBIGUOUS = /^(y|n|yes|no|on|off)$|^[:?=<-]/i;
const library = () => import("../vendor/yaml.js");

/** Text → the values as the schema types them, or faults in words. Never throws. @param {string} text @param {Node} schema @returns {Promise<Read>} */
export async function read(text, schema) {
  const { parseAllDocuments, visit } = await library();
  const documents = [...parseAllDocuments(text, { schema: "failsafe", uniqueKeys: true })];
  /** @type {string[]} */
  const faults = documents.flatMap((document) => document.errors.map((/** @type {Error} */ error) => `cannot be read as YAML. ${error.message.split("\n")[0]}`));
  if (documents.length !== 1) return { text, data: {}, faults: ["must hold one case: one document with `field: value` lines"] };
  visit(documents[0], (/** @type {any} */ _, /** @type {any} */ node) => {
    if (node?.anchor || node?.source === undefined && node?.constructor.name === "Alias") faults.push("uses “&” or “*” (anchors); put that text in quotes");
  });
  const data = faults.length ? {} : documents[0].toJS();
  if (!faults.length && (!data || typeof data !== "object" || Array.isArray(data))) faults.push("is empty or is not a list of fields");
  return { text, data: faults.length ? {} : byType(schema, resolve(schema, schema), data), faults };
}

/** A case as a new file. @param {any} data @param {Node} schema */
export const write = async (data, schema) => EDITOR_LINE + written(await library(), data, schema);

/** @param {any} tools @param {any} data @param {Node} schema @param {number} [lined]  how deep a list lies that has a line for each entry @returns {string} */
function written({ Document, Scalar, visit, isScalar }, data, schema, lined) {
  const document = new Document(ordered(schema, resolve(schema, schema), data), { schema: "core" });
  visit(document, {
    Seq: (/** @type {any} */ _, /** @type {any} */ seq, /** @type {any[]} */ path) => { seq.flow = keys(path).length !== lined && seq.items.every(isScalar) && String(seq.toJSON()).length + 2 * seq.items.length < 90; },
    Scalar: (/** @type {any} */ key, /** @type {any} */ scalar, /** @type {any[]} */ path) => style(Scalar, scalar, key === "key", dated(schema, path)),
  });
  return document.toString({ lineWidth: WIDTH, singleQuote: true, flowCollectionPadding: false });
}

/** @param {any} Scalar @param {any} scalar @param {boolean} isKey @param {boolean} isDate */
function style(Scalar, scalar, isKey, isDate) {
  if (typeof scalar.value !== "string") return;
  if (isKey) return;
  if (isDate && /^[1-9]\d*$/.test(scalar.value)) scalar.value = Number(scalar.value);
  else if (AMBIGUOUS.test(scalar.value)) scalar.type = Scalar.QUOTE_SINGLE;
  else if (scalar.value.includes("\n")) scalar.type = Scalar.BLOCK_LITERAL;
  else if (scalar.value.length > 90 && scalar.value.includes(" ")) scalar.type = Scalar.BLOCK_FOLDED;
}

/** The names of the fields on a path of the library's nodes. @param {readonly any[]} path @returns {any[]} */
const keys = (path) => path.filter((step) => step.key !== undefined).map((step) => step.key.value);

/** Is the value that is reached by this path of the library's nodes a date? Those stay bare, as in every file. @param {Node} schema @param {readonly any[]} path */
function dated(schema, path) {
  const node = keys(path).reduce((/** @type {Node} */ at, key) => resolve(schema, (at.properties ?? resolve(schema, at.items).properties)?.[key]), resolve(schema, schema));
  return node.format === "library-date";
}

/** The same values with the keys of each object in the order of the schema. @param {Node} schema @param {Node} node @param {any} data @returns {any} */
function ordered(schema, node, data) {
  if (Array.isArray(data)) return data.map((row) => ordered(schema, resolve(schema, node.items), row));
  if (node.type === "array") return ordered(schema, resolve(schema, node.items), data);
  if (!data || typeof data !== "object") return data;
  const names = fieldsOf(schema, node).map((field) => field.name).filter((name) => name in data);
  const others = Object.keys(data).filter((name) => !names.includes(name));
  return Object.fromEntries([...names, ...others].map((name) => [name, ordered(schema, resolve(schema, node.properties?.[name]), data[name])]));
}

/**
 * The text of a file with the changes from `before` to `after`, and no other. Tries to change single words, then whole
 * values; a text that does not read back as `after` is never returned.
 * @param {Read} original @param {any} after @param {Node} schema
 */
export async function rewrite(original, after, schema) {
  if (same(original.data, after)) return original.text;
  const tools = await library();
  for (const words of [true, false]) {
    const edits = new Changes(tools, original.text, schema, words).between(original.data, after);
    const text = apply(original.text, edits);
    if (same((await read(text, schema)).data, after)) return text;
  }
  return write(after, schema);
}

/** @param {string} text @param {Edit[]} edits */
function apply(text, edits) {
  // Of two edits at one place the later comes first: the earlier is then put before it.
  return [...edits].reverse().sort((a, b) => b.start - a.start || b.end - a.end).reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

/** Finds the edits that turn one text into another, by the places of values in it. */
class Changes {
  /** @param {any} tools @param {string} text @param {Node} schema @param {boolean} words  may single words be changed? */
  constructor(tools, text, schema, words) {
    this.tools = tools;
    this.text = text;
    this.schema = schema;
    this.words = words;
  }

  /** @param {any} before @param {any} after @returns {Edit[]} */
  between(before, after) {
    const [document] = this.tools.parseAllDocuments(this.text, { schema: "failsafe" });
    return this.map(document.contents, before, after, resolve(this.schema, this.schema), []);
  }

  /** The edits inside a value, or null if it must be written anew. @param {any} at @param {any} before @param {any} after @param {Node} node @param {string[]} path @returns {Edit[] | null} */
  value(at, before, after, node, path) {
    if (same(before, after)) return [];
    if (typeof before !== typeof after || Array.isArray(before) !== Array.isArray(after)) return null;
    if (at.flow) return this.flow(at, before, after, node, path);
    if (Array.isArray(after)) return this.tools.isSeq(at) && after.length ? this.list(at, before, after, node, path) : null;
    if (after && typeof after === "object") return this.tools.isMap(at) ? this.map(at, before, after, node, path) : null;
    return this.words && typeof after === "string" ? this.scalar(at, before, after) : null;
  }

  /** On one line, `{a: b}`: only values that were there already. @param {any} at @param {any} before @param {any} after @param {Node} node @param {string[]} path @returns {Edit[] | null} */
  flow(at, before, after, node, path) {
    if (!this.tools.isMap(at) || !same(Object.keys(before), Object.keys(after))) return null;
    const edits = at.items.map((/** @type {any} */ pair) => this.value(pair.value, before[pair.key.value], after[pair.key.value], {}, path));
    return edits.includes(null) ? null : edits.flat();
  }

  /** @param {any} at @param {any} before @param {any} after @param {Node} node @param {string[]} path @returns {Edit[]} */
  map(at, before, after, node, path) {
    const pairs = new Map(at.items.map((/** @type {any} */ pair) => [pair.key.value, pair]));
    const first = at.items[0].key.range[0];
    const indent = " ".repeat(first - this.lineStart(first));
    const edits = [];
    for (const [name, pair] of pairs) {
      if (!(name in after)) edits.push(this.without(at, pair));
      else {
        const child = resolve(this.schema, node.properties?.[name]);
        edits.push(...(this.value(pair.value, before[name], after[name], child, [...path, name])
          ?? [{ start: pair.key.range[0], end: this.end(pair.value), text: this.remarked(pair.value, this.written({ [name]: after[name] }, path, indent).trimStart(), indent) }]));
      }
    }
    for (const name of Object.keys(ordered(this.schema, node, after))) if (!pairs.has(name)) edits.push(this.with(name, after, pairs, node, path, indent, first));
    return edits;
  }

  /** Takes a field out. The first field of an entry stands behind its dash: then the next one moves up. @param {any} at @param {any} pair @returns {Edit} */
  without(at, pair) {
    const start = pair.key.range[0];
    const next = at.items[at.items.indexOf(pair) + 1];
    const behindDash = this.text.slice(this.lineStart(start), start).trim() !== "";
    return behindDash && next ? { start, end: next.key.range[0], text: "" } : { start: this.lineStart(start), end: this.end(pair.value), text: "" };
  }

  /** Puts a field behind the nearest one that stands before it in the schema. @param {string} name @param {any} after @param {Map<string, any>} pairs @param {Node} node @param {string[]} path @param {string} indent @param {number} first @returns {Edit} */
  with(name, after, pairs, node, path, indent, first) {
    const names = fieldsOf(this.schema, node).map((field) => field.name);
    const previous = names.slice(0, names.indexOf(name)).reverse().find((other) => pairs.has(other) && other in after);
    const lines = this.written({ [name]: after[name] }, path, indent);
    if (previous === undefined) return { start: first, end: first, text: lines.trimStart() + indent };
    const end = this.end(pairs.get(previous).value);
    return { start: end, end, text: this.onNewLine(end) + lines };
  }

  /** @param {any} at @param {any[]} before @param {any[]} after @param {Node} node @param {string[]} path @returns {Edit[]} */
  list(at, before, after, node, path) {
    let head = 0;
    while (head < Math.min(before.length, after.length) && same(before[head], after[head])) head++;
    let tail = 0;
    while (tail < Math.min(before.length, after.length) - head && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
    const kept = Math.min(before.length, after.length) - tail;
    const indent = " ".repeat(/** @type {number} */ (this.text.slice(this.lineStart(at.items[0].range[0])).search(/\S/)));
    const entry = (/** @type {any} */ row) => this.written([row], path, indent);
    const edits = [];
    for (let place = head; place < kept; place++) {
      const item = at.items[place];
      edits.push(...(this.value(item, before[place], after[place], resolve(this.schema, node.items), path)
        ?? [{ start: this.lineStart(item.range[0]), end: this.end(item), text: entry(after[place]) }]));
    }
    for (const item of at.items.slice(kept, before.length - tail)) edits.push({ start: this.lineStart(item.range[0]), end: this.end(item), text: "" });
    const added = after.slice(kept, after.length - tail).map(entry).join("");
    const place = kept ? this.end(at.items[kept - 1]) : this.lineStart(at.items[0].range[0]);
    if (added) edits.push({ start: place, end: place, text: this.onNewLine(place) + added });
    return edits;
  }

  /** Only the words between what both texts begin and end with; null where that cannot be done. @param {any} at @param {string} before @param {string} after @returns {Edit[] | null} */
  scalar(at, before, after) {
    const places = this.places(at, before);
    if (!places || after.includes("\n")) return null;
    let head = 0;
    while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < Math.min(before.length, after.length) - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    const middle = after.slice(head, after.length - tail);
    return [{ start: places[head], end: places[before.length - tail], text: at.type === "QUOTE_SINGLE" ? middle.replaceAll("'", "''") : middle }];
  }

  /** The place in the text of each character of a value, and of its end; null if the two differ by more than line breaks. @param {any} at @param {string} value */
  places(at, value) {
    let place = at.range[0] + (at.type.startsWith("QUOTE") ? 1 : 0);
    if (at.type.startsWith("BLOCK")) place = this.skipBlank(this.text.indexOf("\n", place));
    const found = [];
    for (const character of value) {
      found.push(...Array(character.length).fill(place).map((start, half) => start + half));
      if (this.text.startsWith(character, place)) place += character.length + Number(at.type === "QUOTE_SINGLE" && character === "'");
      else if (character === " " && this.text[place] === "\n") place = this.skipBlank(place);
      else return null;
    }
    return [...found, place];
  }

  /** @param {number} place */
  skipBlank(place) {
    return place + /** @type {RegExpExecArray} */ (/^\s*/.exec(this.text.slice(place, place + 200)))[0].length;
  }

  /** @param {any} value @param {string[]} path @param {string} indent */
  written(value, path, indent) {
    const whole = path.reduceRight((inside, key) => ({ [key]: inside }), value);
    const lines = written(this.tools, whole, this.schema, Array.isArray(value) ? path.length : undefined).split("\n").slice(path.length);
    const own = lines[0].search(/\S/);
    return lines.map((line) => (line ? indent + line.slice(own) : line)).join("\n");
  }

  /** What is written in place of a value, with the remark that stood behind it: still there, or above what takes several lines. @param {any} at @param {string} lines @param {string} indent */
  remarked(at, lines, indent) {
    const remark = /^ *#.*/.exec(this.text.slice(at.range[1], this.end(at)))?.[0] ?? "";
    if (!remark) return lines;
    return lines.indexOf("\n") < lines.length - 1 ? `${remark.trim()}\n${indent}${lines}` : `${lines.trimEnd()}${remark}\n`;
  }

  /** @param {number} place */
  lineStart(place) {
    return this.text.lastIndexOf("\n", place - 1) + 1;
  }

  /** Where the line after a value begins. @param {any} at */
  end(at) {
    const last = this.text.slice(0, at.range[1]).trimEnd().length;
    const line = this.text.indexOf("\n", last);
    return line < 0 ? this.text.length : line + 1;
  }

  /** @param {number} place */
  onNewLine(place) {
    return place && this.text[place - 1] !== "\n" ? "\n" : "";
  }
}
