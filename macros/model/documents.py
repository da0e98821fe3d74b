"""A file of the library as read, with its line numbers, and what can be wrong with it."""

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One YAML file: its kind, its id (the file's name), where it lies, its values and the line of each."""

    kind: str
    """`case`, `lesson` or `vocabulary`."""
    id: str
    file: str
    """Path as shown to people, relative to the folder that holds `case_data`."""
    data: dict[str, Any]
    lines: dict[Path, int] = field(default_factory=dict)
    """Path of a value → 1-based line of its key (or, in a list, of the value)."""
    text: str = ""

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it."""

    file: str
    line: int
    field: str
    message: str
    level: str = "error"
    """`error` stops a build; `warning` is probably a mistake; `advice` would make the text better."""

    def __str__(self) -> str:
        said = self.message if self.level == "error" else f"{self.level}: {self.message}"
        return f"{self.file}:{self.line}: " + (f"{self.field}: {said}" if self.field else said)

    @classmethod
    def at(cls, document: Document, path: Path, message: str, level: str = "error") -> "Problem":
        return cls(document.file, document.line(path), dotted(path), message, level)


class Invalid(Exception):
    """Raised when the data has problems; holds all of them, sorted by file and line."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def dotted(path: Path) -> str:
    """`("results", 0, "strength")` → `results[1].strength`: list places are counted from 1, as people do."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".")
