"""From bytes to text that can be shown: UTF-8, no control characters, no tabs where YAML cannot take them."""

import re
import unicodedata
from itertools import chain, islice

MAX_BYTES = 256 * 1024
MOST = 20
"""Of one kind of fault so many are told; to find the line of each costs time."""

# C0 and C1 controls but line feed, tab and return; line separators; characters that reverse or hide text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]")
# By itself it ends a line for some programs and not for others.
LONE_RETURN = re.compile("\r(?!\n)")
USUAL = bytes([ord("\n"), *range(ord(" "), 0x7f)])
"""The ends of lines and what ASCII can show."""
TAB = re.compile(r"^( *)\t", re.MULTILINE)
ODD = "\u00a0\u2002\u2003\u2007\u2009\u200b\u202f\u3000\ufeff"
ODD_SPACE = re.compile(rf"^ *(?:- *)*(?:[\w-]+:)?[{ODD}]", re.MULTILINE)
"""A space of another kind where only a plain one parts the words of YAML. Within a text it may stand."""


def decode(raw: bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text, and what forbids reading it, as (line, message)."""
    if len(raw) > MAX_BYTES:
        return "", [(1, f"is larger than a file may be ({MAX_BYTES // 1024} KiB); split it, or leave out what is not text")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [(1, "is saved as UTF-16; save it as UTF-8 (in Notepad: Save as, Encoding)")]
    if raw.startswith(b"\xef\xbb\xbf"):
        return "", [(1, "begins with an invisible mark (BOM); save it as UTF-8 without BOM")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        said = "save the file as UTF-8 (in Notepad: Save as, Encoding)"
        return "", [(line, f"is not UTF-8 text (byte {raw[error.start]:#04x}); {said}")]
    odd = odd_spaces(text) if not text.isascii() and any(map(text.__contains__, ODD)) else ()
    return text, [*forbidden(text), *(tabs(text) if "\t" in text else ()), *odd]


def forbidden(text: str) -> list[tuple[int, str]]:
    unusual = text.encode("utf-8", "replace").translate(None, USUAL).decode("utf-8")
    if unusual.isprintable():  # a quick question first: nearly every text is
        return []
    found = chain(FORBIDDEN.finditer(text), LONE_RETURN.finditer(text) if "\r" in text else ())
    return [
        (line_of(text, match.start()), f"has an invisible character ({name(match[0])}); delete it and type the text again")
        for match in islice(found, MOST)
    ]


def odd_spaces(text: str) -> list[tuple[int, str]]:
    said = "has a special space, as Word makes them, beside a hyphen or the name of a field; type plain spaces there"
    return [(line_of(text, match.start()), said) for match in islice(ODD_SPACE.finditer(text), MOST)]


def tabs(text: str) -> list[tuple[int, str]]:
    return [
        (line_of(text, match.start()), "begins with a tab; indent with spaces, two for each level")
        for match in islice(TAB.finditer(text), MOST)
    ]


def line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
