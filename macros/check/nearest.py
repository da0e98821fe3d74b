"""What the writer probably meant."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType
from typing import Any

CLOSE = 0.6
"""From this part of equal letters on, a word is taken for what was meant."""
FEW = 20
"""So many others are all shown beside a suggestion: it may be wrong."""
ALIKE, BEGUN = 0.75, 12
"""The same for a title; and from so many letters on, its beginning is enough."""


def did_you_mean(given: str, allowed: Iterable[str], others: Mapping[str, Iterable[str]] = MappingProxyType({})) -> str:
    """`; did you mean `x`?` and what else is allowed, the closest first; or all that is allowed if nothing is close.
    `others`: choice → other words for it."""
    choices = {choice: max(closeness(given, word) for word in (choice, *others.get(choice, ()))) for choice in allowed}
    if not choices:
        return "; remove it"
    ranked = sorted(choices, key=choices.__getitem__, reverse=True)
    return suggestion(ranked[0], ranked) if choices[ranked[0]] >= CLOSE else f"; allowed are: {listed(list(choices))}."


def nearest(given: str, allowed: Iterable[str]) -> str:
    """The word that was probably meant, or nothing if none is close."""
    best = max(allowed, key=lambda choice: closeness(given, choice), default="")
    return best if closeness(given, best) >= CLOSE else ""


def closest(given: str, allowed: Iterable[str]) -> str:
    """`; did you mean `x`?`, or nothing if no word is close. For a message that lists what is allowed anyway."""
    best = nearest(given, allowed)
    return suggestion(best, ()) if best else ""


def nearest_term(given: str, terms: Mapping[str, Any]) -> str:
    """The same for a term, which may have been given by its label or by an alias."""
    return did_you_mean(given, terms, {id: (term.get("label", ""), *term.get("aliases", ())) for id, term in terms.items()})


def unseen(given: str) -> str:
    """What is wrong with a word that has something in it that nobody sees, or the comma of another script."""
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
    return SequenceMatcher(None, plain(given), plain(choice)).ratio()


def suggestion(best: str, choices: Iterable[str]) -> str:
    others = [choice for choice in choices if choice != best]
    shown = listed(others, FEW if len(others) <= FEW else 5)
    return f"; did you mean `{best}`?" + (f" Also allowed: {shown}." if others else "")


def listed(choices: list[str], most: int = 30) -> str:
    more = len(choices) - most
    return ", ".join(choices[:most]) + (f" and {more} more" if more > 0 else "")


def plain(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-")
