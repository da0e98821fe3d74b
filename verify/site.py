"""The built site as it lies there: its files, its pages, and where an address of a page leads."""

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from . import allowed, html
from .data import Data


class Found(NamedTuple):
    """What a rule found: a path from the folder of the site, a line, and what is wrong; what to do."""

    path: str
    line: int
    message: str


class Way(NamedTuple):
    """An address in a page that stays within the site: where it stands, and the file and the anchor to which it leads."""

    path: str
    element: html.Element
    address: str
    target: str
    anchor: str


@dataclass(frozen=True)
class Site:
    """A folder with a built site, and the data that it was built from."""

    folder: Path
    data: Data

    @cached_property
    def links(self) -> list[str]:
        """Files and folders that only point to others. They are never followed."""
        return sorted(path for path in self._all if (self.folder / path).is_symlink())

    @cached_property
    def paths(self) -> list[str]:
        return sorted(path for path in self._all if path not in self.links and (self.folder / path).is_file())

    @cached_property
    def files(self) -> set[str]:
        return set(self.paths)

    @cached_property
    def _all(self) -> list[str]:
        found = (Path(top, name) for top, folders, files in os.walk(self.folder) for name in folders + files)
        return [path.relative_to(self.folder).as_posix() for path in found]

    @cached_property
    def texts(self) -> dict[str, str]:
        """Path → text, of every file that is text. What is not UTF-8 becomes U+FFFD, for which a rule looks."""
        paths = [path for path in self.paths if Path(path).suffix not in allowed.BINARY]
        return {path: (self.folder / path).read_bytes().decode("utf-8", "replace") for path in paths}

    @cached_property
    def own(self) -> dict[str, str]:
        """The texts that are made here; what the theme and kept libraries bring is as their authors wrote it."""
        return {path: text for path, text in self.texts.items() if not path.startswith(tuple(allowed.OF_OTHERS))}

    @cached_property
    def pages(self) -> dict[str, html.Page]:
        return {path: html.read(text) for path, text in self.texts.items() if path.endswith(".html")}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Path of a page → its anchors."""
        found: dict[str, set[str]] = {path: set() for path in self.pages}
        for path, element in self.elements():
            if "id" in element.values:
                found[path].add(element.values["id"])
        return found

    @cached_property
    def home(self) -> str:
        """The address of the site, with a slash at its end, as the home page gives it; empty if it may lie anywhere."""
        links = self.pages.get("index.html", html.Page("")).named("link")
        return next((link.values.get("href", "") for link in links if link.values.get("rel") == "canonical"), "")

    def inside(self, address: str) -> bool:
        """Whether an address stays within the site."""
        if allowed.DROPPED.search(address):
            return False
        return bool(self.home and address.startswith(self.home)) or not allowed.ELSEWHERE.match(address)

    def target(self, path: str, address: str) -> tuple[str, str]:
        """The file to which an address inside the site leads from a page, there or not, and the anchor."""
        if self.home and address.startswith((self.home, "/")):
            address = "/" + address.removeprefix(self.home).removeprefix(urlsplit(self.home).path)
        parts = urlsplit(address)
        place = posixpath.join("/", posixpath.dirname(path), unquote(parts.path)) if parts.path else f"/{path}"
        folder = place.endswith("/") or posixpath.basename(place) in (".", "..")
        place = posixpath.normpath(place).lstrip("/")
        return (posixpath.join(place, "index.html") if folder else place), unquote(parts.fragment)

    @cached_property
    def ways(self) -> list[Way]:
        found = []
        for path, element in self.elements("a", "link", "script", "img", "form"):
            address = next((element.values[name] for name in ("href", "src", "action") if name in element.values), None)
            if address is not None and self.inside(address):
                found.append(Way(path, element, address, *self.target(path, address)))
        return found

    def where(self, path: str, *words: str) -> int:
        """The line of some words in a file, each looked for after the one before; as far as they are there."""
        text, at = self.texts.get(path, ""), 0
        for word in words:
            at = max(text.find(word, at), at)
        return text.count("\n", 0, at) + 1

    def elements(self, *names: str) -> Iterator[tuple[str, html.Element]]:
        """Every element of these names, or of any, with the path of its page."""
        for path, page in self.pages.items():
            for element in page.named(*names) if names else page.elements:
                yield path, element

    def at(self, path: str, thing: html.Element | html.Text, message: str) -> Found:
        return Found(path, self.pages[path].line(thing.offset), message)
