"""Rules that look at several documents together. Each yields (document, path, message)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Document
from ..model.documents import Path
from ..model.objects import SAME_DOCUMENT
from .shape import written

Names = Mapping[str, Mapping[str, str]]
"""Kind of document → id of each of its files → title."""
Row = tuple[Document, Path, str]
STRAIGHT = str.maketrans("“”„«»‘’‚", "\"\"\"\"\"'''")
"""Quotation marks of all sorts: the straight ones."""


def same_document(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """The same source id means the same document in every file: it has one place on the page of sources."""
    seen: dict[str, tuple[Document, dict]] = {}
    for document in documents:
        for index, source in enumerate(document.data.get("sources", ())):
            where, other = seen.setdefault(source.get("id"), (document, source))
            for field, value in differing(source, other):
                yield document, ("sources", index, field), (
                    f"`{source['id']}` has another `{field}` in {where.file} ({value}); write it as it stands there, or give "
                    "this document an id of its own if it is another one"
                )


def same_address(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A document has one id in all files: two ids with the same address are one document, listed twice."""
    seen: dict[str, tuple[Document, dict]] = {}
    for document in documents:
        for index, source in enumerate(document.data.get("sources", ())):
            if url := source.get("url", "").rstrip("/"):
                where, other = seen.setdefault(url, (document, source))
                if other["id"] != source["id"] and where is document:
                    yield document, ("sources", index, "url"), (
                        f"is the address of `{other['id']}`, too; mend the one that is wrong, or, if both are one document, remove "
                        f"this entry and name `{other['id']}` wherever `{source['id']}` is named"
                    )
                elif other["id"] != source["id"]:
                    facts = ", ".join(f"{field} ({value})" for field, value in differing(source, other))
                    yield document, ("sources", index, "id"), (
                        f"the document at this address is `{other['id']}` in {where.file}; use that id here, and in each "
                        f"`sources:` that names `{source['id']}`" + (f"; write here as there: {facts}" if facts else "")
                    )


def differing(source: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields in which two entries of one document do not agree, with what the other one has there."""
    for field in SAME_DOCUMENT if source is not other else ():
        if source.get(field) != other.get(field):
            here, there = (written(row.get(field, "none")) for row in (source, other))
            unseen = here.translate(STRAIGHT) == there.translate(STRAIGHT)
            yield field, there + (", with other quotation marks" if unseen else "")


def alias_taken(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A former id must not be the id of another file: its address can lead to one place only."""
    owners: dict[tuple[str, str], str] = {}
    for document in documents:
        for index, alias in enumerate(document.data.get("aliases", ())):
            owner = owners.setdefault((document.kind, alias), document.id)
            if alias in names[document.kind] or owner != document.id:
                said = f"`{alias}` is in use by another file; remove it here, or give that file another name"
                yield document, ("aliases", index), said


def noted_still(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A note on a network in a lesson that has the case of that network. Told where all files are checked."""
    cases = {(lesson, document.data["network"]): document for document in documents for lesson in document.data["lessons"]}
    for document in documents:
        for index, network in enumerate(document.data["notes"]):
            if network and (case := cases.get((document.id, network))):
                yield document, ("notes", index), f"{case.file} tells of this network under this lesson; a reviewer removes the note"


def noted_elsewhere(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A case of a network on which a lesson that it does not name has a note, under this name or with more words around it."""
    notes = [(f" {network.casefold()} ", lesson.id) for lesson in documents for network in lesson.data["notes"] if network]
    noted = "".join(network for network, _ in notes)
    for case in documents:
        name = f" {case.data['network'].casefold()} "
        for network, id in notes if name.strip() and name in noted else ():
            if name in network and id not in case.data["lessons"]:
                yield case, (), (
                    f"`{id}` tells of this network in a note; add it under `lessons` if your sources bear it, and a reviewer takes "
                    "the note out"
                )


def shared(document: Document) -> Document:
    """Only what the rules here look at: little enough to be sent from one process to another. Of a source that has a
    gap in it nothing is left but its place."""
    names, aliases = ("id", *SAME_DOCUMENT), document.data.get("aliases", []) if document.kind != "vocabulary" else []
    broken = {gap[1] for gap in document.gaps if gap[:1] == ("sources",) and len(gap) == 3 and gap[2] in names}
    sources = [
        {name: source[name] for name in names if name in source and index not in broken}
        for index, source in enumerate(document.data.get("sources", ()))
    ]
    told = {
        "network": document.data.get("network", {}).get("name", ""),
        "lessons": [row["lesson"] for row in document.data.get("lessons", ()) if "lesson" in row],
        "notes": [row.get("network", "") for row in document.data.get("notes", ())],
    }
    return Document(document.kind, document.id, document.file, {"sources": sources, "aliases": aliases, **told})


ACROSS = (same_document, same_address, alias_taken, noted_still, noted_elsewhere)
