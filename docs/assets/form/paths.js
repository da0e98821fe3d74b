// Where the values of a case stand in the schema: needed to read, check and write a case, and not to draw the form.
// @ts-check
import { resolve, typed } from "./schema.js";

/** @typedef {import("./schema.js").Node} Node @typedef {import("./schema.js").Path} Path */

/** A copy of the data in which every text has the type that the schema asks for. @param {Node} schema @param {Node} node @param {any} data @returns {any} */
export function byType(schema, node, data) {
  if (Array.isArray(data)) return data.map((row) => byType(schema, resolve(schema, node?.items), row));
  if (data && typeof data === "object") {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, byType(schema, resolve(schema, node?.properties?.[key]), value)]));
  }
  return typeof data === "string" ? typed(node ?? {}, data) : data;
}

/**
 * Every value that is neither list nor object, with its path and its node.
 * @param {Node} schema @param {Node} node @param {any} data @param {Path} [path] @returns {Generator<[Path, Node, any]>}
 */
export function* walk(schema, node, data, path = []) {
  if (Array.isArray(data)) {
    for (const [place, row] of data.entries()) yield* walk(schema, resolve(schema, node.items), row, [...path, place]);
  } else if (data && typeof data === "object") {
    for (const [key, value] of Object.entries(data)) yield* walk(schema, resolve(schema, node.properties?.[key]), value, [...path, key]);
  } else yield [path, node, data];
}

/** The node at a path. @param {Node} schema @param {Path} path @returns {Node} */
export function nodeAt(schema, path) {
  return path.reduce((node, key) => resolve(schema, typeof key === "number" ? node.items : node.properties?.[key]), resolve(schema, schema));
}

/** A path in the words of the form, entries as they are headed there: `Result 2, Strength of the claim`. @param {Node} schema @param {Path} path */
export function inWords(schema, path) {
  const title = (/** @type {number} */ end) => nodeAt(schema, path.slice(0, end)).title ?? `${path[end - 1]}`;
  const words = path.flatMap((key, place) => {
    if (typeof key !== "number") return typeof path[place + 1] === "number" && title(place + 1).startsWith(nodeAt(schema, path.slice(0, place + 2)).title ?? "Entry") ? [] : [title(place + 1)];
    return [`${nodeAt(schema, path.slice(0, place + 1)).title ?? "Entry"} ${key + 1}`];
  });
  return words.join(", ");
}
