"""Values written so that whatever reads them takes them for what they are."""

import json
from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is run as a formula by spreadsheet programs, even when quoted."""


def guarded(cell: str | int) -> str | int:
    """A leading apostrophe makes a spreadsheet show the text instead of running it. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def as_json(value: Any, indent: int | None = 1) -> str:
    """JSON for people to look into, or without `indent` as short as it can be."""
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":")) + "\n"
