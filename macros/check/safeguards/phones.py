"""SG02: phone numbers. Years, money, reports, identifiers and addresses are taken out of the text before it looks; a count
is a number and is not looked at."""

import re
from collections.abc import Iterator

from .findings import Hit
from .plain import captured, pattern
from .quick import MANY_DIGITS
from .subject import COUNT, Subject

MOST_DIGITS = 6_000
"""Of all texts together, counted once for each country. A file that has more cannot be looked through in good time."""
GROUPED = re.compile(r"[0(+]|\d+(?:[ .-]\d+){2,}")
"""Without a country code the library takes many a plain number for a phone number: these begin or look like one."""


def phones(subject: Subject) -> Iterator[Hit]:
    countries = list(dict.fromkeys(place["country"] for place in subject.data.get("places", ())))
    looked = 0
    for path, text in (row for _, _, texts in subject.likely("phone") for row in texts if row[0][-1] != COUNT):
        left = without(text, subject.rules["phone"]["strip"])
        if not pattern(MANY_DIGITS).search(left):
            continue
        looked += sum(map(str.isdigit, left)) * (1 + len(countries))
        if looked > MOST_DIGITS:  # nobody can say that no number is among them
            yield Hit("SG02", path, text, text, better="here are too many digits to be looked through; shorten the text")
            return
        written = [captured(match) for source in subject.rules["phone"]["find"] for match in pattern(source).finditer(left)]
        for number in dict.fromkeys([*written, *dialled(left, countries)]):
            yield Hit("SG02", path, text, number)


def without(text: str, strip: list[str]) -> str:
    """The text with a gap where a number stood that is no phone number."""
    for source in strip:
        if not pattern(MANY_DIGITS).search(text):
            break
        text = pattern(source).sub(lambda match: next(filter(None, match.groups()), "") + " ; ", text)
    return text


def dialled(text: str, countries: list[str]) -> Iterator[str]:
    """Numbers that can be dialled in one of the countries, or from anywhere, as `phonenumbers` knows them."""
    # A fifth of the time that a check needs to start, and hardly any file has a text for it.
    from phonenumbers import Leniency, PhoneNumberMatcher

    for country in [None, *countries]:
        for match in PhoneNumberMatcher(text, country, leniency=Leniency.VALID):
            if GROUPED.match(match.raw_string):
                yield match.raw_string
