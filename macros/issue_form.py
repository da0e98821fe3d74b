"""The issue form for a case, made from the schema: what it asks, in which words, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .model import Library, Schema
from .model.schema import choices as enum_choices

ASKED = (
    "title", "summary", "network.name", "network.kind", "network.reach", "places", "sectors",
    # Documents come before what rests on them: their numbers are used from here on. All else is in the schema's order.
    "sources",
    "contexts", "period", "members", "convenor", "actors", "path", "why", "how", "results", "limits", "questions", "lessons",
    "safety.basis", "safety.sensitivity", "safety.names_persons", "contributors",
)
"""What a person who knows a network can answer; the rest is added in review."""

PARTS = {"as_of", "when", "began", "ended", "sources", "name", "kind", "place", "url", "date", "read", "role"}
"""Parts of a group that are asked even though they may be left out."""

INTRODUCTION = """\
Tell of a network from what is **published** about it. Everything you send is public at once.
Name no private person, no contact details, no exact place. Leave empty what no document says: it is shown as “not stated”.

**How to fill in the larger boxes.** Write after each colon. For a further entry copy the lines and fill them in again.
**Date**: 2016, 2016-10 or 2016-10-27; a range is 2012-02/2015-01; “since 2005” is 2005/..; `~` at the end means about.
**Sources**: the numbers of the documents that say so, in the order of your list, for instance 1, 3. If you list one
document only, leave it empty."""

MORE = {
    "groups": " Copy the lines for a further one.",
    "lines": " One on each line.",
    "choices": " The order is lost here; say in the summary which comes first.",
}
"""What else to know of a box that takes several things."""
FEW = 6
"""A vocabulary with at most this many terms is printed with its meanings."""


@dataclass(frozen=True)
class Question:
    """One box of the form."""

    path: tuple[str, ...]
    label: str
    """The heading above the answer in the issue."""
    node: dict[str, Any]
    required: bool

    @property
    def id(self) -> str:
        return "-".join(self.path)

    @property
    def many(self) -> bool:
        """Takes a list."""
        return self.node.get("type") == "array"

    @property
    def sort(self) -> str:
        """What the answer looks like: `groups`, `group`, `lines`, `choices`, `choice`, `tick` or `text`."""
        inner = self.node["items"] if self.many else self.node
        if inner.get("enum") == [False]:
            return "tick"
        if "properties" in inner or "$ref" in inner:
            return "groups" if self.many else "group"
        if "vocabulary" in inner or "enum" in inner:
            return "choices" if self.many else "choice"
        return "lines" if self.many else "text"


def questions(schema: Schema) -> list[Question]:
    """The boxes in the order in which they stand."""
    return [question(schema, tuple(name.split("."))) for name in ASKED]


def question(schema: Schema, path: tuple[str, ...]) -> Question:
    node: dict[str, Any] = schema.raw["definitions"]["case"]
    titles, required = [], True
    for step in path:
        required = required and step in node.get("required", ())
        node = schema.resolve(node["properties"][step])
        titles.append(node["title"])
    return Question(path, ": ".join(titles), node, required)


def parts(schema: Schema, node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Name → schema of each part of a group that is asked; nothing if the node is not a group."""
    group = schema.resolve(node["items"]) if node.get("type") == "array" else node
    wanted = {*group.get("required", ()), *PARTS} - {"id"}
    return {name: schema.resolve(child) for name, child in group.get("properties", {}).items() if name in wanted}


def choices(library: Library, node: dict[str, Any]) -> dict[str, str]:
    """Id → the words for people, of a field that takes one of a list; nothing for free text."""
    if "vocabulary" in node:
        return {id: term.label for id, term in library.facets[node["vocabulary"]].terms.items()}
    if node.get("references") == "lessons":
        return {id: lesson.title for id, lesson in library.lessons.items()}
    return {value: label for value, (label, _) in enum_choices(node).items() if isinstance(value, str)}


def form(library: Library) -> dict[str, Any]:
    """The form as GitHub reads it."""
    return {
        "name": "A case",
        "description": "Tell of a network, its results and its limits. You need no Git and no YAML.",
        "title": "Case: ",
        "labels": ["case"],
        "body": [{"type": "markdown", "attributes": {"value": INTRODUCTION}}, *boxes(library)],
    }


def boxes(library: Library) -> Iterator[dict[str, Any]]:
    for asked in questions(library.schema):
        kind, attributes = box(library, asked)
        words = {"label": asked.label, "description": "\n".join(description(library, asked))}
        made = {"type": kind, "id": asked.id, "attributes": {**words, **attributes}}
        yield made if kind == "checkboxes" else {**made, "validations": {"required": asked.required}}


def box(library: Library, asked: Question) -> tuple[str, dict[str, Any]]:
    """GitHub's type for the answer, and what belongs to it."""
    match asked.sort:
        case "tick":
            return "checkboxes", {"options": [{"label": asked.node["enumDescriptions"][0], "required": True}]}
        case "choice" | "choices":
            listed = choices(library, asked.node["items"] if asked.many else asked.node)
            return "dropdown", {"multiple": asked.many, "options": list(listed.values())}
        case "group" | "groups":
            return "textarea", {"value": "\n".join(f"{part['title']}:" for part in parts(library.schema, asked.node).values())}
        case "text" if asked.node.get("maxLength", 0) <= 200:
            return "input", {"placeholder": asked.node["examples"][0]} if "examples" in asked.node else {}
    return "textarea", {}


def description(library: Library, asked: Question) -> Iterator[str]:
    yield asked.node["description"] + MORE.get(asked.sort, "")
    if asked.sort == "choice" and "enum" in asked.node:
        yield from allowed(library, asked.node)
    for part in parts(library.schema, asked.node).values():
        if part.get("format") != "library-date" and part.get("items", {}).get("references") != "sources":
            yield f"- **{part['title']}**: {part['description']}"
            yield from allowed(library, part)


def allowed(library: Library, node: dict[str, Any]) -> Iterator[str]:
    """What may stand there: with meanings if the list is short."""
    listed = choices(library, node)
    terms = library.facets[node["vocabulary"]].terms if "vocabulary" in node else {}
    meant = {term.label: term.meaning for term in terms.values()} or dict(enum_choices(node).values())
    if 0 < len(meant) <= FEW and any(meant.values()):
        yield from (f"  - *{label}*: {meaning}".removesuffix(": ") for label, meaning in meant.items())
    elif "references" in node:
        yield from (f"  - `{id}`: {words}" for id, words in listed.items())
    elif listed:
        yield f"  One of: {' · '.join(listed.values())}."
