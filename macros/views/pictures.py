"""Where the seats stand in the picture of a table, seen from above."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin
from typing import Any

from ..model import Case, Library

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
