"""Dates as exact as their source: a small part of the Extended Date/Time Format (ISO 8601-2:2019)."""

import re
from calendar import monthrange, timegm
from dataclasses import dataclass
from functools import cache

MONTHS = ("January February March April May June July August September October November December").split()
POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class Date:
    """A year, month or day; or a range of them, open on one side or not; or about one of these."""

    start: str
    """ISO 8601 text, or empty if open."""
    end: str
    """The same; equal to `start` for a single date."""
    about: bool = False

    @classmethod
    @cache
    def read(cls, text: str) -> "Date":
        """Reads `2016`, `2016-10-27`, `2012/2015`, `../2014-03`, `2005/..` and `2015~`.

        Raises ValueError, in words for a contributor, if the text is none of these or not in the calendar.
        """
        body, about = text.removesuffix("~"), text.endswith("~")
        start, slash, end = body.partition("/")
        ends = [part if part != ".." else "" for part in ((start, end) if slash else (start, start))]
        for part in filter(None, ends):
            check_point(part)
        if not any(ends):
            raise ValueError("a range needs at least one date")
        if all(ends) and ends[0][: len(ends[1])] > ends[1]:
            raise ValueError("the range ends before it begins")
        return cls(ends[0], ends[1], about)

    @property
    def last(self) -> str:
        """The latest date named, as ISO 8601 text; sorts as text."""
        return self.end or self.start

    @property
    def span(self) -> tuple[float | None, float | None]:
        """From and until, in years: `2016-07` is (2016.5, 2016.58). None on an open side."""
        return (years(self.start) if self.start else None, years(self.end, last=True) if self.end else None)

    def __str__(self) -> str:
        """In words: `March 2014`, `by March 2014`, `since 2005`, `February 2012 to January 2015`, `about 2015`."""
        about = "about " if self.about else ""
        if self.start == self.end:
            return about + words(self.start)
        if not self.start:
            return f"by {about}{words(self.end)}"
        if not self.end:
            return f"since {about}{words(self.start)}"
        return f"{about}{words(self.start)} to {words(self.end)}"


def check_point(text: str) -> None:
    match = POINT.fullmatch(text)
    if not match:
        raise ValueError("write a date as 2016, 2016-10 or 2016-10-27")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{MONTHS[month - 1]} {year} has no day {day:02}")


def years(point: str, last: bool = False) -> float:
    """The beginning of a year, month or day, or with `last` its end, in years."""
    year, month, day = (int(part) if part else None for part in POINT.fullmatch(point).groups())
    if not month:
        return year + last
    days = monthrange(year, month)[1]
    into = (day - 1 + last) / days if day else last
    return round(year + (month - 1 + into) / 12, 3)


def words(point: str) -> str:
    """`2016-10-27` → `27 October 2016`."""
    year, month, day = POINT.fullmatch(point).groups()
    parts = [str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year]
    return " ".join(filter(None, parts))


def before(one: str, other: str) -> bool:
    """Whether the first of two dates, as ISO 8601 text, is over when the second begins: 2016 is not before 2016-10."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


def last_day(text: str) -> str:
    """The last day that a date of the library can mean, as ISO 8601 text: `2027-02` → `2027-02-28`."""
    last = Date.read(text).last
    year, month, day = (int(part) if part else None for part in POINT.fullmatch(last).groups())
    return f"{year:04}-{month or 12:02}-{day or monthrange(year, month or 12)[1]:02}"


def days_between(start: str, end: str) -> int:
    """Days from one day to another, both as ISO 8601 text; below 0 if `end` is the earlier."""
    one, other = (timegm((*map(int, day.split("-")), 0, 0, 0)) for day in (start, end))
    return (other - one) // 86_400
