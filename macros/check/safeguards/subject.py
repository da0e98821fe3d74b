"""The case or lesson that is judged: its texts, its setting, and what the rules need to know of it."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ...model import Schema
from ...model.documents import Path
from .findings import Finding, Hit, mask
from .plain import pattern, plain

Text = tuple[Path, str]
FIXED = {"vocabulary", "references", "format", "enum"}
"""Words of a schema's node whose values are not written freely."""
NOT_READ = ("safety",)
"""A waiver repeats the words that it covers."""


class Subject:
    """`rules` is the whole data file; `today` the build date as ISO 8601 text."""

    def __init__(self, kind: str, data: Any, schema: Schema, rules: Mapping[str, Any], today: str):
        self.kind, self.data, self.schema, self.rules, self.today = kind, data, schema, rules, today
        self._read: dict[tuple, tuple[list[Text], str]] = {}

    @cached_property
    def setting(self) -> str:
        """`fragile` if any of its contexts is, or if none is stated: what nobody knows to be safe is treated as unsafe."""
        settings = {row["setting"] for row in self.data.get("contexts", ())}
        return "stable" if settings == {"stable"} else "fragile"

    @cached_property
    def everything(self) -> list[Text]:
        """Every text in one form; a number together with what it counts is a text, too."""
        values = self.schema.walk(self.kind, self.data)
        free = [(path, value) for path, node, value in values if isinstance(value, str) and not FIXED & node.keys()]
        texts = [(path, plain(value)) for path, value in free if path[0] not in NOT_READ]
        return texts + list(self.counts({path: value for path, _, value in values}))

    def counts(self, values: Mapping[Path, Any]) -> Iterator[Text]:
        for path, value in values.items():
            of = [values[beside] for name in ("unit", "counted", "kind") if (beside := (*path[:-1], name)) in values]
            if path[-1] == "count" and of:
                yield path, plain(f"{value} {of[0]}".replace("-", " "))

    def texts(self, rule: str, addresses: bool = False) -> list[Text]:
        """What a rule reads. `addresses`: the fields that hold nothing but an address as well."""
        return self._texts(rule, addresses)[0]

    def mentions(self, rule: str, wanted: re.Pattern[str], addresses: bool = False) -> bool:
        """Whether any of its texts has this: most patterns are nowhere, and one look at all of them is cheap."""
        return bool(wanted.search(self._texts(rule, addresses)[1]))

    def _texts(self, rule: str, addresses: bool) -> tuple[list[Text], str]:
        skipped = tuple(self.rules["rules"][rule].get("skip", ()))
        if (skipped, addresses) not in self._read:
            rows = [row for row in self.everything if row[0][0] not in skipped and (addresses or row[0][-1] != "url")]
            self._read[skipped, addresses] = rows, "\n".join(text for _, text in rows)
        return self._read[skipped, addresses]

    def sentences(self, rule: str) -> Iterator[Text]:
        for path, text in self.texts(rule):
            yield from ((path, sentence) for sentence in pattern(self.rules["sentence"]).split(text) if sentence)

    @cached_property
    def names(self) -> list[str]:
        """Names that the file itself gives to organisations and networks."""
        named = ("name", "publisher", "aliases", "network")
        return [text for path, text in self.everything if set(path[-2:]) & set(named) and path[0] != "contributors"]

    def level(self, hit: Hit) -> str | None:
        levels = self.rules["rules"][hit.rule]["level"]
        return levels.get(self.setting) if "protection" not in levels else levels[self.topic(hit.text)]

    def topic(self, text: str) -> str:
        about = set(self.data.get("sectors", ())) & set(self.rules["protection_sectors"])
        return "protection" if about or pattern(rf"\b(?:{self.rules['words']['protection']})\b").search(text) else "other"

    def finding(self, hit: Hit) -> Finding:
        rule = self.rules["rules"][hit.rule]
        remedy = f"{rule['remedy']}: {hit.better}" if hit.better else rule["remedy"]
        excerpt = hit.found if rule.get("open") else mask(hit.found)
        return Finding(hit.rule, self.level(hit), hit.path, excerpt, rule["says"], remedy)
