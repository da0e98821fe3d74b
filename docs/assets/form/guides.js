// The part of the guide that helps with a step. Loaded with the marks; without a connection there is nothing to open.
// @ts-check
import { make, unseen } from "../dom.js";

/** By a field of the step: what the link says, and the part of the guide. */
const PARTS = /** @type {Record<string, [string, string]>} */ ({
  sources: ["which documents count", "evidence/#sources"],
  contexts: ["stable or fragile", "fields/#contexts"],
  actors: ["who sat at the table", "smallest/#who-sat-at-the-table"],
  how: ["what is told, and where it stands", "evidence/#what-is-told-and-where-it-stands"],
  results: ["what is told, and where it stands", "evidence/#what-is-told-and-where-it-stands"],
  limits: ["what is not known", "evidence/#what-is-not-known"],
  lessons: ["what it says of a lesson", "evidence/#what-it-says-of-a-lesson"],
  safety: ["nobody gets hurt", "safeguarding/"],
});

/** Puts it under the heading of the step that is shown, once. @param {import("./form.js").CaseForm} form */
export function guided({ plan, panels, step, store }) {
  const [words, part] = plan[step]?.fields.map(({ name }) => PARTS[name]).find(Boolean) ?? [];
  if (!part || store.offline || panels[step].querySelector(".guided")) return;
  const href = new URL(`../../../contribute/${part}`, import.meta.url).href;
  const link = make("a", { href, target: "_blank", rel: "noopener" }, words, unseen(" (a new tab)"));
  panels[step].querySelector("h2")?.after(make("p", { class: "hint guided" }, "In the guide: ", link));
}
