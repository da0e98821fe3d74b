"""How well the safeguarding rules find what they should: `python tests/safeguards/measure.py`.

Recall: of the texts in which a rule should find something, the part in which it does. Precision: of the texts in which it
finds something, the part in which it should. False alarms: of the harmless texts, the part in which any rule finds anything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.check import Safeguards
from macros.load import read_safeguards, read_schema

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "case_data"
PARTS = ("tuned", "held_out", "held_out_again", "held_out_third", "held_out_fourth", "held_out_fifth", "held_out_sixth")
TODAY = "2026-11-24"
RULES, SCHEMA = read_safeguards(DATA), read_schema(DATA)
SAFEGUARDS = Safeguards(RULES, TODAY)


@dataclass(frozen=True)
class Text:
    """A labelled text: what is judged, and the rules that should find something in it."""

    case: dict[str, Any]
    expected: frozenset[str]
    words: str


def texts(part: str) -> list[Text]:
    """The texts of one part of `texts.yaml`, each as a small case."""
    rows = yaml.safe_load((HERE / "texts.yaml").read_text("utf-8"))[part]
    return [Text(case(row), frozenset(row["expect"]), str(row.get("text", row.get("figure")))) for row in rows]


def case(row: dict[str, Any]) -> dict[str, Any]:
    made = {"contexts": [{"setting": row.get("setting", "fragile")}], "safety": {"basis": "public-sources", "sensitivity": "low"}}
    if "text" in row:
        return {**made, "why": [{"text": row["text"]}]}
    return {**made, "figures": [{"count": row["figure"][0], "unit": row["figure"][1]}]}


def judge(case: dict[str, Any]) -> frozenset[str]:
    """The rules that find something, as Python has them."""
    return frozenset(finding.rule for finding in SAFEGUARDS.findings(case, SCHEMA.walk("case", case)))


Judged = list[tuple[Text, frozenset[str]]]


def judged(texts: Iterable[Text], judge: Callable[[dict[str, Any]], frozenset[str]] = judge) -> Judged:
    return [(text, judge(text.case)) for text in texts]


def recall(rows: Judged, rules: Iterable[str]) -> float:
    wanted = [(rule, found) for text, found in rows for rule in text.expected & set(rules)]
    return sum(rule in found for rule, found in wanted) / len(wanted)


def precision(rows: Judged, rules: Iterable[str]) -> float:
    made = [(rule, text) for text, found in rows for rule in found & set(rules)]
    return sum(rule in text.expected for rule, text in made) / len(made) if made else 1.0


def false_alarms(rows: Judged) -> float:
    harmless = [found for text, found in rows if not text.expected]
    return sum(map(bool, harmless)) / len(harmless)


def report(rows: Judged) -> None:
    rules = sorted({rule for text, _ in rows for rule in text.expected})
    for rule in rules:
        count = sum(rule in text.expected for text, _ in rows)
        print(f"  {rule}  {count:3} texts   recall {recall(rows, [rule]):.2f}   precision {precision(rows, [rule]):.2f}")
    print(f"  all   {len(rows):3} texts   recall {recall(rows, rules):.2f}   precision {precision(rows, rules):.2f}"
          f"   false alarms {false_alarms(rows):.1%} of {sum(not text.expected for text, _ in rows)} harmless texts")
    for text, found in rows:
        if found != text.expected:
            print(f"  ! expected {sorted(text.expected)}, found {sorted(found)}: {text.words}")


if __name__ == "__main__":
    for part in PARTS:
        print(part)
        report(judged(texts(part)))
