"""In the form: a document that the library already lists is recognised, and taken over so that nothing differs."""

import json

import pytest
from form_page import ask, downloaded, form, load_case, offline, part, problems, saved, step, write_small_case

from macros.model.objects import SAME_DOCUMENT


@pytest.fixture
def document(real):
    """A document of the library with authors, and only a copy of it was seen."""
    return next(each for each in real.sources if {"authors", "copy", "date"} <= each.fields.keys())


def known(form):
    return form.locator(".step:visible .known")


def written(form) -> dict:
    """The first source of the draft, once the form has kept it."""
    [first, *_] = json.loads(form.evaluate("localStorage.getItem('case-form-draft')"))["data"]["sources"]
    return first


def take_over(form):
    known(form).get_by_role("button").click()
    known(form).wait_for(state="hidden")
    form.wait_for_timeout(500)  # the draft is kept a moment later


def told(document) -> str:
    return f"The library already lists this document as “{document.fields['title']}”. Take that over, so that it is listed once."


def same_title(document) -> str:
    """What is only of the same title may be another document."""
    by = document.fields["publisher"]
    return f"The library lists a document of this title, published by {by}. If yours is the same, take that over, so that it is listed once."


@pytest.mark.parametrize("change", [str, lambda url: url.rstrip("/") + "/", lambda url: url.replace("https", "http")])
def test_a_known_address_is_told_at_its_field_and_everything_is_taken_over(form, document, change):
    here = step(form, "Sources")
    ask(here, "Title").fill("What I call it")
    here.locator(".more > summary").click()
    ask(here, "Note").fill("Seen in the library of the village.")
    ask(here, "Address").fill(change(document.fields["url"]))
    known(form).wait_for()
    assert known(form).inner_text().startswith(told(document)) and here.locator(".ask-url .known").count() == 1
    part(here, "How much").get_by_label("Abstract", exact=False).check()
    take_over(form)
    facts = {name: value for name, value in document.fields.items() if name not in ("read", "note")}
    assert written(form) == {**facts, "note": "Seen in the library of the village.", "read": "abstract"}
    assert here.locator(".entry").first.get_attribute("open") is not None
    assert here.locator(".ask-title .told").inner_text().startswith("Taken over: “Title”")


def test_what_was_unfolded_stays_so_when_a_document_is_taken_over(form, real):
    plain = next(each for each in real.sources if "url" in each.fields and not {"authors", "copy", "language"} & each.fields.keys())
    here = step(form, "Sources")
    here.locator(".more > summary").click()
    ask(here, "Address").fill(plain.fields["url"])
    known(form).wait_for()
    take_over(form)
    assert ask(here, "Note").is_visible()


def test_what_was_taken_over_can_be_given_back_with_what_cites_it(form, document):
    write_small_case(form)
    here = step(form, "Sources")
    ask(here, "Address").fill(document.fields["url"])
    known(form).wait_for()
    form.wait_for_timeout(500)
    before = written(form)
    take_over(form)
    assert written(form)["id"] == document.id != before["id"]
    ask(here, "Note").fill("Written since.")
    here.get_by_role("button", name="Undo").click()
    form.wait_for_timeout(500)
    assert written(form) == {**before, "note": "Written since."}
    draft = json.loads(form.evaluate("localStorage.getItem('case-form-draft')"))["data"]
    assert draft["results"][0]["sources"] == [before["id"]] and document.id not in json.dumps(draft)


def test_a_known_title_is_recognised_without_capitals_and_with_curly_quotes(form, real):
    document = next(each for each in real.sources if "'" in each.fields["title"])
    ask(step(form, "Sources"), "Title").fill(document.fields["title"].upper().replace("'", "’"))
    known(form).wait_for()
    assert known(form).inner_text().startswith(same_title(document)) and form.locator(".ask-title .known").count() == 1
    ask(step(form, "Sources"), "Address").fill("https://example.org/another")
    known(form).wait_for(state="hidden")  # another address is another document


def test_what_cites_the_source_follows_and_the_last_step_finds_no_difference(form, document):
    write_small_case(form)
    ask(step(form, "Sources"), "Address").fill(document.fields["url"])
    known(form).wait_for()
    take_over(form)
    step(form, "Check and send")
    assert form.locator(".count").inner_text() == "Nothing to mend."
    text = saved(form).decode()
    assert f"sources: [{document.id}]" in text and "notes-of-the-dairy-table" not in text
    assert [name for name in SAME_DOCUMENT if f"\n    {name}: " not in text.partition("\nsources:")[2]] == []


def test_beside_the_button_stands_what_it_replaces_and_what_stays(form, document):
    here = step(form, "Sources")
    ask(here, "Publisher").fill(document.fields["publisher"])
    ask(here, "Address").fill(document.fields["url"])
    known(form).wait_for()
    said = known(form).inner_text().removeprefix(told(document)).strip()
    assert said.startswith(f"The button writes “Title” ({document.fields['title'][:57]}") and f"“Date” ({document.fields['date']})" in said
    assert "“Publisher”" not in said and "“Address”" not in said
    assert "as in the library; “How much of it was read” and “Note” stay as they are." in said


@pytest.mark.parametrize("note", ["", "Partly, since it passes on what the network told it."])
def test_a_note_that_was_written_beside_other_answers_is_to_be_read_again(form, document, note):
    here = step(form, "Sources")
    here.locator(".more > summary").first.click()
    ask(here, "Note").fill(note)
    ask(here, "Address").fill(document.fields["url"])
    take_over(form)
    form.locator(".step:visible .told", has_text="Taken over").wait_for()
    box = ask(form.locator(".step:visible"), "Note")
    told = form.locator(".step:visible .ask-note .wrong")
    assert box.input_value() == note and told.is_visible() == bool(note)
    if note:
        assert told.inner_text() == "To look at: it was written beside other answers; read it again"
        box.fill("It is told by the network.")
        box.blur()
        told.wait_for(state="hidden")


ALREADY = "The library has this document already; take over what is known of it, so that it is listed once"


def test_a_known_address_that_was_not_taken_over_is_to_look_at_in_the_last_step(form, document):
    write_small_case(form)
    ask(step(form, "Sources"), "Address").fill(document.fields["url"])
    known(form).wait_for()
    step(form, "Check and send")
    assert form.locator(".steps li", has_text="Sources").locator(".sign").get_attribute("data-is") == "done"
    assert problems(form) == [f"Source 1, Address (to look at): {ALREADY[0].lower()}{ALREADY[1:]}"]
    assert downloaded(form).suggested_filename.endswith(".yaml")  # it can be sent without
    form.locator(".summary").get_by_role("link", name="Source 1, Address").click()
    form.locator(".step:visible .ask-url .wrong", has_text=ALREADY).wait_for()
    take_over(form)
    step(form, "Check and send")
    assert problems(form) == [] and form.locator(".count").inner_text() == "Nothing to mend."


def test_a_known_title_that_was_not_taken_over_is_advice_in_the_last_step(form, document):
    write_small_case(form)
    ask(step(form, "Sources"), "Title").fill(document.fields["title"])
    here = step(form, "Check and send")
    by = document.fields["publisher"]
    said = f"Source 1, Title: the library has a document of this title, published by {by}; if yours is the same, take over what is known of it"
    assert said in here.locator(".advice li").all_inner_texts()
    assert problems(form) == [] and form.locator(".count").inner_text() == "Nothing to mend."


def test_a_second_document_of_the_same_title_is_not_taken_for_the_first(form, document):
    write_small_case(form)
    ask(step(form, "Sources"), "Address").fill(document.fields["url"])
    known(form).wait_for()
    take_over(form)
    here = step(form, "Sources")
    here.get_by_role("button", name="Add: Source").click()
    second = part(here, "Source 2")
    ask(second, "Title").fill(document.fields["title"])
    ask(second, "Publisher").fill("Somebody else")
    ask(second, "Publisher").blur()
    boxes = part(part(step(form, "Limits"), "Statement 1"), "Sources").locator(".choice")
    title, by = document.fields["title"], document.fields["publisher"]
    assert boxes.all_inner_texts() == [f"{title} ({by})", f"{title} (Somebody else)"]
    assert form.locator(".known").count() == 0
    assert "of this title" not in step(form, "Check and send").locator(".advice").inner_text()


def test_a_case_of_the_library_is_not_told_of_its_own_documents(form, document):
    with form.expect_response("**/names.json"):
        load_case(form, document.cases[0][0].id)
    here = step(form, "Sources")
    here.locator(".entry > summary").first.click()
    ask(here, "Title").fill("Changed")
    form.wait_for_function("(localStorage.getItem('case-form-draft') ?? '').includes('Changed')")
    form.wait_for_timeout(300)
    assert form.locator(".known").count() == 0


def test_a_draft_that_is_back_is_told_again(form, document):
    ask(step(form, "Sources"), "Address").fill(document.fields["url"])
    known(form).wait_for()
    form.reload()
    known(form).wait_for()  # the entry, closed for a draft that is back, was opened
    assert known(form).text_content().startswith(told(document))


def test_the_form_as_one_file_knows_the_documents_too(offline, document):
    ask(step(offline, "Sources"), "Address").fill(document.fields["url"])
    known(offline).wait_for()
    take_over(offline)
    assert f"id: {document.id}\n" in saved(offline).decode()


def test_the_documents_are_fetched_only_when_a_source_is_written(form):
    ask(step(form, "What it is"), "Title").fill("Georgia: a draft")
    form.wait_for_function("(localStorage.getItem('case-form-draft') ?? '').includes('a draft')")
    assert not [url for url in form.requested if "names.json" in url]
