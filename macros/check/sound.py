"""What can be judged of a document whose shape is not right everywhere, so that all its problems come at once."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import getitem
from typing import Any

from ..model import Document, Schema
from ..model.documents import Path
from .fields import FIRST, within
from .shape import Row, shape, stands_for

MOST = 100
"""So many problems of one file are told; what is to be done about each takes time to find."""
UNFIT = {"wrong_type", "not_allowed", "wrong_pattern", "unknown", "other", *(rule.__name__ for rule in FIRST)}
"""Rules whose fault makes a value unfit to be judged by others. A text that is too long is still a text."""
JUDGED_BY = {
    "contexts": {"setting"}, "places": {"country"}, "sectors": (),
    "safety": {"basis", "consent", "sensitivity", "waivers"}, "review": {"due"},
}
"""What the safeguarding rules rest on: without one of these they would find too much or too little."""


def sound(document: Document, schema: Schema) -> tuple[Document, list[Row]]:
    """The document without its unfit values and those that are blank (its gaps), and what is wrong with its shape. With
    more than `MOST` faults nothing else can be judged. The places in lists stay what they were."""
    found = list(islice((row for row in shape(document, schema) if row[1] not in document.gaps), MOST + 1))
    told = {path for _, path, _ in found}
    for rule in FIRST:
        found += [(rule.__name__, *row) for row in islice(rule(document, schema, {}, {}), MOST) if row[0] not in told]
    if not found and not document.gaps:
        return document, found
    if len(found) > MOST:
        return replace(document, data={}, leaves=(), gaps=frozenset({()})), found
    left_out = {*document.gaps, *lost(document, schema, found)}
    groups = {path for path in left_out if schema.place(document.kind, path).fields}
    left_out |= {path[:-1] for path in left_out - groups if type(path[-1]) is int}  # a list of plain values goes whole
    data = deepcopy(document.data)
    for path in sorted(left_out, key=len):
        leave_out(data, path, path in groups)
    return replace(document, data=data, gaps=frozenset(left_out)), found


def lost(document: Document, schema: Schema, faults: Iterable[Row]) -> Iterator[Path]:
    """Where a value is missing, misnamed or unfit."""
    for rule, path, _ in faults:
        if rule == "missing":
            needed = schema.place(document.kind, path).node["required"]
            yield from ((*path, name) for name in needed if name not in at(document.data, path))
        elif rule in UNFIT and path:
            yield path
            if rule == "unknown" and (meant := instead(path, document, schema)):
                yield (*path[:-1], meant)


def instead(path: Path, document: Document, schema: Schema) -> str:
    """The field for which the unknown one at `path` was meant, or nothing."""
    place = schema.place(document.kind, path[:-1])
    fields = {name: child.node for name, child in place.fields.items()}
    return stands_for(path[-1], at(document.data, path[:-1]), {**place.node, "properties": fields})


def leave_out(data: Any, path: Path, mapping: bool) -> None:
    """Takes away the value there, if there still is one; in place of a group of fields an empty one stays."""
    try:
        around = at(data, path[:-1])
        if mapping and path[-1] in (around if type(around) is dict else range(len(around))):
            around[path[-1]] = {}
        elif type(around) is dict:
            around.pop(path[-1], None)
    except (LookupError, TypeError):  # what is around it went before
        pass


def at(data: Any, path: Path) -> Any:
    return reduce(getitem, path, data)


def judged(part: Document) -> bool:
    """Whether the safeguarding rules can look at it."""
    gaps = (tuple(step for step in gap if type(step) is str) for gap in part.gaps)
    return not any(not gap or gap[0] in JUDGED_BY and (len(gap) == 1 or gap[1] in JUDGED_BY[gap[0]]) for gap in gaps)


def harmful(part: Document) -> Document:
    """The same for the safeguarding rules: without values inside of what was left out, and without the name of a
    partner that may have published it itself (SG12), if that cannot be seen for a fault."""
    rows = [(field, *row) for field in ("actors", "convenor") for row in enumerate(part.data.get(field, ()))]
    known = {
        source["id"] for index, source in enumerate(part.data.get("sources", ()))
        if "id" in source and ("sources", index, "publisher") not in part.gaps
    }
    unsure = {(field, index) for field, index, row in rows if not known.issuperset(row.get("sources", ()))}
    if not part.gaps and not unsure:
        return part
    unsure |= {gap[:2] for gap in part.gaps}
    data = {**part.data, "sources": [source for source in part.data.get("sources", ()) if "id" in source]}
    for field, index, row in rows:
        if (field, index) in unsure:
            nameless = {name: value for name, value in row.items() if name != "name"}
            data[field] = [*data[field][:index], nameless, *data[field][index + 1 :]]
    return replace(part, data=data, leaves=[row for row in part.leaves if not within(row[0], part.gaps)])
