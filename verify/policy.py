"""The rule for what pages let a browser do: the second wall, should a text ever become markup."""

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import zip_longest

from . import allowed
from .html import Element, Page, Text
from .site import Found, Site

NAME = "content-security-policy"
TIGHT = ("default-src", "base-uri", "form-action")
"""What must be named: without them everything is allowed, and the last two follow from no other."""
OWN = {"'none'", "'self'"}
PICTURES = "img-src"
"""Where `data:` may stand too: it can show something, but not run or load anything."""
WORD = re.compile(rf"[^{allowed.SPACE}]+")


def policy(site: Site) -> Iterator[Found]:
    """Every page has one policy, before all that it governs; it lets no code of the page itself through, but what the form
    as one file carries, by its hash."""
    for path, page in site.pages.items():
        policies = [meta for meta in page.named("meta") if meta.values.get("http-equiv", "").lower() == NAME]
        if len(policies) != 1:
            yield Found(path, 1, f"has {len(policies)} policies (`{NAME}`); it needs one")
            continue
        if thing := before(page, policies[0]):
            what = f"`<{thing.name}>`" if isinstance(thing, Element) else "text"
            yield site.at(path, thing, f"{what} stands before the policy, which then does not hold; move it behind")
        if "html" not in policies[0].around:
            yield site.at(path, policies[0], "the policy stands behind the page and does not hold; move it into the head")
        rules = read(policies[0].values.get("content", ""))
        code = {hash_of(page, element): element for element in carried(path, page)}
        for message in weak(rules, {*code, "'strict-dynamic'"} if code else set()):
            yield site.at(path, policies[0], message)
        for digest, element in code.items():
            if digest not in rules.get(f"{element.name}-src", ()):
                yield site.at(path, element, f"the policy does not name the hash of this `<{element.name}>`; build anew")
    yield from served(site)


def served(site: Site) -> Iterator[Found]:
    """Hosts are told a policy too, and it lets in nothing but this site."""
    rows = (text.strip().partition(": ") for text in site.texts.get("_headers", "").split("\n"))
    policies = {line: value for line, (name, _, value) in enumerate(rows, 1) if name.lower() == NAME}
    if not policies:
        yield Found("_headers", 1, f"names no policy (`{NAME}`); see what writes this file")
    for line, written in policies.items():
        for message in weak(read(written), set()):
            yield Found("_headers", line, message)


def before(page: Page, policy: Element) -> Element | Text | None:
    """What stands before the policy: it is not governed, or it ends the head, and the policy does not hold at all."""
    elements = [each for each in page.elements if not (each.name == "meta" and "charset" in each.values)]
    others = [each for each, first in zip_longest(elements, ("html", "head")) if each and each.name != first]
    texts = [text for text in page.texts if text.words.strip(allowed.SPACE)]
    return next((each for each in (*others, *texts) if each.offset < policy.offset), None)


def read(written: str) -> dict[str, list[str]]:
    """Name of each rule → its values. As in browsers, the first of two with one name holds."""
    rows = [WORD.findall(row) for row in written.split(";")]
    return {row[0].lower(): row[1:] for row in reversed(rows) if row}


def weak(rules: dict[str, list[str]], code: set[str]) -> Iterator[str]:
    """What a policy misses, and what it lets in that is neither this site nor among `code`, the values for its page."""
    for name in TIGHT:
        if name not in rules:
            yield f"the policy does not say `{name}`; name it"
    for name, values in rules.items():
        for value in values:
            if value not in OWN | code and not (value == "data:" and name == PICTURES):
                yield f"the policy says `{name} {value}`, which lets in more than this site; remove it"


def carried(path: str, page: Page) -> Iterator[Element]:
    """The code and styles that stand in a page itself."""
    for element in page.named("script", "style") if path in allowed.ALONE else ():
        if "src" not in element.values and element.values.get("type") not in allowed.DATA_BLOCKS:
            yield element


def hash_of(page: Page, element: Element) -> str:
    digest = hashlib.sha256(page.after(element).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
