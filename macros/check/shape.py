"""Checks a document against the schema and says in plain words what does not fit."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator, ValidationError

from ..model import Document, Schema
from ..model.documents import Path
from .nearest import did_you_mean

Row = tuple[Path, str]


def shape(document: Document, schema: Schema) -> Iterator[Row]:
    """Yields (path, message) for each thing in the document that the schema does not allow."""
    for error in Draft7Validator(schema.of(document.kind)).iter_errors(document.data):
        explain = EXPLAIN.get(error.validator, other)
        yield from explain(tuple(error.absolute_path), error)


def missing(path: Path, error: ValidationError) -> Iterator[Row]:
    for name in error.validator_value:
        if name not in error.instance:
            prompt = error.schema.get("properties", {}).get(name, {}).get("description", "")
            yield path, f"the field `{name}` is missing; add it. {prompt}".rstrip()


def unknown(path: Path, error: ValidationError) -> Iterator[Row]:
    allowed = list(error.schema.get("properties", {}))
    for name in error.instance:
        if name not in allowed:
            yield (*path, name), f"there is no such field here{did_you_mean(name, allowed)}"


def wrong_type(path: Path, error: ValidationError) -> Iterator[Row]:
    wanted = {
        "object": "several named fields", "array": "a list (lines that begin with `- `)", "string": "text",
        "number": "a number without unit or thousands mark", "integer": "a whole number", "boolean": "true or false",
    }
    value = f": {quoted(error.instance)}" if isinstance(error.instance, (str, int, float)) else ""
    yield path, f"must be {wanted.get(error.validator_value, error.validator_value)}{value}"


def not_allowed(path: Path, error: ValidationError) -> Iterator[Row]:
    allowed = [written(value) for value in error.validator_value]
    hint = did_you_mean(written(error.instance), allowed) if len(allowed) > 1 else ""
    yield path, f"must be {' or '.join(allowed)}: {quoted(written(error.instance))}{hint}"


def wrong_pattern(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"{quoted(error.instance)} is not written as it should be. {why(error)}"


def why(error: ValidationError) -> str:
    text = error.instance if isinstance(error.instance, str) else ""
    if any(mark in text for mark in ("{{", "{%", "{#", "<")) and "title" not in error.schema.get("examples", []):
        return "Titles have no `{{`, `{%`, `{#`, `<` or `>`; write it in words."
    if "\n" in text.strip():
        return "It must be on one line; use `>-` to write a long text on several lines."
    return error.schema.get("description", "Compare the examples in the guide.")


def too_long(path: Path, error: ValidationError) -> Iterator[Row]:
    over = len(error.instance) - error.validator_value
    yield path, f"is {over} characters too long (at most {error.validator_value}); shorten it"


def too_short(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"is too short (at least {error.validator_value} characters): {quoted(error.instance)}; say more"


def too_few(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"needs at least {error.validator_value}; add one, or remove the field"


def too_many(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"has {len(error.instance)} entries, at most {error.validator_value} are allowed; keep the main ones"


def twice(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, "names the same thing twice; keep one"


def too_small(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"must be {error.validator_value} or more: {error.instance}"


def other(path: Path, error: ValidationError) -> Iterator[Row]:
    yield path, f"{error.message[:200]}; compare the schema"


def written(value: Any) -> str:
    """A value as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def quoted(value: Any) -> str:
    text = str(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}…`"


EXPLAIN = {
    "required": missing, "additionalProperties": unknown, "type": wrong_type, "enum": not_allowed,
    "pattern": wrong_pattern, "maxLength": too_long, "minLength": too_short, "minItems": too_few,
    "minProperties": too_few, "maxItems": too_many, "uniqueItems": twice, "minimum": too_small,
}
