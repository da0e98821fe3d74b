// The form for a case. It is drawn from the schema; nothing that is typed leaves the page by itself.
// @ts-check
import { check, unshowable } from "./check.js";
import { button, make, reach } from "./dom.js";
import { forget, keep, kept } from "./drafts.js";
import { ways } from "./finish.js";
import { clean } from "./fields.js";
import { draw } from "./groups.js";
import { preview } from "./preview.js";
import { inWords, pointedAt, slug, steps } from "./schema.js";
import { download } from "./send.js";

/** @typedef {import("./fields.js").Control} Control @typedef {import("./rules.js").Problem} Problem @typedef {import("./rules.js").Around["library"]} Names */

const yaml = () => import("./yaml.js");

/** What the page holds of itself, or what the site gives. */
class Store {
  constructor() {
    const inside = document.getElementById("form-data");
    this.inside = inside && JSON.parse(inside.textContent ?? "");
    /** @type {Names} */
    this.names = null;
  }

  get offline() {
    return Boolean(this.inside);
  }

  /** @param {string} path */
  async site(path) {
    const answer = await fetch(new URL(`../../data/${path}`, import.meta.url));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }

  async schema() {
    return this.inside?.schema ?? (await this.site("case.schema.json")).json();
  }

  /** Titles and documents of the library, fetched when first needed. */
  async library() {
    this.names ??= this.inside?.names ?? (await this.site("names.json").then((answer) => answer.json(), () => null));
    return this.names;
  }
}

/** @param {HTMLElement} root */
async function start(root) {
  const store = new Store();
  const schema = await store.schema();
  const plan = steps(schema);
  const spoken = make("p", { class: "unseen", role: "status" });
  const state = make("p", { class: "state" });
  const summary = make("div", { class: "summary", tabindex: -1, hidden: true, role: "group", "aria-labelledby": "summary-title" });
  const steps_ = make("nav", { class: "steps", "aria-label": "Steps of the form" });
  const body = make("div", { class: "body" });
  /** @type {{controls: Map<string, Control>, panels: HTMLElement[], step: number, original: string, loaded: import("./yaml.js").Read | null, checked: boolean, shown: Control[]}} */
  const now = { controls: new Map(), panels: [], step: 0, original: "", loaded: null, checked: false, shown: [] };
  const fileName = /** @type {HTMLInputElement} */ (make("input", { type: "text", id: "file-name", "aria-describedby": "file-name-hint", autocomplete: "off", spellcheck: "false" }));
  let nameByHand = false;

  const form = {
    schema,
    announce: (/** @type {string} */ words) => { spoken.textContent = words; },
    offered: (/** @type {string} */ kind) => offered(kind),
    changed: () => changed(),
  };

  /** @param {string} kind @returns {import("./schema.js").Choice[]} */
  function offered(kind) {
    const rows = pointedAt(schema, kind) ? /** @type {any[]} */ (now.controls.get(kind)?.read() ?? []) : null;
    if (rows) return rows.filter((row) => row.id).map((row) => ({ id: row.id, label: row.title ?? row.id, definition: "" }));
    return Object.entries(/** @type {any} */ (store.names)?.[kind] ?? {}).map(([id, label]) => ({ id, label: /** @type {string} */ (label), definition: "" }));
  }

  /** The case as it stands in the form. @returns {Record<string, any>} */
  const data = () => Object.fromEntries([...now.controls].map(([name, control]) => [name, control.read()]).filter(([, value]) => value !== undefined));

  /** @param {Control[]} controls */
  function refresh(controls) {
    for (const control of controls) { control.refresh?.(); refresh(control.children ?? []); }
  }

  // What may be pointed at, by entry: a changed id is changed wherever it is named.
  let known = new Map();
  function follow() {
    const fresh = new Map();
    for (const [name, control] of now.controls) {
      if (!pointedAt(schema, name)) continue;
      for (const entry of /** @type {any} */ (control).entries()) fresh.set(entry, [entry.controls.get("id").read(), entry.head?.()]);
    }
    const renamed = [...fresh].filter(([entry, [id]]) => known.get(entry)?.[0] && id && known.get(entry)[0] !== id).map(([entry, [id]]) => [known.get(entry)[0], id]);
    for (const [from, to] of renamed) rename([...now.controls.values()], from, to);
    const said = JSON.stringify(offeredInside());
    if (said !== saidBefore) refresh([...now.controls.values()]);
    [known, saidBefore] = [fresh, said];
  }
  let saidBefore = "";
  const offeredInside = () => plan.flatMap((step) => step.fields).filter((field) => pointedAt(schema, field.name)).map((field) => offered(field.name));

  /** @param {Control[]} controls @param {string} from @param {string} to */
  function rename(controls, from, to) {
    for (const control of controls) {
      const value = control.refresh && control.read();
      if (value === from) control.put?.(to);
      else if (Array.isArray(value) && value.includes(from)) control.put?.(value.map((each) => (each === from ? to : each)));
      rename(control.children ?? [], from, to);
    }
  }

  let waiting = 0;
  function changed() {
    clearTimeout(waiting);
    waiting = window.setTimeout(settle, 300);
  }

  function settle() {
    clearTimeout(waiting);
    follow();
    if (!nameByHand && !now.original) fileName.value = slug(`${now.controls.get("title")?.read() ?? ""}`, 60);
    const text = now.loaded?.text ?? "";
    const saved = keep({ id: fileName.value, original: now.original, text, data: data(), step: now.step });
    state.textContent = saved ? "Your draft is kept in this browser only. Nothing has been sent." : "This browser keeps no drafts: save your work to a file before you leave.";
    unsaved = !saved;
    if (now.checked) judge();
  }
  let unsaved = false;
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  addEventListener("pagehide", () => { if (waiting) settle(); });

  /** Draws everything anew for a case. @param {Record<string, any>} value */
  function fill(value) {
    now.controls = new Map();
    now.shown = [];
    now.checked = false;
    summary.hidden = true;
    now.panels = plan.map((step, place) => {
      const heading = make("h2", { tabindex: -1, id: `step-${place + 1}` }, `${place + 1}. ${step.title}`);
      const drawn = step.fields.map((field) => {
        const control = draw(form, field, value[field.name] ?? undefined);
        now.controls.set(field.name, control);
        return control.element;
      });
      return panel(heading, place, ...drawn);
    });
    now.panels.push(last());
    body.replaceChildren(...now.panels);
    [known, saidBefore] = [new Map(), ""];
    follow();
    refresh([...now.controls.values()]);
  }

  /** @param {HTMLElement} heading @param {number} place @param {HTMLElement[]} inside */
  function panel(heading, place, ...inside) {
    const back = place > 0 && button("Back", () => go(place - 1), { class: "back" });
    const on = place < plan.length && button("Continue", () => go(place + 1), { class: "main" });
    return make("section", { class: "step", "aria-labelledby": heading.id }, heading, ...inside, make("p", { class: "onward" }, back, " ", on));
  }

  const shown = make("div", {});
  function last() {
    const heading = make("h2", { tabindex: -1, id: `step-${plan.length + 1}` }, `${plan.length + 1}. Check and send`);
    const name = make("div", { class: "field" }, make("label", { for: "file-name" }, "Name of the file", make("span", { class: "need" }, " (required)")),
      make("p", { class: "hint", id: "file-name-hint" }, "It becomes the address of the case and never changes: lower-case words joined by hyphens. For example: georgia-gaard"),
      make("p", { class: "wrong", id: "file-name-wrong", hidden: true }), make("span", { class: "with-ending" }, fileName, make("span", {}, ".yaml")));
    fileName.readOnly = Boolean(now.original);
    const hands = {
      contact: root.dataset.contact ?? "", repository: root.dataset.repository ?? "", announce: form.announce,
      sound, yaml: text, fileName: () => `${fileName.value}.yaml`, exists: () => Boolean(now.original),
    };
    return panel(heading, plan.length, name, make("h3", {}, "What to mend"), make("p", {}, button("Check again", sound, { class: "check" }), " ", count),
      make("h3", {}, "Hand it on"), ways(hands), make("h3", {}, "How it will look"), make("p", { class: "hint" }, "The main parts. The page of the case shows all the rest too."), shown);
  }
  const count = make("span", { class: "count" });

  /** @param {number} place @param {boolean} [quietly]  leaves the focus where it is */
  async function go(place, quietly) {
    now.step = Math.min(place, plan.length);
    for (const [at, each] of now.panels.entries()) each.hidden = at !== now.step;
    drawSteps();
    if (JSON.stringify(plan[now.step] ?? "").match(/"references":"(lessons|cases)"/) || now.step === plan.length) await names();
    if (now.step === plan.length) { shown.replaceChildren(preview(data(), form)); await sound(quietly ?? "stay"); }
    if (!quietly && now.step < plan.length || !quietly && summary.hidden) now.panels[now.step].querySelector("h2")?.focus();
    if (!quietly) { root.scrollIntoView({ block: "start" }); settle(); }
  }

  async function names() {
    const before = store.names;
    await store.library();
    if (store.names !== before) refresh([...now.controls.values()]);
  }

  function drawSteps() {
    const titles = [...plan.map((step) => step.title), "Check and send"];
    const rows = titles.map((title, place) => make("li", {}, button(title, () => go(place), place === now.step ? { "aria-current": "step" } : {})));
    const narrow = /** @type {HTMLDetailsElement | null} */ (steps_.querySelector("details"));
    steps_.replaceChildren(make("details", { open: narrow ? narrow.open && wide.matches : wide.matches },
      make("summary", {}, `Step ${now.step + 1} of ${titles.length}: ${titles[now.step]}`), make("ol", {}, ...rows)));
  }
  const wide = matchMedia("(min-width: 60em)");
  wide.addEventListener("change", () => { const all = steps_.querySelector("details"); if (all) all.open = wide.matches; });

  /** The file's text: as it was loaded but for what was changed, or written anew. */
  async function text() {
    const { rewrite, write } = await yaml();
    return now.loaded ? rewrite(now.loaded, data(), schema) : write(data(), schema);
  }

  /** Checks, shows every problem, and moves the focus to the summary if there is one. @param {unknown} [how] */
  async function sound(how) {
    settle();
    now.checked = true;
    await names();
    const problems = await judge();
    if (!problems.length) form.announce("Nothing to mend.");
    else if (how !== true) summary.focus();
    return !problems.some((problem) => (problem.level ?? "error") === "error");
  }

  /** Shows what is wrong, beside each field and in the summary; the focus stays. */
  async function judge() {
    const found = await check(data(), { schema, id: fileName.value, original: now.original, library: store.names });
    for (const control of now.shown) control.say([]);
    /** @type {Map<Control, Problem[]>} */
    const at = new Map();
    for (const problem of found) {
      const control = problem.path[0] === "file name" ? named : now.controls.get(String(problem.path[0]))?.find(problem.path.slice(1)) ?? named;
      at.set(control, [...(at.get(control) ?? []), problem]);
    }
    const sorted = [...at].sort(([a], [b]) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    for (const [control, problems] of sorted) control.say(problems.map((problem) => problem.message));
    now.shown = sorted.map(([control]) => control);
    summarise(sorted);
    return found;
  }

  /** @type {Control} */
  const named = {
    element: fileName, read: () => fileName.value, find: () => named,
    say: (words) => {
      const wrong = /** @type {HTMLElement} */ (document.getElementById("file-name-wrong"));
      wrong.hidden = !words.length;
      wrong.textContent = words.join(" ");
      fileName.setAttribute("aria-describedby", words.length ? "file-name-hint file-name-wrong" : "file-name-hint");
    },
  };

  /** @param {[Control, Problem[]][]} sorted */
  function summarise(sorted) {
    const all = sorted.flatMap(([control, problems]) => problems.map((problem) => /** @type {[Control, Problem]} */ ([control, problem])));
    count.textContent = all.length ? `${all.length} to mend, listed at the top.` : "Nothing to mend.";
    summary.hidden = !all.length;
    summary.replaceChildren(make("h2", { id: "summary-title" }, `${all.length} ${all.length === 1 ? "thing" : "things"} to mend`), make("ul", {}, ...all.map(([control, problem]) => make("li", {}, link(control, problem)))));
  }

  /** @param {Control} control @param {Problem} problem */
  function link(control, { path, message, level }) {
    const place = path[0] === "file name" ? "Name of the file" : inWords(schema, path);
    const to = (/** @type {Event} */ event) => {
      event.preventDefault();
      const panel = now.panels.findIndex((each) => each.contains(control.element));
      go(panel, true).then(() => reach(control.element));
    };
    return make("a", { href: `#${control.element.id || control.element.querySelector("[id]")?.id || ""}`, click: to }, `${place}: ${message}`, level && level !== "error" && ` (${level})`);
  }

  /** @param {string} raw @param {string} id @param {boolean} published */
  async function open(raw, id, published) {
    const read = await (await yaml()).read(raw, schema);
    const library = await store.library();
    const strange = read.faults.length ? [] : await unshowable(read.data, { schema, id, original: id, library });
    const faults = [...read.faults, ...strange.map((problem) => `${inWords(schema, problem.path)}: ${problem.message}`)];
    if (faults.length) return tell(`${id}.yaml cannot be shown as a form. Mend it in a text editor first:`, faults);
    now.loaded = read;
    now.original = published || library?.cases[id] ? id : "";
    fileName.value = id;
    nameByHand = true;
    fill(read.data);
    await go(0);
    settle();
    tell(`Loaded ${id}.yaml. Only what you change will change in the file.`, []);
  }

  const told = make("div", { class: "told", role: "status" });
  /** @param {string} words @param {string[]} rows */
  function tell(words, rows) {
    told.replaceChildren(make("p", {}, words), ...(rows.length ? [make("ul", {}, ...rows.map((row) => make("li", {}, row)))] : []));
  }

  const replaces = () => !Object.keys(data()).length || !kept() || untouched() || confirm("This replaces what stands in the form now. Replace it?");
  const untouched = () => JSON.stringify(data()) === JSON.stringify(blank);

  function clear() {
    now.loaded = null;
    now.original = fileName.value = "";
    nameByHand = false;
    fill(defaults(schema, plan));
    forget();
  }

  function top() {
    const choose = /** @type {HTMLInputElement} */ (make("input", { type: "file", id: "from-file", accept: ".yaml,.yml" }));
    choose.addEventListener("change", async () => {
      const file = choose.files?.[0];
      if (file && file.size > 262144) tell(`${file.name} is too large; a case has at most 256 KiB.`, []);
      else if (file && replaces()) await open(await file.text(), file.name.replace(/(\.unfinished)?\.ya?ml$/, ""), false);
      choose.value = "";
    });
    return make("details", { class: "loading", toggle: () => names().then(fillCases) }, make("summary", {}, "Load a case to correct it, or a file of yours"),
      !store.offline && make("div", { class: "field" }, make("label", { for: "from-library" }, "A case of the library"), cases, " ", button("Load it", async () => {
        if (!cases.value || !replaces()) return;
        const raw = await store.site(`cases/${cases.value}.yaml`).then((answer) => answer.text(), () => "");
        if (raw) await open(raw, cases.value, true);
        else tell("It could not be fetched. Is there a connection?", []);
      })),
      make("div", { class: "field" }, make("label", { for: "from-file" }, "A file from your computer"), choose));
  }
  const cases = /** @type {HTMLSelectElement} */ (make("select", { id: "from-library" }, make("option", { value: "" }, "Choose a case")));
  function fillCases() {
    if (cases.options.length > 1) return;
    cases.append(...Object.entries(store.names?.cases ?? {}).map(([id, title]) => make("option", { value: id }, title)));
  }

  const unfinished = button("Save unfinished work to a file", async () => { download(`${fileName.value || "case"}.unfinished.yaml`, await text()); });
  const drop = button("Delete the draft", async () => {
    if (!confirm("Delete everything that stands in this form?")) return;
    clear();
    await go(0);
    forget();
    state.textContent = "The draft is deleted. Nothing of it is kept.";
  });

  fileName.addEventListener("input", () => { nameByHand = true; changed(); });
  body.addEventListener("input", changed);
  body.addEventListener("change", changed);
  root.replaceChildren(top(), told, steps_, make("div", { class: "page" }, summary, body, make("div", { class: "keeping" }, state, make("p", {}, unfinished, " ", drop))), spoken);
  root.classList.add("live");

  const draft = kept();
  const blank = defaults(schema, plan);
  if (draft) {
    now.loaded = draft.text ? await (await yaml()).read(draft.text, schema) : null;
    now.original = draft.original;
    fileName.value = draft.id;
    nameByHand = draft.id !== slug(`${draft.data.title ?? ""}`, 60);
    tell("Your draft is back. It was kept in this browser only.", []);
  }
  fill(draft?.data ?? blank);
  await go(draft?.step ?? 0, true);
  state.textContent = "Nothing has been sent. Your draft is kept in this browser only.";
}

/** What a new case begins with: the defaults of the schema. @param {any} schema @param {import("./schema.js").Step[]} plan */
function defaults(schema, plan) {
  const found = plan.flatMap((step) => step.fields).map(({ name, node }) => {
    const inside = Object.entries(node.properties ?? {}).filter(([, child]) => /** @type {any} */ (child).default !== undefined).map(([key, child]) => [key, /** @type {any} */ (child).default]);
    return [name, node.default ?? (inside.length ? Object.fromEntries(inside) : undefined)];
  });
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

const root = document.getElementById("case-form");
if (root) start(root);
