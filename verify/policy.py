"""The rule for what pages let a browser do: the second wall, should a text ever become markup."""

import base64
import hashlib
from collections.abc import Iterator

from . import allowed
from .html import Element, Page
from .site import Found, Site

NAME = "content-security-policy"
TIGHT = ("default-src", "base-uri", "form-action")
"""What must be named: without them everything is allowed, and the last two follow from no other."""
WIDE = {"http:", "https:", "ws:", "wss:"}
CODE = {"default-src", "script-src", "script-src-elem", "script-src-attr", "object-src", "worker-src"}


def policy(site: Site) -> Iterator[Found]:
    """Every page has one policy, before all that it governs; it lets no code of the page itself through, but what the form
    as one file carries, by its hash."""
    for path, page in site.pages.items():
        policies = [meta for meta in page.named("meta") if meta.values.get("http-equiv", "").lower() == NAME]
        if len(policies) != 1:
            yield Found(path, 1, f"has {len(policies)} policies (`{NAME}`); it needs one")
            continue
        governed = next(page.named("script", "link", "style", "img", "base"), None)
        if governed and governed.offset < policies[0].offset:
            yield site.at(path, governed, f"`<{governed.name}>` stands before the policy; move it behind")
        rules = read(policies[0].values.get("content", ""))
        for message in weak(rules):
            yield site.at(path, policies[0], message)
        for element in carried(path, page):
            if hash_of(page, element) not in rules.get(f"{element.name}-src", ()):
                yield site.at(path, element, f"the policy does not name the hash of this `<{element.name}>`; build anew")
    for line, text in enumerate(site.texts.get("_headers", "").split("\n"), 1):
        name, _, value = text.strip().partition(": ")
        for message in weak(read(value)) if name.lower() == NAME else ():
            yield Found("_headers", line, message)


def read(written: str) -> dict[str, list[str]]:
    """Name of each rule → its values. As in browsers, the first of two with one name holds."""
    rows = [row.split() for row in written.split(";") if row.strip()]
    return {row[0].lower(): row[1:] for row in reversed(rows)}


def weak(rules: dict[str, list[str]]) -> Iterator[str]:
    for name in TIGHT:
        if name not in rules:
            yield f"the policy does not say `{name}`; name it"
    for name, values in rules.items():
        wide = WIDE | ({"data:", "blob:"} if name in CODE else set())
        for value in map(str.lower, values):
            if "unsafe" in value or "*" in value or value in wide:
                yield f"the policy says `{name} {value}`, which lets anything through; remove it"


def carried(path: str, page: Page) -> Iterator[Element]:
    """The code and styles that stand in a page itself."""
    for element in page.named("script", "style") if path in allowed.ALONE else ():
        if "src" not in element.values and element.values.get("type") not in allowed.DATA_BLOCKS:
            yield element


def hash_of(page: Page, element: Element) -> str:
    digest = hashlib.sha256(page.after(element).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
