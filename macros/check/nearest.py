"""What the writer probably meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """`; did you mean `x`?`, or what is allowed when nothing comes close."""
    choices = list(allowed)
    plain = {choice.casefold().replace("_", "-"): choice for choice in choices}
    close = get_close_matches(given.casefold().replace("_", "-").replace(" ", "-"), plain, n=1, cutoff=0.6)
    if close:
        return f"; did you mean `{plain[close[0]]}`?"
    shown = ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")
    return f"; allowed are: {shown}" if choices else "; remove it"


def nearest_term(given: str, terms: Mapping[str, Any]) -> str:
    """The same for a term, which may have been given by its label or by an alias."""
    wanted = given.casefold()
    for id, term in terms.items():
        if wanted in {id.casefold(), term["label"].casefold(), *(alias.casefold() for alias in term.get("aliases", ()))}:
            return f"; did you mean `{id}`?"
    return did_you_mean(given, terms)
