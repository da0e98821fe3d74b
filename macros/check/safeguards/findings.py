"""What a rule yields, and how it is told without repeating what should not be public."""

import re
from dataclasses import dataclass

from ...model.documents import Path

MOST = 24
"""Characters of a masked excerpt: enough to find the place."""
WORD = re.compile(r"([^\s@])[^\s@]*")


@dataclass(frozen=True)
class Hit:
    """Something that a rule found in a text."""

    rule: str
    path: Path
    text: str
    """The whole text, in one form (see `plain.plain`)."""
    found: str
    better: str = ""
    """Words to use instead, if the rule knows any."""


@dataclass(frozen=True)
class Finding:
    """One thing to mend: the rule, how grave it is (error, warning, advice), where, and what to do."""

    rule: str
    level: str
    path: Path
    excerpt: str
    """What was found, masked unless the rule says that it may be printed."""
    says: str
    remedy: str

    @property
    def message(self) -> str:
        shown = f" ({self.excerpt})" if self.excerpt else ""
        return f"{self.rule}: {self.says}{shown}: {self.remedy}"


def mask(found: str) -> str:
    """`reem@example.org` → `r…@e…`: of each word the first letter, of a number nothing. Reports of checks are public."""
    hidden = WORD.sub(lambda word: f"{word[1]}…" if word[1].isalpha() else "…", found)
    return re.sub(r"…(?: …)+", "…", hidden)[:MOST].rstrip()
