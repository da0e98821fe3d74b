"""Rules for where links lead."""

from collections.abc import Iterator

from . import allowed
from .site import Found, Site


def addresses(site: Site) -> Iterator[Found]:
    """A link is relative, or https with a host, or to a mailbox. Only documents in the data may be where they are: http."""
    old = {source["url"] for source in site.data.sources.values() if source.get("url", "").startswith("http://")}
    for path, page, element in site.elements("a"):
        address = element.values.get("href", "")
        line = page.line(element.offset) if not allowed.LEADS_IN.fullmatch(address) or address.startswith("/") else 0
        if not line:
            continue
        if address.startswith("/") and not address.startswith("//"):
            if path not in allowed.FROM_THE_ROOT:
                yield Found(path, line, f"`{address}` leads from the root; write it relative: the site may lie in a folder")
        elif not allowed.LEADS_OUT.fullmatch(address) and address not in old:
            yield Found(path, line, f"`{address}` is no address for a link; write https:// and a host, or a relative address")


def ends(site: Site) -> Iterator[Found]:
    """Every address inside the site leads to a file that is there, and every anchor to an id in it."""
    for path, page, element in site.elements("a", "link", "script", "img", "form"):
        address = next((element.values[name] for name in ("href", "src", "action") if name in element.values), None)
        if address is None or not site.inside(address):
            continue
        target, anchor = site.target(path, address)
        if target not in site.files:
            yield Found(path, page.line(element.offset), f"`{address}` leads to {target}, which is not there; mend the link")
        elif anchor and anchor not in site.ids.get(target, ()):
            yield Found(path, page.line(element.offset), f"`{address}` leads to no anchor of {target}; mend the link")


def reachable(site: Site) -> Iterator[Found]:
    """Links lead from the home page to every page, but to those that are listed with a reason."""
    seen, open_ones = set(), ["index.html"]
    while open_ones:
        path = open_ones.pop()
        if path in site.pages and path not in seen:
            seen.add(path)
            addresses = (a.values.get("href", "") for a in site.pages[path].named("a"))
            open_ones += [site.target(path, address)[0] for address in addresses if site.inside(address)]
    unlinked = {f"{place}/index.html" for place in (*site.data.former, *site.data.withdrawn)} | allowed.UNLINKED.keys()
    for path in sorted(site.pages.keys() - seen - unlinked):
        yield Found(path, 1, "no link leads here; link it, or list it with its reason in verify/allowed.py")
