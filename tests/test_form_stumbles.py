"""In the form: where somebody stumbled who knew neither code nor this site, a hint or a button is at hand."""

import pytest
from form_page import ask, form, part, saved, step

WHERE = "Where, when and about what"


def refused(form, title: str, field: str, given: str) -> str:
    """What is said when such a field is left."""
    box = ask(step(form, title), field)
    box.fill(given)
    box.blur()
    told = form.locator(".step:visible .wrong:visible")
    told.first.wait_for()
    return told.first.inner_text()


def test_a_date_after_another_is_offered_with_what_readers_will_see(form):
    said = refused(form, WHERE, "Began", "after April 2016")
    assert "Write it as 2016-04/... Readers see “since April 2016”." in said
    form.get_by_role("button", name="Write 2016-04/..").click()
    assert ask(step(form, WHERE), "Began").input_value() == "2016-04/.."


def test_no_open_range_is_offered_as_the_date_of_a_document(form):
    said = refused(form, "Sources", "Date", "after April 2016")
    assert "leave it empty and write it in the note" in said
    assert form.get_by_role("button", name="Write 2016").count() == 0


@pytest.mark.parametrize("words", ["Unknown", "n/a", "not known", "undated", "N.D."])
def test_an_unknown_date_is_left_empty_and_nobody_is_told_of_formats(form, words):
    said = refused(form, "Sources", "Date", words)
    assert "leave this empty, and readers see “not stated”" in said and "2021" not in said


NUMBERS = [
    ("over 70", "70", "more than"), ("about 50", "50", "about"), ("more than 1,200", "1200", "more than"), ("nearly 90", "90", "nearly"),
]


@pytest.mark.parametrize(("given", "number", "exact"), NUMBERS)
def test_a_number_with_words_before_it_is_taken_apart_by_a_button(form, given, number, exact):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    refused(form, "Form and size", "Number", given)
    form.get_by_role("button", name=f"Write {number}, and “{exact}” under “How exact”").click()
    assert ask(here, "Number").input_value() == number
    assert part(here, "How exact").get_by_label(exact).is_checked()
    assert f"count: {number}\n    qualifier: {exact}\n" in saved(form).decode()


@pytest.mark.parametrize("given", ["at least 70", "70 farmers", "seventy", "50-60", "3 of 70"])
def test_no_button_guesses_at_other_numbers(form, given):
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    assert "write the number in digits" in refused(form, "Form and size", "Number", given).lower()
    assert form.get_by_role("button", name="How exact").count() == 0


HINTS = [
    ("What changed", "Our reading", "As sources, tick the documents that you read."),
    ("What changed", "Sources", "for our own reading, those that you read"),
    ("What changed", "Strength of the claim", "also where it is our reading, take the weaker"),
    ("Lessons", "Our reading", "As sources, tick the documents that you read."),
    ("Sources", "How much of it was read", "leave it open and say so in the note"),
    ("Limits", "Limits", "What did not work and what it cost. If"),
    ("Safety and review", "No private person", "I have looked, and no private person"),
]


@pytest.mark.parametrize(("title", "field", "hint"), HINTS)
def test_a_hint_says_what_to_choose_where_nothing_fits(form, title, field, hint):
    words = step(form, title).text_content()
    assert field in words and hint in words


def test_what_is_not_known_has_one_place(form):
    here = step(form, "Limits")
    assert "not known" not in part(here, "Limits").inner_text()
    assert "one question each" in here.locator(".ask-questions").inner_text()
