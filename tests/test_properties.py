"""The functions on text hold for all of Unicode, not for examples alone."""

import csv
import io
import json
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from lxml import html
from seen import Seen

from macros import exports
from macros.check.meant import as_address, as_date, as_id, as_number
from macros.check.nearest import did_you_mean
from macros.check.safeguards.findings import MOST, mask
from macros.check.safeguards.plain import plain
from macros.issue_body import case_values, name_for, one_line
from macros.issue_form import questions
from macros.load import read, write
from macros.load.bytes import FORBIDDEN
from macros.load.order import in_order
from macros.load.values import convert
from macros.model import Date
from macros.model.dates import last_day
from macros.offline import in_script
from macros.render import Section, inline, page_html, page_markdown, prose, squeeze, text
from macros.search import fold, plain_forms, tidy_index

bounded = settings(derandomize=True, deadline=None, max_examples=400)

ANY = some.text(max_size=80)
MARKS = [
    *"<>&\"'`{}[]()*_#!|\\~^=+-.:;,/@%$? \n", "&lt;", "&#60;", "{{", "{%", "](", "javascript:", "https://", "1. ", "- ",
    "**", "é", "ع", "\u200d", "＜", "x",
]
SIGNS = some.lists(some.sampled_from(MARKS), max_size=40).map("".join)
ALLOWED = {"p", "strong", "em", "a", "ul", "ol", "li"}


def sound(typed: str) -> bool:
    """Whether a file may hold it."""
    return not FORBIDDEN.search(typed) and "\r" not in typed and not any(0xD800 <= ord(sign) < 0xE000 for sign in typed)


TYPED = some.one_of(ANY, SIGNS).filter(sound)


def folded(typed: str) -> str:
    return " ".join(typed.split())


@bounded
@given(TYPED)
def test_text_shows_the_very_characters(typed):
    seen = Seen(text(typed))
    assert seen.text == typed and seen.tags == []
    assert folded(html.fragment_fromstring(f"<p>{squeeze(text(typed))}</p>").text_content()) == folded(typed)


@bounded
@given(TYPED)
def test_an_attribute_holds_the_very_characters(typed):
    assert Seen(f'<p title="{text(typed)}">').tags == [("p", {"title": typed})]


@bounded
@given(TYPED)
@example("<https://x.invalid>")
@example("[x](https://e.example/\"onclick=\"x)")
def test_prose_has_its_small_subset_and_nothing_else(typed):
    for made in (prose(typed), inline(typed)):
        seen = Seen(made)
        assert {tag for tag, _ in seen.tags} <= ALLOWED
        assert all(value["href"].startswith("https://") for tag, value in seen.tags if tag == "a")
        assert {name for _, attributes in seen.tags for name in attributes} <= {"href", "rel"}


@bounded
@given(TYPED.filter(lambda typed: not re.search(r"[*_\[\]\\]|^\s*([-+]|\d+[.)])", typed, re.M)))
def test_prose_without_marks_shows_what_was_typed(typed):
    assert folded(Seen(prose(typed)).text) == folded(typed)


@bounded
@given(TYPED, TYPED)
def test_a_finished_page_and_markdown_keep_a_section_whole(heading, body):
    shown = squeeze(text(body))
    made = page_html([Section("a", folded(heading), shown)])
    seen = Seen(made)
    assert [tag for tag, _ in seen.tags] == ["h2", "div"] and folded(seen.text) == folded(f"{heading} {body}")
    assert not re.search(r"\{[{%#]|<(?!/?(h2|div)\b)", made)
    assert not re.search(r"[<`*_\[{|]", str(text(heading))) and "\n\n" not in shown
    first, *rest = page_markdown([Section("a", heading, shown)]).split("\n\n")
    assert first == f"## {text(folded(heading))} {{ #a }}" and rest == [f'<div class="view">{shown}</div>\n']


@bounded
@given(ANY)
def test_a_plain_form_is_plain_and_stays(word):
    assert fold(fold(word)) == fold(word) and (fold(word) == word or fold(word).isascii())
    assert plain_forms(word) == list(dict.fromkeys(plain_forms(word)))


@bounded
@given(TYPED, TYPED)
def test_the_index_of_search_shows_a_title_as_typed(title, body):
    entry = tidy_index({"docs": [{"title": str(text(title)), "text": str(text(body))}]})["docs"][0]
    assert Seen(entry["title"]).text == title and Seen(entry["title"]).tags == []
    assert folded(entry["text"]).startswith(folded(str(text(body))))


@bounded
@given(some.lists(TYPED, min_size=1, max_size=4))
@example(["=1", "\t=1", "＝1", " =1"])
def test_a_row_is_read_back_and_no_cell_is_a_formula(cells):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(exports.guarded, cells))
    back = next(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert [cell if cell in (given, f"'{given}") else None for cell, given in zip(back, cells, strict=True)] == back
    assert not [cell for cell in back if cell.startswith(exports.RISKY)]


@bounded
@given(TYPED)
def test_json_is_read_back(typed):
    assert json.loads(exports.as_json({"a": typed})) == {"a": typed}
    assert json.loads(exports.as_json([typed], indent=None)) == [typed]


@bounded
@given(some.recursive(TYPED, lambda inner: some.lists(inner, min_size=1, max_size=4), max_leaves=8))
def test_what_is_written_is_read_back(value):
    data = {"a": value, "b": [{"c": value}]}
    assert read(write(data).encode())[0::2] == (data, [])


@bounded
@given(TYPED, TYPED)
def test_order_moves_lines_and_changes_nothing(schema, one, other):
    made = write({"summary": one, "title": other, "network": {"reach": one, "name": other}})
    moved = in_order(made, "case", schema)
    assert read(moved.encode())[0] == read(made.encode())[0] and sorted(moved.split("\n")) == sorted(made.split("\n"))


@bounded
@given(some.one_of(
    ANY, some.from_regex(r"[0-9./~-]{1,20}"), some.from_regex(r"\d{4}(-\d{2}){0,2}(/\d{4})?~?", fullmatch=True),
))
@example("0000")
@example("٢٠١٥")
@example("2015-02-30/..")
def test_a_date_is_read_or_refused_in_words(typed):
    try:
        date = Date.read(typed)
    except ValueError as refused:
        assert re.match("write a date|there is no|a range|the range|[A-Z][a-z]+ \\d{4} has no", str(refused))
    else:
        assert typed.isascii() and str(date) and len(date.span) == 2
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", last_day(typed))


@bounded
@given(some.one_of(ANY, some.from_regex(
    r"(since |by |about )?(\d{1,2} )?(May|Oct\.|march) \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", fullmatch=True,
)))
@example("about 27 Oct. 2016")
@example("03/04/2016")
def test_what_a_date_was_meant_to_be_is_a_date(typed):
    made = as_date(typed)
    assert not made or Date.read(made)
    told = list(map(as_date, ("about 27 Oct. 2016", "03/04/2016", "since May 2012", "2019 or 2020", "2015-16", "2016-15")))
    assert told == ["2016-10-27~", "", "2012-05/..", "2019/2020~", "2015/2016", ""]
    near = list(map(as_date, ("about 2019 or 2020", "around Q3 2016", "about", "about about 2019", "since about 2012", "until 2021")))
    assert near == ["2019/2020~", "2016-07/2016-09~", "", "2019~", "", ""]
    unsure = list(map(as_date, ("2011/12", "2011-06/12", "2016/10", "2011–12")))
    assert unsure == ["", "", "2016-10", "2011/2012"]
    shares = list(map(as_date, ("the Third Quarter of 2016", "Q4 2016", "last half 2016", "third half of 2016")))
    assert shares == ["2016-07/2016-09", "2016-10/2016-12", "2016-07/2016-12", ""]


@bounded
@given(ANY)
def test_what_an_id_or_a_number_was_meant_to_be_is_one(typed):
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", as_id(typed))
    assert not (made := as_number(typed)) or float(made) >= 0
    many = list(map(as_number, ("USD 18 million", "4.2 billion", "1.5 lakh", "12 borders", "18m", "2 dozen", "5 of 9 million", "3 Millionen", "2 milijarde")))
    dotted = list(map(as_number, ("2.800", "1.378 farmers", "2.800.000", "2.125 million", "0.125", "2.8", ".5", "012", "9" * 20, "120\t150")))
    assert dotted == ["2800", "1378", "2800000", "2125000", "", "2.8", "0.5", "12", "", ""]
    assert many == ["18000000", "4200000000", "150000", "12", "", "", "", "", ""]
    assert not (made := as_address(typed)) or re.fullmatch(r"https://[^\s<>\"']+", made)


@bounded
@given(some.one_of(ANY, some.from_regex(r"-?\d{1,4}(\.\d{1,3})?", fullmatch=True)))
@example("1٢")
def test_only_plain_digits_become_a_number(typed):
    number = convert({"type": "number"}, typed)
    assert number is typed or (typed.isascii() and float(typed) == number)


@bounded
@given(ANY)
def test_an_id_made_from_a_text_is_one(typed):
    made = name_for(typed, "new-case")
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= 60


@settings(bounded, max_examples=60)
@given(some.data())
def test_any_body_of_an_issue_gives_plain_data(real, drawn):
    """Headings of the form in any order, with anything below."""
    headings = some.sampled_from([f"### {one.label}" for one in questions(real.schema)])
    parts = some.one_of(headings, TYPED, some.sampled_from(["Name: x", "- [x] y", "_No response_"]))
    made = case_values(real, "\n".join(drawn.draw(some.lists(parts, max_size=30))))
    assert read(write(made).encode())[0::2] == (made, [])
    assert all(one_line(value) == value for value in made.get("questions", []))


@bounded
@given(ANY, some.lists(ANY, max_size=6))
def test_the_nearest_word_is_one_of_those_allowed(given, allowed):
    said = did_you_mean(given, allowed)
    assert said.startswith("; ")
    assert not said.startswith("; did you mean") or any(f"`{one}`" in said for one in allowed)


@bounded
@given(ANY)
def test_the_one_form_of_a_text_is_one(typed):
    assert plain(plain(typed)) == plain(typed) and not re.search("[\u200b\u2060\ufeff]|[٠-٩]", plain(typed))


@bounded
@given(ANY)
def test_what_is_masked_tells_no_word(typed):
    shown = mask(typed)
    assert len(shown) <= MOST and not re.search(r"\w{2}", shown)
    assert not any(unicodedata.category(sign) == "Nd" for sign in shown)


@pytest.mark.parametrize("body", ["</script><script>", "<!--<script>", "\u2028"])
def test_json_in_a_page_cannot_end_its_element(body):
    assert json.loads(in_script(json.dumps(body))) == body and "<" not in in_script(json.dumps(body))
