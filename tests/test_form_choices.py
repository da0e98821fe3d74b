"""In the form: that a choice fits what people have before them, and that what they know is asked in full view."""

from form_page import ask, form, part, step


def test_a_published_interview_is_a_kind_of_document_and_a_private_talk_is_no_source(form):
    here = step(form, "Sources")
    ask(here, "Kind of document").select_option(label="Interview")
    here.get_by_text("which others can look up. A talk that you had yourself is no source.").wait_for()


def test_a_kind_that_no_source_names_is_chosen_by_its_definition_and_the_note_says_why(form):
    here = step(form, "What it is")
    prompt = here.locator(".ask-kind").inner_text()
    assert "What fits best by the definitions, also if no source uses that word." in prompt
    note = ask(here, "Note on the kind")
    assert note.is_visible() and note.bounding_box()["y"] > ask(here, "Kind of network").bounding_box()["y"]
    here = step(form, "Where, when and about what")
    assert "One to three terms that fit best by their definitions" in here.locator(".ask-sectors").inner_text()


def test_a_long_list_says_when_to_choose_a_term(form):
    asked = step(form, "What it is").locator(".ask-kind")
    asked.get_by_text("What the choices mean").click()
    asked.locator("dd", has_text="Use when: Nothing else comes nearer to an association").wait_for()


def test_what_each_writer_knows_is_in_view(form):
    assert part(step(form, "Sources"), "How much of it was read").is_visible()
    for title in ("What changed", "Limits", "Lessons"):
        assert part(step(form, title), "Our reading").is_visible(), title


def test_what_the_form_only_shows_is_not_counted(schema):
    counted = [path for path, _ in schema.asked("case")]
    assert ("network", "name") in counted and ("network", "kind_note") not in counted and len(counted) == 15
