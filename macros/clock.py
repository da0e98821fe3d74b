"""The build date: the only place that asks what day it is."""

import os
from datetime import UTC, datetime
from pathlib import Path


def today() -> str:
    """The day in UTC as ISO 8601 text; that of `SOURCE_DATE_EPOCH` if it is set, so that a build can be made again."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return moment.date().isoformat()


def pin(project: Path) -> None:
    """Sets `SOURCE_DATE_EPOCH`, unless it is set, to the time of the last commit: the same commit gives the same bytes
    on any day.

    Where files differ from the commit, or there is no git, it stays unset and the day is today: a new text may be dated
    today.
    """
    unchanged = git(project, "status", "--porcelain", "--", ".") == ""
    if unchanged and (committed := git(project, "log", "-1", "--format=%ct")):
        os.environ.setdefault("SOURCE_DATE_EPOCH", committed)


def git(project: Path, *arguments: str) -> str | None:
    """What git says, or None if it cannot."""
    import subprocess  # a check asks only what day it is, and must be quick

    try:
        command = ["git", "--no-optional-locks", "-C", str(project), *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout.strip()
