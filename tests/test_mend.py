"""`check --fix`: what is mechanical is mended, nothing else changes, remarks stay with their field."""

import codecs
import os
import re
from collections import Counter

import pytest
from conftest import DATA
from hypothesis import given, settings
from hypothesis import strategies as some

from macros.__main__ import main
from macros.load import read, read_schema
from macros.load.mend import meaning, mended
from macros.model.addresses import editor_line

SCHEMA = read_schema(DATA)
FIRST = editor_line("case") + "\n"
REAL = [path.read_text("utf-8") for path in sorted((DATA / "cases").iterdir())]


def mend(text: str, kind: str = "case") -> str:
    return mended(text.encode("utf-8"), kind, SCHEMA).decode("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A   \nsummary: B", "title: A\nsummary: B\n"),
        ("title: A\r\nsummary: B\r\n\r\n", "title: A\nsummary: B\n"),
        ("title: cafe\u0301\n", "title: caf\u00e9\n"),
        ("summary: B\n# on the title\ntitle: A\n", "# on the title\ntitle: A\nsummary: B\n"),
        ("summary: B  # why\ntitle: A\n", "title: A\nsummary: B  # why\n"),
        ("network:\n  # its kind\n  kind: fund\n  name: N\n", "network:\n  name: N\n  # its kind\n  kind: fund\n"),
        ("why:\n  - sources: [x]\n    text: T\n  - sources:\n      - y\n    text: >-\n      U\n\n      V\n",
         "why:\n  - text: T\n    sources: [x]\n  - text: >-\n      U\n\n      V\n    sources:\n      - y\n"),
        ("network:\n  kind: “fund”\n", "network:\n  kind: fund\n"),
        ("network:\n  kind: 'fund'\n", "network:\n  kind: fund\n"),
        ("network: {kind: \"fund\"}\nsectors: ['water', „land“]\n", "network: {kind: fund}\nsectors: [water, land]\n"),
        ("summary: B\n# lost?\n\nmisspelt: x\ntitle: A\n", "title: A\nsummary: B\n# lost?\n\nmisspelt: x\n"),
    ],
)
def test_what_is_mechanical_is_mended(before, after):
    assert mend(before) == FIRST + after and mend(FIRST + after) == FIRST + after


@pytest.mark.parametrize(
    "text",
    [
        "title: 'no'\nsources:\n  - independent: 'no'\n",
        "title: “A”, they say\n",
        "summary: |\n  two  \n  lines\n",
        "network: {kind: fund, name: N}\n",
        "# yaml-language-server: $schema=elsewhere.json\ntitle: A\n",
    ],
)
def test_what_may_be_meant_is_left_alone(text):
    assert mend(text).removeprefix(FIRST) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A: b   \nsummary: x", FIRST + "title: 'A: b'\nsummary: x\n"),
        ("title: It's: b # c\nsummary: B: c\n", None),
        ("# one\nwhy:\n  - text: It's: b\n    sources: [a]  # two\nquestions: [x]\n",
         FIRST + "# one\nwhy:\n  - text: 'It''s: b'\n    sources: [a]  # two\nquestions: [x]\n"),
        ("title: A\nwhy:\n\t- text: B: c\n\t  sources: [a]\n",
         FIRST + "title: A\nwhy:\n  - text: 'B: c'\n    sources: [a]\n"),
        ("why:\n  - text: B\n\tsources: [a]\n", FIRST + "why:\n  - text: B\n    sources: [a]\n"),
        ("network:\n  name: N\n\tkind: fund\n", FIRST + "network:\n  name: N\n  kind: fund\n"),
        ("title: A  \ntitle: cafe\u0301\n", "title: A\ntitle: caf\u00e9\n"),
        ("\ufefftitle: A\r\nsummary: B\r\n", FIRST + "title: A\nsummary: B\n"),
        ("title: 'A\nsummary: |\n  two  \n  lines\nwhy: x \n", "title: 'A\nsummary: |\n  two  \n  lines\nwhy: x\n"),
        ("network:\n\u00a0\u00a0name:\u00a0N\u00a0M\nsectors:\n  -\u00a0water\n",
         FIRST + "network:\n  name: N\u00a0M\nsectors:\n  - water\n"),
        ("title: A: b\nwhy: 'x\n", "title: 'A: b'\nwhy: 'x\n"),
    ],
)
def test_what_is_mechanical_is_mended_in_a_file_that_cannot_be_read(before, after):
    assert mend(before) == (before if after is None else after) and mend(mend(before)) == mend(before)


@pytest.mark.parametrize("text", REAL, ids=lambda text: text[70:90])
def test_a_real_case_that_lost_quotes_is_as_it_was(text):
    """As it comes from an editor of Windows: the quotes round texts with a colon are gone, spaces stand at the ends."""
    quoted = re.compile(r"^( *(?:- )?(?:title|about|how): )'([^\n#]*: [^\n#]*)'$", re.MULTILINE)
    lost = quoted.sub(lambda match: match[1] + match[2].replace("''", "'") + "  ", text)
    assert lost != text and read(lost.encode())[2]
    assert mended(codecs.BOM_UTF8 + lost.replace("\n", "\r\n").encode(), "case", SCHEMA) == text.encode()


@pytest.mark.parametrize("text", [
    "title: A: b\n  goes on\n", "title: A: b #1\n", "title: “A: b”\n", "network: {kind: fund\n", "", "- x\n",
    "title:\n", "a: &x 1\n", "convenor:\n  - name: Oxfam role: helper\n", "a: x\n\t- b\n", "a: b\x00\n",
])
def test_what_is_not_sure_is_not_touched_in_a_file_that_cannot_be_read(text):
    assert mend(text) == text


def test_bytes_of_notepad_are_read():
    assert mended("title: A\r\n".encode("utf-16"), "case", SCHEMA).decode() == FIRST + "title: A\n"
    assert mended(b"title: \xe9: x  \n", "case", SCHEMA) == b"title: \xe9: x  \n"
    long = b"title: A: b\n" + b"# x\n" * 70_000
    assert mended(long, "case", SCHEMA) == long


def test_the_order_of_terms_is_meant():
    text = (DATA / "vocabularies" / "stages.yaml").read_text("utf-8")
    assert mend(text, "vocabulary") == text


@pytest.mark.parametrize("text", REAL, ids=lambda text: text[70:90])
def test_what_was_put_out_of_order_comes_back(text):
    """The fields of a real case, last first, each with a remark above it."""
    first, *fields = chunks(text)
    shuffled = first + "".join(f"# {number}\n{field}" for number, field in reversed(list(enumerate(fields))))
    assert mend(shuffled) == first + "".join(f"# {number}\n{field}" for number, field in enumerate(fields))


def chunks(text: str) -> list[str]:
    """The line for editors, then the lines of each field."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[0] in " -":
            found[-1] += line
        else:
            found.append(line)
    return found


def remarks(text: str) -> Counter:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@settings(derandomize=True, deadline=None, max_examples=120)
@given(some.sampled_from(REAL), some.lists(some.tuples(some.integers(0, 400), some.sampled_from(["  # x", "# y", "", "    # z"])), max_size=6), some.randoms(use_true_random=False))
def test_the_data_and_every_remark_survive(text, put, random):
    lines = text.rstrip("\n").split("\n")
    for place, line in put:
        lines.insert(1 + place % len(lines), line)
    before = "\n".join(line + " " * random.randrange(2) for line in lines)
    after = mend(before)
    assert meaning(after, "case", SCHEMA) == meaning(before, "case", SCHEMA)
    assert remarks(after) == remarks(before) and mend(after) == after


def test_the_command_names_what_it_mended_and_leaves_the_rest(tiny_data, monkeypatch, capsys):
    monkeypatch.chdir(tiny_data.parent)
    path, other = tiny_data / "cases" / "alpha-milk.yaml", tiny_data / "cases" / "beta-water.yaml"
    path.chmod(0o640)
    before, beside, data = path.stat(), other.read_bytes(), read(path.read_bytes())[0]
    assert main(["check", "--fix", "case_data/cases/alpha-milk.yaml"]) == 0
    assert capsys.readouterr().out.startswith("Mended case_data/cases/alpha-milk.yaml.\n")
    assert path.read_text("utf-8").startswith(FIRST) and read(path.read_bytes())[0] == data
    assert path.stat().st_mode == before.st_mode and other.read_bytes() == beside
    assert not [name for name in os.listdir(tiny_data / "cases") if name.startswith(".")]


def test_the_command_says_which_line_a_person_must_mend_first(tiny_data, monkeypatch, capsys):
    monkeypatch.chdir(tiny_data.parent)
    (tiny_data / "cases" / "half.yaml").write_text("# one\ntitle: A: b\nsummary: 'never closed\n", "utf-8")
    assert main(["check", "--fix", "case_data/cases/half.yaml"]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Mended case_data/cases/half.yaml.", "--fix could not read case_data/cases/half.yaml; mend line 3 first."]


def test_a_failed_exchange_leaves_the_file_as_it_was(tiny_data, monkeypatch, capsys):
    path = tiny_data / "cases" / "alpha-milk.yaml"
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    monkeypatch.chdir(tiny_data.parent)
    assert main(["check", "--fix"]) == 1 and path.read_bytes() == before
    assert "alpha-milk.yaml:1: could not be mended (No space left on device); it is as it was" in capsys.readouterr().out
    assert sorted(os.listdir(path.parent)) == ["alpha-milk.yaml", "beta-water.yaml", "gamma-none.yaml"]


def test_every_file_of_the_library_is_as_it_would_be_mended():
    files = [(kind, path) for kind in ("case", "lesson") for path in sorted((DATA / f"{kind}s").iterdir())]
    assert files and [path.name for kind, path in files if mended(path.read_bytes(), kind, SCHEMA) != path.read_bytes()] == []
