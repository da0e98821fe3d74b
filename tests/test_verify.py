"""The check of the built files: each rule finds a planted fault at its line, and the real site has none."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DATA, PROJECT

from verify import allowed
from verify.__main__ import main, verify
from verify.data import Data
from verify.rules import RULES
from verify.site import Site

SMALL = Path(__file__).parent / "built"
CASE, HOME, LESSON = "cases/alpha/index.html", "index.html", "lessons/first/index.html"

FAULTS = [
    # Rule, file, what stands there, what is planted instead. It is to be found on the line of what was planted.
    ("readable", LESSON, "<h1>Begin small</h1>", "<h1>Begin small</h1><P>"),
    ("readable", LESSON, "<p>One conversation", "<p title='x'>One conversation"),
    ("readable", CASE, 'in <a href="http:', 'in <b title="</b>"></b><a href="http:'),
    ("elements", HOME, "<p><a href", '<iframe srcdoc="x"></iframe><p><a href'),
    ("elements", HOME, "<h1>Home", '<h1 onclick="x()">Home'),
    ("elements", CASE, '<p class="lead">', '<p class="lead" style="color: red">'),
    ("elements", CASE, "<p>As told", '<p><img src="/x.png" onerror="x()">As told'),
    ("elements", CASE, '<circle r="2"/>', '<animate href="x"/><circle r="2"/>'),
    ("elements", LESSON, "<ul>", '<form action="x"></form><ul>'),
    ("elements", LESSON, "<head>", '<head><base href="https://example.org/">'),
    ("nesting", CASE, "<p>As told", "<p>As told<ul><li>so</li></ul>"),
    ("nesting", LESSON, "<ul>", "<table>word</table><ul>"),
    ("nesting", LESSON, "<ul>", "<table>&nbsp;</table><ul>"),
    ("nesting", LESSON, "<title>", "<p>x</p><title>"),
    ("nesting", LESSON, "</title>", "</title>word"),
    ("scripts", HOME, '"./"}</script>', '"./"}</script><script>alert(1)</script>'),
    ("scripts", LESSON, '{"base": "../../"}', '{"base": }'),
    ("loads", HOME, 'src="./assets/first.js"', 'src="//example.org/first.js"'),
    ("loads", HOME, '<form action="cases/alpha/">', '<form action="https://example.org/">'),
    ("loads", HOME, 'src="./assets/first.js"', 'src=" //example.org/first.js"'),
    ("loads", HOME, 'src="./assets/first.js"', 'src="ht\ttps://example.org/first.js"'),
    ("loads", HOME, 'src="./assets/first.js"', 'src="/\\example.org/first.js"'),
    ("loads", HOME, 'href="./assets/library.css"', 'href="\nhttps://example.org/library.css"'),
    ("loads", HOME, '<form action="cases/alpha/">', '<form action=" https://example.org/cases/alpha/">'),
    ("loads", "assets/library.css", "mark.svg", "https://example.org/mark.svg"),
    ("loads", "assets/library.css", "mark.svg", "nowhere.svg"),
    ("loads", "assets/library.css", "mark.svg", r"h\74tps://example.org/mark.svg"),
    ("loads", "assets/library.css", "url(", r"\75rl("),
    ("loads", "assets/library.css", "url(", r"u\rl("),
    ("loads", "assets/library.css", 'url("mark.svg")', 'image-set("https://example.org/mark.png" 1x)'),
    ("loads", "assets/library.css", 'url("mark.svg")', 'src("https://example.org/mark.svg")'),
    ("loads", "assets/library.css", "body", "@import url(https://example.org/x.css); body"),
    ("loads", "assets/library.css", "body", "@import/**/'https://example.org/x.css'; body"),
    ("loads", "contribute/form-offline.html", "color: red", "background: url(https://example.org/x)"),
    ("loads", "contribute/form-offline.html", "color: red", "background: url(nowhere.svg)"),
    ("loads", CASE, '<use href="#cup"/>', '<use href="x.svg#cup"/>'),
    ("orders", "404.html", "<title>", '<meta http-equiv="refresh" content="0; url=/net/"><title>'),
    ("orders", "cases/old-alpha/index.html", "url=../alpha/", "url=//example.org/"),
    ("policy", HOME, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ("policy", CASE, "script-src 'self'", "script-src *"),
    ("policy", LESSON, "default-src 'none'; ", ""),
    ("policy", LESSON, '<meta charset="utf-8">', '<script src="../../assets/first.js"></script><meta charset="utf-8">'),
    ("policy", HOME, '<meta charset="utf-8">', '<meta charset="utf-8"><p>x</p>'),
    ("policy", HOME, '<meta charset="utf-8">', '<meta charset="utf-8">&nbsp;'),
    ("policy", HOME, "<head>", "<head>word"),
    ("policy", HOME, '<meta charset="utf-8">', '<meta charset="utf-8"></head></html>'),
    ("policy", HOME, '<meta charset="utf-8">', '<meta charset="utf-8"></head><html></html>'),
    ("policy", HOME, "script-src 'self'", "script-src 'self' example.org"),
    ("policy", HOME, "script-src 'self'", "script-src 'self' 'sha256-AAAA'"),
    ("policy", HOME, "script-src 'self'", "script-src 'self' 'strict-dynamic'"),
    ("policy", HOME, "style-src 'self'", "style-src 'self' data:"),
    ("policy", HOME, "form-action 'self'", "form-action example.org"),
    ("policy", HOME, "default-src 'none'", "default-src example.org"),
    ("policy", HOME, "default-src 'none'", "default-src\xa0'none'"),
    ("policy", "contribute/form-offline.html", '"Ready"', '"Run"'),
    ("policy", "contribute/form-offline.html", "script-src ", "script-src 'sha256-AAAA' "),
    ("policy", "_headers", "'self'; base", "'self' https:; base"),
    ("policy", "_headers", "'self'; base", "'self' example.org; base"),
    ("ids", CASE, 'id="last"', 'id="milk"'),
    ("ids", LESSON, '<li id="same">', '<li id="__search">'),
    ("addresses", CASE, "https://example.org/milk", "javascript:alert(1)//"),
    ("addresses", CASE, 'href="http://example.org/old"', 'href="http://example.org/other"'),
    ("addresses", LESSON, "../../cases/alpha/", "/cases/alpha/"),
    ("addresses", HOME, "lessons/first/", "data:text/html,x"),
    ("addresses", HOME, "lessons/first/", "//example.org/lessons/first/"),
    ("links", HOME, "cases/alpha/#milk", "cases/alpha/#bread"),
    ("links", LESSON, "../../cases/alpha/", "../../cases/omega/"),
    ("links", CASE, 'net/cases/alpha/"', 'net/lessons/first/"'),
    ("left-over", HOME, "A case", "{{ title }}"),
    ("left-over", HOME, "a lesson", "None"),
    ("left-over", LESSON, "not elsewhere", "TODO"),
    ("left-over", LESSON, "so far", "{: .note }"),
    ("build-paths", HOME, "Word", "/home/builder/docs"),
    ("build-paths", "data/lessons.json", "One conversation", "Traceback (most recent call last)"),
    ("characters", LESSON, "one case", "one \u202ecase"),
    ("characters", LESSON, "so far", "so&#8294; far"),
    ("characters", "data/names.json", '"Begin small"', r'"Begin\u0007 small"'),
    ("formats", "data/names.json", '"paper": {}', '"paper": '),
    ("formats", "sitemap.xml", "</urlset>", "</urls>"),
    ("records", "data/cases.json", '"count": 12', '"count": 13'),
    ("records", "data/lessons.json", '"first"', '"second"'),
    ("lists", "data/names.json", "Begin small", "Begin big"),
    ("schemas", "data/case.schema.json", '"enum": ["coffee", "table"]', '"enum": ["coffee"]'),
    ("table", "data/cases.csv", "They met over", "=They met over"),
    ("table", "data/cases.csv", "farmers & a", "farmers and a"),
    ("table", "data/cases.csv", "-12", "-12,,"),
    ("copies", "data/cases/alpha.yaml", "title: 'Aland", "title: 'Bland"),
    ("pages", CASE, "<h1 dir=\"auto\">Aland", "<h1 dir=\"auto\">Bland"),
    ("site-map", "sitemap.xml", "net/cases/alpha/", "net/cases/omega/"),
    ("withdrawn", LESSON, "not elsewhere", "not in gone"),
    ("drawings", "assets/mark.svg", '<circle r="4"/>', "<script>alert(1)</script>"),
    ("drawings", "assets/mark.svg", '<circle r="4"/>', '<use href="https://example.org/x.svg"/>'),
]
ON_LINE_1 = [
    ("policy", "cases/gone/index.html", "Content-Security-Policy", "x"),
    ("policy", "_headers", "Content-Security-Policy", "X-Policy"),
    ("search", "search/search_index.json", "<p>As told", '<p><img src=\\"x\\">As told'),
    ("search", "search/search_index.json", "lessons/first/", "lessons/last/"),
    # What is missing, or wrong as a whole, has no line of its own.
    ("readable", HOME, '<meta charset="utf-8">', ""),
    ("readable", HOME, "<!doctype html>", ""),
    ("head", HOME, '<html lang="en">', "<html>"),
    ("head", HOME, "<h1>Home</h1>", ""),
    ("head", LESSON, "<title>", "<title>x</title><title>"),
    ("head", CASE, "no-referrer", "origin"),
    ("lists", "data/names.json", '"report": {}, ', ""),
    ("schemas", "data/lesson.schema.json", '"statement"', '"sentence"'),
    ("site-map", "sitemap.xml", "net/lessons/first/", "net/"),
    ("withdrawn", "cases/gone/index.html", "was withdrawn</h1>", "was good</h1>"),
]


@pytest.fixture
def small(tmp_path):
    """A copy of the small site, to be broken at will."""
    folder = tmp_path / "files"
    shutil.copytree(SMALL / "files", folder)
    return folder


def found(folder: Path) -> list[str]:
    return verify(Site(folder, Data(SMALL / "data")))


def plant(folder: Path, path: str, old: str, new: str) -> int:
    """Puts a fault into a file. Returns its line."""
    text = (folder / path).read_bytes().decode("utf-8")
    assert old in text
    (folder / path).write_bytes(text.replace(old, new, 1).encode("utf-8"))
    return text[: text.index(old)].count("\n") + 1


def test_the_small_site_is_in_order(small):
    assert found(small) == []


@pytest.mark.parametrize(("rule", "path", "old", "new"), FAULTS)
def test_a_fault_is_found_at_its_line(small, rule, path, old, new):
    line = plant(small, path, old, new)
    assert [problem for problem in found(small) if problem.startswith(f"{path}:{line}: {rule}: ")]


@pytest.mark.parametrize(("rule", "path", "old", "new"), ON_LINE_1)
def test_what_is_missing_is_found(small, rule, path, old, new):
    plant(small, path, old, new)
    assert [problem for problem in found(small) if problem.startswith(f"{path}:1: {rule}: ")]


def test_every_rule_has_a_planted_fault():
    assert {row[0] for row in FAULTS + ON_LINE_1} | {"kinds", "names", "reachable"} == set(RULES)


def test_every_element_of_our_templates_is_on_the_list():
    """Some are printed only for some data: they would stop a build long after they were written."""
    templates = "".join(path.read_text("utf-8") for path in (PROJECT / "macros/templates").glob("*.html"))
    known = set().union(allowed.TEXT, allowed.DRAWING, allowed.PROGRAMS)
    used = set(re.findall(r"<([a-z][a-z0-9]*)", templates)) - {"h"}
    assert len(used) > 30 and sorted(used - known) == []


def test_a_page_that_no_link_leads_to_is_found(small):
    plant(small, HOME, "lessons/first/", "cases/alpha/")
    assert [problem for problem in found(small) if problem.startswith(f"{LESSON}:1: reachable: ")]


@pytest.mark.parametrize(("rule", "path"), [
    ("kinds", "notes.docx"), ("kinds", "photo.jpg"), ("kinds", "cname"), ("names", "data/.hidden.json"),
    ("names", "Cases.json"), ("names", "cases/é.json"), ("names", "cases/alpha.html"), ("copies", "data/cases/omega.yaml"),
    ("pages", "cases/omega/index.html"),
])
def test_a_file_that_should_not_be_there_is_found(small, rule, path):
    (small / path).parent.mkdir(exist_ok=True)
    (small / path).write_text("{}")
    assert [problem for problem in found(small) if problem.startswith(f"{path}:1: {rule}: ")]


@pytest.mark.parametrize(("rule", "path"), [
    ("records", "data/cases.json"), ("lists", "data/names.json"), ("table", "data/cases.csv"),
    ("copies", "data/lessons/first.yaml"), ("pages", CASE), ("links", HOME), ("search", "search/search_index.json"),
    ("site-map", "sitemap.xml"),
])
def test_a_file_that_is_not_there_is_found(small, rule, path):
    (small / (LESSON if path == HOME else path)).unlink()
    assert [problem for problem in found(small) if problem.startswith(f"{path}:") and f": {rule}: " in problem]


@pytest.mark.parametrize("at", ["data/secret.json", "more"])
def test_a_link_in_the_file_system_is_found_and_not_followed(small, at, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.json").write_text("no JSON")
    (small / at).symlink_to(tmp_path / ("elsewhere" if at == "more" else "elsewhere/secret.json"))
    assert [problem.split(": is a link")[0] for problem in found(small)] == [f"{at}:1: names"]


@pytest.mark.parametrize(("told", "says"), [("{0}/x", True), ("https://example.org{0}/x", False)])
def test_the_folder_of_the_build_is_found(small, told, says):
    line = plant(small, HOME, "Word", told.format(small.parent))
    assert [problem.startswith(f"{HOME}:{line}: build-paths: ") for problem in found(small)] == [True] * says


def test_a_file_that_nobody_thought_of_hides_no_other_fault(small):
    (small / "sitemap.xml.gz").write_bytes(b"not packed")
    line = plant(small, HOME, "A case", "{{ title }}")
    assert [problem.split(": ")[:2] for problem in found(small)] == [[".:1", "site-map"], [f"{HOME}:{line}", "left-over"]]


def test_what_somebody_wrote_is_not_taken_for_left_over(small, tmp_path):
    data = shutil.copytree(SMALL / "data", tmp_path / "data")
    plant(data, "vocabularies/stages.yaml", "One table", "Write {{ like this }} or TODO")
    plant(small, HOME, "A case", "Write {{ like this }}")
    assert verify(Site(small, Data(data))) == []


def test_twenty_faults_at_once_give_twenty_reports_in_one_run(small, capsys):
    # One of each kind, but for a file that then cannot be read at all.
    rows = {row[0]: row for row in reversed(FAULTS) if row[0] != "formats"}.values()
    planted = {f"{path}:{plant(small, path, old, new)}: {rule}: " for rule, path, old, new in rows}
    assert main([str(small), str(SMALL / "data")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(planted) > 20 and [where for where in planted if not any(line.startswith(where) for line in lines)] == []
    assert lines[:-1] == sorted(lines[:-1], key=lambda line: (line.split(":")[0], int(line.split(":")[1])))


@pytest.mark.parametrize(("site", "data"), [("nowhere", str(SMALL / "data")), (str(SMALL / "files"), "nowhere")])
def test_nothing_to_look_at_is_a_failure(site, data, capsys):
    with pytest.raises(SystemExit) as stopped:
        sys.exit(main([site, data]))
    said = "".join(capsys.readouterr())
    assert stopped.value.code and ("index.html:1: reachable: is missing" in said or "holds no cases" in said)


def test_the_published_pages_tell_nobody_where_a_reader_comes_from(site):
    pages = Site(site, Data(DATA)).pages
    kept = {path for path, page in pages.items() for meta in page.named("meta") if meta.values.get("content") == "no-referrer"}
    assert sorted(pages.keys() - kept) == []


def test_the_published_site_is_in_order(site):
    command = [sys.executable, "-m", "verify", str(site), str(DATA)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert re.fullmatch(r"\d+ files, \d{3,} pages, \d+ cases, \d+ lessons, \d+ rules: nothing wrong\.\n", done.stdout)
