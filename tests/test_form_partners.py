"""In the form: a local partner is named. It is told where the name is typed, in the words of the form, and why."""

import re

import pytest
from conftest import DATA
from form_page import ask, form, part, problems, step, write_small_case

from macros.load import read_safeguards

WHO = "Who was at the table"
TOLD = "nothing shows that this local partner told of its part itself or agreed to be named."


@pytest.fixture
def actor(form):
    who = part(step(form, WHO), "Actor 1")
    ask(who, "Kind of actor").select_option(label="Local NGOs")
    return who


def name_it(actor, name="Hill Women"):
    ask(actor, "Name").fill(name)
    ask(actor, "Name").blur()


def wrong(actor):
    return actor.locator(".ask-name .wrong", has_text=TOLD[8:])


def test_it_is_told_where_the_name_is_typed_and_unfolds_what_answers_it(form, actor):
    why = part(actor, "Why it may be named")
    assert not why.is_visible()
    ask(actor, "Name").press_sequentially("Hill Women")
    form.wait_for_function("(localStorage.getItem('case-form-draft') ?? '').includes('Hill Women')")
    assert not wrong(actor).is_visible()  # nobody is interrupted while typing
    ask(actor, "Name").blur()
    wrong(actor).wait_for()
    assert why.is_visible() and "where the setting is fragile or not stated." in why.inner_text()
    form.locator(".steps li", has_text=WHO).locator(".sign[data-is=faulty]").wait_for()
    why.get_by_label("It has agreed").check()
    wrong(actor).wait_for(state="hidden")


def test_it_says_why_and_first_how_the_name_can_stay_in_the_words_of_the_form(form, actor):
    name_it(actor)
    wrong(actor).wait_for()
    said = wrong(actor).inner_text()
    assert "unless a source says it is stable" in said and "could be put in danger" in said
    assert said.index("To keep the name") < said.index("leave out the name")
    assert not re.search(r"SG\d|`|aid-agencies|own-publication", said)


def test_a_document_that_it_published_itself_is_enough(form):
    write_small_case(form)
    who = part(step(form, WHO), "Actor 1")
    ask(who, "Kind of actor").select_option(label="Local NGOs")
    name_it(who)
    wrong(who).wait_for()
    name_it(who, "Hill Cooperative")
    wrong(who).wait_for(state="hidden")


def test_at_the_last_step_the_same_words_stand(form, actor):
    name_it(actor)
    step(form, "Check and send")
    assert [line for line in problems(form) if f"Actor 1, Name: {TOLD}" in line]


RULES = read_safeguards(DATA)["rules"]


def test_what_the_rules_say_in_the_form_names_what_stands_there(form):
    words = form.evaluate("document.querySelector('#case-form').textContent")
    named = [name for rule in RULES.values() for name in re.findall("“(.+?)”", rule.get("form", ""))]
    assert len(named) > 6 and [name for name in named if name not in words and name != "Next review"] == []


def test_every_remedy_that_speaks_of_yaml_has_words_for_the_form():
    assert [name for name, rule in RULES.items() if "`" in rule["remedy"] and "form" not in rule] == []
    assert [name for name, rule in RULES.items() if re.search(r"`|SG\d", rule.get("form", ""))] == []
