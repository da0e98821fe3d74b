"""Finds everything that is wrong with the documents of a library."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from ..model import Document, Problem, Schema
from ..model.documents import Path
from .across import ACROSS, Names, shared
from .advice import ADVICE
from .fields import FIELDS, SINGLE
from .guide import file_problem, problem
from .safeguards import Safeguards
from .shape import shape

__all__ = [
    "Names", "Safeguards", "alone", "check", "file_problem", "problem", "shared", "sound", "together", "vocabularies",
]

ALONE = (*FIELDS, *ADVICE)
MOST = 100
"""So many problems of one file are told; what is to be done about each takes time to find."""


def check(documents: Sequence[Document], schema: Schema, names: Names, safeguards: Safeguards) -> list[Problem]:
    """All problems, sorted by file and line. `names` has the ids of every file by kind, the unreadable ones too."""
    terms = vocabularies(documents, schema)
    found = [row for document in documents for row in alone(document, schema, names, terms, safeguards)]
    disagreeing = together([document for document in documents if sound(document, schema)], names)
    return sorted({*found, *(problem(*row) for row in disagreeing)})


def alone(
    document: Document, schema: Schema, names: Names, terms: Mapping, safeguards: Safeguards
) -> list[Problem]:
    """What is wrong with one document. Rules that need a right shape wait for it; no value is told off twice."""
    faults = list(islice(shape(document, schema), MOST + 1))
    taken = {path for _, path, _ in faults if path}

    def told(rules: Iterable[Callable]) -> Iterator[Problem]:
        rows = ((rule.__name__, *row) for rule in rules for row in rule(document, schema, names, terms))
        return (problem(rule, document, path, message) for rule, path, message in rows if path not in taken)

    if faults:
        return most(document, chain((problem(rule, document, *row) for rule, *row in faults), told(SINGLE)))
    return [*most(document, told(FIELDS)), *most(document, safeguards.problems(document)), *most(document, told(ADVICE))]


def most(document: Document, found: Iterable[Problem]) -> list[Problem]:
    """The first of them, with a word on the rest that is as grave as the next one."""
    told = list(islice(found, MOST + 1))
    said = f"has more than {MOST} problems; mend those that are told, then check it again"
    rest = [replace(file_problem("file", document.file, 1, said), level=told[MOST].level)] if len(told) > MOST else []
    return told[:MOST] + rest


def together(documents: Sequence[Document], names: Names) -> Iterator[tuple[str, Document, Path, str]]:
    """What is wrong between documents whose shape is right, or between their shared parts: rule, document, path, message."""
    return ((rule.__name__, *row) for rule in ACROSS for row in rule(documents, names))


def sound(document: Document, schema: Schema) -> bool:
    """Whether its shape is right."""
    return not any(shape(document, schema))


def vocabularies(documents: Sequence[Document], schema: Schema) -> dict[str, Mapping]:
    """Id → content of each vocabulary whose shape is right."""
    found = (document for document in documents if document.kind == "vocabulary")
    return {document.id: document.data for document in found if sound(document, schema)}
