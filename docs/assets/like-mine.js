// Three questions that rank the cases, with the reason. Everything it knows stands in the page.
// @ts-check
import { make } from "./dom.js";

/** @typedef {{facet: string, term: string, label: string, weight: number}} Wish  something that the reader's case has */
/** @typedef {{terms: Set<string>, evidence: number}} Known */

/**
 * The points of a case, the wishes that it fulfils and those that it does not. Of a country and its region only the
 * telling one is named: the country if it fits, the region if that does not fit either.
 * @param {Known} known @param {Wish[]} wishes
 */
export function rated(known, wishes) {
  const fits = wishes.filter((wish) => known.terms.has(wish.term));
  const fails = wishes.filter((wish) => !known.terms.has(wish.term));
  const points = fits.reduce((sum, wish) => sum + wish.weight, 0);
  return { points, fits: less(fits, "countries", "regions"), fails: less(fails, "regions", "countries") };
}

/** The wishes without those of one facet, if one of another facet is among them. @param {Wish[]} wishes @param {string} present @param {string} gone */
const less = (wishes, present, gone) => wishes.filter((wish) => wish.facet !== gone || !wishes.some((other) => other.facet === present));

/** The reason in words: `Same sector: Milk. But another country.` @param {Wish[]} fits @param {Wish[]} fails */
export function reason(fits, fails) {
  const same = fits.map((wish) => `${WORDS[wish.facet]}: ${wish.label}`).join("; ");
  const other = fails.map((wish) => `another ${WORDS[wish.facet]}`).join(", ");
  return `Same ${same}.${other ? ` But ${other}.` : ""}`;
}

/** How the cases bear on each lesson, those with most support first. @param {string[]} stances `lesson=stance` @returns {[string, Map<string, number>][]} */
export function borne(stances) {
  /** @type {Map<string, Map<string, number>>} */
  const found = new Map();
  for (const [lesson, stance] of stances.map((row) => row.split("="))) {
    const counts = found.get(lesson) ?? new Map();
    found.set(lesson, counts.set(stance, (counts.get(stance) ?? 0) + 1));
  }
  const size = (/** @type {Map<string, number>} */ counts) => (counts.get("supports") ?? 0) * 100 + [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...found].sort((one, other) => size(other[1]) - size(one[1]));
}

/** @type {Record<string, string>} */
const WORDS = { countries: "country", regions: "region", sectors: "sector", contexts: "context" };
const SAID = { supports: ["supports", "support"], qualifies: ["qualifies", "qualify"], contradicts: ["contradicts", "contradict"] };
const MOST = 6;

/** @param {HTMLElement} root */
function start(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const pool = /** @type {HTMLElement} */ (root.querySelector(".pool"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tally"));
  const answer = /** @type {HTMLElement} */ (root.querySelector(".answer"));
  const weights = new Map((pool.dataset.weights ?? "").split(" ").map((pair) => /** @type {[string, number]} */ ([pair.split("=")[0], Number(pair.split("=")[1])])));
  const rows = /** @type {HTMLElement[]} */ ([...pool.querySelectorAll("[data-terms]")]).map((item) => ({
    item, terms: new Set((item.dataset.terms ?? "").split(" ")), evidence: Number(item.dataset.evidence),
  }));

  /** @param {string} term @param {string} label @returns {Wish} */
  const wish = (term, label) => ({ facet: term.split(".")[0], term, label, weight: weights.get(term.split(".")[0]) ?? 0 });

  function wishes() {
    const where = form.where.selectedOptions[0];
    const region = where.dataset.region;
    const group = region ? form.where.querySelector(`option[value="${region}"]`).parentElement.label : where.parentElement.label;
    const context = form.querySelector("input[name=context]:checked");
    return [
      where.value.startsWith("countries.") && wish(where.value, where.text),
      (region || where.value.startsWith("regions.")) && wish(region || where.value, group),
      form.sector.value && wish(form.sector.value, form.sector.selectedOptions[0].text),
      /** @type {HTMLInputElement} */ (context).value && wish(/** @type {HTMLInputElement} */ (context).value, context?.nextElementSibling?.textContent ?? ""),
    ].filter(Boolean);
  }

  function show() {
    const asked = /** @type {Wish[]} */ (wishes());
    const found = rows.map((row) => ({ row, ...rated(row, asked) })).filter((one) => one.points)
      .sort((one, other) => other.points - one.points || other.row.evidence - one.row.evidence);
    const nearest = found.slice(0, MOST);
    answer.hidden = !nearest.length;
    root.querySelector(".without")?.classList.toggle("shown", !asked.length);
    status.textContent = !asked.length ? "Answer one question or more." : found.length
      ? `${nearest.length} nearest of ${found.length} cases that share something with yours`
      : "No case shares any of this yet. Leave one answer out, or add the first case.";
    answer.querySelector(".nearest")?.replaceChildren(...nearest.map(near));
    if (nearest.length > 1) answer.querySelector(".nearest")?.append(make("li", { class: "compared" }, comparison(nearest)));
    answer.querySelector(".borne")?.replaceChildren(...borne(nearest.flatMap(({ row }) => (row.item.dataset.stances ?? "").split(" ").filter(Boolean))).slice(0, MOST).map(lesson));
  }

  /** @param {{row: {item: HTMLElement}, fits: Wish[], fails: Wish[]}} one */
  function near({ row, fits, fails }) {
    const copies = [...row.item.childNodes].map((node) => node.cloneNode(true));
    return make("li", {}, ...copies, make("p", { class: "why" }, reason(fits, fails)));
  }

  /** @param {{row: {item: HTMLElement}}[]} nearest */
  function comparison(nearest) {
    const first = nearest.slice(0, 3);
    const href = `../compare/?cases=${first.map(({ row }) => row.item.dataset.id).join(",")}`;
    return make("a", { href }, `Compare the first ${first.length} side by side`);
  }

  /** @param {[string, Map<string, number>]} pair */
  function lesson([id, counts]) {
    const copies = [...(pool.querySelector(`[data-lesson="${id}"]`)?.cloneNode(true).childNodes ?? [])];
    const words = Object.entries(SAID).filter(([stance]) => counts.get(stance)).map(([stance, [one, many]]) => `${counts.get(stance)} ${counts.get(stance) === 1 ? one : many}`);
    return make("li", {}, ...copies, " ", make("span", { class: "meta" }, `${words.join(", ")}, of the cases above`));
  }

  function read() {
    const given = new URLSearchParams(location.search);
    for (const name of ["where", "sector", "context"]) {
      const field = /** @type {HTMLSelectElement | RadioNodeList} */ (form.elements.namedItem(name));
      field.value = given.get(name) ?? "";
    }
  }

  form.addEventListener("change", () => {
    const given = [...new FormData(form)].filter(([, value]) => value).map(([name, value]) => `${name}=${value}`);
    history.replaceState(null, "", given.length ? `?${given.join("&")}` : location.pathname);
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  read();
  show();
}

const root = typeof document === "undefined" ? null : document.getElementById("like-mine");
if (root) start(root);
