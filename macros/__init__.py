"""From coffee to conference: network case studies from YAML to a cross-linked site. Here: the door for macros."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .load import library
from .render import page_markdown, rebase
from .views import VIEWS, Settings, Site


def define_env(env: Any) -> None:
    """Binds every view to the library as a macro of the same name. Called by mkdocs-macros-plugin."""
    site = Site(library(Path(env.conf["config_file_path"]).parent / "case_data"), Settings.of(env.conf["extra"]))
    for name, view in VIEWS.items():
        env.macro(bound(env, site, view), name)


def bound(env: Any, site: Site, view: Callable) -> Callable[..., str]:
    def macro(*arguments: str) -> str:
        return rebase(page_markdown(view(site, *arguments)), env.page.url)

    return macro
