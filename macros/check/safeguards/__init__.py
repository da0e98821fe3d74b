"""Publishing without harm: the rules SG01 to SG18. A check lowers risk; it proves nothing.

What the rules look for stands in `case_data/safeguards.yaml`, which `docs/assets/safeguards.js` reads too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...model import Document, Problem, dotted
from ...model.documents import Path
from ...model.schema import Leaf
from .dates import future
from .findings import Finding
from .patterns import found, links, together, words
from .phones import phones
from .quick import Quick
from .records import RECORDS
from .subject import Subject
from .waivers import waived

__all__ = ["Finding", "Safeguards"]

REMARK = re.compile(r"(?:^|\s)#(?! yaml-language-server:) ?(\S.*)$", re.MULTILINE)
LEVELS = ("error", "warning", "advice")
WHY, GUIDE = "a published text must harm nobody", "/contribute/safeguarding/"
"""What the checker says beside every finding."""

TEXTS = (found, links, phones, together, words, future)
"""Rules over the texts. Each yields hits; a waiver can cover them."""


@dataclass(frozen=True)
class Safeguards:
    """What the rules look for (the whole data file) and the build date as ISO 8601 text."""

    rules: Mapping[str, Any]
    today: str

    @cached_property
    def quick(self) -> Quick:
        return Quick(self.rules, self.today)

    def findings(self, data: Any, leaves: Sequence[Leaf]) -> list[Finding]:
        """All findings in one case or lesson, given with all its values (`Schema.walk`)."""
        subject = Subject(data, leaves, self.rules, self.quick, self.today)
        hits = [hit for rule in TEXTS for hit in rule(subject)]
        judged = [subject.finding(hit) for hit in waived(subject, hits)]
        judged += [row for rule in RECORDS for row in rule(subject, hits)]
        return list(dict.fromkeys(judged))

    def problems(self, document: Document) -> list[Problem]:
        """The same as the checker reports it, the gravest first. Vocabularies are not judged: they tell of nobody."""
        if document.kind == "vocabulary":
            return []
        found = self.findings(document.data, [*document.leaves, *remarks(document.text)])
        return [
            Problem(document.file, *place(document, row.path), row.message, row.level, WHY, GUIDE)
            for row in sorted(found, key=lambda row: LEVELS.index(row.level))
        ]


def remarks(text: str) -> Iterator[Leaf]:
    """Remarks as values, under their line: the file is published whole."""
    for match in REMARK.finditer(text) if text.count("#") > 1 else ():
        yield ("#", text.count("\n", 0, match.start(1)) + 1), {}, match[1]


def place(document: Document, path: Path) -> tuple[int, str]:
    """Line and name of a field, or of a remark."""
    return (path[1], "") if path[0] == "#" else (document.line(path), dotted(path))
