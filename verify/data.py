"""Reads the YAML by its own means: every scalar is text, nothing is resolved. What it may hold was checked before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Data:
    """The library as it is written. `folder` holds `cases/`, `lessons/`, `vocabularies/` and the schema."""

    folder: Path

    def tree(self, path: str) -> Any:
        """One file as mappings, lists and text; nothing if it is not there."""
        file = self.folder / path
        return yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) if file.exists() else None

    def trees(self, kind: str) -> dict[str, Any]:
        """Id → values, of `cases`, `lessons` or `vocabularies`, by id."""
        return {path.stem: self.tree(f"{kind}/{path.name}") for path in sorted((self.folder / kind).glob("*.yaml"))}

    @cached_property
    def cases(self) -> dict[str, Any]:
        return self.trees("cases")

    @cached_property
    def lessons(self) -> dict[str, Any]:
        return self.trees("lessons")

    @cached_property
    def vocabularies(self) -> dict[str, Any]:
        return self.trees("vocabularies")

    @cached_property
    def entries(self) -> dict[str, Mapping[str, Any]]:
        """`cases/x` → its values, of all cases and lessons."""
        kinds = {"cases": self.cases, "lessons": self.lessons}
        return {f"{kind}/{id}": tree for kind, trees in kinds.items() for id, tree in trees.items()}

    @cached_property
    def former(self) -> dict[str, str]:
        """The former address of a case or lesson, as `cases/old`, → its present id."""
        rows = (place.split("/") + [old] for place, tree in self.entries.items() for old in tree.get("aliases", ()))
        return {f"{kind}/{old}": id for kind, id, old in rows}

    @cached_property
    def withdrawn(self) -> list[str]:
        """What was taken down, as `cases/x`."""
        return [f"{folder}/{id}" for folder, ids in (self.tree("withdrawn.yaml") or {}).items() for id in ids]

    @cached_property
    def sources(self) -> dict[str, Mapping[str, Any]]:
        """Id → source, of all cases and lessons."""
        return {source["id"]: source for tree in self.entries.values() for source in tree.get("sources", ())}

    @cached_property
    def words(self) -> str:
        """Everything that people wrote, one value a line, to tell it from what a machine left behind."""
        trees = (*self.entries.values(), *self.vocabularies.values())
        return "\n".join(["", *(text for tree in trees for text in scalars(tree)), ""])


def scalars(tree: Any) -> Iterator[str]:
    """The text of every value, with white space folded."""
    if isinstance(tree, str):
        yield folded(tree)
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from scalars(child)


def folded(text: str) -> str:
    return " ".join(text.split())


def title(tree: Mapping[str, Any]) -> str:
    """What a case or lesson is called."""
    return folded(tree.get("title") or tree["statement"])
