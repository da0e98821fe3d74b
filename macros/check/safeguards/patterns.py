"""Rules that are patterns: everything they look for stands in the data file. Each yields hits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .findings import Hit
from .plain import captured, pattern
from .subject import Subject, Text


def found(subject: Subject) -> Iterator[Hit]:
    """`find` and `exact`: the words of a text."""
    for name, rule, texts in subject.likely("words"):
        wanted = [pattern(source) for source in rule.get("find", ())]
        wanted += [pattern(source, ignore_case=False) for source in rule.get("exact", ())]
        yield from hits(subject, name, wanted, texts)


def links(subject: Subject) -> Iterator[Hit]:
    """`links`: the same in addresses."""
    for name, rule, texts in subject.likely("links"):
        wanted = [pattern(source) for source in rule["links"]]
        yield from hits(subject, name, wanted, texts)


def hits(subject: Subject, name: str, wanted: Iterable[re.Pattern[str]], texts: list[Text]) -> Iterator[Hit]:
    for one in wanted:
        for path, text in texts:
            for match in one.finditer(text):
                words = captured(match)
                if not harmless(subject, subject.rules["rules"][name], words):
                    yield Hit(name, path, text, words)


def harmless(subject: Subject, rule: dict[str, Any], words: str) -> bool:
    """It is one of the exceptions, or the name of an organisation that the file itself names."""
    known = subject.names if rule.get("names") else ()
    return any(words in name or name in words for name in known) or any(
        pattern(source).search(words) for source in rule.get("unless", ())
    )


def together(subject: Subject) -> Iterator[Hit]:
    """`together`: several patterns in one sentence."""
    for name, rule, texts in subject.likely("words"):
        wanted = [pattern(source) for source in rule.get("together", ())]
        for path, sentence in subject.sentences(texts) if wanted else ():
            if all(one.search(sentence) for one in wanted):
                yield Hit(name, path, sentence, sentence)


def words(subject: Subject) -> Iterator[Hit]:
    """`better`: words with better words."""
    for name, rule, texts in subject.likely("words"):
        for source, instead in rule.get("better", ()):
            for hit in hits(subject, name, [pattern(source)], texts):
                yield replace(hit, better=instead)
