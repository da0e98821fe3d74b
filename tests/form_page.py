"""The form in a browser: opened, filled in, saved. Several tests of it share these."""

import re

import pytest


@pytest.fixture
def form(page, address):
    return opened(page, f"{address}/contribute/form/")


def opened(page, url: str):
    page.goto(url)
    page.wait_for_selector(".case-form.live .step:visible")
    page.on("dialog", lambda dialog: dialog.accept())
    return page


@pytest.fixture
def offline(page, site):
    """The form as one file, from the disk and without a connection."""
    page.context.set_offline(True)
    return opened(page, (site / "contribute/form-offline.html").as_uri())


def step(form, title: str):
    button = form.locator(".steps").get_by_role("button", name=title, exact=True)
    if not button.is_visible():
        form.locator(".steps summary").click()
    button.click()
    here = form.locator(".step:visible")
    here.locator("h2", has_text=title).wait_for()
    if title == "Check and send":
        here.locator(".count", has_text=re.compile("mend|look at|missing")).wait_for()
    return here


def ask(within, title: str):
    """A field by its label: the first that is called so."""
    return within.get_by_label(re.compile(rf"^{title} \((required|optional)\)")).first


def part(within, name: str):
    """A group or an entry by its legend."""
    return within.get_by_role("group", name=name, exact=False).first


def refused(form, title: str, field: str, given: str) -> str:
    """What is said when such a field is left."""
    box = ask(step(form, title), field)
    box.fill(given)
    box.blur()
    told = form.locator(".step:visible .wrong:visible")
    told.first.wait_for()
    return told.first.inner_text()


def write_small_case(form):
    """The smallest valid case, as a person would fill it in."""
    here = step(form, "Sources")
    ask(here, "Title").fill("Notes of the dairy table")
    ask(here, "Publisher").fill("Hill Cooperative")
    ask(here, "Kind of document").select_option(value="blog")
    part(here, "Independent of").get_by_label(re.compile("^No: ")).check()
    here = step(form, "What it is")
    ask(here, "Title").fill("Georgia: a dairy table in the hills")
    ask(here, "Summary").fill("Farmers, a dairy and a bank met once a month and agreed on a price for milk.")
    ask(here, "Kind of network").select_option(label="Platform")
    here = step(form, "Where, when and about what")
    ask(here, "Country").select_option(label="Georgia")
    part(here, "Sectors").get_by_label("Farm products and markets").check()
    write_who(form)
    write_what(form)


def write_who(form):
    here = step(form, "Who was at the table")
    ask(here, "Role").fill("The cooperative called the first meeting.")
    who = part(here, "Actor 1")
    ask(who, "Kind of actor").select_option(index=1)
    part(who, "Seat").get_by_label("Member", exact=False).first.check()


def write_what(form):
    here = step(form, "What changed")
    ask(here, "Statement").fill("The notes say that a price was agreed for each season.")
    part(here, "Strength").get_by_label("Reported effect", exact=False).check()
    here = step(form, "Limits")
    ask(here, "Text").fill("Nothing was found on what the meetings cost.")
    ask(here, "Not known").fill("How many farmers took part?\nDoes the table still meet?")
    here = step(form, "Lessons")
    ask(here, "Lesson").select_option(index=1)
    part(here, "Stance").get_by_label("Supports", exact=False).check()
    ask(here, "How").fill("They met again and again before they wrote anything.")
    here = step(form, "Safety and review")
    part(here, "Basis of publication").get_by_label("Public sources").check()
    part(here, "Sensitivity").get_by_label(re.compile("^Low: ")).check()
    part(here, "No private person").get_by_role("checkbox").check()


def write_figure(form, number: str, unit: str):
    """Adds a figure of the programme."""
    step(form, "What changed").get_by_role("button", name="Add: Figure").click()
    here = part(form.locator(".step:visible"), "Figure 1")
    ask(here, "Number").fill(number)
    ask(here, "Unit").fill(unit)
    part(here, "Whose figure").get_by_label("The programme", exact=False).check()
    part(here, "Sources").get_by_role("checkbox").check()
    return here


def downloaded(form, words: str = "Download the file"):
    with form.expect_download() as download:
        form.get_by_role("button", name=words).click()
    return download.value


def problems(form) -> list[str]:
    return form.locator(".summary li").all_inner_texts()


def load_case(form, id: str):
    form.locator(".loading > summary").click()
    form.locator(f"#from-library option[value='{id}']").wait_for(state="attached")
    form.get_by_label("A case of the library").select_option(value=id)
    form.get_by_role("button", name="Load it").click()
    form.locator(".told", has_text=f"Loaded {id}").wait_for()


def saved(form) -> bytes:
    """The file as the form would save it now; unlike a download it need not be sound."""
    return downloaded(form, "Save unfinished work").path().read_bytes()
