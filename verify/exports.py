"""Rules for the files for programs: they can be read, and say what the data says."""

import csv
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
BUILD = "see what writes this file"


def formats(site: Site) -> Iterator[Found]:
    """Every file for programs can be read by them."""
    for path, text in site.texts.items():
        try:
            if path.endswith((".json", ".map")):
                json.loads(text)
            elif path.endswith(".xml"):
                parsed(text)
        except (json.JSONDecodeError, Unreadable) as error:
            yield Found(path, error.lineno, f"cannot be read ({error}); {BUILD}")


def records(site: Site) -> Iterator[Found]:
    """The JSON of cases and lessons has what the YAML has: the same entries, and in each the same values."""
    for kind in ("cases", "lessons"):
        path, ours = f"data/{kind}.json", getattr(site.data, kind)
        given = loaded(site, path)
        yield from same_ids(path, ours, given)
        for id in ours.keys() & given.keys():
            fields = {name: value for name, value in given[id].items() if name != "derived"}
            for name in sorted(fields.keys() | ours[id].keys()):
                if not same(ours[id].get(name), fields.get(name)):
                    line = site.where(path, f'"{id}": {{', f'"{name}":')
                    yield Found(path, line, f"{id}: `{name}` is not what the YAML says; {BUILD}")


def same(ours: Any, theirs: Any) -> bool:
    """Whether a value of the JSON is what stands in the YAML, where every value is text."""
    if isinstance(theirs, dict):
        names = ours.keys() if isinstance(ours, dict) else ()
        return names == theirs.keys() and all(same(ours[name], theirs[name]) for name in names)
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(theirs, int | float) and not isinstance(theirs, bool):
        return isinstance(ours, str) and bool(NUMBER.fullmatch(ours)) and float(ours) == theirs
    return ours == (str(theirs).lower() if isinstance(theirs, bool) else theirs)


def loaded(site: Site, path: str) -> dict[str, Any]:
    """The object in a JSON file; empty if it is missing or cannot be read, which other rules say."""
    try:
        tree = json.loads(site.texts.get(path, "{}"))
    except ValueError:
        return {}
    return tree if isinstance(tree, dict) else {}


def same_ids(path: str, ours: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Found]:
    for id in sorted(ours.keys() - given.keys()):
        yield Found(path, 1, f"`{id}` is in the data and not here; {BUILD}")
    for id in sorted(given.keys() - ours.keys()):
        yield Found(path, 1, f"`{id}` is here and not in the data; {BUILD}")


def lists(site: Site) -> Iterator[Found]:
    """The names and the documents that the form knows are those of the data."""
    path, sources = "data/names.json", site.data.sources
    given = loaded(site, path)
    for kind in ("cases", "lessons"):
        ours = {id: title(tree) for id, tree in getattr(site.data, kind).items()}
        theirs = given.get(kind, {})
        yield from same_ids(path, ours, theirs)
        for id in (id for id in ours.keys() & theirs.keys() if ours[id] != folded(theirs[id])):
            yield Found(path, site.where(path, f'"{id}"'), f"`{id}` is not called so in the data; {BUILD}")
    yield from same_ids(path, sources, given.get("sources", {}))


def schemas(site: Site) -> Iterator[Found]:
    """The published schemas ask for the fields of the schema, and know every term."""
    definitions = (site.data.tree("schema.yaml") or {}).get("definitions", {})
    for kind in ("case", "lesson"):
        path = f"data/{kind}.schema.json"
        given = loaded(site, path).get("definitions", {})
        yield from same_ids(path, *(each.get(kind, {}).get("properties", {}) for each in (definitions, given)))
        for node in nodes(given):
            vocabulary = site.data.vocabularies.get(str(node.get("vocabulary")))
            if vocabulary and node.get("enum") != list(vocabulary["terms"]):
                yield Found(path, 1, f"has other terms than the vocabulary `{node['vocabulary']}`; {BUILD}")


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(child)


def table(site: Site) -> Iterator[Found]:
    """The table has a row for each case, with its title and summary; no cell is run as a formula."""
    path = "data/cases.csv"
    reader = csv.DictReader(io.StringIO(site.texts.get(path, ""), newline=""))
    seen = {}
    for row in reader:
        case = site.data.cases.get(seen.setdefault(row.get("id") or "", row) and row.get("id"), {})
        for name, cell in row.items():
            if not isinstance(cell, str) or name is None:
                yield Found(path, reader.line_num, f"has more or fewer cells than columns; {BUILD}")
            elif cell.startswith(RISKY) and not NUMBER.fullmatch(cell):
                yield Found(path, reader.line_num, f"`{name}` is run as a formula; write `'` before it")
            elif name in ("title", "summary") and folded(case.get(name, "")) != folded(cell.removeprefix("'")):
                yield Found(path, reader.line_num, f"`{name}` is not what the YAML says; {BUILD}")
    yield from same_ids(path, site.data.cases, seen)


def copies(site: Site) -> Iterator[Found]:
    """Each YAML file is published as it is."""
    ours = {f"data/{place}.yaml": (site.data.folder / f"{place}.yaml").read_text("utf-8") for place in site.data.entries}
    given = {path: text for path, text in site.texts.items() if path.endswith(".yaml")}
    for path in sorted(ours.keys() | given.keys()):
        if ours.get(path) != given.get(path):
            yield Found(path, 1, "is not the file in the data; build anew from the data as it is")
