// The main parts of a case as readers will see them, in the classes of the site. Text nodes only.
// @ts-check
import { inWords } from "./dates.js";
import { make } from "../dom.js";
import { nodeAt } from "./paths.js";
import { choices, resolve, same } from "./schema.js";

/** @typedef {import("./schema.js").Node} Node @typedef {import("./types.js").Form} Form */

const ABSENT = () => make("span", { class: "not-stated" }, "not stated");

/** @param {any} data @param {Form} form @returns {HTMLElement} */
export function preview(data, form) {
  const { schema } = form;
  const say = new Says(data, form);
  return make("article", { class: "preview" },
    make("h3", { class: "title", dir: "auto" }, data.title ?? "No title yet"),
    make("p", { class: "lead", dir: "auto" }, data.summary ?? "No summary yet."),
    facts(data, say),
    ...given("How it grew", data.path, (row) => [make("strong", {}, row.stage && say.label(["path", 0, "stage"], row.stage)), " ", row.what], say),
    ...given("Why it was started", data.why, (row) => [row.text], say),
    ...given("What it did", data.how, (row) => [row.text], say),
    ...part("Results", data.results, (rows) => make("ul", { class: "rows" }, ...rows.map((row) => result(row, say, schema)))),
    ...given("Figures", data.figures, (row) => [joined(" ", amount(row), row.unit), row.of && ` (${say.label(["figures", 0, "of"], row.of).toLowerCase()})`, row.note && `. ${row.note}`], say),
    ...part("Limits", data.limits, (rows) => make("div", { class: "note" }, make("ul", {}, ...rows.map((row) => make("li", { dir: "auto" }, row.text, " ", ...say.under(row)))))),
    ...(data.disagreements ? part("Where sources differ", data.disagreements, (rows) => make("ul", {}, ...rows.map((row) => disagreement(row, say)))) : []),
    ...part("Not known", data.questions, (rows) => make("ul", {}, ...rows.map((words) => make("li", { dir: "auto" }, words)))),
    ...part("Lessons", data.lessons, (rows) => make("ul", { class: "rows" }, ...rows.map((row) => lesson(row, say)))),
    ...part("Sources", data.sources, (rows) => make("ol", { class: "sources" }, ...rows.map((row) => source(row, say)))),
    others(data, form),
  );
}

/** What is drawn here; the other fields are only named. */
const DRAWN = ["title", "summary", "network", "places", "sectors", "contexts", "period", "members", "formality", "convenor", "actors", "path", "why", "how", "results", "figures", "limits", "disagreements", "questions", "lessons", "sources"];

/** The other fields in which something stands, by their titles. @param {any} data @param {Form} form */
function others(data, { plan, blank }) {
  const filled = plan.flatMap(({ fields }) => fields).filter(({ name }) => !DRAWN.includes(name) && data[name] !== undefined && !same(data[name], blank[name]));
  return filled.length > 0 && make("p", { class: "hint" }, `Also in your file: ${filled.map(({ node, name }) => node.title ?? name).join(", ")}.`);
}

/** Labels, dates and numbers of sources, as the pages print them. */
class Says {
  /** @param {any} data @param {Form} form */
  constructor(data, form) {
    this.form = form;
    this.places = new Map((data.sources ?? []).map((/** @type {any} */ row, /** @type {number} */ place) => [row.id, place + 1]));
  }

  /** The label of a term. @param {(string | number)[]} path  of the field @param {any} id */
  label(path, id) {
    const node = nodeAt(this.form.schema, path);
    return choices(node.items ? resolve(this.form.schema, node.items) : node).find((each) => each.id === id)?.label ?? id;
  }

  /** Date, whose reading, sources. @param {any} row */
  under(row) {
    const date = row.as_of ?? row.when;
    return [date && make("span", { class: "meta" }, inWords(`${date}`)), ...(row.inferred ? [" ", make("span", { class: "ours" }, "our reading")] : []),
      ...(row.sources ?? []).map((/** @type {string} */ id) => make("span", { class: "meta" }, ` [${this.places.get(id) ?? id}]`))];
  }
}

/** What there is of some words, with a mark between them. @param {string} mark @param {(string | false | undefined)[]} words */
const joined = (mark, ...words) => words.filter(Boolean).join(mark);

/** A number, with how exact it is. @param {any} row */
const amount = (row) => joined(" ", row.qualifier, row.count?.toLocaleString("en-GB"));

/** @param {string} heading @param {any[] | undefined} rows @param {(rows: any[]) => HTMLElement} drawn */
const part = (heading, rows, drawn) => [make("h4", {}, heading), rows?.length ? drawn(rows) : make("p", {}, ABSENT())];

/** A list that the page leaves out when nothing is told. @param {string} heading @param {any[] | undefined} rows @param {(row: any) => (HTMLElement | string | undefined)[]} words @param {Says} say */
const given = (heading, rows, words, say) => (rows ? part(heading, rows, () => make("ul", {}, ...rows.map((row) => make("li", { dir: "auto" }, ...words(row), " ", ...say.under(row))))) : []);

/** @param {any} data @param {Says} say */
function facts(data, say) {
  const network = data.network ?? {};
  const lines = (/** @type {any[] | undefined} */ rows, /** @type {(row: any) => (string | false | undefined)[]} */ words, dated = true) =>
    (rows ?? []).map((row) => make("span", { class: "line" }, joined(", ", ...words(row)), " ", ...say.under(dated ? row : { ...row, as_of: undefined })));
  /** @type {[string, (HTMLElement | string | undefined)[]][]} */
  const all = [
    ["Name", [network.name]],
    ["Kind", [network.kind && say.label(["network", "kind"], network.kind)]],
    ["Where", [(data.places ?? []).map((/** @type {any} */ row) => [row.place, say.label(["places", 0, "country"], row.country)].filter(Boolean).join(", ")).join("; ")]],
    ["Period", [joined(" ", data.period?.began && `Began ${inWords(`${data.period.began}`)}.`, data.period?.ended && `Ended ${inWords(`${data.period.ended}`)}.`, data.period?.note), ...say.under(data.period ?? {})]],
    ["Sector", [(data.sectors ?? []).map((/** @type {string} */ id) => say.label(["sectors"], id)).join(", ")]],
    ["Context", lines(data.contexts, (row) => [joined(": ", joined(" ", say.label(["contexts", 0, "setting"], row.setting), row.standing && `(${say.label(["contexts", 0, "standing"], row.standing).toLowerCase()})`), row.basis)])],
    ["Number of members", lines(data.members, (row) => [joined(" ", amount(row), row.counted)])],
    ["Form", lines(data.formality, (row) => [joined(": ", joined(", ", say.label(["formality", 0, "form"], row.form), row.as_of && inWords(`${row.as_of}`)), row.note)], false)],
    ["Convenor", lines(data.convenor, (row) => [joined(": ", row.name, row.role)])],
    ["At the table", lines(data.actors, (row) => [joined(": ", `${row.name ?? say.label(["actors", 0, "kind"], row.kind)}${seated(row, say)}`, row.role)])],
  ];
  return make("dl", { class: "facts" }, ...all.map(([name, said]) => make("div", {}, make("dt", {}, name), make("dd", { dir: "auto" }, ...(said.filter(Boolean).length ? said : [ABSENT()])))));
}

/** Seat and number of an actor, in brackets. @param {any} row @param {Says} say */
function seated(row, say) {
  const words = joined(", ", row.seat && say.label(["actors", 0, "seat"], row.seat).toLowerCase(), row.count !== undefined && `${amount(row)} of them`);
  return words && ` (${words})`;
}

/** @param {any} row @param {Says} say @param {Node} schema */
function result(row, say, schema) {
  const ids = choices(nodeAt(schema, ["results", 0, "strength"])).map((each) => each.id);
  const rank = ids.length - 1 - ids.indexOf(row.strength);
  const claim = row.strength && make("span", { class: `claim claim-${rank}` }, make("span", { class: "bars", "aria-hidden": "true" }, "▮".repeat(rank) + "▯".repeat(ids.length - 1 - rank)), ` ${say.label(["results", 0, "strength"], row.strength)}`);
  return make("li", {}, claim || ABSENT(), make("div", {}, make("p", { class: "said", dir: "auto" }, row.statement), make("p", {}, row.of === "programme" && make("span", { class: "meta" }, "of the programme around it "), ...say.under(row))));
}

/** @param {any} row @param {Says} say */
function disagreement({ about, versions, note }, say) {
  const rows = (versions ?? []).map((/** @type {any} */ row) => make("li", { dir: "auto" }, row.value, " ", ...say.under({ ...row, when: undefined })));
  return make("li", {}, make("strong", { dir: "auto" }, about), make("ul", {}, ...rows), note && make("p", { dir: "auto" }, `Our reading: ${note}`));
}

/** @param {any} row @param {Says} say */
function lesson(row, say) {
  const title = say.form.offered("lessons").find((each) => each.id === row.lesson)?.label ?? row.lesson;
  const stance = row.stance && make("span", { class: `stance stance-${row.stance}` }, say.label(["lessons", 0, "stance"], row.stance));
  return make("li", {}, stance || ABSENT(), make("div", {}, make("strong", {}, title), make("p", { class: "said", dir: "auto" }, row.how, " ", ...say.under(row))));
}

const INDEPENDENT = /** @type {Record<string, string>} */ ({ yes: "independent", no: "not independent", partly: "partly independent" });
const READ = /** @type {Record<string, string>} */ ({ whole: "read whole", opening: "opening read", abstract: "abstract read", title: "only the title read" });

/** @param {any} row @param {Says} say */
function source(row, say) {
  const kind = row.kind && say.label(["sources", 0, "kind"], row.kind);
  const told = joined(" · ", kind, INDEPENDENT[row.independent], READ[row.read], row.copy && "only a copy was seen");
  return make("li", { dir: "auto" }, row.authors && `${row.authors.join(", ")}: `, make("span", { class: "source-title" }, row.title),
    `. ${joined(", ", row.publisher, row.date && inWords(`${row.date}`))}. `, make("span", { class: "meta" }, joined(". ", told, row.note)));
}
