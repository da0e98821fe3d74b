"""The page of a case and the page of a lesson."""

from ..render import Section
from .growth import growth
from .pictures import seats
from .site import Site

CASE = (
    ("", ""),
    ("how-it-grew", "How it grew"),
    ("who-was-at-the-table", "Who was at the table"),
    ("why-and-how", "Why it was started and what it did"),
    ("results", "Results"),
    ("figures", "Figures"),
    ("limits", "Limits"),
    ("sources-differ", "Where sources differ"),
    ("not-known", "Not known"),
    ("lessons", "Lessons"),
    ("related", "Related cases"),
    ("reading", "Related reading"),
    ("sources", "Sources"),
    ("about-this-page", "About this page"),
)

LESSON = (
    ("", ""),
    ("does-it-hold", "Does it hold where you work?"),
    ("what-to-do", "What to do"),
    ("when-not", "When not to"),
    ("how-strong", "How strong it is"),
    ("cases", "The cases"),
    ("studies", "Studies across cases"),
    ("notes", "Shorter notes"),
    ("sources", "Sources"),
    ("about-this-page", "About this page"),
)


def case(site: Site, id: str) -> list[Section]:
    """Everything known of one network. `id` is the case's id."""
    case = site.library.cases[id]
    pictures = {"seats": seats(site.library, case), "growth": growth(site.library, case)}
    return site.templates.sections("case", CASE, case=case, **pictures)


def lesson(site: Site, id: str) -> list[Section]:
    """One lesson: what to do, where it held, how sure we are. `id` is the lesson's id."""
    lesson = site.library.lessons[id]
    near = [other for other in site.library.lessons.values() if other.terms["themes"] == lesson.terms["themes"]]
    return site.templates.sections("lesson", LESSON, lesson=lesson, neighbours=[o for o in near if o is not lesson])
