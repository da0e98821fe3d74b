"""Lists: of cases, of lessons, of sources, and the doors on the home page."""

from collections import Counter
from dataclasses import dataclass

from ..model import EVIDENCE, Library, derive
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
    borne = Counter(row["lesson"] for case in library.listed for row in case.fields.get("lessons", ()))
    lessons = [Choice(lesson.id, lesson.title, borne[lesson.id]) for lesson in library.lessons.values()]
    levels = Counter(str(case.evidence) for case in library.listed)
    evidence = [Choice(str(level), words, levels[str(level)]) for level, words in EVIDENCE.items() if levels[str(level)]]
    return [row for row in (*found, ("lessons", "Lesson", lessons), ("evidence", "Evidence", evidence)) if row[2]]


ASKED = ("countries", "regions", "sectors", "contexts")
"""The facets behind the three questions of `like_mine`."""


def like_mine(site: Site) -> list[Section]:
    """Three questions that rank the cases. The points are those by which cases are called related."""
    library = site.library
    pool = [
        (
            case,
            " ".join(f"{facet}.{id}" for facet in ASKED for id in case.terms.get(facet, ())),
            " ".join(f"{row['lesson']}={row['stance']}" for row in case.fields.get("lessons", ())),
        )
        for case in library.listed
    ]
    weights = " ".join(f"{facet}={derive.WEIGHTS[facet]}" for facet in ASKED)
    regions = library.used(library.facets["regions"])
    return site.templates.sections("like_mine", [("", "")], pool=pool, weights=weights, regions=regions)


def lesson_list(site: Site) -> list[Section]:
    """Every lesson, grouped by theme."""
    themes = site.library.used(site.library.facets["themes"])
    return [
        Section(theme.id, theme.label, site.templates.sections("lesson_list", [("", "")], theme=theme)[0].html)
        for theme in themes
    ]


def sources(site: Site) -> list[Section]:
    """The kinds of document, with how many there are and how many are independent."""
    return site.templates.sections("sources", [("", "")], kinds=site.library.sources_by_kind)


def sources_of(site: Site, kind: str) -> list[Section]:
    """Every document of one kind once: what it is, whether it is independent, and the cases that rest on it."""
    term, rows = site.library.term("source-kinds", kind), site.library.sources_by_kind[kind]
    return site.templates.sections("sources_of", [("", "")], kind=term, rows=rows)


def ways_in(site: Site) -> list[Section]:
    """The doors of the home page: country, sector, context, lesson."""
    return site.templates.sections("ways_in", [("", "")])


def where(site: Site) -> list[Section]:
    """The countries as tiles, region by region, roughly as on a map; a bar for each case says stable or fragile."""
    regions = site.library.used(site.library.facets["regions"])
    return site.templates.sections("where", [("", "")], regions=regions)


def the_way(site: Site, title: str, lead: str) -> list[Section]:
    """The top of the home page: title and lead as given, a field to search, five tables from first coffee to
    conference, and the key to the seats."""
    names = {"title": title, "lead": lead, "way": way(site.library), "key": key(site.library)}
    return site.templates.sections("the_way", [("", "")], **names)
