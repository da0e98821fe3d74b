"""Rules on one document. Each yields (path, message) and does nothing else."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..model import Date, Document, Schema
from ..model.documents import Path
from .across import Names
from .guide import TERMS
from .meant import as_id
from .nearest import CLOSE, PROPER, by_title, did_you_mean, listed, nearest, nearest_term, unseen

Row = tuple[Path, str]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACEHOLDER = re.compile(
    r"(?:not (?:stated|known|named|given|available|applicable)|unknown|unnamed|none|nobody|n[/.]a|nil|null|tb[acd]|[-–—?.…]+)\.?",
    re.IGNORECASE,
)
LONGEST = 20
COUNTRIES, CODE = "countries", re.compile(r"[A-Z]{2}")
"""The ids of that vocabulary are two letters of ISO 3166-1."""
PROPOSE = {"": TERMS + "#propose-a-term", COUNTRIES: TERMS + "#a-country"}
"""Vocabulary → where the guide says how a term is added to it."""
RESERVED = {"index", "assets", "search", "data", "case", "lesson"}


def file_name(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    alike = unicodedata.normalize("NFC", document.id).casefold()
    if document.id != alike and alike in names[document.kind]:
        said = f"the name differs from `{alike}` only in capitals or in how accents are stored"
        yield (), f"{said}; choose another: `{document.id}`"
    elif not ID.fullmatch(document.id) or len(document.id) > 60:
        better = f"; `{made}` would do" if (made := as_id(document.id)) else ""
        said = "the file's name becomes a web address: use lower-case letters, digits and hyphens"
        yield (), f"{said}: `{document.id}`{better}"
    elif document.id in RESERVED:
        yield (), f"the name `{document.id}` is taken by the site itself; choose another"


def dates(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for path, node, value in document.having("format"):
        if node["format"] == "library-date":
            try:
                Date.read(value)
            except ValueError as error:
                yield path, f"`{value}` is not a date: {error}"


def placeholder(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Words that say that nothing is known, where a text may be left out: readers then see “not stated”."""
    for path, _, value in document.having("maxLength") if document.kind != "vocabulary" else ():
        if len(value) <= LONGEST and PLACEHOLDER.fullmatch(value.strip()):
            if path[-1] not in schema.place(document.kind, path[:-1]).node.get("required", ()):
                yield path, f"`{value}` would be shown as if it were the answer; leave it out: readers see “not stated”"


def terms(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Every value that comes from a vocabulary is a term of it."""
    for path, node, value, vocabulary in strange(document, vocabularies):
        if asked_for(value, node["vocabulary"], document):
            continue
        said = f"`{value}` is not a term of {node['vocabulary']}"
        named = re.search(rf'^# Proposed: .*"{re.escape(str(value))}" \(([\w-]+)\)', document.text, re.MULTILINE)
        if named:
            yield path, f"{said}; write its id, as in the line at the top: `{named[1]}`"
        elif PLACEHOLDER.fullmatch(str(value)) and path[0] not in schema.at(["definitions", document.kind, "required"]):
            yield path, f"{said}; leave `{path[0]}` out where no source helps: readers see “not stated”"
        else:
            least = PROPER if node["vocabulary"] == COUNTRIES else CLOSE
            meant = nearest_term(value, vocabulary["terms"], least) + proposing(node["vocabulary"], vocabulary)
            yield path, said + (unseen(value) or meant)


def proposed(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """A term that the file proposes stops a build, but leaves the writer nothing to do."""
    for path, node, value, _ in strange(document, vocabularies):
        if asked_for(value, node["vocabulary"], document):
            said = f"`{value}` is not a term of {node['vocabulary']} yet; it is proposed at the top of this file"
            yield path, f"{said}, and a reviewer adds it, or says which to take: nothing to mend"


def strange(document: Document, vocabularies: Mapping) -> Iterator[tuple[Path, dict[str, Any], Any, Mapping[str, Any]]]:
    """(path, node, value, vocabulary) of each value that is not in its vocabulary."""
    for path, node, value in document.having("vocabulary"):
        vocabulary = vocabularies.get(node["vocabulary"])
        if vocabulary is not None and value not in vocabulary["terms"]:
            yield path, node, value, vocabulary


def asked_for(value: Any, vocabulary: str, document: Document) -> bool:
    """Whether it is the id of a term that the file proposes, as ids are in that vocabulary."""
    if vocabulary == COUNTRIES and not CODE.fullmatch(str(value)):
        return False
    return bool(re.search(rf"^# Proposed: .*\({re.escape(str(value))}\)", document.text, re.MULTILINE))


def proposing(id: str, vocabulary: Mapping[str, Any]) -> str:
    """How a term is added, for a list to which one may be added."""
    where = PROPOSE.get(id, PROPOSE[""])
    how = " by its two letters" if id == COUNTRIES else ""
    return f" If none fits, propose one{how}: {where}" if vocabulary.get("open") else ""


def references(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Every id points at something: a source or a disagreement of the same file, a case or a lesson."""
    own = {"sources": titled(document, "sources", "title"), "disagreements": titled(document, "disagreements", "about")}
    known = {**own, "cases": names["case"], "lessons": names["lesson"]}
    unsure = {gap[0] for gap in document.gaps if gap and (len(gap) < 3 or gap[2] == "id")}
    for path, node, value in document.having("references"):
        if value not in known[kind := node["references"]] and kind not in unsure:
            place = "in this file" if kind in own else "in the library"
            said = f"there is no {kind[:-1]} `{value}` {place}"
            better = unseen(value) or did_you_mean(value, sorted(known[kind]))
            yield path, by_title(value, known[kind], kind[:-1]) or said + better


def titled(document: Document, field: str, title: str) -> dict[str, str]:
    """Id → title of the entries of a list."""
    return {row["id"]: row.get(title, "") for row in document.data.get(field, ()) if "id" in row}


def uncited(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Not where a citation may be among what is missing, or is mistyped: that is told."""
    cited = {value for _, node, value in document.having("references") if node["references"] == "sources"}
    if cited.issuperset(known := titled(document, "sources", "title").keys()) or any(
        schema.refers(schema.place(document.kind, gap), "sources") for gap in document.gaps
    ):
        return
    named = {str(value) for path, _, value in document.leaves if within(path, document.gaps)}
    meant = {nearest(value, known) for value in cited - known}
    for index, source in enumerate(document.data["sources"]):
        if (id := source.get("id")) and id not in cited | named | meant:
            yield ("sources", index), f"`{id}` carries no claim; cite it, list it under `reading`, or remove it"


def within(path: Path, gaps: Collection[Path]) -> bool:
    """Whether it lies at or inside what was left out."""
    return bool(gaps) and any(path[:steps] in gaps for steps in range(1, len(path) + 1))


def same_id(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Within one list no two entries have the same id, and no lesson or related case is named twice."""
    for field, key in (("sources", "id"), ("results", "id"), ("disagreements", "id"), ("lessons", "lesson"), ("related", "case")):
        counts = Counter(row.get(key) for row in document.data.get(field, ()))
        for index, row in enumerate(document.data.get(field, ())):
            if key in row and counts[row[key]] > 1 and index != first(document.data[field], key, row[key]):
                yield (field, index, key), f"`{row[key]}` stands in this list twice; keep one"


def first(rows: list[dict[str, Any]], key: str, value: str) -> int:
    return next(index for index, row in enumerate(rows) if row.get(key) == value)


def itself(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, row in enumerate(document.data.get("related", ())):
        if row.get("case") == document.id:
            yield ("related", index), "names this very case; name another, or remove it"


def broader(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """A vocabulary that has a broader one gives every term its group."""
    parent = document.data.get("broader")
    if document.kind != "vocabulary" or parent is None:
        return
    if parent not in vocabularies and parent in names["vocabulary"]:
        return  # it cannot be read: that is told
    if parent not in vocabularies:
        yield ("broader",), f"there is no vocabulary `{parent}`{did_you_mean(parent, vocabularies)}"
        return
    for id, term in document.data.get("terms", {}).items():
        known = vocabularies[parent]["terms"]
        if given := term.get("broader"):
            if given not in known:
                yield ("terms", id, "broader"), f"must be a term of {parent}: `{given}`{nearest_term(given, known)}"
        elif document.lacks("terms", id, "broader"):
            choices = listed(list(known))
            yield ("terms", id), f"lacks `broader`, a term of {parent}; add the one under which it belongs: {choices}"


FIRST = (dates, placeholder)
"""Rules on single values: what they find is unfit to be judged by the others."""
FIELDS = (file_name, terms, proposed, references, uncited, same_id, itself, broader)
"""Rules on the part of a document whose shape is right (see `sound`, which has `FIRST` run first)."""
