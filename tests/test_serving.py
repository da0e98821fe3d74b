"""`make serve` lives through any edit, keeps the last good site, and says in the page what is wrong."""

import os
import re
import socket
import subprocess
import sys
import urllib.request

import pytest
from conftest import small_project

from macros.model import Invalid, Problem
from macros.serving import wrong

CASE = "case_data/cases/alpha-milk.yaml"


class Served:
    """`mkdocs serve` in a project; reads its messages line by line."""

    def __init__(self, project, port: int):
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )

    def until(self, pattern: str) -> re.Match:
        """The first message that fits. The whole run has no other clock than the test runner's."""
        seen = []
        for line in self.process.stdout:
            seen.append(line)
            if match := re.search(pattern, line):
                return match
        raise AssertionError("".join(seen))

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Project:
    """A small project while it is served."""

    def __init__(self, folder, port: int):
        self.folder, self.address, self.served = folder, f"http://127.0.0.1:{port}", Served(folder, port)

    def edit(self, path: str, change) -> str:
        """Changes a file, or deletes it if `change` is None, and waits for the build. Returns what the file was."""
        file = self.folder / path
        good = file.read_text("utf-8")
        file.write_text(change(good), "utf-8") if change else file.unlink()
        self.served.until("Reloading browsers")
        return good

    def page(self, path: str = "/cases/alpha-milk/") -> tuple[str, list[str]]:
        """A page as it is served, and the problems on it."""
        with urllib.request.urlopen(self.address + path) as answer:
            text = answer.read().decode()
        panel = re.search(r'<section role="alert".*?</section>', text, re.DOTALL)
        return text, re.findall(r"<li>(.*?)</li>", panel[0], re.DOTALL) if panel else []


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    started = Project(small_project(tmp_path_factory.mktemp("small")), free_port())
    try:
        started.served.until("Serving on")
        yield started
    finally:
        started.served.stop()


def at_end(text):
    return lambda good: good + text


def instead(old, new):
    return lambda good: good.replace(old, new)


EDITS = {
    "bad data": (CASE, instead("country: AA", "country: <b>"), f"{CASE}:.*: `&lt;b&gt;` is not a term"),
    "a file gone": ("case_data/lessons/begin-small.yaml", None, "there is no lesson `begin-small`"),
    "a template of the theme": ("overrides/main.html", at_end("{% block x %}"), r"^overrides/main\.html:\d+: Template"),
    "a template of a view": ("macros/templates/case.html", at_end("{% if %}"), r"^macros/templates/case\.html:\d+: "),
    "a macro": ("docs/index.md", at_end("\n{{ nothing() }}\n"), "^docs/index.md:9: UndefinedError: "),
    "a link": ("docs/index.md", at_end("\n[x](nowhere.md)\n"), "index.md&#x27; contains a link &#x27;nowhere.md&#x27;"),
    "settings that cannot be read": ("mkdocs.yml", at_end("\n x: : [\n"), r"ConfigurationError: .*line \d+, column 2"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_breaks_the_site_is_shown_and_the_mended_one_too(project, edit):
    path, change, words = EDITS[edit]
    good = project.edit(path, change)
    text, problems = project.page()
    assert "Aland" in text and any(re.search(words, problem) for problem in problems), problems
    (project.folder / path).write_text(good, "utf-8")
    project.served.until("Reloading browsers")
    assert project.page()[1] == []


def test_the_panel_comes_and_goes_by_itself_in_an_open_page(project, page):
    page.goto(f"{project.address}/cases/alpha-milk/")
    assert page.locator("h1").is_visible() and page.locator(".problems").count() == 0
    good = project.edit(CASE, instead("country: AA", "country: ZZ"))
    page.get_by_role("alert", name="Problems").wait_for()
    assert "1 problem. Below is the last good state." in page.locator(".problems").inner_text()
    assert page.locator("h1").is_visible() and page.locator(".problems").bounding_box()["y"] == 0
    (project.folder / CASE).write_text(good, "utf-8")
    project.served.until("Reloading browsers")
    page.locator(".problems").wait_for(state="detached")


def test_a_server_that_starts_with_bad_data_shows_it_and_then_the_site(tmp_path):
    folder = small_project(tmp_path)
    good = (folder / CASE).read_text("utf-8")
    (folder / CASE).write_text(good.replace("country: AA", "country: ZZ"), "utf-8")
    project = Project(folder, free_port())
    try:
        project.served.until("Serving on")
        text, problems = project.page("/")
        assert "There is no good state to show yet." in text and "`ZZ` is not a term" in problems[0]
        project.edit(CASE, lambda _: good)
        assert project.page()[1] == [] and "Aland" in project.page()[0]
    finally:
        project.served.stop()


def left(during: Exception) -> SystemExit:
    """What the macros plugin raises when a macro fails."""
    stop = SystemExit(1)
    stop.__context__ = during
    return stop


def divided(place) -> Exception:
    """What line 2 of this file raises."""
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile("\n1 / 0", place, "exec"))
    return caught.value


WRONG = {
    "bad data": (lambda project: Invalid([Problem(CASE, 3, "title", "is long")]), [], f"{CASE}:3: title: is long"),
    "a macro": (lambda project: left(divided("<template>")), ["_File_: `a.md`"], r"docs/a\.md:6: ZeroDivisionError.+"),
    "a macro, and no log": (lambda project: left(KeyError("x")), [], ".*KeyError: 'x'"),
    "a stop": (lambda project: SystemExit("No more."), [], r"No more\."),
    "a stop, and a log": (lambda project: SystemExit(1), ["A  link\nleads nowhere."], r"A link leads nowhere\."),
    "code": (lambda project: divided(project / "macros/x.py"), [], r"macros/x\.py:2: ZeroDivisionError: division.+"),
}
"""What stopped a build of a project, what was logged meanwhile, and the one line that is said."""


@pytest.mark.parametrize("name", WRONG)
def test_what_stopped_a_build_is_said_in_one_line_with_its_place(tmp_path, name):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("---\ntitle: A\n---\n\n# A\n", "utf-8")
    stopped, said, words = WRONG[name]
    (line,) = wrong(stopped(tmp_path), said, tmp_path)
    assert re.fullmatch(words, line)
