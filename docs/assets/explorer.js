// The filters of the list of cases. Everything they know stands in the page: no request, no framework.
// Within a facet a case needs one of the chosen values; across facets it needs all of them.
// @ts-check
import { button, make } from "./dom.js";

/**
 * @typedef {Object} Row
 * @property {Set<string>} terms  `facet.value` of everything that can be chosen
 * @property {string} text        what the words are looked for in, lower case, without marks
 * @typedef {{facets: Map<string, Set<string>>, words: string, sort: string, compare: string[]}} Choice
 */

/** Lower case and without marks, so that `Zepce` finds Žepče. @param {string} text */
export const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** For a choice: what tells the facets (or `words`) in which a row does not fit. @param {Choice} choice @returns {(row: Row) => string[]} */
export function matcher(choice) {
  const words = plain(choice.words).split(/\s+/);
  const wanted = [...choice.facets].filter(([, values]) => values.size).map(([facet, values]) => ({ facet, terms: [...values].map((value) => `${facet}.${value}`) }));
  return (row) => {
    const missed = words.every((word) => row.text.includes(word)) ? [] : ["words"];
    for (const { facet, terms } of wanted) if (!terms.some((term) => row.terms.has(term))) missed.push(facet);
    return missed;
  };
}

/**
 * How many rows each term would leave, given all the other facets: a row counts for all its terms if it fits, and for
 * those of one facet if that facet alone keeps it out.
 * @param {Row[]} rows @param {string[][]} missed  what each row misses
 */
export function tally(rows, missed) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  rows.forEach((row, place) => {
    if (missed[place].length > 1) return;
    const only = missed[place].length ? `${missed[place][0]}.` : "";
    for (const term of row.terms) if (term.startsWith(only)) counts.set(term, (counts.get(term) ?? 0) + 1);
  });
  return counts;
}

/** The choice that an address holds. @param {string} search @param {string[]} facets @returns {Choice} */
export function read(search, facets) {
  const given = new URLSearchParams(search);
  const chosen = facets.map((facet) => [facet, new Set((given.get(facet) ?? "").split(",").filter(Boolean))]);
  return { facets: new Map(/** @type {[string, Set<string>][]} */ (chosen)), words: given.get("words") ?? "", sort: given.get("sort") ?? "", compare: (given.get("compare") ?? "").split(",").filter(Boolean) };
}

/** The address of a choice; empty parts are left out. @param {Choice} choice */
export function write(choice) {
  const parts = [...choice.facets].filter(([, values]) => values.size).map(([facet, values]) => `${facet}=${[...values].join(",")}`);
  if (choice.words) parts.push(`words=${encodeURIComponent(choice.words)}`);
  if (choice.sort) parts.push(`sort=${choice.sort}`);
  if (choice.compare.length) parts.push(`compare=${choice.compare.join(",")}`);
  return parts.length ? `?${parts.join("&")}` : location.pathname;
}

/** So many rows are shown at once; the rest of a longer list is one press away. */
const MOST = 50;

/** @param {HTMLElement} root */
function start(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const list = /** @type {HTMLElement} */ (root.querySelector(".cards"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tally"));
  const chosen = /** @type {HTMLElement} */ (root.querySelector(".chosen"));
  const nothing = /** @type {HTMLElement} */ (root.querySelector(".nothing"));
  const comparing = /** @type {HTMLElement} */ (root.querySelector(".comparing"));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const facets = [...new Set(boxes.map((box) => box.name))];
  const cards = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".card")]);
  const more = /** @type {HTMLElement} */ (root.querySelector(".more"));
  const rows = cards.map((card, place) => ({
    card, place, pick: pick(card), terms: new Set((card.dataset.terms ?? "").split(" ")), text: plain(`${card.textContent} ${card.dataset.words}`),
  }));
  let choice = read(location.search, facets);
  let order = "";
  let inOrder = rows;
  let most = MOST;

  /** The box on a row that chooses it for a comparison, with a name of its own. @param {HTMLElement} card */
  function pick(card) {
    const box = /** @type {HTMLInputElement} */ (card.querySelector(".pick input"));
    box.setAttribute("aria-label", `Compare ${card.querySelector(".card-title")?.textContent}`);
    return box;
  }

  function showCompared() {
    for (const row of rows) {
      row.pick.checked = choice.compare.includes(row.pick.value);
      row.pick.disabled = choice.compare.length >= 3 && !row.pick.checked;
    }
    const count = choice.compare.length;
    comparing.hidden = !count;
    const link = /** @type {HTMLAnchorElement} */ (comparing.querySelector("a"));
    link.href = `../compare/?cases=${choice.compare.join(",")}`;
    link.textContent = count > 1 ? `Compare these ${count} side by side` : "One chosen; choose another to compare it with";
  }

  function show() {
    const fit = matcher(choice);
    const missed = rows.map(fit);
    const counts = tally(rows, missed);
    sort();
    const found = missed.filter((row) => !row.length).length;
    reveal(missed);
    for (const box of boxes) {
      const count = counts.get(`${box.name}.${box.value}`) ?? 0;
      box.checked = Boolean(choice.facets.get(box.name)?.has(box.value));
      box.disabled = !count && !box.checked;
      const shown = /** @type {HTMLElement} */ (box.parentElement?.querySelector(".count"));
      if (shown.textContent !== String(count)) shown.textContent = String(count);
    }
    if (form.words.value !== choice.words) form.words.value = choice.words;
    form.sort.value = choice.sort;
    status.textContent = `${found} of ${rows.length} cases`;
    showChosen();
    showNothing(missed);
    showCompared();
  }

  /** Shows the rows that fit, in their order, the first of a long list at once. @param {string[][]} missed */
  function reveal(missed) {
    let left = most;
    for (const row of inOrder) {
      const shown = !missed[row.place].length && left-- > 0;
      if (row.card.hidden === shown) row.card.hidden = !shown;
    }
    more.hidden = left >= 0;
  }

  function sort() {
    if (order === choice.sort) return;
    order = choice.sort;
    const by = [...rows].sort((a, b) => (b.card.dataset[order] ?? "").localeCompare(a.card.dataset[order] ?? "", "en", { numeric: true }) || a.place - b.place);
    list.append(...by.map((row) => row.card));
    inOrder = by;
  }

  const clear = () => { choice = { ...read("", facets), compare: choice.compare }; };

  /** @param {string} words @param {() => void} action */
  const press = (words, action) => button(words, () => { action(); changed(); });

  const name = (/** @type {HTMLInputElement} */ box) => box.parentElement?.querySelector("span")?.textContent ?? box.value;

  function drops() {
    /** @type {[string, string, () => void][]} */
    const found = boxes.filter((box) => box.checked).map((box) => [box.name, name(box), () => choice.facets.get(box.name)?.delete(box.value)]);
    if (choice.words) found.push(["words", `“${choice.words}”`, () => { choice.words = ""; }]);
    return found;
  }

  function showChosen() {
    const all = drops();
    chosen.replaceChildren(...all.map(([, words, action]) => make("li", {}, press(`${words} ×`, action))));
    if (all.length) chosen.append(make("li", {}, press("Clear all", clear)));
    chosen.hidden = !all.length;
    /** @type {HTMLElement} */ (form.querySelector(".chosen-count")).textContent = all.length ? `(${all.length} chosen)` : "";
  }

  /** @param {string[][]} missed */
  function showNothing(missed) {
    nothing.hidden = missed.some((row) => !row.length);
    if (nothing.hidden) return;
    const ways = drops().map(([facet, words, action]) => [missed.filter((row) => row.every((one) => one === facet)).length, words, action]);
    const useful = /** @type {[number, string, () => void][]} */ (ways).filter(([count]) => count).map(([count, words, action]) => press(`${words}: then ${count}`, action));
    nothing.replaceChildren(make("p", {}, "No case fits all of this. What to drop:"), ...(useful.length ? useful : [press("Clear all", clear)]));
  }

  /** @param {boolean} [quietly] */
  function changed(quietly) {
    most = MOST;
    history[quietly ? "replaceState" : "pushState"](null, "", write(choice));
    show();
  }

  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.type === "checkbox") choice.facets.get(field.name)?.[field.checked ? "add" : "delete"](field.value);
    if (field.name === "sort") choice.sort = field.value;
    if (field.name !== "words") changed();
  });
  form.words.addEventListener("input", () => { choice.words = form.words.value.trim(); changed(true); });
  list.addEventListener("change", (event) => {
    const picked = rows.find((row) => row.pick === event.target);
    if (!picked) return;
    choice.compare = picked.pick.checked ? [...choice.compare, picked.pick.value] : choice.compare.filter((id) => id !== picked.pick.value);
    history.replaceState(null, "", write(choice));
    showCompared();
  });
  more.querySelector("button")?.addEventListener("click", () => { most = rows.length; show(); });
  comparing.querySelector("button")?.addEventListener("click", () => { choice.compare = []; changed(true); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => { choice = read(location.search, facets); show(); });
  const opener = /** @type {HTMLElement} */ (form.querySelector(".opener"));
  opener.addEventListener("click", () => opener.setAttribute("aria-expanded", String(form.classList.toggle("open"))));
  root.classList.add("live");
  show();
}

const root = typeof document === "undefined" ? null : document.getElementById("explorer");
if (root) start(root);
