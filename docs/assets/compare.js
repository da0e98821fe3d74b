// Two or three cases field by field. The words come from the cases' own pages, so that both always say the same.
// @ts-check
import { make } from "./dom.js";

/** Headings of a case's page whose parts are laid side by side after the facts, in this order. */
const PARTS = ["how-it-grew", "results", "limits", "sources-differ", "lessons"];

/** @typedef {{id: string, title: string, address: string, fields: Map<string, Node[]>}} Case */

/** The cases that an address names, three at most. @param {string} search @returns {string[]} */
export function named(search) {
  const ids = (new URLSearchParams(search).get("cases") ?? "").split(",");
  return [...new Set(ids.filter((id) => /^[a-z0-9-]+$/.test(id)))].slice(0, 3);
}

/** What a page says under each name: the trust strip, the key facts, then the parts. @param {Document} page */
export function fields(page) {
  /** @type {Map<string, Node[]>} */
  const found = new Map();
  for (const row of page.querySelectorAll(".trust > div, .facts > div")) {
    found.set(row.querySelector("dt")?.textContent ?? "", [...(row.querySelector("dd")?.childNodes ?? [])]);
  }
  for (const heading of PARTS.map((id) => page.getElementById(id))) {
    if (heading?.nextElementSibling) found.set(heading.textContent?.trim() ?? "", [heading.nextElementSibling]);
  }
  return found;
}

/** @param {string} id @returns {Promise<Case | string>} the case, or its id if there is none */
async function fetched(id) {
  const address = new URL(`../cases/${id}/`, location.href).href;
  const answer = await fetch(address);
  if (!answer.ok) return id;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = fields(page);
  for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  for (const picture of page.querySelectorAll("figure")) picture.remove();
  // Inside a cell there is no chapter to be the heading of.
  for (const heading of page.querySelectorAll("h3")) heading.replaceWith(make("p", { class: "part" }, ...heading.childNodes));
  for (const node of page.querySelectorAll("[id]")) node.removeAttribute("id");
  return { id, title: page.querySelector("h1")?.textContent ?? id, address, fields: found };
}

/** @param {Case[]} cases */
function table(cases) {
  const names = new Set(cases.flatMap((one) => [...one.fields.keys()]));
  const short = (/** @type {Case} */ one) => one.title.split(":")[0];
  const label = new Set(cases.map(short)).size === cases.length ? short : (/** @type {Case} */ one) => one.title;
  const without = (/** @type {Case} */ one) => cases.filter((other) => other !== one).map((other) => other.id).join(",");
  const heads = cases.map((one) => make("th", { scope: "col" },
    make("a", { href: one.address }, one.title), " ",
    make("a", { class: "meta", href: `?cases=${without(one)}`, "aria-label": `Take away ${one.title}` }, "Take away"),
  ));
  const absent = () => [make("span", { class: "not-stated" }, "not stated")];
  const rows = [...names].map((name) => make("tr", {},
    make("th", { scope: "row" }, name),
    ...cases.map((one) => make("td", { "data-label": label(one) }, ...(one.fields.get(name) ?? absent()))),
  ));
  return make("table", { class: "matrix compared" }, make("thead", {}, make("tr", {}, make("td"), ...heads)), make("tbody", {}, ...rows));
}

/** Shows the pairs to begin with. @param {HTMLElement} root */
const offer = (root) => root.querySelector(".without")?.classList.add("shown");

/** @param {HTMLElement} root */
async function start(root) {
  const ids = named(location.search);
  if (!ids.length) return offer(root);
  const status = /** @type {HTMLElement} */ (root.querySelector(".tally"));
  const place = /** @type {HTMLElement} */ (root.querySelector(".side-by-side"));
  status.hidden = false;
  try {
    const all = await Promise.all(ids.map(fetched));
    const cases = /** @type {Case[]} */ (all.filter((one) => typeof one !== "string"));
    const missing = all.filter((one) => typeof one === "string");
    status.textContent = `${cases.length} of 3 cases side by side.${missing.length ? ` There is no case “${missing.join("”, “")}”.` : ""}`;
    if (cases.length) place.replaceChildren(table(cases));
    if (cases.length < 3) place.append(make("p", {}, make("a", { href: `../cases/?compare=${cases.map((one) => one.id).join(",")}` }, "Add a case from the list")));
    if (cases.length < 2) offer(root);
  } catch {
    status.textContent = "The pages of these cases could not be opened from here. Open them one by one:";
    place.replaceChildren(make("ul", {}, ...ids.map((id) => make("li", {}, make("a", { href: `../cases/${id}/` }, id)))));
  }
  place.hidden = false;
}

const root = typeof document === "undefined" ? null : document.getElementById("compare");
if (root) start(root);
