// What is done to the whole of a case: it is loaded, dropped, saved unfinished, and written as a file. Loaded when first needed.
// @ts-check
import { KEY } from "./drafts.js";
import { same } from "./schema.js";
import { download } from "./send.js";
import { again } from "./single.js";
import { inWords, proposed as proposedIn, remarked, used } from "./terms.js";
import { rewrite, write } from "./yaml.js";

/** @typedef {import("./form.js").CaseForm} CaseForm */

/** The file's text: as it was loaded but for what was changed, or written anew. @param {CaseForm} form */
export async function text(form) {
  const now = await (form.loaded ? rewrite(form.loaded, form.data, form.schema) : write(form.data, form.schema));
  return remarked(now, proposed(form));
}

/** The proposed terms that the case makes use of, each in a line of words. @param {CaseForm} form */
export const proposed = ({ proposals, schema, data }) => inWords(used(proposals, schema, data), schema);

/** @param {CaseForm} form */
export async function saveUnfinished(form) {
  form.settle();
  download(`${form.name.id || "case"}.unfinished.yaml`, await text(form));
}

/** Shows a file that was read. @param {CaseForm} form @param {import("./yaml.js").Read} read @param {string} id @param {boolean} published */
export async function open(form, read, id, published) {
  form.loaded = read;
  form.name.put(id, published ? id : "", read.data.title);
  await form.propose([]);
  await form.propose(proposedIn(read.text, form.schema));
  form.fill(read.data);
  again(form);
  /** @type {HTMLDetailsElement} */ (form.root.querySelector(".loading")).open = false;
  await form.go(0);
  form.tell(`Loaded ${id ? `${id}.yaml` : "your file"}. Only what you change will change in the file.`);
  form.told.focus({ preventScroll: true });
  form.root.scrollIntoView();
}

/** May what stands in the form go? Asks, unless nothing stands there. @param {CaseForm} form */
export const mayGo = (form) => same(form.data, form.blank) || confirm("This replaces what stands in the form now. Replace it?");

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** @param {CaseForm} form */
export async function drop(form) {
  if (!confirm("Delete everything that stands in this form?")) return;
  form.loaded = null;
  form.name.put("", "", "");
  await form.propose([]);
  form.fill(form.blank);
  await form.go(0);
  forget();
  form.told.replaceChildren();
  form.state.textContent = "The draft is deleted. Nothing of it is kept.";
}
