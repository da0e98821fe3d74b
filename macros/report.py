"""What a check found, as text for people, as workflow commands for a server, or as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from .model import Problem

COMMANDS = {"error": "error", "warning": "warning", "advice": "notice", "proposal": "notice"}
"""Level → the workflow command of GitHub that shows it beside the line."""


def as_text(problems: Iterable[Problem], site: str = "") -> str:
    """`path:line: field: message (why; address in the guide)`, one problem a line."""
    return "".join(f"{problem}{reason(problem, site)}\n" for problem in problems)


def reason(problem: Problem, site: str) -> str:
    return f" (Why: {problem.why}; see {site}{problem.see})" if problem.why else ""


def as_github(problems: Iterable[Problem], site: str = "") -> str:
    """Workflow commands, which put each message at its line of a pull request."""
    return "".join(
        f"::{COMMANDS[problem.level]} file={value(problem.file)},line={problem.line},"
        f"title={value(problem.field or 'The file')}::{escaped(problem.message + reason(problem, site))}\n"
        for problem in problems
    )


def escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """For a property, in which a colon or comma would end it."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem], site: str = "") -> str:
    """A list of objects with the keys file, line, field, level, message, why, see."""
    keys = ("file", "line", "field", "level", "message", "why")
    rows = [{**{key: getattr(problem, key) for key in keys}, "see": site + problem.see} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def summary(problems: Sequence[Problem], counts: dict[str, int]) -> str:
    """One line that counts what was read and what was found."""
    read = ", ".join(number(counts[kind], kind) for kind in ("case", "lesson", "vocabulary") if counts.get(kind))
    levels = Counter(problem.level for problem in problems)
    found = ", ".join(number(levels[level], level) for level in COMMANDS if levels[level])
    after = "" if levels["error"] or not found else WAITS if levels["proposal"] else MAY_STAY
    return f"{read or 'No file read'}: {found or 'nothing wrong'}.{after}"


MAY_STAY = " Nothing must be mended."
WAITS = " It can be sent as it is; the site can be built once what is proposed has been added."
SAID = {"advice": "piece of advice", "proposal": "proposed term for a reviewer"}
PLURALS = {"vocabulary": "vocabularies", "advice": "pieces of advice", "proposal": "proposed terms for a reviewer"}


def number(count: int, noun: str) -> str:
    """`1 case`, `3 vocabularies`, `1 piece of advice`."""
    if count == 1:
        return f"1 {SAID.get(noun, noun)}"
    return f"{count:,} {PLURALS.get(noun, noun + 's')}"
