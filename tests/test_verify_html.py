"""What the check of built files lets pass, a browser sees as the check saw it: it guards the page that is read."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify import html
from verify.data import Data
from verify.rules import RULES
from verify.site import Site

SHELL = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{1}<title>T</title></head>'
    "<body><article>{0}</article></body></html>"
)

HOSTILE = """
<!--><img src=x onerror=x()>-->
<!-- --!><img src=x onerror=x()> -->
<!-- a -- b --><p>x</p>
<!--[if IE]><script>x()</script><![endif]-->
<![CDATA[<img src=x onerror=x()>]]>
<?xml version="1.0"?><p>x</p>
<p title="<img src=x onerror=x()>">x</p>
<p title='x' onclick='x()'>x</p>
<p class=x onclick=x()>x</p>
<p class="x"onclick="x()">x</p>
<p/onclick="x()">x</p>
<p class="a" class="b">x</p>
<P>x</P>
<img src="x.png" onerror="x()">
<svg><title><img src=x onerror=x()></title></svg>
<svg><style><img src=x onerror=x()></style></svg>
<svg><desc><p>x</p></desc></svg>
<svg><p>x</p></svg>
<svg></p><style><a id="</style><img src=1 onerror=x()>"></svg>
<math><mtext><table><mglyph><style><img src=x onerror=x()>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>
<noscript><p title="</noscript><img src=x onerror=x()>"></noscript>
<textarea></textarea><script>x()</script>
<title></title><script>x()</script>
<style></style/><img src=x onerror=x()>
<script><!--<script></script>--></script>
<plaintext><p>x</p>
<xmp><img src=x onerror=x()></xmp>
<template><p>x</p></template>
<select><option>a</option><p>x</p></select>
<table><tr><td>x</td></tr><p>y</p></table>
<p><strong><div>x</div></strong></p>
<ul><li>a<li>b</ul>
<p>a</div>b</p>
<br></br>
<div/>x
</article><script>x()</script><article>
<p>a & b &amp; c &lt;img&gt; &#x3c;b&#62; &copy; &copy=1</p>
<a href="x?a=1&copy=2">x</a>
<a href="java&#10;script:x()">x</a>
<p>1 < 2</p>
<p>\x00</p>
<p\x0cclass="x">x</p>
<p\x0bclass="x">x</p>
<p class="x" \u00a0>x</p>
<a\u2028href="x">x</a>
<p>x</p
<p class="x
""".strip("\n").split("\n")

IN_HEAD = """
<p>x</p>
word
&nbsp;
<meta name="x" content="y">
<!-- x -->
</head>
<body>
<link rel="icon" href="x.svg">x
<h1>x</h1>
<svg><title>x</title></svg>
<script type="application/json">{}</script>
<style></style>
<noscript><p>x</p></noscript>
<input type="hidden">
<table></table>
""".strip("\n").split("\n")
OF_HEAD = {"title", "meta", "link", "script", "style"}

OPENING = ["<p>", "<ul>", "<li>", "<strong>", '<a href="x/">', "<table>", "<td>", "<svg>", "<g>", '<div class="said">', "<title>"]
CLOSING = [f"</{tag[1:-1].split()[0]}>" for tag in OPENING]
PIECES = [*OPENING, *CLOSING, '<path d="M0 0"/>', "<br>", "text", "&lt;b&gt;", "&#38;", "&notit;"]
ODD = """< > " ' <!-- --> --!> </ <img> <p/ <style> </style> <script> </script> <textarea> &copy <![CDATA[ ]]>""".split()

SEEN = """pages => pages.map(page => {
  const found = new DOMParser().parseFromString(page, "text/html");
  const elements = [...found.querySelectorAll("*:not(html, head, body)")].map(e =>
    [e.parentElement.localName, e.localName,
      ...[...e.attributes].map(a => `${a.name.toLowerCase()}=${a.value}`).sort()].join(" "));
  return [elements, found.documentElement.textContent];
})"""


def nested(chance: random.Random, depth: int = 3) -> str:
    """A text as the views could write it, often with something odd in it."""
    inside = "".join(nested(chance, depth - 1) for _ in range(chance.randrange(3))) if depth else "text"
    number = chance.randrange(len(OPENING))
    odd = chance.choice([*ODD, *PIECES]) if chance.random() < 0.1 else ""
    return f"{OPENING[number]}{inside}{odd}{CLOSING[number]}"


def hostile() -> list[str]:
    return [SHELL.format(body, "") for body in HOSTILE] + [SHELL.format("", head) for head in IN_HEAD]


def mixtures() -> list[str]:
    chance = random.Random(6)
    wild = ["".join(chance.choices([*PIECES, *ODD], k=chance.randrange(1, 9))) for _ in range(1000)]
    return [SHELL.format(body, "") for body in (*wild, *(nested(chance) for _ in range(2000)))]


def passed(folder: Path, sources: list[str]) -> list[str]:
    """The pages that the check lets pass."""
    for number, source in enumerate(sources):
        (folder / f"{number}.html").write_text(source, "utf-8")
    site = Site(folder, Data(folder))
    refused = {found.path for rule in ("readable", "elements", "nesting", "characters") for found in RULES[rule](site)}
    return [text for path, text in site.texts.items() if path not in refused]


def differences(page, sources: list[str]) -> list[str]:
    """The pages in which the browser sees other elements, values or texts than the check did, or elsewhere."""
    rows = zip(sources, page.evaluate(SEEN, sources), strict=True)
    return [source for source, (elements, text) in rows if read(source) != (elements, text.split())]


def read(source: str) -> tuple[list[str], list[str]]:
    """What the check sees: each element with its parent and its values, and the words."""
    page = html.read(source)
    rows = [
        " ".join([parent, e.name, *sorted(f"{name}={value}" for name, value in e.values.items())])
        for parent, e in placed(page.elements) if e.name not in ("html", "head", "body")
    ]
    return rows, "".join(text.words for text in page.texts).split()


def placed(elements: list[html.Element]) -> Iterator[tuple[str, html.Element]]:
    """Each element with its parent. Without `<head>` and `<body>`, the head ends at the first element of another kind."""
    implied = "head"
    for element in elements:
        if element.around == ("html",) and element.name not in OF_HEAD | {"head"}:
            implied = "body"
        yield implied if element.around == ("html",) else "".join(element.around[-1:]), element


@pytest.mark.parametrize("made", [hostile, mixtures])
def test_a_browser_sees_what_the_check_saw(made, page, tmp_path):
    sources = made()
    let_through = passed(tmp_path, sources)
    assert 2 < len(let_through) < len(sources) / 2
    assert differences(page, let_through) == []


def test_a_browser_sees_the_published_pages_as_the_check_does(page, site):
    sources = [path.read_text("utf-8") for path in sorted(site.rglob("*.html"))][::12]
    assert len(sources) > 10 and differences(page, sources) == []


def test_the_comparison_would_show_a_difference(page):
    odd, plain, moved = (SHELL.format(*row) for row in [("<p title=x>x</p>", ""), ("<p>x</p>", ""), ("", "<p>x</p>")])
    assert differences(page, [odd, plain, moved]) == [odd, moved]
