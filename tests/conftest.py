"""What several tests need: the project, the tiny library, a built site, a browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.load import library as load
from macros.load import read_schema
from macros.views import Site

# One build date for all tests, whatever day it is: 24 November 2026.
os.environ["SOURCE_DATE_EPOCH"] = "1795478400"

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "case_data"
TINY = Path(__file__).parent / "tiny"
COPIED = ("mkdocs.yml", "docs", "overrides", "macros", "case_data", "verify")


@pytest.fixture(scope="session")
def schema():
    return read_schema(DATA)


@pytest.fixture(scope="session")
def real():
    """The library that is published."""
    return load(DATA)


@pytest.fixture
def tiny_data(tmp_path):
    """A copy of the tiny data with the real schema, to be broken at will."""
    folder = tmp_path / "case_data"
    shutil.copytree(TINY, folder)
    for name in ("schema.yaml", "safeguards.yaml"):
        shutil.copy(DATA / name, folder)
    return folder


@pytest.fixture
def tiny(tiny_data):
    return Site(load(tiny_data))


def project_copy(folder: Path) -> Path:
    """A copy of all that a build reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = PROJECT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    return folder


def small_project(folder: Path) -> Path:
    """A project of the tiny data and one page, which builds in a second or two."""
    for name in ("overrides", "macros", "docs/assets"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copytree(TINY, folder / "case_data")
    for name in ("schema.yaml", "safeguards.yaml"):
        shutil.copy(DATA / name, folder / "case_data")
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.partition("\nnav:")[0], "utf-8")
    (folder / "docs/index.md").write_text("---\ntitle: Home\n---\n\n# Home\n\n{{ lesson_list() }}\n", "utf-8")
    return folder


def build(project: Path, site: Path, **variables: str) -> subprocess.CompletedProcess:
    """`mkdocs build --strict` of a project into a folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The built site. Session-wide: look at it, do not change it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(PROJECT, folder)
    assert done.returncode == 0, done.stderr
    return folder


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def address(site):
    """The built site on loopback."""
    with served(site) as base:
        yield base


class served:
    """Serves a folder on a free port of loopback while the block runs."""

    def __init__(self, folder: Path):
        handler = functools.partial(Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
    )


def absent(message: str) -> None:
    """What a test needs is not on this machine: by hand it is skipped with the message, where CI is set it fails."""
    pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture(scope="session")
def browser():
    """An installed Chromium. Without one the browser tests are skipped by hand, and fail where CI is set."""
    path = chromium()
    if not path:
        absent("no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])
        yield started
        started.close()


def until(tab, holds: Callable[[], object], said: str) -> None:
    """Waits until it holds, and lets the page work meanwhile."""
    for _ in range(1_500):
        if holds():
            return
        tab.wait_for_timeout(20)
    raise AssertionError(f"never true: {said}")


def until_true(tab, expression: str) -> None:
    """Waits until it is true in the page. Playwright's own waiting makes code from text, which our pages forbid."""
    until(tab, lambda: is_true(tab, expression), expression)


def is_true(tab, expression: str) -> bool:
    """Whether it is true in the page; of a page that just gives way to the next one it is not."""
    from playwright.sync_api import Error

    try:
        return bool(tab.evaluate(expression))
    except Error as error:
        if "Execution context was destroyed" not in str(error):
            raise
        return False


@pytest.fixture
def page(browser):
    """A new tab that notes every request and every message of an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.requested, tab.faults = [], []
    tab.wait_for_function = functools.partial(until_true, tab)
    tab.on("request", lambda request: tab.requested.append(request.url))
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))
    tab.on("console", lambda message: message.type == "error" and tab.faults.append(message.text))
    yield tab
    context.close()
