"""The command line: `python -m macros check | new | write | issue-form | from-issue`."""

import argparse
import sys
from pathlib import Path

from . import issue, outputs
from .load import library, read_schema
from .model import Invalid, Problem
from .skeleton import skeleton

DATA = Path("case_data")


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
    forming = commands.add_parser("issue-form", help="print the form for GitHub that the schema asks for")
    forming.add_argument("--check", dest="mode", action="store_const", const="check", default="print", help="fail if the kept one differs")
    forming.add_argument("--write", dest="mode", action="store_const", const="write", help="write it into its place")
    turning = commands.add_parser("from-issue", help="turn the body of an issue into the YAML of a case")
    turning.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    run = {
        "check": lambda: check(chosen.paths), "new": lambda: new(chosen.kind, chosen.id), "write": lambda: write(chosen.folder),
        "issue-form": lambda: issue.issue_form(DATA, chosen.mode), "from-issue": lambda: issue.from_issue(DATA, chosen.file),
    }
    try:
        return run[chosen.command]()
    except Invalid as invalid:
        print(*invalid.problems, sep="\n")
        return 1


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
    data = library(DATA)
    made = [(page.path, f"{{{{ {page.call} }}}}\n") for page in outputs.pages(data)]
    made += [(file.path, file.text) for file in outputs.files(data)]
    for path, content in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    print(f"Wrote {len(made)} files into {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
