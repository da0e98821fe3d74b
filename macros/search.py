"""What search needs beyond the theme: `Zepce` finds Žepče."""

import re
import unicodedata
from html import escape, unescape
from typing import Any

# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "æ": "ae", "ß": "ss"})
WORD = re.compile(r"\w+")


def fold(word: str) -> str:
    """`Žepče` → `Zepce`. Letters of other scripts keep their marks: there they are not decoration."""
    taken_apart = unicodedata.normalize("NFD", word.translate(PLAIN))
    latin = "".join(letter for letter in taken_apart if not unicodedata.combining(letter))
    return latin if latin.isascii() else word


def plain_forms(text: str) -> list[str]:
    """The plain form of each word in `text` that has one, once, in order."""
    words = (word for word in WORD.findall(text) if not word.isascii())
    return list(dict.fromkeys(fold(word) for word in words if fold(word) != word))


def tidy_index(index: dict[str, Any]) -> dict[str, Any]:
    """The search index with titles as text instead of entities, and with the plain forms of words added to each text."""
    for entry in index["docs"]:
        entry["title"] = escape(unescape(entry["title"]), quote=False)
        if forms := plain_forms(f"{entry['title']} {entry['text']}"):
            entry["text"] = f"{entry['text']} {' '.join(forms)}".strip()
    return index
