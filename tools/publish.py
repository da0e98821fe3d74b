"""`make site` and `make rollback`: builds aside, verifies, and only then switches, all or nothing.

`site` is at every instant the old site or the new one, whole, even if this process is killed: two folders are exchanged in
one step of the system. It is a folder and not a link to one, because people copy it, upload it and put it into containers,
and `cp -r`, `rsync -a` and the like take a link for a link.

Beside it lie `site.new` (half built, or what a check refused; the next run removes it), `site.before` (what `make rollback`
brings back) and `site.lock`. A second build waits for the first instead of giving up: it may have been started after an
edit that the first has not seen. The system frees the lock when the last of a build's processes has ended, so that it
cannot be left behind.
"""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

SITE = Path("site")
STEPS = (
    # By today's date: the build itself goes by that of the last commit, and would not see that a consent has run out.
    ("The check of the data", (sys.executable, "-m", "macros", "check")),
    ("The build", (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site.new")),
    ("The check of the built files", (sys.executable, "-m", "verify", "site.new")),
)
"""What must succeed, in this order, before anything is published: what people call it, and the command."""

NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class Failed(Exception):
    """A step did not succeed; it has said why."""


def publish(site: Path = SITE, steps: Sequence[tuple[str, Sequence[str]]] = STEPS) -> None:
    """Builds and publishes. Raises Failed or OSError, and then `site` is as it was."""
    with alone(site) as lock:
        clean(site)
        for name, command in steps:
            # A build that outlives this process keeps the lock: nobody else may write into its folder.
            if subprocess.run(command, pass_fds=[lock.fileno()]).returncode:
                raise Failed(f"{name} failed (above).")
        switch(site)


def rollback(site: Path = SITE) -> None:
    """Exchanges the site and the one before it; a second time undoes it. Raises Failed if there is none before."""
    with alone(site):
        clean(site)
        if not beside(site, "before").is_dir():
            raise Failed("There is no site to go back to: the one before is kept from the second build on.")
        exchange(site, beside(site, "before"))


def beside(site: Path, name: str) -> Path:
    return site.with_name(f"{site.name}.{name}")


@contextlib.contextmanager
def alone(site: Path) -> Iterator[IO]:
    """Waits until no other build or rollback of this site is under way, and holds others off meanwhile."""
    with beside(site, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is under way; waiting for its end.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def clean(site: Path) -> None:
    """Removes what a killed build has left."""
    if not site.exists() and beside(site, "aside").exists():
        beside(site, "aside").rename(site)
    for name in ("new", "aside", "gone"):
        if beside(site, name).exists():
            shutil.rmtree(beside(site, name))


def switch(site: Path) -> None:
    """Publishes `site.new`. The site so far becomes `site.before`, and that which was before it goes.

    It goes first: a kill in between can leave nothing to go back to, but never a site older than the one before.
    """
    new, before, gone = (beside(site, name) for name in ("new", "before", "gone"))
    if not site.exists():
        new.rename(site)
        return
    if before.exists():
        before.rename(gone)
    try:
        exchange(site, new)
    except OSError:
        if gone.exists():
            gone.rename(before)
        raise
    # The new site is public: what fails from here on concerns the old ones only.
    try:
        new.rename(before)
    except OSError as error:
        print(f"The site before could not be kept: {error.strerror}.", file=sys.stderr)
    shutil.rmtree(gone, ignore_errors=True)


def exchange(one: Path, other: Path) -> None:
    """Gives each folder the name of the other, in one step where the file system can, and else says that it could not."""
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        here, both = -100, 2  # AT_FDCWD, RENAME_EXCHANGE: Linux
        failed = system.renameat2(here, names[0], here, names[1], both)
    elif hasattr(system, "renamex_np"):
        failed = system.renamex_np(*names, 2)  # RENAME_SWAP: macOS
    else:
        failed = ctypes.set_errno(errno.ENOSYS) or True
    if failed and ctypes.get_errno() in NO_EXCHANGE:
        exchange_slowly(one, other)
    elif failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(one))


def exchange_slowly(one: Path, other: Path) -> None:
    """Three steps; after the first there is no `one`. `clean` mends what a kill leaves here."""
    aside = beside(one, "aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    print(f"This file system cannot exchange two folders in one step: for an instant there was no {one}.")


def main(arguments: Sequence[str], steps: Sequence[tuple[str, Sequence[str]]] = STEPS) -> int:
    if list(arguments) not in ([], ["rollback"]):
        print("usage: python tools/publish.py [rollback]", file=sys.stderr)
        return 2
    # The modes of the files are the same whoever builds.
    os.umask(0o022)
    try:
        if arguments:
            rollback()
            print(f"{SITE} is the one before. `make rollback` again undoes this.")
        else:
            publish(SITE, steps)
            print(f"{SITE} is published. `make rollback` brings back the one before.")
        return 0
    except Failed as failed:
        reason = f"{failed} {SITE} is as it was."
    except OSError as error:
        place = error.filename or SITE
        reason = f"{place}: {error.strerror}; see that there is room and that this folder may be written. {SITE} is as it was."
    except KeyboardInterrupt:
        reason = f"Stopped. {SITE} is the old one or the new one, whole."
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
