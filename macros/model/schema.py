"""The list of fields, read from `case_data/schema.yaml`."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from .documents import Leaf, Path

REFERENCE = re.compile(r"'#/definitions/(\w+)'")


class Place:
    """A node of the schema with the nodes inside it, made ready for walking."""

    def __init__(self, given: Any, node: dict[str, Any]):
        self.given = given
        """The node as written. Kept, because its identity is the key under which the place is found again."""
        self.node = node
        self.fields: dict[Any, Place] = {}
        self.others = self
        """What holds for the items of a list and for names that are not listed."""


NOWHERE = Place(None, {})


def choices(node: dict[str, Any]) -> dict[Any, tuple[str, str]]:
    """Each value of an `enum` → (label, meaning), from its `enumDescriptions`; without these, the value itself and "".
    Empty if the node has no `enum`."""
    values = node.get("enum", ())
    said = node.get("enumDescriptions", map(str, values))
    parted = (words.partition(": ") for words in said)
    return {value: (label.rstrip("."), meaning) for value, (label, _, meaning) in zip(values, parted, strict=True)}


def is_day(node: dict[str, Any]) -> bool:
    """Whether it takes one day, and no year, month or range."""
    return node.get("format") == "library-date" and "/" not in node["pattern"]


class Schema:
    """Answers questions about the fields of a kind of document (`case`, `lesson`, `vocabulary`)."""

    def __init__(self, raw: dict[str, Any]):
        self.raw = raw
        self._places: dict[int, Place] = {}

    def of(self, kind: str) -> dict[str, Any]:
        """The whole JSON Schema for one kind: it can be given to any validator."""
        return {**self.raw, "$ref": f"#/definitions/{kind}"}

    @cached_property
    def names(self) -> set[str]:
        """The names of all fields, at any depth."""
        found, open_ones = set(), [self.raw]
        while open_ones:
            node = open_ones.pop()
            if isinstance(node, dict):
                found |= {*node["properties"]} if isinstance(node.get("properties"), dict) else set()
                open_ones += node.values()
        return found

    def at(self, place: Iterable[str | int]) -> dict[str, Any]:
        """The node at a path from the root of the schema."""
        node: Any = self.raw
        for step in place:
            node = node[step]
        return node

    def used(self, kind: str) -> list[str]:
        """Names of the definitions that one kind needs, itself included, in the order of the file."""
        found, open_ones = set(), [kind]
        while open_ones:
            name = open_ones.pop()
            found.add(name)
            open_ones += set(REFERENCE.findall(str(self.raw["definitions"][name]))) - found
        return [name for name in self.raw["definitions"] if name in found]

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """The node with its `$ref` followed; words beside the `$ref` (a title, a description) win."""
        if "$ref" not in node:
            return node
        target = self.raw["definitions"][node["$ref"].rsplit("/", 1)[1]]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**self.resolve(target), **beside}

    def fields(self, kind: str) -> dict[str, dict[str, Any]]:
        """Name of each field → its resolved schema, in the order in which files are written."""
        properties = self.raw["definitions"][kind]["properties"]
        return {name: self.resolve(node) for name, node in properties.items()}

    def steps(self, kind: str) -> list[tuple[str, dict[str, dict[str, Any]]]]:
        """The steps of the form, as (heading, fields): a field that names a step begins one (`step:`). The step of the
        sources comes first: nobody can name a source that has not been listed."""
        steps: list[tuple[str, dict[str, dict[str, Any]]]] = []
        for name, node in self.fields(kind).items():
            if "step" in node or not steps:
                steps.append((node.get("step", ""), {}))
            steps[-1][1][name] = node
        return sorted(steps, key=lambda step: "sources" not in step[1])

    def walk(self, kind: str, data: Any) -> list[Leaf]:
        """Every value that is neither list nor mapping, with its path and its schema, in the order of the file."""
        found: list[Leaf] = []
        self._walk(self._place(self.raw["definitions"][kind]), data, (), found)
        return found

    def _walk(self, place: Place, data: Any, path: Path, found: list[Leaf]) -> None:
        inside = data.items() if type(data) is dict else enumerate(data)
        for step, value in inside:
            child = place.fields.get(step) or place.others
            if type(value) is dict or type(value) is list:
                self._walk(child, value, (*path, step), found)
            else:
                found.append(((*path, step), child.node, value))

    def _place(self, node: Any) -> Place:
        """The same place for the same node: every value of every file passes here."""
        if id(node) not in self._places:
            place = Place(node, self.resolve(node))
            place.fields = {name: self._place(child) for name, child in place.node.get("properties", {}).items()}
            inner = place.node.get("items", place.node.get("additionalProperties"))
            place.others = self._place(inner) if isinstance(inner, dict) else NOWHERE
            self._places[id(node)] = place
        return self._places[id(node)]

    def place(self, kind: str, path: Path) -> Place:
        """What holds at a path; `NOWHERE` if there is no such field."""
        place = self._place(self.raw["definitions"][kind])
        for step in path:
            place = place.fields.get(step) or place.others
        return place

    def refers(self, place: Place, target: str) -> bool:
        """Whether a value there, or anything inside it, is an id of that kind."""
        inner = [*place.fields.values(), *([place.others] if place.others is not NOWHERE else [])]
        return place.node.get("references") == target or any(self.refers(child, target) for child in inner)

    def asked(self, kind: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The fields that are asked of every network (`asked: true`), with their paths, at most one level down."""
        for name, node in self.fields(kind).items():
            if node.get("asked"):
                yield (name,), node
            for inner, child in node.get("properties", {}).items():
                if child.get("asked"):
                    yield (name, inner), self.resolve(child)
