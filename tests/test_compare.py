"""Cases side by side, and the three questions that lead to them."""

import pytest


@pytest.fixture
def compared(page, address):
    def go(*ids):
        page.goto(f"{address}/compare/?cases={','.join(ids)}")
        page.wait_for_selector(".compared, .side-by-side ul")
        return page

    return go


def cells(page, field: str) -> list[str]:
    return page.locator(f".compared tr:has(> th:text-is('{field}')) > td").all_inner_texts()


def test_two_cases_field_by_field_say_what_their_pages_say(compared, real):
    page = compared("georgia-gaard", "jordan-joleed")
    assert page.locator(".compared > thead th").count() == 2
    assert [words.split("\n")[0] for words in cells(page, "Where")][0] == "Georgia"
    assert "22 member organisations, 5 April 2016" in cells(page, "Members")[0]
    assert "Fragile or in conflict" in cells(page, "Context")[1]
    for name in ("Evidence", "Form", "Results", "Limits", "Lessons"):
        assert len(cells(page, name)) == 2 and all(cells(page, name)), name


def test_links_in_a_comparison_lead_to_the_case(compared, address):
    page = compared("georgia-gaard", "jordan-joleed")
    link = page.locator(".compared a.cite").first.get_attribute("href")
    assert link.startswith(f"{address}/cases/georgia-gaard/#source-")


def test_a_case_without_a_path_has_its_words_for_that(compared):
    page = compared("georgia-gaard", "financial-inclusion")
    assert "No source that was read tells" in cells(page, "How it grew")[1]


def test_a_case_can_be_taken_away_and_one_that_is_not_there_is_named(compared):
    page = compared("georgia-gaard", "no-such-case", "jordan-joleed")
    assert "There is no case “no-such-case”" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="Take away Georgia", exact=False).click()
    page.wait_for_selector(".compared")
    assert page.url.endswith("?cases=jordan-joleed")


def test_what_an_address_says_is_never_markup(compared):
    page = compared("georgia-gaard", "<img src=x onerror=alert(1)>")
    assert page.locator(".compare img").count() == 0 and page.locator(".compared > thead th").count() == 1


def test_from_the_list_to_the_comparison(page, address):
    page.goto(f"{address}/cases/")
    for place in ("Georgia", "Jordan"):
        page.get_by_label(f"Compare {place}", exact=False).check()
    page.reload()
    page.get_by_role("link", name="Compare these 2 side by side").click()
    page.wait_for_selector(".compared")
    assert page.locator(".compared > thead th").count() == 2


def test_no_more_than_three_can_be_chosen(page, address):
    page.goto(f"{address}/cases/?compare=georgia-gaard,jordan-joleed,gaza-gupap")
    assert page.get_by_label("Compare Nepal", exact=False).is_disabled()
    assert page.get_by_label("Compare Georgia", exact=False).is_enabled()


def test_three_questions_rank_the_cases_with_the_reason(page, address):
    page.goto(f"{address}/like-mine/")
    page.get_by_label("Where?").select_option(label="Armenia")
    page.get_by_label("Which sector?").select_option(label="Food and farm policy")
    page.get_by_label("Stable", exact=True).check()
    first, second = (item.inner_text() for item in page.locator(".nearest > li").all()[:2])
    assert first.startswith("Armenia") and "Same country: Armenia; sector: Food and farm policy; context: Stable." in first
    assert second.startswith("Georgia") and "Same region: South Caucasus" in second and "But another country." in second
    assert page.locator(".borne li").count() > 3
    again = page.context.new_page()
    again.goto(page.url)
    assert again.locator(".nearest > li").first.inner_text() == first


def test_before_an_answer_there_are_the_doors_and_what_to_do(page, address):
    page.goto(f"{address}/like-mine/")
    assert "Answer one question" in page.get_by_role("status").inner_text() and page.locator(".answer").is_hidden()
    assert page.locator(".without").is_visible()
    page.get_by_label("Where?").select_option(label="Ecuador")
    assert page.locator(".without").is_hidden() and page.locator(".nearest > li").first.inner_text().startswith("Ecuador")


@pytest.mark.parametrize("path", ["/like-mine/", "/compare/"])
def test_without_scripts_there_are_links_instead(browser, address, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert page.locator(".without a:visible").count() > 8 and page.locator("article form:visible").count() == 0
    page.locator(".without a:visible").first.click()
    assert page.locator("h1").count() == 1
    context.close()
