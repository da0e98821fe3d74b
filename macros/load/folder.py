"""Finds the files of `case_data`, reads them, has them checked and links them."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from ..check import Safeguards, check, file_problem, within
from ..clock import today as build_date
from ..model import Document, Invalid, Library, Problem, Schema, link
from ..model.documents import Path as Place
from .bytes import MAX_BYTES
from .reader import read
from .safeguards import read_safeguards
from .titles import Titles
from .values import by_schema
from .withdrawn import read_withdrawn, returned
from .words import again, in_words

FOLDERS = {"cases": "case", "lessons": "lesson", "vocabularies": "vocabulary"}
Entry = tuple[str, Path]
"""Kind of document, and where the file lies."""


def read_schema(root: Path) -> Schema:
    """The schema in `root`. Raises Invalid if it is missing or cannot be read."""
    file = f"{root.name}/schema.yaml"
    try:
        text = (root / "schema.yaml").read_text("utf-8")
        raw = yaml.load(text, Loader=yaml.CSafeLoader)
        if all(raw["definitions"][kind]["properties"] for kind in FOLDERS.values()):
            return Schema(raw)
    except FileNotFoundError:
        raise Invalid([file_problem("file", file, 1, "is not here; run this in the folder that holds `case_data`")]) from None
    except yaml.MarkedYAMLError as error:
        raise Invalid([file_problem("syntax", file, *in_words(error, text))]) from None
    except (OSError, ValueError, yaml.YAMLError, RecursionError, LookupError, TypeError):
        pass
    raise Invalid([file_problem("syntax", file, 1, "is not a list of fields with definitions of case, lesson and vocabulary")])


def documents(root: Path, schema: Schema) -> tuple[list[Document], list[Problem]]:
    """Every file under `root` as a document, and what cannot be read."""
    read_ones, problems = [], []
    for kind, path in files(root):
        document, found = one(root, kind, path, schema)
        read_ones += [document] if document else []
        problems += found
    return read_ones, problems


def files(root: Path) -> Iterator[Entry]:
    """(kind, path) of each entry, sorted by name so that no file system decides an order."""
    for folder, kind in FOLDERS.items():
        if (root / folder).is_symlink():
            yield kind, root / folder
        elif (root / folder).is_dir():
            for path in sorted((root / folder).iterdir()):
                if not path.name.startswith("."):
                    yield kind, path


def shown(root: Path, path: Path) -> str:
    """The path as people see it, relative to the folder that holds `root`; no name can break a line or an encoding."""
    name = f"{root.name}/{path.relative_to(root).as_posix()}".encode("utf-8", "replace").decode("utf-8")
    return "".join("?" if unicodedata.category(character).startswith("C") else character for character in name)


def refused(path: Path) -> str:
    if path.is_symlink():
        return "is a link to another file; put the file itself here"
    if not path.is_file():
        return "is not a file; only YAML files belong here"
    if path.suffix != ".yaml":
        return f"ends in {path.suffix or 'nothing'}; the name must end in .yaml"
    return ""


def one(root: Path, kind: str, path: Path, schema: Schema) -> tuple[Document | None, list[Problem]]:
    """The file as a document, or none if it cannot be one, and what is wrong with reading it. If nothing is wrong but
    that fields are blank or given twice, these are the gaps of the document; the rest of it can be judged."""
    name = shown(root, path)
    try:
        wrong = refused(path)
        raw = b"" if wrong else start_of(path)
    except OSError as error:
        wrong, raw = f"cannot be opened ({error.strerror}); see that it is there and may be read", b""
    if wrong:
        return None, [file_problem("file", name, 1, wrong)]
    data, lines, faults = read(raw)
    faults += again(raw, faults)
    blank = frozenset(blanks(data)) if faults else frozenset()
    gaps = blank if len(blank) == len(faults) else frozenset()  # then all was read, and nothing else is wrong
    text = "" if faults and not gaps else raw.decode("utf-8")
    leaves = by_schema(schema, kind, data)
    leaves = [row for row in leaves if not within(row[0], gaps)] if gaps else leaves
    document = Document(kind, path.stem, name, data, lines, text, leaves, gaps)
    return document, [file_problem("syntax", name, line, message) for line, message in faults]


def blanks(data: Any) -> Iterator[Place]:
    """Where a field has no value, or is given again (see `Reader.name`)."""
    open_ones: list[tuple[Place, Any]] = [((), data)]
    while open_ones:
        path, around = open_ones.pop()
        for step, value in around.items() if type(around) is dict else enumerate(around):
            if value is None or type(step) is str and "\0" in step:
                yield (*path, step)
            if type(value) in (dict, list):
                open_ones.append(((*path, step), value))


def start_of(path: Path) -> bytes:
    """The bytes of the file, or the first of them if there are more than any file may have."""
    with path.open("rb") as file:
        # Room for as much as any file may have takes longer to make than nearly every file to read.
        return file.read(min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1)


def library(root: Path, today: str = "") -> Library:
    """The library in `root` as it stands on a day, given as ISO 8601 text; without one, on the build date.

    Raises Invalid with every error in it; warnings and advice stop nothing.
    """
    today = today or build_date()
    schema, safeguards = read_schema(root), Safeguards(read_safeguards(root), today)
    found, unreadable = documents(root, schema)
    broken = {problem.file for problem in unreadable}
    whole = [document for document in found if document.file not in broken or document.gaps]
    withdrawn = read_withdrawn(root)
    problems = unreadable + [row for document in whole for row in returned(document, withdrawn)]
    problems += check(whole, schema, names(files(root)), safeguards)
    if errors := [problem for problem in problems if problem.stops]:
        raise Invalid(errors)
    return link(whole, schema, safeguards.rules, withdrawn, today)


def names(entries: Iterable[Entry]) -> dict[str, Titles]:
    """Kind → ids of all files, the unreadable ones too: a broken file must not make others point at nothing."""
    listed = [(kind, path) for kind, path in entries if path.suffix == ".yaml"]
    return {kind: Titles(path for of, path in listed if of == kind) for kind in FOLDERS.values()}
