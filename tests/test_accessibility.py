"""WCAG as far as axe-core can tell: no violation of any severity, on one page of every kind, narrow and wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import KINDS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(browser, address, path, scheme):
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    # Rows outside of the window are not laid out until they are needed; axe would judge them where they are not.
    page.evaluate("document.querySelectorAll('.card').forEach((card) => { card.style.contentVisibility = 'visible'; })")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        assert [(width, rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
    context.close()
