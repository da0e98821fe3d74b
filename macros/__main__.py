"""The command line: `python -m macros check | new | write | issue-form | from-issue | withdraw`.

What only one of the others needs is imported there: a check must be quick.
"""

import argparse
import os
import sys
from pathlib import Path

from . import report
from .check.fields import file_name
from .load import examine, library, mend, read_schema
from .load.folder import files, names
from .model import Document, Invalid
from .skeleton import skeleton
from .withdraw import withdraw

DATA, DOCS = Path("case_data"), Path("docs")


def parser() -> argparse.ArgumentParser:
    """The commands with what each takes."""
    made = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = made.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say everything that is wrong with the data")
    checking.add_argument("paths", nargs="*", type=Path, help="only these files or folders")
    checking.add_argument("--format", choices=report.FORMATS, default="text", help="for people, servers or programs")
    checking.add_argument("--fix", action="store_true", help="first mend order of fields, spaces, tabs and quotes")
    newing = commands.add_parser("new", help="print a commented skeleton into its place")
    newing.add_argument("kind", choices=["case", "lesson"])
    newing.add_argument("id")
    writing = commands.add_parser("write", help="write every page and file that the data adds into a folder")
    writing.add_argument("folder", type=Path)
    forming = commands.add_parser("issue-form", help="print the form for GitHub that the schema asks for")
    mode = {"dest": "mode", "action": "store_const"}
    forming.add_argument("--check", **mode, const="check", default="print", help="fail if the kept one differs")
    forming.add_argument("--write", **mode, const="write", help="write it into its place")
    turning = commands.add_parser("from-issue", help="turn the body of an issue into the YAML of a case")
    turning.add_argument("file", type=Path)
    withdrawing = commands.add_parser("withdraw", help="take a case or lesson down; a notice stays at its address")
    withdrawing.add_argument("id")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and returns its exit status. What is wrong with the data is printed, one problem a line."""
    chosen = parser().parse_args(arguments)
    run = {
        "check": lambda: check(chosen.paths, chosen.format, chosen.fix),
        "new": lambda: new(chosen.kind, chosen.id),
        "write": lambda: write(chosen.folder),
        "issue-form": lambda: forms(chosen.mode),
        "from-issue": lambda: read_issue(chosen.file),
        "withdraw": lambda: take_down(chosen.id),
    }
    try:
        return run[chosen.command]()
    except Invalid as invalid:
        print(*invalid.problems, sep="\n")
        return 1


def check(paths: list[Path], form: str, fix: bool) -> int:
    """Prints each problem, then one line that counts. Returns the exit status: 1 if there are errors."""
    # A name or a text may hold what the terminal cannot show.
    sys.stdout.reconfigure(errors="backslashreplace")
    notes = sys.stderr if form == "json" else sys.stdout
    said, failed = mend(DATA, paths) if fix else ([], [])
    print(*(f"{line}\n" for line in said), sep="", end="", file=notes)
    found = examine(DATA, paths)
    problems = sorted([*found.problems, *failed])
    print(report.FORMATS[form](problems, os.environ.get("SITE_URL", "").rstrip("/")), end="")
    print(report.summary(problems, found.counts), file=notes)
    return int(any(problem.stops for problem in problems))


def new(kind: str, id: str) -> int:
    """Prints where it wrote the skeleton. Returns 1, and writes nothing, if the id cannot be the name of a new file."""
    schema, place = read_schema(DATA), DATA / f"{kind}s" / f"{id}.yaml"
    taken = [((), f"{place} is there already; choose another id")] if place.exists() else []
    for _, wrong in [*taken, *file_name(Document(kind, id, str(place), {}), schema, names(files(DATA)), {})]:
        print(f"{wrong}.", file=sys.stderr)
        return 1
    text = skeleton(schema, kind)
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, "utf-8")
    print(f"Wrote {place}. Fill it in, then run `make check`.")
    return 0


def write(folder: Path) -> int:
    """Pages as Markdown with one macro call, exports as they are. Raises Invalid if the data has errors."""
    from . import outputs

    data = library(DATA)
    made = [(page.path, f"{{{{ {page.call} }}}}\n") for page in outputs.pages(data)]
    made += [(file.path, file.text) for file in outputs.files(data)]
    for path, content in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    print(f"Wrote {len(made)} files into {folder}.")
    return 0


def forms(mode: str) -> int:
    """Prints, checks or writes the form for GitHub: see `issue.issue_form`."""
    from .issue import issue_form

    return issue_form(DATA, mode)


def read_issue(file: Path) -> int:
    """Prints the YAML of an issue, or what it lacks: see `issue.from_issue`."""
    from .issue import from_issue

    return from_issue(DATA, file)


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
