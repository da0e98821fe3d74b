"""Rules for the search index, which the theme writes into pages as markup."""

import json
from collections.abc import Iterator

from . import allowed, html
from .site import Found, Site

PATH = "search/search_index.json"


def search(site: Site) -> Iterator[Found]:
    """Each entry leads to a page and an anchor that are there, and holds no markup but paragraphs, lists and code."""
    try:
        entries = json.loads(site.texts.get(PATH, ""))["docs"]
    except (ValueError, KeyError, TypeError):
        yield Found(PATH, 1, "is missing or has no entries; search would find nothing")
        return
    found = set()
    for entry in entries:
        target, anchor = site.target("index.html", entry["location"] or ".")
        found.add(target)
        if target not in site.pages or anchor and anchor not in site.ids[target]:
            yield at(entry, "leads nowhere; see what writes this file")
        for part, kept in (("title", set()), ("text", allowed.IN_SEARCH)):
            yield from odd(entry, part, kept)
    for place in site.data.entries:
        if f"{place}/index.html" not in found:
            yield Found(PATH, 1, f"`{place}` cannot be found; see what writes this file")


def odd(entry: dict[str, str], part: str, kept: set[str]) -> Iterator[Found]:
    """What the theme would take for markup in the title or text of an entry, and should not be there."""
    page = html.read(entry[part])
    faults = [message for _, message in page.faults]
    marked = (element.name for element in page.elements if element.name not in kept or element.values)
    faults += [f"holds `<{name}>`; only text belongs here" for name in marked]
    for message in faults[:1]:
        yield at(entry, f"{part}: {message}")


def at(entry: dict[str, str], message: str) -> Found:
    # The theme writes all entries into one line.
    return Found(PATH, 1, f"`{entry['location']}`: {message}")
