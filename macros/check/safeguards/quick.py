"""Which rules can find anything in a file at all: one quick look for each, and nearly always there is nothing.

RE2 looks at all alternatives of a rule at once, ten times as fast as `re`, and no text can make it slow. It knows no
look-ahead; without it a pattern fits more texts, never fewer, so that what it passes over holds nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import re2

MANY_DIGITS = "(?:\\d[-x ()./~\\[\\]\u2010-\u2015\u2212]{0,4}){6}"
"""Every number of a telephone has this: six digits, and between them no more than what `phonenumbers` lets stand there."""
LAST_YEAR = 2200


class Quick:
    """`rules` is the whole data file; `today` the build date as ISO 8601 text."""

    def __init__(self, rules: Mapping[str, Any], today: str):
        later = list(map(str, range(int(today[:4]), LAST_YEAR)))
        given = {(name, seek): rows for name, rule in rules["rules"].items() for seek, rows in conditions(rule, later).items()}
        given["SG02", "phone"] = [[MANY_DIGITS]]
        self.conditions = {key: [compiled(one) for one in rows if one] for key, rows in given.items() if any(rows)}

    def likely(self, words: str, all_texts: str) -> list[tuple[str, str]]:
        """Each rule and what it may find: `links` in all texts, `words` or a `phone` in those that are words."""
        read = {"words": words.encode(), "phone": words.encode(), "links": all_texts.encode()}
        return [key for key, rows in self.conditions.items() if all(row.search(read[key[1]]) for row in rows)]


def conditions(rule: Mapping[str, Any], later: Sequence[str]) -> dict[str, list[list[str]]]:
    """What is sought → lists of patterns, of each of which one must fit. `later` are the years to come."""
    better = (source for source, _ in rule.get("better", ()))
    anything = [*map(any_case, (*rule.get("find", ()), *better)), *rule.get("exact", ())]
    together = [[any_case(source)] for source in rule.get("together", ())]
    to_come = [[any_case(rule["verb"])], [any_case(rule["relative"]), *later]] if "verb" in rule else []
    return {"words": [anything, *together, *to_come], "links": [[any_case(source) for source in rule.get("links", ())]]}


def any_case(source: str) -> str:
    return f"(?i:{source})"


def compiled(sources: list[str]) -> Any:
    options = re2.Options()
    options.never_capture = True
    return re2.compile("(?m)" + "|".join(without_look_ahead(f"(?:{source})") for source in sources), options)


def without_look_ahead(source: str) -> str:
    """The pattern with every `(?!…)` and `(?=…)` left out."""
    while (start := min(filter(lambda place: place >= 0, (source.find("(?!"), source.find("(?="))), default=-1)) >= 0:
        source = source[:start] + source[closing(source, start) + 1 :]
    return source


def closing(source: str, start: int) -> int:
    """The place of the bracket that closes the one at `start`."""
    depth, place, listed = 0, start, False
    while True:
        sign = source[place]
        listed = sign == "[" or listed and sign != "]"
        depth += 0 if listed else (sign == "(") - (sign == ")")
        if depth == 0:
            return place
        place += 2 if sign == "\\" else 1
