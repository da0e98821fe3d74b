"""Whole documents made from the schema with a given text in every field that takes free text, new fields included."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from macros.load import write
from macros.model import Schema

LIST = Path(__file__).parent / "hostile/payloads.yaml"
PAYLOADS = {row["name"]: row for row in yaml.safe_load(LIST.read_text("utf-8"))}
FIXED = ("vocabulary", "references", "format", "enum")
LEFT_OUT = {("safety", "waivers"), ("safety", "consent")}
"""These belong to a finding, or exclude the other basis of publication."""
OF_THE_SYSTEM = {"shape", "broader", "rank", "row", "column", "pages"}
"""What in a vocabulary is not text for readers."""
NUMBER = 12

Plain = Callable[[tuple], Any]
"""What stands at a path that takes no free text: a term, an id, a date."""


@dataclass(frozen=True)
class Planted:
    """Where a text was planted, what was typed there, and the part of the schema."""

    path: tuple
    typed: str
    node: dict[str, Any]


def free(node: dict[str, Any]) -> bool:
    """Whether a field takes text as people write it."""
    pattern = node.get("pattern", "")
    return node.get("type") == "string" and not any(word in node for word in FIXED) and ("[^" in pattern or not pattern)


def typed(text: str, mark: str, node: dict[str, Any]) -> str:
    """The text for a field, with a mark by which it is known again, as long as the field asks for."""
    if "://" in node.get("pattern", ""):
        return "https://example.org/" + re.sub(r"[\s<>\"'@]", "", text) + mark
    words = f"{text} {mark}"
    while len(words) < node.get("minLength", 0):
        words += " and more words"
    return words


def fits(text: str, node: dict[str, Any]) -> bool:
    return len(text) <= node.get("maxLength", 10_000) and bool(re.search(node.get("pattern", ""), text))


class Planter:
    """Makes the data of one node: `data`, with the texts that went in (`planted`) and those that the schema refuses."""

    def __init__(self, schema: Schema, node: dict[str, Any], text: str, plain: Plain):
        self.schema, self.text, self.plain = schema, text, plain
        self.planted: list[Planted] = []
        self.refused: list[Planted] = []
        self.data = self.value(node, ())

    def value(self, node: dict[str, Any], path: tuple) -> Any:
        node = self.schema.resolve(node)
        match node.get("type"):
            case "object":
                return dict(self.inside(node, path))
            case "array":
                return [self.value(node["items"], (*path, place)) for place in range(node.get("minItems", 1))]
            case "number" | "integer":
                return NUMBER
            case "boolean":
                return True
        return self.written(node, path) if free(node) else self.plain(path, node)

    def inside(self, node: dict[str, Any], path: tuple) -> Iterator[tuple[str, Any]]:
        for name, child in node.get("properties", {}).items():
            if (*path, name) not in LEFT_OUT and name not in OF_THE_SYSTEM:
                yield name, self.value(child, (*path, name))
        if isinstance(others := node.get("additionalProperties"), dict):
            yield "xx", self.value(others, (*path, "xx"))

    def written(self, node: dict[str, Any], path: tuple) -> str:
        mark = f"m{len(self.planted) + len(self.refused)}e"
        wanted = typed(self.text, mark, node)
        if fits(wanted, node):
            self.planted.append(Planted(path, wanted, node))
            return wanted
        self.refused.append(Planted(path, wanted, node))
        return typed(f"Plain words {len(self.text)}", mark, node)


class World:
    """A library in which each text stands in every field of a case, a lesson and a term, and in each vocabulary."""

    def __init__(self, schema: Schema, data: Path, payloads: dict[str, str]):
        self.schema, self.data, self.payloads = schema, data, payloads
        self.names = list(payloads)
        self.planters: dict[str, Planter] = {}
        """Address of the page that shows it → what was planted there."""
        self.refused: list[tuple[str, str, Planted]] = []
        self.vocabularies = {
            path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in data.glob("vocabularies/*.yaml")
        }
        vocabulary = schema.raw["definitions"]["vocabulary"]
        head = {**vocabulary["properties"]}
        self.term_node = head.pop("terms")["additionalProperties"]
        self.head_node = {**vocabulary, "properties": head}
        self.write()

    def write(self) -> None:
        for number, (id, facet) in enumerate(sorted(self.vocabularies.items())):
            self.vocabulary(number, id, facet)
        for number, name in enumerate(self.names):
            for kind in ("case", "lesson"):
                self.entry(number, kind, name)

    def vocabulary(self, number: int, id: str, facet: dict) -> None:
        """The head of the vocabulary and all its terms with a text each; the sectors have a term for each text."""
        terms = facet["terms"] | ({f"s-{name}": {} for name in self.names} if id == "sectors" else {})
        for place, (term, given) in enumerate(terms.items()):
            name = term.removeprefix("s-") if not given else self.names[(number * 7 + place) % len(self.names)]
            made = self.plant(f"{id}/{term.lower()}/", self.term_node, name, number)
            terms[term] = {**made, **{key: value for key, value in given.items() if key in OF_THE_SYSTEM}}
        head = self.plant(f"{id}/", self.head_node, self.names[(number * 5) % len(self.names)], number)
        kept = {key: facet[key] for key in ("pages", "broader") if key in facet}
        self.save("vocabularies", id, {**head, **kept, "terms": terms})

    def entry(self, number: int, kind: str, name: str) -> None:
        made = self.plant(f"{kind}s/{kind[0]}-{name}/", self.schema.raw["definitions"][kind], name, number)
        self.save(f"{kind}s", f"{kind[0]}-{name}", made)

    def plant(self, address: str, node: dict, name: str, number: int) -> dict:
        plain = partial(self.plain, address, number)
        self.planters[address] = Planter(self.schema, node, self.payloads[name], plain)
        return self.planters[address].data

    def save(self, folder: str, id: str, made: dict) -> None:
        (self.data / folder / f"{id}.yaml").write_text(write(made), "utf-8")

    def plain(self, address: str, number: int, path: tuple, node: dict) -> Any:
        """Terms by turns, dates in force, ids that lead somewhere."""
        id = address.split("/")[1]
        if node.get("format") == "library-date":
            day = "2027-12-01" if path[-1] == "due" else "2015-01-01"
            return day if path[0] in ("safety", "review") else day[:4]
        if "enum" in node:
            return node["enum"][0]
        if facet := node.get("vocabulary"):
            terms = list(self.vocabularies[facet]["terms"])
            fixed = {"sectors": f"s-{self.names[number]}", "contexts": "stable"}
            return fixed.get(facet, terms[number % len(terms)])
        if "pattern" in node and "a-z]{2,3}" in node["pattern"]:
            return "hy"
        here, after = self.names[number], self.names[(number + 1) % len(self.names)]
        ids = {"lessons": f"l-{here}", "cases": f"c-{after}", "aliases": f"former-{id}", "sources": f"document-{id}"}
        return ids.get(node.get("references") or path[0], "row")
