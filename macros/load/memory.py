"""What a check found, kept for the next one: of a thousand files, nearly all are as they were.

It lies in the cache folder of the person who checks, never in the project: there a change could bring its own verdict along.
All that decides about a file is in its key: its name and bytes, the schema, the vocabularies, what the safeguards look for,
the day, the checker itself and the packages that it uses. Files with errors are not kept: what is said of them may name what
stands in another file. So a file more makes nothing wrong that is kept; once a file is gone, which others may name, nothing
of it counts. A memory that cannot be read or written is no loss.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from hashlib import blake2b
from pathlib import Path

from ..model import Document, Problem
from .folder import Entry, start_of

Outcome = tuple[list[Problem], Document | None]
"""What is wrong with one file, and its shared part if it can be read."""
CHECKER = Path(__file__).parent.parent


class Memory:
    """The outcomes of the last check of all files in `root`."""

    def __init__(self, root: Path, entries: Sequence[Entry], today: str):
        self.place = cache_folder() / f"{digest([str(root.resolve()).encode()])}.json"
        self.names = [f"{kind} {path.name}" for kind, path in entries]
        deciding = [*root.glob("*.yaml"), *(path for kind, path in entries if kind == "vocabulary")]
        code = sorted(CHECKER.rglob("*.py"))
        said = [today, sys.version, *packages(sys.path)]
        self.common = digest([*map(os.fsencode, said), *contents([*sorted(deciding), *code])])
        self.kept = self.read()

    def key(self, entry: Entry) -> str:
        """Empty if it is a link or cannot be opened."""
        if entry[1].is_symlink():
            return ""
        try:
            return digest([self.common.encode(), str(entry[1]).encode("utf-8", "surrogateescape"), start_of(entry[1])])
        except OSError:
            return ""

    def read(self) -> dict[str, Outcome]:
        try:
            names, kept = json.loads(self.place.read_text("utf-8"))
            if not {*names}.issubset(self.names):
                return {}
            return {key: ([Problem(*row) for row in rows], part and Document(*part)) for key, (rows, part) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def keep(self, outcomes: Mapping[str, Outcome]) -> None:
        """Replaces all that was kept, in one step, so that two checks at once cannot spoil it."""
        rows = {key: ([astuple(row) for row in wrong], part and [part.kind, part.id, part.file, part.data])
                for key, (wrong, part) in outcomes.items() if key and not any(row.stops for row in wrong)}
        aside = self.place.with_suffix(f".{os.getpid()}")
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps([self.names, rows]), "utf-8")
            aside.replace(self.place)
        except (OSError, UnicodeError):
            with suppress(OSError):
                aside.unlink()


def packages(folders: Iterable[str]) -> list[str]:
    """Name and version of what is installed there, by the names of its folders: to read each takes ten times as long."""
    here = (Path(folder) for folder in folders if os.path.isdir(folder))
    return sorted(found.name for folder in here for found in folder.glob("*.dist-info"))


def cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "from-coffee-to-conference"


def digest(parts: Iterable[bytes]) -> str:
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8) + part)
    return made.hexdigest()


def contents(paths: Iterable[Path]) -> Iterable[bytes]:
    """What cannot be opened counts as empty: the check itself will say so."""
    for path in paths:
        try:
            yield path.read_bytes()
        except OSError:
            yield b""
