"""The list of fields and the vocabularies, from the schema: what the messages of the checker link to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model import Facet, Schema
from ..model.schema import choices, is_day
from ..render import Section
from .site import Site


@dataclass(frozen=True)
class Field:
    """One field as the guide tells of it."""

    path: str
    """`results.strength`: as in a message of the checker, without places in lists."""
    anchor: str
    """`results-strength`; on a page of its own for each kind of file."""
    title: str
    description: str
    needed: bool
    form: str
    """What it takes, in words: `text, at most 90 characters`."""
    choices: tuple[tuple[str, str], ...]
    """What may be written, each with what it means."""
    facet: Facet | None
    examples: tuple[str, ...]


def fields(site: Site, kind: str) -> list[Section]:
    """Every field of a kind of file (`case`, `lesson` or `vocabulary`): a section for each of the top, the fields inside
    it below."""
    top = site.library.schema.raw["definitions"][kind]
    made = []
    for name, node in top["properties"].items():
        rows = list(walk(site, (name,), node, name in top["required"]))
        html = site.templates.sections("fields", [("", "")], rows=rows)[0].html
        made.append(Section(rows[0].anchor, rows[0].title, html, level=3))
    return made


def walk(site: Site, path: tuple[str, ...], node: dict[str, Any], needed: bool) -> Iterator[Field]:
    """The field and all fields inside it, in the schema's order."""
    schema = site.library.schema
    node = schema.resolve(node)
    yield field(site, path, node, needed)
    inner = schema.resolve(node.get("items", node))
    group = inner if "properties" in inner else inner.get("additionalProperties", {})
    for name, child in group.get("properties", {}).items() if isinstance(group, dict) else ():
        yield from walk(site, (*path, name), child, name in group.get("required", ()))


def field(site: Site, path: tuple[str, ...], node: dict[str, Any], needed: bool) -> Field:
    """One node of the schema in the words of the guide."""
    inner = site.library.schema.resolve(node["items"]) if "items" in node else node
    return Field(
        path=".".join(path), anchor="-".join(path), title=node["title"], description=node["description"], needed=needed,
        form=", ".join(form(site.library.schema, node)), choices=tuple(meant(inner)),
        facet=site.library.facets.get(inner.get("vocabulary")), examples=tuple(map(example, node.get("examples", ()))),
    )


def meant(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each value that a field allows, as in a file, with its label, if that says more, and what it means."""
    for value, (label, meaning) in choices(node).items():
        word = str(value).lower()
        told = label.lower().endswith(word.replace("-", " "))
        yield word, ": ".join(filter(None, ("" if told else label, meaning))).rstrip(".")


def example(value: Any) -> str:
    """An example as it would stand in a file."""
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


SIMPLE = {"string": "text", "number": "a number", "integer": "a whole number", "boolean": "true or false"}
IDS = {
    "sources": "the id of a source in this file", "disagreements": "the id of an entry under disagreements in this file",
    "cases": "the id of a case", "lessons": "the id of a lesson",
}


def form(schema: Schema, node: dict[str, Any]) -> Iterator[str]:
    """What the field takes, in parts: what it is, then its limits."""
    if node.get("type") == "array":
        inner = schema.resolve(node["items"])
        yield f"a list of {'groups of fields' if 'properties' in inner else 'entries, each: ' + next(form(schema, inner))}"
        if "maxItems" in node:
            yield f"at most {node['maxItems']}"
    elif node.get("type") == "object":
        yield "a group of fields"
    else:
        yield single(node)
        if "maxLength" in node:
            yield f"at most {node['maxLength']} characters"


def single(node: dict[str, Any]) -> str:
    """What a field takes that is neither a list nor a group."""
    if "vocabulary" in node:
        return "one term"
    if "enum" in node:
        return "one of these"
    if "references" in node:
        return IDS[node["references"]]
    if node.get("format") == "library-date":
        return "a day" if is_day(node) else "a date"
    return SIMPLE[node["type"]]


def vocabularies(site: Site) -> list[Section]:
    """Every vocabulary with the ids that are written in files, their meaning, when to choose them and when not."""
    return [
        Section(f"terms-{facet.id}", facet.fields["label"], site.templates.sections("vocabulary", [("", "")], facet=facet)[0].html, level=3)
        for facet in site.library.facets.values()
    ]
