// Dates as exact as their source. The same rules, and the same words, as macros/model/dates.py.
// @ts-check
import { make } from "../dom.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** What is wrong with a date (`2016`, `2016-10`, `2012/2015`, `../2014-03`, `2015~`), or "". @param {string} text */
export function faultOf(text) {
  const { ends } = parts(text);
  const fault = ends.filter(Boolean).map(pointFault).find(Boolean);
  if (fault) return fault;
  if (!ends.some(Boolean)) return "a range needs at least one date";
  return ends.every(Boolean) && ends[0].slice(0, ends[1].length) > ends[1] ? "the range ends before it begins" : "";
}

/** Start and end of a date, "" where it is open, and whether it is about these. @param {string} text */
export function parts(text) {
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

const ABOUT = /^(about|around|approximately|approx\.?|circa|ca?\.?|~)\s*(?=\d|[a-z])/i;

/** One of two: nobody says which. */
const EITHER = / or /i;

/** Of a part of a year only the year is taken: nobody guesses the month. */
const PART = /^(?:the )?(?:(?:beginning|start|middle|end|spring|summer|autumn|fall|winter)(?: of)?|early|mid|late)[ -](?=\d{4}$)/i;

/** The date that somebody means who writes it in another way (`12 April 2020`, `04/2020`, `about 2021`), or "" if that is not certain. @param {string} text */
export function meant(text) {
  const words = text.trim().replace(/[.,;]+$/, "").replace(PART, "");
  const bare = words.replace(ABOUT, "").replace(/\s*[~?]$/, "");
  const about = bare === words && !EITHER.test(bare) ? "" : "~";
  const found = ranged(bare);
  return found && `${found}${about}` !== text && !faultOf(found) ? `${found}${about}` : "";
}

/** Quarters and halves of a year, each with its first and its last month. */
const SHARES = [
  ["(first|1st) quarter|q1", "01", "03"], ["(second|2nd) quarter|q2", "04", "06"], ["(third|3rd) quarter|q3", "07", "09"],
  ["(fourth|4th|last) quarter|q4", "10", "12"], ["(first|1st) half", "01", "06"], ["(second|2nd|last) half", "07", "12"],
];

/** The months of a share of a year: `third quarter of 2016`. @param {string} text */
function share(text) {
  const [, name = "", year] = /^(?:the )?(.+?)(?: of)? (\d{4})$/.exec(text) ?? [];
  const [, from, to] = SHARES.find(([names]) => new RegExp(`^(?:${names})$`, "i").test(name)) ?? [];
  return to ? `${year}-${from}/${year}-${to}` : "";
}

/** @param {string} text */
function ranged(text) {
  const [, from, to] = /^(\d{4})[-–/](1[3-9]|[2-9]\d)$/.exec(text) ?? [];
  if (to) return `${from}/${from.slice(0, 2)}${to}`;
  const months = share(text);
  if (months) return months;
  const open = /^(since|from|after|later than|not before|by|before)\s+(.+)$/i.exec(text);
  const ends = text.replace(/^(from|between)\s+/i, "").replace(/^(\d{4})[-/](\d{4})$/, "$1–$2").split(/\s+(?:to|until|and|or)\s+|\s*[–—]\s*|\s+-\s+/i);
  if (ends.length === 2) return ends.every(single) ? ends.map(single).join("/") : "";
  if (open && single(open[2])) return /since|from|after|later|not/i.test(open[1]) ? `${single(open[2])}/..` : `../${single(open[2])}`;
  return single(text);
}

/** `2011/12` may be two years or a month, `2011-06/12` two months. @param {string} text */
function unsure(text) {
  const [, year, next] = /^\d\d(\d\d)\/(\d\d)$/.exec(text) ?? [];
  return Boolean(next) && +next === +year + 1 || /^\d{4}-\d+\/\d/.test(text);
}

/** One date in other words as ISO 8601, or "". Of two numbers that could both be the month none is taken. @param {string} text */
function single(text) {
  const [year = "", ...others] = text.match(/\b\d{4}\b/g) ?? [];
  const rest = text.replace(year, " ").toLowerCase().replace(/(\d)(st|nd|rd|th)\b/, "$1").match(/[a-z]+|\d+/g) ?? [];
  if (!year || others.length || rest.length > 2 || unsure(text)) return "";
  const named = rest.map((word) => MONTHS.findIndex((month) => word.length > 2 && month.toLowerCase().startsWith(word === "sept" ? "sep" : word)) + 1);
  const month = named.find(Boolean);
  const numbers = rest.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  if (numbers.length + Number(Boolean(month)) !== rest.length) return "";
  const [first, second] = text.trim().startsWith(year) ? numbers : [...numbers].reverse();
  if (month === undefined && numbers.length === 2 && !text.trim().startsWith(year) && first <= 12 && second <= 12 && first !== second) return "";
  const [at, day] = month ? [month, first] : first > 12 ? [second, first] : [first, second];
  return [year, at, day].filter((part) => part !== undefined).map((part) => `${part}`.padStart(2, "0")).join("-");
}

const WAYS = [
  ["2016", "a year"], ["2016-10", "a month"], ["2016-10-27", "a day"], ["2016~", "about 2016"], ["2012-02/2015-01", "from February 2012 to January 2015; of “until 2015” without a start, say it in words"],
  ["2019/2020~", "about 2019 to 2020; also 2019 or 2020"], ["2014-07/2014-09", "the third quarter of 2014"], ["../2014-03", "by March 2014"], ["2005/..", "since 2005"],
];

const HOW = [
  "As exact as the source is.",
  "The source does not say when, or only “after the storm of April 2020” or “later than” a day: take the date of the source, of several the latest that they have; if that is an estimate, so is yours.",
  "Of a step under “How it grew” only the source has a date: by then, such as ../2016.",
  "No source has a date, or it is our own reading of what none tells: leave it empty.",
  "You must reckon it (“after about ten years”): about when, such as 2001~, and the source’s words in the note.",
];

/** Every way to write a date, with what it means, under what is asked of this one. What is asked of a date that something has once: no open time. */
export const guide = (/** @type {string | undefined} */ rest) => make("div", {}, rest && make("p", {}, rest), make("ul", {}, ...HOW.filter((_, place) => !rest || !place).map((each) => make("li", {}, each))),
  make("dl", { class: "ways" }, ...WAYS.filter(([written]) => !rest || !written.includes("..")).map(([written, means]) => make("div", {}, make("dt", {}, written), make("dd", {}, means)))));
