"""Reads built pages: links, anchors, ids, and what a page asks of others."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

KINDS = (
    "/", "/cases/", "/cases/georgia-gaard/", "/cases/nepal-fecofun/", "/compare/", "/compare/?cases=georgia-gaard,jordan-joleed",
    "/like-mine/", "/like-mine/?sector=sectors.food-policy", "/lessons/", "/lessons/start-with-coffee/",
    "/lessons/recognised-without-registration/", "/countries/", "/countries/ps/", "/collections/comparators/", "/contexts/",
    "/contexts/fragile/", "/stages/", "/find/", "/evidence/", "/sources/", "/sources/research/", "/stories/",
    "/stories/how-networks-begin/", "/contribute/", "/contribute/start/", "/contribute/full/", "/contribute/fields/",
    "/contribute/workshop/", "/contribute/form/", "/contribute/questions/", "/corrections/", "/safeguarding/", "/withdrawal/", "/accessibility/", "/about/",
)
"""One page of every kind."""

OWN = "https://site.invalid/"


@dataclass(frozen=True)
class Built:
    """A built site, page by page."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Path of each page (`cases/x/index.html`) → its tree."""
        paths = sorted(self.folder.rglob("*.html"))
        return {path.relative_to(self.folder).as_posix(): html.parse(str(path)).getroot() for path in paths}

    def ids(self, path: str) -> list[str]:
        return self.pages[path].xpath("//@id")

    def dead_links(self) -> list[str]:
        """Each link inside the site that leads to no file or no anchor, with the page where it stands."""
        ids = {path: set(self.ids(path)) for path in self.pages}
        return [
            f"{path}: {target}"
            for path, root in self.pages.items() if path != "404.html"
            for target in root.xpath("//a/@href | //link[not(@rel='canonical')]/@href | //script/@src | //img/@src")
            if not self.leads_somewhere(path, target, ids)
        ]

    def leads_somewhere(self, path: str, target: str, ids: dict[str, set[str]]) -> bool:
        url = urlsplit(urljoin(OWN + path, target))
        if f"{url.scheme}://{url.netloc}/" != OWN:
            return True
        place = unquote(url.path.lstrip("/"))
        place = f"{place}index.html" if place.endswith("/") or not place else place
        if not (self.folder / place).is_file():
            return False
        return not url.fragment or unquote(url.fragment) in ids.get(place, set())

    def foreign_loads(self) -> list[str]:
        """Everything that a page would fetch from somebody else, links that a reader follows left out."""
        loads = "//script/@src | //img/@src | //iframe/@src | //link[@rel!='canonical']/@href | //*/@srcset | //form/@action"
        return [
            f"{path}: {target}" for path, root in self.pages.items() for target in root.xpath(loads)
            if urlsplit(target).netloc
        ]
