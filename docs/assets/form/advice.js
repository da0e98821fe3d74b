// What would make a case better and holds nobody up. The same as in macros/check/advice.py, as far as a form can tell.
// @ts-check

/** @typedef {import("./rules.js").Rule} Rule */

/** @type {Rule} */
function* noContext(data) {
  if (!data.contexts) yield { path: ["contexts"], level: "advice", message: "without it the case counts neither as stable nor as fragile, and readers look for cases in their kind of context" };
}

/** @type {Rule} */
function* noLesson(data) {
  if (!data.lessons) yield { path: ["lessons"], level: "advice", message: "without one nobody meets the case under a lesson; add one if it bears on any" };
}

/** @type {Rule} */
function* notToBeFound(data) {
  for (const [place, source] of data.sources.entries()) {
    if (source.url === undefined && source.date === undefined) yield { path: ["sources", place], level: "advice", message: "its address or its date, so that others can look it up" };
  }
}

/** Only where it can be mended: every source of the result is dated, and no year stands in its words. @type {Rule} */
function* undatedEffect(data) {
  const dated = new Set(data.sources.filter((/** @type {any} */ source) => source.date !== undefined).map((/** @type {any} */ source) => source.id));
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

/** Each expects a case of the right shape. @type {Rule[]} */
export const ADVICE = [noContext, noLesson, notToBeFound, undatedEffect, sameAsTitle];
