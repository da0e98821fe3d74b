// Dates as exact as their source. The same rules, and the same words, as macros/model/dates.py.
// @ts-check

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** What is wrong with a date (`2016`, `2016-10`, `2012/2015`, `../2014-03`, `2015~`), or "". @param {string} text */
export function faultOf(text) {
  const { ends } = parts(text);
  const fault = ends.filter(Boolean).map(pointFault).find(Boolean);
  if (fault) return fault;
  if (!ends.some(Boolean)) return "a range needs at least one date";
  return ends.every(Boolean) && ends[0].slice(0, ends[1].length) > ends[1] ? "the range ends before it begins" : "";
}

/** @param {string} text */
function parts(text) {
  const [start, end = start] = text.replace(/~$/, "").split("/");
  return { ends: [start, end].map((part) => (part === ".." ? "" : part)), about: text.endsWith("~") ? "about " : "" };
}

/** @param {string} point */
function pointFault(point) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(point) ?? [];
  if (!year) return "write a date as 2016, 2016-10 or 2016-10-27";
  if (month && (+month < 1 || +month > 12)) return `there is no month ${month}`;
  if (day && (+day < 1 || +day > new Date(Date.UTC(+year, +month, 0)).getUTCDate())) return `${MONTHS[+month - 1]} ${year} has no day ${day}`;
  return "";
}

/** A date for a reader: `by March 2014`, `since 2005`. @param {string} text */
export function inWords(text) {
  if (faultOf(text)) return text;
  const { ends: [start, end], about } = parts(text);
  if (start === end) return about + point(start);
  if (!start) return `by ${about}${point(end)}`;
  return end ? `${about}${point(start)} to ${point(end)}` : `since ${about}${point(start)}`;
}

/** @param {string} text */
function point(text) {
  const [year, month, day] = text.split("-");
  return [day && +day, month && MONTHS[+month - 1], year].filter(Boolean).join(" ");
}
