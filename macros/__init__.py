"""From coffee to conference: network case studies from YAML to a cross-linked site. Here: the door for macros."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Binds every view to the library as a macro of the same name. Called by mkdocs-macros-plugin."""
    # Here, because the command line has no need of what makes pages, and would wait for it.
    from .load import library
    from .views import VIEWS, Settings, Site

    site = Site(library(Path(env.conf["config_file_path"]).parent / "case_data"), Settings.of(env.conf["extra"]))
    for name, view in VIEWS.items():
        env.macro(bound(env, site, view), name)


def bound(env: Any, site: Any, view: Callable) -> Callable[..., str]:
    from .render import page_markdown, rebase

    def macro(*arguments: str) -> str:
        return rebase(page_markdown(view(site, *arguments)), env.page.url)

    return macro
