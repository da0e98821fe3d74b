"""From checked documents to a Library."""

from collections.abc import Iterable, Mapping
from typing import Any

from .documents import Document
from .library import Library
from .objects import Case, Facet, Lesson, Term
from .schema import Schema


def link(
    documents: Iterable[Document], schema: Schema, safeguards: Mapping[str, Any], withdrawn: Mapping[str, list[str]],
    today: str,
) -> Library:
    """Joins checked documents into a Library. Expects no errors: call `load`, which checks first.

    `safeguards`: what the safeguarding rules look for. `withdrawn`: folder → ids that were taken down. `today`: the build date as ISO 8601 text.
    """
    by_kind: dict[str, list[Document]] = {"case": [], "lesson": [], "vocabulary": []}
    for document in sorted(documents, key=lambda document: document.id):
        by_kind[document.kind].append(document)
    facets = {document.id: facet(document) for document in by_kind["vocabulary"]}
    cases = {d.id: Case(d.id, d.file, d.data, terms(d, schema, facets), d.text, schema=schema) for d in by_kind["case"]}
    lessons = {d.id: Lesson(d.id, d.file, d.data, terms(d, schema, facets), d.text) for d in by_kind["lesson"]}
    return Library(schema, facets, cases, lessons, safeguards, withdrawn, today)


def facet(document: Document) -> Facet:
    listed = {id: Term(document.id, id, fields) for id, fields in document.data["terms"].items()}
    return Facet(document.id, document.file, document.data, listed)


def terms(document: Document, schema: Schema, facets: Mapping[str, Facet]) -> dict[str, tuple[str, ...]]:
    """Facet → the terms that occur in the document, in order, with the broader terms that follow from them."""
    found: dict[str, dict[str, None]] = {}
    for _, node, value in schema.walk(document.kind, document.data):
        if "vocabulary" in node:
            found.setdefault(node["vocabulary"], {})[value] = None
    for id in list(found):
        if parent := facets[id].broader:
            broader = (facets[id].terms[term].fields.get("broader") for term in found[id])
            found.setdefault(parent, {}).update(dict.fromkeys(filter(None, broader)))
    return {id: tuple(values) for id, values in found.items()}
