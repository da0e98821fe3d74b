"""How long a change of filter takes with 1,000 cases: from the click to the frame that shows it.

    make site && .venv/bin/python benchmarks/filter.py      (needs Chromium)

The rows of the built list are repeated until there are 1,000. Prints the median and the range of 20 changes.
"""

import functools
import http.server
import re
import shutil
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

CLICK = """async (value) => {
  const box = document.querySelector(`input[value="${value}"]`);
  const start = performance.now();
  box.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def thousand(site: Path, folder: Path) -> None:
    shutil.copytree(site, folder, dirs_exist_ok=True)
    page = folder / "cases" / "index.html"
    html = page.read_text("utf-8")
    cards = re.findall(r'<article class="card".*?</article>', html, re.DOTALL)
    more = (cards * (1000 // len(cards) + 1))[len(cards):1000]
    page.write_text(html.replace(cards[-1], cards[-1] + "".join(more)), "utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        thousand(Path("site"), Path(folder))
        handler = functools.partial(Quiet, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"http://127.0.0.1:{server.server_port}/cases/")
            page.wait_for_selector(".explorer.live")
            rows = page.locator(".card").count()
            times = [page.evaluate(CLICK, value) for value in ("fragile", "stable", "farm-markets", "national-network") * 5]
            browser.close()
        server.shutdown()
    print(f"{rows} rows: median {statistics.median(times):.0f} ms, {min(times):.0f} to {max(times):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
