"""The things a library is made of: terms, facets, cases, lessons, stances, sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from . import derive
from .dates import Date
from .schema import Schema


@dataclass(frozen=True)
class Term:
    """A value of a facet. `fields` has its label, definition and the like."""

    facet: str
    id: str
    fields: Mapping[str, Any]

    @property
    def label(self) -> str:
        return self.fields["label"]

    @property
    def meaning(self) -> str:
        """What it means, when to choose it and when not, in sentences."""
        said = (("", "definition"), ("Use when: ", "use_when"), ("Not for: ", "not_for"))
        return " ".join(f"{begin}{self.fields[name]}" for begin, name in said if name in self.fields)

    @property
    def slug(self) -> str:
        """The id as it stands in a URL."""
        return self.id.lower()


@dataclass(frozen=True)
class Facet:
    """A vocabulary: its words for people and its terms in order."""

    id: str
    file: str
    fields: Mapping[str, Any]
    terms: Mapping[str, Term]

    @property
    def pages(self) -> int:
        """Its place among the facets that have pages, from 1; 0 if it has none."""
        return self.fields.get("pages", 0)

    @property
    def broader(self) -> str | None:
        return self.fields.get("broader")


@dataclass(frozen=True, eq=False)
class Entry:
    """What a case and a lesson have in common: the file's values, and the terms found in them by facet."""

    id: str
    file: str
    fields: Mapping[str, Any]
    terms: Mapping[str, tuple[str, ...]]
    text: str = field(repr=False, default="")

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """Id → source, in the order of the file."""
        return {source["id"]: source for source in self.fields.get("sources", ())}


class Lesson(Entry):
    """One thing to do. `fields` follow the `lesson` part of the schema."""

    @property
    def title(self) -> str:
        return self.fields["statement"]


@dataclass(frozen=True, eq=False)
class Case(Entry):
    """One network. `fields` follow the `case` part of the schema."""

    schema: Schema = field(repr=False, kw_only=True)

    @property
    def title(self) -> str:
        return self.fields["title"]

    @cached_property
    def citations(self) -> dict[str, int]:
        """Id of a source → how many claims of this case cite it. Sources of `reading` alone count 0."""
        counts = dict.fromkeys(self.sources, 0)
        for path, node, value in self.schema.walk("case", self.fields):
            if node.get("references") == "sources" and path[0] != "reading":
                counts[value] += 1
        return counts

    @cached_property
    def evidence(self) -> int:
        cited = [self.sources[id] for id, count in self.citations.items() if count]
        behind_results = [self.sources[id] for result in self.fields.get("results", ()) for id in result["sources"]]
        return derive.evidence(cited, behind_results)

    @cached_property
    def completeness(self) -> derive.Completeness:
        return derive.completeness(self.fields, self.schema)

    @cached_property
    def facts_up_to(self) -> Date | None:
        return derive.facts_up_to(self.fields, self.schema)

    @cached_property
    def claims(self) -> int:
        """How many statements cite at least one source."""
        cited = {path[:-1] for path, node, _ in self.schema.walk("case", self.fields) if node.get("references") == "sources"}
        return len({path for path in cited if path[0] != "reading"})

    @cached_property
    def unknowns(self) -> int:
        """How many things the page shows as not known: open questions and empty fields."""
        return len(self.fields["questions"]) + len(self.completeness.missing)

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The stages of its path, in order, without repeats."""
        return tuple(dict.fromkeys(step["stage"] for step in self.fields.get("path", ())))


@dataclass(frozen=True, eq=False)
class Stance:
    """How one case bears on one lesson."""

    case: Case
    lesson: Lesson
    stance: str
    fields: Mapping[str, Any]


SAME_DOCUMENT = ("title", "publisher", "date", "kind", "url", "copy", "independent")
"""What must agree wherever the same document is listed."""

OWN_READING = ("read", "note")
"""What each case says of a document for itself; all else is a fact of the document."""


@dataclass(frozen=True)
class Source:
    """One document, with every case and lesson that cites it."""

    id: str
    fields: Mapping[str, Any]
    cases: tuple[tuple[Case, int], ...]
    """Each case with its number of claims that rest on this document; 0 means related reading."""
    lessons: tuple[Lesson, ...] = ()

    @property
    def kind(self) -> str:
        return self.fields["kind"]


@dataclass(frozen=True)
class Related:
    """Another case and the reason: a fact (`why`), or the terms that both share."""

    case: Case
    why: str | None
    shared: tuple[Term, ...] = ()
