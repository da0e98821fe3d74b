"""What a built site may hold, and why: written by looking at what readers need, not at what the views make."""

import re

ANYWHERE = set(
    "class id dir lang hidden role title data-search-exclude aria-label aria-hidden aria-labelledby aria-expanded "
    "aria-controls".split()
)
"""Values that any element may have. None of them can run, load or lead anywhere."""


def listed(rows: str) -> dict[str, set[str]]:
    """Lines of `element element: value value` → the own values of each element."""
    found: dict[str, set[str]] = {}
    for row in rows.split("\n"):
        names, _, values = row.partition(":")
        for name in names.split():
            found.setdefault(name, set()).update(values.split())
    return found


# What a text is made of. Nothing here loads anything; only `a` leads somewhere.
TEXT = listed("""
h1 h2 h3 h4 p strong em code pre br hr blockquote ul ol dl dt dd bdi section figure figcaption nav div span details summary
table thead tbody tr
a: href rel
th: scope align
td: align
article: data-terms data-words data-evidence data-filled data-facts
li: data-id data-terms data-stances data-evidence data-lesson
ul: data-weights
td: data-label
""")

# Drawings. They may use a shape of the same page, and nothing else.
DRAWING = listed("""
svg: viewbox xmlns color fill
g: transform
path: d fill
circle: cx cy r fill stroke stroke-width
line: x2 y2
text: x y
use: href x y transform
title desc
""")

# Programs and what people fill in: on the pages that are made for it, and nowhere else in a text.
PROGRAMS = listed("""
form: action
input: type name value autocomplete required placeholder checked
label: for
button: type
select: name
option: value data-region
optgroup: label
fieldset legend
script: type src
link: rel href
div: data-repository data-contact
""")
WITH_PROGRAM = {
    "index.html": "a field to search",
    "cases/index.html": "the explorer",
    "compare/index.html": "puts cases side by side",
    "like-mine/index.html": "asks three questions",
    "contribute/form/index.html": "the form for a case",
    "contribute/questions/index.html": "the form's questions, with its styles",
}

# What the theme puts around a text: navigation, search, colours.
FRAME = listed("""
html body head header main footer article
html body article main: data-md-color-scheme data-md-color-primary data-md-color-accent data-md-component
header nav ul: data-md-component data-md-scrollfix data-md-level
a: href rel data-md-component
div: data-md-component data-md-scrollfix data-md-type tabindex
ol ul li p span
title
meta: charset name content http-equiv
link: rel href
script: src id type
form: name data-md-component
button: type tabindex
label: for
h1
input: type name autocomplete placeholder autocapitalize autocorrect spellcheck required data-md-toggle data-md-component
input: data-md-color-media data-md-color-scheme data-md-color-primary data-md-color-accent
""")

ALONE = {"contribute/form-offline.html": "the form as one file, without a connection: it carries its code and styles"}
CARRIED = listed("""
style
script: type
div: data-repository data-contact
""")
OWN_LISTS = dict.fromkeys(WITH_PROGRAM, PROGRAMS) | dict.fromkeys(ALONE, CARRIED)
"""Page → what may stand there besides what may stand in any page."""
ORDERS = {"content-security-policy"}
"""What a page may order by `http-equiv`."""

INSIDE = {
    "table": {"thead", "tbody"}, "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
    "select": {"option", "optgroup"}, "optgroup": {"option"}, "option": set(), "ul": {"li"}, "ol": {"li"},
    "html": {"head", "body"}, "head": {"title", "meta", "link", "script", "style"},
}
"""Where a browser moves or drops what does not belong: there stands this only, and this stands nowhere else."""
LOOSE = {"ul", "ol", "html"}
"""Of these only the second half holds: other things in them stay where they are."""
OPEN = {"head"}
"""Of these only the first half holds: what belongs in them may stand elsewhere too."""
SPACE = " \t\n\f\r"
"""What browsers take for white space; Python knows more."""
BLOCKS = set(
    "article blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 header hr li main nav ol p "
    "pre section summary table ul".split()
)
HEADINGS = {"h1", "h2", "h3", "h4"}
CLOSED_BY = {"p": BLOCKS, "a": {"a"}, "button": {"button"}, "form": {"form"}, **dict.fromkeys(HEADINGS, HEADINGS)}
"""What a browser closes by itself when one of these begins in it."""

DATA_BLOCKS = {"application/json", "application/ld+json"}
"""Types of `<script>` that no browser runs."""
RELATIONS = {"icon", "stylesheet", "canonical", "prev", "next"}

DROPPED = re.compile(r"[\x00-\x20\\]")
"""Browsers drop these signs, or take them for a `/`, before they look where an address leads."""
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""How an address begins that does not stay within the site."""
HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?"
LEADS_OUT = re.compile(rf"https://{HOST}(?:[/?#]\S*)?|mailto:[^\s\\]+", re.IGNORECASE | re.ASCII)
LEADS_IN = re.compile(r"[^\s\\:]*|[^\s\\:/]*[/?#][^\s\\]*")
"""Without a colon before the first `/`, `?` or `#`: with one a browser would see a scheme."""

UNLINKED = {
    "404.html": "hosts show it instead of a page that is not there",
    **ALONE,
}
FROM_THE_ROOT = {"404.html": "it is shown at any address, so that only addresses from the root lead somewhere"}

KINDS = {".html", ".css", ".js", ".map", ".json", ".csv", ".yaml", ".xml", ".svg"}
BINARY = {".gz", ".png"}
BY_NAME = {
    "_headers": "what some hosts say to a browser with every page",
    "sitemap.xml.gz": "the site map, as MkDocs packs it",
    "assets/images/favicon.png": "the theme's; of ours somebody would have to see what else it tells of place and person",
}
PAGES = {"404.html": "hosts ask for this name", **ALONE}
"""Pages that are not the `index.html` of a folder."""
NAME = re.compile(r"([a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*", re.ASCII)
"""Lower case and ASCII: no two names are one on another system, and none begins with a dot."""

OF_OTHERS = {
    "assets/javascripts/": "the theme's programs",
    "assets/stylesheets/": "the theme's styles",
    "assets/vendor/": "kept libraries; tests hold them to their checksums",
}
IN_SEARCH = {"p", "li", "ul", "ol", "code", "pre"}
"""What the theme's search keeps of the markup of a page."""
