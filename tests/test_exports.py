"""The files for machines: they parse, they equal the data, and no cell is run by a spreadsheet."""

import csv
import io
import json
import subprocess
import sys

import pytest
from conftest import DATA
from jsonschema_rs import Draft7Validator

from macros import exports, outputs
from macros.load import library as load


def test_cases_json_equals_the_data(real):
    data = json.loads(exports.cases_json(real))
    assert {id: {k: v for k, v in row.items() if k != "derived"} for id, row in data.items()} == {
        id: case.fields for id, case in real.cases.items()
    }


def test_lessons_json_has_the_stances(tiny):
    data = json.loads(exports.lessons_json(tiny.library))
    assert data["begin-small"]["derived"]["cases"] == {"alpha-milk": "supports", "gamma-none": "supports", "beta-water": "qualifies"}
    assert data["plan-the-end"]["derived"]["strength"]["word"] == "contested"


def test_csv_has_a_row_for_each_case(tiny):
    rows = list(csv.DictReader(io.StringIO(exports.cases_csv(tiny.library))))
    assert [row["id"] for row in rows] == list(tiny.library.cases)
    assert rows[0]["countries"] == "Aland" and rows[0]["stages"] == "First coffee; One table"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "＝1"])
def test_a_formula_is_disarmed(cell):
    assert exports.guarded(cell) == f"'{cell}"


def test_numbers_stay_numbers():
    assert exports.guarded(-1) == -1 and exports.guarded("1") == "1"


@pytest.mark.parametrize("kind", ["case", "lesson"])
def test_check_jsonschema_accepts_every_file_by_the_published_schema(real, kind, tmp_path):
    schema = tmp_path / f"{kind}.schema.json"
    schema.write_text(exports.json_schema(real, kind), "utf-8")
    files = sorted(map(str, (DATA / f"{kind}s").iterdir()))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", ["case", "lesson"])
def test_the_schema_for_editors_explains_every_field_and_term(real, kind):
    whole = json.loads(exports.json_schema(real, kind))
    fields = whole["definitions"][kind]["properties"]
    target = {name: whole["definitions"][node["$ref"].rsplit("/")[-1]] | node if "$ref" in node else node for name, node in fields.items()}
    assert [name for name, node in target.items() if not node.get("title") or not node.get("description")] == []
    lists = [node for node in nodes(whole) if "vocabulary" in node and "enum" in node]
    assert {node["vocabulary"] for node in lists} >= ({"countries", "sectors", "stances"} if kind == "case" else {"stances", "themes"})
    for node in lists:
        terms = real.facets[node["vocabulary"]].terms
        assert node["enum"] == list(terms)
        assert all(term.fields["definition"] in said for term, said in zip(terms.values(), node["enumDescriptions"], strict=True))


def nodes(node):
    """Every mapping in a schema."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(child)


def test_the_schema_for_editors_holds_what_it_uses_and_explains_each_term(real):
    schema = json.loads(exports.json_schema(real, "case"))
    assert "claim" in schema["definitions"] and not {"lesson", "vocabulary"} & set(schema["definitions"])
    seat = schema["definitions"]["case"]["properties"]["actors"]["items"]["properties"]["seat"]
    assert dict(zip(seat["enum"], seat["enumDescriptions"], strict=True))["member"].startswith("Member: Belongs to the network")


def test_in_an_editor_a_bare_year_is_a_date_and_no_day(real):
    definitions = json.loads(exports.json_schema(real, "case"))["definitions"]
    takes = {name: Draft7Validator(definitions[name]).is_valid for name in ("date", "day")}
    assert takes["date"](2016) and takes["date"]("2016-10-27") and takes["day"]("2016-10-27")
    assert [value for value in (2016, "2016", "2016-10", "2016-10-27~") if takes["day"](value)] == []


def test_the_schema_for_the_form_leaves_long_meanings_to_the_names(real):
    fields = json.loads(exports.form_schema(real))["definitions"]["case"]["properties"]
    meanings = json.loads(exports.names_json(real))["terms"]
    country = fields["places"]["items"]["properties"]["country"]
    assert "Use when: " in meanings["kinds"]["national-network"]
    assert meanings["lessons"].keys() == real.lessons.keys() and meanings["cases"].keys() == real.cases.keys()
    assert "Georgia" in country["enumDescriptions"] and meanings["countries"]["GE"] and country["open"] == "country"
    stance, sectors = fields["lessons"]["items"]["properties"]["stance"], fields["sectors"]["items"]
    short = [*stance["enumDescriptions"], *sectors["enumDescriptions"]]
    assert "open" not in stance and all(": " in words for words in short)


def test_names_tell_the_form_who_lists_a_document(tiny):
    names = json.loads(exports.names_json(tiny.library))
    assert names["cases"]["alpha-milk"] == tiny.library.cases["alpha-milk"].title and "begin-small" in names["lessons"]
    cited = {id for case in tiny.library.cases.values() for id in case.sources}
    assert cited <= set(names["sources"]) and all(names["sources"][id]["cases"] for id in cited)


def test_names_hold_the_facts_of_a_document_and_not_what_one_case_says_of_it(tiny):
    names = json.loads(exports.names_json(tiny.library))
    assert names["sources"]["paper-2016"] == {
        "title": "A table of milk", "publisher": "Aland Times", "authors": ["A. Writer"], "date": "2016", "kind": "news",
        "url": "https://example.org/paper", "copy": True, "independent": "yes", "language": "hy",
        "cases": ["alpha-milk"], "lessons": [],
    }


def test_every_case_lesson_facet_and_term_has_a_page(tiny):
    made = [page.path for page in outputs.pages(tiny.library)]
    assert len(made) == len(set(made))
    assert {"cases/alpha-milk.md", "lessons/never-tried.md", "countries/index.md", "countries/no.md", "regions/west.md"} <= set(made)
    assert not any(path.startswith(("seats", "strengths")) for path in made)


def test_a_former_address_leads_to_the_present_one(tiny_data):
    path = tiny_data / "lessons" / "begin-small.yaml"
    path.write_text(path.read_text("utf-8") + "aliases: [start-tiny]\n", "utf-8")
    files = {file.path: file.text for file in outputs.files(load(tiny_data))}
    assert 'href="../begin-small/"' in files["lessons/start-tiny/index.html"]
