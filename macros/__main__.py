"""The command line: `python -m macros check | new | write | withdraw`."""

import argparse
import sys
from pathlib import Path

from . import outputs
from .load import library, read_schema
from .model import Invalid, Problem
from .skeleton import skeleton
from .withdraw import withdraw

DATA, DOCS = Path("case_data"), Path("docs")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say everything that is wrong with the data")
    checking.add_argument("paths", nargs="*", type=Path, help="only these files or folders")
    newing = commands.add_parser("new", help="print a commented skeleton into its place")
    newing.add_argument("kind", choices=["case", "lesson"])
    newing.add_argument("id")
    writing = commands.add_parser("write", help="write every page and file that the data adds into a folder")
    writing.add_argument("folder", type=Path)
    withdrawing = commands.add_parser("withdraw", help="take a case or lesson down; a notice stays at its address")
    withdrawing.add_argument("id")
    chosen = parser.parse_args(arguments)
    run = {"check": lambda: check(chosen.paths), "new": lambda: new(chosen.kind, chosen.id), "write": lambda: write(chosen.folder)}
    run["withdraw"] = lambda: take_down(chosen.id)
    return run[chosen.command]()


def check(paths: list[Path]) -> int:
    """Prints each problem on a line of its own, or one line that counts what was read. Returns the exit status."""
    try:
        data = library(DATA)
    except Invalid as invalid:
        found = [problem for problem in invalid.problems if wanted(problem, paths)]
        print(*found, sep="\n", end="\n" if found else "")
        if found:
            return 1
        print(f"Nothing wrong in these; other files have {len(invalid.problems)} problems.")
        return 0
    print(f"{len(data.cases)} cases, {len(data.lessons)} lessons, {len(data.facets)} vocabularies: nothing wrong.")
    return 0


def wanted(problem: Problem, paths: list[Path]) -> bool:
    file = Path(problem.file).resolve()
    return not paths or any(file == path.resolve() or path.resolve() in file.parents for path in paths)


def new(kind: str, id: str) -> int:
    place = DATA / f"{kind}s" / f"{id}.yaml"
    if place.exists():
        print(f"{place} is there already; choose another id.", file=sys.stderr)
        return 1
    place.write_text(skeleton(read_schema(DATA), kind), "utf-8")
    print(f"Wrote {place}. Fill it in, then run `make check`.")
    return 0


def write(folder: Path) -> int:
    """Pages as Markdown with one macro call, exports as they are."""
    try:
        data = library(DATA)
    except Invalid as invalid:
        print(*invalid.problems, sep="\n")
        return 1
    made = [(page.path, f"{{{{ {page.call} }}}}\n") for page in outputs.pages(data)]
    made += [(file.path, file.text) for file in outputs.files(data)]
    for path, content in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    print(f"Wrote {len(made)} files into {folder}.")
    return 0


def take_down(id: str) -> int:
    """Prints what a person must read again. Returns 1 if the data still names it somewhere."""
    left = withdraw(DATA, DOCS, id)
    if left is None:
        print(f"There is no case or lesson `{id}`.", file=sys.stderr)
        return 1
    print(*left, sep="\n", end="\n" if left else "")
    print("Withdrawn. Now build the site and follow docs/withdrawal.md: history, caches, copies.")
    return int(any("still names it" in line for line in left))


if __name__ == "__main__":
    sys.exit(main())
