"""Things side by side: stable and fragile, and the stages of the path."""

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
