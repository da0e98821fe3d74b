"""Every rule by its name. A rule is a generator: it looks at the site and yields where what is wrong, and what to do."""

from collections.abc import Callable, Iterator

from . import entries, exports, files, links, markup, policy, search, words
from .site import Found, Site

RULES: dict[str, Callable[[Site], Iterator[Found]]] = {
    "kinds": files.kinds,
    "names": files.names,
    "drawings": files.drawings,
    "readable": markup.readable,
    "elements": markup.elements,
    "nesting": markup.nesting,
    "scripts": markup.scripts,
    "loads": markup.loads,
    "orders": markup.orders,
    "policy": policy.policy,
    "head": markup.head,
    "ids": markup.ids,
    "addresses": links.addresses,
    "links": links.ends,
    "reachable": links.reachable,
    "left-over": words.left_over,
    "build-paths": words.build_paths,
    "characters": words.characters,
    "formats": exports.formats,
    "records": exports.records,
    "lists": exports.lists,
    "schemas": exports.schemas,
    "table": exports.table,
    "copies": exports.copies,
    "pages": entries.pages,
    "site-map": entries.site_map,
    "withdrawn": entries.withdrawn,
    "search": search.search,
}
