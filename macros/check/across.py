"""Rules that look at several documents together. Each yields (document, path, message)."""

from collections.abc import Iterator, Mapping, Sequence

from ..model import Document
from ..model.documents import Path
from ..model.objects import SAME_DOCUMENT

Names = Mapping[str, Mapping[str, str]]
"""Kind of document → id of each of its files → title."""
Row = tuple[Document, Path, str]


def same_document(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """The same source id means the same document in every file: it has one place on the page of sources."""
    seen: dict[str, tuple[Document, dict]] = {}
    for document in documents:
        for index, source in enumerate(document.data.get("sources", ())):
            where, other = seen.setdefault(source.get("id"), (document, source))
            for field in SAME_DOCUMENT:
                if source.get(field) != other.get(field):
                    yield document, ("sources", index, field), (
                        f"`{source['id']}` has another {field} in {where.file} ({other.get(field)}); "
                        "write it as it stands there, or give this document an id of its own if it is another one"
                    )


def same_address(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A document has one id in all files: two ids with the same address are one document, listed twice."""
    seen: dict[str, tuple[Document, str]] = {}
    for document in documents:
        for index, source in enumerate(document.data.get("sources", ())):
            if url := source.get("url", "").rstrip("/"):
                where, id = seen.setdefault(url, (document, source["id"]))
                if id != source["id"]:
                    yield document, ("sources", index, "id"), (
                        f"the document at this address is `{id}` in {where.file}; use that id here, and in each `sources:` "
                        f"that names `{source['id']}`"
                    )


def alias_taken(documents: Sequence[Document], names: Names) -> Iterator[Row]:
    """A former id must not be the id of another file: its address can lead to one place only."""
    owners: dict[tuple[str, str], str] = {}
    for document in documents:
        for index, alias in enumerate(document.data.get("aliases", ())):
            owner = owners.setdefault((document.kind, alias), document.id)
            if alias in names[document.kind] or owner != document.id:
                said = f"`{alias}` is in use by another file; remove it here, or give that file another name"
                yield document, ("aliases", index), said


def shared(document: Document) -> Document:
    """Only what the rules here look at: little enough to be sent from one process to another. Of a source that has a
    gap in it nothing is left but its place."""
    names, aliases = ("id", *SAME_DOCUMENT), document.data.get("aliases", []) if document.kind != "vocabulary" else []
    broken = {gap[1] for gap in document.gaps if gap[:1] == ("sources",) and len(gap) == 3 and gap[2] in names}
    sources = [
        {name: source[name] for name in names if name in source and index not in broken}
        for index, source in enumerate(document.data.get("sources", ()))
    ]
    return Document(document.kind, document.id, document.file, {"sources": sources, "aliases": aliases})


ACROSS = (same_document, same_address, alias_taken)
