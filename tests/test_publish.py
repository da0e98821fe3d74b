"""All or nothing: whatever fails, and whenever a build is killed, the published site is the old one or the new one."""

import contextlib
import ctypes
import json
import os
import random
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import publish
import pytest
from conftest import PROJECT, small_project

DRIVER = "import json, publish, sys; sys.exit(publish.main(sys.argv[2:], json.loads(sys.argv[1])))"
REAL = [*publish.STEPS[:-1], ("The check of the built files", (sys.executable, "checks.py"))]
"""The steps of `make site`, with a check of the built files that a test can make fail: the real one is for the real site."""

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT / "tools"), "NO_MKDOCS_2_WARNING": "1"}


def command(steps, *arguments: str) -> list[str]:
    return [sys.executable, "-c", DRIVER, json.dumps(steps), *arguments]


def run(folder: Path, steps, *arguments: str, **options) -> subprocess.CompletedProcess:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "env": ENVIRONMENT, **options}
    return subprocess.run(command(steps, *arguments), cwd=folder, **options)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A small project with its site."""
    folder = small_project(tmp_path_factory.mktemp("small"))
    (folder / "checks.py").write_text("")
    done = run(folder, REAL)
    assert done.returncode == 0, done.stdout
    return folder


@contextlib.contextmanager
def planted(path: Path, text: str):
    """The file with a fault at its end, while the block runs."""
    good = path.read_text("utf-8")
    path.write_text(good + text, "utf-8")
    try:
        yield
    finally:
        path.write_text(good, "utf-8")


RAISE = "    raise RuntimeError('planted')\n"
FAULTS = {
    "bad data": ("case_data/cases/alpha-milk.yaml", "colour: red\n", "case_data/cases/alpha-milk.yaml:"),
    "a file that is not YAML": ("case_data/lessons/begin-small.yaml", "x: [\n", "case_data/lessons/begin-small.yaml:"),
    "a template of the theme": ("overrides/main.html", "{% block x %}", "'block'"),
    "a template of a view": ("macros/templates/lesson_list.html", "{% if %}", "lesson_list"),
    "a macro in a page": ("docs/index.md", "\n{{ nothing() }}\n", "'nothing' is undefined"),
    "a link that leads nowhere": ("docs/index.md", "\n[x](nowhere.md)\n", "nowhere.md"),
    "the settings": ("mkdocs.yml", "\n x: : [\n", "mkdocs.yml"),
    "before the build": ("macros/hooks.py", f"\n\ndef on_config(config):\n{RAISE}", "planted"),
    "collecting files": ("macros/hooks.py", f"\n\ndef on_files(files, config):\n{RAISE}", "planted"),
    "writing pages": ("macros/hooks.py", f"\n\ndef on_post_page(output, page, config):\n{RAISE}", "planted"),
    "after the build": ("macros/hooks.py", f"\n\ndef on_post_build(config):\n{RAISE}", "planted"),
    "the check of the built files": ("checks.py", "raise SystemExit('index.html:1: planted')\n", "index.html:1: planted"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_any_phase_publishes_nothing(published, fault):
    path, text, words = FAULTS[fault]
    before = files(published / "site")
    with planted(published / path, text):
        done = run(published, REAL)
    assert done.returncode == 1 and words in done.stdout and done.stdout.endswith("failed (above). site is as it was.\n")
    assert before and files(published / "site") == before


@pytest.mark.parametrize("flag", ["--strict", "-q", "-v"])
def test_a_warning_fails_however_much_is_printed(published, flag):
    mkdocs = [sys.executable, "-m", "mkdocs", "build", flag, "--site-dir", "elsewhere"]
    with planted(published / "docs/index.md", "\n[x](#no-such-place)\n"):
        done = subprocess.run(mkdocs, cwd=published, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 1 and "#no-such-place" in done.stderr


def test_a_full_disk_is_said_in_words(published):
    """No file may grow beyond 64 kB: a true refusal to write, in the midst of a build, without being root."""
    before = files(published / "site")
    done = run(published, REAL, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16)))
    assert done.returncode == 1 and "File too large; see that there is room" in done.stdout and "Traceback" not in done.stdout
    assert files(published / "site") == before


def obey_modes():
    """Root may write anywhere; without CAP_DAC_OVERRIDE (1) it is held to the modes of files like everybody."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP; no other user needs it, nor may


@pytest.mark.parametrize("there", [True, False], ids=["built before", "never built"])
def test_a_folder_that_may_not_be_written_is_said_in_words(published, there):
    before = files(published / "site")
    (published / "site.lock").touch() if there else (published / "site.lock").unlink(missing_ok=True)
    published.chmod(0o555)
    try:
        done = run(published, REAL, preexec_fn=obey_modes)
    finally:
        published.chmod(0o755)
    assert done.returncode == 1 and "Permission denied; see that there is room" in done.stdout
    assert "Traceback" not in done.stdout and files(published / "site") == before


# A stand-in for the build, quick enough for many kills: each run writes twenty pages with the number of the run.
WRITE = """
import pathlib
count = pathlib.Path("count")
count.write_text(str(int(count.exists() and count.read_text() or 0) + 1))
pathlib.Path("site.new").mkdir()
for page in range(20):
    pathlib.Path("site.new", f"{page}.html").write_text(count.read_text())
"""
STAND_IN = [("The build", (sys.executable, "-c", WRITE))]
LOOPS = {
    "whole runs": f"publish.publish(publish.SITE, {STAND_IN!r})",
    "hardly anything but the switch": f"publish.clean(publish.SITE); exec({WRITE!r}); publish.switch(publish.SITE)",
}


def whole(site: Path) -> bool:
    return len(list(site.iterdir())) == 20 and len({path.read_text() for path in site.iterdir()}) == 1


@pytest.mark.parametrize("loop", LOOPS)
def test_fifty_kills_leave_a_whole_site(tmp_path, loop):
    dice, home = random.Random(50), tmp_path / "site/0.html"
    assert run(tmp_path, STAND_IN).returncode == 0
    for kill in range(50):
        with begun(tmp_path, f"print('begun', flush=True)\nwhile True: {LOOPS[loop]}") as builder:
            for _ in range(dice.randrange(200, 30000)):
                assert home.exists(), "there is a site at every instant"
            # Now the process alone, so that a child of it lives on, now both.
            (os.kill if kill % 2 else os.killpg)(builder.pid, signal.SIGKILL)
        assert whole(tmp_path / "site")
    assert run(tmp_path, STAND_IN).returncode == 0 and whole(tmp_path / "site")
    assert whole(tmp_path / "site.before") and not (tmp_path / "site.new").exists()


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_a_kill_inside_the_switch_never_brings_back_a_site_older_than_the_one_before(tmp_path, monkeypatch, renames):
    for name, text in (("site", "old"), ("site.before", "older"), ("site.new", "new")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.html").write_text(text)
    done, rename = [], Path.rename

    def killed_at(self, target):
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(target)
        return rename(self, target)

    with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
        patched.setattr(Path, "rename", killed_at)
        publish.switch(tmp_path / "site")
    now = (tmp_path / "site/0.html").read_text()
    with contextlib.suppress(publish.Failed):
        publish.rollback(tmp_path / "site")
    back = (tmp_path / "site/0.html").read_text()
    assert (now, back) in {("old", "older"), ("old", "old"), ("new", "new"), ("new", "old")}


def test_a_word_that_is_no_order_publishes_nothing(tmp_path):
    assert run(tmp_path, STAND_IN, "rolback").returncode == 2 and not (tmp_path / "site").exists()


@contextlib.contextmanager
def begun(folder: Path, script: str):
    """A process that runs a script with `publish` at hand and has printed `begun`."""
    command = [sys.executable, "-c", f"import publish, sys\n{script}"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, start_new_session=True, **pipes) as process:
        assert process.stdout.readline() == "begun\n"
        yield process


# Builds until its input is closed.
SLOW = "import pathlib, sys; print('begun', flush=True); sys.stdin.read(); pathlib.Path('site.new').mkdir()"
SLOWLY = f"publish.publish(publish.SITE, [('The build', (sys.executable, '-c', {SLOW!r}))])"


@pytest.mark.parametrize("killed", [False, True], ids=["of another build", "of what a killed build has left"])
def test_a_second_build_waits_for_the_end(tmp_path, killed):
    with begun(tmp_path, SLOWLY) as first:
        if killed:
            first.kill()
        second = subprocess.Popen(command(STAND_IN), cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        assert second.stdout.readline() == "Another build is under way; waiting for its end.\n"
        assert not (tmp_path / "count").exists()
        first.stdin.close()
        with second:
            second.communicate()
    assert second.returncode == 0 and whole(tmp_path / "site")
    assert (tmp_path / "site.before").exists() is not killed


def test_rollback_goes_back_and_a_second_one_undoes_it(tmp_path):
    none = run(tmp_path, STAND_IN, "rollback")
    assert none.returncode == 1 and none.stdout.startswith("There is no site to go back to: ")
    for _ in range(3):
        assert run(tmp_path, STAND_IN).returncode == 0
    seen = [(run(tmp_path, STAND_IN, "rollback").returncode, (tmp_path / "site/0.html").read_text()) for _ in range(2)]
    assert seen == [(0, "2"), (0, "3")]


def test_modes_do_not_depend_on_who_builds(tmp_path):
    assert run(tmp_path, STAND_IN, umask=0o077).returncode == 0
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").iterdir()}
    assert (stat.S_IMODE((tmp_path / "site").stat().st_mode), modes) == (0o755, {0o644})


def test_without_an_exchange_in_the_file_system_nothing_is_lost(tmp_path, monkeypatch, capsys):
    """Such a file system has one instant without a site; the next run brings back what a kill left there."""
    monkeypatch.setattr(publish.ctypes, "CDLL", lambda *_, **__: object())
    site, before = tmp_path / "site", tmp_path / "site.before"
    for folder in (site, before):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    publish.exchange(site, before)
    assert ((site / "name").read_text(), (before / "name").read_text()) == ("site.before", "site")
    assert "for an instant there was no" in capsys.readouterr().out
    site.rename(tmp_path / "site.aside")
    publish.clean(site)
    assert (site / "name").read_text() == "site.before"
