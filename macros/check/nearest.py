"""What the writer probably meant."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any


CLOSE = 0.6
"""From this part of equal letters on, a word is taken for what was meant."""


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """`; did you mean `x`?` and what else is allowed, the closest first; or all that is allowed if nothing is close."""
    choices = list(allowed)
    if not choices:
        return "; remove it"
    ranked = sorted(choices, key=lambda choice: closeness(given, choice), reverse=True)
    return suggestion(ranked[0], ranked) if closeness(given, ranked[0]) >= CLOSE else f"; allowed are: {listed(choices)}."


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
    wanted = given.casefold()
    for id, term in terms.items():
        if wanted in {id.casefold(), term.get("label", "").casefold(), *(alias.casefold() for alias in term.get("aliases", ()))}:
            return suggestion(id, terms)
    return did_you_mean(given, terms)


def closeness(given: str, choice: str) -> float:
    return SequenceMatcher(None, plain(given), plain(choice)).ratio()


def suggestion(best: str, choices: Iterable[str]) -> str:
    others = [choice for choice in choices if choice != best]
    return f"; did you mean `{best}`?" + (f" Also allowed: {listed(others, 5)}." if others else "")


def listed(choices: list[str], most: int = 30) -> str:
    more = len(choices) - most
    return ", ".join(choices[:most]) + (f" and {more} more" if more > 0 else "")


def plain(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-")
