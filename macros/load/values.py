"""Gives text the type that the schema asks for: the only place where text becomes a number or true and false."""

import re
from typing import Any

from ..model import Schema
from ..model.schema import Leaf

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d\d?)?", re.ASCII)
"""No more than two places after the dot: where it marks thousands, `2.800` is not 2.8."""
BOOLEAN = {"true": True, "false": False}


def by_schema(schema: Schema, kind: str, data: Any) -> list[Leaf]:
    """Puts numbers and booleans into `data` where the schema has them; what does not fit stays text.

    Returns every value as it then is, with its path and its schema (see `Schema.walk`).
    """
    leaves = schema.walk(kind, data)
    for index, (path, node, value) in enumerate(leaves):
        if node.get("type") != "string" and type(value) is str and (typed := convert(node, value)) is not value:
            put(data, path, typed)
            leaves[index] = path, node, typed
    return leaves


def convert(node: dict[str, Any], text: str) -> Any:
    wanted = node.get("type") or ("boolean" if node.get("enum") == [False] else None)
    if wanted == "boolean":
        return BOOLEAN.get(text, text)
    if wanted in ("number", "integer") and NUMBER.fullmatch(text) and len(text) < 16:
        return float(text) if "." in text else int(text)
    return text


def put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
