"""One job for many things, on all cores."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

WORTH_SHARING = 200
"""From so many files on, a second process and a memory save more than they cost."""


def on_all_cores(job: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
    """`job` of every entry, in order. Forked processes know what this one knows; forking is safe with one thread only."""
    alone = sys.platform != "linux" or threading.active_count() > 1 or len(items) < WORTH_SHARING
    cores = 1 if alone else len(os.sched_getaffinity(0))
    shares = [items[n::cores] for n in range(cores)]
    helpers = [helper(job, share) for share in shares[1:]]
    outcomes = [[job(item) for item in shares[0]]]
    for share, pipe in zip(shares[1:], helpers, strict=True):
        try:
            outcomes.append(pipe.recv())
        except EOFError:  # it was ended from outside
            outcomes.append([job(item) for item in share])
    return [outcomes[n % cores][n // cores] for n in range(len(items))]


def helper(job: Callable[[Item], Outcome], share: Sequence[Item]) -> Connection:
    """Starts a process that does its share of the job, and returns the pipe on which the outcomes will come."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    context.Process(target=lambda: there.send([job(item) for item in share]), daemon=True).start()
    there.close()
    return here
