"""In the form: where somebody stumbled who knew neither code nor this site, a hint or a button is at hand."""

import re

import pytest
from form_page import ask, downloaded, form, load_case, part, problems, refused, step, write_small_case

WHERE = "Where, when and about what"


def test_a_date_after_another_is_offered_with_what_readers_will_see(form):
    said = refused(form, WHERE, "Began", "after April 2016")
    assert "Write it as “2016-04/..”. Readers see “since April 2016”. If it happened once and nobody says when, tell it in words" in said
    form.get_by_role("button", name="Write 2016-04/..").click()
    assert ask(step(form, WHERE), "Began").input_value() == "2016-04/.."


@pytest.mark.parametrize("given", ["after April 2016", "later than April 2016", "since 2016", "not before 2016", "2016 or later"])
def test_no_open_range_is_offered_as_the_date_of_a_document(form, given):
    said = refused(form, "Sources", "Date", given)
    assert "cannot be written as its date: leave it empty and write it in the note." in said
    assert form.get_by_role("button", name="Write 2016").count() == 0
    date = form.locator(".step:visible .ask-date")
    date.get_by_text("How to write a date").click()
    date.get_by_text("about 2016").wait_for()
    assert ".." not in date.locator(".ways").inner_text()


@pytest.mark.parametrize("words", ["Unknown", "n/a", "not known", "undated", "N.D."])
def test_an_unknown_date_is_left_empty_and_nobody_is_told_of_formats(form, words):
    said = refused(form, "Sources", "Date", words)
    assert "leave this empty, and readers see “not stated”" in said and "2021" not in said


HINTS = [
    ("What changed", "Our reading", "As sources, tick the documents that you read."),
    ("What changed", "Sources", "for our own reading, those that you read"),
    ("What changed", "Strength of the claim", "also where it is our reading, take the weaker"),
    ("Lessons", "Our reading", "As sources, tick the documents that you read."),
    ("Sources", "How much of it was read", "leave it open and say so in the note"),
    ("Limits", "Limits", "What did not work, what it cost, or that all documents are its own account. If"),
    ("Safety and review", "No private person", "I have looked, and no private person"),
]


@pytest.mark.parametrize(("title", "field", "hint"), HINTS)
def test_a_hint_says_what_to_choose_where_nothing_fits(form, title, field, hint):
    words = step(form, title).text_content()
    assert field in words and hint in words


def test_of_a_government_without_a_level_the_form_says_which_kind_to_choose(form):
    actor = part(step(form, "Who was at the table"), "Actor 1")
    ask(actor, "Kind of actor").select_option(label="Government")
    actor.get_by_text("also the government where the source names no level").first.wait_for()


def test_what_is_not_known_has_one_place(form):
    here = step(form, "Limits")
    assert "not known" not in part(here, "Limits").inner_text()
    assert "one question each" in here.locator(".ask-questions").inner_text()


def test_what_a_step_lacks_is_said_calmly_when_it_is_left(form):
    here = step(form, "Sources")
    ask(here, "Title").fill("Notes of the dairy table")
    here.get_by_role("button", name="Continue").click()
    told = form.locator(".unfinished:visible")
    told.wait_for()
    lacks = "Source 1, Publisher; Source 1, Kind of document; Source 1, Independent"
    assert told.inner_text().startswith(f"Step 1 is not complete yet: {lacks}")
    assert told.inner_text().endswith("You can come back later.")
    assert form.locator("#mark-1").inner_text().split() == ["…", "not", "complete", "yet"]
    told.get_by_role("link", name="Source 1, Kind of document").click()
    assert form.evaluate("document.activeElement.closest('.field').className").endswith("ask-kind")
    step(form, "Limits").get_by_role("button", name="Continue").click()
    form.locator("h2:visible", has_text="Lessons").wait_for()
    assert form.locator(".unfinished:visible").count() == 0  # nothing was begun there


def test_what_is_to_mend_in_a_step_is_said_when_it_is_left(form):
    write_small_case(form)
    here = step(form, "Sources")
    ask(here, "Date").fill("some time")
    here.get_by_role("button", name="Continue").click()
    told = form.locator(".unfinished:visible")
    told.wait_for()
    assert told.inner_text() == "Step 1 has something to mend: Date. You can come back later."


def test_a_step_that_is_left_names_what_is_to_mend_and_what_is_missing(form):
    here = step(form, "Sources")
    ask(here, "Title").fill("Notes of the dairy table")
    ask(here, "Address").fill("example.org")
    ask(here, "Date").fill("some time")
    here.get_by_role("button", name="Continue").click()
    told = form.locator(".unfinished:visible")
    told.wait_for()
    lacks = "Source 1, Publisher; Source 1, Kind of document; Source 1, Independent of those who ran the network"
    wanted = f"Step 1 has something to mend: Date; Address. Still missing there: {lacks}. You can come back later."
    assert told.inner_text() == wanted


def test_what_has_been_filled_vanishes_from_the_word_on_a_step_and_the_rest_stays(form):
    here = step(form, "Sources")
    ask(here, "Title").fill("Notes of the dairy table")
    ask(here, "Date").fill("some time")
    here.get_by_role("button", name="Continue").click()
    told = form.locator(".unfinished")
    told.get_by_role("link", name="Publisher").click()
    ask(here, "Publisher").fill("Hill Cooperative")
    ask(here, "Date").fill("2016")
    ask(here, "Date").blur()
    lacks = "Source 1, Kind of document; Source 1, Independent of those who ran the network"
    form.wait_for_function(f"document.querySelector('.unfinished').textContent.includes('complete yet: {lacks}. You')")
    ask(here, "Kind of document").select_option(value="blog")
    part(here, "Independent of").get_by_label(re.compile("^No: ")).check()
    told.wait_for(state="detached")


def test_what_has_been_filled_vanishes_from_the_summary_also_after_a_reload(form):
    write_small_case(form)
    ask(step(form, WHERE), "Country").select_option(index=0)
    ask(step(form, "Sources"), "Publisher").fill("")
    step(form, "Check and send")
    form.reload()
    here = form.locator(".step:visible")
    here.get_by_role("button", name="Download the file").click()
    here.locator(".ways-out .told", has_text="Not yet: 2 things still missing.").wait_for()
    form.locator(".summary").get_by_role("link", name="Source 1, Publisher").click()
    ask(form.locator(".step:visible"), "Publisher").fill("Hill Cooperative")
    form.keyboard.press("Tab")
    step(form, "Check and send")
    form.locator(".step:visible .count", has_text="1 thing still missing").wait_for()
    assert problems(form) == ["Places: missing; give at least one"]
    form.locator(".summary").get_by_role("link", name="Places").click()
    ask(form.locator(".step:visible"), "Country").select_option(label="Georgia")
    form.locator(".summary").wait_for(state="hidden")


def test_what_has_been_filled_vanishes_from_what_holds_up_the_file(form):
    write_small_case(form)
    here = step(form, "Check and send")
    name = here.get_by_label("Name of the file")
    name.fill("case")
    here.get_by_role("button", name="Download the file").click()
    told = here.locator(".ways-out .told")
    told.get_by_role("link", name="Name of the file").wait_for()
    name.fill("a-dairy-table")
    told.get_by_text("Nothing to mend any more.").wait_for()
    assert told.get_by_role("link").count() == 0


def test_after_a_reload_the_word_that_the_draft_is_back_is_in_sight(form):
    form.set_viewport_size({"width": 390, "height": 800})
    ask(step(form, "What it is"), "Title").fill("Georgia: a draft")
    form.wait_for_function("(localStorage.getItem('case-form-draft') ?? '').includes('a draft')")
    form.evaluate("scrollTo(0, document.body.scrollHeight)")
    form.reload()
    told = form.get_by_text("Your draft is back")
    told.wait_for()
    form.wait_for_load_state("networkidle")
    box = told.bounding_box()
    assert 40 < box["y"] < 400
    assert form.evaluate("document.activeElement.textContent").startswith("Your draft is back")


def test_after_a_file_is_loaded_the_word_that_it_is_there_is_in_sight(form):
    form.set_viewport_size({"width": 1280, "height": 700})
    load_case(form, "georgia-gaard")
    told = form.get_by_text("Loaded georgia-gaard.yaml.")
    told.wait_for()
    assert 40 < told.bounding_box()["y"] < 400
    assert form.evaluate("document.activeElement.textContent").startswith("Loaded georgia-gaard.yaml.")


def test_after_a_reload_what_was_wrong_has_its_mark_and_its_button_again(form):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    refused(form, "Form and size", "Number", "over 70")
    refused(form, WHERE, "Began", "April 2020")
    form.wait_for_function("(localStorage.getItem('case-form-draft') ?? '').includes('April 2020')")
    form.reload()
    form.get_by_role("button", name="Write 2020-04").click()
    assert ask(form.locator(".step:visible"), "Began").input_value() == "2020-04"
    form.locator(".steps li", has_text="Form and size").locator(".sign[data-is=faulty]").wait_for()
    button = step(form, "Form and size").get_by_role("button", name="Write 70, and")
    assert button.is_visible()  # its entry is unfolded


def test_in_a_file_that_was_saved_unfinished_it_is_told_too(form):
    refused(form, WHERE, "Began", "April 2020")
    file = downloaded(form, "Save unfinished work").path()
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(file)
    form.locator(".told", has_text="Loaded").wait_for()
    assert step(form, WHERE).get_by_role("button", name="Write 2020-04").is_visible()


def test_the_last_step_counts_in_the_same_words_before_and_after_a_try(form):
    write_small_case(form)
    ask(step(form, "What it is"), "Title").fill("")
    ask(step(form, "Sources"), "Date").fill("some time")
    here = step(form, "Check and send")
    words = "1 thing to mend, 2 still missing"
    assert here.locator(".count").inner_text() == f"{words}."
    assert here.locator(".needed:not(.advice) a").count() == 2
    here.get_by_role("button", name="Download the file").click()
    here.locator(".ways-out .told", has_text=f"Not yet: {words}.").wait_for()
    assert here.locator(".count").inner_text() == f"{words}."
    assert form.locator(".summary a").count() == 3
    assert len(problems(form)) == 3


def test_a_choice_and_what_it_means_are_read_aloud_apart(form):
    here = step(form, "Sources")
    assert here.get_by_role("radio", name="Yes: No author runs").count() == 1
    assert step(form, WHERE).get_by_role("checkbox", name="Water and sanitation: ").count() == 1


def test_what_a_lesson_says_is_shown_where_it_is_chosen(form, real):
    lesson = real.lessons["start-with-coffee"]
    entry = part(step(form, "Lessons"), "Lesson 1")
    ask(entry, "Lesson").locator("option").nth(3).wait_for(state="attached")
    entry.locator(".ask-lesson summary", has_text="What the choices mean").click()
    entry.locator("dd", has_text=lesson.fields["summary"]).wait_for()
    assert entry.locator("dt").count() == len(real.lessons)
    ask(entry, "Lesson").select_option(label=lesson.title)
    entry.locator("p.meaning", has_text=f"{lesson.title}. {lesson.fields['summary']}").wait_for()
    ask(entry, "Lesson").select_option(index=0)
    entry.locator("p.meaning", has_text=re.compile("^$")).wait_for(state="attached")


def test_what_the_lessons_mean_is_there_however_early_it_is_asked(form, real):
    fold = form.locator(".ask-lesson .rest", has_text="What the choices mean").first
    fold.evaluate("fold => { fold.open = true; }")
    fold.locator("dd").nth(len(real.lessons) - 1).wait_for(state="attached")


def test_the_fold_of_a_result_says_that_its_short_name_is_in_it(form):
    fold = part(step(form, "What changed"), "Result 1").locator(".more > summary")
    assert fold.inner_text() == "More (optional): short name (made by itself), kind of influence, whose result"


def test_what_is_long_is_shown_whole_on_a_telephone(form):
    form.set_viewport_size({"width": 390, "height": 800})
    lesson = ask(step(form, "Lessons"), "Lesson")
    lesson.locator("option").nth(3).wait_for(state="attached")
    labels = lesson.locator("option").all_text_contents()
    longest = max(labels, key=len)
    lesson.select_option(label=longest)
    form.locator(".step:visible .ask-lesson p.meaning", has_text=longest).wait_for()
    for title, field, text in (
        ("What it is", "Title", "Georgia: farmers, a dairy and a bank in regular dialogue with government"),
        ("Sources", "Title", "Notes of the dairy table " * 6),
        ("Sources", "Address", "https://example.org/" + "a-long-way/" * 9),
    ):
        box = ask(step(form, title), field)
        box.fill(text)
        fits = "box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1"
        assert box.evaluate(fits), title
        box.press("End")
        box.press("Enter")
        assert "\n" not in box.input_value()
