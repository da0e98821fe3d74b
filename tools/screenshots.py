"""Pictures of one page of every kind, narrow and wide, light and dark, to be looked at: `make screenshots`."""

import shutil
from pathlib import Path

from conftest import chromium, served
from pages import KINDS
from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent
SIZES, SCHEMES = (360, 1280), ("light", "dark")


def main() -> None:
    folder = PROJECT / "screenshots"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with served(PROJECT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for width in SIZES:
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for path in KINDS:
                    page.goto(address + path, wait_until="networkidle")
                    name = "".join(sign if sign.isalnum() else "-" for sign in path).strip("-") or "home"
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                page.close()
        browser.close()
    print(f"{len(list(folder.iterdir()))} pictures in {folder.relative_to(PROJECT)}/")


if __name__ == "__main__":
    main()
