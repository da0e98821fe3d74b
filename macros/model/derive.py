"""What follows from the cases. Each rule is one pure function, and the first paragraph of its docstring is the rule in
plain words, printed on the page beside the value: the code and the page cannot tell two stories."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from .dates import Date
from .documents import Path
from .schema import Leaf, Schema


def rule(function: Any) -> str:
    """The first paragraph of a function's docstring, on one line."""
    return " ".join((getdoc(function) or "").split("\n\n")[0].split())


@dataclass(frozen=True)
class Strength:
    """How far a lesson is borne out, with the counts that the word rests on."""

    word: str
    supports: int
    qualifies: int
    contradicts: int
    countries: int

    @property
    def cases(self) -> int:
        return self.supports + self.qualifies + self.contradicts


def strength(stances: Sequence[Any]) -> Strength:
    """Untested: no case. Contested: more than 20 % of the cases contradict it. Single case: one case. Emerging: two or
    three cases, or one country only. Repeated: four or more cases in two or more countries. Robust: repeated, seen in
    both contexts, and two or more of the cases have an independent source. A case that qualifies the lesson counts as a
    case; a case in several countries counts for the first that it names.

    `stances` have `stance` and `case`.
    """
    cases = [stance.case for stance in stances]
    count = Counter(stance.stance for stance in stances)
    countries = {case.terms["countries"][0] for case in cases}
    return Strength(
        strength_word(count, countries, cases), count["supports"], count["qualifies"], count["contradicts"],
        len(countries),
    )


def strength_word(count: Counter[str], countries: set[str], cases: Sequence[Any]) -> str:
    if not cases:
        return "untested"
    if count["contradicts"] / len(cases) > 0.2:
        return "contested"
    if len(cases) == 1:
        return "single case"
    if len(cases) < 4 or len(countries) < 2:
        return "emerging"
    contexts = {context for case in cases for context in case.terms.get("contexts", ())}
    independent = sum(case.evidence == 3 for case in cases)
    return "robust" if len(contexts) > 1 and independent > 1 else "repeated"


EVIDENCE = {
    1: "The implementer's account only",
    2: "Several documents",
    3: "An independent source",
}


def evidence(cited: Iterable[dict[str, Any]], behind_results: Iterable[dict[str, Any]]) -> int:
    """An independent source: at least one result rests on a document that is independent of those who ran, paid for or
    belong to the network. Several documents: two or more carry claims. Otherwise: the implementer's account only.

    A name or a date from an independent document does not lift the level. Returns 3, 2 or 1; EVIDENCE has the words.
    """
    if any(source["independent"] == "yes" for source in behind_results):
        return 3
    return 2 if len(list(cited)) > 1 else 1


def weight(case: Any) -> tuple[int, int]:
    """Of several cases the one with the higher evidence level is called the strongest; if they are equal, the one with
    more statements that name a source."""
    return case.evidence, case.claims


@dataclass(frozen=True)
class Completeness:
    """How many of the fields asked of every network are filled, and the names of the others."""

    filled: int
    asked: int
    missing: tuple[str, ...]


def completeness(fields: dict[str, Any], schema: Schema) -> Completeness:
    """Of the fields asked of every network, how many have a value. An empty field means that no source that was read
    states it; it is not a mark against the network."""
    asked = [(path, node["title"]) for path, node in schema.asked("case")]
    missing = tuple(title for path, title in asked if not value_at(fields, path))
    return Completeness(len(asked) - len(missing), len(asked), missing)


def value_at(fields: dict[str, Any], path: Path) -> Any:
    value: Any = fields
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def facts_up_to(fields: dict[str, Any], schema: Schema) -> Date | None:
    """The latest date of any fact in the case. Nothing later was read.

    Dates of documents, of reviews and of safety (a consent, a reading against the rules) do not count.
    """
    return max((date for _, date in dated(schema.walk("case", fields))), key=lambda date: date.last, default=None)


def dated(leaves: Iterable[Leaf]) -> Iterator[tuple[Path, Date]]:
    """Path and date of each fact that has one, given with all values of a case (`Schema.walk`)."""
    for path, node, value in leaves:
        if node.get("format") == "library-date" and path[0] not in ("sources", "safety", "review"):
            yield path, Date.read(value)


WEIGHTS = {"sectors": 3, "kinds": 2, "countries": 2, "contexts": 1, "formality": 1, "regions": 1}


def likeness(one: Any, other: Any) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Cases are related if a fact ties them together, or else by what they share: sector (3 points each), kind of
    network and country (2), context, form and region (1).

    Returns the points and the shared (facet, term) pairs, heaviest first.
    """
    shared = tuple(
        (facet, term)
        for facet in WEIGHTS
        for term in one.terms.get(facet, ())
        if term in other.terms.get(facet, ())
    )
    return sum(WEIGHTS[facet] for facet, _ in shared), shared
