"""In the form: a number that somebody wrote in another way is taken apart by a button, or nobody guesses at it."""

import re

import pytest
from form_page import ask, form, part, problems, refused, saved, step, write_figure, write_small_case

NUMBERS = [
    ("over 70", "70", "more than"), ("about 50", "50", "about"),
    ("more than 1,200", "1200", "more than"), ("nearly 90", "90", "nearly"), ("About six", "6", "about"),
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


def test_a_number_of_actors_is_as_exact_as_its_source(form):
    write_small_case(form)
    part(step(form, "Who was at the table"), "Actor 1").locator(".more > summary").click()
    refused(form, "Who was at the table", "Number", "over 70")
    form.get_by_role("button", name="Write 70, and “more than” under “How exact”").click()
    assert "count: 70\n    qualifier: more than\n" in saved(form).decode()
    assert " (member, more than 70 of them)" in step(form, "Check and send").locator(".preview .facts").inner_text()


COUNTED = [
    ("30 members", "Write 30", "members"), ("Six farmers", "Write 6", "farmers"), ("1,200 dairy farmers", "Write 1200", "dairy farmers"),
    ("over 70 members", "Write 70, and “more than” under “How exact”", "members"),
]


@pytest.mark.parametrize(("given", "words", "counted"), COUNTED)
def test_words_after_a_number_belong_under_what_was_counted(form, given, words, counted):
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    said = refused(form, "Form and size", "Number", given)
    assert f"nothing else: “{given}”; “{counted}” belongs under “What was counted”" in said
    form.get_by_role("button", name=words).click()
    number = re.search(r"Write (\d+)", words)[1]
    assert ask(step(form, "Form and size"), "Number").input_value() == number
    form.locator(".step:visible .ask-count .wrong").wait_for(state="hidden")


def test_where_nothing_is_said_of_what_is_counted_the_bare_number_is_offered(form):
    part(step(form, "Who was at the table"), "Actor 1").locator(".more > summary").click()
    assert "belongs under" not in refused(form, "Who was at the table", "Number", "5 groups")
    assert form.get_by_role("button", name="Write 5", exact=True).is_visible()


MANY = [
    ("18 million", "Write 18000000", ""),
    ("about 100 million", "Write 100000000, and “about” under “How exact”", ""),
    ("over 4.2 billion US dollars", "Write 4200000000, and “more than” under “How exact”", "“US dollars” belongs under “Unit”"),
    ("1.5 lakh farmers", "Write 150000", "“farmers” belongs under “Unit”"),
    ("about USD 18 million in all", "Write 18000000, and “about” under “How exact”", "“USD in all” belongs under “Unit”"),
    ("$6 million", "Write 6000000", "“$” belongs under “Unit”"),
]


@pytest.mark.parametrize(("given", "words", "told"), MANY)
def test_many_millions_are_written_out_whatever_stands_under_unit(form, given, words, told):
    step(form, "What changed").get_by_role("button", name="Add: Figure").click()
    figure = part(form.locator(".step:visible"), "Figure 1")
    ask(figure, "Unit").fill("spent on wells")
    said = refused(form, "What changed", "Number", given).replace("\n", "")
    assert f"nothing else: “{given}”{'; ' * bool(told)}{told}{words}" in said
    form.get_by_role("button", name=words, exact=True).click()
    assert ask(figure, "Number").input_value() == words.split()[1].rstrip(",")
    assert ask(figure, "Unit").input_value() == "spent on wells"
    figure.locator(".ask-count .wrong").wait_for(state="hidden")


def test_what_the_unit_counts_in_millions_stays_so(form):
    step(form, "What changed").get_by_role("button", name="Add: Figure").click()
    ask(part(form.locator(".step:visible"), "Figure 1"), "Unit").fill("million euros")
    refused(form, "What changed", "Number", "18 million")
    assert form.get_by_role("button", name="Write 18", exact=True).is_visible()


def test_people_can_be_counted_in_millions(form):
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    assert "“farmers” belongs under “What was counted”" in refused(form, "Form and size", "Number", "2 million farmers")
    assert form.get_by_role("button", name="Write 2000000", exact=True).is_visible()


DOTTED = [
    ("2.800", ["Write 2800", "Write 2.8"]), ("1.378 farmers", ["Write 1378"]), ("2.800.000", ["Write 2800000"]), ("0.125", []),
    ("over 2.000", ["Write 2000, and “more than” under “How exact”", "Write 2, and “more than” under “How exact”"]),
    ("2.125 million", ["Write 2125000"]),
]


@pytest.mark.parametrize(("given", "offered"), DOTTED)
def test_nobody_guesses_whether_a_dot_marks_thousands(form, given, offered):
    """`2.800` became 2.8, with no word said."""
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    assert "no more than two places after the dot" in refused(form, "Form and size", "Number", given)
    assert form.get_by_role("button", name="Write").all_inner_texts() == offered
    for words in offered[:1]:
        form.get_by_role("button", name=words).click()
        form.locator(".step:visible .ask-count .wrong").wait_for(state="hidden")


def test_a_decimal_of_two_places_stays_what_it_is(form):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    ask(here, "Number").fill("4.25")
    ask(here, "Number").blur()
    assert "count: 4.25\n" in saved(form).decode() and here.locator(".wrong:visible").count() == 0


NOT_MANY = ["2 k", "2 dozen boxes", "5 of 9 million", "5 per thousand", "3 million of them", "3 million or more", "18m", "NGO's 5", "3 Mrd", "3 Millionen", "2 milijarde", "5 mille"]


@pytest.mark.parametrize("given", NOT_MANY)
def test_of_other_words_no_number_is_offered(form, given):
    step(form, "What changed").get_by_role("button", name="Add: Figure").click()
    refused(form, "What changed", "Number", given)
    assert form.get_by_role("button", name="Write").count() == 0


GUESSES = [
    "at least 70", "at least 70 farmers", "seventy", "50-60", "3 of 70", "3 of them", "30 or more",
    "30 members or more", "5 to six", "30+", "one or two", "twenty-one", "one of them", "no one",
]


@pytest.mark.parametrize("given", GUESSES)
def test_no_button_guesses_at_other_numbers(form, given):
    step(form, "Form and size").get_by_role("button", name="Add: Count").click()
    assert "write the number in digits" in refused(form, "Form and size", "Number", given).lower()
    assert form.get_by_role("button", name="Write").count() == 0


def test_a_large_number_with_thousands_marks_is_no_telephone_number(form):
    write_small_case(form)
    here = write_figure(form, "100,000,000", "people who saw the broadcasts")
    assert ask(here, "Number").input_value() == "100000000"
    assert here.locator(".wrong:visible").count() == 0
    step(form, "Check and send")
    assert problems(form) == [] and form.locator(".count").inner_text() == "Nothing to mend."


def test_no_button_offers_the_number_that_stands_there(form):
    write_small_case(form)
    here = write_figure(form, "6", "detainees who were helped")
    step(form, "Check and send")
    form.locator(".summary").get_by_role("link", name="Figure 1, Number").click()
    here.locator(".ask-count .wrong").wait_for()
    form.wait_for_timeout(300)
    assert here.get_by_role("button", name="Write").count() == 0


def test_the_heading_of_a_count_names_what_was_counted_however_exact_it_is(form):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    one = part(here, "Count 1")
    ask(one, "Number").fill("82")
    part(one, "How exact").get_by_label("about").check()
    ask(one, "What was counted").fill("women trained")
    ask(one, "What was counted").blur()
    assert here.locator(".entry > summary").first.inner_text() == "Count 1: 82, about, women trained"


def test_a_number_with_thousands_marks_stays_whole_in_the_short_name_of_a_result(form):
    result = part(step(form, "What changed"), "Result 1")
    ask(result, "Statement").fill("It asked 1,378 farmers, in 2015, 300 of them women")
    ask(result, "Statement").blur()
    assert "id: it-asked-1378-farmers-in-2015-300\n" in saved(form).decode()
