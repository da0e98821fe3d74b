"""The command line, as a person at a terminal meets it."""

import re

import pytest
from conftest import DATA

from macros.__main__ import main
from macros.load import read


@pytest.fixture
def here(tiny_data, monkeypatch):
    monkeypatch.chdir(tiny_data.parent)
    return tiny_data.parent


def test_check_counts_what_it_read(here, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 cases, 3 lessons, 18 vocabularies: 4 pieces of advice. Nothing must be mended."


def test_check_prints_every_problem_and_fails(here, capsys):
    case = here / "case_data/cases/beta-water.yaml"
    case.write_text(case.read_text().replace("strength: aim", "strength: aims").replace("BB", "XX"))
    assert main(["check"]) == 1
    *out, count = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in out if ": advice: " not in line] == ["places[1].country", "results[1].strength"]
    assert count == "3 cases, 3 lessons, 18 vocabularies: 2 errors, 4 pieces of advice."


def test_check_of_one_file_leaves_the_others_out(here, capsys):
    (here / "case_data/cases/beta-water.yaml").write_text("title: x\n")
    assert main(["check", "case_data/cases/alpha-milk.yaml"]) == 0
    assert main(["check", "case_data/cases"]) == 1


@pytest.mark.parametrize("kind", ["case", "lesson"])
def test_new_writes_a_file_that_names_every_field(here, capsys, schema, kind):
    assert main(["new", kind, "a-new-one"]) == 0
    text = (here / f"case_data/{kind}s/a-new-one.yaml").read_text("utf-8")
    assert [name for name in schema.fields(kind) if f"# {name}:" not in text] == []
    assert main(["check"]) == 1 and "has nothing but remarks" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["case", "lesson"])
def test_what_new_writes_can_be_read_when_its_remarks_are_taken_away(here, kind):
    main(["new", kind, "a-new-one"])
    path = here / f"case_data/{kind}s/a-new-one.yaml"
    fields = re.findall(r"^# ((?: *- | *)[a-z_]+:(?: .*)?|  +- .*)$", path.read_text("utf-8"), re.MULTILINE)
    data, _, wrong = read("\n".join(fields).encode())
    assert wrong == [] and len(data) > 8


@pytest.mark.parametrize("command", [["new", "case", "x"], ["write", "out"], ["check"], ["check", "--fix"]])
def test_outside_of_the_project_a_command_says_so(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    assert capsys.readouterr().out.startswith("case_data/schema.yaml:1: is not here; run this in the folder that holds")


def test_new_does_not_overwrite(here, capsys):
    assert main(["new", "case", "alpha-milk"]) == 1
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("id", ["Upper", "../../outside", "two words", "index", "x" * 61])
def test_new_refuses_a_name_that_no_address_can_have(here, capsys, id):
    before = sorted(here.rglob("*"))
    assert main(["new", "case", id]) == 1
    assert id in capsys.readouterr().err and sorted(here.rglob("*")) == before


def test_write_puts_out_every_page_and_file(here, capsys):
    assert main(["write", "out"]) == 0
    assert (here / "out/cases/alpha-milk.md").read_text() == "{{ case('alpha-milk') }}\n"
    assert (here / "out/data/cases.csv").exists() and (here / "out/data/cases/alpha-milk.yaml").exists()


def test_real_data_is_what_the_project_ships(monkeypatch, capsys):
    monkeypatch.chdir(DATA.parent)
    assert main(["check"]) == 0 and "warning" not in capsys.readouterr().out
