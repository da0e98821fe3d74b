"""Finds everything that is wrong with the documents of a library."""

from collections.abc import Iterable, Mapping, Sequence

from ..model import Document, Problem, Schema
from .across import ACROSS, Names
from .fields import FIELDS
from .safeguards import Safeguards
from .shape import shape

__all__ = ["Safeguards", "check"]


def check(documents: Sequence[Document], schema: Schema, names: Names, safeguards: Safeguards) -> list[Problem]:
    """All problems, sorted by file and line. `names` has the ids of every file by kind, the unreadable ones too.

    The rules on content run only on documents whose shape is right: one mistake, one message.
    """
    shaped = {document.file: list(shape(document, schema)) for document in documents}
    sound = [document for document in documents if not shaped[document.file]]
    vocabularies = {document.id: document.data["terms"] for document in sound if document.kind == "vocabulary"}
    harm = (row for document in sound for row in safeguards.problems(document, schema))
    return sorted({*problems(documents, shaped), *content(sound, schema, names, vocabularies), *harm})


def problems(documents: Iterable[Document], found: Mapping[str, list]) -> Iterable[Problem]:
    return (Problem.at(document, *row) for document in documents for row in found[document.file])


def content(sound: Sequence[Document], schema: Schema, names: Names, vocabularies: Mapping) -> Iterable[Problem]:
    for document in sound:
        for rule in FIELDS:
            yield from (Problem.at(document, *row) for row in rule(document, schema, names, vocabularies))
    for rule in ACROSS:
        yield from (Problem.at(document, path, message) for document, path, message in rule(sound, names))
