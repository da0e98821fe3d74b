"""SG18: a waiver names the rule, the reason, the role and the date, binds to the exact words, and ends with the review."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...model.dates import last_day
from ...model.documents import Path
from .findings import Hit
from .plain import plain
from .subject import Subject


def waived(subject: Subject, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that are left when those with a waiver in force are gone."""
    listed = [waiver for waiver in given(subject) if not ended(subject, waiver) and may_be_waived(subject, waiver)]
    return [hit for hit in hits if not any(covers(waiver, hit) for waiver in listed)]


def given(subject: Subject) -> Sequence[dict[str, Any]]:
    return subject.data.get("safety", {}).get("waivers", ())


def covers(waiver: dict[str, Any], hit: Hit) -> bool:
    """The waiver's words stand in the text exactly, and what was found lies within them."""
    excerpt = plain(waiver["excerpt"])
    return waiver["rule"] == hit.rule and excerpt in hit.text and hit.found in excerpt


def may_be_waived(subject: Subject, waiver: dict[str, Any]) -> bool:
    return subject.rules["rules"].get(waiver["rule"], {}).get("waiver", True)


def ended(subject: Subject, waiver: dict[str, Any]) -> bool:
    due = subject.data.get("review", {}).get("due")
    return not due or last_day(due) < subject.today or last_day(waiver["date"]) > subject.today


def faults(subject: Subject, hits: Sequence[Hit]) -> Iterator[tuple[Path, str]]:
    for index, waiver in enumerate(given(subject)):
        path: Path = ("safety", "waivers", index)
        if not may_be_waived(subject, waiver):
            yield path, f"{waiver['rule']} cannot be waived; mend the text"
        elif ended(subject, waiver):
            yield path, "is not in force: it needs a date that is past and a `review.due` that is to come"
        elif not any(covers(waiver, hit) for hit in hits):
            yield path, f"covers nothing that {waiver['rule']} finds; its `excerpt` must be the exact words of the text, or remove it"
