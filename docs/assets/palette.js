// Puts on the reader's colours before the first paint: it stands inside the header.
// @ts-check
for (const [name, value] of Object.entries(/** @type {any} */ (window).__md_get("__palette")?.color ?? {})) {
  document.body.setAttribute(`data-md-color-${name}`, value);
}
