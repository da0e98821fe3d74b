// From the finished text to somebody else, by the hand of the writer: a file, the clipboard, an e-mail, a pull request.
// @ts-check
import { make } from "../dom.js";

const MAIL_LIMIT = 1900;
const ADDRESS_LIMIT = 7000;

/** @param {string} name @param {string} text */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Puts a text on the clipboard; false if this browser refuses. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * An e-mail with the text, or, where it would be too long for mail programs, one that asks to attach the file.
 * @param {string} contact  may be empty @param {string} name @param {string} text @param {string[]} proposed  terms to be added
 */
export function mail(contact, name, text, proposed) {
  const address = (/** @type {string} */ body) => `mailto:${contact}?subject=${encodeURIComponent(`Case for the library: ${name}`)}&body=${encodeURIComponent(body)}`;
  const whole = address(text);
  return whole.length <= MAIL_LIMIT ? { url: whole, whole: true } : { url: address([`The file ${name} is attached.`, ...proposed.map((each) => `Proposed: ${each}`)].join("\n")), whole: false };
}

/**
 * The page of the forge on which a file is made (filled in, if the address does not get too long) or mended.
 * @param {string} repository @param {string} name @param {string} text @param {boolean} exists
 */
export function propose(repository, name, text, exists) {
  const base = repository.replace(/\/+$/, "");
  if (exists) return { url: `${base}/edit/main/case_data/cases/${name}`, whole: false };
  const empty = `${base}/new/main/case_data/cases?filename=${encodeURIComponent(name)}`;
  const whole = `${empty}&value=${encodeURIComponent(text)}`;
  return whole.length <= ADDRESS_LIMIT ? { url: whole, whole: true } : { url: empty, whole: false };
}
