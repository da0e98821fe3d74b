"""The command line: `python -m verify SITE [DATA]`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from .data import Data
from .rules import RULES
from .site import Found, Site


def main(arguments: list[str] | None = None) -> int:
    """Prints what is wrong as `path:line: rule: what; what to do`, then one line that counts. Returns 1 if it was any."""
    parser = argparse.ArgumentParser(prog="python -m verify", description="Says what is wrong with a built site.")
    parser.add_argument("site", type=Path, help="the folder with the built site")
    parser.add_argument("data", type=Path, nargs="?", default=Path("case_data"), help="the data that it was built from")
    chosen = parser.parse_args(arguments)
    if not (chosen.data / "cases").is_dir():
        parser.error(f"{chosen.data} holds no cases; say where the data is")
    # A name or a text may hold what the terminal cannot show.
    sys.stdout.reconfigure(errors="backslashreplace")
    site = Site(chosen.site, Data(chosen.data))
    problems = verify(site)
    print(*problems, sep="\n", end="\n" if problems else "")
    data = site.data
    counts = {"files": site.paths, "pages": site.pages, "cases": data.cases, "lessons": data.lessons, "rules": RULES}
    counted = ", ".join(f"{len(things):,} {name}" for name, things in counts.items())
    print(f"{counted}: {f'{len(problems):,}' if problems else 'nothing'} wrong.")
    return int(bool(problems))


def verify(site: Site) -> list[str]:
    """What every rule found, by path and line."""
    found = {(path, line, rule, message) for rule in RULES for path, line, message in looked(site, rule)}
    return [f"{path}:{line}: {rule}: {message}" for path, line, rule, message in sorted(found)]


def looked(site: Site, rule: str) -> Iterator[Found]:
    try:
        yield from RULES[rule](site)
    # The files may be anything. One that nobody thought of must not keep the others from being looked at.
    except Exception as error:
        yield Found(".", 1, f"could not be ended ({error!r}); mend what else is said here, then run it again")


if __name__ == "__main__":
    sys.exit(main())
