"""What is probably a mistake, or could be better: rules like those of `fields`, but none stops a build."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Date, Document, Schema
from ..model.dates import before
from ..model.derive import dated
from ..model.documents import Path
from .across import Names
from .fields import Row

CLAIMS = {"text", "statement", "what", "how", "basis", "summary"}
"""Fields in which a fact is told."""
DATES = {"as_of", "when", "began", "ended"}
SWALLOWED = re.compile(r"^([^\n]*[^\s#])(?: +(#[^\s#][^\n]*)| (# [^\n]*))$", re.MULTILINE)
WRAPPED = re.compile(r"^ *[^\s#][^\n]*[^\s.?!:'\"\]}]\n *(#[^\s!:][^\s:]*(?: [^\n]*)?)$", re.MULTILINE)
"""A line that begins with `#12`, below one on which a sentence does not end. `#field: value` is meant as a remark."""
EFFECTS = {"reported-effect", "measured-effect"}
YEAR = re.compile(r"\b(19|20)\d\d\b")
PROPOSAL = re.compile(r"^# Proposed: .*?\(([\w-]+)\)", re.MULTILINE)
HTML = re.compile(r"</?[a-z][a-z0-9]*(?: [^<>\n]*)?/?>|&(?:[a-z]{2,8}|#x?[0-9a-f]{2,6});", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')


def swallowed(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """`title: Water #1 case` is read as `Water`. A remark that is meant has two spaces before its sign, and one behind."""
    if " #" not in document.text:
        return
    found = [(match, match[1].strip(), match[2] or match[3], match[3]) for match in SWALLOWED.finditer(document.text)]
    found += [(match, match[0].partition("\n")[0].strip(), match[1], "") for match in WRAPPED.finditer(document.text)]
    lines = [document.line(path) for path, _, _ in document.leaves] if found else []
    for match, before, remark, spaced in found:
        path, value = told_at(document, lines, document.text.count("\n", 0, match.start()) + 1)
        if before.startswith("#") or remark.rstrip() in str(value):
            continue
        # Behind a quote or a bracket it is a remark, unless these are a part of the text.
        if before[-1] not in "'\"]}," or before.endswith(str(value)) or str(value).endswith(before):
            meant = "; if it is one, put two spaces before it" if spaced else ""
            yield path, f"`{remark.rstrip()}` is read as a remark; put the whole text in quotes{meant}"


def told_at(document: Document, lines: list[int], line: int) -> tuple[Path, Any]:
    """Path and value of the first of the values on the last line that has any, up to this one. `lines`: those of all."""
    last = bisect_right(lines, line) - 1
    path, _, value = document.leaves[bisect_left(lines, lines[last])] if last >= 0 else ((), None, "")
    return path, value


def repeated(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    seen: dict[str, Path] = {}
    for path, _, value in document.leaves:
        if path[-1] in CLAIMS and len(value) >= 40:
            first = seen.setdefault(" ".join(value.casefold().split()), path)
            if first != path:
                yield path, f"says the same as line {document.line(first)}; say it once, or say what differs"


def same_as_title(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    title = document.data.get("title") or document.data.get("statement")
    if title and document.data.get("summary", "").casefold().strip(" .") == title.casefold().strip(" ."):
        yield ("summary",), "is the title again; say what the network did and what came of it"


def review_undated(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    review = document.data.get("review", {})
    if review.get("status") == "reviewed" and document.lacks("review", "on"):
        yield ("review",), "is `reviewed` without a day; add `on`"


def undated_effect(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Only where it can be mended: every source that carries the result is dated, and no year stands in its words. That a
    source is later than some day is no date of a claim."""
    dates = {source.get("id"): ".." not in source.get("date", "..") for source in document.data.get("sources", ())}
    for index, result in enumerate(document.data.get("results", ())):
        effect = result.get("strength") in EFFECTS and document.lacks("results", index, "as_of")
        cited = result.get("sources", ())
        if effect and cited and all(map(dates.get, cited)) and not YEAR.search(result.get("statement", "")):
            yield ("results", index), "is an effect without a date, though its sources are dated; add `as_of`"


def facts_behind(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """A source is later than every fact, and no fact with a date rests on it. Only where one could have a date."""
    newest = max((source.get("date", "") for source in document.data.get("sources", ())), default="")[:7]
    ends = (value.rpartition("/")[2] for path, _, value in document.having("format") if path[-1] in DATES)
    if document.kind != "case" or max(ends, default="9") >= newest:  # a quick question first: mostly it is so
        return
    facts = dict(dated(row for row in document.leaves if row[0] not in document.gaps))
    latest = max((date.last for date in facts.values()), default="9")
    known = {path[:-1] for path in facts}
    for index, source in enumerate(document.data.get("sources", ())):
        last = Date.read(source["date"]).last if "id" in source and "date" in source else ""
        if before(latest, last):
            cited = {path[:-2] for path, node, id in document.leaves if id == source["id"] and node.get("references")}
            if not cited & known and any("as_of" in schema.place("case", row).fields for row in cited):
                yield ("sources", index, "date"), (
                    f"is later than the date of any fact here ({latest}), and the page will say “Facts up to” that "
                    f"date; give what rests on `{source['id']}` its date: `as_of`"
                )


def proposed_still(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for id in re.findall(PROPOSAL, document.text) if "# Proposed" in document.text else ():
        if any(id in vocabulary["terms"] for vocabulary in vocabularies.values()):
            yield (), f"`{id}` is in the list by now; delete the line `# Proposed`, which readers of the data would see"


def no_context(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    if document.kind == "case" and document.lacks("contexts"):
        yield (), "no context is given, so it counts neither as stable nor as fragile; add `contexts` if a source helps"


def no_lesson(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    if document.kind == "case" and document.lacks("lessons"):
        yield (), "no lesson is given, so nobody meets the case under one; add `lessons` if it bears on any"


def no_member(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Only where every seat is known: one that is misspelt may be that of a member."""
    seats = [actor.get("seat") for actor in document.data.get("actors", ())]
    if document.data.get("members") and seats and all(seats) and "member" not in seats:
        yield ("actors",), "counts members, but nobody has the seat `member`; add who they are, if a source says so"


def not_to_be_found(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, source in enumerate(document.data.get("sources", ())):
        if "id" in source and document.lacks("sources", index, "url") and document.lacks("sources", index, "date"):
            yield ("sources", index), f"`{source['id']}` has neither an address nor a date; add what the document gives"


def half_independent(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, source in enumerate(document.data.get("sources", ())):
        if source.get("independent") == "partly" and "id" in source and document.lacks("sources", index, "note"):
            yield ("sources", index), f"`{source['id']}` is partly independent; say in `note` why, or that it is not known"


def estimated(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, source in enumerate(document.data.get("sources", ())):
        if source.get("date", "").endswith("~") and document.lacks("sources", index, "note"):
            yield ("sources", index), f"`{source['date']}` is an estimate; say in `note` what it rests on"


def own_word(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    network = document.data.get("network", {})
    own = {name.casefold() for name in (network.get("name", ""), *network.get("aliases", ()))}
    for index, source in enumerate(document.data.get("sources", ())):
        if source.get("independent") == "yes" and source.get("publisher", "").casefold() in own - {""}:
            yield ("sources", index, "independent"), "says `yes`, but the network itself published it; write `'no'`"


def named_by_nobody(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    for index, row in enumerate(document.data.get("convenor", ())):
        if "name" in row and document.lacks("convenor", index, "sources"):
            yield ("convenor", index), f"no source is given for `{row['name']}`; add `sources`, or readers cannot look it up"


def worn_words(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Words that the library does not use itself. A source's own words may stand: in quotes, or in its title."""
    worn, lower = schema.raw.get("worn", {}), document.text.lower()
    if not any(words in lower for words in worn):  # a quick question first: nearly every file has none
        return
    wanted = re.compile(rf"\b({'|'.join(sorted(worn, key=len, reverse=True))})\b", re.IGNORECASE)
    for path, _, value in document.leaves:
        if isinstance(value, str) and path[0] != "sources" and (found := wanted.search(QUOTED.sub("", value))):
            yield path, f"`{found[0]}`: {worn[found[0].lower()]}"


def markup(document: Document, schema: Schema, names: Names, vocabularies: Mapping) -> Iterator[Row]:
    """Pasted HTML: a text is shown as it is written, with its `<p>` and `&nbsp;`."""
    for path, _, value in document.having("maxLength"):
        if ("<" in value or "&" in value) and (found := HTML.search(value)):
            yield path, f"has HTML in it (`{found[0][:40]}`), which readers would see as it stands; write plain words"


ADVICE = (
    swallowed, repeated, same_as_title, review_undated, undated_effect, facts_behind, proposed_still, no_context, no_lesson,
    no_member, not_to_be_found, half_independent, estimated, own_word, named_by_nobody, worn_words, markup,
)
