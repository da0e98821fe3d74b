"""Every page and file that the data adds to the site. Says what stands where; writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import exports
from .model import Case, Facet, Lesson, Library, Term
from .model.addresses import address
from .model.dates import POINT


@dataclass(frozen=True)
class Page:
    """A page made by one view."""

    path: str
    """Where it lies among the docs: `cases/georgia-gaard.md`."""
    title: str
    description: str
    view: str
    """Name of the view."""
    arguments: tuple[str, ...]
    source: str
    """The file that an edit button should open, relative to the folder that holds `case_data`."""
    weight: float = 1.0
    """How much search prefers it: cases and lessons stand before listings."""
    reviewed: str = ""
    """When a person last read it against its sources, as ISO 8601 text; empty if it has none that is exact."""

    @property
    def call(self) -> str:
        """The macro call that makes the page."""
        return f"{self.view}({', '.join(repr(argument) for argument in self.arguments)})"


@dataclass(frozen=True)
class File:
    """A file with finished text."""

    path: str
    text: str


def pages(library: Library) -> Iterator[Page]:
    """One page for each case, lesson, facet, term and kind of source."""
    for case in library.cases.values():
        yield entry(case, "case", case.fields["summary"], 4)
    for lesson in library.lessons.values():
        yield entry(lesson, "lesson", lesson.fields["summary"], 3)
    for facet in library.paged:
        yield Page(path(facet), facet.fields["plural"], facet.fields["question"], "facet", (facet.id,), facet.file, 0.5)
        for term in facet.terms.values():
            yield Page(path(term), term.label, term.fields["definition"], "term", (facet.id, term.id), facet.file, 0.6)
    for kind in library.sources_by_kind:
        term = library.term("source-kinds", kind)
        yield Page(f"sources/{kind}.md", f"Sources: {term.label.lower()}", term.fields["definition"], "sources_of", (kind,), "", 0.4)


def entry(thing: Case | Lesson, view: str, summary: str, weight: float) -> Page:
    on = thing.fields.get("review", {}).get("on", "")
    reviewed = on if POINT.fullmatch(on) else ""
    return Page(path(thing), thing.title, summary, view, (thing.id,), thing.file, weight, reviewed)


def path(thing: Case | Lesson | Facet | Term) -> str:
    """`/cases/x/` → `cases/x.md`; a facet is the index of its folder."""
    place = address(thing).strip("/")
    return f"{place}/index.md" if isinstance(thing, Facet) else f"{place}.md"


def files(library: Library) -> Iterator[File]:
    """The exports, each YAML file as it is, and a signpost at each former address."""
    yield File("data/cases.json", exports.cases_json(library))
    yield File("data/lessons.json", exports.lessons_json(library))
    yield File("data/cases.csv", exports.cases_csv(library))
    yield File("data/case.schema.json", exports.json_schema(library, "case"))
    yield File("data/form.schema.json", exports.form_schema(library))
    yield File("data/lesson.schema.json", exports.json_schema(library, "lesson"))
    yield File("data/safeguards.json", exports.safeguards_json(library))
    yield File("data/names.json", exports.names_json(library))
    for folder, entries in (("cases", library.cases), ("lessons", library.lessons)):
        for thing in entries.values():
            yield File(f"data/{folder}/{thing.id}.yaml", thing.text)
            for former in thing.fields.get("aliases", ()):
                yield File(f"{folder}/{former}/index.html", exports.redirect(thing.id))
    for folder, ids in library.withdrawn.items():
        for id in ids:
            yield File(f"{folder}/{id}/index.html", exports.notice())
