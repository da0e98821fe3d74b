"""Each view on the tiny library, against the text that was looked at and kept (`make golden` writes it anew)."""

import os
import re
from html import unescape
from pathlib import Path

import pytest

from macros.load import library
from macros.render import page_html, page_markdown, text
from macros.views import VIEWS, Settings, Site

GOLDEN = Path(__file__).parent / "golden"
CALLS = [
    ("case", "alpha-milk"), ("case", "gamma-none"), ("lesson", "begin-small"), ("lesson", "never-tried"),
    ("term", "countries", "BB"), ("term", "regions", "west"), ("term", "stages", "one-table"), ("term", "themes", "lasting"),
    ("facet", "countries"), ("find",), ("case_list",), ("lesson_list",), ("sources",), ("sources_of", "report"), ("compare",),
    ("like_mine",), ("where",), ("claim_labels",), ("ways_in",), ("numbers",), ("stable_and_fragile",), ("evidence",),
    ("the_way", "Title", "Lead"), ("path_table",), ("strength_rules",), ("evidence_rules",), ("vocabulary_table", "stances"),
    ("where_to_write",), ("fields", "case"), ("fields", "lesson"), ("vocabularies",), ("case_questions",), ("case_form",),
]


@pytest.mark.parametrize("call", CALLS, ids="-".join)
def test_view(call, tiny):
    name, *arguments = call
    html = page_html(VIEWS[name](tiny, *arguments)).replace("><", ">\n<") + "\n"
    file = GOLDEN / f"{'-'.join(word for word in call if '.' not in word)}.html"
    if os.environ.get("GOLDEN"):
        file.write_text(html, "utf-8")
    assert html == file.read_text("utf-8")


def test_every_view_is_here():
    assert {call[0] for call in CALLS} == set(VIEWS)


def test_a_case_shows_every_field_of_the_schema(tiny):
    """alpha-milk has every field; a field that no template shows would be lost without a word."""
    case = tiny.library.cases["alpha-milk"]
    hidden = {"safety", "aliases"}
    assert set(case.fields) | hidden == set(tiny.library.schema.fields("case"))
    shown = page_markdown(VIEWS["case"](tiny, "alpha-milk"))
    plain = {word for _, _, word in tiny.library.schema.walk("case", case.fields) if isinstance(word, str) and " " in word}
    assert len(plain) > 20 and [word for word in plain if str(text(word)) not in shown and "*" not in word and "[" not in word] == []


def test_a_case_without_a_result_and_a_lesson_says_so_and_every_page_is_made(tiny_data):
    file = tiny_data / "cases/gamma-none.yaml"
    file.write_text(re.sub(r"^(results|lessons):\n  - .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    site = Site(library(tiny_data), Settings())
    shown = page_html(VIEWS["case"](site, "gamma-none"))
    assert "No result is stated." in shown and "It is tied to no lesson yet." in shown
    assert all(page_html(VIEWS[name](site, *arguments)) for name, *arguments in CALLS)


def test_only_a_source_that_was_seen_as_a_copy_says_so(tiny):
    """`copy` is also the name of a method of every mapping: asked for carelessly, it is there for all of them."""
    shown = page_html(VIEWS["case"](tiny, "alpha-milk"))
    copies = [source["id"] for source in tiny.library.cases["alpha-milk"].fields["sources"] if source.get("copy")]
    assert shown.count("only a copy was seen") == len(copies) == 1


FORGE, MAIL = "https://forge.invalid/owner/library", "corrections@library.invalid"


@pytest.mark.parametrize(("settings", "correct", "take_down"), [
    (Settings(), "/corrections/", "/corrections/"),
    (Settings(FORGE), f"{FORGE}/issues/new?template=correction.yml&title=Correction%3A", f"{FORGE}/issues/new?template=correction.yml&title=Take-down%3A"),
    (Settings("", MAIL), f"mailto:{MAIL}?subject=Correction%3A", f"mailto:{MAIL}?subject=Take-down%3A"),
    # An issue is public: a take-down goes to the mailbox if there is one.
    (Settings(FORGE, MAIL), f"{FORGE}/issues/new?template=correction.yml", f"mailto:{MAIL}?subject=Take-down%3A"),
])
def test_a_case_says_where_to_write(tiny, settings, correct, take_down):
    shown = unescape(page_html(VIEWS["case"](Site(tiny.library, settings), "alpha-milk")))
    links = {words: href for href, words in re.findall(r'<a href="([^"]*)">([^<]*)</a>', shown)}
    assert links["Something wrong on this page?"].startswith(correct) and links["Please take this down"].startswith(take_down)
    assert settings == Settings() or all("/cases/alpha-milk/" in links[words] for words in ("Something wrong on this page?", "Please take this down"))


def test_every_field_of_the_schema_has_an_anchor_that_messages_can_link_to(tiny):
    schema = tiny.library.schema
    shown = page_html(VIEWS["fields"](tiny, "case"))
    walked = {path for path, _, _ in schema.walk("case", tiny.library.cases["alpha-milk"].fields)}
    wanted = {"-".join(step for step in path if isinstance(step, str)) for path in walked}
    assert len(wanted) > 80 and [anchor for anchor in wanted if f'id="{anchor}"' not in shown] == []
