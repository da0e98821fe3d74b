"""The only door to MkDocs: hands it the pages and files that the data adds, and stops the build on bad data."""

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands import serve
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# MkDocs loads this file by its path, so that it has no package: the names are absolute.
from macros import clock, exports, offline, outputs, policy
from macros.load import library
from macros.model import Invalid, Library, Problem
from macros.render import Section, page_html, rebase, text
from macros.report import as_text, number
from macros.search import tidy_index
from macros.serving import Serving
from macros.views import VIEWS, Settings, Site, form_place


SERVING: list[Serving] = []
"""What the first build of a server leaves for `on_serve`."""


class BadData(Abort):
    """The data has problems; all of them were printed, and nothing was touched."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__(f"{number(len(problems), 'problem')} in the data (above). The last good site stays as it was.")


class FinishedPage(Page):
    """A page whose HTML is made from the data. No Markdown runs over a contributor's text."""

    def __init__(self, output: outputs.Page, site: Site, file: File, config: MkDocsConfig):
        self.output, self.site = output, site
        super().__init__(str(text(output.title)), file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            # The theme prints these without escaping.
            "title": str(text(self.output.title)),
            "description": str(text(self.output.description)),
            "search": {"boost": self.output.weight},
            "reviewed": self.output.reviewed,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        sections = VIEWS[self.output.view](self.site, *self.output.arguments)
        self.content = rebase(page_html(sections), self.url)
        self.toc = contents(sections)
        self.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', self.content))


def contents(sections: list[Section]) -> TableOfContents:
    return TableOfContents([AnchorLink(str(text(s.heading)), s.anchor, s.level) for s in sections if s.anchor])


served = False
"""Whether the pages are for `mkdocs serve`, which writes a script into each."""


def on_startup(command: str, dirty: bool) -> None:
    """Makes strictness the same at every verbosity, and lets a server start whatever the state of the data is."""
    global served
    served = command == "serve"
    logs = logging.getLogger("mkdocs")
    # MkDocs counts the warnings that it prints, and at DEBUG it does not look for missing anchors.
    logs.setLevel(min(logs.level, logging.WARNING))
    logging.getLogger("mkdocs.structure.pages").setLevel(max(logs.level, logging.INFO))
    serve.build = first_build
    if not served:
        clock.pin(Path(__file__).parent.parent)


def first_build(config: MkDocsConfig, **options: Any) -> None:
    """The build with which a server starts. There is no other door to it; the next ones go through `on_serve`."""
    serve.build = build
    serving = Serving(Path(config.config_file_path).parent)
    SERVING.append(serving)
    serving.attempt(lambda: build(config, **options), Path(config.site_dir))


# Before all plugins: the macros plugin would meet bad data first and show a traceback.
@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    read(config)
    if repository := config.extra.get("repository"):
        config.edit_uri_template = f"{repository.rstrip('/')}/edit/main/{{path}}"
    config.extra["policy"] = "" if served else policy.meta(policy.SITE)
    return config


def read(config: MkDocsConfig) -> Library:
    """The library. Raises BadData, after printing every problem, if there are any."""
    try:
        return library(Path(config.config_file_path).parent / "case_data")
    except Invalid as invalid:
        print(as_text(invalid.problems), end="", flush=True)
        raise BadData(invalid.problems) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds what the data makes. A hand-written page at the same path wins."""
    data = read(config)
    site = Site(data, Settings.of(config.extra))
    for file in files:
        file.edit_uri = file.edit_uri and f"docs/{file.edit_uri}"
    for output in outputs.pages(data):
        if output.path not in files.src_uris:
            file = generated(config, output.path, "", output.source)
            FinishedPage(output, site, file, config)
            files.append(file)
    for export in outputs.files(data):
        files.append(generated(config, export.path, export.text, ""))
    files.append(generated(config, "_headers", policy.headers(), ""))
    files.append(generated(config, "contribute/form-offline.html", form_file(config, files, site), ""))
    return files


def form_file(config: MkDocsConfig, files: Files, site: Site) -> str:
    """The form as one file, with what stands in docs/assets."""
    assets = {file.src_uri: file.content_string for file in files if file.src_uri.endswith((".js", ".css"))}
    place = rebase(str(form_place(site)), "contribute/")
    library = site.library
    data = {
        "schema": exports.form_schema(library), "names": exports.names_json(library),
        "safeguards": exports.safeguards_json(library),
    }
    return offline.document(place, assets, data)


def generated(config: MkDocsConfig, path: str, content: str, source: str) -> File:
    file = File.generated(config, path, content=content)
    file.edit_uri = source or None
    return file


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """A page that is not in the navigation belongs to the index of its folder: that tab is then shown as chosen."""
    for file in files.documentation_pages():
        index = files.get_file_from_path(f"{file.src_uri.split('/')[0]}/index.md")
        if file.page and file.page.parent is None and index and index.page is not file.page:
            file.page.parent = index.page
    return nav


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Without the lines in which the theme's templates left nothing but indentation: on a slow line a page has no room."""
    return re.sub(r"(<(pre|textarea)\b.*?</\2>)|\n +(?=\n)", lambda found: found[1] or "", output, flags=re.DOTALL)


def on_post_build(config: MkDocsConfig) -> None:
    """Lets search find words with their diacritics left out. Runs after the search plugin has written its index."""
    index = Path(config.site_dir, "search", "search_index.json")
    index.write_text(json.dumps(tidy_index(json.loads(index.read_text("utf-8"))), separators=(",", ":")), "utf-8")


def on_build_error(error: Exception) -> None:
    """Says in words what the system refused, for instance a full disk or a folder that may not be written."""
    if isinstance(error, OSError):
        place = error.filename or "A file could not be written"
        raise Abort(f"{place}: {error.strerror}; see that there is room and that the folder may be written.") from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> LiveReloadServer:
    """Keeps serving the last good site, with the problems on top; by itself the server would end or answer no request."""
    serving, rebuild = SERVING.pop(), server.builder
    server.builder = lambda: serving.attempt(rebuild, Path(config.site_dir))
    server.root = str(serving.root)
    server.set_app(serving.with_panel(server.get_app()))
    return server
