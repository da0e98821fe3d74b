"""Writes values as YAML in the style of the house: keys in the order given, long texts folded, text left as text."""

from typing import Any

import yaml

WIDTH = 116
LONG = 100


class Writer(yaml.SafeDumper):
    """Quotes only what would be read as something else. `2016` and `2016-10` stay bare: here a scalar is text, and the
    schema says what is a number."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


Writer.yaml_implicit_resolvers = {
    first: [row for row in rows if not row[0].endswith((":int", ":float", ":timestamp"))]
    for first, rows in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def text(writer: Writer, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else ">" if len(value) > LONG else None
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style)


def listed(writer: Writer, values: list[Any]) -> yaml.SequenceNode:
    """Short lists of ids stand on one line."""
    brief = all(isinstance(value, str) and " " not in value for value in values) and sum(map(len, values)) < LONG
    return writer.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=brief)


def number(writer: Writer, value: float) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", str(value))


Writer.add_representer(str, text)
Writer.add_representer(int, number)
Writer.add_representer(float, number)
Writer.add_representer(list, listed)


def write(data: dict[str, Any]) -> str:
    """YAML that `read` gives back as it was, for any text that a file may hold."""
    return yaml.dump(data, Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)
