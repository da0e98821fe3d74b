"""Takes a case or lesson down: a neutral notice stays at its address, and nothing of it anywhere else."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .load import documents, read_schema
from .load.withdrawn import read_withdrawn, write_withdrawn
from .model import Document

POINTERS = {"case": ("related", "case"), "lesson": ("lessons", "lesson")}
"""Kind → the list in which cases point at it, and the field of its rows that holds the id."""
BLOCK = re.compile(r"(\n[ \t]*\n|\n(?=[-*|] |\d+\. ))")
"""What parts paragraphs, and the items of a list, in a hand-written page."""


def withdraw(root: Path, pages: Path, id: str) -> list[str] | None:
    """Removes the file, the rows that point at it and the paragraphs of hand-written pages that name it. Returns what a
    person must read again, as `path:line: words`; None if there is no case or lesson with this id."""
    found, _ = documents(root, read_schema(root))
    gone = next((document for document in found if document.id == id and document.kind in POINTERS), None)
    if gone is None:
        return None
    withdrawn = read_withdrawn(root)
    write_withdrawn(root, {**withdrawn, f"{gone.kind}s": sorted({*withdrawn[f"{gone.kind}s"], id, *gone.data.get("aliases", ())})})
    (root.parent / gone.file).unlink()
    for document in found:
        remove_rows(root.parent / document.file, document, *POINTERS[gone.kind], id)
    traces = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names(gone)))
    return [*cut(pages, traces), *mentions(root, traces)]


def names(document: Document) -> Iterator[str]:
    """What it is known by: its id, its former ids, its title, the names of its network."""
    network = document.data.get("network", {})
    title = document.data.get("title") or document.data.get("statement", "")
    given = (document.id, *document.data.get("aliases", ()), title, network.get("name", ""), *network.get("aliases", ()))
    return filter(None, given)


def remove_rows(path: Path, document: Document, field: str, key: str, id: str) -> None:
    """Removes the rows of a list that point at the id; the list itself if none is left."""
    rows = document.data.get(field, ())
    indexes = [index for index, row in enumerate(rows) if row.get(key) == id]
    lines = path.read_text("utf-8").split("\n") if indexes else []
    for index in reversed(indexes):
        start = document.line((field, index)) - 1
        end = after(lines, start)
        lines[start if len(rows) > len(indexes) else document.line((field,)) - 1 : end] = []
    if indexes:
        path.write_text("\n".join(lines), "utf-8")


def after(lines: list[str], start: int) -> int:
    """The first line after the row that begins at `start`: one that is not indented further."""
    depth = len(lines[start]) - len(lines[start].lstrip())
    deeper = (end for end in range(start + 1, len(lines)) if lines[end].strip() and not lines[end].startswith(" " * (depth + 1)))
    return next(deeper, len(lines))


def cut(pages: Path, traces: re.Pattern[str]) -> Iterator[str]:
    """Removes each paragraph that names it. What could do harm goes first and is talked about afterwards."""
    for path in sorted(pages.rglob("*.md")):
        blocks = BLOCK.split(path.read_text("utf-8"))
        kept = ["" if traces.search(flat(block)) else block for block in blocks]
        for index, block in enumerate(blocks):
            if kept[index] != block:
                line = "".join(kept[:index]).count("\n") + 1
                yield f"{path}:{line}: a paragraph that named it was removed; read what stands around it"
        if kept != blocks:
            path.write_text("".join(kept), "utf-8")


def flat(text: str) -> str:
    return " ".join(text.split())


def mentions(root: Path, traces: re.Pattern[str]) -> Iterable[str]:
    """Lines of the data that still name it: a sentence has to be written anew by a person."""
    for path in sorted(root.glob("*s/*.yaml")):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if traces.search(line):
                yield f"{root.name}/{path.relative_to(root).as_posix()}:{number}: still names it; write this line without it"
