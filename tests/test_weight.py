"""What a page costs on a slow line: bytes, shifts while it loads, and what a printer gets."""

import gzip

import pytest
from pages import KINDS

FIRST, LATER = 100 * 1024, 15 * 1024
"""Bytes over the wire, gzipped: a first visit with everything that the page loads; a later one, style and scripts kept."""


# A comparison also fetches the pages of its cases, each of which has this budget for itself.
@pytest.mark.parametrize("path", [path for path in KINDS if "cases=" not in path])
def test_a_page_is_light(page, address, path):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    sizes = {answer.url.removeprefix(address): len(gzip.compress(answer.body(), 6)) for answer in answers}
    assert sizes[path] <= LATER
    assert sum(sizes.values()) <= FIRST, sizes


def test_no_page_of_the_site_is_heavier_than_a_later_visit_may_cost(site):
    # The form as one file is to be taken away, not read on the way.
    files = [path for path in site.rglob("*.html") if path.name != "form-offline.html"]
    pages = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 9)) for path in files}
    assert len(pages) > 100 and {path: size for path, size in pages.items() if size > LATER} == {}


SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_while_a_page_loads(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < 0.01


def test_print_is_ink_on_white_without_the_frame(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/cases/georgia-gaard/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.locator("h1").evaluate("node => getComputedStyle(node).color") == "rgb(36, 26, 20)"
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer nav"):
        assert page.locator(gone).evaluate_all("all => all.every(one => !one.offsetParent)"), gone
    assert page.locator(".growth").is_visible() and page.locator(".sources").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    context.close()
