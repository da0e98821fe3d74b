"""Texts on which a pattern takes longest, made from the pattern itself at each place where it repeats without limit."""

import re
from collections.abc import Iterator
from re import _constants as op
from re import _parser as parser

SAMPLES = {op.CATEGORY_DIGIT: "7", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_SPACE: "x",
           op.CATEGORY_NOT_DIGIT: "x", op.CATEGORY_NOT_WORD: "-"}
UNSEEN = "☃"
"""A character that hardly any class excludes."""


def attacks(pattern: str, length: int) -> Iterator[str]:
    """Texts of about this length: what leads to a repeat, the repeated part again and again, and no end."""
    for before, body in repeats(parser.parse(pattern, re.IGNORECASE), ""):
        yield before + body * (length // max(1, len(body)))
        yield (before + body) * (length // max(1, len(before + body)))


def repeats(tree, before: str) -> Iterator[tuple[str, str]]:
    """(a text that leads there, a text for the repeated part) for each repeat without a limit."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, body = value
            for sample in samples(body):
                if most is op.MAXREPEAT:
                    yield before, sample
                yield from repeats(body, before)
        elif kind is op.SUBPATTERN:
            yield from repeats(value[3], before)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, before)
        before += sample_of(kind, value)


def samples(tree) -> list[str]:
    """A few texts that fit: of a class two of its members, of a choice the first and the last."""
    return sorted({sampled(tree, which) for which in (0, -1)})


def sampled(tree, which: int = 0) -> str:
    return "".join(sample_of(kind, value, which) for kind, value in tree)


def sample_of(kind, value, which: int = 0) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL or kind is op.ANY:
        return UNSEEN
    if kind is op.IN:
        return member(value, which)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return sampled(value[2], which) * max(value[0], 1 if value[1] is op.MAXREPEAT else 0)
    if kind is op.SUBPATTERN:
        return sampled(value[3], which)
    return sampled(value[1][which], which) if kind is op.BRANCH else ""


def member(choices, which: int) -> str:
    if choices[0][0] is op.NEGATE:
        return (UNSEEN, "1")[which]
    kind, value = choices[which]
    return chr(value) if kind is op.LITERAL else chr(value[0]) if kind is op.RANGE else SAMPLES[value]
