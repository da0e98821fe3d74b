"""A file of the library as read, with its line numbers, and what can be wrong with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import getitem
from typing import Any

Path = tuple[str | int, ...]
Leaf = tuple[Path, dict[str, Any], Any]
"""Path, schema and value of what is neither list nor mapping."""


@dataclass(frozen=True, eq=False)
class Document:
    """One YAML file: its kind, its id (the file's name), where it lies, its values and the line of each."""

    kind: str
    """`case`, `lesson` or `vocabulary`."""
    id: str
    file: str
    """Path as shown to people, relative to the folder that holds `case_data`."""
    data: dict[str, Any]
    lines: Mapping[Path, int] = field(default_factory=dict)
    """Path of a value → 1-based line of its key (or, in a list, of the value)."""
    text: str = ""
    leaves: Sequence[Leaf] = ()
    """Every value with its path and its schema, as `Schema.walk` tells them."""
    gaps: frozenset[Path] = frozenset()
    """Where a value that is needed is missing, or one was left out of `data` because it cannot be judged."""

    def lacks(self, *path: str | int) -> bool:
        """Whether the writer gave no such value: none is there, and none was left out."""
        return path not in self.gaps and path[-1] not in reduce(getitem, path[:-1], self.data)

    def having(self, word: str) -> Iterator[Leaf]:
        """The values in whose schema a word stands (`format`, `vocabulary`, `references`), those of one field together."""
        return (leaf for node, leaves in self._by_node if word in node for leaf in leaves)

    @cached_property
    def _by_node(self) -> list[tuple[dict[str, Any], list[Leaf]]]:
        """The values of each node: there are few nodes and many values, and nearly no rule asks about all."""
        groups: dict[int, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            groups[id(leaf[1])].append(leaf)
        return [(leaves[0][1], leaves) for leaves in groups.values()]

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong or could be better, where it is, and what to do about it."""

    file: str
    line: int
    field: str
    message: str
    level: str = "error"
    """`error` must be mended; `proposal` waits for a reviewer; `warning` is probably a mistake; `advice` would make the
    text better."""
    why: str = ""
    """Why the rule exists, in half a sentence."""
    see: str = ""
    """Where the guide says more: an address from the root of the site."""

    @property
    def stops(self) -> bool:
        """Whether no site can be built with it."""
        return self.level in ("error", "proposal")

    def __str__(self) -> str:
        said = self.message if self.level == "error" else f"{self.level}: {self.message}"
        return f"{self.file}:{self.line}: " + (f"{self.field}: {said}" if self.field else said)


class Invalid(Exception):
    """Raised when the data has errors; holds all of them, sorted by file and line."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def dotted(path: Path) -> str:
    """`("results", 0, "strength")` → `results[1].strength`: list places are counted from 1, as people do."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".")
