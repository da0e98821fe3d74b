// Opens a case of the library, or a file from the disk, in the form.
// @ts-check
import { button, make } from "../dom.js";
import { unshowable } from "./check.js";
import { inWords } from "./paths.js";
import { slug } from "./schema.js";
import { mayGo, open as show } from "./whole.js";

const MOST_BYTES = 262144;

/** The name of a file, or "" where it was made from a title before the last word of that was typed. @param {string} id @param {unknown} title */
function whole(id, title) {
  const full = slug(`${title ?? ""}`, 60);
  return id === "case" || full.startsWith(id) && /[a-z0-9]/.test(full.slice(id.length, id.length + 1)) ? "" : id;
}

/** The text of a file, if it is UTF-8. @param {File} file */
async function decode(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The two ways to load. @param {import("./form.js").CaseForm} form @returns {HTMLElement[]} */
export function loading(form) {
  const { store, schema } = form;
  const cases = /** @type {HTMLSelectElement} */ (make("select", { id: "from-library" }, make("option", { value: "" }, "Choose a case")));
  const file = /** @type {HTMLInputElement} */ (make("input", { type: "file", id: "from-file", accept: ".yaml,.yml" }));

  /** @param {string} text @param {string} id */
  async function open(text, id) {
    const { read } = await import("./yaml.js");
    const found = await read(text, schema);
    const names = await store.library();
    const strange = found.faults.length ? [] : await unshowable(found.data, { schema, id, original: id, library: names });
    const faults = [...found.faults, ...strange.map((problem) => `${inWords(schema, problem.path)}: ${problem.message}`)];
    if (faults.length) form.tell(`${id}.yaml cannot be shown as a form. Mend this in a text editor first:`, faults);
    else await show(form, found, whole(id, found.data.title), Boolean(names?.cases[id]));
  }

  async function fromLibrary() {
    if (!cases.value || !mayGo(form)) return;
    const text = await store.file(cases.value);
    if (text) await open(text, cases.value);
    else form.tell("It could not be fetched. Is there a connection?");
  }

  async function fromFile() {
    const [chosen] = file.files ?? [];
    if (chosen?.size > MOST_BYTES) form.tell(`${chosen.name} is too large: a case has at most 256 KiB.`);
    else if (chosen && mayGo(form)) await decoded(chosen);
    file.value = "";
  }

  /** Opens a file; of one that is not UTF-8 letters would be lost without a word. @param {File} chosen */
  async function decoded(chosen) {
    const text = await decode(chosen);
    if (text === undefined) form.tell(`${chosen.name} is not stored as UTF-8, so that letters would be lost: save it in a text editor with that encoding.`);
    else await open(text, chosen.name.replace(/(\.unfinished)?( \(\d+\))?\.ya?ml$/, ""));
  }

  async function offer() {
    const names = await store.library();
    cases.append(...Object.entries(names?.cases ?? {}).map(([id, title]) => make("option", { value: id }, title)));
  }

  file.addEventListener("change", fromFile);
  offer();
  const here = make("div", { class: "field" }, make("label", { for: cases.id }, "A case of the library"), cases, button("Load it", fromLibrary));
  const disk = make("div", { class: "field" }, make("label", { for: file.id }, "A file from your computer"), file);
  return store.offline ? [disk] : [here, disk];
}
