"""Keeps `make serve` alive through any edit: the last good site stays, and what is wrong stands at the top of its pages."""

import logging
import re
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from .report import as_text

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)
STYLE = """
.problems { position: sticky; top: 0; z-index: 9; max-height: 45vh; overflow: auto; padding: 8px 16px;
  background: #7a1414; color: #fff; font: 15px/1.4 system-ui, sans-serif; overflow-wrap: anywhere }
.problems ul { margin: 4px 0; padding: 0 }
.problems li { margin: 4px 0 4px 18px }
@media print { .problems { display: none } }
"""
NOTHING_YET = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Problems</title>
<body></body></html>"""


class Serving:
    """The last good build, and what stopped the newer ones."""

    def __init__(self, project: Path):
        self.project = project
        self.problems: list[str] = []
        self._folder = tempfile.TemporaryDirectory(prefix="served-")
        self.root = Path(self._folder.name, "site")
        """What to serve: a copy, because a build empties its folder before it knows whether it succeeds."""
        self.root.mkdir()
        (self.root / "index.html").write_text(NOTHING_YET, "utf-8")
        self.good = False
        """Whether there was a good build yet."""

    def attempt(self, build: Callable[[], None], made: Path) -> None:
        """Runs a build that fills the folder `made`. Raises nothing: what is wrong is printed and shown."""
        with heard() as said:
            try:
                build()
                self.keep(made)
                self.problems = []
            # The macros plugin and MkDocs leave by SystemExit.
            except (Exception, SystemExit) as error:
                self.problems = wrong(error, said, self.project)
        if self.problems:
            print(*self.problems, "The pages say so too, until it is mended.", sep="\n", flush=True)

    def keep(self, made: Path) -> None:
        """Makes what was built the last good site, once it is copied whole."""
        copy = self.root.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(made, copy)
        shutil.rmtree(self.root)
        copy.rename(self.root)
        self.good = True

    def with_panel(self, app: Callable) -> Callable:
        """The WSGI application `app`, with the problems at the top of each page while there are any."""

        def answer(environ: dict, start_response: Callable) -> Iterator[bytes] | list[bytes]:
            head: list = []
            body = app(environ, lambda status, headers: head.extend((status, headers)))
            status, headers = head
            if self.problems and ("Content-Type", "text/html") in headers:
                body = [with_panel(b"".join(body), self.panel())]
                headers = [(name, value) for name, value in headers if name != "Content-Length"]
            start_response(status, headers)
            return body

        return answer

    def panel(self) -> str:
        """The problems as HTML that styles itself: it also stands on pages without the theme."""
        count = f"{len(self.problems)} problem{'s' if len(self.problems) > 1 else ''}"
        below = "Below is the last good state." if self.good else "There is no good state to show yet."
        items = "".join(f"<li>{escape(line)}</li>" for line in self.problems)
        return (
            f'<section role="alert" aria-label="Problems" tabindex="0" class="problems"><style>{STYLE}</style>'
            f"<strong>{count}. {below}</strong> This goes away by itself when you have mended it.<ul>{items}</ul></section>"
        )


def with_panel(page: bytes, panel: str) -> bytes:
    """The page with the panel as the first thing in its body."""
    body = re.search(rb"<body\b[^>]*>", page)
    place = body.end() if body else 0
    return page[:place] + panel.encode() + page[place:]


@contextmanager
def heard() -> Iterator[list[str]]:
    """Every warning and error that MkDocs and its plugins log meanwhile."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())
    logs = logging.getLogger("mkdocs")
    logs.addHandler(handler)
    try:
        yield said
    finally:
        logs.removeHandler(handler)


def wrong(error: BaseException, said: list[str], project: Path) -> list[str]:
    """What stopped a build, one problem a line, with its place as `path:line:` if there is one."""
    if problems := getattr(error, "problems", None):
        return as_text(problems).splitlines()
    if type(error) is SystemExit and error.__context__:
        return [in_page(error.__context__, "".join(said[-1:]), project)]
    lines = said or [str(error)] if isinstance(error, SystemExit) else [located(error, project), *said]
    return [" ".join(line.replace(f"{project}/", "").split()) for line in lines]


def located(error: BaseException, project: Path) -> str:
    """`path:line: what was raised`: the place in the project nearest to the fault."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(project)]
    ours = [frame for frame in frames if frame.filename != __file__ and ".venv" not in frame.filename]
    places = [(frame.filename, frame.lineno) for frame in ours]
    if getattr(error, "filename", None) and getattr(error, "lineno", None):
        places.append((error.filename, error.lineno))
    place = "{}:{}: ".format(*places[-1]) if places else ""
    return f"{place}{type(error).__name__}: {error}"


def in_page(error: BaseException, said: str, project: Path) -> str:
    """The same for a macro that failed in a page: the plugin names the page, the trace the line below its front matter."""
    name = re.search(r"_File_: `(.+?)`", said)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    line = getattr(error, "lineno", None) or (lines or [1])[-1]
    page = project / "docs" / name[1] if name else project
    front = FRONT_MATTER.match(page.read_text("utf-8")) if page.is_file() else None
    line += front[0].count("\n") if front else 0
    return " ".join(f"{page.relative_to(project)}:{line}: {type(error).__name__}: {error}".split())
