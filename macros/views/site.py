"""What every view gets: the library, and the templates with the library's words in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from ..model import Case, Date, Lesson, Library, Stance, derive
from ..model.addresses import address
from ..model.library import LATE
from ..render import Templates
from .pictures import glyph


@dataclass(frozen=True)
class Settings:
    """What `extra` in mkdocs.yml says of this copy of the site; empty if not set."""

    repository: str = ""
    """Address of the repository, without a slash at the end."""
    contact: str = ""
    """A role mailbox."""

    @classmethod
    def of(cls, extra: Mapping[str, Any]) -> "Settings":
        return cls((extra.get("repository") or "").rstrip("/"), extra.get("contact") or "")


class Site:
    """A library and the means to show it."""

    def __init__(self, library: Library, settings: Settings = Settings()):
        self.library, self.settings = library, settings

    @cached_property
    def templates(self) -> Templates:
        return Templates(
            library=self.library, link=link, position=position, label=self.library.label, date=in_words, number=number,
            rule=derive.rule, derive=derive, plural=plural, counts=counts, words=words, filter_words=filter_words,
            filter_terms=partial(filter_terms, self.library), glyph_of=partial(glyph, self.library), settings=self.settings,
            late=LATE,
        )


def link(thing: Any) -> Markup:
    """Address of a thing, or of a hand-written page given as text."""
    return Markup(thing if isinstance(thing, str) else address(thing))


def position(entry: Case | Lesson, source: str) -> int:
    """The number of a source on the page of a case or lesson, counted from 1."""
    return list(entry.sources).index(source) + 1


def in_words(text: str | Date | None) -> str:
    """A date for a reader; a missing one is said to be missing."""
    return str(Date.read(text) if isinstance(text, str) else text or "undated")


def number(value: float) -> str:
    """`10295` → `10,295`."""
    return f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """`plural(2, "case")` → `2 cases`."""
    return f"{count} {one if count == 1 else many or one + 's'}"



def words(stances: Sequence[Stance]) -> str:
    """What some cases say of a lesson, in words: `2 support, 1 qualifies`."""
    return said(Counter(row.stance for row in stances))


def said(count: Mapping[str, int]) -> str:
    """Counts by stance in words; what is none is left out."""
    verbs = (("supports", "support"), ("qualifies", "qualify"), ("contradicts", "contradict"))
    return ", ".join(plural(count[one], one, many) for one, many in verbs if count.get(one))


def counts(strength: derive.Strength) -> str:
    """The count behind a strength: `3 cases in 2 countries: 2 support, 1 qualifies`."""
    return f"{plural(strength.cases, 'case')} in {plural(strength.countries, 'country', 'countries')}: {said(vars(strength))}"


def filter_terms(library: Library, case: Case) -> list[str]:
    """What the filters of the list of cases know of a case: `countries.GE`, `lessons.start-with-coffee`, `evidence.3`."""
    terms = [f"{facet.id}.{id}" for facet in library.paged for id in case.terms.get(facet.id, ())]
    lessons = [f"lessons.{row['lesson']}" for row in case.fields.get("lessons", ())]
    return [*terms, *lessons, f"evidence.{case.evidence}"]


def filter_words(case: Case) -> str:
    """Names and places of a case that its row does not print, so that the filters find them."""
    network = case.fields["network"]
    places = [place["place"] for place in case.fields["places"] if "place" in place]
    return " ".join([network.get("name", ""), *network.get("aliases", ()), *places]).strip()
