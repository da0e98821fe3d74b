"""Checks one text as if it stood in the library already, without touching the library."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from ..model import Invalid, Problem
from .folder import FOLDERS, library


def draft_problems(root: Path, kind: str, id: str, raw: bytes) -> list[Problem]:
    """What is wrong with `raw` as the file of that kind and id among the others in `root`; other files' problems stay
    out."""
    folder = next(name for name, of in FOLDERS.items() if of == kind)
    with TemporaryDirectory() as place:
        copy = Path(place, root.name)
        shutil.copytree(root, copy)
        (copy / folder / f"{id}.yaml").write_bytes(raw)
        try:
            library(copy)
        except Invalid as invalid:
            return [problem for problem in invalid.problems if problem.file == f"{root.name}/{folder}/{id}.yaml"]
    return []
