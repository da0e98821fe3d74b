"""The command line: `python -m verify SITE [DATA]`."""

import argparse
import sys
from pathlib import Path

from .data import Data
from .rules import RULES
from .site import Site


def main(arguments: list[str] | None = None) -> int:
    """Prints everything that is wrong as `path:line: rule: what; what to do`, or one line that counts. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m verify", description="Looks at a built site and says everything that is wrong with it.")
    parser.add_argument("site", type=Path, help="the folder with the built site")
    parser.add_argument("data", type=Path, nargs="?", default=Path("case_data"), help="the folder that it was built from")
    chosen = parser.parse_args(arguments)
    if not (chosen.data / "cases").is_dir():
        parser.error(f"{chosen.data} holds no cases; say where the data is")
    # A name or a text may hold what the terminal cannot show.
    sys.stdout.reconfigure(errors="backslashreplace")
    site = Site(chosen.site, Data(chosen.data))
    problems = verify(site)
    print(*problems, sep="\n", end="\n" if problems else "")
    counted = f"{len(site.paths):,} files, {len(site.pages):,} pages, {len(site.data.cases):,} cases, {len(site.data.lessons):,} lessons, {len(RULES)} rules"
    print(f"{counted}: {len(problems) or 'nothing'} wrong.")
    return int(bool(problems))


def verify(site: Site) -> list[str]:
    """What every rule found, by path and line."""
    found = {(path, line, rule, message) for rule, look in RULES.items() for path, line, message in look(site)}
    return [f"{path}:{line}: {rule}: {message}" for path, line, rule, message in sorted(found)]


if __name__ == "__main__":
    sys.exit(main())
