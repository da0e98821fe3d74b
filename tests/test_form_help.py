"""In the form: what is asked and what is not, what is said when something lacks, and where the eye lands."""

import re

import pytest
from form_page import ask, downloaded, form, load_case, offline, part, problems, saved, step, write_small_case

from macros.model.addresses import editor_line


def last_step(form):
    return step(form, "Check and send")


def test_what_is_still_needed_is_said_calmly_and_step_by_step(form):
    here = last_step(form)
    needed = here.locator(".needed li").all_inner_texts()
    assert "What it is: Title; Summary; Network" in needed and "Sources: Sources" in needed
    assert form.locator(".faulty, [aria-invalid]").count() == 0 and not form.locator(".summary").is_visible()
    here.locator(".needed").get_by_role("link", name="Summary").click()
    assert ask(form.locator(".step:visible"), "Summary").evaluate("box => box === document.activeElement")


def test_what_was_written_wrongly_is_red_and_what_lacks_is_not(form):
    ask(step(form, "What it is"), "Title").fill("Short")
    here = last_step(form)
    assert [line.split(":")[0] for line in problems(form)] == ["Title"]
    assert "What it is: Summary; Network" in here.locator(".needed li").all_inner_texts()


@pytest.mark.parametrize("name", ["Download the file", "Copy the text", "Send by e-mail", "Show the text"])
def test_beside_the_buttons_stands_what_is_not_ready_and_a_way_to_save(form, name):
    here = last_step(form)
    here.get_by_role("button", name=name).click()
    told = here.locator(".ways-out .told")
    told.get_by_text("Not yet: ").wait_for()
    assert "and 7 more" in told.inner_text() and told.get_by_role("link").count() == 5
    with form.expect_download() as file:
        told.get_by_role("button", name="Save unfinished").click()
    assert file.value.suggested_filename == "case.unfinished.yaml"
    told.get_by_role("link", name="Title").click()
    assert form.locator("h2:visible", has_text="2. What it is").count() == 1


@pytest.mark.parametrize("path", ["form", "offline"])
def test_a_date_in_words_is_refused_as_soon_as_the_field_is_left(request, path):
    here = step(request.getfixturevalue(path), "Sources")
    date = ask(here, "Date")
    date.fill("in the spring")
    date.blur()
    here.get_by_text("For “about 2021” write 2021~").wait_for()
    assert date.get_attribute("aria-invalid") == "true"
    date.fill("2021-02-17")
    date.blur()
    here.locator("[aria-invalid]").wait_for(state="detached")


def test_the_lessons_are_there_also_when_a_term_of_the_draft_was_explained_first(form):
    here = step(form, "Where, when and about what")
    ask(here, "Country").select_option(label="Georgia")
    explained = form.locator(".step:visible p.meaning", has_text=re.compile(r"\w")).first
    explained.wait_for(state="attached")
    form.wait_for_function("() => (localStorage.getItem('case-form-draft') ?? '').includes('GE')")
    form.reload()
    form.get_by_text("Your draft is back").wait_for()
    explained.wait_for(state="attached")
    ask(step(form, "Lessons"), "Lesson").locator("option").nth(3).wait_for(state="attached")


def test_lessons_that_cannot_be_fetched_are_told_and_can_be_had_later(form):
    form.route("**/names.json", lambda route: route.abort())
    step(form, "Lessons")
    form.get_by_text("The lessons and cases of the library could not be fetched").wait_for()
    form.unroute("**/names.json")
    step(form, "Limits")
    ask(step(form, "Lessons"), "Lesson").locator("option").nth(3).wait_for(state="attached")


def test_after_a_download_the_next_step_is_said(form):
    write_small_case(form)
    here = last_step(form)
    downloaded(form)
    said = here.locator(".ways-out .told").inner_text()
    assert said == (
        "georgia-a-dairy-table-in-the-hills.yaml is in your downloads. It is complete. Now give it to the people who "
        "gave you this form or its address."
    )


@pytest.mark.parametrize(
    ("title", "field", "given", "said"),
    [
        ("Sources", "Date", "17 Feb 2021", "Write it as “2021-02-17”."),
        ("Where, when and about what", "Began", "2021-02-30", "February 2021 has no day 30. Write 2021-02-17, 2021-02 or 2021"),
        ("Sources", "Address", "www.example.org", "Begin with https://"),
        ("Sources", "Address", "https://example.org/a b", "An address has no spaces"),
        ("Form and size", "Number", "about 200", "write the number in digits, such as 1200 or 0.5"),
    ],
)
def test_a_refused_answer_says_how_to_write_it(form, title, field, given, said):
    here = step(form, title)
    if title == "Form and size":
        here.get_by_role("button", name="Add: Count").click()
    ask(here, field).fill(given)
    last_step(form)
    assert any(said in line for line in problems(form)), problems(form)


NUMBERS = [("1,200", "1200"), ("1 200 000", "1200000"), ("12,5", "12,5"), ("1,200.5", "1200.5")]


@pytest.mark.parametrize(("given", "kept"), NUMBERS)
def test_a_number_may_have_thousands_marks(form, given, kept):
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Count").click()
    ask(here, "Number").fill(given)
    ask(here, "What was counted").fill("member organisations")
    assert ask(here, "Number").input_value() == kept and f"count: {kept}\n" in saved(form).decode()


def titles(here, field: str) -> list[str]:
    """Those of visible fields that are called so."""
    return here.locator(".field > :is(label, legend):visible", has_text=re.compile(rf"^{field} \(")).all_inner_texts()


def test_what_reviewers_ask_for_is_shown_and_not_folded(form):
    for title, add, fields in [
        ("Sources", "", ["Date", "Address"]), ("Who was at the table", "", ["Name"]),
        ("Form and size", "Count", ["Date", "How exact"]), ("What changed", "", ["Date"]),
        ("How it grew", "Stage", ["Date"]),
    ]:
        here = step(form, title)
        if add:
            here.get_by_role("button", name=f"Add: {add}").click()
            part(here, f"{add} 1").wait_for()
        assert [field for field in fields if not titles(here, field)] == [], title


def test_the_sources_of_a_period_are_needed_once_it_has_a_date(form):
    write_small_case(form)
    here = part(step(form, "Where, when and about what"), "Period")
    assert "Sources (required with any of these)" in here.inner_text()
    ask(here, "Began").fill("2021")
    assert here.get_by_label("Notes of the dairy table").is_checked()
    last_step(form)
    assert problems(form) == []
    assert "period:\n  began: 2021\n  sources: [notes-of-the-dairy-table]" in saved(form).decode()


def test_a_new_case_is_not_asked_what_only_the_library_knows(form):
    words = form.locator("#case-form").text_content()
    asked = [title for title in ("Collection", "Former ids", "Waivers", "Next review") if f"{title} (" in words]
    assert asked == [] and saved(form).decode().endswith("review:\n  status: draft\n")


def test_what_a_loaded_case_has_is_shown(form):
    load_case(form, "georgia-gaard")
    assert step(form, "Where, when and about what").locator(".ask-collection").is_visible()
    assert step(form, "Safety and review").locator(".ask-review").is_visible()


def test_prompts_speak_to_people_and_not_to_writers_of_files(form):
    words = form.evaluate("document.querySelector('#case-form').textContent")
    for wrong in ("by their ids", "by its id", "two-letter code of", "Must be false", "true if", "spoken-for", "`"):
        assert wrong not in words


def test_a_new_file_begins_as_the_other_commands_begin_it(form):
    ask(step(form, "What it is"), "Title").fill("Georgia: a draft")
    assert saved(form).decode().startswith(f"{editor_line('case')}\ntitle: ")


def test_no_title_slips_under_the_header(form):
    form.set_viewport_size({"width": 360, "height": 640})
    for title in form.locator(".steps button").all_text_contents():
        step(form, title)
        covered = form.locator(".md-header").evaluate("node => node.getBoundingClientRect().bottom")
        heads = form.locator(".steps summary, .step:not([hidden]) > h2")
        tops = heads.evaluate_all("all => all.map((each) => each.getBoundingClientRect().top)")
        assert min(tops) >= covered, title
        form.evaluate("scrollTo(0, document.body.scrollHeight)")


def test_a_name_made_from_a_title_is_never_cut_within_a_word(form, tmp_path):
    title = "Niger Delta: a partnership for peace that its founder let go of on purpose"
    (tmp_path / "niger-delta-a-partn.unfinished.yaml").write_text(f"title: '{title}'\n", "utf-8")
    form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(tmp_path / "niger-delta-a-partn.unfinished.yaml")
    form.locator(".told", has_text="Loaded your file").wait_for()
    name = last_step(form).get_by_label("Name of the file").input_value()
    assert name == "niger-delta-a-partnership-for-peace-that-its-founder-let-go"


GUIDED = {
    "Sources": "Evidence", "Where, when and about what": "Every field", "Who was at the table": "The smallest case", "How it grew": "Evidence",
    "What changed": "Evidence", "Limits": "Evidence", "Lessons": "Evidence", "Safety and review": "Nobody gets hurt",
}


@pytest.mark.parametrize("title", GUIDED)
def test_a_step_leads_to_the_part_of_the_guide_that_helps_with_it(form, title):
    step(form, "What it is")
    step(form, title)
    link = form.locator(".step:visible .guided a")
    link.wait_for()
    step(form, "Form and size")
    assert form.locator(".step:visible .guided").count() == 0
    assert step(form, title).locator(".guided").count() == 1
    with form.expect_popup() as popup:
        link.click()
    popup.value.wait_for_load_state()
    assert popup.value.title().startswith(GUIDED[title]) and popup.value.evaluate("Boolean(document.querySelector(':target')?.matches('h1, h2, h3') || !location.hash)")


def test_without_a_connection_no_step_leads_to_the_guide(offline):
    ask(step(offline, "What it is"), "Title").fill("Georgia: a dairy table in the hills")
    step(offline, "Lessons")
    offline.locator(".steps .sign[data-is=begun]").wait_for(state="attached")  # marked in one go with the link
    assert offline.locator(".guided").count() == 0
