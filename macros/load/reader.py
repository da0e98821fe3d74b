"""A strict reader for YAML written by people: every scalar is text, every value has a line, nothing is resolved twice.

YAML 1.1 turns `NO` into false, `12:30` into 750 and `1.10` into 1.1, lets the last of two equal keys win and lets a
kilobyte of aliases fill the memory. Here none of it happens: the events of the parser are read one by one, text stays
text (the schema says later what is a number), and what is not plain data is a problem with a line.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from yaml import AliasEvent, DocumentStartEvent, Event, MarkedYAMLError, ScalarEvent, YAMLError
from yaml import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent
from yaml.cyaml import CParser

from ..model.documents import Path, dotted
from .bytes import MOST, decode, forbidden
from .lines import Lines
from .words import DASH, DASH_LINE, UNCLOSED, UNDER_VALUE, alike, in_words, without_colon

MAX_DEPTH = 12
MAX_VALUES = 20_000
PLAIN, DOUBLE = "", '"'
SIGNS = (b"&", b"!", b"\\", b"<<")
"""Of anchors, tags, escapes and merging: without these no event has any."""

Found = tuple[int, str]


class Refused(Exception):
    """The text cannot be read any further: a line and the reason in plain words."""

    def __init__(self, event: Event, message: str):
        super().__init__(message)
        self.found: Found = (event.start_mark.line + 1, message)


def read(raw: bytes) -> tuple[dict[str, Any], Mapping[Path, int], list[Found]]:
    """Bytes → values, lines by path, and what is wrong as (line, message). Never raises, whatever the bytes."""
    text, wrong = decode(raw)
    if wrong:
        return {}, {}, wrong
    reader = Reader(text)
    try:
        reader.read(raw)
    except Refused as error:
        reader.wrong.append(error.found)
    except MarkedYAMLError as error:
        line, said = in_words(error, text)
        reader.wrong += [(line, said), *(alike(text, line)[:MOST] if said != UNCLOSED else ())]
    except (YAMLError, UnicodeError) as error:
        reader.wrong.append((1, f"cannot be read as YAML ({error}); look for a missing quote, colon or space"))
    return reader.document(), Lines(reader.root, reader.marks), sorted(reader.wrong)


class Reader:
    """Builds values from parser events, on a stack instead of by recursion: depth cannot crash it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: list[Any] = []
        self.stack: list[Any] = []
        """What is open around the present container, outermost first."""
        self.marks: list[int] = []
        """The line, counted from 0, of each field and of each item of a list."""
        self.wrong: list[Found] = []

    def document(self) -> dict[str, Any]:
        if len(self.marks) > MAX_VALUES:
            said = f"has more than {MAX_VALUES:,} values; split it into several cases"
            self.wrong.append((self.marks[MAX_VALUES] + 1, said))
        if self.root and isinstance(self.root[0], dict):
            return self.root[0]
        if not self.wrong:
            remarks = self.text.strip().startswith("#") and not self.root
            said = "has nothing but remarks; remove the `# ` before the lines that you fill in" if remarks else (
                "the file is empty or is not a list of fields; write `field: value` lines")
            self.wrong.append((1, said))
        return {}

    def read(self, raw: bytes) -> None:
        """Takes every event. Raises Refused or YAMLError where the text cannot be read any further."""
        # Most of the time of a check is spent in this loop: what is usual is done here, what is odd elsewhere.
        next_event, marks, container, key = CParser(raw).get_event, self.marks, self.root, None
        signs = any(map(raw.__contains__, SIGNS))
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if key is None and type(container) is dict:
                    marks.append(event.start_mark.line)
                    usual = value and value not in container and not signs
                    key = value if usual else self.name(event, container)
                    continue
                if not value or " -" in value or signs and (event.style == DOUBLE or event.anchor or event.tag):
                    value = self.odd(event, container, key)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container = self.stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                value = self.opened(event, container, key)
            else:
                self.rare(event)
                continue
            if key is None:
                marks.append(event.start_mark.line)
                container.append(value)
            else:
                container[key], key = value, None
            if kind is not ScalarEvent:
                self.stack.append(container)
                container = value

    def rare(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent) and self.root:
            raise Refused(event, "a file holds one document; remove the line `---`, and what follows if it is another case")
        if isinstance(event, AliasEvent):
            self.clever(event)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def say(self, event: Event, line: int, message: str) -> None:
        """One fault more; raises Refused when there are so many that the rest can wait."""
        if len(self.wrong) >= MOST:
            raise Refused(event, "has more faults than this; mend those above first")
        self.wrong.append((line, message))

    def clever(self, event: Event) -> None:
        """What is more than plain data is refused."""
        if event.anchor:
            raise Refused(event, "`&` and `*` have a special meaning here (anchors); put the text in quotes")
        if event.tag:
            raise Refused(event, f"`!` has a special meaning here (a tag: {event.tag}); put the text in quotes")

    def name(self, event: ScalarEvent, container: dict[str, Any]) -> str:
        """The name of a field; one that is given again gets another, so that values and lines stay in step."""
        name = event.value
        if name in ("", "<<"):
            merging = "`<<` (merging) is not used here; write the fields out"
            raise Refused(event, merging if name else "a field has no name; write one before the colon")
        if event.anchor or event.tag or event.style == DOUBLE:
            self.escapes(event)
        if name not in container:
            return name
        first = Lines(self.root, self.marks)[self.place(container, name)]
        said = f"{name}: is given twice (first on line {first}); keep one of the two, with what stands under both"
        self.say(event, event.start_mark.line + 1, said)
        return f"{name}\0{len(self.marks)}"

    def opened(self, event: Event, container: Any, key: str | None) -> dict[str, Any] | list[Any]:
        if event.anchor or event.tag:
            self.clever(event)
        if key is None and type(container) is dict:
            said = "a field's name must be plain text; put it in quotes if it begins with `[`, `{` or `?`"
            raise Refused(event, said)
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(event, f"is nested more than {MAX_DEPTH} levels deep; no field needs that")
        return {} if type(event) is MappingStartEvent else []

    def odd(self, event: ScalarEvent, container: Any, key: str | None) -> str | None:
        """A value that is missing, has escapes, or may have swallowed a list."""
        self.escapes(event)
        if event.style != PLAIN:
            return event.value
        place, line = dotted(self.place(container, key)), event.start_mark.line + 1
        if event.value == "":
            given = "".join(self.lines[line - 1 : line])  # a value that is not there may stand behind the last line
            meant = without_colon(key) if isinstance(key, str) and f"{key}:" not in given else ""
            self.say(event, line, f"{place}: {meant or 'has no value; write one, or remove the line'}")
            return None
        later = self.lines[line : event.end_mark.line + 1]
        for number, text in enumerate(later, start=line + 1):
            if DASH_LINE.match(text):
                tight = event.value.startswith("-")
                self.say(event, *((line, f"{place}: {DASH}") if tight else (number, f"{place}: {UNDER_VALUE}")))
                break
        return event.value

    def escapes(self, event: ScalarEvent) -> None:
        """Escapes in double quotes could bring in what `decode` keeps out."""
        self.clever(event)
        for _, message in forbidden(event.value):
            raise Refused(event, message)

    def place(self, container: Any, key: str | None) -> Path:
        """The path of what is now being read."""
        around = [*self.stack[1:], container] if self.stack else []
        steps = [next(reversed(outer)) if type(outer) is dict else len(outer) - 1 for outer in around[:-1]]
        return (*steps, key if type(container) is dict else len(container)) if around else ()
