"""A commented file to fill in, made from the schema."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from .model import Schema
from .model.addresses import editor_line


def skeleton(schema: Schema, kind: str) -> str:
    """YAML in which every line is a comment, required fields marked, in the schema's order: uncomment what you know."""
    required = schema.raw["definitions"][kind]["required"]
    head = [editor_line(kind)]
    head += [f"# A new {kind}. Remove the `# ` before the lines that you fill in, and delete the others.", ""]
    parts = [line for name, node in schema.fields(kind).items() for line in field(schema, name, node, name in required)]
    return "\n".join(head + parts) + "\n"


def field(schema: Schema, name: str, node: dict[str, Any], required: bool) -> Iterator[str]:
    mark = " (required)" if required else ""
    yield from (f"# {line}" for line in wrap(f"{node['title']}{mark}: {node['description']}", 100))
    yield from (f"# {line}" for line in example(schema, name, node))
    yield ""


def example(schema: Schema, name: str, node: dict[str, Any]) -> Iterator[str]:
    """`name: …` with the fields inside it, one level of list or mapping at a time."""
    node = schema.resolve(node)
    if node.get("type") == "object" and "properties" in node:
        yield f"{name}:"
        yield from (f"  {line}" for line in inner(schema, node))
    elif node.get("type") == "array":
        yield f"{name}:"
        lines = list(inner(schema, schema.resolve(node["items"])))
        yield from (f"{'  - ' if index == 0 else '    '}{line}" for index, line in enumerate(lines))
    else:
        yield f"{name}: {sample(node)}"


def inner(schema: Schema, node: dict[str, Any]) -> Iterator[str]:
    if "properties" not in node:
        yield sample(node)
    for name, child in node.get("properties", {}).items():
        yield from example(schema, name, child)


def sample(node: dict[str, Any]) -> str:
    if node.get("examples"):
        example = str(node["examples"][0])
        return f"'{example}'" if ": " in example else example  # a colon in a text needs quotes
    if "enum" in node:
        return " | ".join(str(value).lower() for value in node["enum"])
    if "vocabulary" in node:
        return f"a term of vocabularies/{node['vocabulary']}.yaml"
    return "…"
