"""The filters of the list of cases, as a reader uses them."""

import pytest


@pytest.fixture
def explorer(page, address):
    page.goto(f"{address}/cases/")
    page.wait_for_selector(".explorer.live")
    return page


def shown(page) -> list[str]:
    return [card.locator(".card-title").text_content() for card in page.locator(".card:visible").all()]


def box(page, facet: str, value: str):
    return page.locator(f"input[name={facet}][value='{value}']")


def matching(real, **wanted: set[str]) -> set[str]:
    """Titles of the cases that have one of the wanted terms in every facet: the same question, asked of the data."""
    return {
        case.title for case in real.cases.values()
        if all(terms & set(case.terms.get(facet, ())) for facet, terms in wanted.items())
    }


def test_one_of_a_facet_and_all_across_facets(explorer, real):
    box(explorer, "contexts", "fragile").check()
    box(explorer, "countries", "IQ").check()
    box(explorer, "countries", "JO").check()
    wanted = matching(real, contexts={"fragile"}, countries={"IQ", "JO"})
    assert set(shown(explorer)) == wanted and len(wanted) == 3
    assert explorer.get_by_role("status").inner_text() == f"3 of {len(real.cases)} cases"


def test_counts_follow_the_choice_and_values_without_a_case_are_disabled(explorer, real):
    box(explorer, "contexts", "stable").check()
    for id in real.facets["sectors"].terms:
        count = len(matching(real, contexts={"stable"}, sectors={id}))
        value = box(explorer, "sectors", id)
        assert value.locator("xpath=..").locator(".count").inner_text() == str(count), id
        assert value.is_disabled() == (count == 0)
    assert box(explorer, "contexts", "fragile").is_enabled()


def test_the_address_can_be_shared_and_the_back_button_works(explorer, browser):
    box(explorer, "countries", "GE").check()
    box(explorer, "contexts", "stable").check()
    first = shown(explorer)
    other = browser.new_page()
    other.goto(explorer.url)
    other.wait_for_selector(".explorer.live")
    assert shown(other) == first and len(first) == 1
    other.close()
    explorer.go_back()
    assert box(explorer, "countries", "GE").is_checked() and not box(explorer, "contexts", "stable").is_checked()


def test_an_empty_result_says_what_to_drop(explorer):
    explorer.goto(explorer.url + "?countries=GE&contexts=fragile")
    explorer.wait_for_selector(".explorer.live")
    assert shown(explorer) == [] and "What to drop" in explorer.locator(".nothing").inner_text()
    explorer.locator(".nothing button", has_text="Fragile").click()
    assert len(shown(explorer)) == 1


@pytest.mark.parametrize(("words", "place"), [("zavidovici", "Bosnia"), ("GAARD", "Georgia"), ("olive west", "West Bank")])
def test_words_find_names_and_places_without_their_marks(explorer, words, place):
    explorer.get_by_label("Words").fill(words)
    assert [title.split(":")[0].startswith(place) for title in shown(explorer)] == [True]


def test_clear_all_brings_everything_back(explorer, real):
    explorer.get_by_label("Words").fill("no such words")
    explorer.locator(".chosen button", has_text="Clear all").click()
    assert len(shown(explorer)) == len(real.cases) and "?" not in explorer.url


def test_order_by_evidence(explorer, real):
    explorer.get_by_label("Order").select_option("evidence")
    by_title = {case.title: case.evidence for case in real.cases.values()}
    levels = [by_title[title] for title in shown(explorer)]
    assert levels == sorted(levels, reverse=True) and len(set(levels)) > 1


def test_with_the_keyboard_alone(explorer):
    explorer.get_by_label("Words").focus()
    for _ in range(2):
        explorer.keyboard.press("Tab")
    explorer.keyboard.press("Space")
    assert explorer.locator(".chosen button").count() == 2
    assert explorer.evaluate("document.activeElement.matches('input[type=checkbox]:checked')")


def test_without_scripts_the_list_is_whole_and_leads_to_every_term(browser, address, real):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/cases/")
    assert len(shown(page)) == len(real.cases) and not page.locator(".facets").is_visible()
    assert page.get_by_role("link", name="find cases by country").is_visible()
    context.close()


def test_a_cell_of_the_table_of_evidence_leads_to_its_cases(explorer, address, real):
    explorer.goto(f"{address}/evidence/#sectors-by-context")
    link = explorer.locator("a[href$='?sectors=water&contexts=stable']")
    wanted = matching(real, sectors={"water"}, contexts={"stable"})
    assert link.inner_text() == f"{len(wanted)} cases"
    link.click()
    explorer.wait_for_selector(".explorer.live")
    assert set(shown(explorer)) == wanted
