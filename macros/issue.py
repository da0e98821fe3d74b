"""The two commands about issues: make the form from the schema, and make a case from an issue that it brought."""

import re
from pathlib import Path

from .issue_body import case_id, case_values
from .issue_form import form
from .load import draft_problems, library, write
from .load.bytes import decode
from .model import Problem, Schema
from .model.addresses import editor_line

FORM = Path(".github/ISSUE_TEMPLATE/case.yml")
HEAD = "# Made from case_data by `python -m macros issue-form --write`. Do not edit it here.\n"


def issue_form(data: Path, mode: str) -> int:
    """Prints the form, or checks or writes the file that GitHub reads. Returns the exit status."""
    text = HEAD + write(form(library(data)))
    if mode == "write":
        FORM.parent.mkdir(parents=True, exist_ok=True)
        FORM.write_text(text, "utf-8")
        print(f"Wrote {FORM}.")
    elif mode == "print":
        print(text, end="")
    elif not FORM.exists() or FORM.read_text("utf-8") != text:
        remedy = "run `python -m macros issue-form --write`, or leave it to the reviewer"
        print(f"{FORM}:1: differs from what the schema and the vocabularies say; {remedy}")
        return 1
    return 0


def from_issue(data: Path, issue: Path) -> int:
    """Prints the YAML of a case for the body of an issue; or, with status 1, what is missing or wrong in it."""
    text, wrong = decode(issue.read_bytes().replace(b"\t", b" "))
    if wrong:
        print(*(f"- line {line}: {message}" for line, message in wrong), sep="\n")
        return 1
    known = library(data)
    values = case_values(known, text)
    id = case_id(values)
    made = f"{editor_line('case')}\n# Save this as case_data/cases/{id}.yaml\n{write(values)}"
    if problems := draft_problems(data, "case", id, made.encode()):
        print(*(f"- {in_words(known.schema, problem)}" for problem in problems), sep="\n")
        return 1
    print(made, end="")
    return 0


def in_words(schema: Schema, problem: Problem) -> str:
    """The problem with the headings of the form instead of the names of fields: `Results 2, Sources: …`."""
    node, titles = schema.raw["definitions"]["case"], []
    for name, place in re.findall(r"(\w+)(?:\[(\d+)\])?", problem.field):
        node = schema.resolve(node.get("properties", {}).get(name, {}))
        titles.append(f"{node.get('title', name)} {place}".strip())
        node = schema.resolve(node["items"]) if place and "items" in node else node

    def heading(match: re.Match) -> str:
        child = node.get("properties", {}).get(match[1])
        return f"“{schema.resolve(child)['title']}”" if child else match[0]

    message = re.sub(r"the field `(\w+)`", heading, problem.message)
    return f"{', '.join(titles)}: {message}" if titles else message
