// What the form knows of the library: from the site, or from the one file that it is in.
// @ts-check

/** @typedef {NonNullable<import("./rules.js").Around["library"]>} Names */

export class Store {
  constructor() {
    const inside = document.getElementById("form-data");
    this.inside = inside && JSON.parse(inside.textContent ?? "");
    /** @type {Names | null} */
    this.names = null;
  }

  get offline() {
    return Boolean(this.inside);
  }

  /** @param {string} path */
  async fetched(path) {
    const answer = await fetch(new URL(`../../data/${path}`, import.meta.url));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  }

  /** The JSON Schema of a case; the terms of long lists without their meaning. */
  async schema() {
    return this.inside?.schema ?? (await this.fetched("form.schema.json")).json();
  }

  /** What the terms of a vocabulary mean, or what its lessons or cases say, by id. @param {string} about @returns {Promise<Record<string, string>>} */
  async meanings(about) {
    return /** @type {any} */ (await this.library())?.terms[about] ?? {};
  }

  /** Titles and documents, fetched when first needed; null without a connection. @returns {Promise<Names | null>} */
  async library() {
    this.names ??= this.inside?.names ?? (await this.fetched("names.json").then((answer) => answer.json(), () => null));
    return this.names;
  }

  /** What the safeguarding rules look for; null without a connection. @returns {Promise<any>} */
  async safeguards() {
    return this.inside?.safeguards ?? (await this.fetched("safeguards.json").then((answer) => answer.json(), () => null));
  }

  /** The file of a case of the library, or "" without a connection. @param {string} id */
  async file(id) {
    return this.fetched(`cases/${id}.yaml`).then((answer) => answer.text(), () => "");
  }
}
