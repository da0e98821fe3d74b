"""Says in plain words what the YAML parser means, by looking at the line itself."""

import re
from collections.abc import Iterable, Iterator

import yaml

from .bytes import MOST

TYPOGRAPHIC = "“”„«»‘’‚"
DASH_LINE = re.compile(r"\s*-[ \w]")
NO_SPACE = re.compile(r"\s*(- +)*[\w-]+:(?!//)[^\s:]")
TIGHT_DASH = re.compile(r"\s*-\w")
SECOND_QUOTE = re.compile(r"""\s*(?:(?:- +)?[\w-]+: +|- +)(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*") *[^\s'",}\]#:]""")
SECOND_COLON = re.compile(r"\s*(- +)?[\w-]+: +[^\s'\"|>\[{#&*!][^#]*: ")
BLOCK = re.compile(r": +[|>][+-]?\d?\s*$")
FIELD = re.compile(r"\s*(- +)*[\w-]+: ")
INNER_FIELD = re.compile(r" +[a-z_]+:(?: |$)")
PLAIN_WORDS = re.compile(r"(?! *(?:- |[\w-]+:(?: |$)| *#))")
"""A line that may go on with a text: neither an item nor a field nor a remark."""
OPENED = re.compile(r"""\s*(?:(?:- +)*[\w-]+: +|- +)(?:'(?:[^']|'')*|"(?:[^"\\]|\\.)*)$""")
"""A field or an item whose quote is not closed on its line."""
NAMELESS_ITEM = re.compile(r" *- +(?! |[\w-]+:(?: |$)|[\[{|>&*!#-]|$)")

COLON = (
    "has a colon followed by a space inside a text; put the text in quotes: \"…\", or, if another field begins there, put that "
    "on a line of its own"
)
SPACE = "lacks a space after the colon of its field; write `field: value`"
DASH = "lacks a space after its hyphen; write `- ` before each item of a list"
NAMELESS = (
    "lacks the name of a field before its words; put `text:` before them: `- text: …` "
    "(in `results` it is `statement:`, in `path` it is `what:`)"
)
DEEPER = (
    "is indented further than the line above, which has its value already; begin both in the same column: move this line or "
    "the one above, or put quotes round the whole text if this is a part of it"
)
UNDER_TEXT = (
    "is indented further than the line above, which has its value already; begin both in the same column, or give "
    "those words a line and a name of their own: `  - text: …`"
)
UNEVEN = "is indented differently from its neighbours; begin it in the same column as the other fields of its group"
UNEVEN_TEXT = "is indented differently from the text above; begin it in the same column as the other lines of that text"
UNEVEN_ITEM = (
    "is indented differently from its neighbours: it should begin with `- ` like the rest of its list, "
    "or stand under the first field of its item"
)
ITEM = (
    "is a list item where a field is expected; begin it in the same column as the other items of its list, put the list under a "
    "field of its own, or remove the hyphen"
)
AFTER_REMARK = "goes on with a text that the remark above has ended; put that remark above the field"
UNDER_VALUE = "is a list item under a field that has a value already; remove the value, or put the text in quotes"
AFTER_QUOTE = "goes on after its closing quote; double an apostrophe inside '…', or put quotes round the whole text"
SURE = {COLON: SECOND_COLON, AFTER_QUOTE: SECOND_QUOTE}
"""Mistakes that can be seen on a line by itself: the parser stops at the first that it meets."""
AFTER_BRACKET = (
    "goes on after a bracket, which begins and ends a list here; put the whole text in quotes, and write an address "
    "without brackets"
)
UNCLOSED = "opens a quote that is never closed; close it, or double an apostrophe inside '…'"
AFTER_COMMA = "is read as a field, since a comma parts the fields inside `{…}`; put the whole text in quotes"
IN_NUMBER = "is read as a field, since a comma parts the fields inside `{…}`; write the number without commas"
MORE_THAN = "has `>` before a number, which begins a text here; write the number alone, and `qualifier: more than` beside it"
TAB = "has a tab where spaces are expected; indent with spaces, two for each level"
FENCE = "has three backticks, which show an example in the guide and do not belong into the file; remove the line"
CURLY = "has a colon followed by a space inside a text, and curly quotes do not count; put straight ones round it: '…'"
NO_COLON = "looks like a field without a colon; write `field: value`, or indent a text that goes on"

EXPLAINED = (
    ("did not find expected '-' indicator", UNEVEN_ITEM),
    ("while scanning a quoted scalar", UNCLOSED),
    ("found a tab character", TAB),
    ("found character that cannot start any token", "begins with a sign that YAML reserves (@, ` or %); put the text in quotes"),
    ("did not find expected ',' or '}'", "has a `{` list that is not closed or lacks a comma; quote texts that contain commas"),
    ("did not find expected ',' or ']'", "has a `[` list that is not closed or lacks a comma; quote texts that contain commas"),
    ("did not find expected node content", "has a `[` or `{` that is not closed, or a comma too many"),
    ("block sequence entries are not allowed", "has a `- ` where a text is expected; put the list on the lines below, or the text in quotes"),
    ("did not find expected <document start>", "is outside of all fields; begin all fields in the first column and write `field: value`"),
    ("found unknown escape character", "has a backslash inside double quotes; use single quotes"),
    ("did not find expected alphabetic or numeric character", "has a `&`, `*` or `!` at the start of a text; put the text in quotes"),
    ("did not find expected comment or line break", "has something after `|` or `>`; begin the text on the next line"),
)


def in_words(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """(line, message): what is wrong and how to mend it."""
    said = f"{error.context or ''} {error.problem or ''}".strip()
    lines = text.split("\n")
    began = any(part in said for part in ("quoted scalar", "simple key", "parsing a flow"))
    mark = error.context_mark if began and error.context_mark else error.problem_mark
    number, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    if lines[number].startswith("```"):
        return number + 1, FENCE
    if place := nameless(lines, number):
        return place, SPACE if NO_SPACE.match(lines[place - 1]) else NAMELESS
    if "mapping values are not allowed" in said:
        return colon(lines, number, column)
    if "could not find expected ':'" in said:
        return number + 1, no_colon(lines[number])
    ends = lines[number][:column].rstrip().endswith(("'", '"', "]"))
    if "did not find expected key" in said or "expected '-' indicator" in said and ends:
        return no_key(lines, number, column)
    if "cannot start any token" in said and lines[number][column : column + 1] == "\t":
        return number + 1, TAB
    if "comment or line break" in said and re.match(r" *>\s*\d", lines[number].partition(":")[2]):
        return number + 1, MORE_THAN
    if "expected '-' indicator" in said and TIGHT_DASH.match(lines[number]):
        return number + 1, DASH
    return number + 1, next((words for part, words in EXPLAINED if part in said), f"cannot be read as YAML ({said}); look for a missing quote, colon or space")


def nameless(lines: list[str], number: int) -> int:
    """The line, counted from 1, of an item of a list that has words and no name of a field, if a field of the same item
    stands at `number`; or else 0."""
    if not INNER_FIELD.match(lines[number]):
        return 0
    above = number - 1
    while above > 0 and PLAIN_WORDS.match(lines[above]):
        above -= 1
    return above + 1 if above >= 0 and NAMELESS_ITEM.match(lines[above]) else 0


def alike(text: str, after: int) -> list[tuple[int, str]]:
    """The lines below line `after` in which there surely is a mistake of its own."""
    below = [(number, line) for number, line in outside_blocks(text) if number > after]
    return [(number, said) for number, line in below for said, pattern in SURE.items() if pattern.match(line)]


def again(raw: bytes, faults: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The same for words without a name, if they are among the faults."""
    after = next((line for line, said in faults if said == NAMELESS), None)
    if after is None:
        return []
    text = raw.decode("utf-8")
    lines = text.split("\n")
    places = {nameless(lines, number - 1) for number, _ in outside_blocks(text)}
    return [(line, NAMELESS) for line in sorted(places) if line > after and not NO_SPACE.match(lines[line - 1])][:MOST]


def outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that lies in no text block (`|` or `>`), as far as the lines tell."""
    block = None
    for number, line in enumerate(text.split("\n"), start=1):
        if block is not None and line.strip() and indent(line) <= block:
            block = None
        if block is None:
            yield number, line
            block = indent(line) if BLOCK.search(line) else None


def colon(lines: list[str], number: int, column: int) -> tuple[int, str]:
    """A second colon in one line, or a line that the parser took for the rest of the one above."""
    if match := FIELD.match(lines[number][:column]):
        return number + 1, CURLY if lines[number][match.end() :].lstrip().startswith(tuple(TYPOGRAPHIC)) else COLON
    above = max((n for n in range(number) if lines[n].strip()), default=number)
    if NO_SPACE.match(lines[above]):
        return above + 1, SPACE
    if indent(lines[number]) > indent(lines[above]):
        return number + 1, DEEPER if indent(lines[above]) else UNDER_TEXT
    return (number + 1, COLON) if FIELD.match(lines[above]) else (above + 1, NO_COLON)


def no_colon(line: str) -> str:
    if NO_SPACE.match(line):
        return SPACE
    return DASH if TIGHT_DASH.match(line) else NO_COLON


def no_key(lines: list[str], number: int, column: int) -> tuple[int, str]:
    """A quote that goes on, or ends where the next one begins; or a line that is indented in another way."""
    line = lines[number]
    if line[:column].rstrip().endswith(("'", '"')):
        above = max((n for n in range(number) if OPENED.match(lines[n])), default=-1)
        return (number + 1, AFTER_QUOTE) if above < 0 or SECOND_QUOTE.match(line) else (above + 1, UNCLOSED)
    if line[:column].rstrip().endswith(("]", "}")):
        return number + 1, AFTER_BRACKET
    if line.lstrip().startswith("- ") and not line[:column].strip():
        return number + 1, ITEM
    if number and lines[number - 1].lstrip().startswith("#"):
        return number + 1, AFTER_REMARK
    return number + 1, UNEVEN_TEXT if PLAIN_WORDS.match(line) else UNEVEN


def without_colon(name: str) -> str:
    """What is wrong with a field inside `{…}` that has neither colon nor value, or nothing if that cannot be told."""
    if NO_SPACE.match(name):
        return SPACE
    return IN_NUMBER if name.isdigit() else AFTER_COMMA if " " in name else ""


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
