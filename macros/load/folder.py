"""Finds the files of `case_data`, reads them, has them checked and links them."""

from collections.abc import Iterator
from pathlib import Path
import yaml

from ..check import Safeguards, check
from ..clock import today as build_date
from ..model import Document, Invalid, Library, Problem, Schema, link
from .reader import read
from .safeguards import read_safeguards
from .values import by_schema
from .withdrawn import read_withdrawn, returned

FOLDERS = {"cases": "case", "lessons": "lesson", "vocabularies": "vocabulary"}


def read_schema(root: Path) -> Schema:
    """The schema in `root`. It belongs to the program, so a fault in it is an error of ours and raises."""
    return Schema(yaml.load((root / "schema.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader))


def documents(root: Path, schema: Schema) -> tuple[list[Document], list[Problem]]:
    """Every file under `root` as a document, and what cannot be read."""
    read_ones, problems = [], []
    for kind, path in files(root):
        name = f"{root.name}/{path.relative_to(root).as_posix()}"
        if wrong := refused(path):
            problems.append(Problem(name, 1, "", wrong))
            continue
        document, found = one(kind, path, name, schema)
        read_ones.append(document)
        problems += found
    return read_ones, problems


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """(kind, path) of each entry, sorted by name so that no file system decides an order."""
    for folder, kind in FOLDERS.items():
        for path in sorted((root / folder).iterdir()) if (root / folder).is_dir() else ():
            if not path.name.startswith("."):
                yield kind, path


def refused(path: Path) -> str:
    if path.is_symlink():
        return "is a link to another file; put the file itself here"
    if not path.is_file():
        return "is not a file; only YAML files belong here"
    if path.suffix != ".yaml":
        return f"ends in {path.suffix or 'nothing'}; the name must end in .yaml"
    return ""


def one(kind: str, path: Path, name: str, schema: Schema) -> tuple[Document, list[Problem]]:
    raw = path.read_bytes()
    data, lines, wrong = read(raw)
    text = "" if wrong else raw.decode("utf-8")
    document = Document(kind, path.stem, name, by_schema(schema, kind, data), lines, text)
    return document, [Problem(name, line, "", message) for line, message in wrong]


def library(root: Path, today: str = "") -> Library:
    """The library in `root` as it stands on a day, given as ISO 8601 text; without one, on the build date.

    Raises Invalid, with every problem, if there are errors.
    """
    today = today or build_date()
    schema, safeguards = read_schema(root), Safeguards(read_safeguards(root), today)
    found, unreadable = documents(root, schema)
    broken = {problem.file for problem in unreadable}
    whole = [document for document in found if document.file not in broken]
    withdrawn = read_withdrawn(root)
    problems = unreadable + list(returned(found, withdrawn)) + check(whole, schema, names(found), safeguards)
    if any(problem.level == "error" for problem in problems):
        raise Invalid(problems)
    return link(whole, schema, safeguards.rules, withdrawn, today)


def names(found: list[Document]) -> dict[str, set[str]]:
    """Kind → ids of all files, the unreadable ones too: a broken file must not make others point at nothing."""
    ids: dict[str, set[str]] = {kind: set() for kind in FOLDERS.values()}
    for document in found:
        ids[document.kind].add(document.id)
    return ids

