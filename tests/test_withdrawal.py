"""After a withdrawal nothing of the text is left on the site but a notice that says nothing of it."""

import gzip
import re

import pytest
from conftest import PROJECT, build, project_copy
from lxml import html

from macros.__main__ import main
from macros.load import documents, library, read_schema
from macros.withdraw import names

GONE = "afghanistan-imams-for-womens-rights"


def sentences(value) -> set[str]:
    """Every text of the case that is long enough to be its own."""
    if isinstance(value, (dict, list)):
        return {one for child in (value.values() if isinstance(value, dict) else value) for one in sentences(child)}
    return {" ".join(value.split())} if isinstance(value, str) and len(value) > 40 else set()


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory):
    """The case as it was, and the site built without it in a copy of the project."""
    project = project_copy(tmp_path_factory.mktemp("withdrawn"))
    found, _ = documents(project / "case_data", read_schema(project / "case_data"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["withdraw", GONE]) == 0
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return {document.id: document for document in found}, project / "site"


def text_of(path) -> str:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    shown = html.fromstring(raw).text_content() if path.suffix == ".html" else ""
    return " ".join(f"{raw.decode('utf-8', 'ignore')} {shown}".split())


def test_nothing_of_it_is_left_in_any_file(withdrawn):
    before, site = withdrawn
    gone, others = before[GONE].data, set().union(*(sentences(one.data) for id, one in before.items() if id != GONE))
    marks = {*names(before[GONE]), gone["summary"], *sentences(gone)} - others
    texts = {path.relative_to(site).as_posix(): text_of(path) for path in site.rglob("*") if path.is_file()}
    left = {(path, mark) for path, text in texts.items() for mark in marks if mark in text}
    assert len(marks) > 60 and len(texts) > 150 and left == set()


def test_a_notice_stands_at_its_address(withdrawn):
    page = html.fromstring((withdrawn[1] / f"cases/{GONE}/index.html").read_bytes())
    assert page.xpath("string(//h1)") == "This page was withdrawn"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_source_that_only_it_cited_is_gone(withdrawn):
    before, site = withdrawn
    kept = {source["id"] for id, one in before.items() if id != GONE for source in one.data.get("sources", ())}
    own = {source["id"] for source in before[GONE].data["sources"]} - kept
    listed = "".join(path.read_text("utf-8") for path in (site / "sources").glob("*/index.html"))
    assert own and [id for id in own if f'id="{id}"' in listed] == []
    assert [id for id in kept if f'id="{id}"' not in listed] == []


@pytest.fixture
def here(tiny_data, monkeypatch):
    (tiny_data.parent / "docs").mkdir()
    monkeypatch.chdir(tiny_data.parent)
    return tiny_data


def test_rows_and_paragraphs_that_name_it_go_and_the_rest_is_told(here, capsys):
    title = library(here).cases["beta-water"].title
    page = here.parent / "docs/story.md"
    page.write_text("# Story\n\nKept.\n\n- One [two](cases/beta-water.md)\n- Three\n\nOf\nbeta-water more.\n")
    note = here / "lessons/begin-small.yaml"
    note.write_text(re.sub("^why: .*", f'why: "So it was in {title}"', note.read_text("utf-8"), flags=re.M), "utf-8")
    assert main(["withdraw", "beta-water"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"case_data/lessons/begin-small.yaml:\d+: still names it", out) and "docs/story.md:" in out
    assert page.read_text().split() == ["#", "Story", "Kept.", "-", "Three"]
    assert [case.id for case in library(here).cases.values() if "related" in case.fields] == []


def test_a_lesson_can_be_withdrawn_too(here):
    assert main(["withdraw", "never-tried"]) == 0
    assert "never-tried" not in library(here).lessons and library(here).withdrawn["lessons"] == ["never-tried"]


def test_a_withdrawn_id_cannot_come_back(here, capsys):
    kept = (here / "cases/beta-water.yaml").read_text("utf-8")
    main(["withdraw", "beta-water"])
    (here / "cases/beta-water.yaml").write_text(kept, "utf-8")
    assert main(["check"]) == 1 and "was withdrawn; remove the file" in capsys.readouterr().out


def test_withdrawing_what_is_not_there_says_so(here, capsys):
    assert main(["withdraw", "no-such"]) == 1 and "There is no case or lesson `no-such`" in capsys.readouterr().err


@pytest.mark.parametrize("contact", ["", "office@example.org"])
def test_every_page_leads_to_take_down_and_to_the_mailbox_if_there_is_one(contact, site, tmp_path):
    built = site
    if contact:
        built = tmp_path / "site"
        assert build(PROJECT, built, CONTACT=contact).returncode == 0
    pages = [html.fromstring(path.read_bytes()) for path in built.rglob("*.html") if 'class="md-footer' in path.read_text("utf-8")]
    mailto = [f"mailto:{contact}"] if contact else []
    assert len(pages) > 100
    assert all(page.xpath("//footer//a[starts-with(@href, 'mailto:')]/@href") == mailto for page in pages)
    assert all(page.xpath("//footer//a[.='Safeguarding and take-down']/@href") for page in pages)
