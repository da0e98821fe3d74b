"""Rules for what stands in a page: listed elements and values only, no code, nothing from elsewhere."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from . import allowed
from .data import folded
from .site import Found, Site

LIST_IT = "remove it, or list it with its reason in verify/allowed.py"
COPY = "put a copy under docs/assets/"
MOVED = "where browsers move it; mend the template"
STRICT = allowed.INSIDE.keys() - allowed.LOOSE
STYLE_LOADS = re.compile(r"""url\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
STYLE_HIDES = re.compile(r"@import|image-set\(|\bsrc\(|\\", re.IGNORECASE)
"""Other ways in which a style loads, and the sign that can hide them all."""


def readable(site: Site) -> Iterator[Found]:
    """Every browser reads a page as this check does."""
    for path, page in site.pages.items():
        for offset, message in page.faults:
            yield Found(path, page.line(offset), message)
        if not page.source.lstrip("\n").startswith("<!doctype html>"):
            yield Found(path, 1, "does not begin with `<!doctype html>`; write it first")
        # Browsers look no further than this.
        if not any(meta.values.get("charset") == "utf-8" and meta.offset < 1000 for meta in page.named("meta")):
            yield Found(path, 1, "does not say near its beginning that it is UTF-8; write `<meta charset=\"utf-8\">`")


def elements(site: Site) -> Iterator[Found]:
    """Only listed elements and values, each where it belongs: so no `on…`, no `style`, no `srcdoc`, no frame."""
    for path, element in site.elements():
        drawing = element.name == "svg" or "svg" in element.around
        here = listed(path if path in allowed.OWN_LISTS else "", drawing, "article" in element.around)
        if element.name not in here:
            yield site.at(path, element, f"`<{element.name}>` has no place here; {LIST_IT}")
        elif odd := element.values.keys() - here[element.name] - allowed.ANYWHERE:
            yield site.at(path, element, f"`{min(odd)}` has no place in `<{element.name}>`; {LIST_IT}")


@lru_cache
def listed(path: str, drawing: bool, text: bool) -> dict[str, set[str]]:
    """Element → values that may stand at such a place."""
    if drawing:
        return allowed.DRAWING
    lists = [allowed.TEXT, *([] if text else [allowed.FRAME]), allowed.OWN_LISTS.get(path, {})]
    return {name: set().union(*(each.get(name, ()) for each in lists)) for each in lists for name in each}


def nesting(site: Site) -> Iterator[Found]:
    """No element stands where a browser would move it, drop it or close another before it."""
    for path, page in site.pages.items():
        for element in page.elements:
            if wrong := misplaced(element.name, element.around):
                yield site.at(path, element, f"`<{element.name}>` stands in `<{wrong}>`, {MOVED}")
        for text in page.texts:
            if text.around and text.around[-1] in STRICT - {"option"} and text.words.strip(allowed.SPACE):
                yield site.at(path, text, f"text stands in `<{text.around[-1]}>`, {MOVED}")


@lru_cache(maxsize=10_000)
def misplaced(name: str, around: tuple[str, ...]) -> str:
    """The element in which this one cannot stand, or nothing."""
    parent = around[-1] if around else "the page"
    homes = {home for home, inside in allowed.INSIDE.items() if name in inside} - allowed.OPEN
    if homes and parent not in homes or parent in STRICT and name not in allowed.INSIDE[parent]:
        return parent
    return next((outer for outer in around if name in allowed.CLOSED_BY.get(outer, ())), "")


def scripts(site: Site) -> Iterator[Found]:
    """No code in a page: a script is a file of this site, or a block of data."""
    for path, element in site.elements("script"):
        inside = site.pages[path].after(element)
        if element.values.get("type") in allowed.DATA_BLOCKS:
            try:
                json.loads(inside)
            except ValueError as error:
                yield site.at(path, element, f"the block of data is not JSON ({error}); see who wrote it")
        elif "src" not in element.values and path not in allowed.ALONE:
            yield site.at(path, element, "a script stands in the page; put it into a file under docs/assets/")
        elif "src" in element.values and inside.strip():
            yield site.at(path, element, "text stands in a script that has an address; remove it")


def loads(site: Site) -> Iterator[Found]:
    """What a page loads, and where a form sends, is a file of this site."""
    for path, element in site.elements("script", "link", "img", "form", "use"):
        address = next((element.values[name] for name in ("src", "href", "action") if name in element.values), "")
        if element.name == "use" and not address.startswith("#"):
            yield site.at(path, element, f"a drawing uses `{address}`; it may use a shape of its own page")
        elif not site.inside(address):
            yield site.at(path, element, f"loads `{address}` from elsewhere; {COPY}")
        elif element.values.get("rel", "icon") not in allowed.RELATIONS:
            yield site.at(path, element, f"`rel={element.values['rel']}` is not listed; {LIST_IT}")
    for path, text in site.texts.items():
        for offset, message in styles(site, path, text) if path.endswith(".css") else ():
            yield Found(path, text.count("\n", 0, offset) + 1, message)
    for path, style in site.elements("style"):
        for _, message in styles(site, path, site.pages[path].after(style)):
            yield site.at(path, style, message)


def styles(site: Site, path: str, text: str) -> Iterator[tuple[int, str]]:
    """Where in a style what is wrong: it loads only what is in itself or a file of this site, and says so plainly."""
    for found in STYLE_LOADS.finditer(text):
        address = found[1].rstrip()
        if address.startswith(("data:", "#")):
            continue
        if not site.inside(address):
            yield found.start(), f"loads `{address}` from elsewhere; {COPY}"
        elif site.target(path, address)[0] not in site.files:
            yield found.start(), f"loads `{address}`, which is not there; mend the address"
    for found in STYLE_HIDES.finditer(text):
        # The theme needs it for the names of its classes.
        if found[0] != "\\" or path in site.own:
            yield found.start(), f"`{found[0]}` may load something unseen; write `url(…)`, or the character itself"


def orders(site: Site) -> Iterator[Found]:
    """No page gives orders to the browser (`http-equiv`), but for the signpost at a former address."""
    for path, meta in site.elements("meta"):
        order = meta.values.get("http-equiv", "").lower()
        to = site.data.former.get(path.removesuffix("/index.html"))
        signpost = order == "refresh" and to and meta.values.get("content") == f"0; url=../{to}/"
        if order and order not in allowed.ORDERS and not signpost:
            yield site.at(path, meta, f"`{order}` may send readers elsewhere; remove it")


def head(site: Site) -> Iterator[Found]:
    """One title, one first heading, a language; and no page tells another site where a reader came from."""
    for path, page in site.pages.items():
        count = Counter(element.name for element in page.elements if "svg" not in element.around)
        for name in ("title", "h1"):
            if count[name] != 1 or not folded(page.inside(name)):
                yield Found(path, 1, f"has {count[name]} `<{name}>`; it needs one, with words")
        if not all(root.values.get("lang") for root in page.named("html")) or not count["html"]:
            yield Found(path, 1, "does not say its language; write `<html lang=\"…\">`")
        kept = {meta.values.get("content") for meta in page.named("meta") if meta.values.get("name") == "referrer"}
        out = (a.values.get("href", "") for a in page.named("a"))
        if kept != {"no-referrer"} and any(address.startswith("http") and not site.inside(address) for address in out):
            yield Found(path, 1, "tells other sites where a reader comes from; add a `referrer` of `no-referrer`")


def ids(site: Site) -> Iterator[Found]:
    """An anchor is there once, and one in a text is not named like a part of the theme."""
    for path, page in site.pages.items():
        seen = {""}
        for element in (element for element in page.elements if "id" in element.values):
            id = element.values["id"]
            if id in seen:
                yield site.at(path, element, f"the id `{id}` is empty or there already; choose another")
            elif id.startswith("_") and "article" in element.around:
                yield site.at(path, element, f"the id `{id}` belongs to the theme; choose another")
            seen.add(id)
