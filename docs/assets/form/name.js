// The name of the file that a case becomes. Its box is drawn at the last step (naming.js).
// @ts-check
import { slug } from "./schema.js";

export const MOST = 60;

/** Made until somebody types another, and fixed for a case of the library. */
export class FileName {
  id = "";
  original = "";
  byHand = false;
  /** Shows it in its box, once there is one. */
  show = () => {};

  /** @param {string} id @param {string} original  the id in the library, or "" @param {string} [title] @param {boolean} [byHand]  did somebody type the id? */
  put(id, original, title, byHand) {
    this.id = id;
    this.original = original;
    this.byHand = byHand ?? (Boolean(id) && id !== slug(title ?? "", MOST));
    this.show();
  }

  /** Place and name of the network, or the title. @param {any} data */
  follow({ title = "", network }) {
    if (this.byHand || this.original) return;
    const [place, rest] = title.split(":");
    const name = network?.name;
    this.id = slug(rest && name ? (` ${name} `.includes(` ${place} `) ? name : `${place} ${name}`) : title, MOST);
    this.show();
  }
}
