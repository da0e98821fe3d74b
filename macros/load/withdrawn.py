"""Reads which addresses were withdrawn."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from ..check import file_problem
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


def returned(document: Document, withdrawn: Withdrawn) -> list[Problem]:
    """What is wrong if a file stands again under a withdrawn id."""
    again = document.id in withdrawn.get(f"{document.kind}s", ())
    message = "was withdrawn; remove the file. A text that may be published needs a new id"
    return [file_problem("file", document.file, 1, message)] if again else []
