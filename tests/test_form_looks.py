"""In the form on a telephone: what stands beside or below another thing stands straight, and what is touched is large."""

import pytest
from form_page import ask, form, load_case, part, step, write_figure, write_small_case

WHERE = "Where, when and about what"
LONG = "They met again and again before they wrote anything. " * 5


@pytest.fixture
def narrow(form):
    form.set_viewport_size({"width": 390, "height": 800})
    return form


def text_box(locator) -> dict:
    """Where the words of an element stand, their first line."""
    return locator.evaluate("""it => {
      const words = document.createRange();
      words.selectNodeContents(it);
      const { left, top, height } = words.getClientRects()[0];
      return { left, middle: top + height / 2 };
    }""")


def test_a_button_that_offers_something_keeps_its_distance(narrow):
    here = step(narrow, WHERE)
    box = ask(here, "Began")
    box.fill("April 2020")
    box.blur()
    offer = here.get_by_role("button", name="Write 2020-04")
    offer.wait_for()
    said = here.locator(".ask-began .wrong > span").first
    above, button, below = (each.bounding_box() for each in (said, offer, box))
    assert button["y"] - (above["y"] + above["height"]) >= 8
    assert below["y"] - (button["y"] + button["height"]) >= 8


@pytest.mark.parametrize("width", [390, 1280])
def test_the_mark_of_a_step_stands_on_the_line_of_its_title(form, width):
    form.set_viewport_size({"width": width, "height": 800})
    ask(step(form, "What it is"), "Title").fill("Georgia: a dairy table in the hills")
    step(form, WHERE)
    if not form.locator(".steps ol").is_visible():
        form.locator(".steps summary").click()
    form.locator("#mark-2[data-is=begun]").wait_for()
    row = form.locator(".steps li", has=form.locator("#mark-2"))
    title, mark = (text_box(row.locator(each)) for each in ("button", ".sign"))
    assert abs(title["middle"] - mark["middle"]) < 1


def test_a_hint_among_what_is_proposed_begins_where_its_box_does(narrow):
    country = step(narrow, WHERE).locator(".ask-country").first
    country.get_by_text("Not in the list").click()
    box = country.get_by_label("Its two-letter code")
    box.wait_for()
    assert abs(text_box(country.locator(".proposal .hint"))["left"] - box.bounding_box()["x"]) < 1


def test_the_bullets_of_the_advice_stand_inside_its_edge(narrow):
    write_small_case(narrow)
    advice = step(narrow, "Check and send").locator(".needed.advice")
    assert text_box(advice.locator("li").first)["left"] - text_box(advice.locator("p"))["left"] >= 16


def test_the_buttons_of_an_entry_are_large_enough_for_a_finger(narrow):
    tools = step(narrow, "Sources").locator(".tools button")
    assert [box["height"] >= 44 for box in (tool.bounding_box() for tool in tools.all())] == [True] * 3


FITS = "box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1"


def test_a_box_grows_with_its_text(narrow):
    how = ask(step(narrow, "Lessons"), "How")
    assert how.bounding_box()["height"] >= 80  # room for some lines from the start
    how.fill(LONG)
    assert how.evaluate(FITS)


@pytest.mark.parametrize(("name", "file"), [
    ("Georgia Dairy Table", "georgia-dairy-table"), ("Dairy Table Georgia", "dairy-table-georgia"), ("Georgian Table", "georgia-georgian-table"),
])
def test_the_name_of_the_file_has_the_place_once(narrow, name, file):
    ask(step(narrow, "What it is"), "Title").fill("Georgia: farmers and a dairy")
    ask(narrow.locator(".step:visible"), "Name").fill(name)
    assert step(narrow, "Check and send").get_by_label("Name of the file").input_value() == file


def test_a_draft_that_is_back_is_headed_and_checked_as_it_was_left(form):
    write_small_case(form)
    chosen = ask(step(form, "Lessons"), "Lesson").locator("option:checked").inner_text()
    step(form, "Check and send")
    form.wait_for_function("JSON.parse(localStorage['case-form-draft']).step > 9")
    form.reload()
    form.locator(".count", has_text="Nothing to mend.").wait_for()
    assert chosen[:40] in step(form, "Lessons").locator(".entry > summary").inner_text()


def test_a_long_name_of_the_file_is_shown_whole(narrow):
    ask(step(narrow, "What it is"), "Title").fill("Georgia: farmers, a dairy and a bank in regular dialogue")
    here = step(narrow, "Check and send")
    name = here.get_by_label("Name of the file")
    assert name.input_value() == "georgia-farmers-a-dairy-and-a-bank-in-regular-dialogue" and name.evaluate(FITS)
    name.press("End")
    name.press("Enter")
    assert "\n" not in name.input_value()
    assert here.locator(".wrong", has_text="web address").count() == 0


def test_the_preview_shows_the_main_parts_as_readers_will_see_them(form):
    write_small_case(form)
    actor = part(step(form, "Who was at the table"), "Actor 1")
    actor.locator(".more > summary").click()
    ask(actor, "Number").fill("1,200")
    ask(actor, "Role").fill("They brought the milk.")
    here = step(form, "How it grew")
    here.get_by_role("button", name="Add: Statement (What it did)").click()
    did = part(here, "Statement 1")
    ask(did, "Text").fill("They met in the dairy.")
    ask(did, "Date").fill("2016-10")
    part(did, "Our reading").get_by_label("Yes").check()
    here = step(form, "Form and size")
    here.get_by_role("button", name="Add: Form of the network").click()
    one = part(here, "Form of the network 1")
    part(one, "How formal it was").get_by_label("Written agreement", exact=False).check()
    one.locator(".more > summary").click()
    ask(one, "Date").fill("2007-01/..")
    ask(one, "Note").fill("Revised in 2011.")
    ask(one, "Note").blur()
    assert here.locator(".entry > summary").inner_text() == "Form of the network 1: Written agreement, 2007-01/.., Revised in 2011"
    shown = step(form, "Check and send").locator(".preview")
    assert shown.locator(".lead").inner_text().startswith("Farmers, a dairy")
    assert shown.locator(".claim-3").inner_text().endswith("Reported effect")
    assert "Farm products and markets" in shown.locator(".facts").inner_text()
    assert shown.locator("h4", has_text="What it did").locator("+ ul").inner_text() == "They met in the dairy. October 2016 our reading [1]"
    assert "Written agreement, since January 2007: Revised in 2011." in shown.locator(".facts").inner_text()
    assert " (member, 1,200 of them): They brought the milk." in shown.locator(".facts").inner_text()
    assert shown.get_by_text("Also in your file: ").inner_text() == "Also in your file: Safety."


def test_the_preview_shows_figures_and_whose_they_are(form):
    write_small_case(form)
    write_figure(form, "about 300", "cows")
    form.get_by_role("button", name="Write 300, and").click()
    shown = step(form, "Check and send").locator(".preview h4", has_text="Figures").locator("+ ul")
    assert shown.inner_text() == "about 300 cows (the programme or event) [1]"


def test_the_preview_shows_the_note_of_a_figure_and_what_is_the_programmes(form):
    load_case(form, "kenya-upper-tana-nairobi-water-fund")
    shown = step(form, "Check and send").locator(".preview")
    figures = shown.locator("h4", has_text="Figures").locator("+ ul li").all_inner_texts()
    assert figures[1].startswith("6,000,000 US dollars from the Global Environment Facility (the network). Whether this is part of")
    results = shown.locator("h4", has_text="Results").locator("+ ul li").all_inner_texts()
    assert ["of the programme around it" in result for result in results] == [False, False, False, True]


def test_the_preview_says_whose_word_the_context_is_and_how_a_document_was_read(form):
    load_case(form, "georgia-gaard")
    shown = step(form, "Check and send").locator(".preview")
    assert "Stable (implied): The blog names Georgia before" in shown.locator(".facts").inner_text()
    slides = shown.locator(".sources li", has_text="MECIS workshop").inner_text()
    assert slides.endswith(". Oxfam Georgia team, March 2014. Slides · not independent · opening read · only a copy was seen")


def test_the_preview_shows_where_sources_differ_and_what_is_not_known(form):
    write_small_case(form)
    here = step(form, "Limits")
    here.get_by_role("button", name="Add: Point").click()
    ask(here, "About").fill("the year of the first coffee")
    for number, year in (1, 1995), (2, 1996):
        if number > 1:  # the first is there, and a second would take the focus from it
            here.get_by_role("button", name="Add: Version").click()
        version = part(here, f"Version {number}")
        ask(version, "Version").fill(f"It was {year}.")
        ask(version, "Date that it gives").fill(f"{year}")
    point = part(here, "Point 1")
    point.locator(":scope > .more > summary").click()
    ask(point, "Note").fill("Nobody wrote it down.")
    shown = step(form, "Check and send").locator(".preview")
    differing = shown.locator("h4", has_text="Where sources differ").locator("+ ul")
    said = ["the year of the first coffee", "It was 1995. [1]", "It was 1996. [1]", "Our reading: Nobody wrote it down."]
    assert [" ".join(row.split()) for row in differing.inner_text().split("\n") if row] == said
    unknown = shown.locator("h4", has_text="Not known").locator("+ ul")
    assert unknown.inner_text() == "How many farmers took part?\nDoes the table still meet?"
