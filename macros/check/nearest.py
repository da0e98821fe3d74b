"""What the writer probably meant."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType
from typing import Any

CLOSE = 0.6
"""From this part of equal letters on, a word is taken for what was meant."""
PROPER = 0.8
"""The same for the name of a country: many are alike (`Uganda`, `Ghana`)."""
FEW = 20
"""So many others are all shown beside a suggestion: it may be wrong."""
ALIKE, BEGUN = 0.75, 12
"""The same for a title; and from so many letters on, its beginning is enough."""
NO = re.compile(r"\b(?:no|not|non|never|without|less|fewer)\b")
UN = re.compile(r"^(?:un|in|im|dis)")


def did_you_mean(
    given: str, allowed: Iterable[str], others: Mapping[str, Iterable[str]] = MappingProxyType({}), least: float = CLOSE
) -> str:
    """`; did you mean `x`?` and what else is allowed, the closest first; or all that is allowed if nothing is as close as
    `least`. `others`: choice → other words for it."""
    choices = {choice: max(closeness(given, word) for word in (choice, *others.get(choice, ()))) for choice in allowed}
    if not choices:
        return "; remove it"
    ranked = sorted(choices, key=choices.__getitem__, reverse=True)
    return suggestion(ranked[0], ranked) if choices[ranked[0]] >= least else f"; allowed are: {listed(list(choices))}."


def nearest(given: str, allowed: Iterable[str]) -> str:
    """The word that was probably meant, or nothing if none is close."""
    best = max(allowed, key=lambda choice: closeness(given, choice), default="")
    return best if closeness(given, best) >= CLOSE else ""


def closest(given: str, allowed: Iterable[str]) -> str:
    """`; did you mean `x`?`, or nothing if no word is close. For a message that lists what is allowed anyway."""
    best = nearest(given, allowed)
    return suggestion(best, ()) if best else ""


def nearest_term(given: str, terms: Mapping[str, Any], least: float = CLOSE) -> str:
    """The same for a term, which may have been given by its label or by an alias."""
    others = {id: (term.get("label", ""), *term.get("aliases", ())) for id, term in terms.items()}
    return did_you_mean(given, terms, others, least)


def unseen(given: str) -> str:
    """What is wrong with a word that has something in it that nobody sees, or the comma of another script."""
    if given.endswith("\n"):
        return "; the `|` or `>` before it ends it with a new line: write the word behind the colon"
    if not given.isprintable():
        return "; an invisible sign or a special space is in it: delete it and type it again"
    return "; `،` does not part entries: write `,` between them" if "،" in given else ""


def by_title(given: str, titles: Mapping[str, str], noun: str) -> str:
    """What to write in place of a title (or nearly one) where an id belongs, or nothing. `titles`: id → title."""
    if " " not in given.strip():  # no title is a single word
        return ""
    ids = {plain(title).strip(".-"): id for id, title in titles.items()}
    wanted = plain(given).strip(".-")
    begun = [title for title in ids if title.startswith(wanted) and len(wanted) >= BEGUN]
    for title in begun or get_close_matches(wanted, ids, 1, ALIKE):
        nearly = "" if title == wanted else "nearly "
        return f"`{given}` is {nearly}the title of a {noun}; write its id: `{ids[title]}`"
    return ""


def closeness(given: str, choice: str) -> float:
    """The part of equal letters; nothing where one of the two says no to the other."""
    one, other = plain(given), plain(choice)
    return 0 if opposed(one, other) else alike(one, other)


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def opposed(one: str, other: str) -> bool:
    """`not-high` and `high`, `fewer than` and `more than`, `unstable` and `stable`."""
    return bool(NO.search(one)) != bool(NO.search(other)) or denied(one, other) or denied(other, one)


def denied(one: str, other: str) -> bool:
    """Whether it is the other with `un` or the like before it."""
    bare = UN.sub("", one, count=1)
    return bare != one and alike(bare, other) > max(alike(one, other), ALIKE)


def suggestion(best: str, choices: Iterable[str]) -> str:
    others = [choice for choice in choices if choice != best]
    shown = listed(others, FEW if len(others) <= FEW else 5)
    return f"; did you mean `{best}`?" + (f" Also allowed: {shown}." if others else "")


def listed(choices: list[str], most: int = 30) -> str:
    more = len(choices) - most
    return ", ".join(choices[:most]) + (f" and {more} more" if more > 0 else "")


def plain(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-")
