"""The ids of all files of one kind, and the title of each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .bytes import MAX_BYTES
from .reader import read

TITLE = re.compile(rb"^(?:title|statement):.*(?:\n[ \r].*|\n(?=\n|\Z))*", re.MULTILINE)


class Titles(Mapping[str, str]):
    """Id → title. A file is opened only when somebody asks for its title, which is when a title was given for an id."""

    def __init__(self, paths: Iterable[Path]):
        self.paths = {path.stem: path for path in paths}

    def __getitem__(self, id: str) -> str:
        """Empty if the file cannot be read or has none."""
        try:
            with self.paths[id].open("rb") as file:
                found = TITLE.search(file.read(MAX_BYTES))
        except OSError:
            return ""
        values = read(found[0])[0].values() if found else ()
        return next((value for value in values if isinstance(value, str)), "")

    def __contains__(self, id: object) -> bool:
        return id in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
