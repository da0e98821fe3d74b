// The safeguarding rules SG01 to SG18 in the browser, so that they run before anything leaves the page. What they look for
// stands in data/safeguards.json, which the checker of the repository reads too (macros/check/safeguards). Telephone numbers
// are found by general patterns only; the checker also knows the numbers of each country. Dates are ISO 8601 text.
// @ts-check

/**
 * @typedef {(string | number)[]} Path
 * @typedef {{path: string, rule: string, level: "error" | "warning" | "advice", message: string, words: string}} Finding  `words`: the same for the form
 * @typedef {{rule: string, path: Path, text: string, found: string, better?: string}} Hit
 * @typedef {{path: Path, text: string}} Text
 * @typedef {{data: any, case: any, today: string, texts: Text[], names: string[], setting: string}} Subject
 */

const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** @type {Record<string, string>} */
const SIGNS = { "٫": ".", "٬": ",", "،": ",", "؛": ";", "\u2010": "-", "\u2011": "-", "\u2212": "-" };
const MOST = 24;
const FEWEST = 6;

/** One form for all texts: plain signs and digits, nothing invisible, single spaces. @param {string} text */
export function plain(text) {
  return text.replace(HIDDEN, "").normalize("NFKC")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[٫٬،؛\u2010\u2011\u2212]/g, (sign) => SIGNS[sign])
    .replace(/\s+/g, " ").trim();
}

/** Of each word the first letter, of a number nothing. @param {string} found */
export function mask(found) {
  const hidden = found.replace(/([^\s@])[^\s@]*/g, (_, first) => (first.toLowerCase() !== first.toUpperCase() || /[؀-ۿ]/.test(first) ? `${first}…` : "…"));
  return hidden.replace(/…(?: …)+/g, "…").slice(0, MOST).trimEnd();
}

/** @type {Map<string, RegExp>} */
const kept = new Map();

/** @param {string} source @param {string} [flags] */
function pattern(source, flags = "gim") {
  const key = `${flags} ${source}`;
  if (!kept.has(key)) kept.set(key, new RegExp(source, flags));
  const found = /** @type {RegExp} */ (kept.get(key));
  found.lastIndex = 0;
  return found;
}

/** The first group that took part, or else the whole. @param {RegExpMatchArray} match */
const captured = (match) => (match.slice(1).find(Boolean) ?? match[0]).trim();

/** Every value that is neither list nor object, with its path. @param {any} value @param {Path} path @returns {Generator<[Path, any, any]>} */
function* walk(value, path = [], around = /** @type {any} */ (null)) {
  if (Array.isArray(value)) for (const [index, child] of value.entries()) yield* walk(child, [...path, index], value);
  else if (value && typeof value === "object") for (const [key, child] of Object.entries(value)) yield* walk(child, [...path, key], value);
  else yield [path, value, around];
}

/** @param {any} given @param {any} data @param {string} today @returns {Subject} */
function subject(given, data, today) {
  /** @type {Text[]} */
  const texts = [];
  for (const [path, value, around] of walk(given)) {
    if (path[0] === "safety") continue; // a waiver repeats the words that it covers
    const of = around?.unit ?? around?.counted ?? around?.kind;
    if (typeof value === "string") texts.push({ path, text: plain(value) });
    else if (path.at(-1) === "count" && of) texts.push({ path, text: plain(`${value} ${String(of).replaceAll("-", " ")}`) });
  }
  const settings = new Set((given.contexts ?? []).map((/** @type {any} */ row) => row.setting));
  const named = ["name", "publisher", "aliases", "network"];
  const names = texts.filter(({ path }) => path.slice(-2).some((step) => named.includes(String(step)))).map(({ text }) => text);
  return { data, case: given, today, texts, names, setting: settings.size === 1 && settings.has("stable") ? "stable" : "fragile" };
}

/** What a rule reads. @param {Subject} it @param {any} rule @param {boolean} [addresses] the fields that hold nothing but an address as well */
const read = (it, rule, addresses) => it.texts.filter(({ path }) => !(rule.skip ?? []).includes(path[0]) && (addresses || path.at(-1) !== "url"));

/** @param {Subject} it @param {any} rule @returns {Text[]} */
const sentences = (it, rule) => read(it, rule).flatMap(({ path, text }) => text.split(pattern(it.data.sentence)).filter(Boolean).map((text) => ({ path, text })));

/** @param {Subject} it @param {any} rule @param {string} words */
function harmless(it, rule, words) {
  const known = rule.names ? it.names : [];
  return known.some((name) => words.includes(name) || name.includes(words)) || (rule.unless ?? []).some((/** @type {string} */ source) => pattern(source).test(words));
}

/** @param {Subject} it @param {string} name @param {any} rule @returns {Generator<Hit>} */
function* byPattern(it, name, rule) {
  const kinds = [["find", "gim", false], ["exact", "gm", false], ["links", "gim", true]];
  for (const [kind, flags, addresses] of /** @type {[string, string, boolean][]} */ (kinds)) {
    for (const source of rule[kind] ?? []) {
      for (const { path, text } of read(it, rule, addresses)) {
        for (const match of text.matchAll(pattern(source, flags))) {
          if (!harmless(it, rule, captured(match))) yield { rule: name, path, text, found: captured(match) };
        }
      }
    }
  }
  for (const [source, better] of rule.better ?? []) {
    for (const { path, text } of read(it, rule)) {
      for (const match of text.matchAll(pattern(source))) yield { rule: name, path, text, found: match[0], better };
    }
  }
}

/** Several patterns in one sentence. @param {Subject} it @param {string} name @param {any} rule @returns {Generator<Hit>} */
function* together(it, name, rule) {
  if (!rule.together) return;
  for (const { path, text } of sentences(it, rule)) {
    if (rule.together.every((/** @type {string} */ source) => pattern(source).test(text))) yield { rule: name, path, text, found: text };
  }
}

/** SG02: in texts; a count is a number. @param {Subject} it @returns {Generator<Hit>} */
function* phones(it) {
  const { strip, find } = it.data.phone;
  for (const { path, text } of read(it, it.data.rules.SG02)) {
    if (path.at(-1) === "count" || (text.match(/\d/g) ?? []).length < FEWEST) continue;
    let left = text;
    for (const source of strip) left = left.replace(pattern(source), (_, ...more) => `${more.slice(0, -2).find(Boolean) ?? ""} ; `);
    for (const source of find) for (const match of left.matchAll(pattern(source))) yield { rule: "SG02", path, text, found: captured(match) };
  }
}

/** SG16: movements and distributions that are still to come. @param {Subject} it @returns {Generator<Hit>} */
function* future(it) {
  const rule = it.data.rules.SG16;
  for (const { path, text } of sentences(it, rule)) {
    const days = rule.dates.flatMap((/** @type {any} */ kind) => [...text.matchAll(pattern(kind.pattern))].map((match) => day(match, kind.parts, it.data.months)));
    if (pattern(rule.verb).test(text) && (pattern(rule.relative).test(text) || days.some((/** @type {string} */ named) => named > it.today))) yield { rule: "SG16", path, text, found: text };
  }
}

/** The day or month that a sentence names, as ISO 8601 text. @param {RegExpMatchArray} match @param {string[]} parts @param {string[]} months */
function day(match, parts, months) {
  /** @type {Record<string, string>} */
  const named = Object.fromEntries(parts.map((part, index) => [part, match[index + 1]]).filter(([, value]) => value));
  const month = months.indexOf(named.month.toLowerCase()) + 1 || Number(named.month);
  return [named.year, month, named.day].filter(Boolean).map((part) => String(part).padStart(2, "0")).join("-");
}

/** The last day that a date of the library can mean: `2027-02` → `2027-02-28`. @param {string} date */
function lastDay(date) {
  const ends = String(date).replace("~", "").split("/").filter((end) => end !== "..");
  const [year, month, day] = ends[ends.length - 1].split("-");
  return [year, month ?? "12", day ?? new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate()].join("-");
}

/** @param {Subject} it @param {any} waiver */
function inForce(it, waiver) {
  const due = it.case.review?.due;
  return Boolean(due) && lastDay(due) >= it.today && lastDay(waiver.date) <= it.today;
}

/** @param {any} waiver @param {Hit} hit */
const covers = (waiver, hit) => waiver.rule === hit.rule && hit.text.includes(plain(waiver.excerpt)) && plain(waiver.excerpt).includes(hit.found);

/** What the file records of itself. @param {Subject} it @param {Hit[]} hits @returns {Generator<[string, Path, string]>} */
function* records(it, hits) {
  const { safety = {}, review = {} } = it.case;
  const { consent, basis, sensitivity } = safety;
  if (!basis) yield ["SG09", ["safety"], "is missing; say public sources, or consent"];
  else if ((basis === "consent") !== Boolean(consent)) yield ["SG09", ["safety", "basis"], "and `consent` belong together: give both, or neither"];
  else if (consent && lastDay(consent.given) > it.today) yield ["SG09", ["safety", "consent", "given"], "is dated after today; wait, or mend the date"];
  else if (consent && lastDay(consent.expires) < it.today) yield ["SG09", ["safety", "consent", "expires"], "has run out; ask again, or withdraw the page"];
  const late = review.due ? Math.round((Date.parse(it.today) - Date.parse(lastDay(review.due))) / 864e5) : 0;
  if (late > 0) yield ["SG10", ["review", "due"], `by ${late} days; read the text again and set a new date`];
  if (!["low", "medium"].includes(sensitivity)) yield ["SG11", ["safety", "sensitivity"], `${sensitivity ? `\`${sensitivity}\` is not published here` : "is missing"}; must be low or medium`];
  for (const [index, waiver] of (safety.waivers ?? []).entries()) {
    const path = ["safety", "waivers", index];
    if (it.data.rules[waiver.rule]?.waiver === false) yield ["SG18", path, `${waiver.rule} cannot be waived; mend the text`];
    else if (!inForce(it, waiver)) yield ["SG18", path, "is not in force: it needs a date that is past and a `review.due` that is to come"];
    else if (!hits.some((hit) => covers(waiver, hit))) yield ["SG18", path, `covers nothing that ${waiver.rule} finds; its \`excerpt\` must be the exact words of the text, or remove it`];
  }
}

/** Is the name a part of the publisher's, in words or by the letters that begin them? `Water Users Union (WUU)`, and `WUU (Water Users Union)`, are `WUU`. @param {string} name @param {string} publisher */
function publishedBy(name, publisher) {
  const [, behind, after, before, within] = /^(\S.*) \(([A-Z]{2,})\)$|^([A-Z]{2,}) \((\S.*)\)$/.exec(name) ?? [];
  const [whole, short] = behind ? [behind, after] : [within, before];
  if (!whole || publisher.includes(name)) return publisher.includes(name);
  const initials = whole.split(/\s+/).map((word) => word[0].toUpperCase()).values();
  const begins = (/** @type {string} */ letter) => { for (const initial of initials) if (initial === letter) return true; return false; };
  // Of `WUU (Gaza)` the words in brackets are a place, and no name.
  return [...short].every(begins) && (publisher.includes(whole) || publisher.split(/[^\p{L}\p{N}]+/u).includes(short));
}

/** SG12: local partners that are named in a fragile setting. @param {Subject} it @returns {Generator<Hit>} */
function* partners(it) {
  const publisher = (/** @type {string} */ id) => (it.case.sources ?? []).find((/** @type {any} */ source) => source.id === id)?.publisher ?? "";
  for (const field of ["actors", "convenor"]) {
    for (const [index, row] of (it.case[field] ?? []).entries()) {
      const local = it.data.local_kinds.includes(row.kind ?? "kind-not-stated");
      const shown = row.naming || (row.sources ?? []).some((/** @type {string} */ id) => publishedBy(row.name ?? "", publisher(id)));
      if (row.name && local && !shown) yield { rule: "SG12", path: [field, index, "name"], text: row.name, found: row.name };
    }
  }
}

/** @param {Subject} it @param {Hit} hit */
function level(it, hit) {
  const levels = it.data.rules[hit.rule].level;
  if (!("protection" in levels)) return levels[it.setting];
  const about = (it.case.sectors ?? []).some((/** @type {string} */ sector) => it.data.protection_sectors.includes(sector));
  return levels[about || pattern(`\\b(?:${it.data.words.protection})\\b`).test(hit.text) ? "protection" : "other"];
}

/** `results[1].strength`: places in lists are counted from 1. @param {Path} path */
const dotted = (path) => path.map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${step}`)).join("").replace(/^\./, "");

/** What a finding says: to a writer of files with the number of the rule, to somebody at the form in the form's words. @param {any} data @param {string} rule @param {string} rest */
const worded = (data, rule, rest) => ({ message: `${rule}: ${rest}`, words: rest.includes("`") ? data.rules[rule].form ?? rest : rest });

/**
 * All findings in a case or lesson.
 * @param {any} given   its values, as in its file
 * @param {any} data    data/safeguards.json
 * @param {string} today  ISO 8601
 * @returns {Finding[]}
 */
export function findings(given, data, today) {
  const it = subject(given, data, today);
  const hits = Object.entries(data.rules).flatMap(([name, rule]) => [...byPattern(it, name, rule), ...together(it, name, rule)]);
  hits.push(...phones(it), ...future(it));
  const waivers = (given.safety?.waivers ?? []).filter((/** @type {any} */ waiver) => inForce(it, waiver) && data.rules[waiver.rule]?.waiver !== false);
  const left = [...hits.filter((hit) => !waivers.some((/** @type {any} */ waiver) => covers(waiver, hit))), ...partners(it)];
  const found = left.map((hit) => {
    const { says, remedy, open } = data.rules[hit.rule];
    const rest = `${says} (${open ? hit.found : mask(hit.found)}): ${hit.better ? `${remedy}: ${hit.better}` : remedy}`;
    return { path: dotted(hit.path), rule: hit.rule, level: level(it, hit), ...worded(data, hit.rule, rest) };
  });
  const said = [...records(it, hits)].map(([rule, path, remedy]) => ({ path: dotted(path), rule, level: data.rules[rule].level[it.setting], ...worded(data, rule, `${data.rules[rule].says}: ${remedy}`) }));
  const once = new Map([...found, ...said].filter((finding) => finding.level).map((finding) => [`${finding.path} ${finding.message}`, finding]));
  return [...once.values()];
}
