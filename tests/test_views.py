"""Each view on the tiny library, against the text that was looked at and kept (`make golden` writes it anew)."""

import os
from pathlib import Path

import pytest

from macros.render import page_html, text
from macros.views import VIEWS

GOLDEN = Path(__file__).parent / "golden"
CALLS = [
    ("case", "alpha-milk"), ("case", "gamma-none"), ("lesson", "begin-small"), ("lesson", "never-tried"),
    ("term", "countries", "BB"), ("term", "regions", "west"), ("term", "stages", "one-table"), ("term", "themes", "lasting"),
    ("facet", "countries"), ("find",), ("case_list",), ("lesson_list",), ("sources",), ("ways_in",), ("numbers",),
    ("stable_and_fragile",), ("evidence",), ("the_way",), ("path_table",), ("strength_rules",), ("evidence_rules",), ("vocabulary_table", "stances"),
    ("case_form", "https://forge.invalid/owner/library", "cases@library.invalid"), ("case_questions",),
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
    shown = page_html(VIEWS["case"](tiny, "alpha-milk"))
    plain = {word for _, _, word in tiny.library.schema.walk("case", case.fields) if isinstance(word, str) and " " in word}
    assert len(plain) > 20 and [word for word in plain if str(text(word)) not in shown and "*" not in word and "[" not in word] == []


def test_only_a_source_that_was_seen_as_a_copy_says_so(tiny):
    """`copy` is also the name of a method of every mapping: asked for carelessly, it is there for all of them."""
    shown = page_html(VIEWS["case"](tiny, "alpha-milk"))
    copies = [source["id"] for source in tiny.library.cases["alpha-milk"].fields["sources"] if source.get("copy")]
    assert shown.count("only a copy was seen") == len(copies) == 1
