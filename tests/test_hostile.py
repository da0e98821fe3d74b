"""Hostile text, planted for real: each text in every field that takes it, the site built, every page opened."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import DATA, PROJECT, TINY, build, project_copy
from lxml import etree
from planting import PAYLOADS, World
from test_policy import WATCH, hosted

from macros import policy
from macros.__main__ import main
from macros.issue_body import case_id, case_values
from macros.issue_form import questions
from macros.load import examine, library, read, read_schema, write
from macros.load.values import put
from macros.model.documents import dotted

ACCEPTED = {name: row["text"] for name, row in PAYLOADS.items() if "refused" not in row}
REFUSED = {name: row for name, row in PAYLOADS.items() if "refused" in row}


def emptied(data: Path) -> Path:
    """The tiny vocabularies without a case or lesson, with the real schema."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(TINY, data)
    for path in [*data.glob("cases/*"), *data.glob("lessons/*")]:
        path.unlink()
    for name in ("schema.yaml", "safeguards.yaml"):
        shutil.copy(DATA / name, data)
    return data


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The world and the site built from it. Hand-written pages name cases that it has not: those links lead nowhere."""
    project = project_copy(tmp_path_factory.mktemp("planted") / "project")
    world = World(read_schema(DATA), emptied(project / "case_data"), ACCEPTED)
    shutil.rmtree(project / "docs/stories")
    config = project / "mkdocs.yml"
    lines = config.read_text("utf-8").replace("strict: true", "strict: false")
    config.write_text(lines.replace("  - Stories: stories/index.md\n", ""), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(project / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return world, project / "site"


@pytest.fixture(scope="module")
def unguarded(planted, tmp_path_factory):
    """The same site without its policy, which the server then only has reported: what gets through the first wall runs,
    and what tries to is told."""
    site = tmp_path_factory.mktemp("unguarded") / "site"
    shutil.copytree(planted[1], site)
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(policy.meta(policy.SITE), ""), "utf-8")
    headers = site / "_headers"
    name = "Content-Security-Policy"
    headers.write_text(headers.read_text("utf-8").replace(name, f"{name}-Report-Only"), "utf-8")
    with hosted(site) as base:
        yield base


OUR_QUESTION = "This replaces what stands in the form now."


@pytest.fixture
def tab(page):
    """A tab that fails at the end if anything ran, asked another host, opened a window or dialog, or broke the
    policy."""
    page.opened = []

    def answer(dialog):
        dialog.accept() if dialog.message.startswith(OUR_QUESTION) else page.opened.append(dialog.message)

    page.on("dialog", answer)
    page.on("popup", lambda other: page.opened.append(other.url))
    page.add_init_script(WATCH)
    yield page
    assert page.opened == [] and page.faults == []
    assert [url for url in page.requested if not url.startswith(("http://127.0.0.1", "blob:http://127.0.0.1"))] == []


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def shown(tab, address: str) -> str:
    """Opens a page, sees that nothing ran and that the tab stayed there, and returns the text that it shows."""
    tab.goto(address)
    assert tab.evaluate("window.__pwned") is None and tab.url == address, address
    return folded(tab.evaluate("document.title + ' ' + document.body.textContent"))


HIDDEN = {"cases": {"url"}, "lessons": {"url"}, "list": {"plural", "aliases", "names", "codes"}}
"""Fields whose text stands in links, in files, or nowhere, by the kind of page."""


def expected(kind: str, planter) -> Iterator[set[str]]:
    """For each planted text that the page is to show: as it was typed, and as the inline subset is rendered."""
    name = next(name for name in ACCEPTED if ACCEPTED[name] == planter.text)
    rendered = PAYLOADS[name].get("shown", planter.text)
    for one in planter.planted:
        if not HIDDEN.get(kind, set()) & set(one.path) and (kind, one.path) != ("lessons", ("review", "note")):
            yield {folded(one.typed), folded(one.typed.replace(planter.text, rendered, 1))}


def test_what_was_typed_is_what_is_shown_and_nothing_runs(planted, unguarded, tab):
    missing, seen = [], 0
    listed = shown(tab, f"{unguarded}/contribute/vocabularies/")
    for address, planter in planted[0].planters.items():
        folder, id, _ = address.split("/") if address.count("/") == 2 else (address[:-1], "", "")
        paged = id and (planted[1] / address).is_dir()
        text, kind = (shown(tab, f"{unguarded}/{address}"), folder) if paged else (listed, "list")
        wanted = list(expected(kind, planter))
        missing += [(address, words) for words in wanted if not any(one in text for one in words)]
        seen += len(wanted)
    assert seen > 5_000 and missing == []


def test_nothing_runs_on_any_other_page(planted, unguarded, tab):
    """Lists, sources, the former addresses, the form: whatever else was built."""
    world, site = planted
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    pages -= {each.strip("/") for each in world.planters}
    former = {page for page in pages if "former-" in page}
    assert len(former) > 200 and len(pages - former) > 25
    for page in sorted(pages - former):
        shown(tab, f"{unguarded}/{page}/".replace("/./", "/"))
    for page in sorted(former)[::40]:
        tab.goto(f"{unguarded}/{page}/")
        tab.wait_for_url(f"{unguarded}/{page.replace('former-', '')}/")


def test_the_same_under_the_policy(planted, tab):
    with hosted(planted[1]) as base:
        for address in list(planted[0].planters)[::5]:
            if (planted[1] / address).is_dir():
                shown(tab, f"{base}/{address}")


def test_words_that_are_looked_for_in_the_list_and_in_search(unguarded, tab):
    tab.goto(f"{unguarded}/cases/")
    field = tab.locator(".facets input[type=search]")
    for text in ACCEPTED.values():
        field.fill(text)
    tab.goto(tab.url)
    tab.locator("input.md-search__input").click()
    for words in ("script", "onerror", "javascript", "title", "svg", "iframe", "srcdoc", "7*7", "config", "base href"):
        tab.locator("input.md-search__input").fill("")
        tab.keyboard.insert_text(words)
        tab.keyboard.press("Shift")
        tab.locator(".md-search-result__item").first.wait_for()
    assert tab.evaluate("window.__pwned") is None
    assert tab.locator(".md-search-result script, .md-search-result img, .md-search-result [onerror]").count() == 0


def test_cases_side_by_side_and_cases_like_mine(unguarded, tab):
    ids = [f"c-{name}" for name in ACCEPTED]
    for three in (ids[start : start + 3] for start in range(0, len(ids), 3)):
        tab.goto(f"{unguarded}/compare/?cases={','.join(three)}")
        tab.locator(".compared th").first.wait_for()
        assert tab.evaluate("window.__pwned") is None
    for name in list(ACCEPTED)[::8]:
        tab.goto(f"{unguarded}/like-mine/?sector=sectors.s-{name}&context=contexts.stable")
        tab.locator(".nearest li").first.wait_for()
        assert tab.evaluate("window.__pwned") is None


def test_the_form_shows_a_hostile_file_as_text(planted, unguarded, tab):
    world, site = planted
    tab.goto(f"{unguarded}/contribute/form/")
    tab.locator(".loading > summary").click()
    every = tab.locator(".case-form input, .case-form textarea")
    for name in ACCEPTED:
        tab.get_by_label("A file from your computer").set_input_files(site / f"data/cases/c-{name}.yaml")
        tab.locator(".told", has_text=f"c-{name}").wait_for()
        values = every.evaluate_all("all => all.map((field) => field.value).join(' ')")
        limits = next(one.typed for one in world.planters[f"cases/c-{name}/"].planted if one.path[0] == "limits")
        assert tab.evaluate("window.__pwned") is None and folded(limits) in folded(values), name


def test_the_files_for_machines_hold_what_was_typed(planted):
    world, site = planted
    for kind in ("cases", "lessons"):
        rows = json.loads((site / f"data/{kind}.json").read_text("utf-8"))
        for id in (f"{kind[0]}-{name}" for name in ACCEPTED):
            values, _, wrong = read((site / f"data/{kind}/{id}.yaml").read_bytes())
            sources = json.loads(json.dumps(rows[id]["sources"]).replace("true", '"true"'))
            assert wrong == [] and values["sources"] == sources
    docs = json.loads((site / "search/search_index.json").read_text())["docs"]
    assert {f"cases/c-{name}/" for name in ACCEPTED} <= {doc["location"] for doc in docs}
    assert etree.parse(str(site / "sitemap.xml")).getroot().tag.endswith("urlset")


def test_no_cell_of_the_table_is_a_formula(planted):
    rows = list(csv.reader(io.StringIO((planted[1] / "data/cases.csv").read_text("utf-8"))))
    assert len(rows) == len(ACCEPTED) + 1
    risky = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert [cell for row in rows for cell in row if cell.startswith(risky)] == []
    assert "'=HYPERLINK" in str(rows) and "'@SUM" in str(rows)


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_file_may_hold_is_refused_where_it_stands(tmp_path, name):
    world = World(read_schema(DATA), emptied(tmp_path / "case_data"), {name: REFUSED[name]["text"], "plain": "Plain"})
    said = {row.file: row.message for row in examine(world.data).problems if row.level == "error"}
    for kind in ("case", "lesson"):
        assert REFUSED[name]["refused"] in said[f"case_data/{kind}s/{kind[0]}-{name}.yaml"]


def test_a_field_that_does_not_take_it_says_so_where_it_stands(tmp_path):
    world = World(read_schema(DATA), emptied(tmp_path / "case_data"), ACCEPTED)
    planters = {address: each for address, each in world.planters.items() if address.startswith(("cases/", "lessons/"))}
    refused = [(address, one) for address, planter in planters.items() for one in planter.refused]
    assert len(refused) > 100
    for address, one in refused:
        put(world.planters[address].data, one.path, one.typed)
    for address in {address for address, _ in refused}:
        (world.data / f"{address.strip('/')}.yaml").write_text(write(world.planters[address].data), "utf-8")
    said = {(row.file, row.field) for row in examine(world.data).problems if row.level == "error" and row.line > 0}
    wanted = [(f"case_data/{address.strip('/')}.yaml", dotted(one.path)) for address, one in refused]
    assert [one for one in wanted if one not in said] == []


NAMES = [
    "<img src=x onerror=1>", "{{7*7}}", "__config", "a b", "a'b", 'a"b', "A", "é", "index", "assets", "-x", "x--y",
    "a.b", "%2e%2e", "\u202ex",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_that_could_do_harm_is_refused(tmp_path, name):
    world = World(read_schema(DATA), emptied(tmp_path / "case_data"), {"plain": "Plain", "other": "Other"})
    (world.data / f"cases/{name}.yaml").write_bytes((world.data / "cases/c-plain.yaml").read_bytes())
    said = [row.message for row in examine(world.data).problems if row.level == "error"]
    reasons = ("the file's name becomes a web address", "is taken by the site itself")
    assert any(reason in one for one in said for reason in reasons), said


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_issue_is_plain_data(tmp_path, monkeypatch, capsys, name):
    """Each box of the form for issues is filled with the text. What comes out is refused in words, or is plain YAML."""
    data = emptied(tmp_path / "case_data")
    World(read_schema(DATA), data, {"plain": "Plain", "other": "Other"})
    text = ACCEPTED[name]
    body = "\n".join(f"### {question.label}\n\n{text}\n" for question in questions(read_schema(DATA)))
    (tmp_path / "issue.md").write_text(body, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["from-issue", "issue.md"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("- ") and "Traceback" not in said
    made = case_values(library(data), body)
    assert read(write(made).encode())[2] == []
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", case_id(made))


def test_nothing_that_reads_other_files_or_asks_others_is_switched_on():
    """Snippets, emoji, diagrams, the privacy plugin: no text can use what is not there."""
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    extensions = re.findall(r"^  - (\w+)", settings.split("markdown_extensions:")[1].split("\nvalidation:")[0], re.M)
    plugins = re.findall(r"^  - (\w+)", settings.split("plugins:")[1].split("\nmarkdown_extensions:")[0], re.M)
    assert extensions == ["attr_list", "md_in_html", "tables", "toc"] and plugins == ["search", "macros"]


@pytest.mark.parametrize("page", ["{{ no_such() }}", "{{ case('no-such-case') }}", "{{ 1 / 0 }}"])
def test_a_macro_that_fails_stops_the_build(tmp_path, page):
    project = project_copy(tmp_path / "project")
    (project / "docs/about.md").write_text(f"# About\n\n{page}\n", "utf-8")
    assert build(project, project / "site").returncode != 0
