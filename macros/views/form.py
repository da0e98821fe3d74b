"""The form for a case, and the same questions on paper. Both are made from the schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..model.schema import choices
from ..render import Section
from .site import Site


@dataclass(frozen=True)
class Question:
    """One field as it is asked on paper."""

    title: str
    prompt: str
    required: bool
    terms: tuple[str, ...]
    """What may be ticked; empty if the answer is written."""
    fields: tuple["Question", ...]
    many: bool
    """Whether it may be answered several times."""
    long: bool


def case_form(site: Site) -> list[Section]:
    """The place of the form, with where this copy of the site sends cases (see `Settings`)."""
    return site.templates.sections("case_form", [("", "")])


def form_place(site: Site) -> Markup:
    """The same without the addresses of styles and scripts, for a file that holds them itself."""
    return site.templates.sections("case_form", [("place", "")])[0].html


def case_questions(site: Site) -> list[Section]:
    """Every question of the form with room to write, in its steps."""
    schema = site.library.schema
    required = schema.raw["definitions"]["case"]["required"]
    steps = [(title, questions(site, fields, required)) for title, fields in schema.steps("case")]
    return site.templates.sections("case_questions", [("", "")], steps=steps)


def questions(site: Site, fields: Mapping[str, Any], required: list[str]) -> tuple[Question, ...]:
    """One question for each field that a new case is asked for, but for the id, which nobody needs on paper."""
    asked = {name: node for name, node in fields.items() if name != "id" and node.get("asked") is not False}
    return tuple(question(site, node, name in required) for name, node in asked.items())


def question(site: Site, node: dict[str, Any], required: bool) -> Question:
    """A field with its terms, or with the questions inside it."""
    schema = site.library.schema
    node = schema.resolve(node)
    items = schema.resolve(node.get("items", {}))
    inner = {**node.get("properties", {}), **items.get("properties", {})}
    fields = {name: schema.resolve(child) for name, child in inner.items()}
    return Question(
        title=node["title"], prompt=node["description"], required=required,
        terms=tuple(terms(site, node)) or tuple(terms(site, items)),
        fields=questions(site, fields, node.get("required", []) + items.get("required", [])),
        many=node.get("type") == "array" and bool(inner), long=node.get("maxLength", 0) > 120 or "items" in node,
    )


def terms(site: Site, node: dict[str, Any]) -> Iterator[str]:
    """What a field allows, each with its meaning; of a long vocabulary the labels."""
    if vocabulary := node.get("vocabulary"):
        known = site.library.facets[vocabulary].terms.values()
        yield from (term.label if len(known) > 12 else f"{term.label}: {term.meaning}" for term in known)
    elif node.get("references") == "lessons":
        yield from (lesson.title for lesson in site.library.lessons.values())
    elif node.get("type") == "boolean":
        yield "Yes"
    else:
        yield from (f"{label}: {meaning}" if meaning else label for label, meaning in choices(node).values())
