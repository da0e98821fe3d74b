"""In the form: what would make a case better. The checker gives the same advice."""

import re

from form_page import ask, form, part, problems, step, write_small_case

WHEN, WHO = "Where, when and about what", "Who was at the table"


def told(form, words: str, state: str = "visible"):
    """The advice with these words, once it is there, or once it is gone."""
    row = step(form, "Check and send").locator(".advice li", has_text=words)
    row.wait_for(state=state)
    return row


def test_a_source_later_than_any_dated_fact_is_told_and_leads_to_what_rests_on_it(form):
    write_small_case(form)
    ask(step(form, "Sources"), "Date").fill("2022")
    ask(part(step(form, WHEN), "Period"), "Began").fill("2019/2020")
    told(form, "Context: without it")
    told(form, "Facts up to", "detached")
    here = step(form, "Sources")
    here.get_by_role("button", name="Add: Source").click()
    later = part(here, "Source 2")
    for field, words in (("Title", "Minutes of the hill market"), ("Publisher", "Hill Cooperative"), ("Date", "2022-05")):
        ask(later, field).fill(words)
    ask(later, "Kind of document").select_option(value="blog")
    part(later, "Independent of").get_by_label(re.compile("^No: ")).check()
    for title, entry in (WHEN, "Period"), (WHO, "Actor 1"), ("What changed", "Result 1"), ("Lessons", "Lesson 1"):
        part(step(form, title), entry).get_by_label("Notes of the dairy table").check()
    part(step(form, "Limits"), "Limits").get_by_label("Minutes of the hill market").check()
    row = told(form, "Facts up to")
    assert row.inner_text().startswith("Source 2, Date: it is later than the date of any fact here (2020)")
    assert problems(form) == []
    row.get_by_role("link").click()
    assert form.locator("h2:visible").first.inner_text().endswith("Limits")
    ask(form.locator(".step:visible"), "Date").fill("2022")
    told(form, "Facts up to", "detached")


def test_a_result_is_asked_for_its_date_only_if_its_document_has_one(form):
    write_small_case(form)
    ask(step(form, "Sources"), "Date").fill("2022")
    ask(part(step(form, "What changed"), "Result 1"), "Date").fill("")
    told(form, "say when the result was so")
    ask(step(form, "Sources"), "Date").fill("2022/..")
    told(form, "Context: without it")
    told(form, "say when the result was so", "detached")


def test_a_lesson_that_has_a_note_on_the_network_is_named(form, real):
    write_small_case(form)
    here = ask(part(step(form, "Lessons"), "Lesson 1"), "Lesson")
    others = (lesson for id, lesson in real.lessons.items() if id != here.input_value())
    lesson, note = next((lesson, note) for lesson in others for note in lesson.fields.get("notes", ()))
    ask(part(step(form, "What it is"), "Network"), "Name").fill(note["network"])
    row = told(form, "has a note on this network")
    assert row.inner_text().startswith(f"Lessons: “{lesson.title}” has a note on this network (“{note['finding']}”); choose that lesson")
    # It stands where lessons are chosen, too, as long as it holds.
    beside = step(form, "Lessons").locator(".told", has_text="has a note on this network")
    beside.wait_for()
    here.select_option(value=lesson.id)
    beside.wait_for(state="detached")
    told(form, "has a note on this network", "detached")


def test_worn_words_are_told_with_what_to_write_unless_they_are_a_quotation(form):
    write_small_case(form)
    ask(step(form, "Limits"), "Text").fill("No source tells of a best practice, whatever the “success story” says.")
    row = told(form, "say what was done")
    assert row.inner_text() == "Limits, Statement 1, Text: “best practice”: say what was done and where it held"
    ask(step(form, "Limits"), "Text").fill("No source tells of the costs, whatever the “success story” says.")
    told(form, "say what", "detached")
    told(form, "Context: without it")


def test_counted_members_lead_to_the_question_who_has_the_seat_of_a_member(form):
    write_small_case(form)
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    ask(here, "Number").fill("12")
    ask(here, "What was counted").fill("member organisations")
    told(form, "Context: without it")
    told(form, "members are counted", "detached")
    part(part(step(form, WHO), "Actor 1"), "Seat").get_by_label("Partner", exact=False).first.check()
    assert told(form, "members are counted").inner_text().startswith("Who was at the table: members are counted")


def test_what_the_network_published_itself_is_not_independent(form):
    write_small_case(form)
    ask(step(form, "What it is"), "Name").fill("Hill cooperative")
    independent = part(step(form, "Sources"), "Independent of")
    independent.get_by_label(re.compile("^Yes: ")).check()
    assert "the network itself published this" in told(form, "Source 1, Independent of").inner_text()
    step(form, "Sources")
    independent.get_by_label(re.compile("^No: ")).check()
    told(form, "Source 1, Independent of", "detached")


def test_all_that_is_still_to_do_stands_in_one_place_the_gravest_first(form):
    write_small_case(form)
    ask(step(form, "What it is"), "Title").fill("Short")
    ask(step(form, "What it is"), "Summary").fill("")
    here = step(form, "Check and send")
    here.locator(".summary").wait_for()
    head = here.get_by_role("heading", name="What is still to do")
    following = head.locator("xpath=following-sibling::*").evaluate_all("all => all.map((each) => each.className)")
    assert following[1:4] == ["summary", "needed", "needed advice"]
    assert form.locator(".summary").count() == 1 and here.locator(".summary").count() == 1
    assert here.locator(".count").inner_text() == "1 thing to mend, 1 still missing."
    here.get_by_role("button", name="Download the file").click()
    here.locator(".ways-out .told", has_text="Not yet").wait_for()
    here.locator(".summary").focus()
    assert form.locator(".summary a").count() == 2 and here.locator(".needed li").count() == 0


def test_what_only_a_note_explains_asks_for_one(form):
    write_small_case(form)
    here = step(form, "Sources")
    part(here, "Independent of").get_by_label(re.compile("^Partly: ")).check()
    told(form, "why the document is partly independent").get_by_role("link").click()
    note = ask(form.locator(".step:visible"), "Note")
    assert note.is_visible()
    note.fill("The reason is not known.")
    told(form, "why the document is partly independent", "detached")
    note = ask(step(form, "Sources"), "Note")
    note.fill("")
    part(step(form, "Sources"), "Independent of").get_by_label(re.compile("^No: ")).check()
    ask(step(form, "Sources"), "Date").fill("2016~")
    told(form, "what the date that is about right rests on")
