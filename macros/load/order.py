"""Puts the fields of a file into the order of the schema by moving whole lines, with the remarks above them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser

from ..model import Schema

Range = tuple[int, int]
"""First line and the line after the last, counted from 0."""


@dataclass
class Node:
    """A value and where it stands in the text."""

    block: bool = False
    """Whether it is a mapping or list with a line for each entry."""
    first: int = 0
    last: int = 0
    """The lines on which it begins and ends, counted from 0."""
    column: int = 0
    keys: list[tuple[str, int, "Node"]] = field(default_factory=list)
    """Name, line and value of each field."""
    items: list["Node"] = field(default_factory=list)


def in_order(text: str, kind: str, schema: Schema) -> str:
    """The text with the fields of each block in the schema's order; unknown fields stay behind the one before them."""
    lines = text.split("\n")
    for mapping, fields in mappings(tree(text), schema, schema.raw["definitions"][kind]):
        order = sorted(range(len(mapping.keys)), key=ranks([name for name, _, _ in mapping.keys], list(fields)).__getitem__)
        if order != list(range(len(mapping.keys))):
            rearrange(lines, mapping, order)
    return "\n".join(lines)


def ranks(names: list[str], fields: list[str]) -> list[int]:
    found: list[int] = []
    for name in names:
        found.append(fields.index(name) if name in fields else max(found[-1:], default=-1))
    return found


def mappings(node: Node, schema: Schema, rules: Any) -> Iterator[tuple[Node, dict[str, Any]]]:
    """Every block of fields with what the schema knows of it, the inner ones first: outer lines then stay where they are."""
    rules = schema.resolve(rules) if isinstance(rules, dict) else {}
    fields, others = rules.get("properties", {}), rules.get("additionalProperties")
    for name, _, child in node.keys:
        yield from mappings(child, schema, fields.get(name, others))
    for child in node.items:
        yield from mappings(child, schema, rules.get("items"))
    if node.block and node.keys and fields:
        yield node, fields


def rearrange(lines: list[str], mapping: Node, order: list[int]) -> None:
    """Moves the entries of one mapping in place. A hyphen before the first key stays before whatever is first."""
    ranges = entries(lines, mapping)
    start, column = mapping.first, mapping.column
    before = lines[start][:column]
    lines[start] = " " * column + lines[start][column:]
    moved: list[str] = []
    for place, index in enumerate(order):
        first, end = ranges[index]
        chunk = lines[first:end]
        if place == 0:
            key = mapping.keys[index][1] - first
            chunk[key] = before + chunk[key][column:]
        moved += chunk
    lines[ranges[0][0] : ranges[-1][1]] = moved


def entries(lines: list[str], mapping: Node) -> list[Range]:
    """The lines of each entry. Remarks and blank lines above a key go with it."""
    ends = [child.last + 1 for _, _, child in mapping.keys]
    starts = [opening(lines, mapping.first), *ends[:-1]]
    return list(zip(starts, [*starts[1:], ends[-1]], strict=True))


def opening(lines: list[str], key: int) -> int:
    """Where the first entry begins: with the remarks right above it, but not with a line for editors."""
    if lines[key].lstrip().startswith("- "):
        return key
    while key and lines[key - 1].lstrip().startswith("#") and not lines[key - 1].startswith("# yaml-language-server:"):
        key -= 1
    return key


def tree(text: str) -> Node:
    """The values with their places. Expects a text that `read` has accepted, so that its depth is bounded."""
    next_event = CParser(text).get_event
    while type(event := next_event()) is not yaml.MappingStartEvent:
        pass
    return value(event, next_event)


def value(event: yaml.Event, next_event: Callable[[], yaml.Event]) -> Node:
    start = event.start_mark
    if type(event) is yaml.ScalarEvent:
        return Node(False, start.line, end_line(event), start.column)
    node = Node(not event.flow_style, start.line, start.line, start.column)
    mapping = type(event) is yaml.MappingStartEvent
    while type(event := next_event()) not in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
        if mapping:
            name, line = event.value, event.start_mark.line
            child = value(next_event(), next_event)
            node.keys.append((name, line, child))
        else:
            child = value(event, next_event)
            node.items.append(child)
        node.last = child.last
    node.last = node.last if node.block else event.end_mark.line
    return node


def end_line(event: yaml.Event) -> int:
    """A text in a block ends before its end mark, which stands at the next thing."""
    end = event.end_mark
    return end.line - 1 if event.style in ("|", ">") and end.column == 0 and end.line > event.start_mark.line else end.line


def block_lines(text: str) -> set[int]:
    """The lines, counted from 0, that lie inside a text block (`|` or `>`)."""
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    blocks = (event for event in events if type(event) is yaml.ScalarEvent and event.style in ("|", ">"))
    return {line for event in blocks for line in range(event.start_mark.line + 1, event.end_mark.line + 1)}
