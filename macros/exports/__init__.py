"""The library as files for machines: JSON, CSV, JSON Schema. Each function returns the text and writes nothing."""

import csv
import io
from typing import Any

from .. import policy
from ..model import Case, Lesson, Library, Source
from ..model.addresses import address
from ..model.objects import OWN_READING, SAME_DOCUMENT
from .schema import MANY, form_schema, json_schema
from .written import RISKY, as_json, guarded

__all__ = [
    "RISKY", "as_json", "cases_csv", "cases_json", "form_schema", "guarded", "json_schema", "lessons_json",
    "names_json", "notice", "redirect", "safeguards_json",
]


def cases_json(library: Library) -> str:
    """Every case with its values and with what follows from them, by id."""
    return as_json({case.id: case_record(library, case) for case in library.cases.values()})


def case_record(library: Library, case: Case) -> dict[str, Any]:
    derived = {
        "address": address(case),
        "evidence": case.evidence,
        "complete": [case.completeness.filled, case.completeness.asked],
        "facts_up_to": case.facts_up_to.last if case.facts_up_to else None,
        "regions": list(case.terms.get("regions", ())),
        "related": [row.case.id for row in library.related(case)],
    }
    return {**case.fields, "derived": derived}


def lessons_json(library: Library) -> str:
    """Every lesson with its strength in all and by context, and the stance of each case, by id."""
    return as_json({lesson.id: lesson_record(library, lesson) for lesson in library.lessons.values()})


def lesson_record(library: Library, lesson: Lesson) -> dict[str, Any]:
    contexts = {id: vars(library.strength(lesson, id)) for id in library.facets["contexts"].terms}
    derived = {
        "address": address(lesson),
        "strength": vars(library.strength(lesson)),
        "by_context": contexts,
        "cases": {row.case.id: row.stance for row in library.stances_on(lesson)},
    }
    return {**lesson.fields, "derived": derived}


COLUMNS = (
    "id", "title", "summary", "network", "countries", "regions", "sectors", "contexts", "kinds", "formality", "stages",
    "evidence", "fields filled", "fields asked", "facts up to", "address",
)


def cases_csv(library: Library) -> str:
    """One row for each case, for a spreadsheet; several terms in one cell are parted by `; `."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for case in library.cases.values():
        rows.writerow(guarded(cell) for cell in case_row(library, case))
    return out.getvalue()


def case_row(library: Library, case: Case) -> list[str | int]:
    def labels(facet: str) -> str:
        return "; ".join(library.label(facet, id) for id in case.terms.get(facet, ()))

    return [
        case.id, case.title, case.fields["summary"], case.fields["network"].get("name", ""),
        *(labels(facet) for facet in ("countries", "regions", "sectors", "contexts", "kinds", "formality", "stages")),
        case.evidence, case.completeness.filled, case.completeness.asked,
        case.facts_up_to.last if case.facts_up_to else "", address(case),
    ]


HEAD = f'<!doctype html><html lang="en"><meta charset="utf-8">{policy.meta(policy.NOTHING)}'


def redirect(id: str) -> str:
    """A page at a former address that leads to the present one beside it. `id` follows the pattern of ids."""
    return (
        f'{HEAD}<title>This page has moved</title>'
        f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=../{id}/">'
        f'<h1>This page has moved</h1><p><a href="../{id}/">Go to its new address</a></p></html>\n'
    )


def notice() -> str:
    """The page at a withdrawn address. It does not say what stood there, nor why it is gone."""
    return (
        f'{HEAD}<title>This page was withdrawn</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        '<h1>This page was withdrawn</h1><p><a href="../../">Go to the library</a></p></html>\n'
    )


def safeguards_json(library: Library) -> str:
    """What the safeguarding rules look for, for the same rules in the browser."""
    return as_json(library.safeguards)


def names_json(library: Library) -> str:
    """What the form knows of the library: titles of cases and lessons by id, the meaning of each term of a long list by
    vocabulary and id, with the summaries of cases and lessons beside them, and the facts of each document, with the ids of
    the cases and lessons that list it. `noted` has the notes of lessons on networks (name, id of the lesson, what is found),
    `same` the facts that must agree wherever a document is listed, `own` what each case says of it for itself, `worn` words
    to avoid, with what to write instead."""
    long = [facet for facet in library.facets.values() if len(facet.terms) > MANY]
    return as_json({
        "cases": {case.id: case.title for case in library.cases.values()},
        "lessons": {lesson.id: lesson.title for lesson in library.lessons.values()},
        "terms": {
            **{facet.id: {term.id: term.meaning for term in facet.terms.values()} for facet in long},
            "cases": {case.id: case.fields["summary"] for case in library.cases.values()},
            "lessons": {lesson.id: lesson.fields["summary"] for lesson in library.lessons.values()},
        },
        "sources": {source.id: source_record(source) for source in library.sources},
        "noted": noted(library),
        "same": list(SAME_DOCUMENT),
        "own": list(OWN_READING),
        "worn": library.schema.raw.get("worn", {}),
    })


def noted(library: Library) -> list[tuple[str, str, str]]:
    """The notes of lessons: name of the network, id of the lesson, what is found."""
    notes = [(note, lesson.id) for lesson in library.lessons.values() for note in lesson.fields.get("notes", ())]
    return [(note["network"], id, note["finding"]) for note, id in notes]


def source_record(source: Source) -> dict[str, Any]:
    facts = {name: value for name, value in source.fields.items() if name not in ("id", *OWN_READING)}
    return {**facts, "cases": [case.id for case, _ in source.cases], "lessons": [lesson.id for lesson in source.lessons]}
