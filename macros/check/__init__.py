"""Finds everything that is wrong with the documents of a library."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from ..model import Document, Problem, Schema
from ..model.documents import Path
from .across import ACROSS, Names, shared
from .advice import ADVICE
from .doubts import DOUBTS, unlikely_day
from .fields import FIELDS, FIRST, within
from .guide import file_problem, problem
from .safeguards import Safeguards
from .shape import Row
from .sound import MOST, harmful, judged, sound

__all__ = [
    "Names", "Safeguards", "alone", "check", "file_problem", "problem", "shared", "sound", "together", "vocabularies",
    "within",
]

ALONE = (*FIRST, *FIELDS, unlikely_day, *DOUBTS, *ADVICE)


def check(documents: Sequence[Document], schema: Schema, names: Names, safeguards: Safeguards) -> list[Problem]:
    """All problems, sorted by file and line. `names` has the ids of every file by kind, the unreadable ones too."""
    parts = [(document, *sound(document, schema)) for document in documents]
    terms = vocabularies([part for _, part, _ in parts])
    found = [row for _, part, faults in parts for row in alone(part, faults, schema, names, terms, safeguards)]
    whole = {shared(part): document for document, part, _ in parts}
    disagreeing = (problem(rule, whole[part], *row) for rule, part, *row in together(list(whole), names))
    return sorted({*found, *disagreeing})


def alone(
    part: Document, faults: Sequence[Row], schema: Schema, names: Names, terms: Mapping, safeguards: Safeguards
) -> list[Problem]:
    """What is wrong with one document, given as `sound` returns it. No value is told off twice."""

    def told(rules: Iterable[Callable]) -> Iterator[Problem]:
        rows = ((rule.__name__, *row) for rule in rules for row in rule(part, schema, names, terms))
        return (problem(rule, part, path, message) for rule, path, message in rows if path not in part.gaps)

    shapes = (problem(rule, part, *row) for rule, *row in faults)
    if len(faults) > MOST:
        return most(part, shapes)
    harm = safeguards.problems(harmful(part)) if judged(part) else ()
    days = (problem("unlikely_day", part, *row) for row in unlikely_day(part, safeguards.today))
    return [*most(part, chain(shapes, told(FIELDS))), *most(part, harm), *most(part, chain(days, told((*DOUBTS, *ADVICE))))]


def most(document: Document, found: Iterable[Problem]) -> list[Problem]:
    """The first of them, with a word on the rest that is as grave as the next one."""
    told = list(islice(found, MOST + 1))
    said = f"has more than {MOST} problems; mend those that are told, then check it again"
    rest = [replace(file_problem("file", document.file, 1, said), level=told[MOST].level)] if len(told) > MOST else []
    return told[:MOST] + rest


def together(documents: Sequence[Document], names: Names) -> Iterator[tuple[str, Document, Path, str]]:
    """What is wrong between documents, given by their shared parts: rule, document, path, message."""
    return ((rule.__name__, *row) for rule in ACROSS for row in rule(documents, names))


def vocabularies(parts: Iterable[Document]) -> dict[str, Mapping]:
    """Id → content of each vocabulary that has terms, given as `sound` returns them."""
    return {part.id: part.data for part in parts if part.kind == "vocabulary" and part.data.get("terms")}
