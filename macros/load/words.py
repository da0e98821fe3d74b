"""Says in plain words what the YAML parser means."""

import yaml

EXPLAINED = (
    ("mapping values are not allowed", "has a colon followed by a space inside a text; put the text in quotes"),
    ("could not find expected ':'", "looks like a field without a colon; write `field: value`, or indent a text that goes on"),
    ("did not find expected key", "is indented differently from its neighbours, or a quote is missing before it; align it"),
    ("did not find expected '-' indicator", "should begin with `- ` like the rest of its list, or be indented further"),
    ("while scanning a quoted scalar", "opens a quote that is never closed; close it, or double an apostrophe inside '…'"),
    ("found character that cannot start any token", "begins with a sign that YAML reserves (@, ` or %); put the text in quotes"),
    ("did not find expected ',' or '}'", "has a `{` list that is not closed or lacks a comma; quote texts that contain commas"),
    ("did not find expected ',' or ']'", "has a `[` list that is not closed or lacks a comma; quote texts that contain commas"),
    ("did not find expected node content", "has a `[` or `{` that is not closed, or a comma too many"),
    ("block sequence entries are not allowed", "has a `- ` where a field is expected; put it on a line of its own"),
    ("did not find expected <document start>", "is outside of all fields; indent it, or write `field: value`"),
    ("found unknown escape character", "has a backslash inside double quotes; use single quotes"),
    ("did not find expected alphabetic or numeric character", "has a `&`, `*` or `!` at the start of a text; put the text in quotes"),
    ("did not find expected comment or line break", "has something after `|` or `>`; begin the text on the next line"),
)


def in_words(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """(line, message): what is wrong and how to mend it."""
    said = f"{error.context or ''} {error.problem or ''}"
    remedy = next((words for part, words in EXPLAINED if part in said), f"cannot be read as YAML ({said.strip()})")
    mark = error.context_mark if "quoted scalar" in said and error.context_mark else error.problem_mark
    line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
    return line, remedy
