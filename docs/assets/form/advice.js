// What would make a case better and holds nobody up. The same as in macros/check/advice.py, as far as a form can tell.
// @ts-check
import { make } from "../dom.js";
import { nodeAt, walk } from "./paths.js";
import { renew } from "./renew.js";
import { resolve } from "./schema.js";
import { quoted } from "./words.js";

/** @typedef {import("./rules.js").Rule} Rule */

/** @type {Rule} */
function* noContext(data) {
  if (!data.contexts) yield { path: ["contexts"], level: "advice", message: "without it the case counts neither as stable nor as fragile, and readers look for cases in their kind of context; leave it so if your sources tell little of it" };
}

/** @type {Rule} */
function* noLesson(data) {
  if (!data.lessons) yield { path: ["lessons"], level: "advice", message: "without one nobody meets the case under a lesson; add one if it bears on any" };
}

/** A lesson that is not named here has a note on this network, under its name or with more words around it. @type {Rule} */
function* notedElsewhere(data, { library }) {
  const named = (data.lessons ?? []).map((/** @type {any} */ { lesson }) => lesson);
  const spaced = (/** @type {string} */ words) => ` ${words.toLowerCase()} `;
  for (const [network, id, finding] of data.network.name ? library?.noted ?? [] : []) {
    if (spaced(network).includes(spaced(data.network.name)) && !named.includes(id)) yield { path: ["lessons"], level: "advice", message: `“${library?.lessons[id]}” has a note on this network (“${finding}”); choose that lesson if your sources bear it` };
  }
}

/** The same beside the lessons, while they are chosen. @param {import("./form.js").CaseForm} form */
export async function noted(form) {
  const library = await form.store.library();
  const rows = form.controls.get("lessons")?.element;
  const said = library ? [...notedElsewhere({ network: {}, ...form.data }, /** @type {any} */ ({ library }))].map(({ message }) => make("p", {}, `${message}.`)) : [];
  const told = rows?.querySelector(":scope > .told") ?? make("div", { class: "told" });
  renew(told, ...said);
  said.length ? rows?.querySelector(".entries")?.before(told) : told.remove();
}

/** @type {Rule} */
function* noMember(data) {
  if (data.members && data.actors.every((/** @type {any} */ { seat }) => seat !== "member")) yield { path: ["actors"], level: "advice", message: "members are counted, but nobody here has the seat “Member”; add who they are, if a source says so" };
}

/** @type {Rule} */
function* notToBeFound(data) {
  for (const [place, source] of data.sources.entries()) {
    if (source.url === undefined && source.date === undefined) yield { path: ["sources", place], level: "advice", message: "its address or its date, so that others can look it up" };
  }
}

/** @type {Rule} */
function* unexplained({ sources }) {
  for (const [place, { independent, date, note }] of sources.entries()) {
    if (note === undefined && independent === "partly") yield { path: ["sources", place, "note"], level: "advice", message: "say in it why the document is partly independent, or that it is not known" };
    else if (note === undefined && `${date}`.endsWith("~")) yield { path: ["sources", place, "note"], level: "advice", message: "say in it what the date that is about right rests on" };
  }
}

/** @type {Rule} */
function* ownWord({ network, sources }) {
  const own = [network.name, ...(network.aliases ?? [])].map((name) => name?.toLowerCase());
  for (const [place, { independent, publisher }] of sources.entries()) {
    if (independent === "yes" && own.includes(publisher.toLowerCase())) yield { path: ["sources", place, "independent"], level: "advice", message: "it says “Yes”, but the network itself published this; choose “No”" };
  }
}

/** Only where it can be mended: every source of the result is dated (not: later than a day), and no year stands in its words. @type {Rule} */
function* undatedEffect(data) {
  const dated = new Set(data.sources.filter((/** @type {any} */ source) => !`${source.date ?? ".."}`.includes("..")).map((/** @type {any} */ source) => source.id));
  for (const [place, row] of (data.results ?? []).entries()) {
    const effect = ["reported-effect", "measured-effect"].includes(row.strength) && row.as_of === undefined;
    if (effect && row.sources.every((/** @type {string} */ id) => dated.has(id)) && !/\b(19|20)\d\d\b/.test(row.statement)) yield { path: ["results", place, "as_of"], level: "advice", message: "its sources are dated, so say when the result was so" };
  }
}

/** @type {Rule} */
function* sameAsTitle(data) {
  const plain = (/** @type {string} */ text) => text.toLowerCase().replace(/^[ .]+|[ .]+$/g, "");
  if (plain(data.summary) === plain(data.title)) yield { path: ["summary"], level: "advice", message: "it is the title again; say what the network did and what came of it" };
}

/** The latest date that a date names, as ISO 8601 text; sorts as text. @param {unknown} date */
const last = (date) => `${date}`.replace(/~$/, "").split("/").filter((end) => end !== "..").pop() ?? "";

/** A source is later than every fact, and no fact with a date rests on it. Only where one could have a date. @type {Rule} */
function* factsBehind(data, { schema }) {
  const values = [...walk(schema, resolve(schema, schema), data)];
  const facts = values.filter(([path, node]) => node.format === "library-date" && !["sources", "safety", "review"].includes(`${path[0]}`));
  const latest = facts.map(([, , date]) => last(date)).sort().pop() ?? "9";
  const known = new Set(facts.map(([path]) => path.slice(0, -1).join()));
  for (const [place, { id, date }] of data.sources.entries()) {
    const day = last(date ?? "");
    if (day.slice(0, latest.length) <= latest.slice(0, day.length)) continue;
    const cited = values.filter(([, node, value]) => node.references === "sources" && value === id).map(([path]) => path.slice(0, -2));
    const undated = cited.find((row) => nodeAt(schema, row).properties?.as_of);
    if (undated && !cited.some((row) => known.has(row.join()))) yield { path: ["sources", place, "date"], to: [...undated, "as_of"], level: "advice", message: `it is later than the date of any fact here (${latest}), and the page will say “Facts up to” that date; give what rests on this document its date (the link leads there)` };
  }
}

/** Words that the library does not use itself. A source's own words may stand: in quotes, or in its title. @type {Rule} */
function* wornWords(data, { schema, library }) {
  const worn = library?.worn ?? {};
  const wanted = new RegExp(`\\b(${Object.keys(worn).sort((a, b) => b.length - a.length).join("|")})\\b`, "i");
  for (const [path, , value] of library ? walk(schema, resolve(schema, schema), data) : []) {
    const [found] = (typeof value === "string" && path[0] !== "sources" && wanted.exec(value.replace(QUOTED, ""))) || [];
    if (found) yield { path, level: "advice", message: `${quoted(found)}: ${worn[found.toLowerCase()]}` };
  }
}

const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/g;

/** Each expects a case of the right shape. @type {Rule[]} */
export const ADVICE = [noContext, noLesson, notedElsewhere, noMember, notToBeFound, unexplained, ownWord, undatedEffect, factsBehind, wornWords, sameAsTitle];
