"""What fits by itself and not with the rest: probably a slip. Rules like those of `advice`; the first also takes the day."""

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import takewhile
from operator import getitem
from typing import Any

from ..model import Date, Document, Schema
from ..model.dates import before
from ..model.documents import Path
from .across import Names
from .fields import COUNTRIES, Row, within
from .shape import quoted

EARLIEST = "1900"
"""An earlier year is probably one of another calendar."""
TO_COME = {"due", "expires", "given", "waivers"}
"""What may be to come, or is judged by the safeguarding rules."""
IN_ORDER = (("period", "began", "ended"), ("review", "on", "due"))
INNER = re.compile(r"(?:^|\s)([a-z_]+):(?=\s|$)")
"""What may be the name of a field, in the midst of a text."""
SIGNS = (" # ", "TODO", "XXX", "???", "<!--", "\ufffd", "â€", "Ã", "''")
"""Without any of these nothing is left over."""
REMARK = re.compile(r"(?:^|[\s(\[])(# \S.*|TODO\b.*|XXX\b|\?{3,}|<!--.*)")
GARBLED = re.compile("\\S{0,20}(?:\ufffd|â€|Ã[\x80-\xbf])\\S{0,20}")
DOUBLED = re.compile(r"\w{1,20}''\w{1,20}")
ADDRESS = re.compile(r"https?://(?!https?[:/]|.*[\u00ad\u200b-\u200f\ufeff])[^/,@]+\.[^/,.@]+(?:[/?#].*)?(?<![,;.])")
"""It begins once, names a host and no user, has no sign that nobody sees, and does not end as a sentence does."""


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
            if begins in (term.get("label"), *term.get("aliases", ())) and id not in places:
                yield ("title",), f"begins with {begins}, and no place of the case is there (`{id}`); mend one of the two"


def lost_field(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """The line of a field that is indented like the text above it belongs to that text."""
    for path, _, value in document.leaves:
        if type(value) is not str or ":" not in value:  # a quick question first: nearly every value is so
            continue
        fields = schema.place(document.kind, path[:-1]).fields
        lost = {found[1] for found in INNER.finditer(value)}.intersection(fields)
        for line in block(document, path) if lost else ():
            if (name := line.partition(":")[0]) in lost:
                lost.remove(name)
                said = f"{quoted(line)} is read as a part of the text"
                yield path, f"{said}; begin it in the same column as the name of this field"


def block(document: Document, path: Path) -> Iterator[str]:
    """The lines of a text, without what is around them and without the first."""
    first, *below = document.text.split("\n")[document.line(path) - 1 :]
    depth = len(first) - len(first.lstrip(" -"))
    return map(str.strip, takewhile(lambda line: not line.strip() or line.startswith(" " * (depth + 1)), below))


def left_over(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """What was meant for those who write the text, and what was lost when it was copied."""
    signs = [sign.strip() for sign in SIGNS if sign in document.text]
    for path, _, value in document.having("maxLength") if signs else ():
        if not any(sign in value for sign in signs):
            continue
        if found := REMARK.search(value):
            said = f"{quoted(found[1].strip())} would be read by everybody"
            yield path, f"{said}; take it out, or make it a remark: a line above this field that begins with `# `"
        if found := GARBLED.search(value):
            yield path, f"`{found[0]}` is what became of a letter when the text was copied; type it again"
        if found := DOUBLED.search(value):
            yield path, f"`{found[0]}` has two apostrophes, and readers see both; only inside '…' is one written twice"


def odd_address(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, source in enumerate(document.data.get("sources", ())):
        url, title = source.get("url", ""), source.get("title", "")
        if url and not ADDRESS.fullmatch(url) or url.endswith(")") and "(" not in url:
            yield ("sources", index, "url"), f"{quoted(url)} does not look like an address; open it, and copy it from there"
        if title.startswith("http"):
            yield ("sources", index, "title"), "is an address; write what the document is called"


def half_number(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """How exact a number is, where no number stands."""
    for index, row in enumerate(document.data.get("actors", ())):
        if "qualifier" in row and "count" not in row:
            yield ("actors", index, "qualifier"), f"{quoted(row['qualifier'])} stands without a number; add `count`, or take it out"


def several_authors(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, source in enumerate(document.data.get("sources", ())):
        for place, author in enumerate(source.get("authors", ())):
            if ";" in author:
                yield ("sources", index, "authors", place), f"{quoted(author)} are several; write each as an entry of its own"


DOUBTS = (
    out_of_order, later_than_sources, same_entry, other_country, lost_field, left_over, odd_address, half_number, several_authors,
)
