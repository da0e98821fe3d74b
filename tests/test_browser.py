"""The built site in a real browser: search, links, and no request to anybody else."""

import pytest
from conftest import PROJECT
from pages import KINDS


def found(page, address: str, words: str) -> list[tuple[str, str]]:
    """(address, title) of each result page that search shows for these words, best first."""
    page.goto(f"{address}/about/")
    page.locator("input.md-search__input").click()
    page.keyboard.insert_text(words)
    page.keyboard.press("Shift")  # the theme listens for a key
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.match(/\\d/)")
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    return [(link.get_attribute("href").split("?")[0].removeprefix(address), link.inner_text()) for link in links.all()]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("GAARD", "/cases/georgia-gaard/"),
        ("Agricultural Alliance", "/cases/armenia-agricultural-alliance/"),
        ("JOLEED", "/cases/jordan-joleed/"),
        ("GUPAP", "/cases/gaza-gupap/"),
        ("Zepce", "/cases/bosnia-raspberry-network/"),
        ("Žepče", "/cases/bosnia-raspberry-network/"),
        ("Zavidovici", "/cases/bosnia-raspberry-network/"),
        ("Diyala", "/cases/iraq-womens-participation/"),
        ("olive oil", "/cases/west-bank-olive-oil/"),
        ("raspberry", "/cases/bosnia-raspberry-network/"),
        ("religious leaders", "/cases/iraq-womens-participation/"),
        ("Horizon", "/cases/financial-inclusion/"),
        ("FECOFUN", "/cases/nepal-fecofun/"),
        ("Ahale", "/cases/nepal-fecofun/"),
        ("Vietnam", "/cases/vietnam-coalitions-support-programme/"),
        ("Emergency Response Rooms", "/cases/sudan-emergency-response-rooms/"),
        ("Հայաստան", "/countries/am/"),
        ("საქართველო", "/countries/ge/"),
        ("العراق", "/countries/iq/"),
        ("Bosna", "/countries/ba/"),
    ],
)
def test_search_finds(page, address, words, first):
    results = [place for place, _ in found(page, address, words)]
    assert first in [place.split("#")[0] for place in results[:3]], results


def test_search_for_a_word_of_a_lesson_leads_to_the_lesson_before_any_listing(page, address):
    results = [place.split("#")[0] for place, _ in found(page, address, "convenor leave")]
    assert "/lessons/plan-the-convenors-exit/" in results[:3]
    listings = [index for index, place in enumerate(results) if place in ("/cases/", "/lessons/", "/find/", "/sources/")]
    assert not listings or min(listings) > results.index("/lessons/plan-the-convenors-exit/")


def test_the_search_index_is_fetched_only_when_search_is_opened(page, address):
    page.goto(f"{address}/cases/georgia-gaard/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.requested if "search_index" in url]
    with page.expect_request("**/search_index.json"):
        page.locator("input.md-search__input").click()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_asks_nobody_else_and_has_no_fault(page, address, path):
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert [url for url in page.requested if not url.startswith(address)] == []
    assert page.faults == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1600])
@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("path", ["smallest", "start", "fields", "safeguarding"])
def test_what_must_be_written_as_it_stands_is_not_cut_on_a_telephone(page, address, path):
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{address}/contribute/{path}/")
    codes = page.locator("td:first-child code")
    lines = codes.evaluate_all("all => all.map((code) => [code.textContent, code.getClientRects().length])")
    assert lines and [text for text, count in lines if count > 1] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_a_reader_walks_from_home_to_a_lesson_that_held_in_her_setting(page, address):
    page.goto(address)
    page.get_by_role("link", name="Fragile or in conflict").click()
    page.get_by_role("link", name="In a long crisis, pool resources").first.click()
    assert "/lessons/pool-resources-in-crises/" in page.url
    page.get_by_role("link", name="Jordan", exact=False).first.click()
    assert "/cases/jordan-joleed/" in page.url


def test_the_field_on_the_home_page_searches(page, address):
    page.goto(address)
    page.get_by_label("Find a case or a lesson").last.fill("raspberry")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.md-search-result__meta')?.textContent.match(/\\d/)")
    assert "Bosnia" in page.locator(".md-search-result__item").first.inner_text()


def test_the_choice_of_dark_is_kept_from_page_to_page(page, address):
    page.goto(address)
    page.locator("label[title='Switch to dark']").click()
    page.goto(f"{address}/cases/georgia-gaard/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_no_script_looks_behind():
    """Telephones of before 2023 cannot read such a pattern, and then run nothing of the script that has it."""
    texts = [*(PROJECT / "docs/assets").glob("*.js"), *(PROJECT / "docs/assets/form").glob("*.js"), PROJECT / "case_data/safeguards.yaml"]
    assert len(texts) > 30
    assert [path.name for path in texts if "(?<=" in (text := path.read_text("utf-8")) or "(?<!" in text] == []
