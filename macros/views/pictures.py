"""Tables seen from above: where the seats stand, and which table a case has reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin
from typing import Any

from ..model import Case, Library, Term

MOST = 10
"""More seats than this are drawn one for each kind and place, with a number."""
EDGE, BACK = 62.0, 88.0
"""Distance from the middle, in units of the drawing (which is 220 wide): at the table, or set back from it."""


@dataclass(frozen=True)
class Seat:
    """One shape at the table. `x` and `y` are its middle, counted from the middle of the table."""

    shape: str
    label: str
    x: float
    y: float
    back: bool
    count: int


def seats(library: Library, case: Case) -> list[Seat]:
    """A seat for each actor, members at the edge and all others set back, clockwise from the top, members first."""
    rows = sorted(case.fields["actors"], key=lambda row: row["seat"] != "member")
    together = [list(group) for group in grouped(rows)] if len(rows) > MOST else [[row] for row in rows]
    return [seat(library, group, index / len(together)) for index, group in enumerate(together)]


def grouped(rows: list[dict[str, Any]]) -> Iterable[Iterable[dict[str, Any]]]:
    """The rows by place and kind, members first."""

    def key(row: dict[str, Any]) -> tuple[bool, str, str]:
        return row["seat"] != "member", row["kind"], row["seat"]

    return (group for _, group in groupby(sorted(rows, key=key), key=key))


def seat(library: Library, group: list[dict[str, Any]], turn: float) -> Seat:
    """`turn` is the part of a full turn from the top, clockwise."""
    row, back = group[0], group[0]["seat"] != "member"
    kind = library.term("actors", row["kind"])
    name = row.get("name", kind.label) if len(group) == 1 else kind.label
    far, angle = BACK if back else EDGE, 2 * pi * turn - pi / 2
    label = f"{name}: {library.label('seats', row['seat']).lower()}"
    return Seat(kind.fields["shape"], label, round(far * cos(angle), 1), round(far * sin(angle), 1), back, len(group))


@dataclass(frozen=True)
class Glyph:
    """A small table with seats: `table` is the shape of a stage, or `unknown` if no source tells how far it got."""

    table: str
    seats: list[Seat]


RING, FEW = 31.0, 8
WAY = {
    "coffee": ("circle", "triangle"),
    "again": ("diamond", "circle", "triangle", "circle"),
    "table": ("square", "diamond", "circle", "triangle", "circle", "hexagon", "diamond", "triangle"),
    "groups": ("square", "diamond", "triangle", "diamond", "hexagon", "circle", "triangle", "circle"),
    "conference": ("square", "hexagon", "diamond", "circle", "diamond", "arch", "triangle-down", "triangle"),
}
"""The five tables of the home page with seats of every kind: an illustration, not a case."""


def glyph(library: Library, case: Case) -> Glyph:
    """The table of the furthest stage that the case tells of, with a seat for each member that a source names; those of
    one kind stand for each other when there are more than eight. Without a member: whoever else is named."""
    stages = [library.term("stages", id).fields for id in case.stages]
    reached = max((stage for stage in stages if stage["rank"] < 6), key=lambda stage: stage["rank"], default=None)
    rows = [row for row in case.fields["actors"] if row["seat"] == "member"] or case.fields["actors"]
    kinds = [row["kind"] for row in rows]
    drawn = kinds if len(kinds) <= FEW else list(dict.fromkeys(kinds))[:FEW]
    shapes = [library.term("actors", kind).fields["shape"] for kind in drawn]
    return Glyph(reached["shape"] if reached else "unknown", ring(shapes))


def ring(shapes: Sequence[str]) -> list[Seat]:
    """Shapes around a small table, clockwise from the top."""
    turns = [2 * pi * index / len(shapes) - pi / 2 for index in range(len(shapes))]
    return [
        Seat(shape, "", round(RING * cos(turn), 1), round(RING * sin(turn), 1), False, 1)
        for shape, turn in zip(shapes, turns, strict=True)
    ]


def way(library: Library) -> list[tuple[Term, Glyph]]:
    """The stages of the path with their tables, for the home page."""
    stages = library.facets["stages"].terms.values()
    return [(stage, Glyph(shape, ring(WAY[shape]))) for stage in stages if (shape := stage.fields["shape"]) in WAY]


def key(library: Library) -> list[tuple[str, str]]:
    """(shape, words) for each shape of a seat: the first two kinds of actor that have it."""
    words: dict[str, list[str]] = {}
    for term in library.facets["actors"].terms.values():
        words.setdefault(term.fields["shape"], []).append(term.label)
    return [(shape, ", ".join(labels[:2])) for shape, labels in words.items()]
