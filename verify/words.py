"""Rules for text: nothing that a program left behind, no characters that deceive."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .site import Found, Site

LEFT = re.compile(r"\{\{|\{%|\{ ?[#:]|\blorem\b|\bTODO\b|<bound method\b|<function\b", re.IGNORECASE)
ALONE = {"None", "Undefined", "undefined", "null", "NaN", "True", "False", "[object Object]"}
"""What stands in the place of a text when a program had none."""
FAILED = re.compile(r"Traceback \(most recent call last\)|\bsite-packages\b")
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd\udb40\U000e0000-\U000e007f]"
)
"""Control characters, what turns the direction of a text, tags (in JSON they begin with U+DB40), marks of loss."""
ESCAPED = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));|\\u([0-9a-f]{4})", re.IGNORECASE)


def left_over(site: Site) -> Iterator[Found]:
    """No part of a template, no placeholder, no word of a program, unless somebody wrote it into the data."""
    for path, page in site.pages.items():
        texts = [(words, offset) for words, offset, around in page.texts if not {"script", "style"} & {*around}]
        texts += [(value, element.offset) for element in page.elements for value in element.values.values()]
        for words, offset in texts:
            if (odd := left(words)) and (f"\n{odd}\n" if odd in ALONE else odd) not in site.data.words:
                yield Found(path, page.line(offset), f"`{odd}` was left behind by a program or a draft; see where it comes from")


# The same texts stand on every page.
@lru_cache(maxsize=100_000)
def left(words: str) -> str:
    """What was left behind in a text, or nothing."""
    found = LEFT.search(words)
    return found[0] if found else words.strip() if words.strip() in ALONE else ""


def build_paths(site: Site) -> Iterator[Found]:
    """No file tells where it was built, or how a build failed, unless somebody wrote it into the data."""
    folders = [place for place in (site.folder.resolve().parent, Path.cwd()) if len(place.parts) > 2]
    places = ["/home/", "/tmp/", *map(str, folders)]
    # Not after a host, which may well have such a folder, and not in the midst of a longer name.
    told = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, places))})(?<![\w-](?=[\w-]))")
    for path, text in site.own.items():
        # Looking for plain words first takes a tenth of the time.
        found = told.finditer(text) if any(place in text for place in places) else ()
        for found in (each for each in (*found, *FAILED.finditer(text)) if each[0] not in site.data.words):
            yield Found(path, line(text, found.start()), f"`{found[0]}` tells where it was built; see what wrote it")


def characters(site: Site) -> Iterator[Found]:
    """No control characters, none that turn the direction of a text or that nobody sees, none that stand for a loss."""
    for path, text in site.own.items():
        # Spreadsheets end their lines so.
        text = text.replace("\r\n", "\n") if path.endswith(".csv") else text
        found = [(each, each[0]) for each in UNSEEN.finditer(text)]
        if path.endswith((".html", ".json")):
            found += [(each, character(*each.groups())) for each in ESCAPED.finditer(text)]
        for each, sign in found:
            if UNSEEN.match(sign):
                yield Found(path, line(text, each.start()), f"U+{ord(sign):04X} deceives or stands for a loss; remove it")


@lru_cache
def character(hexadecimal: str | None, decimal: str | None, code: str | None) -> str:
    number = int(decimal) if decimal else int(hexadecimal or code or "", 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
