"""Things side by side: stable and fragile, the stages of the path, the table of evidence."""

from ..render import Section
from .site import Site

SIDES = (
    ("side-by-side", "Lesson by lesson"),
    ("cases", "The cases in each"),
)


def stable_and_fragile(site: Site) -> list[Section]:
    """For each lesson, what the cases say where it is stable and where it is fragile."""
    settings = list(site.library.facets["contexts"].terms.values())
    return site.templates.sections("stable_and_fragile", SIDES, settings=settings)


def path_table(site: Site) -> list[Section]:
    """The stages from first coffee onward, with the steps of each case at each."""
    stages = site.library.facets["stages"].terms.values()
    return [
        Section(stage.id, stage.label, site.templates.sections("path_table", [("", "")], stage=stage)[0].html)
        for stage in stages
    ]


EVIDENCE = (
    ("lessons-by-context", "Lessons by context"),
    ("sectors-by-context", "Sectors by context"),
    ("countries-by-theme", "Countries by theme of lesson"),
)


def evidence(site: Site) -> list[Section]:
    """What supports, qualifies and contradicts what, and where nobody has written a case yet."""
    contexts = list(site.library.facets["contexts"].terms.values())
    themes = site.library.used(site.library.facets["themes"])
    return site.templates.sections("evidence", EVIDENCE, contexts=contexts, themes=themes)


def compare(site: Site) -> list[Section]:
    """Two or three cases field by field: a place for a script to fill, and pairs to begin with."""
    return site.templates.sections("compare", [("", "")], pairs=site.library.contrasts())
