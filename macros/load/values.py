"""Gives text the type that the schema asks for: the only place where text becomes a number or true and false."""

import re
from typing import Any

from ..model import Schema

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
BOOLEAN = {"true": True, "false": False}


def by_schema(schema: Schema, kind: str, data: Any) -> Any:
    """A copy of `data` with numbers and booleans where the schema has them; what does not fit stays text."""
    copy = deep_copy(data)
    for path, node, value in schema.walk(kind, data):
        if isinstance(value, str) and (typed := convert(node, value)) is not value:
            put(copy, path, typed)
    return copy


def convert(node: dict[str, Any], text: str) -> Any:
    wanted = node.get("type") or ("boolean" if node.get("enum") == [False] else None)
    if wanted == "boolean":
        return BOOLEAN.get(text, text)
    if wanted in ("number", "integer") and NUMBER.fullmatch(text) and len(text) < 16:
        return float(text) if "." in text else int(text)
    return text


def deep_copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: deep_copy(value) for key, value in data.items()}
    return [deep_copy(value) for value in data] if isinstance(data, list) else data


def put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
