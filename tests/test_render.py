"""A contributor's text is data: what was typed is what is shown, whatever it was."""

import markdown
import pytest
from seen import Seen

from macros.render import Section, inline, page_markdown, prose, rebase, squeeze, text

HOSTILE = [
    "{{ 7*7 }}", "{% raw %}", "{# x #}", "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "**x**{ onmouseover=alert(1) }", "[x](javascript:alert(1))", "[x](//evil.example)", "![x](https://evil.example/p.png)",
    "--8<-- \".git/config\"", "```\n# H1\n```", "# H1", "!!! danger", "[^1]: note", "*[NGO]: evil", "[results]: https://e.example",
    ":smile:", "&lt;script&gt;", "<base href=//e.example>", "`code`", "\\<b>", "__init__", "<!-- x -->", "a | b\n--|--\nc | d",
    "\"'><svg onload=alert(1)>", "{: onerror=alert(1) }", "&#123;&#123; 7*7 &#125;&#125;",
]
ALLOWED = {"p", "strong", "em", "a", "ul", "ol", "li"}


@pytest.mark.parametrize("typed", HOSTILE)
def test_text_shows_what_was_typed(typed):
    seen = Seen(text(typed))
    assert seen.text == typed and seen.tags == []


@pytest.mark.parametrize("typed", HOSTILE)
def test_prose_lets_only_its_small_subset_through(typed):
    seen = Seen(prose(typed))
    assert {tag for tag, _ in seen.tags} <= ALLOWED
    assert all(attributes.get("href", "https://").startswith("https://") for _, attributes in seen.tags)
    assert {name for _, attributes in seen.tags for name in attributes} <= {"href", "rel"}


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_view_goes_through_markdown_unharmed(typed):
    before = prose(typed)
    page = page_markdown([Section("a", typed, squeeze(before))])
    after = Seen(markdown.markdown(page, extensions=["attr_list", "tables", "fenced_code", "footnotes", "abbr", "admonition"]))
    assert " ".join(Seen(before).text.split()) in " ".join(after.text.split())
    assert {tag for tag, _ in after.tags} <= ALLOWED | {"h2", "div"}
    assert [values for tag, values in after.tags if tag == "h2"] == [{"id": "a"}]


def test_prose_renders_emphasis_lists_and_links():
    assert "<em>" in prose("*x*") and "<li>" in prose("- x\n- y") and 'href="https://example.org/a_b"' in prose("[x](https://example.org/a_b)")


@pytest.mark.parametrize("typed", ["2016. It began.", "1) It began.", "- 5 percent", "It fell:\n- 5 percent", "* by its own count", "2016. It began.\n2017. It grew."])
def test_a_line_is_no_list_and_keeps_its_year_or_its_minus(typed):
    seen = Seen(prose(typed))
    assert seen.text.split() == typed.split() and {tag for tag, _ in seen.tags} == {"p"}


@pytest.mark.parametrize(("typed", "items"), [("- x\n- y", 2), ("So:\n1. x\n2. y\n3. z", 3), ("* x\n  - y\n* z", 3), ("- x\n\n- y", 2)])
def test_several_items_are_a_list(typed, items):
    assert prose(typed).count("<li>") == items


def test_inline_drops_the_paragraph():
    assert inline("one *two*") == "one <em>two</em>" and inline("a\n\nb").count("<p>") == 2


@pytest.mark.parametrize(
    ("page", "link"), [("", "./cases/"), ("find/", "../cases/"), ("cases/x/", "../../cases/")]
)
def test_addresses_become_relative(page, link):
    assert rebase('<a href="/cases/">', page) == f'<a href="{link}">'
