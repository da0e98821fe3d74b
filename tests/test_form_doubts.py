"""In the form: what fits by itself and not with the rest is told at the last step. The checker says the same."""

import pytest
from form_page import ask, form, part, problems, refused, step, write_small_case

WHEN = "Where, when and about what"


def look(form) -> str:
    """What the last step names as something to look at."""
    step(form, "Check and send")
    return "\n".join(problems(form))


def told(form, title: str, field: str) -> str:
    """What stands beside a field, after a look at the last step."""
    return ask(step(form, title), field).locator("xpath=ancestor::*[contains(@class, 'ask')][1]").locator(".wrong").inner_text()


@pytest.mark.parametrize(("given", "said"), [("2554", "“2554” is after today"), ("1435", "“1435” is before 1900")])
def test_a_year_of_another_calendar_is_something_to_look_at(form, given, said):
    write_small_case(form)
    ask(part(step(form, WHEN), "Period"), "Began").fill(given)
    assert "Began (to look at)" in look(form)
    assert said in told(form, WHEN, "Began")
    ask(part(step(form, WHEN), "Period"), "Began").fill("2014")
    assert "Began" not in look(form)


def test_what_ended_before_it_began_is_something_to_look_at(form):
    write_small_case(form)
    period = part(step(form, WHEN), "Period")
    ask(period, "Began").fill("2014")
    ask(period, "Ended").fill("2011")
    assert "Ended (to look at)" in look(form)
    ask(part(step(form, WHEN), "Period"), "Ended").fill("2014-05")
    assert "Ended" not in look(form)


def test_a_statement_later_than_its_document_is_something_to_look_at(form):
    write_small_case(form)
    ask(step(form, "Sources"), "Date").fill("2012")
    ask(part(step(form, "What changed"), "Result 1"), "Date").fill("2014")
    assert "Result 1, Date (to look at)" in look(form)
    assert "“2014” is later than the documents that carry it (2012)" in told(form, "What changed", "Date")
    ask(step(form, "Sources"), "Date").fill("2015")
    assert "Date" not in look(form)


def test_an_entry_that_stands_twice_and_a_title_of_another_country_are_something_to_look_at(form):
    write_small_case(form)
    questions = ask(step(form, "Limits"), "Not known")
    questions.fill("Who paid for it?\nWho paid for it?")
    title = ask(step(form, "What it is"), "Title")
    title.fill("Nepal: a dairy table in the hills")
    said = look(form)
    assert "Title (to look at)" in said and "Not known, Entry 2 (to look at)" in said
    title = ask(step(form, "What it is"), "Title")
    title.fill("Georgia: a dairy table in the hills")
    ask(step(form, "Limits"), "Not known").fill("Who paid for it?")
    assert look(form) == ""


@pytest.mark.parametrize("given", ["2011/12", "2011-06/12"])
def test_no_button_guesses_whether_a_month_or_a_year_is_meant(form, given):
    refused(form, WHEN, "Began", given)
    assert form.get_by_role("button", name="Write").count() == 0


def test_what_is_left_over_in_a_text_and_an_odd_address_are_something_to_look_at(form):
    write_small_case(form)
    ask(part(step(form, "Limits"), "Limit"), "Text").fill("Nothing was found on the cost (TODO ask the bank).")
    ask(step(form, "Sources"), "Address").fill("https://example.org/notes)")
    said = look(form)
    assert "Text (to look at)" in said and "Address (to look at)" in said
    assert "“TODO ask the bank).” would be read by everybody" in told(form, "Limits", "Text")
    assert "“https://example.org/notes)” does not look like an address" in told(form, "Sources", "Address")
    ask(step(form, "Sources"), "Address").fill("https://example.org/notes_(old)")
    ask(part(step(form, "Limits"), "Limit"), "Text").fill("Nothing was found on what the meetings cost.")
    said = look(form)
    assert "Text" not in said and "Address" not in said


def test_a_word_on_a_number_without_the_number_and_two_authors_in_one_are_something_to_look_at(form):
    write_small_case(form)
    step(form, "Sources").locator(".more > summary").first.click()
    ask(form.locator(".step:visible"), "Authors").fill("Helpers; Others")
    who = part(step(form, "Who was at the table"), "Actor 1")
    who.locator(".more > summary").first.click()
    ask(who, "Number").fill("70")
    part(who, "How exact").get_by_label("about").check()
    assert "How exact" not in look(form)
    ask(part(step(form, "Who was at the table"), "Actor 1"), "Number").fill("")
    said = look(form)
    assert "“about” stands without a number" in said and "“Helpers; Others” are several" in said
