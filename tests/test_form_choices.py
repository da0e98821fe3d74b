"""In the form: that a choice fits what people have before them, and that what they know is asked in full view."""

from form_page import ask, form, step


def test_a_published_interview_is_a_kind_of_document_and_a_private_talk_is_no_source(form):
    here = step(form, "Sources")
    ask(here, "Kind of document").select_option(label="Interview")
    here.get_by_text("which others can look up. A talk that you had yourself is no source.").wait_for()
