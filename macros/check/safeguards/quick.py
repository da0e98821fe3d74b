"""Which rules can find anything in a file at all, and in which texts: a few quick looks, and nearly always there is nothing.

RE2 looks at all alternatives of a rule at once, ten times as fast as `re`, and no text can make it slow. A pattern is
sought without its look-aheads, which RE2 does not know, and without the upper bounds of its repeats, for which its tables
would grow large. So it fits more texts, never fewer, and what is passed over holds nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import re2

MANY_DIGITS = "(?:\\d[-x ()./~\\[\\]\u2010-\u2015\u2212]{0,4}){6}"
"""Every number of a telephone has this: six digits, and between them no more than what `phonenumbers` lets stand there."""
LAST_YEAR = 2200
AT_ONCE = 4
"""So many patterns are sought in one look. With more, the tables of RE2 grow faster than the looks get fewer."""

OPTIONS = re2.Options()
OPTIONS.never_capture = True
OPTIONS.never_nl = True  # no text has a line break: a match lies in one of them
UP_TO = re.compile(r"\{(\d*),\d+\}")

Key = tuple[str, str]
"""A rule and what it seeks: `words`, `links` or a `phone`."""


class Quick:
    """`rules` is the whole data file; `today` the build date as ISO 8601 text."""

    def __init__(self, rules: Mapping[str, Any], today: str):
        later = list(map(str, range(int(today[:4]), LAST_YEAR)))
        given = {(name, seek): rows for name, rule in rules["rules"].items() for seek, rows in conditions(rule, later).items()}
        given["SG02", "phone"] = [[MANY_DIGITS]]
        self.conditions = {key: [either(one) for one in rows if one] for key, rows in given.items() if any(rows)}
        wanted = [((key, number), row) for key, rows in self.conditions.items() for number, row in enumerate(rows)]
        self.looks = [Look(wanted[first : first + AT_ONCE]) for first in range(0, len(wanted), AT_ONCE)]

    def likely(self, texts: Sequence[str]) -> dict[Key, list[int]]:
        """The rules that may find something, each with the numbers of the texts in which it may. No text has a line break."""
        joined = "\n".join(texts).encode()
        met = {name for look in self.looks for name in look.met(joined)}
        likely = {key: self.conditions[key] for key, _ in sorted(met)}
        return {
            key: sorted({line for row in rows for line in lines(row, joined)})
            for key, rows in likely.items() if all((key, number) in met for number in range(len(rows)))
        }


class Look:
    """Some patterns that are sought together, each under its name: the rule, and its number there."""

    def __init__(self, rows: Sequence[tuple[tuple[Key, int], str]]):
        self.names = [name for name, _ in rows]
        self.patterns = re2.Set.SearchSet(OPTIONS)
        for _, row in rows:
            self.patterns.Add(row)
        self.patterns.Compile()

    def met(self, text: bytes) -> Iterator[tuple[Key, int]]:
        return (self.names[number] for number in self.patterns.Match(text) or ())


def lines(pattern: str, text: bytes) -> Iterator[int]:
    """The numbers of all lines in which it fits."""
    number = place = 0
    for match in compiled(pattern).finditer(text):
        number += text.count(b"\n", place, match.start())
        yield number
        place = match.start()


def conditions(rule: Mapping[str, Any], later: Sequence[str]) -> dict[str, list[list[str]]]:
    """What is sought → lists of patterns, of each of which one must fit. `later` are the years to come."""
    better = (source for source, _ in rule.get("better", ()))
    anything = [*map(any_case, (*rule.get("find", ()), *better)), *rule.get("exact", ())]
    together = [[any_case(source)] for source in rule.get("together", ())]
    to_come = [[any_case(rule["verb"])], [any_case(rule["relative"]), *later]] if "verb" in rule else []
    return {"words": [anything, *together, *to_come], "links": [[any_case(source) for source in rule.get("links", ())]]}


def any_case(source: str) -> str:
    return f"(?i:{source})"


def either(sources: list[str]) -> str:
    return "(?m)" + "|".join(without_bounds(without_look_ahead(f"(?:{source})")) for source in sources)


@lru_cache(maxsize=None)
def compiled(pattern: str) -> Any:
    """Most are never needed by themselves."""
    return re2.compile(pattern, OPTIONS)


def without_look_ahead(source: str) -> str:
    """The pattern with every `(?!…)` and `(?=…)` left out."""
    while (start := min(filter(lambda place: place >= 0, (source.find("(?!"), source.find("(?="))), default=-1)) >= 0:
        source = source[:start] + source[closing(source, start) + 1 :]
    return source


def without_bounds(source: str) -> str:
    """The pattern with every `{1,30}` as `{1,}`."""
    return UP_TO.sub(r"{\1,}", source)


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
