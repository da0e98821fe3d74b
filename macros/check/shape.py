"""Checks a document against the schema and says in plain words what does not fit."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from jsonschema_rs import Draft7Validator, ValidationError

from ..model import Document, Schema
from ..model.documents import Path
from ..model.schema import is_day
from .meant import MANY_PLACES, as_address, as_date, as_id, as_number, as_qualifier
from .nearest import closest, did_you_mean, nearest

Row = tuple[str, Path, str]
"""Name of the rule, path, message."""
MOST_ODD = 20
"""So many unknown names of one group of fields are compared with those that are missing."""


@dataclass(frozen=True)
class Fault:
    """One thing that the schema does not allow."""

    keyword: str
    wanted: Any
    """What the schema says under that keyword."""
    found: Any
    node: dict[str, Any]
    """The part of the schema that holds the keyword."""
    in_all: bool = True
    """Whether it lies in a field that every file has."""


def shape(document: Document, schema: Schema) -> Iterator[Row]:
    """Yields (rule, path, message) for each thing in the document that the schema does not allow."""
    rules = validator(schema, document.kind)
    if not rules.is_valid(document.data):  # by far the faster question, and the answer is nearly always yes
        seen: set[Row] = set()
        for row in (row for error in rules.iter_errors(document.data) for row in explained(error, schema, document.kind)):
            if row not in seen:
                seen.add(row)
                yield row


@lru_cache(maxsize=12)
def validator(schema: Schema, kind: str) -> Draft7Validator:
    return Draft7Validator(schema.of(kind))


def explained(error: ValidationError, schema: Schema, kind: str) -> Iterator[Row]:
    *place, keyword = error.schema_path
    path = tuple(error.instance_path)
    in_all = not path or path[0] in schema.at(["definitions", kind, "required"])
    node = schema.at(place)
    if "properties" in node:
        node = {**node, "properties": {name: schema.resolve(inner) for name, inner in node["properties"].items()}}
    if "items" in node:
        node = {**node, "items": schema.resolve(node["items"])}
    explain = EXPLAIN.get(keyword, other)
    rows = explain(path, Fault(keyword, node.get(keyword), error.instance, node, in_all))
    yield from ((explain.__name__, *row) for row in rows)


def missing(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    fields = fault.node.get("properties", {})
    odd = islice((name for name in fault.found if name not in fields), MOST_ODD)
    misnamed = {stands_for(name, fault.found, fault.node) for name in odd}
    for name in fault.wanted:
        if name not in fault.found and name not in misnamed:  # a misspelt name is told by itself
            prompt = fields.get(name, {}).get("description", "")
            what_to_do = "add it" if fault.in_all else "add it, or leave out the whole entry"
            yield path, f"the field `{name}` is missing; {what_to_do}. {prompt}".rstrip()


def unknown(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    allowed = list(fault.node.get("properties", {}))
    for name in fault.found:
        if name not in allowed:
            if " " in name and (meant := stands_for(name, fault.found, fault.node)):
                said = "words with a colon in them are read as a field"
                yield (*path, name), f"{said}; write `{meant}: '{name[:30]}…'`, with quotes"
            else:
                yield (*path, name), f"there is no such field here{did_you_mean(name, allowed)}"


def stands_for(name: str, found: Collection[str], node: dict[str, Any]) -> str:
    """The field that an unknown name was meant for, or nothing: the nearest, or for words the first that is empty."""
    fields = node.get("properties", {})
    lacking = (field for field in node.get("required", ()) if field not in found)
    texts = (field for field in lacking if fields[field].get("maxLength", 0) > 100)
    return nearest(name, fields) or (next(texts, "") if " " in name else "")


def wrong_type(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    wanted = {
        "object": "several named fields", "array": "a list (lines that begin with `- `)", "string": "text",
        "number": "a number without unit or thousands mark", "integer": "a whole number", "boolean": "true or false",
    }
    value = f": {quoted(fault.found)}" if isinstance(fault.found, (str, int, float)) else ""
    yield path, f"must be {wanted.get(fault.wanted, fault.wanted)}{value}{meant(fault)}"


def meant(fault: Fault) -> str:
    """What the writer probably wanted: a text with a colon in it, or the text of a group of fields."""
    if fault.wanted == "string" and isinstance(fault.found, dict) and len(fault.found) == 1:
        return f"; `{next(iter(fault.found))}:` is read as the name of a field: put the whole text in quotes"
    if fault.wanted == "object" and isinstance(fault.found, str):
        names = fault.node.get("required") or list(fault.node.get("properties", ()))[:3]
        return "; write each with its name: " + ", ".join(f"`{name}:`" for name in names) if names else ""
    if fault.wanted == "number" and isinstance(fault.found, str):
        return in_digits(fault.found)
    return as_list(fault) if fault.wanted == "array" else ""


def in_digits(found: str) -> str:
    """How the number is written that is probably meant. With three places after its dot it may be one of thousands."""
    number, how = as_number(found), as_qualifier(found)
    places = MANY_PLACES.search(found) and number in ("", re.sub(r"\D", "", found))
    words = re.search(r"\d.*([^\W\d_]|%)|([^\W\d_]|[<≤]).*\d", found)
    beside = f", and `qualifier: {how}` beside it" if how else ", and the words around it in a field beside it" if words else ""
    said = f"; write `{number}`{beside}" if number else ""
    return f"{said}; a decimal has no more than two places after the dot" if places else said


def as_list(fault: Fault) -> str:
    """How the list is written that was probably meant."""
    items = fault.node.get("items", {})
    if isinstance(fault.found, dict) and fault.found:
        first = next((name for name in items.get("properties", ()) if name in fault.found), next(iter(fault.found)))
        if not first[0].isalnum():
            return f"; `{first[0]}` is not the sign for an entry: put a hyphen and a plain space in its place"
        return f"; put `- ` before `{first}:`, and the other fields of the entry under it"
    if {"vocabulary", "references"} & items.keys():
        ids = re.fullmatch(r"[\w-]+(, *[\w-]+)*", str(fault.found))
        return f"; put it in brackets: `[{fault.found}]`" if ids else "; put ids in brackets: `[first, second]`"
    needed = ", ".join(f"`{name}:`" for name in items.get("required", ()))
    return f"; give each entry a line that begins with `- `, with the fields {needed}" if needed else (
        "; give each entry a line of its own below, which begins with `- `")


def not_allowed(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    allowed = [written(value) for value in fault.wanted]
    said = f"must be {' or '.join(allowed)}: {quoted(written(fault.found))}{closest(written(fault.found), allowed)}"
    yield path, said if said.endswith("?") and len(allowed) > 1 else f"{said.rstrip('?')}. {fault.node.get('description', '')}".rstrip()


def wrong_pattern(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    network = ". Other names of the network stand under `network`" if path[0] == "aliases" else ""
    yield path, f"{quoted(fault.found)} is not written as it should be{network}. {why(fault)}"


def why(fault: Fault) -> str:
    text, pattern = fault.found if isinstance(fault.found, str) else "", fault.node["pattern"]
    for sign, meant, rule in FORMS:
        better = meant(text) if sign in (fault.node.get("format"), pattern) else ""
        if better and re.search(pattern, better):
            return f"{rule}Write `{better}`."
    if is_day(fault.node):
        return f"Write one day, such as `{fault.node['examples'][0]}`."
    if pattern.startswith("^https?"):
        return "An address begins with `https://`, without spaces, quotes, `<` or `>`. Leave it out rather than guess."
    if any(mark in text for mark in ("{{", "{%", "{#", "<")) and "title" not in fault.node.get("examples", []):
        return "Titles have no `{{`, `{%`, `{#`, `<` or `>`; write it in words."
    if "\n" in text:
        return "It must be one paragraph: leave no blank line in it, and use `>-` to write a long text on several lines."
    return fault.node.get("description", "Compare the examples in the guide.")


FORMS = (
    ("library-date", as_date, ""),
    ("^https?://[^\\s<>\"']+$", as_address, "An address begins with `https://`. "),
    ("^[a-z0-9]+(-[a-z0-9]+)*$", as_id, "An id has small letters, digits and hyphens only. "),
)
"""Format or pattern → what makes a value of it, and what to say of it."""


def too_long(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    over = len(fault.found) - fault.wanted
    yield path, f"is {over} characters too long (at most {fault.wanted}); shorten it"


def too_short(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    empty = "; it is empty: write something, or remove the line"
    said = f": {quoted(fault.found)}; say more" if fault.found.strip() else empty
    yield path, f"is too short (at least {fault.wanted} characters){said}"


def too_few(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    yield path, f"needs at least {fault.wanted}; add one, or remove the field"


def too_many(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    yield path, f"has {len(fault.found)} entries, at most {fault.wanted} are allowed; keep the main ones"


def twice(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    yield path, "names the same thing twice; keep one"


def too_small(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    yield path, f"must be {fault.wanted} or more: {fault.found}"


def other(path: Path, fault: Fault) -> Iterator[tuple[Path, str]]:
    yield path, f"does not fit the schema ({fault.keyword}: {fault.wanted}): {quoted(fault.found)}; compare the examples in the guide"


def written(value: Any) -> str:
    """A value as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def quoted(value: Any) -> str:
    text = str(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}…`"


EXPLAIN = {
    "required": missing, "additionalProperties": unknown, "type": wrong_type, "enum": not_allowed,
    "pattern": wrong_pattern, "maxLength": too_long, "minLength": too_short, "minItems": too_few,
    "minProperties": too_few, "maxItems": too_many, "uniqueItems": twice, "minimum": too_small,
}
