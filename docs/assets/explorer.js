// The filters of the list of cases. Everything they know stands in the page: no request, no framework.
// Within a facet a case needs one of the chosen values; across facets it needs all of them.
// @ts-check

/**
 * @typedef {Object} Row
 * @property {Set<string>} terms  `facet.value` of everything that can be chosen
 * @property {string} text        what the words are looked for in, lower case, without marks
 * @typedef {{facets: Map<string, Set<string>>, q: string, sort: string}} Choice
 */

/** Lower case and without marks, so that `Zepce` finds Žepče. @param {string} text */
export const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** The facets (or `q`) in which a row does not fit a choice. @param {Row} row @param {Choice} choice @returns {string[]} */
export function misses(row, choice) {
  const missed = plain(choice.q).split(/\s+/).every((word) => row.text.includes(word)) ? [] : ["q"];
  for (const [facet, values] of choice.facets) {
    if (values.size && ![...values].some((value) => row.terms.has(`${facet}.${value}`))) missed.push(facet);
  }
  return missed;
}

/**
 * How many rows each term would leave, given all the other facets: a row counts for all its terms if it fits, and for
 * those of one facet if that facet alone keeps it out.
 * @param {Row[]} rows @param {Choice} choice
 */
export function tally(rows, choice) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) {
    const missed = misses(row, choice);
    if (missed.length > 1) continue;
    for (const term of row.terms) {
      if (!missed.length || term.startsWith(`${missed[0]}.`)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

/** The choice that an address holds. @param {string} search @param {string[]} facets @returns {Choice} */
export function read(search, facets) {
  const given = new URLSearchParams(search);
  const chosen = facets.map((facet) => [facet, new Set((given.get(facet) ?? "").split(",").filter(Boolean))]);
  return { facets: new Map(/** @type {[string, Set<string>][]} */ (chosen)), q: given.get("q") ?? "", sort: given.get("sort") ?? "" };
}

/** The address of a choice; empty parts are left out. @param {Choice} choice */
export function write(choice) {
  const parts = [...choice.facets].filter(([, values]) => values.size).map(([facet, values]) => `${facet}=${[...values].join(",")}`);
  if (choice.q) parts.push(`q=${encodeURIComponent(choice.q)}`);
  if (choice.sort) parts.push(`sort=${choice.sort}`);
  return parts.length ? `?${parts.join("&")}` : location.pathname;
}

/** @param {HTMLElement} root */
function start(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const list = /** @type {HTMLElement} */ (root.querySelector(".cards"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tally"));
  const chosen = /** @type {HTMLElement} */ (root.querySelector(".chosen"));
  const nothing = /** @type {HTMLElement} */ (root.querySelector(".nothing"));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const facets = [...new Set(boxes.map((box) => box.name))];
  const cards = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".card")]);
  const rows = cards.map((card, place) => ({
    card, place, terms: new Set((card.dataset.terms ?? "").split(" ")), text: plain(`${card.textContent} ${card.dataset.words}`),
  }));
  let choice = read(location.search, facets);
  let order = "";

  function show() {
    const counts = tally(rows, choice);
    let found = 0;
    for (const row of rows) {
      const fit = !misses(row, choice).length;
      if (row.card.hidden === fit) row.card.hidden = !fit;
      found += Number(fit);
    }
    for (const box of boxes) {
      const count = counts.get(`${box.name}.${box.value}`) ?? 0;
      box.checked = Boolean(choice.facets.get(box.name)?.has(box.value));
      box.disabled = !count && !box.checked;
      const shown = /** @type {HTMLElement} */ (box.parentElement?.querySelector(".count"));
      if (shown.textContent !== String(count)) shown.textContent = String(count);
    }
    if (form.q.value !== choice.q) form.q.value = choice.q;
    form.sort.value = choice.sort;
    sort();
    status.textContent = `${found} of ${rows.length} cases`;
    showChosen();
    showNothing(found);
  }

  function sort() {
    if (order === choice.sort) return;
    order = choice.sort;
    const by = [...rows].sort((a, b) => (b.card.dataset[order] ?? "").localeCompare(a.card.dataset[order] ?? "", "en", { numeric: true }) || a.place - b.place);
    list.append(...by.map((row) => row.card));
  }

  /** @param {string} words @param {() => void} action */
  function button(words, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", () => { action(); changed(); });
    return made;
  }

  const name = (/** @type {HTMLInputElement} */ box) => box.parentElement?.querySelector("span")?.textContent ?? box.value;

  function drops() {
    /** @type {[string, string, () => void][]} */
    const found = boxes.filter((box) => box.checked).map((box) => [box.name, name(box), () => choice.facets.get(box.name)?.delete(box.value)]);
    if (choice.q) found.push(["q", `“${choice.q}”`, () => { choice.q = ""; }]);
    return found;
  }

  function showChosen() {
    const all = drops();
    chosen.replaceChildren(...all.map(([, words, action]) => item(button(`${words} ×`, action))));
    if (all.length) chosen.append(item(button("Clear all", () => { choice = read("", facets); })));
    chosen.hidden = !all.length;
    /** @type {HTMLElement} */ (form.querySelector(".chosen-count")).textContent = all.length ? `(${all.length} chosen)` : "";
  }

  /** @param {HTMLElement} inside */
  function item(inside) {
    const made = document.createElement("li");
    made.append(inside);
    return made;
  }

  /** @param {number} found */
  function showNothing(found) {
    nothing.hidden = found > 0;
    if (found) return;
    const said = document.createElement("p");
    said.textContent = "No case fits all of this. What to drop:";
    const ways = drops().map(([facet, words, action]) => [rows.filter((row) => misses(row, choice).every((missed) => missed === facet)).length, words, action]);
    const useful = /** @type {[number, string, () => void][]} */ (ways).filter(([count]) => count).map(([count, words, action]) => button(`${words}: then ${count}`, action));
    nothing.replaceChildren(said, ...(useful.length ? useful : [button("Clear all", () => { choice = read("", facets); })]));
  }

  /** @param {boolean} [quietly] */
  function changed(quietly) {
    history[quietly ? "replaceState" : "pushState"](null, "", write(choice));
    show();
  }

  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.type === "checkbox") choice.facets.get(field.name)?.[field.checked ? "add" : "delete"](field.value);
    if (field.name === "sort") choice.sort = field.value;
    if (field.name !== "q") changed();
  });
  form.q.addEventListener("input", () => { choice.q = form.q.value.trim(); changed(true); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => { choice = read(location.search, facets); show(); });
  if (matchMedia("(max-width: 60em)").matches) /** @type {HTMLDetailsElement} */ (form.querySelector("details")).open = false;
  form.hidden = status.hidden = false;
  root.classList.add("live");
  show();
}

const root = typeof document === "undefined" ? null : document.getElementById("explorer");
if (root) start(root);
