"""A strict reader for YAML written by people: every scalar is text, every value has a line, nothing is resolved twice.

YAML 1.1 turns `NO` into false, `12:30` into 750 and `1.10` into 1.1, lets the last of two equal keys win and lets a
kilobyte of aliases fill the memory. Here none of it happens: the events of the parser are read one by one, text stays
text (the schema says later what is a number), and what is not plain data is a problem with a line.
"""

from typing import Any

import yaml

from ..model.documents import Path, dotted
from .bytes import decode
from .words import in_words

MAX_DEPTH = 12
MAX_VALUES = 20_000

Found = tuple[int, str]


class Refused(Exception):
    """The text cannot be read any further: a line and the reason in plain words."""

    def __init__(self, line: int, message: str):
        super().__init__(message)
        self.found: Found = (line, message)


def read(raw: bytes) -> tuple[dict[str, Any], dict[Path, int], list[Found]]:
    """Bytes → values, lines by path, and what is wrong as (line, message). Never raises, whatever the bytes."""
    text, wrong = decode(raw)
    if wrong:
        return {}, {}, wrong
    reader = Reader()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            reader.take(event)
    except Refused as error:
        reader.wrong.append(error.found)
    except yaml.MarkedYAMLError as error:
        reader.wrong.append(in_words(error, text))
    except yaml.YAMLError as error:
        reader.wrong.append((1, f"cannot be read as YAML ({error}); look for a missing quote, colon or space"))
    return reader.document(), reader.lines, reader.wrong


class Reader:
    """Builds values from parser events, on a stack instead of by recursion: depth cannot crash it."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self.stack: list[tuple[Any, Path]] = [(self.root, ())]
        self.key: list[str | None] = [None]
        self.lines: dict[Path, int] = {}
        self.wrong: list[Found] = []
        self.values = 0

    def document(self) -> dict[str, Any]:
        if self.root and isinstance(self.root[0], dict):
            return self.root[0]
        if not self.wrong:
            self.wrong.append((1, "the file is empty or is not a list of fields; write `field: value` lines"))
        return {}

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1
        self.refuse_cleverness(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self.open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
            self.key.pop()

    def refuse_cleverness(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.DocumentStartEvent) and self.root:
            raise Refused(line, "a file holds one document; remove the line `---` and what follows")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(line, "`&` and `*` have a special meaning here (anchors); put the text in quotes")
        tag = getattr(event, "tag", None)
        if tag and not isinstance(event, yaml.DocumentStartEvent):
            raise Refused(line, f"`!` has a special meaning here (a tag: {tag}); put the text in quotes")

    def scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        container, path = self.stack[-1]
        if isinstance(container, dict) and self.key[-1] is None:
            self.name(event.value, container, path, line)
        elif event.value == "" and event.implicit[0]:  # plain, not quoted
            here = self.place(None, line)
            self.wrong.append((line, f"{dotted(here)}: has no value; write one, or remove the line"))
        else:
            self.place(event.value, line)

    def name(self, key: str, container: dict[str, Any], path: Path, line: int) -> None:
        if key in ("", "<<"):
            raise Refused(line, "`<<` (merging) is not used here; write the fields out" if key else "a field has no name")
        if key in container:
            first = self.lines[(*path, key)]
            self.wrong.append((line, f"{key}: is given twice (first on line {first}); keep one of the two"))
        self.key[-1] = key
        self.lines[(*path, key)] = line

    def open(self, container: Any, line: int) -> None:
        if isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            raise Refused(line, "a field's name must be plain text; put it in quotes if it begins with `[`, `{` or `?`")
        if len(self.stack) > MAX_DEPTH:
            raise Refused(line, f"is nested more than {MAX_DEPTH} levels deep; no field needs that")
        path = self.place(container, line)
        self.stack.append((container, path))
        self.key.append(None)

    def place(self, value: Any, line: int) -> Path:
        """Puts a value where it belongs and returns its path."""
        self.values += 1
        if self.values > MAX_VALUES:
            raise Refused(line, f"has more than {MAX_VALUES:,} values; split it into several cases")
        container, path = self.stack[-1]
        if isinstance(container, dict):
            here = (*path, self.key[-1])
            container[self.key[-1]], self.key[-1] = value, None
        else:
            here = (*path, len(container)) if self.stack[1:] else ()
            container.append(value)
            self.lines.setdefault(here, line)
        return here
