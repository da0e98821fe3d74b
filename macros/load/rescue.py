"""Mends, line by line, what is mechanical in a file that cannot be read. Words and remarks stay as they are."""

import codecs
import re
import unicodedata

from ..model import Schema
from .bytes import MAX_BYTES, ODD
from .reader import read
from .words import COLON, TYPOGRAPHIC, indent, outside_blocks

TAB = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
WIDTHS = (2, 4, 8)
VALUE = re.compile(r"( *(?:- +)*[\w-]+: +)(.*\S)")
PLACES = re.compile(rf"[{ODD} ]*(?:-[{ODD} ]+)*(?:[\w-]+:[{ODD} ]+)?")
"""Where only plain spaces part the words: at the beginning of a line, after hyphens, and after the name of a field."""
PLAIN = str.maketrans(ODD, " " * len(ODD))
NAME = re.compile(r"([\w-]+): ")


def rescued(raw: bytes, schema: Schema) -> bytes:
    """The file with as much mended as is safe; the same bytes if nothing is. It may be still unreadable."""
    text = decoded(raw)
    if not text:
        return raw
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    lines = text.split("\n")
    for number, line in outside_blocks(text):
        lines[number - 1] = PLACES.sub(lambda match: match[0].translate(PLAIN), line, 1).rstrip(" \t")
    return indented("\n".join(lines), schema).encode("utf-8")


def decoded(raw: bytes) -> str:
    """The text, without a mark at its beginning; empty if it is not Unicode, or more than a file may be."""
    try:
        wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return raw.decode("utf-16" if wide else "utf-8-sig") if len(raw) <= MAX_BYTES else ""
    except UnicodeDecodeError:
        return ""


def indented(text: str, schema: Schema) -> str:
    """Tabs at the beginnings of lines become spaces, if the file can then be read and in one way only."""
    if not TAB.search(text):
        return with_quotes(text, schema)
    tried = [with_quotes(TAB.sub(lambda tabs: tabs[0].expandtabs(width), text), schema) for width in WIDTHS]
    readable = [one for one in tried if not faults(one)]
    same = all(read(one.encode())[0] == read(readable[0].encode())[0] for one in readable)
    return readable[0] if readable and same else text


def with_quotes(text: str, schema: Schema) -> str:
    """Quotes round each value with a colon in it, as long as this mends the first fault of the file."""
    while wrong := faults(text):
        line, said = wrong[0]
        better = quoted(text.split("\n"), line - 1, schema) if said == COLON else text
        if better == text or any(number <= line for number, _ in faults(better)):
            return text
        text = better
    return text


def quoted(lines: list[str], number: int, schema: Schema) -> str:
    """The text with that value in quotes. Not if it goes on below, ends in a remark, has quotation marks that were
    meant to hold it, or if what stands before its colon is the name of a field."""
    match = VALUE.fullmatch(lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    if match and indent(below) <= indent(lines[number]):
        start, value = match.groups()
        if " #" not in value and value[0] not in TYPOGRAPHIC and not schema.names & set(NAME.findall(value)):
            within = value.replace("'", "''")
            lines = [*lines[:number], f"{start}'{within}'", *lines[number + 1 :]]
    return "\n".join(lines)


def faults(text: str) -> list[tuple[int, str]]:
    return read(text.encode("utf-8"))[2]
