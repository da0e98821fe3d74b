"""The case or lesson that is judged: its texts, its setting, and what the rules need to know of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import getitem
from typing import Any

from ...model.documents import Path
from ...model.schema import Leaf
from .findings import Finding, Hit, mask
from .plain import pattern, plain
from .quick import Quick

Text = tuple[Path, str]
FIXED = {"vocabulary", "references", "format", "enum"}
"""Words of a schema's node whose values are not written freely."""
ADDRESS = "url"
"""The field that holds an address and nothing else."""
COUNT = "count"
"""The field that holds a number of what is counted beside it."""
NOT_READ = ("safety",)
"""A waiver repeats the words that it covers."""


class Subject:
    """`leaves` are all its values (`Schema.walk`); `rules` is the whole data file; `today` the build date as ISO 8601 text."""

    def __init__(self, data: Any, leaves: Sequence[Leaf], rules: Mapping[str, Any], quick: Quick, today: str):
        self.data, self.leaves, self.rules, self.today = data, leaves, rules, today
        likely = quick.likely([text for _, text in self.everything])
        self.found = [(*key, [self.everything[number] for number in numbers]) for key, numbers in likely.items()]

    @cached_property
    def setting(self) -> str:
        """`fragile` if any of its contexts is, or if none is stated: what nobody knows to be safe is treated as unsafe."""
        settings = {row["setting"] for row in self.data.get("contexts", ())}
        return "stable" if settings == {"stable"} else "fragile"

    @cached_property
    def everything(self) -> list[Text]:
        """Every text in one form; a number together with what it counts is a text, too."""
        texts = [
            (path, plain(value)) for path, node, value in self.leaves
            if type(value) is str and FIXED.isdisjoint(node) and path[0] not in NOT_READ
        ]
        return texts + list(self.counts())

    def counts(self) -> Iterator[Text]:
        for path, _, value in self.leaves:
            if path[-1] == COUNT:
                row = reduce(getitem, path[:-1], self.data)
                if of := [row[name] for name in ("unit", "counted", "kind") if name in row]:
                    yield path, plain(f"{value} {of[0]}".replace("-", " "))

    def likely(self, sought: str) -> Iterator[tuple[str, Mapping[str, Any], list[Text]]]:
        """Name and content of the rules that may find what they seek, and the texts in which they may: see `Quick`. Only
        `links` are sought in addresses, too."""
        for name, seek, texts in self.found:
            if seek == sought:
                rule = self.rules["rules"][name]
                read = [row for row in texts if seek == "links" or row[0][-1] != ADDRESS]
                yield name, rule, [row for row in read if row[0][0] not in rule.get("skip", ())]

    def sentences(self, texts: Sequence[Text]) -> Iterator[Text]:
        for path, text in texts:
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
