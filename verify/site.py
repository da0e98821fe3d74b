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
        return sorted(path for path in self._all if not (self.folder / path).is_symlink() and (self.folder / path).is_file())

    @cached_property
    def files(self) -> set[str]:
        return set(self.paths)

    @cached_property
    def _all(self) -> list[str]:
        walked = os.walk(self.folder)
        return [Path(top, name).relative_to(self.folder).as_posix() for top, folders, files in walked for name in folders + files]

    @cached_property
    def texts(self) -> dict[str, str]:
        """Path → text, of every file that is text. What is not UTF-8 becomes U+FFFD, for which a rule looks."""
        paths = [path for path in self.paths if Path(path).suffix not in allowed.BINARY]
        return {path: (self.folder / path).read_bytes().decode("utf-8", "replace") for path in paths}

    @cached_property
    def own(self) -> dict[str, str]:
        """The texts that are made here; the programs of the theme and of kept libraries are as their authors wrote them."""
        return {path: text for path, text in self.texts.items() if not path.startswith(tuple(allowed.OF_OTHERS))}

    @cached_property
    def pages(self) -> dict[str, html.Page]:
        return {path: html.read(text) for path, text in self.texts.items() if path.endswith(".html")}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Path of a page → its anchors."""
        return {path: {e.values["id"] for e in page.elements if "id" in e.values} for path, page in self.pages.items()}

    @cached_property
    def home(self) -> str:
        """The address of the site with a slash at its end, as the home page gives it; empty if it was built for any place."""
        links = self.pages["index.html"].named("link") if "index.html" in self.pages else ()
        return next((e.values.get("href", "") for e in links if e.values.get("rel") == "canonical"), "")

    def inside(self, address: str) -> bool:
        """Whether an address stays within the site."""
        return bool(self.home and address.startswith(self.home)) or not allowed.ELSEWHERE.match(address)

    def target(self, path: str, address: str) -> tuple[str, str]:
        """The file to which an address inside the site leads from a page, whether or not it is there, and the anchor."""
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
        for path, _, element in self.elements("a", "link", "script", "img", "form"):
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

    def elements(self, *names: str) -> Iterator[tuple[str, html.Page, html.Element]]:
        for path, page in self.pages.items():
            for element in page.named(*names) if names else page.elements:
                yield path, page, element
