"""Reads the part of HTML in which every parser agrees; whatever else stands in a page is a fault.

A tolerant reader can be led to see another page than a browser does. This one does not guess: a `<` begins a tag in
lower case whose values are quoted and hold no `<`, or a plain comment; every tag is closed in order; text that a browser
reads raw holds nothing that begins like a tag. So a page is read as browsers read it, or is refused with a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<text>[^<]+)"
    r'|<(?P<name>[a-z][a-z0-9-]*)(?P<values>(?:[ \t\n]+[A-Za-z][\w:.-]*(?:="[^"<]*")?)*)[ \t\n]*(?P<slash>/?)>'
    r"|</(?P<close>[a-z][a-z0-9-]*)>"
    r"|<!--(?![->])(?P<comment>[^<>]*?)-->"
    r"|(?P<doctype><!doctype html>)"
    r"|(?P<fault><.{0,30})",
    re.DOTALL | re.ASCII,
)
VALUE = re.compile(r'([A-Za-z][\w:.-]*)(?:="([^"]*)")?', re.ASCII)
LIKE_A_TAG = re.compile(r"<[!/?A-Za-z]")
ENTITY = re.compile(r"&(?!(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)(?=[#A-Za-z])")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
RAW = {"script", "style", "textarea", "title"}
"""What browsers read up to its closing tag, whatever stands in it."""
SIMPLE = "write tags in lower case, values in double quotes, `&lt;` for `<`, and close tags in order"


class Element(NamedTuple):
    """A tag as it stands: its name, its values by lower-case name, where it begins, and the names of what is around it."""

    name: str
    values: Mapping[str, str]
    offset: int
    around: tuple[str, ...]


class Text(NamedTuple):
    """Text between two tags, with entities as the characters that they stand for."""

    words: str
    offset: int
    around: tuple[str, ...]


@dataclass
class Page:
    """What stands in a page, in order. `faults`: offset and what is wrong; the rest is then read as well as can be."""

    source: str
    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def line(self, offset: int) -> int:
        return self.source.count("\n", 0, offset) + 1

    def named(self, *names: str) -> Iterator[Element]:
        return (element for element in self.elements if element.name in names)

    def after(self, element: Element) -> str:
        """The text that directly follows a tag."""
        return next((text.words for text in self.texts if text.offset > element.offset), "")

    def inside(self, name: str) -> str:
        """The text within elements of this name, with white space folded."""
        return " ".join("".join(text.words for text in self.texts if name in text.around).split())


def read(source: str) -> Page:
    """Never raises, whatever the text."""
    page, around, at = Page(source), (), 0
    while found := TOKEN.match(source, at):
        at, kind = found.end(), found.lastgroup
        if kind == "text":
            page.texts.append(Text(plain(page, found[0], found.start()), found.start(), around))
        elif kind == "close":
            around = closed(page, found, around)
        elif kind == "slash":
            name = found["name"]
            page.elements.append(opened(page, found, around))
            if name not in VOID and not found["slash"]:
                around = (*around, name)
            if name in RAW and "svg" not in around:
                at = raw(page, at, name, around)
        elif kind == "fault":
            page.faults.append((found.start(), f"`{' '.join(found[0].split())}` is not read alike by all; {SIMPLE}"))
    if around:
        page.faults.append((len(source), f"`<{around[-1]}>` is never closed; {SIMPLE}"))
    return page


def opened(page: Page, found: re.Match[str], around: tuple[str, ...]) -> Element:
    name = found["name"]
    values, double = values_of(found["values"])
    if double:
        page.faults.append((found.start(), f"`{double}` is given twice in `<{name}>`; keep one"))
    if found["slash"] and name not in VOID and "svg" not in around:
        page.faults.append((found.start(), f"`<{name}/>` does not close itself in HTML; {SIMPLE}"))
    if "&" in found["values"]:
        plain(page, found["values"], found.start())
    return Element(name, values, found.start(), around)


# The same tags stand on every page.
@lru_cache(maxsize=50_000)
def values_of(written: str) -> tuple[Mapping[str, str], str]:
    """The values by name, and a name that is given twice, or nothing."""
    rows = [(name.lower(), unescape(value)) for name, value in VALUE.findall(written)]
    names = [name for name, _ in rows]
    return dict(reversed(rows)), next((name for name in names if names.count(name) > 1), "")


def plain(page: Page, written: str, offset: int) -> str:
    if "&" not in written:
        return written
    if loose := ENTITY.search(written):
        page.faults.append((offset + loose.start(), "`&` begins an entity without an end; write `&amp;`"))
    return unescape(written)


def closed(page: Page, found: re.Match[str], around: tuple[str, ...]) -> tuple[str, ...]:
    if around and around[-1] == found["close"]:
        return around[:-1]
    page.faults.append((found.start(), f"`{found[0]}` closes what is not open here; {SIMPLE}"))
    # Back to where it was opened, if it was: so that the rest of the page is told apart again.
    return around[: len(around) - 1 - around[::-1].index(found["close"])] if found["close"] in around else around


def raw(page: Page, start: int, name: str, around: tuple[str, ...]) -> int:
    """Takes what stands in a raw element. Returns where its closing tag begins."""
    end = page.source.find(f"</{name}", start)
    end = len(page.source) if end < 0 else end
    inside = page.source[start:end]
    if odd := LIKE_A_TAG.search(inside):
        page.faults.append((start + odd.start(), f"`{odd[0]}` stands in `<{name}>`; write `<` as code for a character"))
    words = plain(page, inside, start) if name in ("title", "textarea") else inside
    page.texts.append(Text(words, start, around))
    return end
