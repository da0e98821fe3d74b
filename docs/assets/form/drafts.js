// One draft, kept in this browser and sent nowhere.
// @ts-check

export const KEY = "case-form-draft";

/** @typedef {{id: string, byHand?: boolean, original: string, text: string, data: any, step: number, proposals?: import("./terms.js").Proposal[]}} Draft  `text` is the file as it was loaded */

/** @returns {Draft | null} */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a draft; false if this browser keeps none. @param {Draft} draft */
export function keep(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
