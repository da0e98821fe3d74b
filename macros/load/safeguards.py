"""Reads what the safeguarding rules look for."""

import re
from pathlib import Path
from typing import Any

import yaml


def read_safeguards(root: Path) -> dict[str, Any]:
    """The rules in `root/safeguards.yaml` with every `%name%` replaced by its words. A fault in it is ours and raises."""
    raw = yaml.load((root / "safeguards.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return expanded(raw, raw["words"])


def expanded(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: expanded(child, words) for key, child in value.items()}
    if isinstance(value, list):
        return [expanded(child, words) for child in value]
    if not isinstance(value, str):
        return value
    return re.sub(r"%([A-Za-z_]+)%", lambda match: f"(?:{words[match[1]]})", value)
