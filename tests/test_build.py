"""Bad input stops every command with the same words, and the last good site stays."""

import os
import shutil
import subprocess
import sys

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
    shutil.copytree(PROJECT / "tools", project / "tools")
    for name in ("requirements.lock", "pyproject.toml"):
        (project / name).write_text((PROJECT / name).read_text("utf-8"))
    (project / ".venv").mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (project / ".venv" / name).symlink_to(os.path.join(sys.prefix, name))
    (project / ".venv/site.done").touch()
    return lambda: run(project, "make", "site")


def test_the_last_good_site_stays_as_it_was(project, made):
    assert made().returncode == 0
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    break_it(project)
    failed = made()
    assert failed.returncode != 0 and f"{ONE}:" in failed.stdout and "Traceback" not in failed.stdout + failed.stderr
    assert before and {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before
