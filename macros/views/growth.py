"""How a network grew, as a picture: time runs to the right, the stages rise from first coffee upwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Case, Date, Library

WIDTH, ROW, TOP = 320.0, 36.0, 8.0
"""Units of the drawing: as wide as a small phone, so that its letters stay near 12 px there."""
DISC, TAIL = 22.0, 20.0
"""No two discs of one stage are nearer to each other than the first; the second is the length of an open end."""
MOST_YEARS = 5
"""No more years than this are written under the drawing."""


@dataclass(frozen=True)
class Row:
    """One stage: its name, the height of its line, and whether any source tells of it."""

    label: str
    y: float
    told: bool


@dataclass(frozen=True)
class Mark:
    """One step of the path, numbered as in the table. `x` and `y` are the middle of its disc."""

    number: int
    words: str
    x: float
    y: float
    dated: bool
    ends: tuple[float, float]
    """From where to where its time reaches: a year, a month, a range."""
    open: bool
    """The source leaves one end open: by 2014, since 2005."""


@dataclass(frozen=True)
class Doubt:
    """Dates on which sources differ, at the height of their step."""

    words: str
    y: float
    places: tuple[float, ...]


@dataclass(frozen=True)
class Growth:
    """The whole drawing, from the top stage down. `undated` is where the space for steps without a date ends."""

    height: float
    rows: list[Row]
    marks: list[Mark]
    doubts: list[Doubt]
    years: list[tuple[str, float]]
    undated: float


@dataclass(frozen=True)
class Scale:
    """Years → units. `left` is where the first year begins."""

    first: float
    last: float
    left: float

    def __call__(self, year: float) -> float:
        share = (min(max(year, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * (WIDTH - 14 - self.left), 1)


def growth(library: Library, case: Case) -> Growth | None:
    """The steps of a case by date and stage; None if no source tells how it grew."""
    path = case.fields.get("path")
    if not path:
        return None
    stages = sorted(library.facets["stages"].terms.values(), key=lambda stage: -stage.fields["rank"])
    heights = {stage.id: TOP + ROW * place + 24 for place, stage in enumerate(stages)}
    rows = [Row(stage.label, heights[stage.id], stage.id in case.stages) for stage in stages]
    scale = scale_of(case, path)
    marks = list(placed(library, path, heights, scale))
    left = scale.left - DISC / 2 if any(not mark.dated for mark in marks) else 0
    return Growth(TOP + ROW * len(rows) + 22, rows, marks, list(doubts(case, heights, scale)), ticks(scale), left)


def scale_of(case: Case, path: Sequence[dict[str, Any]]) -> Scale:
    """Whole years that hold every date of the path, after the space that its undated steps need."""
    dates = [step["when"] for step in path if "when" in step] + [date for _, all in differing(case) for date in all]
    ends = [year for date in dates for year in Date.read(date).span if year is not None]
    undated = [step["stage"] for step in path if "when" not in step]
    most = max((undated.count(stage) for stage in undated), default=0)
    first, last = (int(min(ends)), -int(-max(ends) // 1)) if ends else (0, 0)
    return Scale(first, max(last, first + 1), DISC * most + (18 if most else 14))


def placed(library: Library, path: Sequence[dict[str, Any]], heights: dict[str, float], scale: Scale) -> Iterable[Mark]:
    """A mark for each step, in order; a disc moves aside where another one of its stage stands."""
    taken: dict[str, list[float]] = {}
    for number, step in enumerate(path, 1):
        date = Date.read(step["when"]) if "when" in step else None
        x, ends = reach(date, scale) if date else (DISC / 2 + 2, (0.0, 0.0))
        words = f"{number}. {library.label('stages', step['stage'])}: {date or 'date not stated'}"
        place = free(x, taken.setdefault(step["stage"], []))
        yield Mark(number, words, place, heights[step["stage"]], bool(date), ends, bool(date) and None in date.span)


def reach(date: Date, scale: Scale) -> tuple[float, tuple[float, float]]:
    """Where the disc of a date stands, and from where to where its time reaches. An open side is a short tail."""
    start, end = date.span
    if start is None:
        return scale(end), (scale(end) - TAIL, scale(end))
    if end is None:
        return scale(start), (scale(start), scale(start) + TAIL)
    return scale((start + end) / 2), (scale(start), scale(end))


def free(x: float, taken: list[float]) -> float:
    """The nearest place to the right of `x` that keeps its distance, or to the left where the drawing ends."""
    step = DISC
    while any(abs(x - other) < DISC for other in taken):
        if x + step > WIDTH - DISC / 2:
            step = -DISC
        x += step
    taken.append(x)
    return x


def differing(case: Case) -> Iterable[tuple[dict[str, Any], list[str]]]:
    """The disagreements that give dates, each with them."""
    for row in case.fields.get("disagreements", ()):
        if dates := [version["when"] for version in row["versions"] if "when" in version]:
            yield row, dates


def doubts(case: Case, heights: dict[str, float], scale: Scale) -> Iterable[Doubt]:
    """The disagreements on dates that a step of the path names."""
    stages = {id: step["stage"] for step in case.fields["path"] for id in step.get("differs", ())}
    for row, dates in differing(case):
        if row["id"] in stages:
            words = f"Sources differ: {row['about']}: {' or '.join(version['value'] for version in row['versions'])}"
            places = sorted(scale(sum(Date.read(date).span) / 2) for date in dates)
            yield Doubt(words, heights[stages[row["id"]]], tuple(places))


def ticks(scale: Scale) -> list[tuple[str, float]]:
    """A few years to read the time by; none if no step has a date."""
    if not scale.first:
        return []
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (scale.last - scale.first) / step < MOST_YEARS)
    return [(str(year), scale(year)) for year in range(int(scale.first), int(scale.last) + 1, step)]
