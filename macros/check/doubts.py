"""What fits by itself and not with the rest: probably a slip. Rules like those of `advice`; the first also takes the day."""

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import getitem
from typing import Any

from ..model import Date, Document, Schema
from ..model.dates import before
from ..model.documents import Path
from .across import Names
from .fields import COUNTRIES, Row, within

EARLIEST = "1900"
"""An earlier year is probably one of another calendar."""
TO_COME = {"due", "expires", "given", "waivers"}
"""What may be to come, or is judged by the safeguarding rules."""
IN_ORDER = (("period", "began", "ended"), ("review", "on", "due"))
LOST = re.compile(r"(?:^|\s)(inferred: ?(?:true|false)\b|as_of: ?\d{4}[-\d]*)")
"""A field that became a part of the text above it."""


def unlikely_day(document: Document, today: str) -> Iterator[Row]:
    """`today` is the build date as ISO 8601 text."""
    for path, value in dated(document):
        if EARLIEST <= value < today:  # a quick question first: nearly every date is so
            continue
        date = Date.read(value)
        first = date.start or date.end
        if first > today[: len(first)] and TO_COME.isdisjoint(path):
            yield path, f"`{value}` is after today; write when it was so"
        elif date.last < EARLIEST:
            yield path, f"`{value}` is before {EARLIEST}; write the year as in 2016, not as in another calendar"


def dated(document: Document) -> Iterator[tuple[Path, str]]:
    """Every date that is one, with its path."""
    gaps = document.gaps
    return (
        (path, value) for path, node, value in document.having("format")
        if node["format"] == "library-date" and not (gaps and within(path, gaps))
    )


def out_of_order(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for group, first, then in IN_ORDER:
        row = document.data.get(group, {})
        if first in row and then in row and before(Date.read(row[then]).last, Date.read(row[first]).start):
            yield (group, then), f"`{row[then]}` is before `{first}` ({row[first]}); mend one of the two"


def later_than_sources(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Only where each document that carries it has a date that is closed."""
    sources = ((source.get("id"), source.get("date", "..")) for source in document.data.get("sources", ()))
    ends = {id: Date.read(date).last for id, date in sources if ".." not in date}
    oldest = min(ends.values(), default="9")[:4]
    for path, value in dated(document):
        if path[-1] != "as_of" or value[:4] <= oldest:  # a quick question first: often it is so
            continue
        cited = reduce(getitem, path[:-1], document.data).get("sources", ())
        if cited and all(id in ends for id in cited) and before(last := max(ends[id] for id in cited), Date.read(value).start):
            yield path, f"`{value}` is later than the documents that carry it ({last}); mend the date, or cite the later one"


def same_entry(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """An entry that was copied and not changed; versions of one point that say the same."""
    lists: list[tuple[Path, Any]] = [((name,), rows) for name, rows in document.data.items() if type(rows) is list]
    for index, row in enumerate(document.data.get("disagreements", ())):
        lists.append((("disagreements", index, "versions"), [version.get("value") for version in row.get("versions", ())]))
    for path, rows in lists:
        seen: dict[Any, int] = {}
        for index, row in enumerate(rows):
            # The texts of an entry tell nearly every two apart, and are soon compared.
            texts = tuple([value for value in row.values() if type(value) is str]) if type(row) is dict else row
            first = seen.setdefault(texts, index)
            if first != index and row and row == rows[first]:
                yield (*path, index), f"says the same as entry {first + 1} of this list; say what differs, or remove it"


def other_country(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """The title begins with a country in which no place of the case lies; only where each place is in a known one."""
    begins, colon, _ = document.data.get("title", "").partition(":")
    places = [row.get("country") for row in document.data.get("places", ())]
    known = vocabularies.get(COUNTRIES, {}).get("terms", {})
    if colon and places and all(id in known for id in places):
        for id, term in known.items():
            if term.get("label") == begins and id not in places:
                yield ("title",), f"begins with {begins}, and no place of the case is there (`{id}`); mend one of the two"


def lost_field(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """The line of a field that is indented like the text above it belongs to that text."""
    given = [path[-1] for path, _, _ in document.leaves]
    if all(document.text.count(f"{name}:") <= given.count(name) for name in ("as_of", "inferred")):  # a quick question first
        return
    for path, _, value in document.leaves:
        if isinstance(value, str) and (found := LOST.search(value)):
            yield path, f"`{found[1]}` is read as a part of the text; begin it in the same column as the name of this field"


DOUBTS = (out_of_order, later_than_sources, same_entry, other_country, lost_field)
