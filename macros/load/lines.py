"""On which line each value stands."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ..model.documents import Path


class Lines(Mapping[Path, int]):
    """Path → line, worked out only when somebody asks: a file without problems never needs it."""

    def __init__(self, root: list[Any], marks: list[int]):
        self.root, self.marks = root, marks

    @cached_property
    def table(self) -> dict[Path, int]:
        return {path[1:]: line + 1 for path, line in zip(paths(self.root), self.marks, strict=False)}

    def __getitem__(self, path: Path) -> int:
        return self.table[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)


def paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every field and of every item of a list, in the order of the file."""
    for step, value in data.items() if type(data) is dict else enumerate(data):
        yield (*path, step)
        if type(value) in (dict, list):
            yield from paths(value, (*path, step))
