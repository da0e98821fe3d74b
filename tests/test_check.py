"""The command `check`: levels, formats, chosen paths, and files that nobody would send on purpose."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from checked import found, here
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from macros import report
from macros.__main__ import main
from macros.check import ALONE
from macros.check.across import ACROSS
from macros.check.guide import GUIDE
from macros.check.shape import EXPLAIN
from macros.load import examine, library, read, write
from macros.load.bytes import FORBIDDEN
from macros.load.values import put
from macros.model import Problem

DOUBTFUL = sorted((Path(__file__).parent / "doubtful").glob("*.yaml"))


@pytest.mark.parametrize("path", DOUBTFUL, ids=lambda path: path.stem)
def test_doubtful_file(path, here):
    """As in the broken files, the comments `# expect …` are all that is said; but nothing of it stops a build."""
    text = path.read_text("utf-8")
    expected = re.findall(r"^# expect (.*)$", text, re.MULTILINE)
    # Remarks are judged, too: these would repeat the words.
    (here / "cases" / path.name).write_text(re.sub(r"^# expect .*$", "#", text, flags=re.MULTILINE), "utf-8")
    assert found(here, f"cases/{path.name}") == [f"case_data/cases/{path.name}:{wanted}" for wanted in expected]
    assert path.stem in library(here).cases


def test_every_rule_has_its_reason_and_its_place_in_the_guide():
    rules = {rule.__name__ for rule in (*ALONE, *ACROSS, *EXPLAIN.values())}
    assert rules | {"file", "syntax", "other"} == GUIDE.keys()
    assert [rule for rule, guide in GUIDE.items() if not re.fullmatch(r"/contribute/[a-z]+/(#[a-z-]+)?", guide.see) or not guide.why] == []


ODD = Problem("a,b:c.yaml", 3, "results[1].x", "100% wrong:\r\nmend it, please", "warning", "so it is", "/contribute/fields/#x")


def test_a_workflow_command_escapes_what_would_end_it():
    assert report.as_github([ODD]) == (
        "::warning file=a%2Cb%3Ac.yaml,line=3,title=results[1].x::100%25 wrong:%0D%0Amend it, please "
        "(Why: so it is; see /contribute/fields/#x)\n"
    )


def test_json_has_stable_keys_and_the_guide_of_the_published_site(here, capsys, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/library/")
    shutil.copy(Path(__file__).parent / "broken" / "unknown-term.yaml", here / "cases")
    assert main(["check", "case_data/cases/unknown-term.yaml", "--format", "json"]) == 1
    out = capsys.readouterr()
    row = next(row for row in json.loads(out.out) if row["level"] == "error")
    assert list(row) == ["file", "line", "field", "level", "message", "why", "see"]
    assert row["line"] == 7 and row["see"] == "https://example.org/library/contribute/terms/#choose-a-term"
    assert out.err == "1 case: 1 error, 2 pieces of advice.\n"


def test_warnings_alone_are_no_failure(here, capsys):
    shutil.copy(DOUBTFUL[0].parent / "swallowed.yaml", here / "cases")
    assert main(["check", "case_data/cases/swallowed.yaml"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 case: 4 warnings. Nothing must be mended."


@pytest.mark.parametrize("path", ["nowhere.yaml", "case_data/cases/none.yaml", "/etc/passwd", "other", "case_data/cases/link.yaml/x"])
def test_a_path_that_is_no_file_of_the_library_is_said(here, capsys, path):
    Path("other").mkdir()
    assert main(["check", path]) == 1
    first, count = capsys.readouterr().out.splitlines()
    assert first.startswith((f"{path}:1: there is no such file", f"{path}:1: is not a file of the library")) and count == "No file read: 1 error."


def test_a_folder_a_file_and_the_schema_choose_what_is_read(here):
    counts = [dict(examine(here, [here / name]).counts) for name in ("cases", "cases/alpha-milk.yaml", "schema.yaml")]
    assert counts == [{"case": 3}, {"case": 1}, {"case": 3, "lesson": 3, "vocabulary": 18}]


def test_a_proposed_term_is_counted_apart_from_errors_and_still_stops_a_build(here, capsys):
    shutil.copy(Path(__file__).parent / "broken" / "proposed-term.yaml", here / "cases")
    assert main(["check", "case_data/cases/proposed-term.yaml"]) == 1
    assert capsys.readouterr().out.endswith(f"\n1 case: 2 pieces of advice, 1 proposed term for a reviewer.{report.WAITS}\n")
    assert main(["check", "case_data/cases/proposed-term.yaml", "--format", "github"]) == 1
    assert "::notice file=case_data/cases/proposed-term.yaml,line=" in capsys.readouterr().out


@pytest.mark.parametrize(("old", "new", "told"), [
    ("broader: west}\n  NO", "broader: wset}\n  NO", "10: terms.BB.broader: must be a term of regions: `wset`"),
    (", broader: west}\n  NO", "}\n  NO", "10: terms.BB: lacks `broader`, a term of regions"),
    ("definition: The second land of the tests., ", "", "10: terms.BB: the field `definition` is missing"),
    ("label: Country", "lable: Country", "1: lable: there is no such field here; did you mean `label`?"),
    ("terms:", "terms:\n  A: x\n\ty: z", "10: begins with a tab"),
])
def test_one_file_is_told_what_is_wrong_with_the_terms_that_it_uses(here, old, new, told):
    path = here / "vocabularies/countries.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    [said] = [line for line in found(here, "cases/beta-water.yaml") if "advice" not in line]
    assert said.startswith(f"case_data/vocabularies/countries.yaml:{told}")
    others = [line for line in found(here, "cases/alpha-milk.yaml") if "advice" not in line]
    assert others == ([] if "terms.BB" in told else [said])


def test_many_files_are_shared_out_and_nothing_is_lost(here):
    broken = (Path(__file__).parent / "broken" / "unknown-term.yaml").read_text("utf-8")
    for number in range(299):
        (here / "cases" / f"again-{number}.yaml").write_text(broken, "utf-8")
    done = subprocess.run([sys.executable, "-m", "macros", "check"], cwd=here.parent, capture_output=True, text=True)
    wrong = [line.split(": ")[0] for line in done.stdout.splitlines() if "`dairy`" in line]
    assert wrong == sorted(f"case_data/cases/again-{number}.yaml:7" for number in range(299))
    assert done.stderr == "" and done.stdout.splitlines()[-1].startswith("302 cases, 3 lessons, 18 vocabularies: 299 errors")


def plant(cases: Path) -> None:
    """Everything that a folder can hold and should not."""
    (cases / "empty.yaml").touch()
    (cases / "binary.yaml").write_bytes(bytes(range(256)) * 9)
    (cases / "large.yaml").write_bytes(b"a: b\n" * 4_000_000)
    (cases / "deep.yaml").write_bytes(b"a: " + b"[" * 100_000)
    (cases / "aliases.yaml").write_bytes(b"a: &a [x, x]\nb: &b [*a, *a]\n")
    (cases / "folder.yaml").mkdir()
    (cases / "link.yaml").symlink_to("/etc/passwd")
    (cases / "lost.yaml").symlink_to("nowhere")
    (cases / "alpha-milk.YAML").write_bytes(b"a: 1\n")
    (cases / "new\nline.yaml").write_bytes(b"a: 1\n")
    os.mkfifo(cases / "pipe.yaml")
    (cases / os.fsdecode(b"\xff.yaml")).write_bytes(b"a: 1\n")


SAID = {
    "empty.yaml": "the file is empty", "binary.yaml": "is not UTF-8 text", "large.yaml": "is larger than a file may be",
    "deep.yaml": "is nested more than 12 levels deep", "aliases.yaml": "`&` and `*` have a special meaning",
    "folder.yaml": "is not a file", "link.yaml": "is a link", "lost.yaml": "is a link", "alpha-milk.YAML": "ends in .YAML",
    "new?line.yaml": "the field", "pipe.yaml": "is not a file", "?.yaml": "the field",
}


def test_whatever_lies_there_is_said_and_nothing_is_raised(here):
    plant(here / "cases")
    lines = found(here)
    for name, said in SAID.items():
        assert any(re.match(rf"case_data/cases/{re.escape(name)}:\d+: {re.escape(said)}", line) for line in lines), (name, lines)
    names = {line.split(":")[0].removeprefix("case_data/cases/") for line in lines if ": advice: " not in line}
    assert names == SAID.keys()


def test_a_folder_that_is_a_link_is_refused(here, tmp_path):
    shutil.move(here / "lessons", tmp_path / "outside")
    (here / "lessons").symlink_to(tmp_path / "outside")
    assert "case_data/lessons:1: is a link to another file; put the file itself here" in found(here)


@pytest.mark.parametrize("name", ["Alpha-Milk", "ALPHA-MILK"])
def test_names_that_differ_only_in_case_are_found(here, name):
    shutil.copy(here / "cases" / "alpha-milk.yaml", here / "cases" / f"{name}.yaml")
    assert f"the name differs from `alpha-milk` only in capitals or in how accents are stored; choose another: `{name}`" in "".join(found(here))


def test_names_that_differ_only_in_how_an_accent_is_stored_are_found(here):
    for name in ("caf\u00e9", "cafe\u0301"):
        shutil.copy(here / "cases" / "gamma-none.yaml", here / "cases" / f"{name}.yaml")
    assert len([line for line in found(here) if "only in capitals" in line]) == 1


def test_a_file_that_may_not_be_read_is_said(here, monkeypatch):
    def refuse(path, *_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("macros.load.folder.start_of", refuse)
    assert found(here, "cases/alpha-milk.yaml")[0].startswith("case_data/cases/alpha-milk.yaml:1: cannot be opened (Permission denied)")


@pytest.mark.parametrize("text", [None, "", "a: [", "- x", "definitions: 3", "definitions: {case: {}}", "a: \x00", b"\xff\xfe"])
def test_a_broken_schema_is_one_problem(here, text):
    (here / "schema.yaml").unlink()
    if text is not None:
        (here / "schema.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert [line.split(":")[0] for line in found(here)] == ["case_data/schema.yaml"]


def test_the_quick_question_for_strange_characters_misses_none():
    assert not [hex(code) for code in range(0x110000) if FORBIDDEN.match(chr(code)) and chr(code).isprintable()]


LINES = some.lists(some.sampled_from([
    "a: 1", "a: 1", "- b", "  - c: d", "    e: 'f", "g: \"\\u202e\"", "h: {i: j}", "k: [l, m", "n: >-", "  text - more", "? o", "&p q",
    "*r", "!!s t", "---", "...", "%u", "\tv: w", "x:y", "z: -", "'", '" # é', ": ", "\r", "\u2028", "-", "- - -", "| x",
]))


@settings(derandomize=True, deadline=None, max_examples=600)
@given(some.one_of(some.binary(max_size=300), LINES.map("\n".join).map(str.encode), some.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_make_the_reader_raise(raw):
    data, lines, wrong = read(raw)
    assert all(1 <= line <= raw.count(b"\n") + raw.count(b"\r") + 2 for line, _ in wrong)
    assert wrong or (data and min(lines.values()) >= 1)


@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=some.integers(0, 2000), cut=some.integers(0, 12), put=some.sampled_from([b"", b"'", b'"', b": ", b"- ", b"\n", b"\t", b"#", b"[", b"{", b"\xc3", b"&", b"  "]))
def test_no_edit_of_a_good_file_makes_the_check_raise(here, place, cut, put):
    path = here / "cases" / "alpha-milk.yaml"
    before = path.read_bytes()
    path.write_bytes(before[:place] + put + before[place + cut:])
    assert all(line.startswith("case_data/cases/") for line in found(here, "cases/alpha-milk.yaml"))
    path.write_bytes(before)


ODD_VALUES = ["x", "''", "{}", "[]", "[x]", "{a: b}", "[{id: x, text: {a: b}}]", "2027-13", "true", "[[x], {}]"]


@settings(
    derandomize=True, deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.randoms(use_true_random=False), some.lists(some.sampled_from(ODD_VALUES), min_size=1, max_size=3))
def test_whatever_stands_in_a_field_the_others_are_judged_and_none_raises(here, random, odd):
    path = here / "cases" / "alpha-milk.yaml"
    before = path.read_text("utf-8")
    data, lines, _ = read(before.encode())
    for value in odd:
        place = random.choice(sorted(lines, key=str))
        with suppress(LookupError, TypeError, AttributeError):  # an earlier one took its place away
            put(data, place, read(f"x: {value}".encode())[0]["x"])
    path.write_text(write({**data, "aliases": ["beta-water"]}), "utf-8")
    said = found(here, "cases/alpha-milk.yaml")
    assert any("aliases[1]: `beta-water` is in use by another file" in row for row in said), said
    path.write_text(before, "utf-8")


def test_of_very_many_problems_the_first_are_told_and_none_graver_is_hidden(here):
    case = (here / "cases/beta-water.yaml").read_text("utf-8")
    advice = "".join(f"  - {{text: A success story {n}., sources: [own-2014]}}\n" for n in range(130))
    case = case.replace("limits:\n", f"limits:\n{advice}").replace("questions:", "questions:\n  - Who reads office@example.org?\n#", 1)
    (here / "cases/beta-water.yaml").write_text(case, "utf-8")
    told = found(here, "cases/beta-water.yaml")
    assert any("SG01" in row for row in told)
    assert sum("success story" in row for row in told) <= 100 and any("advice: has more than 100 problems" in row for row in told)
