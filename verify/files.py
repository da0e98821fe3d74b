"""Rules for the files themselves: their kinds and names, and that pictures are only pictures."""

import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import PurePosixPath

from . import allowed
from .markup import LIST_IT
from .site import Found, Site

SVG = "{http://www.w3.org/2000/svg}"


def kinds(site: Site) -> Iterator[Found]:
    """Only listed kinds of files. Photographs are listed one by one: they may tell of place and person."""
    for path in site.paths:
        kind = PurePosixPath(path).suffix
        if kind not in allowed.KINDS and path not in allowed.BY_NAME:
            yield Found(path, 1, f"is of a kind ({kind or 'none'}) that is not published; {LIST_IT}")


def names(site: Site) -> Iterator[Found]:
    """Names that mean one file on every system, and one page for one address. Nothing leads out of the folder."""
    for path in site.links:
        yield Found(path, 1, "is a link in the file system, perhaps to what nobody should see; put the file itself here")
    for path in site.paths:
        name = PurePosixPath(path).name
        if not allowed.NAME.fullmatch(path) and path not in allowed.BY_NAME:
            yield Found(path, 1, "has a name that not all systems tell apart; use a-z, 0-9, `-`, `_`, `.`")
        elif name.endswith(".html") and name != "index.html" and path not in allowed.PAGES:
            yield Found(path, 1, "may stand at the address of another page; a page is the index.html of its folder")


def drawings(site: Site) -> Iterator[Found]:
    """A drawing has no code and loads nothing."""
    for path, text in site.texts.items():
        if not path.endswith(".svg"):
            continue
        try:
            root = parsed(text)
        except Unreadable as error:
            yield Found(path, error.lineno, f"cannot be read as a drawing ({error}); draw it anew")
            continue
        for element in root.iter():
            name = str(element.tag).removeprefix(SVG)
            values = {value.lower() for value in element.keys()}
            odd = min(values - allowed.DRAWING.get(name, set()) - allowed.ANYWHERE, default="")
            odd = odd if name in allowed.DRAWING else name
            if odd or not str(element.get("href", "#")).startswith("#"):
                yield Found(path, site.where(path, f"<{name}"), f"`{odd or 'href'}` has no place in a drawing; remove it")


class Unreadable(ValueError):
    """A text that is no XML, or more than plain XML; `lineno` is where."""

    def __init__(self, message: str, lineno: int):
        super().__init__(message)
        self.lineno = lineno


def parsed(text: str) -> xml.Element:
    """The root of an XML text. Raises Unreadable, also if it defines entities: a kilobyte of them fills the memory."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("it defines entities", 1)
    try:
        return xml.fromstring(text)
    except xml.ParseError as error:
        raise Unreadable(str(error), error.position[0]) from None
