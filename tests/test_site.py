"""The built site, read as files: whole, linked, private, and with nothing in it that a contributor injected."""

import json
from collections import Counter

import pytest
from conftest import DATA, build
from pages import Built

from macros import outputs


@pytest.fixture(scope="module")
def built(site):
    return Built(site)


def test_every_page_that_the_data_adds_is_there(built, real):
    paths = {page.path.removesuffix(".md").removesuffix("/index") + "/index.html" for page in outputs.pages(real)}
    assert len(paths) > 90 and paths <= set(built.pages)


def test_every_file_that_the_data_adds_is_there(site, real):
    assert [file.path for file in outputs.files(real) if (site / file.path).read_bytes() != file.text.encode()] == []


def test_there_is_no_dead_link_and_no_dead_anchor(built):
    assert built.dead_links() == []


def test_a_dead_link_would_be_found(tmp_path):
    (tmp_path / "index.html").write_text('<a href="gone/">x</a><a href="#none">y</a><a href="https://example.org/">z</a>')
    assert Built(tmp_path).dead_links() == ["index.html: gone/", "index.html: #none"]


def test_nothing_is_fetched_from_anybody_else(built):
    assert built.foreign_loads() == []


def test_ids_are_unique_and_each_page_has_one_h1(built):
    assert {path: twice for path in built.pages if (twice := [id for id, n in Counter(built.ids(path)).items() if n > 1])} == {}
    assert [path for path, root in built.pages.items() if path != "404.html" and len(root.xpath("//h1")) != 1] == []


def test_headings_do_not_skip_a_level(built):
    def skips(root):
        levels = [int(heading.tag[1]) for heading in root.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        return [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]

    assert {path: found for path, root in built.pages.items() if (found := skips(root))} == {}


def test_no_page_has_a_trace_of_a_template_or_an_error(built):
    traces = ("{{", "{%", "Traceback", "Undefined", str(DATA.parent))
    shown = {path: root.text_content() for path, root in built.pages.items()}
    assert [(path, trace) for path, text in shown.items() for trace in traces if trace in text] == []


def test_every_relation_can_be_walked_both_ways(built, real):
    def links(path):
        return set(built.pages[path].xpath("//article//a/@href"))

    for stance in real.stances:
        case, lesson = f"cases/{stance.case.id}/index.html", f"lessons/{stance.lesson.id}/index.html"
        assert f"../../lessons/{stance.lesson.id}/" in links(case)
        assert f"../../cases/{stance.case.id}/#lesson-{stance.lesson.id}" in links(lesson)
    for facet in real.paged:
        for term in facet.terms.values():
            for case in real.cases_with(term):
                assert f"../../cases/{case.id}/" in links(f"{facet.id}/{term.slug}/index.html")


def test_a_case_links_to_its_terms(built, real):
    for case in real.cases.values():
        links = set(built.pages[f"cases/{case.id}/index.html"].xpath("//article//a/@href"))
        for facet in ("countries", "regions", "sectors", "contexts", "kinds", "formality", "stages", "actors"):
            for id in case.terms.get(facet, ()):
                assert f"../../{facet}/{id.lower()}/" in links, (case.id, facet, id)


def test_the_navigation_holds_no_generated_page(built):
    nav = built.pages["index.html"].xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert nav and len(nav) < 30 and not [link for link in nav if link.startswith("cases/") and link != "cases/"]


def test_the_folder_of_a_page_is_the_chosen_tab(built):
    page = built.pages["cases/jordan-joleed/index.html"]
    chosen = page.xpath("//li[contains(@class, 'md-tabs__item--active')]//a")
    assert [link.text_content().strip() for link in chosen] == ["Cases"]


def test_search_puts_cases_and_lessons_first_and_leads_to_sections(site, real):
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    boost = {doc["location"]: doc.get("boost", 1) for doc in docs}
    assert boost["cases/georgia-gaard/"] > boost["countries/ge/"] and boost["lessons/start-with-coffee/"] > boost["lessons/"]
    assert "cases/georgia-gaard/#results" in boost
    listing = next(doc for doc in docs if doc["location"] == "cases/")
    assert not any(case.title in listing["text"] for case in real.cases.values())


def test_edit_buttons_open_the_yaml_when_the_repository_is_known(tmp_path):
    done = build(DATA.parent, tmp_path / "site", REPOSITORY="https://forge.invalid/owner/library")
    assert done.returncode == 0, done.stderr
    built = Built(tmp_path / "site")

    def edit(path):
        return built.pages[path].xpath("//a[@rel='edit']/@href")

    assert edit("cases/georgia-gaard/index.html") == ["https://forge.invalid/owner/library/edit/main/case_data/cases/georgia-gaard.yaml"]
    assert edit("countries/ge/index.html") == ["https://forge.invalid/owner/library/edit/main/case_data/vocabularies/countries.yaml"]
    assert edit("about/index.html") == ["https://forge.invalid/owner/library/edit/main/docs/about.md"]


def test_without_a_repository_there_is_no_edit_button(built):
    assert [path for path, root in built.pages.items() if root.xpath("//a[@rel='edit']")] == []
