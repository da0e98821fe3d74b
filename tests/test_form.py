"""The form for a case, as somebody uses it who has never seen YAML."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DATA, PROJECT, build, project_copy, served
from form_page import ask, downloaded, form, load_case, offline, opened, part, problems, saved, step, write_small_case

from macros.load import library as load

ASSETS = PROJECT / "docs/assets"
PLACES = ["online", "offline"]


def checked(folder, text: str, name: str) -> str:
    """What `python -m macros check` says of the library with this file in it."""
    shutil.copytree(DATA, folder / "case_data")
    (folder / "case_data/cases" / name).write_text(text, "utf-8")
    done = subprocess.run([sys.executable, "-m", "macros", "check"], cwd=folder, capture_output=True, text=True)
    return done.stdout + done.stderr


@pytest.mark.parametrize("place", PLACES)
def test_a_small_case_is_written_and_passes_the_checker_unchanged(request, place, tmp_path):
    form = request.getfixturevalue({"online": "form", "offline": "offline"}[place])
    write_small_case(form)
    step(form, "Check and send")
    assert problems(form) == []
    file = downloaded(form)
    assert file.suggested_filename == "georgia-a-dairy-table-in-the-hills.yaml"
    said = checked(tmp_path, file.path().read_text("utf-8"), file.suggested_filename)
    assert f"{len(load(DATA).cases) + 1} cases" in said
    assert [line for line in said.splitlines() if file.suggested_filename in line and ": advice: " not in line] == []
    assert form.faults == []


def test_nothing_is_asked_of_anybody_else_while_a_case_is_written(form, address):
    write_small_case(form)
    step(form, "Check and send")
    downloaded(form)
    assert form.requested and [url for url in form.requested if not url.startswith((address, "blob:"))] == []


def test_what_is_missing_is_refused_said_and_mended(form):
    write_small_case(form)
    ask(step(form, "What it is"), "Title").fill("Short")
    here = step(form, "Check and send")
    assert problems(form) == ["Title: too short, at least 8 characters are needed: “Short”; say more"]
    assert form.evaluate("document.activeElement.className") == "summary"
    here.get_by_role("button", name="Copy the text").click()
    assert not here.get_by_label("The file as text").is_visible()
    form.locator(".summary a").click()
    title = ask(form.locator(".step:visible"), "Title")
    assert title.evaluate("box => box === document.activeElement") and title.get_attribute("aria-invalid") == "true"
    assert "Too short" in form.locator(f"#{title.get_attribute('aria-describedby').split()[-1]}").inner_text()
    title.fill("Georgia: long enough")
    form.wait_for_function("!document.querySelector('[aria-invalid]') && document.querySelector('.summary').hidden")


def test_an_empty_case_says_every_field_that_is_missing(form, schema):
    step(form, "Check and send").get_by_role("button", name="Check again").click()
    form.locator(".summary").wait_for()
    required = {schema.fields("case")[name]["title"] for name in schema.raw["definitions"]["case"]["required"]}
    found = set(form.locator(".summary a").all_inner_texts())
    assert required - found == {"Review"}  # which begins as a draft
    assert form.locator("[aria-describedby$='wrong']").count() > 10


@pytest.mark.parametrize(
    ("title", "field", "given", "said"),
    [
        ("Where, when and about what", "Began", "March 2014", "“March 2014” is not written as it should be."),
        ("Where, when and about what", "Began", "2014-13", "“2014-13” is not a date: there is no month 13"),
        ("Where, when and about what", "Ended", "2015/2014", "the range ends before it begins"),
        ("What it is", "Title", "A <b>bold</b> title", "Titles have no"),
        ("What it is", "Summary", "x" * 281, "too long, at most 280 characters are allowed; shorten it"),
        ("Sources", "Address", "www.example.org", "“www.example.org” is not written as it should be."),
    ],
)
def test_a_mistake_is_said_in_the_words_of_the_checker(form, title, field, given, said):
    here = step(form, title)
    if not ask(here, field).is_visible():
        here.locator(".more summary").first.click()
    ask(here, field).fill(given)
    step(form, "Check and send")
    assert [line for line in problems(form) if said in line and (field in line or "Source 1" in line)], problems(form)


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_survives_a_reload_and_can_be_deleted(request, place):
    form = request.getfixturevalue({"online": "form", "offline": "offline"}[place])
    ask(step(form, "What it is"), "Title").fill("Georgia: a draft")
    form.wait_for_function("localStorage['case-form-draft']?.includes('a draft')")
    opened(form, form.url)
    assert ask(form.locator(".step:visible"), "Title").input_value() == "Georgia: a draft"
    form.get_by_role("button", name="Delete the draft").click()
    form.wait_for_function("!localStorage['case-form-draft']")
    opened(form, form.url)
    assert ask(step(form, "What it is"), "Title").input_value() == ""


def test_entries_are_added_moved_and_removed_by_keyboard_alone(form):
    here = step(form, "Limits")
    press = form.keyboard.press
    ask(here, "Text").focus()
    form.keyboard.type("The first limit")
    here.get_by_role("button", name="Add: Statement (Limits)", exact=True).focus()
    press("Enter")
    form.locator("p.unseen[role=status]", has_text="Statement 2 added.").wait_for(state="attached")
    form.keyboard.type("The second limit")
    here.get_by_role("button", name="Move up Statement 2").focus()
    press("Enter")
    form.locator("p.unseen[role=status]", has_text="Statement is now number 1.").wait_for(state="attached")
    assert form.evaluate("document.activeElement.textContent") == "Move down"
    press("Tab")
    assert form.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove Statement 1"
    press("Enter")
    form.locator("p.unseen[role=status]", has_text="Statement 1 removed.").wait_for(state="attached")
    assert [box.input_value() for box in here.get_by_label(re.compile("^Text")).all()] == ["The first limit"]


def test_the_only_source_is_ticked_by_itself_until_there_are_two(form):
    here = step(form, "Sources")
    ask(here, "Title").fill("The first")
    only = step(form, "Limits").get_by_label("The first")
    assert only.is_checked() and "limits" not in saved(form).decode()
    here = step(form, "Sources")
    here.get_by_role("button", name="Add: Source").click()
    ask(part(here, "Source 2"), "Title").fill("The second")
    here = step(form, "Limits")
    assert here.get_by_label("The second").is_visible() and here.locator(":checked").count() == 0


def test_a_new_short_name_of_a_source_is_followed_where_it_is_cited(form):
    write_small_case(form)
    here = step(form, "Sources")
    here.locator(".more summary").click()
    assert ask(here, "Id").input_value() == "notes-of-the-dairy-table"
    ask(here, "Id").fill("dairy-notes")
    step(form, "Check and send")
    text = downloaded(form).path().read_text("utf-8")
    assert problems(form) == [] and "notes-of-the-dairy-table" not in text and text.count("[dairy-notes]") == 7


def test_hostile_text_is_only_ever_text(form):
    hostile = "<img src=x onerror=window.hacked=1></textarea><script>window.hacked=1</script>"
    write_small_case(form)
    ask(step(form, "Sources"), "Title").fill(hostile)
    ask(step(form, "What changed"), "Statement").fill(hostile)
    here = step(form, "Check and send")
    assert hostile in here.locator(".preview").inner_text()
    assert form.evaluate("window.hacked") is None and form.locator(".case-form :is(img, script)").count() == 0


def test_the_rules_of_safeguarding_run_before_anything_leaves_the_page(form):
    write_small_case(form)
    ask(step(form, "What it is"), "Summary").fill("Farmers met a dairy; write to testina@example.org to join them.")
    step(form, "Check and send")
    assert any(": an e-mail address (" in problem and "testina" not in problem for problem in problems(form))


def test_without_the_rules_of_safeguarding_the_form_says_so(page, address):
    page.route("**/data/safeguards.json", lambda route: route.abort())
    form = opened(page, f"{address}/contribute/form/")
    write_small_case(form)
    step(form, "Check and send")
    assert any("could not be fetched" in problem for problem in problems(form))


def test_the_steps_are_those_of_the_schema(form, schema):
    assert form.locator(".steps button").all_text_contents() == [title for title, _ in schema.steps("case")] + ["Check and send"]


@pytest.mark.parametrize(("scheme", "width"), [("dark", 320), ("light", 1280)])
def test_axe_finds_nothing_in_any_step(browser, address, schema, scheme, width):
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900})
    form = opened(context.new_page(), f"{address}/contribute/form/")
    write_small_case(form)
    ask(step(form, "What it is"), "Title").fill("x")
    for title in ["Check and send", *(title for title, _ in schema.steps("case"))]:
        step(form, title).evaluate("step => step.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert form.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        found = Axe().run(form).response["violations"]
        assert [(title, rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
    context.close()


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A site whose schema has one field more, in two places, and which knows where contributions go."""
    project = project_copy(tmp_path_factory.mktemp("changed") / "project")
    path = project / "case_data/schema.yaml"
    text = path.read_text("utf-8")
    text = text.replace("      places:\n        step:", "      motto:\n        title: Motto\n        description: What they say of themselves.\n        type: string\n        maxLength: 80\n      places:\n        step:", 1)
    path.write_text(text.replace("            seat: {title: Seat", "            since: {$ref: '#/definitions/date', title: At the table since}\n            seat: {title: Seat", 1), "utf-8")
    done = build(project, project / "site", REPOSITORY="https://forge.invalid/owner/library", CONTACT="cases@library.invalid")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(project / "site") as base:
        yield base


def test_a_new_field_of_the_schema_appears_by_itself(changed, page):
    form = opened(page, f"{changed}/contribute/form/")
    ask(step(form, "What it is"), "Motto").fill("Milk first")
    here = step(form, "Who was at the table")
    part(here, "Actor 1").locator(".more summary").first.click()
    ask(here, "At the table since").fill("2016-02")
    assert saved(form).decode().splitlines()[1:] == [
        "motto: Milk first", "actors:", "  - since: 2016-02", "review:", "  status: draft",
    ]


def test_a_case_is_handed_on_by_e_mail_or_to_the_forge(changed, page):
    form = opened(page, f"{changed}/contribute/form/")
    write_small_case(form)
    here = step(form, "Check and send")
    here.get_by_role("button", name="Propose it").click()
    address = here.get_by_role("link", name="Open the page").get_attribute("href")
    assert address.startswith("https://forge.invalid/owner/library/new/main/case_data/cases?filename=georgia-a-dairy-table-in-the-hills.yaml&value=")
    assert unquote(address.split("&value=")[1]) == downloaded(form).path().read_text("utf-8")
    here.get_by_role("button", name="Send by e-mail").click()
    letter = here.get_by_role("link", name="Open the e-mail").get_attribute("href")
    assert letter.startswith("mailto:cases@library.invalid?subject=") and ("attached" in letter or "title: " in unquote(letter))


def test_a_long_case_goes_to_the_forge_by_the_clipboard_and_by_e_mail_as_a_file(changed, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form = opened(page, f"{changed}/contribute/form/")
    load_case(form, "georgia-gaard")
    here = step(form, "Check and send")
    here.get_by_role("button", name="Propose it").click()
    assert here.get_by_role("link", name="Open the page").get_attribute("href") == "https://forge.invalid/owner/library/edit/main/case_data/cases/georgia-gaard.yaml"
    assert form.evaluate("navigator.clipboard.readText()") == (DATA / "cases/georgia-gaard.yaml").read_text("utf-8")
    with form.expect_download() as file:
        here.get_by_role("button", name="Send by e-mail").click()
    assert file.value.suggested_filename == "georgia-gaard.yaml" and "attach it" in here.inner_text()


def test_it_works_under_a_policy_that_forbids_making_code_from_text(page, address):
    policy = {"Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'"}
    page.route("**/contribute/form/", lambda route: route.fulfill(response=route.fetch(), headers={"Content-Type": "text/html", **policy}))
    form = opened(page, f"{address}/contribute/form/")
    write_small_case(form)
    step(form, "Check and send")
    assert problems(form) == [] and "title: " in downloaded(form).path().read_text("utf-8")


def test_without_an_address_none_is_invented(form):
    write_small_case(form)
    here = step(form, "Check and send")
    assert here.get_by_role("button", name="Propose it").count() == 0
    assert "names no mailbox and no repository" in here.inner_text()
    here.get_by_role("button", name="Send by e-mail").click()
    assert here.get_by_role("link", name="Open the e-mail").get_attribute("href").startswith("mailto:?subject=")


def test_without_scripts_the_page_gives_other_ways(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/contribute/form/")
    assert "The form needs scripts" in page.locator("#case-form").inner_text()
    page.get_by_role("link", name="the questions on paper").click()
    page.wait_for_url("**/contribute/questions/")
    assert page.locator(".ask").count() > 60 and page.get_by_text("What did not work, what it cost").is_visible()
    context.close()


def test_the_first_view_fetches_no_library(page, address):
    opened(page, f"{address}/contribute/form/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.requested if "/vendor/" in url or "safeguards" in url]


@pytest.mark.parametrize("name", json.loads((ASSETS / "vendor/vendor.json").read_text("utf-8")))
def test_a_library_is_the_one_that_was_kept(name):
    entry = json.loads((ASSETS / "vendor/vendor.json").read_text("utf-8"))[name]
    text = (ASSETS / "vendor" / name).read_bytes()
    assert hashlib.sha256(text).hexdigest() == entry["sha256"]
    assert text.startswith(f"/*! {entry['package']} {entry['version']}\n".encode()) and entry["licence"]
    assert b"new Function" not in text and b"eval(" not in text


def test_every_library_is_in_the_list():
    kept = {path.name for path in (ASSETS / "vendor").glob("*.js")}
    assert kept == set(json.loads((ASSETS / "vendor/vendor.json").read_text("utf-8")))
