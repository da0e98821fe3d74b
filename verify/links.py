"""Rules for where links lead."""

from collections.abc import Iterator

from . import allowed
from .site import Found, Site


def addresses(site: Site) -> Iterator[Found]:
    """A link is relative, or https with a host, or to a mailbox. Only a document of the data may still be at http."""
    old = {source["url"] for source in site.data.sources.values() if source.get("url", "").startswith("http://")}
    for path, element in site.elements("a"):
        address = element.values.get("href", "")
        if address.startswith("/") and not address.startswith("//"):
            if path not in allowed.FROM_THE_ROOT:
                yield site.at(path, element, f"`{address}` fails where the site lies in a folder; write it relative")
            continue
        within = site.inside(address) and allowed.LEADS_IN.fullmatch(address)
        if not (within or allowed.LEADS_OUT.fullmatch(address) or address in old):
            yield site.at(path, element, f"`{address}` leads nowhere safe; write https:// and a host, or a relative address")


def ends(site: Site) -> Iterator[Found]:
    """Every address inside the site leads to a file that is there, and every anchor to an id in it."""
    for path, element, address, target, anchor in site.ways:
        if target not in site.files:
            wrong = f"`{address}` leads to {target}, which is not there; mend the link"
        elif anchor and anchor not in site.ids.get(target, ()):
            wrong = f"`{address}` leads to no anchor of {target}; mend the link"
        elif element.values.get("rel") == "canonical" and target != path:
            wrong = f"the page says that it is {target}; see what writes this"
        else:
            continue
        yield site.at(path, element, wrong)


def reachable(site: Site) -> Iterator[Found]:
    """Links lead from the home page to every page, but to those that are listed with a reason."""
    if "index.html" not in site.pages:
        yield Found("index.html", 1, "is missing; build the site first")
    onward: dict[str, set[str]] = {}
    for way in site.ways:
        if way.element.name == "a":
            onward.setdefault(way.path, set()).add(way.target)
    seen, open_ones = set(), {"index.html"}
    while open_ones:
        seen |= open_ones
        open_ones = set().union(*(onward.get(path, ()) for path in open_ones)) - seen
    unlinked = {f"{place}/index.html" for place in (*site.data.former, *site.data.withdrawn)} | allowed.UNLINKED.keys()
    for path in sorted(site.pages.keys() - seen - unlinked):
        yield Found(path, 1, "no link leads here; link it, or list it with its reason in verify/allowed.py")
