// The theme asks for the whole search index on every page. This holds that one request back until the reader opens
// the search: on a slow or costly line most pages never need it.
(() => {
  const open = XMLHttpRequest.prototype.open;
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isSearchIndex = String(url).endsWith("search/search_index.json");
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    const toggle = document.getElementById("__search");
    if (!this.isSearchIndex || !toggle || toggle.checked) return send.apply(this, body);
    toggle.addEventListener("change", () => send.apply(this, body), { once: true });
  };
})();
