"""In the form: terms that the lists lack are proposed, travel in the file, and hold nobody up."""

from urllib.parse import unquote

import pytest
from conftest import DATA
from form_page import ask, downloaded, form, offline, opened, part, problems, saved, step, write_small_case

from macros.load import draft_problems

WHERE = "Where, when and about what"
NIGERIA = '# Proposed: country "Nigeria" (NG): A case is in this country.'
LATER = "A reviewer must add this term first; your file can be sent as it is."


def propose(field, name: str, why: str = "", code: str = ""):
    """Fills in what is asked of a term that is not in the list. `field`: all around that choice."""
    if not field.get_by_label("Its name").is_visible():
        field.get_by_text("Not in the list").click()
    field.get_by_label("Its name").fill(name)
    if code:
        field.get_by_label("Its two-letter code").fill(code)
    if why:
        field.get_by_label("Why is it needed").fill(why)
    field.get_by_role("button", name="Propose it").click()
    field.locator(".propose:not([open]), .proposal .wrong:not(:empty)").first.wait_for()


def country(form):
    return step(form, WHERE).locator(".ask-country").first


def load_text(form, tmp_path, text: str, name: str):
    (tmp_path / name).write_text(text, "utf-8")
    if not form.get_by_label("A file from your computer").is_visible():
        form.locator(".loading > summary").click()
    form.get_by_label("A file from your computer").set_input_files(tmp_path / name)
    form.locator(".told", has_text="Loaded").wait_for()


def write_case_from_nigeria(form):
    write_small_case(form)
    propose(country(form), "Nigeria", code="ng")
    form.locator(".ask-country option:checked", has_text="Nigeria").wait_for(state="attached")


@pytest.mark.parametrize("place", ["online", "offline"])
def test_a_country_that_is_not_in_the_list_is_proposed_and_the_file_is_sent(request, place):
    form = request.getfixturevalue({"online": "form", "offline": "offline"}[place])
    write_case_from_nigeria(form)
    assert LATER in country(form).locator(".meaning").inner_text()
    here = step(form, "Check and send")
    assert problems(form) == [] and 'country "Nigeria" (NG)' in here.locator(".noted").inner_text()
    assert "Nigeria" in here.locator(".preview .facts").inner_text()
    text = downloaded(form).path().read_text("utf-8")
    assert text.splitlines()[1] == NIGERIA and "  - country: NG\n" in text
    said = list(map(str, draft_problems(DATA, "case", "georgia-a-dairy-table-in-the-hills", text.encode())))
    assert len(said) == 1 and "`NG`" in said[0] and form.faults == []


def test_a_file_with_a_proposal_is_loaded_with_it_and_saved_unchanged(form, tmp_path):
    write_case_from_nigeria(form)
    step(form, "Check and send")
    text = downloaded(form).path().read_text("utf-8")
    form.get_by_role("button", name="Delete the draft").click()
    assert country(form).get_by_role("option", name="Nigeria").count() == 0
    load_text(form, tmp_path, text, "here.yaml")
    assert country(form).locator("option:checked").text_content() == "Nigeria"
    step(form, "Check and send")
    assert problems(form) == [] and downloaded(form).path().read_text("utf-8") == text
    here = step(form, WHERE)
    here.locator(".entry > summary").first.click()
    here.locator("select").first.select_option(label="Georgia")
    assert NIGERIA not in saved(form).decode()


def test_a_proposal_survives_a_reload(form):
    sectors = step(form, WHERE).locator(".ask-sectors")
    propose(sectors, "Small-scale mining", "The network joins miners and buyers of gold.")
    form.wait_for_function("localStorage['case-form-draft']?.includes('small-scale-mining')")
    opened(form, form.url)
    assert form.get_by_label("Small-scale mining").is_checked()
    assert "sectors: [small-scale-mining]" in saved(form).decode()


def test_a_term_is_proposed_among_few_and_offered_in_every_entry(form):
    reach = part(step(form, "What it is"), "Reach")
    propose(reach, "Across a river basin", "It follows a river through three provinces.")
    assert reach.get_by_label("Across a river basin").is_checked()
    here = step(form, "Who was at the table")
    propose(here.locator(".ask-kind").last, "Youth clubs", "Three youth clubs sat at the table.")
    here.get_by_role("button", name="Add: Actor").click()
    ask(part(here, "Actor 2"), "Kind of actor").select_option(label="Youth clubs")
    text = saved(form).decode()
    assert text.count('# Proposed: actor "Youth clubs" (youth-clubs): Three') == 1
    assert text.count("kind: youth-clubs") == 2 and "reach: across-a-river-basin" in text


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("", "", "Write its name."), ("Nigeria", "N1", "The code has two letters"),
        ("Հայաստան", "", "This browser does not know that name."), ("Ivory Coast", "", "Write the usual English one, or give the two letters"),
        ("Georgia", "", "“Georgia” is in the list. It is chosen now."),
        ("Sakartvelo", "ge", "“Georgia” is in the list. It is chosen now."),
        ("Fiji", "gb", "“GB” is the code of United Kingdom; that of Fiji is FJ. Mend one of the two."),
        ("Fiji", "ge", "“GE” is the code of Georgia; that of Fiji is FJ."), ("Georgia", "gg", "that of Georgia is GE."),
        ("United Kingdom", "uk", "“UK” is not its code; that of United Kingdom is GB."), ("Nigeria", "nga", "The code has two letters"),
    ],
)
def test_what_a_proposal_lacks_is_said(form, name, code, said):
    propose(country(form), name, code=code)
    country(form).get_by_text(said).wait_for()
    assert "# Proposed" not in saved(form).decode()


LISTS = [("Who was at the table", "kind"), (WHERE, "country"), (WHERE, "sectors"), ("What it is", "reach")]


@pytest.mark.parametrize(("title", "field"), LISTS)
def test_what_was_proposed_is_in_sight_and_has_the_focus(form, title, field):
    form.set_viewport_size({"width": 390, "height": 800})
    asked = step(form, title).locator(f".ask-{field}").last
    if asked.get_by_text("What the choices mean").count():
        asked.get_by_text("What the choices mean").click()
        asked.locator("dd").first.wait_for()
    propose(asked, "Nigeria", "" if field == "country" else "The network joins miners and buyers of gold.")
    here = form.evaluate_handle("document.activeElement").as_element()
    place = here.bounding_box()
    assert 0 < place["y"] and place["y"] + place["height"] < 800
    words = "it.selectedOptions?.[0].textContent ?? (it.checked && it.closest('label').textContent)"
    assert here.evaluate(f"it => {words}").startswith("Nigeria")
    form.locator(".case-form > p[role=status]", has_text="“Nigeria” is chosen now.").wait_for(state="attached")


def test_a_country_needs_no_reason_and_every_other_term_says_from_the_start_that_it_needs_one(form):
    country(form).get_by_text("Not in the list").click()
    assert country(form).get_by_label("Its name (required)").is_visible()
    assert country(form).get_by_label("Why is it needed").count() == 0
    sectors = step(form, WHERE).locator(".ask-sectors")
    propose(sectors, "Small-scale mining")
    sectors.get_by_text("Say in one sentence why it is needed.").wait_for()
    assert sectors.get_by_label("Why is it needed? One sentence (required)").is_visible()


def test_nothing_is_cut_off_a_reason_that_is_too_long(form):
    sectors = step(form, WHERE).locator(".ask-sectors")
    propose(sectors, "Small-scale mining", "The network joins miners and buyers of gold. " * 6)
    sectors.get_by_text("The sentence has 269 characters, and at most 200 are allowed. Shorten it.").wait_for()
    assert "# Proposed" not in saved(form).decode()


def test_the_name_of_a_term_has_latin_letters(form):
    sectors = step(form, WHERE).locator(".ask-sectors")
    propose(sectors, "Ձկնորսություն", "The network is one of fishers.")
    sectors.get_by_text("Write its name in Latin letters").wait_for()
    assert "# Proposed" not in saved(form).decode()


def test_who_proposes_the_same_again_mends_the_proposal(form):
    propose(country(form), "Nigera", code="NG")
    propose(country(form), "Nigeria", code="NG")
    assert country(form).locator("option:checked").inner_text() == "Nigeria"
    assert form.locator(".step:visible .entry > summary").first.inner_text() == "Place 1: Nigeria"
    assert [line for line in saved(form).decode().splitlines() if line.startswith("# Proposed")] == [NIGERIA]


@pytest.mark.parametrize(("name", "code"), [("Vanuatu", "VU"), ("Yemen", "YE"), ("Zimbabwe", "ZW"), ("Serbia", "RS"), ("Timor-Leste", "TL")])
def test_the_code_that_is_found_by_a_name_is_that_of_today_and_is_shown(form, name, code):
    propose(country(form), name)
    assert f"Proposed with the code {code}, because: " in country(form).locator(".meaning").inner_text()
    assert f"country: {code}" in saved(form).decode()


def test_another_code_for_the_same_name_takes_the_place_of_the_first(form):
    propose(country(form), "Ivory Coast", code="CL")
    propose(country(form), "Ivory Coast", code="CI")
    text = saved(form).decode()
    proposed = '# Proposed: country "Ivory Coast" (CI): A case is in this country.'
    assert "country: CI" in text and [line for line in text.splitlines() if line.startswith("# Proposed")] == [proposed]


def test_a_proposal_that_was_begun_is_not_forgotten(form):
    write_small_case(form)
    country(form).get_by_text("Not in the list").click()
    country(form).get_by_label("Its name").fill("Nigeria")
    step(form, "Check and send")
    assert problems(form) == ["Country: “Nigeria” is not proposed yet; press “Propose it”, or empty its boxes"]
    form.locator(".summary a").click()
    assert form.evaluate("document.activeElement.value") == "Nigeria"


def test_safeguarding_reads_proposals_too(form):
    write_small_case(form)
    propose(step(form, WHERE).locator(".ask-sectors"), "Small-scale mining", "Ask testina@example.org about it.")
    step(form, "Check and send")
    assert any(": an e-mail address (" in problem for problem in problems(form))


def test_a_proposal_stands_in_the_e_mail(form):
    write_case_from_nigeria(form)
    here = step(form, "Check and send")
    here.get_by_role("button", name="Send by e-mail").click()
    letter = here.get_by_role("link", name="Open the e-mail").get_attribute("href")
    assert 'Proposed: country "Nigeria" (NG)' in unquote(letter)


def test_nothing_is_proposed_where_the_program_reckons_with_the_terms(form):
    for title, field in (("What changed", "strength"), ("Lessons", "stance"), (WHERE, "setting")):
        assert step(form, title).locator(f".ask-{field} .propose").count() == 0


def test_the_meaning_of_a_term_is_fetched_when_it_is_chosen(form):
    assert not [url for url in form.requested if "names.json" in url]
    here = step(form, "What it is")
    ask(here, "Kind of network").select_option(label="Platform")
    here.get_by_text("A standing table where unlike actors", exact=False).first.wait_for()
