"""From data to safe HTML. A contributor's text is data: it is never a template, never markup, never Markdown."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import nh3
from jinja2 import Environment, PackageLoader
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markupsafe import Markup

PUNCTUATION = {ord(sign): f"&#{ord(sign)};" for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
PROSE = MarkdownIt("zero").enable(["list", "emphasis", "link"])
ITEM = re.compile(r" {0,3}(?:([-*+])|(\d{1,9})([.)]))\s")


def several_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it: a list has at least two items, and counts from 1. A line that begins with `2016. ` or with
    `- 5 percent` is text, and keeps its year or its minus."""
    if state.listIndent >= 0:  # it stands in a list
        return list_block(state, start, end, silent)
    first, *others = (ITEM.match(line) for line in state.getLines(start, end, 0, False).split("\n"))
    if not first or first[2] not in (None, "1") or not any(item and item.group(1, 3) == first.group(1, 3) for item in others):
        return False
    return list_block(state, start, end, silent)


PROSE.block.ruler.at("list", several_items, {"alt": ["paragraph"]})
# Any other link stays as it was typed: a reader sees what somebody tried.
PROSE.validateLink = lambda address: address.startswith("https://")
TAGS = {"p", "strong", "em", "a", "ul", "ol", "li"}


@dataclass(frozen=True)
class Section:
    """A part of a page that can be linked to: its anchor, its heading as text, and its HTML."""

    anchor: str
    heading: str
    html: Markup
    level: int = 2


def text(value: Any) -> Markup:
    """Text → HTML that shows the very characters. Every ASCII punctuation mark becomes a numeric entity, so that the
    result means nothing to HTML, to Markdown or to a template, wherever it is put."""
    return Markup(str(value).translate(PUNCTUATION))


def show(value: Any) -> Markup:
    """What `{{ … }}` prints in our templates: HTML that we made stays, all else is text."""
    return value if isinstance(value, Markup) else text(value)


def prose(value: str) -> Markup:
    """Text with the small inline subset (emphasis, lists, links to https) → HTML.

    markdown-it knows nothing else here, nh3 lets nothing else through, and the text between the tags is encoded.
    """
    cleaned = nh3.clean(
        PROSE.render(value), tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https"}, url_relative="deny",
        link_rel="noopener noreferrer",
    )
    parts = re.split(r"(<[^>]*>)", cleaned)
    return Markup("".join(part if part.startswith("<") else text(html.unescape(part)) for part in parts))


def inline(value: str) -> Markup:
    """`prose` for text that stands inside a paragraph: a single paragraph loses its tags."""
    rendered = prose(value).strip()
    single = rendered.count("<p>") == 1 and rendered.startswith("<p>") and rendered.endswith("</p>")
    return Markup(rendered[3:-4]) if single else Markup(rendered)


class Templates:
    """The templates of this package, with autoescaping and with the names that every one of them may use."""

    def __init__(self, **names: Any):
        self.environment = Environment(
            loader=PackageLoader("macros"), autoescape=True, finalize=show, trim_blocks=True, lstrip_blocks=True,
        )
        self.environment.globals.update(prose=prose, inline=inline, **names)
        self.environment.globals["ui"] = self.environment.get_template("components.html").module

    def sections(self, name: str, parts: Iterable[tuple[str, str]], **names: Any) -> list[Section]:
        """One section for each (anchor, heading) whose block in the template is not blank, in that order.

        The block has the name of the anchor; an anchor of "" is the block `top`, printed without a heading.
        """
        template = self.environment.get_template(f"{name}.html")
        found = []
        for anchor, heading in parts:
            block = template.blocks[anchor.replace("-", "_") or "top"]
            body = squeeze("".join(block(template.new_context(names))))
            if body:
                found.append(Section(anchor, heading, body))
        return found


def squeeze(body: str) -> Markup:
    """One line: Markdown would read an indented or an empty line inside HTML in its own way."""
    return Markup(" ".join(body.split()))


NEEDED = "&<>\"'`{}"
"""What stays encoded in a finished page: no Markdown and no template reads it, so that HTML alone decides."""


def page_html(sections: Iterable[Section]) -> str:
    """The sections as finished HTML with headings and anchors; harmless characters are themselves, which is shorter."""
    body = "\n".join(
        f'<h{s.level} id="{text(s.anchor)}">{text(s.heading)}</h{s.level}>\n<div class="view">{s.html}</div>' if s.anchor
        else f'<div class="view">{s.html}</div>'
        for s in sections
    )
    return re.sub(r"&#(\d+);", lambda match: match[0] if chr(int(match[1])) in NEEDED else chr(int(match[1])), body)


def page_markdown(sections: Iterable[Section]) -> str:
    """The same as Markdown, for a macro inside a hand-written page."""
    return "\n\n".join(
        f'{"#" * s.level} {one_line(s.heading)} {{ #{s.anchor} }}\n\n<div class="view">{s.html}</div>' if s.anchor
        else f'<div class="view">{s.html}</div>'
        for s in sections
    ) + "\n"


def one_line(heading: str) -> Markup:
    """A heading of two lines would lose its anchor, and its second line."""
    return text(" ".join(heading.split()))


def rebase(body: str, page_url: str) -> str:
    """Turns addresses from the root (`/cases/`) into relative ones for a page at `page_url` (`cases/x/`): the site
    works in any folder and from a USB stick."""
    up = "../" * page_url.count("/") or "./"
    return re.sub(r'\b(href|src)="/(?!/)', rf'\1="{up}', body)
