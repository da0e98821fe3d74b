"""What the writer probably meant."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """`; did you mean `x`?` and what else is allowed, the closest first; or all that is allowed if nothing is close."""
    choices = list(allowed)
    if not choices:
        return "; remove it"
    closeness = {choice: SequenceMatcher(None, plain(given), plain(choice)).ratio() for choice in choices}
    best = max(choices, key=closeness.__getitem__)
    if closeness[best] < 0.6:
        return f"; allowed are: {listed(choices)}"
    return suggestion(best, sorted(choices, key=closeness.__getitem__, reverse=True))


def nearest_term(given: str, terms: Mapping[str, Any]) -> str:
    """The same for a term, which may have been given by its label or by an alias."""
    wanted = given.casefold()
    for id, term in terms.items():
        if wanted in {id.casefold(), term["label"].casefold(), *(alias.casefold() for alias in term.get("aliases", ()))}:
            return suggestion(id, terms)
    return did_you_mean(given, terms)


def suggestion(best: str, choices: Iterable[str]) -> str:
    others = [choice for choice in choices if choice != best]
    return f"; did you mean `{best}`?" + (f" Also allowed: {listed(others, 5)}" if others else "")


def listed(choices: list[str], most: int = 12) -> str:
    return ", ".join(choices[:most]) + (", …" if len(choices) > most else "")


def plain(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-")
