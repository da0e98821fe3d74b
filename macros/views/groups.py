"""Pages that group cases and lessons: by facet and by term."""

from ..render import Section
from .site import Site

TERM = (
    ("", ""),
    ("lessons", "What held here"),
    ("cases", "Cases"),
    ("neighbours", "Near by"),
)


def facet(site: Site, id: str) -> list[Section]:
    """The index of one facet: its terms with their numbers."""
    return site.templates.sections("facet", [("", ""), ("terms", "All terms")], facet=site.library.facets[id])


def term(site: Site, facet: str, id: str) -> list[Section]:
    """One term: what it means, the lessons that held there and who carries them, the cases, the terms near by."""
    term = site.library.term(facet, id)
    return site.templates.sections("term", TERM, term=term, facet=site.library.facets[facet])


def find(site: Site) -> list[Section]:
    """Every facet with its terms: the way in for those who know what they look for."""
    parts = [(facet.id, facet.fields["plural"]) for facet in site.library.paged]
    return [
        Section(anchor, heading, site.templates.sections("find", [("", "")], facet=site.library.facets[anchor])[0].html)
        for anchor, heading in parts
    ]
