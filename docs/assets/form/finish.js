// The last step: what is to mend, how the case will look, and the ways to hand it on.
// @ts-check
import { button, make, unseen } from "../dom.js";
import { copy, download, mail, propose } from "./send.js";

/**
 * @typedef {Object} Hands                what the form gives this step
 * @property {string} contact @property {string} repository
 * @property {() => Promise<HTMLElement[]>} unready   checks everything; says what forbids that the case goes out, if anything does
 * @property {() => void} unfinished    saves it as it is
 * @property {() => Promise<string>} yaml
 * @property {() => string[]} proposed   terms that a reviewer must add, in words
 * @property {import("./name.js").FileName} name
 */

// Where the site names nobody, these are the only people of whom a writer knows.
const GIVERS = "the people who gave you this form or its address";

/** The buttons that hand the case on. None of them does anything before the case is sound. @param {Hands} hands @returns {HTMLElement} */
export function ways(hands) {
  const told = make("div", { class: "told", role: "status" });
  const text = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "yaml", readonly: true, rows: 12, "aria-label": "The file as text", hidden: true, spellcheck: "false" }));
  const say = (/** @type {Node[]} */ ...words) => { told.replaceChildren(...words); told.scrollIntoView({ block: "nearest" }); };
  /** @param {(text: string, name: string) => Promise<(string | Node)[]> | (string | Node)[]} action */
  const checked = (action) => async () => {
    text.hidden = true;
    say(make("p", {}, "Checking …"));
    const left = await hands.unready();
    if (left.length) return say(...left, make("p", {}, "Nothing was sent or saved. ", button("Save unfinished", hands.unfinished), " That file can be loaded here later."));
    text.value = await hands.yaml();
    say(make("p", {}, ...(await action(text.value, `${hands.name.id}.yaml`))));
  };
  /** @param {string} all @returns {Promise<string>} */
  const copied = async (all) => {
    if (await copy(all)) return "The text is on the clipboard.";
    text.hidden = false;
    text.select();
    return "This browser does not let a page copy. The text below is selected: press Ctrl and C.";
  };
  const forge = /^https:\/\/(www\.)?github\.com\//.test(hands.repository) ? "GitHub" : "the forge";
  const doors = [hands.contact && "“Send by e-mail”", hands.repository && `“Propose it on ${forge}”`].filter(Boolean).join(" or ");
  const next = doors ? `Now send it: press ${doors}.` : `It is complete. Now give it to ${GIVERS}.`;
  const saved = (/** @type {string} */ all, /** @type {string} */ name) => { download(name, all); return [`${name} is in your downloads. ${next}`]; };
  return make("div", { class: "ways-out" }, !doors && make("p", {}, `This copy of the site names no mailbox and no repository, so this page knows nobody to send it to. Download the file and give it to ${GIVERS}; they know where it goes. Your own mail program can send it to somebody you know.`),
    make("ul", {},
      way("Download the file", "The whole case, as one small file.", checked(saved), "main"),
      way("Copy the text", "For a message, or for another program.", checked(async (all) => [await copied(all)])),
      way("Send by e-mail", hands.contact ? `To ${hands.contact}. Your own mail program opens; you press Send.` : "Your own mail program opens; you fill in to whom it goes, somebody you know.", checked(async (all, name) => mailed(hands, all, name, hands.proposed()))),
      hands.repository && way(`Propose it on ${forge}`, "Needs an account there. A page opens with the file in it; it makes the pull request.", checked((all, name) => proposed(hands, all, name, copied))),
      way("Show the text", "", checked((all) => { text.hidden = false; return [`${all.split("\n").length - 1} lines.`]; })),
    ), told, text);
}

/** @param {string} words @param {string} hint @param {() => void} action @param {string} [as] */
const way = (words, hint, action, as) => make("li", {}, button(words, action, { class: as }), hint && make("span", { class: "hint" }, hint));

/** @param {Hands} hands @param {string} text @param {string} name @param {string[]} proposed */
function mailed({ contact }, text, name, proposed) {
  const { url, whole } = mail(contact, name, text, proposed);
  if (!whole) download(name, text);
  const before = whole ? "Your text stands in the e-mail. " : `It is too long for the body of an e-mail: ${name} is in your downloads, attach it. `;
  return [before, make("a", { href: url }, "Open the e-mail"), contact ? "" : " and fill in to whom it goes"];
}

/** @param {Hands} hands @param {string} text @param {string} name @param {(text: string) => Promise<string>} copied */
async function proposed({ repository, name: { original } }, text, name, copied) {
  const { url, whole } = propose(repository, name, text, Boolean(original));
  const before = whole ? "The page is filled in. " : `${await copied(text)} It is too long for an address: ${original ? "replace the text on that page with it" : "paste it there"}. `;
  return [before, make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, "Open the page", unseen(" (a new tab)"))];
}
