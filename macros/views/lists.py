"""Lists: of cases, of lessons, of sources, and the doors on the home page."""

from collections import Counter
from dataclasses import dataclass

from ..model import EVIDENCE, Library
from ..render import Section
from .pictures import key, way
from .site import Site


def case_list(site: Site) -> list[Section]:
    """Every case as a row: where, what, how sure; with filters where scripts run."""
    cases = site.library.listed
    return site.templates.sections("case_list", [("", "")], cases=cases, facets=filters(site.library))


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with the number of cases that have it."""

    id: str
    label: str
    count: int


def filters(library: Library) -> list[tuple[str, str, list[Choice]]]:
    """(id, label, choices) of each filter: the facets of cases, then lessons and evidence levels."""
    found = []
    for facet in library.paged:
        choices = [Choice(term.id, term.label, len(library.cases_with(term))) for term in library.used(facet)]
        found.append((facet.id, facet.fields["label"], [choice for choice in choices if choice.count]))
    borne = Counter(row["lesson"] for case in library.listed for row in case.fields["lessons"])
    lessons = [Choice(lesson.id, lesson.title, borne[lesson.id]) for lesson in library.lessons.values()]
    levels = Counter(str(case.evidence) for case in library.listed)
    evidence = [Choice(str(level), words, levels[str(level)]) for level, words in EVIDENCE.items() if levels[str(level)]]
    return [row for row in (*found, ("lessons", "Lesson", lessons), ("evidence", "Evidence", evidence)) if row[2]]


def lesson_list(site: Site) -> list[Section]:
    """Every lesson, grouped by theme."""
    themes = site.library.used(site.library.facets["themes"])
    return [
        Section(theme.id, theme.label, site.templates.sections("lesson_list", [("", "")], theme=theme)[0].html)
        for theme in themes
    ]


def sources(site: Site) -> list[Section]:
    """Every document once: what it is, whether it is independent, and the cases that rest on it."""
    return site.templates.sections("sources", [("", "")])


def ways_in(site: Site) -> list[Section]:
    """The doors of the home page: country, sector, context, lesson."""
    return site.templates.sections("ways_in", [("", "")])


def the_way(site: Site) -> list[Section]:
    """The idea in ten seconds: five tables from first coffee to conference, and the key to the seats."""
    return site.templates.sections("the_way", [("", "")], way=way(site.library), key=key(site.library))
