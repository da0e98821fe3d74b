"""Rules on what the file records of itself: SG09 basis, SG10 review, SG11 sensitivity, SG12 named partners, SG18 waivers."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.dates import days_between, last_day
from ...model.documents import Path
from .findings import Finding, Hit
from .subject import Subject
from .waivers import faults

LETTERS = re.compile(r"(?P<whole>\S.*) \((?P<short>[A-Z]{2,})\)|(?P<before>[A-Z]{2,}) \((?P<behind>\S.*)\)")
"""A name with the letters by which it is known behind it or before it."""


def basis(subject: Subject, hits: Sequence[Hit]) -> Iterator[Finding]:
    """SG09: public sources, or a consent that is in force on the build date."""
    safety = subject.data.get("safety", {})
    consent = safety.get("consent")
    if "basis" not in safety:
        yield said(subject, "SG09", ("safety",), "is missing; add `safety: {basis: public-sources}`, or a consent")
    elif (safety["basis"] == "consent") != (consent is not None):
        yield said(subject, "SG09", ("safety", "basis"), "and `consent` belong together: give both, or neither")
    elif consent and last_day(consent["given"]) > subject.today:
        yield said(subject, "SG09", ("safety", "consent", "given"), "is dated after today; wait, or mend the date")
    elif consent and last_day(consent["expires"]) < subject.today:
        yield said(subject, "SG09", ("safety", "consent", "expires"), "has run out; ask again, or withdraw the page")


def review(subject: Subject, hits: Sequence[Hit]) -> Iterator[Finding]:
    """SG10: warns when the review is overdue. It never stops a build: the site itself says so on the page after 30 days
    and leaves the case out of its lists after 90 (see `Library.overdue`)."""
    due = subject.data.get("review", {}).get("due")
    if due and (late := days_between(last_day(due), subject.today)) > 0:
        yield said(subject, "SG10", ("review", "due"), f"by {late} days; read the text again and set a new date")


def sensitivity(subject: Subject, hits: Sequence[Hit]) -> Iterator[Finding]:
    given = subject.data.get("safety", {}).get("sensitivity")
    if given not in ("low", "medium"):
        wrong = "is missing" if given is None else f"`{given}` is not published here"
        yield said(subject, "SG11", ("safety", "sensitivity"), f"{wrong}; must be low or medium")


def partners(subject: Subject, hits: Sequence[Hit]) -> Iterator[Finding]:
    """SG12: in a fragile setting a local partner is named if it published its part itself or agreed."""
    publishers = {source["id"]: source.get("publisher", "") for source in subject.data.get("sources", ())}
    for field in ("actors", "convenor"):
        for index, row in enumerate(subject.data.get(field, ())):
            local = row.get("kind", "kind-not-stated") in subject.rules["local_kinds"]
            if "name" in row and local and not agreed(row, publishers):
                hit = Hit("SG12", (field, index, "name"), row["name"], row["name"])
                if subject.level(hit):
                    yield subject.finding(hit)


def agreed(row: dict[str, Any], publishers: dict[str, str]) -> bool:
    """The file says why it may be named, or one of the sources of this row was published by it."""
    return "naming" in row or any(published_by(row["name"], publishers.get(id, "")) for id in row.get("sources", ()))


def published_by(name: str, publisher: str) -> bool:
    """Is the name a part of the publisher's, in words or by the letters that begin them? `Water Users Union (WUU)`, and
    `WUU (Water Users Union)`, are `WUU`."""
    if name in publisher or not (found := LETTERS.fullmatch(name)):
        return name in publisher
    whole, short = found["whole"] or found["behind"], found["short"] or found["before"]
    initials = iter(word[0].upper() for word in whole.split())
    # Of `WUU (Gaza)` the words in brackets are a place, and no name.
    begins = all(letter in initials for letter in short)
    return begins and (whole in publisher or short in re.findall(r"\w+", publisher))


def waivers(subject: Subject, hits: Sequence[Hit]) -> Iterator[Finding]:
    """SG18: every waiver is complete, still in force, and covers something."""
    for path, fault in faults(subject, hits):
        yield said(subject, "SG18", path, fault)


def said(subject: Subject, rule: str, path: Path, remedy: str) -> Finding:
    words = subject.rules["rules"][rule]
    return Finding(rule, words["level"][subject.setting], path, "", words["says"], remedy)


RECORDS = (basis, review, sensitivity, partners, waivers)
