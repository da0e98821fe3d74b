// Opens a case of the library, or a file from the disk, in the form.
// @ts-check
import { button, make } from "./dom.js";
import { unshowable } from "./check.js";
import { inWords } from "./schema.js";

const MOST_BYTES = 262144;

/**
 * @param {import("./store.js").Store} store @param {import("./schema.js").Node} schema
 * @param {{may: () => boolean, show: (read: import("./yaml.js").Read, id: string, published: boolean) => Promise<void>, tell: (words: string, rows?: string[]) => void}} hands
 */
export function loading(store, schema, hands) {
  const cases = /** @type {HTMLSelectElement} */ (make("select", { id: "from-library" }, make("option", { value: "" }, "Choose a case")));
  const file = /** @type {HTMLInputElement} */ (make("input", { type: "file", id: "from-file", accept: ".yaml,.yml" }));

  /** @param {string} text @param {string} id */
  async function open(text, id) {
    const { read } = await import("./yaml.js");
    const found = await read(text, schema);
    const names = await store.library();
    const strange = found.faults.length ? [] : await unshowable(found.data, { schema, id, original: id, library: names });
    const faults = [...found.faults, ...strange.map((problem) => `${inWords(schema, problem.path)}: ${problem.message}`)];
    if (faults.length) hands.tell(`${id}.yaml cannot be shown as a form. Mend this in a text editor first:`, faults);
    else await hands.show(found, id, Boolean(names?.cases[id]));
  }

  async function fromLibrary() {
    if (!cases.value || !hands.may()) return;
    const text = await store.file(cases.value);
    if (text) await open(text, cases.value);
    else hands.tell("It could not be fetched. Is there a connection?");
  }

  async function fromFile() {
    const [chosen] = file.files ?? [];
    if (chosen?.size > MOST_BYTES) hands.tell(`${chosen.name} is too large: a case has at most 256 KiB.`);
    else if (chosen && hands.may()) await open(await chosen.text(), chosen.name.replace(/(\.unfinished)?( \(\d+\))?\.ya?ml$/, ""));
    file.value = "";
  }

  async function offer() {
    const names = await store.library();
    if (cases.options.length === 1) cases.append(...Object.entries(names?.cases ?? {}).map(([id, title]) => make("option", { value: id }, title)));
  }

  file.addEventListener("change", fromFile);
  return make("details", { class: "loading", toggle: offer }, make("summary", {}, "Load a case to correct it, or a file of yours"),
    !store.offline && make("div", { class: "field" }, make("label", { for: cases.id }, "A case of the library"), cases, button("Load it", fromLibrary)),
    make("div", { class: "field" }, make("label", { for: file.id }, "A file from your computer"), file));
}
