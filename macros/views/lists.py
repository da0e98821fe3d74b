"""Lists: of cases, of lessons, of sources, and the doors on the home page."""

from ..render import Section
from .site import Site


def case_list(site: Site) -> list[Section]:
    """Every case as a row: where, what, how sure."""
    return site.templates.sections("case_list", [("", "")], cases=list(site.library.cases.values()))


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
