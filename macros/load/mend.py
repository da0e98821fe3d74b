"""Mends what is mechanical in a file: nothing changes that a reader of the site would see, and every remark stays.

The lines themselves are moved and trimmed; YAML is never written out anew. After each step the file is read again, and
a step that would change the data is not taken.
"""

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..check import file_problem
from ..model import Invalid, Problem, Schema
from ..model.addresses import editor_line
from .examine import choose
from .folder import files, read_schema, refused, shown, start_of
from .order import block_lines, in_order
from .reader import read
from .rescue import rescued
from .values import put
from .words import TYPOGRAPHIC

WORD = re.compile(r"[a-z][a-z0-9-]*")
OTHER_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""Plain words that other readers of YAML take for something else than text."""
EDITOR = "# yaml-language-server:"


def mend(root: Path, paths: Sequence[Path] = ()) -> tuple[list[str], list[Problem]]:
    """Mends the files at `paths`, or all: a line on each that changed or cannot be read, and those that could not be
    written."""
    try:
        schema = read_schema(root)
    except Invalid:
        return [], []
    notes, failed = [], []
    for kind, path in choose(root, list(files(root)), paths)[0]:
        try:
            notes += [f"Mended {shown(root, path)}."] if mend_file(kind, path, schema) else []
            if wrong := [] if refused(path) else read(start_of(path))[2]:
                notes.append(f"--fix could not read {shown(root, path)}; mend line {wrong[0][0]} first.")
        except OSError as error:
            said = f"could not be mended ({error.strerror}); it is as it was"
            failed.append(file_problem("file", shown(root, path), 1, said))
    return notes, failed


def mend_file(kind: str, path: Path, schema: Schema) -> bool:
    """Whether the file was changed. Raises OSError if it cannot be read or written, and leaves it as it was."""
    raw = b"" if refused(path) else start_of(path)
    better = mended(raw, kind, schema)
    if better == raw:
        return False
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(better)
        beside.chmod(path.stat().st_mode)
        os.replace(beside, path)  # at once, so that it is never half there
    finally:
        beside.unlink(missing_ok=True)
    return True


def mended(raw: bytes, kind: str, schema: Schema) -> bytes:
    """The file as it should be written; both mean the same (see `meaning`). If it cannot be read, see `rescued`."""
    if read(raw)[2] and read(raw := rescued(raw, schema))[2]:
        return raw
    text = raw.decode("utf-8")
    for step in STEPS:
        after = step(text, kind, schema)
        if after != text and meaning(after, kind, schema) == meaning(text, kind, schema):
            text = after
    return text.encode("utf-8")


def meaning(text: str, kind: str, schema: Schema) -> dict[str, Any] | None:
    """The data, with accents stored in one way and without typographic quotes round a word of a fixed choice."""
    data, _, wrong = read(text.encode("utf-8"))
    for path, node, value in schema.walk(kind, data) if not wrong else ():
        put(data, path, composed(bare(value) if closed(node) else value))
    return None if wrong else data


def closed(node: dict[str, Any]) -> bool:
    """Whether the value is one of a fixed choice, or an id: no quotation mark can then be part of it."""
    return bool({"vocabulary", "references", "enum"} & node.keys()) or node.get("pattern", "").startswith("^[a-z0-9]+(")


def bare(value: str) -> str:
    return value.strip(TYPOGRAPHIC)


def composed(text: str, *_: Any) -> str:
    """The same word in the same bytes, however its accents were typed (NFC)."""
    return unicodedata.normalize("NFC", text)


def line_ends(text: str, *_: Any) -> str:
    return text.replace("\r\n", "\n")


def trimmed(text: str, *_: Any) -> str:
    """No spaces at the ends of lines, but in a text block, where they may be meant."""
    kept = block_lines(text)
    return "\n".join(line if number in kept else line.rstrip(" \t") for number, line in enumerate(text.split("\n")))


def one_last_newline(text: str, *_: Any) -> str:
    return text.rstrip("\n") + "\n"


def unquoted(text: str, kind: str, schema: Schema) -> str:
    """Words of a fixed choice, and ids, without quotation marks of any sort."""
    data, places, _ = read(text.encode("utf-8"))
    lines = text.split("\n")
    for path, node, value in schema.walk(kind, data):
        word = bare(value)
        if closed(node) and WORD.fullmatch(word) and word not in OTHER_WORDS:
            number = places[path] - 1
            given = rf"(?<=[\s\[,])(['\"]?){re.escape(value)}\1(?=\s*($|[,\]}}]))"
            lines[number] = re.sub(given, word, lines[number], count=1)
    return "\n".join(lines)


def with_editor_line(text: str, kind: str, schema: Schema) -> str:
    """The first line tells editors which fields there are."""
    return text if kind == "vocabulary" or EDITOR in text else f"{editor_line(kind)}\n{text}"


STEPS = (composed, line_ends, trimmed, one_last_newline, unquoted, in_order, with_editor_line)
