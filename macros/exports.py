"""The library as files for machines: JSON, CSV, JSON Schema. Each function returns the text and writes nothing."""

import csv
import io
import json
from typing import Any

from . import policy
from .model import Case, Lesson, Library, Source, Term
from .model.addresses import address
from .model.objects import SAME_DOCUMENT

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is run as a formula by spreadsheet programs, even when quoted."""


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


def guarded(cell: str | int) -> str | int:
    """A leading apostrophe makes a spreadsheet show the text instead of running it. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def redirect(id: str) -> str:
    """A page at a former address that leads to the present one beside it. `id` follows the pattern of ids."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">{policy.meta(policy.NOTHING)}<title>This page has moved</title>'
        f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=../{id}/">'
        f'<h1>This page has moved</h1><p><a href="../{id}/">Go to its new address</a></p></html>\n'
    )


def notice() -> str:
    """The page at a withdrawn address. It does not say what stood there, nor why it is gone."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">{policy.meta(policy.NOTHING)}<title>This page was withdrawn</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        '<h1>This page was withdrawn</h1><p><a href="../../">Go to the library</a></p></html>\n'
    )


MANY = 6
"""More terms than the form shows at once: of those it shows a list to choose from."""


def json_schema(library: Library, kind: str) -> str:
    """The schema of one kind of file, with each vocabulary written out as the list of its terms, for any editor and for
    the form. Definitions that this kind does not use are left out.

    Beside each `enum` stand `enumDescriptions`, which editors show beside a choice: the label, a colon, the meaning. Where
    the form may propose a term, `open` holds the word for one: `country`.
    """
    return as_json(with_terms(library, of_kind(library, kind)), indent=None)


def form_schema(library: Library) -> str:
    """The same of a case for the form, which fetches it over slow lines before anything else: the terms of a long list have
    their labels only. What they mean is in `names_json`, and is fetched when somebody asks."""
    return as_json(with_terms(library, of_kind(library, "case"), brief=True), indent=None)


def of_kind(library: Library, kind: str) -> dict[str, Any]:
    schema = library.schema.of(kind)
    return {**schema, "definitions": {name: schema["definitions"][name] for name in library.schema.used(kind)}}


def with_terms(library: Library, node: Any, brief: bool = False) -> Any:
    if isinstance(node, list):
        return [with_terms(library, child, brief) for child in node]
    if not isinstance(node, dict):
        return node
    # Of several terms of a list each is shown with its meaning, however many there are.
    copy = {key: with_terms(library, child, brief and not (key == "items" and "vocabulary" in child)) for key, child in node.items()}
    if isinstance(node.get("vocabulary"), str):
        facet = library.facets[node["vocabulary"]]
        copy["enum"] = list(facet.terms)
        copy["enumDescriptions"] = [term.label if brief and len(facet.terms) > MANY else explained(term) for term in facet.terms.values()]
        copy.update({"open": facet.fields["label"].lower()} if facet.fields.get("open") else {})
    if node.get("format") == "library-date":
        # YAML 1.2 reads 2016 as a number; our own reader does not.
        copy["type"] = ["string", "integer"]
    return copy


def explained(term: Term) -> str:
    """A term in words: label, definition, when to choose it and when not."""
    words = [f"{term.label}: {term.fields['definition']}"]
    words += [f"Use when: {term.fields['use_when']}"] if "use_when" in term.fields else []
    words += [f"Not for: {term.fields['not_for']}"] if "not_for" in term.fields else []
    return " ".join(words)


def safeguards_json(library: Library) -> str:
    """What the safeguarding rules look for, for the same rules in the browser."""
    return as_json(library.safeguards)


def names_json(library: Library) -> str:
    """What the form knows of the library: titles of cases and lessons by id, the meaning of each term by vocabulary and id,
    and of each document what must agree wherever it is listed (`same`), with the ids of the cases that list it."""
    return as_json({
        "cases": {case.id: case.title for case in library.cases.values()},
        "lessons": {lesson.id: lesson.title for lesson in library.lessons.values()},
        "terms": {facet.id: {term.id: term.fields["definition"] for term in facet.terms.values()} for facet in library.facets.values() if len(facet.terms) > MANY},
        "sources": {source.id: source_record(source) for source in library.sources},
        "same": list(SAME_DOCUMENT),
    })


def source_record(source: Source) -> dict[str, Any]:
    facts = {name: source.fields[name] for name in SAME_DOCUMENT if name in source.fields}
    return {**facts, "cases": [case.id for case, _ in source.cases], "lessons": [lesson.id for lesson in source.lessons]}


def as_json(value: Any, indent: int | None = 1) -> str:
    """JSON for people to look into, or without `indent` as short as it can be."""
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":")) + "\n"
