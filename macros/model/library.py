"""The library as a whole: every question that a page may ask of the cases and lessons together."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import Any

from . import derive
from .dates import days_between, last_day
from .objects import Case, Facet, Lesson, Related, Source, Stance, Term
from .schema import Schema


LATE, STALE = 30, 90
"""Days after which an overdue review is shown on the page of a case, and after which lists leave the case out."""


class Library:
    """All cases, lessons and facets, and every question that a page may ask of them."""

    def __init__(
        self, schema: Schema, facets: dict[str, Facet], cases: dict[str, Case], lessons: dict[str, Lesson],
        safeguards: Mapping[str, Any], withdrawn: Mapping[str, list[str]], today: str,
    ):
        self.schema, self.facets, self.cases, self.lessons = schema, facets, cases, lessons
        self.safeguards, self.withdrawn, self.today = safeguards, withdrawn, today

    def term(self, facet: str, id: str) -> Term:
        return self.facets[facet].terms[id]

    def label(self, facet: str, id: str) -> str:
        return self.term(facet, id).label

    @cached_property
    def paged(self) -> list[Facet]:
        """The facets that have pages, in the order that their vocabularies give."""
        return sorted((facet for facet in self.facets.values() if facet.pages), key=lambda facet: facet.pages)

    @cached_property
    def stances(self) -> list[Stance]:
        return [
            Stance(case, self.lessons[row["lesson"]], row["stance"], row)
            for case in self.cases.values()
            for row in case.fields.get("lessons", ())
        ]

    def stances_on(self, lesson: Lesson, context: str | None = None) -> list[Stance]:
        """Strongest support first. With `context`: only cases in that setting; `""` means no stated setting."""
        rank = self.facets["stances"].terms
        rows = [row for row in self.stances if row.lesson is lesson and in_context(row.case, context)]
        return sorted(rows, key=lambda row: (-rank[row.stance].fields["rank"], -row.case.evidence, row.case.title))

    def strongest(self, lesson: Lesson, *stances: str) -> Stance | None:
        """The case with most weight among those that take one of these stances (see `derive.weight`)."""
        rows = [row for row in self.stances_on(lesson) if row.stance in stances]
        return max(rows, key=lambda row: derive.weight(row.case), default=None)

    def strength(self, lesson: Lesson, context: str | None = None) -> derive.Strength:
        return derive.strength(self.stances_on(lesson, context))

    def stances_in(self, place: Term, theme: Term) -> list[Stance]:
        """How the cases that have one term bear on the lessons of a theme, support first."""
        cases, lessons = self.cases_with(place), self.lessons_with(theme)
        return [row for lesson in lessons for row in self.stances_on(lesson) if row.case in cases]

    def overdue(self, case: Case) -> int:
        """Days since the case should have been read again; 0 if that day is to come or was never set."""
        due = case.fields["review"].get("due")
        return max(0, days_between(last_day(due), self.today)) if due else 0

    @cached_property
    def listed(self) -> list[Case]:
        """The cases that lists show by themselves: those not overdue by more than STALE days."""
        return [case for case in self.cases.values() if self.overdue(case) <= STALE]

    @cached_property
    def stale(self) -> list[Case]:
        """The others. Their pages stay, with a notice."""
        return [case for case in self.cases.values() if case not in self.listed]

    def cases_with(self, *terms: Term) -> list[Case]:
        """The listed cases that have all of these terms."""
        return [case for case in self.listed if all(term.id in case.terms.get(term.facet, ()) for term in terms)]

    def lessons_with(self, term: Term) -> list[Lesson]:
        return [lesson for lesson in self.lessons.values() if term.id in lesson.terms.get(term.facet, ())]

    def lessons_in(self, cases: Iterable[Case]) -> list[tuple[Lesson, list[Stance]]]:
        """The lessons on which these cases bear, with how; those with most support first."""
        chosen = set(cases)
        rows = [(lesson, [s for s in self.stances_on(lesson) if s.case in chosen]) for lesson in self.lessons.values()]
        found = [(lesson, stances) for lesson, stances in rows if stances]
        return sorted(found, key=lambda row: (-sum(s.stance == "supports" for s in row[1]), -len(row[1]), row[0].title))

    def size(self, term: Term) -> int:
        """How many cases (or, for a facet of lessons, lessons) a term has."""
        return len(self.cases_with(term)) or len(self.lessons_with(term))

    def used(self, facet: Facet) -> list[Term]:
        """Terms that have a case or a lesson, in the vocabulary's order."""
        return [term for term in facet.terms.values() if self.size(term)]

    def most_used(self, facet: Facet) -> list[Term]:
        """The same, those with most cases first."""
        return sorted(self.used(facet), key=lambda term: (-self.size(term), term.label))

    def narrower(self, term: Term) -> list[Term]:
        """Terms of other facets that are grouped by this one: the countries of a region."""
        return [
            other
            for facet in self.facets.values() if facet.broader == term.facet
            for other in self.used(facet) if other.fields.get("broader") == term.id
        ]

    def broader(self, term: Term) -> Term | None:
        parent = self.facets[term.facet].broader
        return self.term(parent, term.fields["broader"]) if parent and "broader" in term.fields else None

    def related(self, case: Case, most: int = 4) -> list[Related]:
        """Cases tied by a fact, in either direction, then those that share most (see `derive.likeness`)."""
        tied = dict(self._tied(case))
        scored = [(*derive.likeness(case, other), other) for other in self.listed if other not in {case, *tied}]
        alike = sorted((row for row in scored if row[0] > 2), key=lambda row: (-row[0], row[2].title))
        rows = [Related(other, why) for other, why in tied.items()]
        rows += [Related(other, None, tuple(self.term(*pair) for pair in shared)) for _, shared, other in alike]
        return rows[: max(most, len(tied))]

    def _tied(self, case: Case) -> Iterator[tuple[Case, str]]:
        for other in self.cases.values():
            for row in other.fields.get("related", ()):
                if row["case"] == case.id:
                    yield other, row["why"]
        for row in case.fields.get("related", ()):
            yield self.cases[row["case"]], row["why"]

    def contrasts(self, most: int = 5) -> list[tuple[Case, Case]]:
        """Pairs that share a sector and no context, those most alike first (see `derive.likeness`); no case twice."""
        found: list[tuple[Case, Case]] = []
        pairs = [pair for pair in combinations(self.listed, 2) if opposed(*pair)]
        for one, other in sorted(pairs, key=lambda pair: -derive.likeness(*pair)[0]):
            if not any({one, other} & set(pair) for pair in found):
                found.append((one, other))
        return found[:most]

    @cached_property
    def sources(self) -> list[Source]:
        """Every document once, by title; the same id is the same document in all files."""
        fields: dict[str, Mapping[str, Any]] = {}
        cases: dict[str, list[tuple[Case, int]]] = {}
        lessons: dict[str, list[Lesson]] = {}
        for case in self.cases.values():
            for id, source in case.sources.items():
                fields.setdefault(id, source)
                cases.setdefault(id, []).append((case, case.citations[id]))
        for lesson in self.lessons.values():
            for source in lesson.fields.get("sources", ()):
                fields.setdefault(source["id"], source)
                lessons.setdefault(source["id"], []).append(lesson)
        rows = [Source(id, fields[id], tuple(cases.get(id, ())), tuple(lessons.get(id, ()))) for id in fields]
        return sorted(rows, key=lambda source: source.fields["title"].casefold())

    @cached_property
    def sources_by_kind(self) -> dict[str, list[Source]]:
        """Kind of document → its documents by title; kinds in the order of their vocabulary, empty ones left out."""
        kinds = {kind: [source for source in self.sources if source.kind == kind] for kind in self.facets["source-kinds"].terms}
        return {kind: rows for kind, rows in kinds.items() if rows}


def opposed(one: Case, other: Case) -> bool:
    """The same sector, and each in a stated context that is not the other's."""
    contexts = set(one.terms.get("contexts", ())), set(other.terms.get("contexts", ()))
    return all(contexts) and contexts[0].isdisjoint(contexts[1]) and bool(set(one.terms["sectors"]) & set(other.terms["sectors"]))


def in_context(case: Case, context: str | None) -> bool:
    settings = case.terms.get("contexts", ())
    return context is None or context in settings or (context == "" and not settings)
