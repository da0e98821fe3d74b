"""Rules for cases and lessons on the site: each has its page and is found, and what was taken down is nowhere."""

import gzip
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .data import folded, title
from .exports import BUILD, same_ids
from .files import Unreadable, parsed
from .html import Page
from .site import Found, Site

ENTRY = re.compile(r"(cases|lessons)/[^/]+/index\.html")
ADDRESS = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def pages(site: Site) -> Iterator[Found]:
    """Each case and lesson has its page, with its title, summary and sources; no other page stands beside them."""
    stand = {path.removesuffix("/index.html") for path in site.pages if ENTRY.fullmatch(path)}
    for place in sorted(stand - site.data.entries.keys() - site.data.former.keys() - set(site.data.withdrawn)):
        yield Found(f"{place}/index.html", 1, "is no case or lesson of the data; remove it")
    for place, tree in site.data.entries.items():
        path = f"{place}/index.html"
        if path in site.pages:
            yield from differing(path, site.pages[path], tree)
        else:
            yield Found(path, 1, "is missing: the data has such a case or lesson; build anew")


def differing(path: str, page: Page, tree: Mapping[str, Any]) -> Iterator[Found]:
    """What a page says in other words than the data, or not at all."""
    line = next((page.line(element.offset) for element in page.named("h1")), 1)
    if folded(page.inside("h1")) != title(tree) or title(tree) not in folded(page.inside("title")):
        yield Found(path, line, f"is not called what the data says (`{title(tree)}`); see its view")
    if folded(tree["summary"]) not in page.inside("article"):
        yield Found(path, line, "does not hold the summary as the data has it; see its view")
    linked = {element.values.get("href") for element in page.named("a")}
    for source in tree.get("sources", ()):
        if source.get("url") and source["url"] not in linked:
            yield Found(path, line, f"does not link to the source `{source['id']}`; see its view")


def site_map(site: Site) -> Iterator[Found]:
    """The site map, if the site knows its address, lists every case and lesson, and only pages that are there."""
    path = "sitemap.xml"
    try:
        listed = [row.text or "" for row in parsed(site.texts.get(path, "<none/>")).iter(ADDRESS)]
    except Unreadable:
        return
    if site.home:
        found = {site.target("", address)[0]: address for address in listed}
        for target in sorted(found.keys() - site.pages.keys()):
            yield Found(path, site.where(path, found[target]), f"`{found[target]}` is not there; {BUILD}")
        yield from same_ids(path, {f"{place}/index.html": 1 for place in site.data.entries}, {
            target: 1 for target in found if ENTRY.fullmatch(target)
        })
    packed = site.folder / "sitemap.xml.gz"
    if packed.exists() and gzip.decompress(packed.read_bytes()).decode("utf-8") != site.texts.get(path):
        yield Found("sitemap.xml.gz", 1, "is not sitemap.xml packed; build anew")


def withdrawn(site: Site) -> Iterator[Found]:
    """What was taken down has a neutral notice at its address, and no file names it."""
    for place in site.data.withdrawn:
        own, id = f"{place}/index.html", place.split("/")[1]
        notice = site.pages.get(own)
        if not notice or folded(notice.inside("h1")) != "This page was withdrawn" or len(notice.source) > 1_000:
            yield Found(own, 1, "was withdrawn: a notice, and nothing else, must stand here; see docs/withdrawal.md")
        named = re.compile(rf"(?<![\w-]){re.escape(id)}(?![\w-])")
        for path, text in site.own.items():
            if path != own and (found := named.search(text)):
                line = text.count("\n", 0, found.start()) + 1
                yield Found(path, line, f"still names `{id}`, which was withdrawn; see docs/withdrawal.md")
