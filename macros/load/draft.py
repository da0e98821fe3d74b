"""Checks one text as if it stood in the library already, without writing a file."""

from pathlib import Path

from ..check import check
from ..model import Document, Problem
from .folder import documents, names, read_schema
from .reader import read
from .values import by_schema


def draft_problems(root: Path, kind: str, id: str, raw: bytes) -> list[Problem]:
    """What is wrong with `raw` as the file of that kind and id among the others in `root`. Other files' problems stay
    out."""
    schema = read_schema(root)
    others, _ = documents(root, schema)
    data, lines, wrong = read(raw)
    file = f"{root.name}/{FOLDER[kind]}/{id}.yaml"
    if wrong:
        return sorted(Problem(file, line, "", message) for line, message in wrong)
    draft = Document(kind, id, file, by_schema(schema, kind, data), lines, raw.decode("utf-8"))
    whole = [*(document for document in others if document.file != file), draft]
    return [problem for problem in check(whole, schema, names(whole)) if problem.file == file]


FOLDER = {"case": "cases", "lesson": "lessons", "vocabulary": "vocabularies"}
