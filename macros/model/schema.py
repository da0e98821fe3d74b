"""The list of fields, read from `case_data/schema.yaml`."""

from collections.abc import Iterable, Iterator
from typing import Any

from .documents import Path


class Schema:
    """Answers questions about the fields of a kind of document (`case`, `lesson`, `vocabulary`)."""

    def __init__(self, raw: dict[str, Any]):
        self.raw = raw
        self._resolved: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}

    def of(self, kind: str) -> dict[str, Any]:
        """The whole JSON Schema for one kind: it can be given to any validator."""
        return {**self.raw, "$ref": f"#/definitions/{kind}"}

    def at(self, place: Iterable[str | int]) -> dict[str, Any]:
        """The node at a path from the root of the schema."""
        node: Any = self.raw
        for step in place:
            node = node[step]
        return node

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """The node with its `$ref` followed; words beside the `$ref` (a title, a description) win."""
        if "$ref" not in node:
            return node
        if id(node) not in self._resolved:  # asked for every value of every file
            target = self.raw["definitions"][node["$ref"].rsplit("/", 1)[1]]
            beside = {key: value for key, value in node.items() if key != "$ref"}
            self._resolved[id(node)] = node, {**self.resolve(target), **beside}
        return self._resolved[id(node)][1]

    def fields(self, kind: str) -> dict[str, dict[str, Any]]:
        """Name of each field → its resolved schema, in the order in which files are written."""
        properties = self.raw["definitions"][kind]["properties"]
        return {name: self.resolve(node) for name, node in properties.items()}

    def walk(self, kind: str, data: Any) -> list[tuple[Path, dict[str, Any], Any]]:
        """Every value that is neither list nor mapping, with its path and its schema, in the order of the file."""
        found: list[tuple[Path, dict[str, Any], Any]] = []
        self._walk(self.raw["definitions"][kind], data, (), found)
        return found

    def _walk(self, node: Any, data: Any, path: Path, found: list[tuple[Path, dict[str, Any], Any]]) -> None:
        node = self.resolve(node) if isinstance(node, dict) else {}
        if isinstance(data, dict):
            others, known = node.get("additionalProperties"), node.get("properties", {})
            for key, value in data.items():
                self._walk(known.get(key, others), value, (*path, key), found)
        elif isinstance(data, list):
            items = node.get("items")
            for index, value in enumerate(data):
                self._walk(items, value, (*path, index), found)
        else:
            found.append((path, node, data))

    def asked(self, kind: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The fields that are asked of every network (`asked: true`), with their paths, at most one level down."""
        for name, node in self.fields(kind).items():
            if node.get("asked"):
                yield (name,), node
            for inner, child in node.get("properties", {}).items():
                if child.get("asked"):
                    yield (name, inner), self.resolve(child)
