// What fits by itself and not with the rest: probably a slip. The same as in macros/check/doubts.py.
// @ts-check
import { faultOf, parts } from "./dates.js";
import { walk } from "./paths.js";
import { choices, resolve } from "./schema.js";
import { quoted } from "./words.js";

/** @typedef {import("./rules.js").Rule} Rule @typedef {import("./rules.js").Around} Around @typedef {import("./schema.js").Path} Path */

const EARLIEST = "1900";
const TO_COME = ["due", "expires", "given", "waivers"];

/** When a date begins, "" if that is open, and the first and the last day, month or year that it names. @param {unknown} date */
const ends = (date) => {
  const [start, end] = parts(`${date}`).ends;
  return { start, first: start || end, last: end || start };
};

/** Is the first of two dates over when the second begins? 2016 is not before 2016-10. @param {string} one @param {string} other */
const before = (one, other) => one.slice(0, other.length) < other.slice(0, one.length);

/** @param {any} data @param {Around} around @returns {[Path, string][]} */
const dated = (data, { schema }) => [...walk(schema, resolve(schema, schema), data)].filter(([, node, value]) => node.format === "library-date" && !faultOf(`${value}`)).map(([path, , value]) => [path, `${value}`]);

/** @param {Path} path @param {string} message */
const doubt = (path, message) => ({ path, level: "warning", message });

/** @type {Rule} */
function* unlikelyDay(data, around) {
  const today = new Date().toISOString().slice(0, 10);
  for (const [path, value] of dated(data, around)) {
    const { first, last } = ends(value);
    if (first > today.slice(0, first.length) && !path.some((step) => TO_COME.includes(`${step}`))) yield doubt(path, `${quoted(value)} is after today; write when it was so`);
    else if (last < EARLIEST) yield doubt(path, `${quoted(value)} is before ${EARLIEST}; write the year as in 2016, not as in another calendar`);
  }
}

/** @type {Rule} */
function* outOfOrder({ period = {}, review = {} }) {
  if (period.began && period.ended && before(ends(period.ended).last, ends(period.began).start)) yield doubt(["period", "ended"], `${quoted(period.ended)} is before it began (${period.began}); mend one of the two`);
  if (review.on && review.due && review.due < review.on) yield doubt(["review", "due"], `${quoted(review.due)} is before the day of the review (${review.on}); mend one of the two`);
}

/** Only where each document that carries it has a date that is closed. @type {Rule} */
function* laterThanSources(data, around) {
  const dates = new Map(data.sources.map((/** @type {any} */ { id, date = ".." }) => [id, `${date}`]));
  for (const [path, value] of dated(data, around)) {
    if (path[path.length - 1] !== "as_of") continue;
    const row = path.slice(0, -1).reduce((/** @type {any} */ at, key) => at[key], data);
    const found = (row.sources ?? []).map((/** @type {string} */ id) => dates.get(id) ?? "..");
    const last = found.some((/** @type {string} */ date) => date.includes("..")) ? "" : found.map((/** @type {string} */ date) => ends(date).last).sort().pop();
    if (last && before(last, ends(value).start)) yield doubt(path, `${quoted(value)} is later than the documents that carry it (${last}); mend the date, or tick the later one`);
  }
}

/** An entry that was copied and not changed; versions of one point that say the same. @type {Rule} */
function* sameEntry(data) {
  const lists = /** @type {[Path, any[]][]} */ ([...Object.entries(data).filter(([, rows]) => Array.isArray(rows)).map(([name, rows]) => [[name], rows]),
    ...(data.disagreements ?? []).map((/** @type {any} */ row, /** @type {number} */ place) => [["disagreements", place, "versions"], row.versions.map((/** @type {any} */ version) => version.value)])]);
  for (const [path, rows] of lists) {
    const said = rows.map((row) => JSON.stringify(row));
    for (const [place, row] of said.entries()) {
      if (said.indexOf(row) < place) yield doubt([...path, place], `it says the same as number ${said.indexOf(row) + 1}; say what differs, or remove it`);
    }
  }
}

/** The title begins with a country in which no place of the case lies; only where no place is in a proposed one. @type {Rule} */
function* otherCountry({ title, places }, { schema, proposals = [] }) {
  const country = resolve(schema, resolve(schema, resolve(schema, resolve(schema, schema).properties.places).items).properties.country);
  const begins = title.includes(":") && choices(country).find(({ label }) => label === title.split(":")[0]);
  const settled = [begins && begins.id, ...proposals.map(({ id }) => id)];
  if (begins && !places.some((/** @type {any} */ row) => settled.includes(row.country))) yield doubt(["title"], `it begins with ${begins.label}, and no place of the case is there; mend the title or the places`);
}

const REMARK = /(?:^|[\s([])(# \S.*|TODO\b.*|XXX\b|\?{3,}|<!--.*)/;
const GARBLED = /(\S{0,20}(?:\ufffd|â€|Ã[\x80-\xbf])\S{0,20})/;
const ADDRESS = /^https?:\/\/(?!https?[:/]|.*[\u00ad\u200b-\u200f\ufeff])[^/,@]+\.[^/,.@]+(?:[/?#].*)?$/;

/** What was meant for those who write the text, and what was lost when it was copied. @type {Rule} */
function* leftOver(data, { schema }) {
  for (const [path, node, value] of walk(schema, resolve(schema, schema), data)) {
    const [remark, garbled] = node.maxLength ? [REMARK, GARBLED].map((sign) => sign.exec(`${value}`)?.[1].trim()) : [];
    if (remark) yield doubt(path, `${quoted(remark)} would be read by everybody; take it out`);
    if (garbled) yield doubt(path, `${quoted(garbled)} is what became of a letter when the text was copied; type it again`);
  }
}

/** @type {Rule} */
function* oddAddress({ sources }) {
  for (const [place, { url = "", title }] of sources.entries()) {
    if (url && !ADDRESS.test(url) || /[,;.]$/.test(url) || url.endsWith(")") && !url.includes("(")) yield doubt(["sources", place, "url"], `${quoted(url)} does not look like an address; open it, and copy it from there`);
    if (title.startsWith("http")) yield doubt(["sources", place, "title"], "it is an address; write what the document is called");
  }
}

/** How exact a number is, where no number stands. @type {Rule} */
function* halfNumber({ actors }) {
  for (const [place, { qualifier, count }] of actors.entries()) {
    if (qualifier && count === undefined) yield doubt(["actors", place, "qualifier"], `${quoted(qualifier)} stands without a number; write the number, or take it out`);
  }
}

/** @type {Rule} */
function* severalAuthors({ sources }) {
  for (const [place, { authors = [] }] of sources.entries()) {
    for (const [nth, author] of authors.entries()) {
      if (author.includes(";")) yield doubt(["sources", place, "authors", nth], `${quoted(author)} are several; write each on a line of its own`);
    }
  }
}

/** Each expects a case of the right shape. @type {Rule[]} */
export const DOUBTS = [unlikelyDay, outOfOrder, laterThanSources, sameEntry, otherCountry, leftOver, oddAddress, halfNumber, severalAuthors];
