"""Rules for what stands in the data and on the site: both say the same, and what was taken down is nowhere."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .data import folded, title
from .files import Unreadable, parsed
from .site import Found, Site

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def formats(site: Site) -> Iterator[Found]:
    """Every file for programs can be read by them."""
    for path, text in site.texts.items():
        try:
            if path.endswith((".json", ".map")):
                json.loads(text)
            elif path.endswith(".xml"):
                parsed(text)
        except (json.JSONDecodeError, Unreadable) as error:
            yield Found(path, error.lineno, f"cannot be read ({error}); see what writes it")


def records(site: Site) -> Iterator[Found]:
    """The JSON of cases and lessons has what the YAML has: the same entries, and in each the same values."""
    for kind in ("cases", "lessons"):
        path, ours = f"data/{kind}.json", getattr(site.data, kind)
        given = loaded(site, path)
        yield from same_ids(path, ours, given)
        for id in ours.keys() & given.keys():
            fields = {name: value for name, value in given[id].items() if name != "derived"}
            for name in sorted(fields.keys() | ours[id].keys()):
                if as_text(fields.get(name)) != as_text(ours[id].get(name)):
                    yield Found(path, site.where(path, f'"{id}": {{', f'"{name}":'), f"{id}: `{name}` is not what the YAML says; see what writes this file")


def as_text(tree: Any) -> Any:
    """The same tree with every value as its YAML would write it."""
    if isinstance(tree, dict):
        return {name: as_text(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [as_text(value) for value in tree]
    return {True: "true", False: "false"}[tree] if isinstance(tree, bool) else str(tree)


def loaded(site: Site, path: str) -> dict[str, Any]:
    """The object in a JSON file; empty if it is missing or cannot be read, which other rules say."""
    try:
        tree = json.loads(site.texts.get(path, "{}"))
    except ValueError:
        return {}
    return tree if isinstance(tree, dict) else {}


def same_ids(path: str, ours: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Found]:
    for id in sorted(ours.keys() - given.keys()):
        yield Found(path, 1, f"`{id}` is in the data and not here; see what writes this file")
    for id in sorted(given.keys() - ours.keys()):
        yield Found(path, 1, f"`{id}` is here and not in the data; see what writes this file")


def lists(site: Site) -> Iterator[Found]:
    """The names and the documents that the form knows are those of the data."""
    path, sources = "data/names.json", site.data.sources
    given = loaded(site, path)
    for kind in ("cases", "lessons"):
        ours, theirs = {id: title(tree) for id, tree in getattr(site.data, kind).items()}, given.get(kind, {})
        yield from same_ids(path, ours, theirs)
        for id in (id for id in ours.keys() & theirs.keys() if ours[id] != folded(theirs[id])):
            yield Found(path, site.where(path, f'"{id}"'), f"`{id}` has another title than in the data; see what writes this file")
    yield from same_ids(path, sources, given.get("sources", {}))


def schemas(site: Site) -> Iterator[Found]:
    """The published schemas ask for the fields of the schema, and know every term."""
    definitions = (site.data.tree("schema.yaml") or {}).get("definitions", {})
    for kind in ("case", "lesson"):
        path = f"data/{kind}.schema.json"
        given = loaded(site, path).get("definitions", {})
        yield from same_ids(path, definitions.get(kind, {}).get("properties", {}), given.get(kind, {}).get("properties", {}))
        for node in nodes(given):
            vocabulary = site.data.vocabularies.get(str(node.get("vocabulary")))
            if vocabulary and node.get("enum") != list(vocabulary["terms"]):
                yield Found(path, 1, f"the terms of `{node['vocabulary']}` are not those of its vocabulary; see what writes this file")


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(child)


def table(site: Site) -> Iterator[Found]:
    """The table has a row for each case, with its title and summary; no cell is run by a spreadsheet program."""
    path = "data/cases.csv"
    reader = csv.DictReader(io.StringIO(site.texts.get(path, ""), newline=""))
    seen = {}
    for row in reader:
        case = site.data.cases.get(seen.setdefault(row.get("id") or "", row) and row.get("id"), {})
        for name, cell in row.items():
            if not isinstance(cell, str) or name is None:
                yield Found(path, reader.line_num, "has more or fewer cells than columns; see what writes this file")
            elif cell.startswith(RISKY) and not NUMBER.fullmatch(cell):
                yield Found(path, reader.line_num, f"`{name}` is run as a formula; write `'` before it")
            elif name in ("title", "summary") and folded(case.get(name, "")) != folded(cell.removeprefix("'")):
                yield Found(path, reader.line_num, f"`{name}` is not what the YAML says; see what writes this file")
    yield from same_ids(path, site.data.cases, seen)


def copies(site: Site) -> Iterator[Found]:
    """Each YAML file is published as it is."""
    ours = {f"data/{place}.yaml": (site.data.folder / f"{place}.yaml").read_text("utf-8") for place in site.data.entries}
    given = {path: text for path, text in site.texts.items() if path.endswith(".yaml")}
    for path in sorted(ours.keys() | given.keys()):
        if ours.get(path) != given.get(path):
            yield Found(path, 1, "is not the file in the data; build anew from the data as it is")


def pages(site: Site) -> Iterator[Found]:
    """Each case and lesson has its page, with its title, its summary and the addresses of its sources; no other page is there."""
    stand = {path.removesuffix("/index.html") for path in site.pages if re.fullmatch(r"(cases|lessons)/[^/]+/index\.html", path)}
    for place in sorted(stand - site.data.entries.keys() - site.data.former.keys() - set(site.data.withdrawn)):
        yield Found(f"{place}/index.html", 1, "is no case or lesson of the data; remove it")
    for place, tree in site.data.entries.items():
        path = f"{place}/index.html"
        page = site.pages.get(path)
        if not page:
            yield Found(path, 1, "is missing: the data has such a case or lesson; build anew")
            continue
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
        listed = [row.text or "" for row in parsed(site.texts.get(path, "<none/>")).iter(MAP)]
    except Unreadable:
        return
    if site.home:
        found = {site.target("", address)[0]: address for address in listed}
        for target in sorted(found.keys() - site.pages.keys()):
            yield Found(path, site.where(path, found[target]), f"`{found[target]}` is not there; see what writes this file")
        yield from same_ids(path, {f"{place}/index.html": 1 for place in site.data.entries}, {
            target: 1 for target in found if re.fullmatch(r"(cases|lessons)/[^/]+/index\.html", target)
        })
    packed = site.folder / "sitemap.xml.gz"
    if packed.exists() and gzip.decompress(packed.read_bytes()).decode("utf-8", "replace") != site.texts.get(path):
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
                yield Found(path, text.count("\n", 0, found.start()) + 1, f"still names `{id}`, which was withdrawn; see docs/withdrawal.md")
