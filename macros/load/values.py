"""Gives text the type that the schema asks for: the only place where text becomes a number or true and false."""

import re
from typing import Any

from ..model import Schema

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
BOOLEAN = {"true": True, "false": False}


def by_schema(schema: Schema, kind: str, data: Any) -> Any:
    """`data` itself, with numbers and booleans put where the schema has them; what does not fit stays text."""
    for path, node, value in schema.walk(kind, data):
        if isinstance(value, str) and (typed := convert(node, value)) is not value:
            put(data, path, typed)
    return data


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
