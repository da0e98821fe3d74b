"""A strict reader for YAML written by people: every scalar is text, every value has a line, nothing is resolved twice.

YAML 1.1 turns `NO` into false, `12:30` into 750 and `1.10` into 1.1, lets the last of two equal keys win and lets a
kilobyte of aliases fill the memory. Here none of it happens: the events of the parser are read one by one, text stays
text (the schema says later what is a number), and what is not plain data is a problem with a line.
"""

from typing import Any

import yaml
from yaml.cyaml import CParser

from ..model.documents import Path, dotted
from .bytes import FORBIDDEN, decode, name
from .words import DASH_LINE, in_words

MAX_DEPTH = 12
MAX_VALUES = 20_000

Found = tuple[int, str]
PLAIN, DOUBLE = "", '"'


class Refused(Exception):
    """The text cannot be read any further: a line and the reason in plain words."""

    def __init__(self, event: yaml.Event, message: str):
        super().__init__(message)
        self.found: Found = (line_of(event), message)


def read(raw: bytes) -> tuple[dict[str, Any], dict[Path, int], list[Found]]:
    """Bytes → values, lines by path, and what is wrong as (line, message). Never raises, whatever the bytes."""
    text, wrong = decode(raw)
    if wrong:
        return {}, {}, wrong
    reader = Reader(text)
    try:
        reader.read(raw)
    except Refused as error:
        reader.wrong.append(error.found)
    except yaml.MarkedYAMLError as error:
        reader.wrong.append(in_words(error, text))
    except (yaml.YAMLError, UnicodeError) as error:
        reader.wrong.append((1, f"cannot be read as YAML ({error}); look for a missing quote, colon or space"))
    return reader.document(), reader.lines, sorted(reader.wrong)


def line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1


class Reader:
    """Builds values from parser events, on a stack instead of by recursion: depth cannot crash it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: list[Any] = []
        self.container: Any = self.root
        self.path: Path = ()
        self.key: str | None = None
        self.stack: list[tuple[Any, Path]] = []
        self.lines: dict[Path, int] = {}
        self.wrong: list[Found] = []
        self.values = 0

    def document(self) -> dict[str, Any]:
        if self.root and isinstance(self.root[0], dict):
            return self.root[0]
        if not self.wrong:
            self.wrong.append((1, "the file is empty or is not a list of fields; write `field: value` lines"))
        return {}

    def read(self, raw: bytes) -> None:
        """Takes every event. Raises Refused or YAMLError where the text cannot be read any further."""
        steps = {
            yaml.ScalarEvent: self.scalar, yaml.AliasEvent: self.clever, yaml.DocumentStartEvent: self.start,
            yaml.MappingStartEvent: self.open, yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close, yaml.SequenceEndEvent: self.close,
        }
        next_event = CParser(raw).get_event
        while (event := next_event()) is not None:
            if step := steps.get(type(event)):
                step(event)

    def start(self, event: yaml.Event) -> None:
        if self.root:
            raise Refused(event, "a file holds one document; remove the line `---` and what follows")

    def clever(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Refused(event, "`&` and `*` have a special meaning here (anchors); put the text in quotes")
        raise Refused(event, f"`!` has a special meaning here (a tag: {event.tag}); put the text in quotes")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor or event.tag:
            self.clever(event)
        if event.style == DOUBLE:
            self.escapes(event)
        if self.key is None and type(self.container) is dict:
            self.name(event)
        elif event.style == PLAIN and (event.value == "" or event.start_mark.line != event.end_mark.line):
            self.doubtful(event)
        else:
            self.place(event.value, event)

    def escapes(self, event: yaml.ScalarEvent) -> None:
        """Escapes could bring in what `decode` keeps out."""
        if found := FORBIDDEN.search(event.value):
            raise Refused(event, f"has an invisible character ({name(found[0])}), written as an escape; leave it out")

    def doubtful(self, event: yaml.ScalarEvent) -> None:
        """A plain text without a value, or over several lines, in which a list may have been lost."""
        path = self.place(event.value or None, event)
        if event.value == "":
            self.wrong.append((line_of(event), f"{dotted(path)}: has no value; write one, or remove the line"))
            return
        later = self.text.split("\n")[event.start_mark.line + 1 : event.end_mark.line + 1]
        for offset, line in enumerate(later, start=line_of(event) + 1):
            if DASH_LINE.match(line):
                message = "is a list item under a field that has a value already; remove the value, or put the text in quotes"
                self.wrong.append((offset, f"{dotted(path)}: {message}"))
                return

    def name(self, event: yaml.ScalarEvent) -> None:
        key, path = event.value, (*self.path, event.value)
        if key in ("", "<<"):
            raise Refused(event, "`<<` (merging) is not used here; write the fields out" if key else "a field has no name")
        if key in self.container:
            found = f"{key}: is given twice (first on line {self.lines[path]}); keep one of the two"
            self.wrong.append((line_of(event), found))
        self.key = key
        self.lines[path] = line_of(event)

    def open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag:
            self.clever(event)
        if self.key is None and type(self.container) is dict:
            raise Refused(event, "a field's name must be plain text; put it in quotes if it begins with `[`, `{` or `?`")
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(event, f"is nested more than {MAX_DEPTH} levels deep; no field needs that")
        container: Any = {} if type(event) is yaml.MappingStartEvent else []
        path = self.place(container, event)
        self.stack.append((self.container, self.path))
        self.container, self.path = container, path

    def close(self, event: yaml.Event) -> None:
        self.container, self.path = self.stack.pop()

    def place(self, value: Any, event: yaml.Event) -> Path:
        """Puts a value where it belongs and returns its path."""
        self.values += 1
        if self.values > MAX_VALUES:
            raise Refused(event, f"has more than {MAX_VALUES:,} values; split it into several cases")
        container = self.container
        if type(container) is dict:
            path = (*self.path, self.key)
            container[self.key], self.key = value, None
            return path
        path = (*self.path, len(container)) if self.stack else ()
        container.append(value)
        self.lines[path] = line_of(event)
        return path
