"""What is shared among all cores comes back whole and in order. In a program of its own: this one may have threads."""

import subprocess
import sys

import pytest

from conftest import PROJECT

SHARED = """
import os, signal, sys
from macros.load.cores import WORTH_SHARING, on_all_cores

os.sched_getaffinity = lambda _: {0, 1, 2}
first, (heard, said), begun = os.getpid(), os.pipe(), []

def job(number):
    if os.getpid() != first:
        os.write(said, b".")
        ENDED and os.kill(os.getpid(), signal.SIGKILL)
    elif sys.platform == "linux" and not begun:  # elsewhere there are no helpers
        begun.append(os.read(heard, 1))  # not before one has begun
    return number * number

items = range(WORTH_SHARING + 7)
print(on_all_cores(job, items) == [number * number for number in items])
"""


@pytest.mark.parametrize("ended", [False, True], ids=["helpers come back", "helpers are ended from outside"])
def test_every_entry_has_its_outcome_in_its_place(ended):
    program = f"ENDED = {ended}\n{SHARED}"
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr
