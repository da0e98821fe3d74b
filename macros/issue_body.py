"""From the body of an issue that the form made to the values of a case. Whatever was typed is plain data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count, pairwise
from typing import Any

from .issue_form import Question, choices, parts, questions
from .model import Library, Schema
from .search import fold

EMPTY = {"", "_No response_", "None"}
WORDS, LONGEST = 6, 50
"""Length of an id that is made from a text: in words and in characters."""


def case_values(library: Library, body: str) -> dict[str, Any]:
    """The values that the answers give, in the schema's order. What was left empty is left out; what does not fit stays
    as it was typed, for the checker to speak of."""
    found: dict[str, Any] = {}
    for asked, answer in answers(questions(library.schema), body):
        value = read_answer(library, asked, answer)
        if value not in (None, [], {}, ""):
            *above, name = asked.path
            (found.setdefault(above[0], {}) if above else found)[name] = value
    number_sources(library, found)
    give_ids(found.get("results", []), "statement", "result")
    found["review"] = {"status": "draft"}
    return in_order(library.schema, library.schema.raw["definitions"]["case"], found)


def answers(asked: Iterable[Question], body: str) -> Iterator[tuple[Question, str]]:
    """Each question with what stands below its heading. The headings are looked for one after the other, so that one
    inside an answer does not part it unless it is the very next."""
    lines = [line.strip() for line in body.splitlines()]
    places, start = [], 0
    for question in asked:
        heading = f"### {question.label}"
        if heading in lines[start:]:
            start = lines.index(heading, start) + 1
            places.append((question, start))
    for (question, start), (_, next_start) in pairwise([*places, (None, len(lines) + 1)]):
        answer = "\n".join(lines[start : next_start - 1]).strip()
        yield question, "" if answer in EMPTY else answer


def read_answer(library: Library, asked: Question, answer: str) -> Any:
    inner = library.schema.resolve(asked.node["items"]) if asked.many else asked.node
    match asked.sort:
        case "tick":
            return False if re.match(r"- \[[xX]\]", answer) else None
        case "choice":
            return chosen(library, inner, answer)
        case "choices":
            listed = choices(library, inner)
            known = [id for id, words in listed.items() if f", {words}, " in f", {answer}, "]
            return known or [chosen(library, inner, word) for word in answer.split(", ") if word]
        case "lines":
            return [line for line in map(bare, answer.splitlines()) if line]
        case "groups":
            return list(groups(library, parts(library.schema, asked.node), answer))
        case "group":
            return next(groups(library, parts(library.schema, asked.node), answer), None)
    return one_line(answer)


def groups(library: Library, known: Mapping[str, dict[str, Any]], answer: str) -> Iterator[dict[str, Any]]:
    """The entries of a box: each begins where a part comes that the one before has already. A line without a known part
    goes on with the part above it; at the very beginning it is the first part."""
    names = {node["title"].casefold(): name for name, node in known.items()}
    part, entry = next(iter(known)), {}
    for line in answer.splitlines():
        label, colon, rest = line.lstrip("-*• ").partition(":")
        name = names.get(label.strip("* ").casefold()) if colon else None
        if name in entry:
            yield from finished(library, known, entry)
            entry = {}
        part, text = (name, rest) if name else (part, line)
        entry[part] = f"{entry.get(part, '')} {text}"
    yield from finished(library, known, entry)


def finished(library: Library, known: Mapping[str, dict[str, Any]], entry: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The entry with ids for words, its parts in the schema's order; nothing if it is empty."""
    given = {name: one_line(entry[name]) for name in known if one_line(entry.get(name, "")) not in EMPTY}
    if given:
        yield {name: chosen(library, known[name], text) for name, text in given.items()}


def chosen(library: Library, node: dict[str, Any], text: str) -> str:
    """The id for the words of a term, or for one of its aliases; or the text as it is."""
    listed = choices(library, node)
    terms = library.facets[node["vocabulary"]].terms if "vocabulary" in node else {}
    ids = {alias.casefold(): id for id, term in terms.items() for alias in term.fields.get("aliases", ())}
    ids |= {words.casefold(): id for id, words in listed.items()}
    return ids.get(text.casefold(), text)


def number_sources(library: Library, found: dict[str, Any]) -> None:
    """Gives every document an id and puts the ids where numbers were written; a single document carries all. A document
    that the library lists already is taken from there: it has one place on the page of sources."""
    listed = {source.fields["url"]: source.fields for source in library.sources if "url" in source.fields}
    documents = found.get("sources", [])
    give_ids(documents, "title", f"document-on-{case_id(found)}"[:LONGEST])
    documents[:] = [dict(listed.get(document.get("url"), document)) for document in documents]
    ids = [document["id"] for document in documents]
    for name, rows in found.items():
        if name != "sources":
            for row in rows if isinstance(rows, list) else [rows]:
                cite(row, ids)


def cite(row: Any, ids: list[str]) -> None:
    if isinstance(row, dict) and "sources" in row:
        row["sources"] = [source_id(word, ids) for word in re.findall(r"[\w-]+", row["sources"]) if word != "and"]
    elif isinstance(row, dict) and len(ids) == 1:
        row["sources"] = ids[:]


def source_id(word: str, ids: list[str]) -> str:
    return ids[int(word) - 1] if word.isdecimal() and 0 < int(word) <= len(ids) else word


def give_ids(rows: list[dict[str, Any]], field: str, otherwise: str) -> None:
    """An id for each row, made from its text; a second one of the same name gets a number."""
    taken: set[str] = set()
    for row in rows:
        name = name_for(row.get(field, ""), otherwise)
        row["id"] = next(id for id in chain([name], (f"{name}-{number}" for number in count(2))) if id not in taken)
        taken.add(row["id"])


def case_id(values: dict[str, Any]) -> str:
    """The name of the file: from the name of the network, or else from the title."""
    return name_for(values.get("network", {}).get("name") or values.get("title", ""), "new-case")


def name_for(text: str, otherwise: str) -> str:
    """`How it Grew, in Žepče` → `how-it-grew-in-zepce`: the first words, as an id."""
    words = re.findall(r"[a-z0-9]+", " ".join(fold(word) for word in text.split()).lower().replace("'", ""))[:WORDS]
    while len("-".join(words)) > LONGEST:
        words.pop()
    return "-".join(words) or otherwise


def in_order(schema: Schema, node: Any, values: Any) -> Any:
    """The values of a node with its fields in the schema's order."""
    node = schema.resolve(node) if isinstance(node, dict) else {}
    if isinstance(values, list):
        return [in_order(schema, node.get("items"), value) for value in values]
    if not isinstance(values, dict):
        return values
    known = node.get("properties", {})
    return {name: in_order(schema, known[name], values[name]) for name in known if name in values}


def one_line(text: str) -> str:
    return " ".join(text.split())


def bare(line: str) -> str:
    """The line without the mark of a list."""
    return re.sub(r"^([-*•]|\d+[.)])\s+", "", line.strip())
