"""Reads which addresses were withdrawn."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from ..model import Document, Problem

Withdrawn = Mapping[str, list[str]]
"""Folder (`cases`, `lessons`) → ids at whose addresses only a notice stands."""

HEAD = "# What was taken down. A neutral notice stands at each address, and no file may take its id again.\n"


def read_withdrawn(root: Path) -> Withdrawn:
    """What `root/withdrawn.yaml` lists. A fault in it is ours and raises."""
    path = root / "withdrawn.yaml"
    listed = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) if path.exists() else None
    return {"cases": [], "lessons": [], **(listed or {})}


def write_withdrawn(root: Path, withdrawn: Withdrawn) -> None:
    lines = (f"{folder}: [{', '.join(ids)}]\n" for folder, ids in withdrawn.items())
    (root / "withdrawn.yaml").write_text(HEAD + "".join(lines), "utf-8")


def returned(documents: Iterable[Document], withdrawn: Withdrawn) -> Iterator[Problem]:
    """Files that stand again under a withdrawn id."""
    for document in documents:
        if document.id in withdrawn.get(f"{document.kind}s", ()):
            yield Problem.at(document, (), "was withdrawn; remove the file. A text that may be published needs a new id")
