// Another tab that writes the same draft. Loaded when the first change has been made.
// @ts-check
import { KEY } from "./drafts.js";

const OTHER = "Another tab has this form open, and its draft has taken the place of this one. Go on in one of the two: save your work here to a file, or load this page again to see what stands there.";

let watching = false;

/** Says it from now on, and asks before this page is left. @param {import("./form.js").CaseForm} form */
export function watch(form) {
  if (watching) return;
  watching = true;
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY || !newValue) return;
    form.unsaved = true;
    form.tell(OTHER);
  });
}
