// Before the theme's own script. In a file, so that pages are lighter and a browser can be told to run no script in them.
// @ts-check

// Style sheets know from the first paint that scripts run: nothing jumps when they start.
document.documentElement.classList.replace("no-js", "js");

// What the theme keeps between visits (light or dark), under names that it expects. The folder of the site is the scope.
Object.assign(window, {
  __md_scope: new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src),
  __md_get: (/** @type {string} */ key, storage = localStorage, scope = /** @type {any} */ (window).__md_scope) =>
    JSON.parse(storage.getItem(`${scope.pathname}.${key}`) ?? "null"),
  __md_set(/** @type {string} */ key, /** @type {unknown} */ value, storage = localStorage, scope = /** @type {any} */ (window).__md_scope) {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing forgets the choice; that is all.
    }
  },
});

// The theme asks for the whole search index on every page. This holds that one request back until the reader opens
// the search: on a slow or costly line most pages never need it.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const held = new WeakSet();
  XMLHttpRequest.prototype.open = /** @type {typeof open} */ (/** @this {XMLHttpRequest} */ function (/** @type {[string, string, boolean]} */ ...request) {
    if (String(request[1]).endsWith("search/search_index.json")) held.add(this);
    return open.apply(this, request);
  });
  XMLHttpRequest.prototype.send = function (/** @type {XMLHttpRequestBodyInit | null | undefined} */ body) {
    const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    if (!held.has(this) || !toggle || toggle.checked) return send.call(this, body);
    toggle.addEventListener("change", () => send.call(this, body), { once: true });
  };
})();

// The worker that searches is fetched when it first gets something to do, for the same reason.
window.Worker = /** @type {any} */ (((Real) => class extends EventTarget {
  /** @param {string | URL} address */
  constructor(address) {
    super();
    this.address = address;
    /** @type {Worker | undefined} */
    this.real = undefined;
  }

  start() {
    const real = new Real(this.address);
    for (const kind of ["message", "error"]) {
      real.addEventListener(kind, (event) => this.dispatchEvent(new MessageEvent(kind, { data: /** @type {MessageEvent} */ (event).data })));
    }
    return real;
  }

  /** @param {unknown} message */
  postMessage(message) {
    this.real ??= this.start();
    this.real.postMessage(message);
  }

  terminate() {
    this.real?.terminate();
  }
})(Worker));
