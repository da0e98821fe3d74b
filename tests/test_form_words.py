"""In the form: what is offered to somebody who knows neither code nor this site, on a telephone."""

import re

import pytest
from form_page import ask, downloaded, form, part, problems, saved, step, write_small_case

WHERE = "Where, when and about what"


def test_without_a_mailbox_the_end_says_what_can_really_be_done(form):
    form.set_viewport_size({"width": 390, "height": 800})
    write_small_case(form)
    ways = step(form, "Check and send").locator(".ways-out")
    said = ways.inner_text()
    assert "names no mailbox and no repository" in said and "give it to the people who gave you this form or its address; they know where it goes" in said
    assert [words for words in ("told you", "case_data", "complete", "nothing can be sent") if words in said] == []
    assert "Your own mail program can send it to somebody you know." in said
    main = ways.locator("button.main")
    assert main.inner_text() == "Download the file"
    note = ways.get_by_text("The whole case, as one small file.")
    assert note.bounding_box()["y"] >= main.bounding_box()["y"] + main.bounding_box()["height"]


def test_a_day_is_one_day(form):
    here = step(form, "Safety and review")
    read = ask(here, "Read against the safeguarding rules")
    field = here.locator(".ask-checked")
    assert "For example: 2026-10-27" in field.inner_text() and field.get_by_text("How to write a date").count() == 0
    read.fill("October 2026")
    read.blur()
    field.get_by_text("“October 2026” is not written as it should be. Write one day, such as 2026-10-27.").wait_for()
    read.fill("27 October 2026")
    read.blur()
    field.get_by_role("button", name="Write 2026-10-27").click()
    field.locator(".wrong").wait_for(state="hidden")
    assert read.input_value() == "2026-10-27"


def test_the_word_that_a_draft_is_back_goes_with_the_next_step(form):
    ask(step(form, "What it is"), "Title").fill("Georgia: a draft")
    form.wait_for_function("() => (localStorage.getItem('case-form-draft') ?? '').includes('a draft')")
    form.reload()
    form.get_by_text("Your draft is back").wait_for()
    step(form, "Limits")
    assert not form.get_by_text("Your draft is back").is_visible()


def test_advice_is_given_calmly_and_holds_nobody_up(form):
    write_small_case(form)
    here = step(form, "Check and send")
    advice = here.locator(".advice")
    assert advice.get_by_role("link").all_inner_texts() == ["Source 1", "Context"] and problems(form) == []
    downloaded(form)
    advice.get_by_role("link", name="Context").click()
    assert form.locator("h2:visible", has_text=WHERE).count() == 1


def test_the_list_of_steps_says_what_is_complete_and_what_is_to_mend(form):
    write_small_case(form)
    ask(step(form, "Sources"), "Date").fill("some time")
    step(form, "What it is")
    form.locator(".sign[data-is=faulty]").wait_for()

    def signs(state):
        rows = form.locator(f".steps li:has(.sign[data-is={state}])")
        return rows.get_by_role("button").all_inner_texts()

    assert signs("faulty") == ["Sources"] and {"What it is", "Limits", "Lessons"} <= set(signs("done"))
    assert form.locator("#mark-1").inner_text().split() == ["!", "something", "to", "mend"]
    ask(step(form, "What it is"), "Summary").fill("")
    step(form, "Limits")
    form.locator("#mark-2", has_text="… not complete yet").wait_for()
    form.wait_for_function("document.querySelector('#mark-8').textContent")
    form.set_viewport_size({"width": 360, "height": 800})
    form.wait_for_function("document.querySelector('#mark-8').textContent")


MEANT = [
    ("April 2020", "2020-04"), ("12 April 2020", "2020-04-12"),
    ("April 12th, 2020", "2020-04-12"), ("Sept 2020", "2020-09"),
    ("2020/04", "2020-04"), ("04/2020", "2020-04"), ("2020-4-2", "2020-04-02"), ("17.2.2021", "2021-02-17"),
    ("about 2021", "2021~"), ("~2021", "2021~"), ("c. April 2021", "2021-04~"), ("2019-2021", "2019/2021"),
    ("from May 2019 to 2021", "2019-05/2021"), ("since 2005", "2005/.."), ("after April 2016", "2016-04/.."),
    ("later than April 2016", "2016-04/.."), ("not before 2016", "2016/.."), ("by March 2014", "../2014-03"), ("until 2021", ""),
    ("2019 or 2020", "2019/2020~"), ("about 2019 or 2020", "2019/2020~"), ("2019 to 2020", "2019/2020"), ("2016 or later", ""),
    ("2019 or May 2020", "2019/2020-05~"), ("2015-16", "2015/2016"), ("2015–16", "2015/2016"), ("2016-15", ""),
    ("third quarter of 2016", "2016-07/2016-09"), ("Q4 2016", "2016-10/2016-12"), ("about the first half of 2016", "2016-01/2016-06~"),
    ("third third of 2016", ""), ("4/5/2020", ""), ("spring 2014", "2014"), ("end of 2012", "2012"), ("mid-2012", "2012"), ("the end of May 2012", ""),
    ("31 April 2020", ""), ("12345", ""), ("2021-02-17", ""), ("last year", ""),
]


@pytest.mark.parametrize(("text", "date"), MEANT)
def test_what_somebody_means_by_a_date_is_understood_where_it_is_certain(form, address, text, date):
    code = "async ([base, text]) => (await import(base + '/assets/form/dates.js')).meant(text)"
    assert form.evaluate(code, [address, text]) == date


def test_a_date_in_words_is_written_by_a_button(form):
    began = ask(step(form, WHERE), "Began")
    began.fill("about April 2020")
    form.keyboard.press("Tab")
    form.get_by_text("Write it as “2020-04~”. Readers see “about April 2020”.").wait_for()
    form.get_by_role("button", name="Write 2020-04~").press("Enter")
    assert began.input_value() == "2020-04~" and began.evaluate("box => box === document.activeElement")
    form.wait_for_function("!document.querySelector('.faulty')")


def test_every_date_says_in_the_same_words_how_it_is_written(form):
    dates = form.locator(".field:has(> input)").filter(has=form.get_by_text("How to write a date"))
    assert form.get_by_text("How to write a date").count() == dates.count() > 6
    assert form.get_by_text("by March 2014", exact=False).count() == 0
    began = step(form, WHERE).locator(".ask-began")
    began.get_by_text("How to write a date").click()
    began.get_by_text("from February 2012 to January 2015").wait_for()
    assert "2016~" in began.locator(".ways").inner_text()


@pytest.mark.parametrize("words", ["Not stated", "unknown", "n/a", "None.", "-"])
def test_words_for_unknown_are_no_name(form, words):
    name = ask(step(form, "Who was at the table"), "Name")
    name.fill(words)
    name.blur()
    form.get_by_text("leave this empty, and readers see “not stated”").wait_for()
    step(form, "Check and send")
    assert [line for line in problems(form) if "leave this empty" in line and line.startswith("Convenor 1, Name")]


def test_a_source_that_nothing_cites_yet_is_told_of_when_nothing_lacks_or_somebody_tries_to_finish(form):
    here = step(form, "Sources")
    ask(here, "Title").fill("Notes of the dairy table")
    step(form, "Check and send")
    assert not [line for line in problems(form) if "carries no claim" in line]
    form.get_by_role("button", name="Check again").click()
    form.locator(".summary li", has_text="carries no claim").wait_for()


def test_a_source_that_nothing_cites_is_named_by_its_title_and_leads_to_where_it_is_ticked(form):
    write_small_case(form)
    here = step(form, "Sources")
    here.get_by_role("button", name="Add: Source").click()
    second = part(here, "Source 2")
    ask(second, "Title").fill("Minutes of the hill market")
    ask(second, "Publisher").fill("Hill Cooperative")
    ask(second, "Kind of document").select_option(value="blog")
    part(second, "Independent of").get_by_label(re.compile("^No: ")).check()
    step(form, "Check and send")
    [line] = [line for line in problems(form) if "hill market” carries" in line]
    assert line.startswith("Source 2: “Minutes of the hill market” carries no claim yet; tick it here")
    form.locator(".summary li", has_text="hill market").get_by_role("link").click()
    assert form.evaluate("document.activeElement.closest('.ask-sources .picks') !== null")
    assert form.locator("h2:visible").first.inner_text() != "1. Sources"


def test_an_id_is_made_of_whole_words_and_nobody_need_see_it(form):
    here = step(form, "What changed")
    statement = ask(here, "Statement")
    statement.fill("The members met a buyer and agreed on the price of the milk")
    statement.blur()
    text = ask(here, "Id")
    assert text.input_value() == "the-members-met-a-buyer-and-agreed" and not text.is_visible()
    statement.fill("Milk got a price")
    statement.blur()
    assert text.input_value() == "milk-got-a-price"
    statement.fill("")
    part(here, "Strength").get_by_label("Aim", exact=False).check()
    assert text.input_value() == "result-1"
    step(form, "Check and send").get_by_role("button", name="Check again").click()
    form.locator(".summary").wait_for()
    assert not [line for line in problems(form) if "Id" in line]


def test_the_name_of_the_file_follows_the_title_until_it_is_chosen_and_takes_free_text(form):
    title = "Kenya: a water table for herders and the farmers of the northern dry land"
    ask(step(form, "What it is"), "Title").fill(title[:30])
    step(form, "Check and send")
    form.reload()
    ask(step(form, "What it is"), "Title").fill(title)
    name = step(form, "Check and send").get_by_label("Name of the file")
    assert name.input_value() == "kenya-a-water-table-for-herders-and-the-farmers"
    name.fill("Water table, in Kenya!")
    name.blur()
    assert name.input_value() == "water-table-in-kenya"
    ask(step(form, "What it is"), "Title").fill("Another title for it")
    assert step(form, "Check and send").get_by_label("Name of the file").input_value() == "water-table-in-kenya"


def test_the_name_of_the_file_is_made_of_the_place_and_the_name_of_the_network_if_it_has_one(form):
    here = step(form, "What it is")
    ask(here, "Title").fill("Niger: savings groups of women, spread by trainers whom the women pay")
    ask(part(here, "Network"), "Name").fill("Mata Masu Dubara")
    name = step(form, "Check and send").get_by_label("Name of the file")
    assert name.input_value() == "niger-mata-masu-dubara"
    ask(step(form, "What it is"), "Title").fill("Savings groups of women")
    assert step(form, "Check and send").get_by_label("Name of the file").input_value() == "savings-groups-of-women"


def test_a_text_that_is_too_long_is_told_in_red_while_it_is_typed(form):
    here = step(form, "What it is")
    ask(here, "Title").fill("x" * 118)
    told = here.get_by_text("28 characters too many", exact=True)
    assert told.evaluate("node => getComputedStyle(node).color") == "rgb(156, 42, 42)"
    ask(here, "Title").fill("x" * 91)
    here.get_by_text("1 character too many", exact=True).wait_for()


def test_a_country_without_its_code_gets_it_from_its_name(form):
    country = step(form, WHERE).locator(".ask-country").first
    country.get_by_text("Not in the list").click()
    assert "ISO 3166-1" in country.locator(".proposal").inner_text()
    country.get_by_label("Its name").fill("Nigeria")
    country.get_by_role("button", name="Propose it").click()
    country.get_by_text("because: A case is in this country. A reviewer").wait_for()
    assert "country: NG\n" in saved(form).decode()


def test_everywhere_the_same_number_of_things_is_told_and_each_once(form):
    here = step(form, "Check and send")
    here.get_by_role("button", name="Download the file").click()
    here.locator(".ways-out .told", has_text="Not yet").wait_for()
    [number] = set(re.findall(r"(\d+) things? still missing", form.locator("#case-form").inner_text()))
    others = re.search(r"and (\d+) more", here.inner_text())[1]
    assert int(number) == form.locator(".summary a").count() == 5 + int(others)
    heads = form.locator(".summary h4").all_inner_texts()
    assert len(heads) == len(set(heads)) > 5 and "Sources" in heads
    rows = form.locator(".summary h4:has-text('What it is') + ul li").all_inner_texts()
    assert rows == ["Title; Summary; Network: missing; fill it in"]


def test_choices_have_words_and_say_what_they_mean(form):
    here = step(form, "Safety and review")
    assert "low" not in [each.strip() for each in here.locator(".choice").all_inner_texts()]
    assert "Medium: Readers or members live with conflict or under threat, or you do not know" in here.inner_text()
    assert "no private person is named or can be recognised in what I write." in here.inner_text()
