"""The form as one file that needs no connection: page, styles, data and code in a single HTML text."""

import base64
import json
import posixpath
import re
from collections.abc import Mapping

from . import policy

IMPORT = re.compile(r'((?:\bfrom|\bimport)\s*\(?\s*)"(\.{1,2}/[^"]+)"')
START = "assets/form/form.js"
# Through an element made by code: of the modules, the policy of this file runs what its own code loads, and no other.
RUN = f"""document.body.append(
  Object.assign(document.createElement("script"), {{ type: "module", src: import.meta.resolve("{START}") }}));"""
STYLES = ("assets/library.css", "assets/form/form.css", "assets/form/ending.css", "assets/form/offline.css")


def document(place: str, assets: Mapping[str, str], data: Mapping[str, str]) -> str:
    """The whole file. `place`: the HTML of the form's place; `assets`: path → text of what the site serves; `data`:
    name → JSON that the form reads. Raises KeyError if a module is missing that is always imported."""
    modules = {path: data_url(bare(path, assets[path])) for path in reachable(START, assets)}
    inside = "{%s}" % ", ".join(f'"{name}": {text}' for name, text in data.items())
    styles = "\n".join(assets[path] for path in STYLES)
    body = f"""<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Add or correct a case · From coffee to conference</title>
<meta name="referrer" content="no-referrer">
<style>
{styles}</style>
<body class="offline md-typeset" data-md-color-scheme="default">
<main>
<h1>Add or correct a case</h1>
<p>This file works without a connection. Leave out what no source states: an empty field is shown as “not stated”. Your
work is kept as a draft in this browser and sent to nobody until you send it.</p>
{place}
</main>
<script type="application/json" id="form-data">{in_script(inside)}</script>
<script>if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";</script>
<script type="importmap">{in_script(json.dumps({"imports": modules}))}</script>
<script type="module">{RUN}</script>
</body>
</html>
"""
    return f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n{policy.meta(policy.alone(body))}\n{body}'


def reachable(start: str, assets: Mapping[str, str]) -> list[str]:
    """Paths of a module and of all that it imports, directly or not."""
    found, open_ones = [], [start]
    while open_ones:
        path = open_ones.pop()
        if path not in found and path in assets:
            found.append(path)
            open_ones += [resolved(path, target) for _, target in IMPORT.findall(assets[path])]
    return found


def resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def bare(path: str, code: str) -> str:
    """The code with its imports named as in the import map: an address relative to a `data:` address leads nowhere."""
    return IMPORT.sub(lambda found: f'{found[1]}"{resolved(path, found[2])}"', code)


def data_url(code: str) -> str:
    return "data:text/javascript;base64," + base64.b64encode(code.encode()).decode()


def in_script(text: str) -> str:
    """JSON that cannot end the element in which it stands, and in which nothing looks like a template."""
    return text.replace("<", "\\u003c").replace("%", "\\u0025")
