"""SG16: movements and distributions that are still to come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .findings import Hit
from .plain import pattern
from .subject import Subject


def future(subject: Subject) -> Iterator[Hit]:
    for name, rule, texts in subject.likely("words"):
        for path, sentence in subject.sentences(texts) if "verb" in rule else ():
            if pattern(rule["verb"]).search(sentence) and to_come(sentence, rule, subject):
                yield Hit(name, path, sentence, sentence)


def to_come(sentence: str, rule: Mapping[str, Any], subject: Subject) -> bool:
    days = (day for kind in rule["dates"] for day in named(sentence, kind, subject.rules["months"]))
    return bool(pattern(rule["relative"]).search(sentence)) or any(day > subject.today for day in days)


def named(sentence: str, kind: Mapping[str, Any], months: Sequence[str]) -> Iterator[str]:
    """Each day or month that the sentence names, as ISO 8601 text."""
    for match in pattern(kind["pattern"]).finditer(sentence):
        parts = {part: value for part, value in zip(kind["parts"], match.groups(), strict=True) if value}
        month = parts["month"].lower()
        number = months.index(month) + 1 if month in months else int(month)
        day = f"-{int(parts['day']):02}" if "day" in parts else ""
        yield f"{parts['year']}-{number:02}{day}"
