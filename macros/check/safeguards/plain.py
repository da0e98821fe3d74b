"""One form for all texts, so that a number in Arabic-Indic digits or an address in wide letters is still found."""

import re
import unicodedata
from functools import lru_cache

DIGITS = {ord(zero) + value: str(value) for zero in "٠۰" for value in range(10)}
SIGNS = str.maketrans("٫٬،؛\u2010\u2011\u2212", ".,,;---")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(text: str) -> str:
    """Compatibility characters resolved, digits 0 to 9, no invisible characters, single spaces."""
    if text.isascii():  # a quick question first: nearly all text is, and is in this form
        if text.isprintable() and "  " not in text:
            return text.strip()
        return " ".join(text.split())
    resolved = unicodedata.normalize("NFKC", HIDDEN.sub("", text)).translate(DIGITS | SIGNS)
    return " ".join(resolved.split())


@lru_cache(maxsize=None)
def pattern(source: str, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern as JavaScript reads it with the flag m: \\b, \\d and \\w know ASCII only."""
    return re.compile(source, re.ASCII | re.MULTILINE | (re.IGNORECASE if ignore_case else 0))


def captured(match: re.Match[str]) -> str:
    """The first group that took part, or else the whole."""
    return next((group for group in match.groups() if group), match[0]).strip()
