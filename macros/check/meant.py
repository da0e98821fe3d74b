"""What a value was probably meant to be, written as it must be. Each returns nothing if it cannot tell."""

import re
import unicodedata
from collections.abc import Callable

from ..model import Date
from ..model.dates import MONTHS
from .safeguards.plain import plain

NAMED = re.compile(r"(?:(\d\d?)(?:st|nd|rd|th)?\.? )?([a-z]{3,9})\.?(?: (\d\d?)(?:st|nd|rd|th)?)?,? (\d{4})", re.ASCII)
BACKWARDS = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4})", re.ASCII)
FORWARDS = re.compile(r"(\d{4})([./-])(\d\d?)(?:\2(\d\d?))?", re.ASCII)
SPAN = re.compile(r"(?:from )?(\d{4}) ?(-|–|—|to|until|or) ?(\d{4})", re.ASCII)
PART = re.compile(
    r"(?:the )?(?:(?:beginning|start|middle|end|spring|summer|autumn|fall|winter)(?: of)?|early|mid|late)[ -](\d{4})", re.ASCII
)
SHORT = re.compile(r"(\d{4})(?:[-–](\d\d)|/(1[3-9]|[2-9]\d))", re.ASCII)
SHARE = re.compile(r"(?:the )?(.+?)(?: of)? (\d{4})", re.ASCII)
SHARES = {
    "(first|1st) quarter|q1": ("01", "03"), "(second|2nd) quarter|q2": ("04", "06"), "(third|3rd) quarter|q3": ("07", "09"),
    "(fourth|4th|last) quarter|q4": ("10", "12"), "(first|1st) half": ("01", "06"), "(second|2nd|last) half": ("07", "12"),
}
"""Quarters and halves of a year, each with its first and its last month."""
OPEN = {"since": "{}/..", "from": "{}/..", "by": "../{}"}
"""Not `until`: the page would say “by”, and what was so until 2021 did not come about by 2021."""
QUALIFIERS = {
    "up to": r"\b(up to|at most|(no|not) more than)\b", "more than": r"\b(more than|over|above|at least)\b|\+|>",
    "nearly": r"\b(nearly|almost)\b",
    "about": r"\b(about|around|some|roughly|approximately|circa)\b|~",
}
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = re.compile(r"(\d{1,3}(?:(?:[ ,'’]\d{3})+|(?:\.\d{3}){2,})(?!\d)|\d*\.\d+|\d+)(?: ?([a-z]+))?", re.ASCII)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
"""A dot that marks thousands, as on the continent of Europe."""
ZEROS = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "milliard": 9, "billion": 9, "trillion": 12}
UNSURE = re.compile(r"\d(?:\t|\s{2,})\d|\d[a-z]|[a-z]\d|[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞]", re.IGNORECASE)
"""Two cells of a table, a letter that looks like a digit, the sign of a footnote, a fraction."""
MANY_PLACES = re.compile(r"\.\d{3}")
"""A dot of which nobody can tell whether it marks thousands."""
MULTIPLIED = re.compile(
    "(hundred|dozen|score|mio|mln|mn|bn|mrd|mille?|tausend|tisu[a-z]+|hiljad[a-z]+|mill?i(on|ard|jun|jard)[a-rt-z][a-z]*|[kmb])s?"
)
"""Words after a number that make another of it, and are not taken for certain."""


def as_date(given: str) -> str:
    """`October 2016`, `27.10.2016`, `since 2012`, `end of 2012` → `2016-10`, `2016-10-27`, `2012/..`, `2012`. Never guesses
    the month."""
    text = plain(given[:60]).lower()
    word, _, rest = text.partition(" ")
    if word in ("about", "around"):
        return sound(f"{(as_date(rest) or rest).removesuffix('~')}~")
    if word in OPEN and "/" not in (inner := as_date(rest) or rest):
        return sound(OPEN[word].format(inner))
    matches = ((make, pattern.fullmatch(text)) for pattern, make in READ.items())
    return next(filter(None, (make(match) for make, match in matches if match)), "")


def named(match: re.Match[str]) -> str:
    months = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(match[2])]
    return point(match[4], months[0], match[1] or match[3]) if len(months) == 1 else ""


def backwards(match: re.Match[str]) -> str:
    return point(match[4], match[3], match[1]) if match[2] == "." or int(match[1]) > 12 else ""


def forwards(match: re.Match[str]) -> str:
    """Not `2011/12`, which may be two years."""
    year, sign, month, day = match.groups()
    return "" if sign == "/" and not day and int(month) == int(year[2:]) + 1 else point(year, month, day)


def point(year: str, month: str | int, day: str | None) -> str:
    return sound(f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""))


def share(match: re.Match[str]) -> str:
    months = next((months for names, months in SHARES.items() if re.fullmatch(names, match[1])), ())
    return sound("/".join(f"{match[2]}-{month}" for month in months))


READ: dict[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    NAMED: named,
    BACKWARDS: backwards,
    FORWARDS: forwards,
    SHORT: lambda match: sound(f"{match[1]}/{match[1][:2]}{match[2] or match[3]}"),
    SHARE: share,
    PART: lambda match: sound(match[1]),
    SPAN: lambda match: sound(f"{match[1]}/{match[3]}" + "~" * (match[2] == "or")),
}


def sound(made: str) -> str:
    """The same if it is a date."""
    try:
        Date.read(made)
    except ValueError:
        return ""
    return made


def as_number(given: str) -> str:
    """`1,200`, `2.800`, `about 20`, `six`, `18 million` → `1200`, `2800`, `20`, `6`, `18000000`; nothing if there are two numbers
    in it, or none, or if it counts in dozens and the like."""
    if UNSURE.search(given):
        return ""
    text = plain(given[:60]).lower()
    found = [(str(WORDS.index(text) + 1), "")] if text in WORDS else NUMBER.findall(text)
    if len(found) != 1 or MULTIPLIED.fullmatch(found[0][1]):
        return ""
    bare, word = re.sub(r"[ ,'’]", "", found[0][0]), found[0][1].removesuffix("s")
    if THOUSANDS.fullmatch(bare) and (word not in ZEROS or bare.count(".") > 1):
        bare = bare.replace(".", "")
    if word in ZEROS:
        return f"{float(f'{bare}e{ZEROS[word]}'):.15g}"
    whole, _, places = bare.partition(".")
    plainer = f"{int(whole or 0)}.{places}".rstrip(".")
    return plainer if len(places) < 3 and len(plainer) < 16 else ""


def as_qualifier(given: str) -> str:
    """`over 5,500`, `60+` → `more than`; nothing if no such word stands there."""
    words = plain(given[:60]).lower()
    return next((said for said, pattern in QUALIFIERS.items() if re.search(pattern, words)), "")


def as_id(given: str) -> str:
    """`Pooled resources` → `pooled-resources`, `1,378 farmers` → `1378-farmers`."""
    plainer = unicodedata.normalize("NFKD", given[:60]).encode("ascii", "ignore").decode().lower()
    plainer = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plainer)
    return re.sub(r"[^a-z0-9]+", "-", plainer).strip("-")


def as_address(given: str) -> str:
    """`www.example.org` → `https://www.example.org`."""
    bare = given.strip(" <>\"'")
    host = re.fullmatch(r"(?:https?:/*)?([\w-]+(?:\.[\w-]+)+(?:/\S*)?)", bare, re.ASCII)
    return f"https://{host[1]}" if host and not re.search(r"[<>\"']", bare) else ""
