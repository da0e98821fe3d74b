"""Bad input stops every command with the same words, and the last good site stays."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request

import pytest
from conftest import PROJECT, build, project_copy

ONE = "case_data/cases/jordan-joleed.yaml"


@pytest.fixture
def project(tmp_path):
    return project_copy(tmp_path / "project")


def break_it(project):
    path = project / ONE
    good = path.read_text("utf-8")
    path.write_text(good.replace("country: JO", "country: JOR"), "utf-8")
    return path, good


def run(project, *command):
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def test_check_and_build_say_the_same_and_exit_1(project):
    break_it(project)
    checked = run(project, sys.executable, "-m", "macros", "check")
    built = build(project, project / "site")
    assert checked.returncode == built.returncode == 1
    assert "`JOR` is not a term of countries; did you mean `JO`?" in checked.stdout
    errors = [line for line in checked.stdout.splitlines() if "`JOR`" in line]
    assert len(errors) == 1 and set(errors) <= set(built.stdout.splitlines())
    assert "Traceback" not in built.stdout + built.stderr + checked.stderr


@pytest.fixture
def made(project):
    """`make site` in the copy, with the virtual environment of this run."""
    (project / "Makefile").write_text((PROJECT / "Makefile").read_text("utf-8"))
    for name in ("tools", "verify"):
        shutil.copytree(PROJECT / name, project / name)
    for name in ("requirements.lock", "pyproject.toml"):
        (project / name).write_text((PROJECT / name).read_text("utf-8"))
    (project / ".venv").mkdir()
    (project / ".venv/bin").symlink_to(os.path.dirname(sys.executable))
    (project / ".venv/site.done").touch()
    return lambda: run(project, "make", "site")


def test_the_last_good_site_stays_as_it_was(project, made):
    assert made().returncode == 0
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    break_it(project)
    failed = made()
    assert failed.returncode != 0 and f"{ONE}:" in failed.stdout and "Traceback" not in failed.stdout + failed.stderr
    assert before and {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before


class Serving:
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


def test_serve_lives_through_a_bad_edit_and_shows_the_mended_one(project):
    port = free_port()
    serving = Serving(project, port)
    try:
        serving.until("Serving on")
        path, good = break_it(project)
        serving.until(f"{ONE}:.*`JOR` is not a term")
        serving.until("Reloading browsers")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/cases/jordan-joleed/") as answer:
            assert answer.status == 200
        path.write_text(good.replace("title: '", "title: 'Mended. ", 1).replace("title: Jordan", "title: Mended. Jordan", 1), "utf-8")
        serving.until("Reloading browsers")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/cases/jordan-joleed/") as answer:
            assert "Mended" in answer.read().decode()
    finally:
        serving.stop()
