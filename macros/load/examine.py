"""Checks files one by one: nothing is kept but what is wrong and what other files must agree with."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..check import Names, Safeguards, alone, file_problem, problem, shared, sound, together, vocabularies
from ..clock import today
from ..model import Document, Invalid, Problem, Schema
from ..model.documents import Path as Place
from .cores import WORTH_SHARING, on_all_cores
from .folder import Entry, files, names, one, read_schema, start_of
from .memory import Memory, Outcome
from .safeguards import read_safeguards
from .withdrawn import Withdrawn, read_withdrawn, returned


@dataclass(frozen=True)
class Examined:
    """What is wrong, sorted by file and line, and how many files of each kind were read."""

    problems: list[Problem]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Known:
    """What a single file is checked against."""

    root: Path
    schema: Schema
    names: Names
    vocabularies: Mapping[str, Mapping]
    lists: Mapping[Entry, tuple[Document | None, list[Problem]]]
    """The vocabularies as read, those that cannot be read, too."""
    safeguards: Safeguards
    withdrawn: Withdrawn


def examine(root: Path, paths: Sequence[Path] = ()) -> Examined:
    """Checks the files at `paths`, or all. Of other files only what these depend on is read. Never raises."""
    entries = list(files(root))
    try:
        known = knowledge(root, entries)
    except Invalid as invalid:
        return Examined(invalid.problems, {})
    chosen, strange = choose(root, entries, paths)
    outcomes = remembered(known, entries, chosen) if len(chosen) >= WORTH_SHARING else list(map(partial(outcome, known), chosen))
    parts = [part for _, part in outcomes if part]
    others = neighbours(known, without(entries, chosen), parts) if paths else []
    problems = [*strange, *(row for found, _ in outcomes for row in found), *disagreements(known, others, parts)]
    problems += drawn_on(known, chosen) if paths else []
    return Examined(sorted(set(problems)), Counter(kind for kind, _ in chosen))


def remembered(known: Known, entries: Sequence[Entry], chosen: Sequence[Entry]) -> list[Outcome]:
    """The outcome of each chosen one of the entries: from memory, or else worked out on all cores and kept."""
    memory = Memory(known.root, entries, known.safeguards.today)
    found = on_all_cores(partial(unless_kept, known, memory), chosen)
    outcomes = {key: new or memory.kept[key] for key, new in found}
    if any(new for _, new in found):
        memory.keep(outcomes)
    return [new or outcomes[key] for key, new in found]


def unless_kept(known: Known, memory: Memory, entry: Entry) -> tuple[str, Outcome | None]:
    """The key of the entry, and its outcome if the memory has none."""
    key = memory.key(entry)
    return key, None if key in memory.kept else outcome(known, entry)


def drawn_on(known: Known, chosen: Sequence[Entry]) -> Iterator[Problem]:
    """Errors of the terms that these files use, in vocabularies that are not among them: the site cannot be built."""
    lists = {entry: verdict(known, *read)[0] for entry, read in known.lists.items() if entry not in chosen}
    wrong = [(path.stem, row) for (_, path), rows in lists.items() for row in rows if row.stops]
    used = set(terms_of(known, chosen)) if wrong else set()
    for id, row in wrong:
        steps = row.field.split(".")
        if (id, steps[1] if steps[0] == "terms" and steps[1:] else "") in used:
            yield row


def terms_of(known: Known, chosen: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """(vocabulary, term) for each term in these files and its broader one, and (vocabulary, "") for each vocabulary."""
    for entry in chosen:
        document, _ = one(known.root, *entry, known.schema)
        for _, node, value in document.leaves if document else ():
            id, term = node.get("vocabulary"), value
            while id:
                yield from ((id, ""), (id, term))
                vocabulary = known.vocabularies.get(id, {})
                id, term = vocabulary.get("broader"), vocabulary.get("terms", {}).get(term, {}).get("broader", "")


def disagreements(known: Known, others: Sequence[Document], parts: Sequence[Document]) -> Iterator[Problem]:
    """What is wrong between files. The parts have no lines: the few files that disagree are read once more."""
    mine, ids = set(parts), {(part.kind, part.id) for part in parts}
    found: dict[Document, list[tuple[str, Place, str]]] = {}
    for rule, part, path, message in together([*others, *parts], known.names):
        if part in mine or path[0] == "aliases" and (part.kind, part.data["aliases"][path[1]]) in ids:
            found.setdefault(part, []).append((rule, path, message))
    for part, rows in found.items():
        document, _ = one(known.root, part.kind, known.root.parent / part.file, known.schema)
        yield from (problem(rule, document or part, path, message) for rule, path, message in rows)


def knowledge(root: Path, entries: Iterable[Entry]) -> Known:
    """Raises Invalid if there is no schema."""
    schema = read_schema(root)
    lists = {entry: one(root, *entry, schema) for entry in entries if entry[0] == "vocabulary"}
    whole = [document for document, wrong in lists.values() if document and (document.gaps or not wrong)]
    safeguards = Safeguards(read_safeguards(root), today())
    terms = vocabularies(sound(document, schema)[0] for document in whole)
    return Known(root, schema, names(entries), terms, lists, safeguards, read_withdrawn(root))


def choose(root: Path, entries: Sequence[Entry], paths: Sequence[Path]) -> tuple[list[Entry], list[Problem]]:
    """The entries at or under the paths, and the paths at which there is none. A changed schema concerns all."""
    base = root.resolve()
    wanted = {path: real(path) for path in paths}
    if not wanted or {base, base / "schema.yaml", base.parent} & set(wanted.values()):
        return list(entries), []
    places = {path: root / goal.relative_to(base) for path, goal in wanted.items() if goal.is_relative_to(base)}
    hits = {path: [entry for entry in entries if places.get(path) in (entry[1], entry[1].parent)] for path in paths}
    strange = [file_problem("file", str(path), 1, astray(root, path)) for path in paths if not hits[path]]
    chosen = {entry for found in hits.values() for entry in found}
    return [entry for entry in entries if entry in chosen], strange


def real(path: Path) -> Path:
    """The absolute path, with links in the folders followed, but not a link that the path itself may be."""
    return path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()


def astray(root: Path, path: Path) -> str:
    if not os.path.lexists(path):
        return "there is no such file or folder; see how its name is written"
    return f"is not a file of the library; these lie in {root.name}/cases, /lessons and /vocabularies and end in .yaml"


def outcome(known: Known, entry: Entry) -> Outcome:
    return verdict(known, *one(known.root, *entry, known.schema))


def verdict(known: Known, document: Document | None, wrong: list[Problem]) -> Outcome:
    """What is wrong with a file, given as `one` reads it, and what it shares with others."""
    if not document or wrong and not document.gaps:
        return wrong, None
    part, faults = sound(document, known.schema)
    found = alone(part, faults, known.schema, known.names, known.vocabularies, known.safeguards)
    return [*wrong, *found, *returned(document, known.withdrawn)], shared(part)


def without(entries: Sequence[Entry], chosen: Iterable[Entry]) -> list[Entry]:
    left_out = set(chosen)
    return [entry for entry in entries if entry not in left_out]


def neighbours(known: Known, others: Sequence[Entry], parts: Sequence[Document]) -> list[Document]:
    """The first other file that lists each source, address or former id of these: the one that they must agree with.
    And those that may have the id of one of these as a former id, or a note on the network of one."""
    networks = [flat(part.data["network"]) for part in parts if part.data["network"]]
    wanted = {name: name.encode() for part in parts for name in listed(part)}
    ids = [part.id.encode() for part in parts]
    found = []
    for entry, raw in openings(others):
        met = [name for name, sign in wanted.items() if sign in raw and alone_in(sign, raw)]
        former = b"\naliases:" in raw and any(map(raw.__contains__, ids))
        noted = entry[0] == "lesson" and any(map(flat(raw.decode("utf-8", "replace")).__contains__, networks))
        if (met or former or noted) and (part := part_of(known, entry)):
            found.append(part)
            for name in listed(part).intersection(met):
                del wanted[name]
    return found


def alone_in(sign: bytes, raw: bytes) -> bool:
    """Whether it stands there as a word of its own, not in a longer name."""
    return bool(re.search(rb"(?<![\w-])" + re.escape(sign) + rb"(?![\w-])", raw))


def flat(text: str) -> str:
    """The text without what tells nothing of a name in YAML: capitals, where lines end, doubled apostrophes."""
    return " ".join(text.casefold().replace("''", "'").split())


def part_of(known: Known, entry: Entry) -> Document | None:
    """What a file shares with others, or none if it cannot be read."""
    document, wrong = one(known.root, *entry, known.schema)
    return shared(sound(document, known.schema)[0]) if document and (document.gaps or not wrong) else None


def listed(part: Document) -> set[str]:
    """Ids and addresses of its sources, and its former ids."""
    sources = part.data["sources"]
    addresses = {source["url"].rstrip("/") for source in sources if "url" in source}
    return {source["id"] for source in sources if "id" in source} | addresses | set(part.data["aliases"])


def openings(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
    for entry in entries:
        try:
            if entry[1].is_file():
                yield entry, start_of(entry[1])
        except OSError:
            continue
