"""The schema of a kind of file, for any editor and for the form."""

from typing import Any

from ..model import Facet, Library
from ..model.schema import is_day
from .written import as_json

MANY = 6
"""More terms than the form shows at once: of those it shows a list to choose from."""


def json_schema(library: Library, kind: str) -> str:
    """The schema of one kind of file, with each vocabulary written out as the list of its terms, for any editor and for
    the form. Definitions that this kind does not use are left out.

    Beside each `enum` stand `enumDescriptions`, which editors show beside a choice: the label, a colon, the meaning.
    Where the form may propose a term, `open` holds the word for one: `country`.
    """
    return as_json(with_terms(library, of_kind(library, kind)), indent=None)


def form_schema(library: Library) -> str:
    """The same of a case for the form, which fetches it over slow lines before anything else: the terms of a long list
    have their labels only. What they mean is in `names_json`, and is fetched when somebody asks. That no object has other
    fields than its own is left out: the form knows (`closed` in check.js)."""
    schema = {word: value for word, value in of_kind(library, "case").items() if word != "$schema"}
    return as_json(with_terms(library, schema, brief=True), indent=None)


def of_kind(library: Library, kind: str) -> dict[str, Any]:
    schema = {word: value for word, value in library.schema.of(kind).items() if word != "worn"}
    return {**schema, "definitions": {name: schema["definitions"][name] for name in library.schema.used(kind)}}


def with_terms(library: Library, node: Any, brief: bool = False) -> Any:
    if isinstance(node, list):
        return [with_terms(library, child, brief) for child in node]
    if not isinstance(node, dict):
        return node
    # Of several terms of a list each is shown with its meaning, however many there are.
    whole = {key for key, child in node.items() if key == "items" and "vocabulary" in child}
    copy = {
        key: with_terms(library, child, brief and key not in whole)
        for key, child in node.items() if not (brief and key == "additionalProperties" and child is False)
    }
    if isinstance(node.get("vocabulary"), str):
        copy.update(choices(library.facets[node["vocabulary"]], brief))
    if node.get("format") == "library-date" and not is_day(node):
        # YAML 1.2 reads 2016 as a number; our own reader does not.
        copy["type"] = ["string", "integer"]
        if brief and "once" not in node:
            # The form tells the other ways to write a date when somebody asks (dates.js).
            copy["description"] = copy["description"].partition(". ")[0] + "."
    return copy


def choices(facet: Facet, brief: bool) -> dict[str, Any]:
    """The terms of a vocabulary, what each means, and the word for one of them if the form may propose it."""
    labels = brief and len(facet.terms) > MANY
    return {
        "enum": list(facet.terms),
        "enumDescriptions": [term.label if labels else f"{term.label}: {term.meaning}" for term in facet.terms.values()],
        **({"open": facet.fields["label"].lower()} if facet.fields.get("open") else {}),
    }
