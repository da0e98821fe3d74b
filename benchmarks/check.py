"""How long a check takes with 1,000 cases: one file, all of them for the first time, all of them again, and once
more after a file was added; from the command to its last line.

    .venv/bin/python benchmarks/check.py [TIMES]

The real cases are multiplied under new ids until there are 1,000. Prints the median and the range of TIMES (7) runs.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parent.parent / "case_data"
ONE = "case_data/cases/georgia-gaard-7.yaml"


def thousand(folder: Path) -> None:
    """A copy of the library in which every case stands again and again, each time under another id."""
    shutil.copytree(DATA, folder)
    cases = sorted((folder / "cases").iterdir())
    for number in range(1000 - len(cases)):
        case, again = cases[number % len(cases)], number // len(cases)
        # Former ids belong to one file only.
        text = re.sub(r"^aliases:.*\n( .*\n|- .*\n)*", "", case.read_text("utf-8"), flags=re.MULTILINE)
        case.with_name(f"{case.stem}-{again}.yaml").write_text(text, "utf-8")


def nothing(folder: Path) -> None:
    pass


def forgotten(folder: Path) -> None:
    shutil.rmtree(folder / "cache", ignore_errors=True)


def added(folder: Path) -> None:
    cases = folder / "case_data/cases"
    shutil.copy(folder / ONE, cases / f"more-{len(list(cases.iterdir()))}.yaml")


def seconds(folder: Path, *paths: str, before: Callable[[Path], None]) -> float:
    before(folder)
    start = time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "macros", "check", *paths]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr
    return time.perf_counter() - start


def main() -> None:
    times = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        thousand(Path(folder) / "case_data")
        runs = (
            ("one of 1,000", [ONE], nothing), ("all 1,000, first", [], forgotten), ("all 1,000, again", [], nothing),
            ("all 1,000 and a new one", [], added),
        )
        for name, paths, before in runs:
            taken = [seconds(Path(folder), *paths, before=before) for _ in range(times)]
            print(f"{name}: median {statistics.median(taken):.2f} s, {min(taken):.2f} to {max(taken):.2f} s")


if __name__ == "__main__":
    main()
