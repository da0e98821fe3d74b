"""Same input, same bytes: neither the place, the day, the zone, the language, the umask nor the order of files shows."""

import datetime
import gzip
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import COPIED, PROJECT

from macros import clock

# Found by every Python of a build: nobody can be reached, and it is a good year later.
ELSEWHERE = """
import datetime, socket, time

def refuse(*_): raise OSError("no network in a build")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse

later, true_time, true_datetime = 4e7, time.time, datetime.datetime
time.time = lambda: true_time() + later

class Later(true_datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
"""
COMMITTED = "2026-11-24T12:00:00Z"


def paths(folder):
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]


def copied(folder, order=list):
    """A copy of all that a build reads, its files written in an order of their own."""
    sources = [path for name in COPIED for path in ([PROJECT / name] if "." in name else paths(PROJECT / name))]
    for source in order(sources):
        target = folder / source.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return folder


def commit(folder):
    dates = {"GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED, "GIT_CONFIG_GLOBAL": os.devnull}
    git = ("git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "--message", "All"]):
        subprocess.run([*git, *arguments], check=True, env={**os.environ, **dates})


def build(project, umask, **variables):
    """The built site, made as on a machine that sets no build date."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://site.example/", **variables}
    environment.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(project / "site")]
    done = subprocess.run(command, cwd=project, env=environment, umask=umask, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The site built twice, as differently as one machine can."""
    here, there = (tmp_path_factory.mktemp(name) / "project" for name in ("here", "there-with-a-longer-name"))
    copied(here), copied(there, reversed)
    trap = there.parent / "trap"
    trap.mkdir()
    (trap / "sitecustomize.py").write_text(ELSEWHERE)
    for project in (here, there):
        commit(project)
    one = build(here, 0o022, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    return one, build(there, 0o077, TZ="Pacific/Pago_Pago", LC_ALL="C", PYTHONHASHSEED="99", PYTHONPATH=str(trap))


def test_two_builds_do_not_differ_in_one_byte(two):
    one, other = two
    names = [path.relative_to(one).as_posix() for path in paths(one)]
    assert len(names) > 300 and names == [path.relative_to(other).as_posix() for path in paths(other)]
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []


@pytest.mark.parametrize("ask", [
    "import socket; socket.create_connection(('192.0.2.1', 80))",
    "import urllib.request; urllib.request.urlopen('http://localhost/')",
])
def test_the_trap_holds_whoever_would_ask_the_network(two, ask):
    done = subprocess.run([sys.executable, "-c", ask], env={**os.environ, "PYTHONPATH": str(two[1].parents[1] / "trap")},
                          capture_output=True, text=True)
    assert done.returncode == 1 and "no network in a build" in done.stderr


def test_the_trap_shifts_the_clock(two):
    ask = "import time; from datetime import datetime, UTC; print(time.time(), datetime.now(UTC).timestamp())"
    environment = {**os.environ, "PYTHONPATH": str(two[1].parents[1] / "trap")}
    told = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True).stdout.split()
    assert all(float(moment) > datetime.datetime.now().timestamp() + 3e7 for moment in told) and len(told) == 2


def test_the_sitemap_dates_cases_by_their_review_and_nothing_else(two, real):
    text = (two[0] / "sitemap.xml").read_text("utf-8")
    dated = dict(re.findall(r"<loc>https://site.example/(.*?)</loc><lastmod>(.*?)</lastmod>", text))
    assert dated == {f"cases/{case.id}/": case.fields["review"]["on"] for case in real.cases.values()}
    assert text.count("<loc>") > 150 and gzip.decompress((two[0] / "sitemap.xml.gz").read_bytes()).decode() == text


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    (tmp_path / "case.yaml").write_text("title: x\n")
    commit(tmp_path)
    return tmp_path


def test_the_build_date_is_that_of_the_commit(repository):
    clock.pin(repository)
    assert clock.today() == COMMITTED[:10] and os.environ["SOURCE_DATE_EPOCH"] == "1795521600"


def test_a_date_that_is_set_stays(repository, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    clock.pin(repository)
    assert clock.today() == "1970-01-01"


@pytest.mark.parametrize("change", [
    lambda folder: (folder / "case.yaml").write_text("title: y\n"), lambda folder: (folder / "new.yaml").write_text(""),
    lambda folder: shutil.rmtree(folder / ".git"),
], ids=["changed", "new", "no git"])
def test_what_is_not_committed_is_of_today(repository, change):
    change(repository)
    clock.pin(repository)
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_without_git_the_day_is_today(repository, monkeypatch):
    monkeypatch.setenv("PATH", str(repository))
    clock.pin(repository)
    assert "SOURCE_DATE_EPOCH" not in os.environ
