"""Where everything stands on the site. The only place where an address is made."""

from typing import Any

from .objects import Case, Facet, Lesson, Source, Term


def address(thing: Any) -> str:
    """Address from the root of the site, with a leading slash: `/cases/georgia-gaard/`. Addresses never change."""
    match thing:
        case Case():
            return f"/cases/{thing.id}/"
        case Lesson():
            return f"/lessons/{thing.id}/"
        case Term():
            return f"/{thing.facet}/{thing.slug}/"
        case Facet():
            return f"/{thing.id}/"
        case Source():
            return f"/sources/{thing.kind}/#{thing.id}"
    raise TypeError(f"{thing!r} has no page")


def editor_line(kind: str) -> str:
    """The first line of a YAML file, by which an editor finds the list of fields.

    The path leads from the file to what `make site` wrote: it needs no network and no address that may change, and is
    the same for everybody.
    """
    return f"# yaml-language-server: $schema=../../site/data/{kind}.schema.json"
