"""Each rule of the checker, with one broken file each: the right line, the right field, and what to do."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import DATA

from macros.check.nearest import PROPER, nearest, nearest_term
from macros.load import library
from macros.model import Invalid

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def problems(data) -> list[str]:
    with pytest.raises(Invalid) as caught:
        library(data)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file(path, tiny_data):
    """The comments `# expect line: field: message` in the file are all of its problems, and their beginnings suffice."""
    shutil.copy(path, tiny_data / "cases")
    expected = re.findall(r"^# expect (.*)$", path.read_text("utf-8"), re.MULTILINE)
    found = problems(tiny_data)
    assert len(found) == len(expected) > 0, found
    for message, wanted in zip(found, sorted(expected, key=lambda text: int(text.split(":")[0])), strict=True):
        assert message.startswith(f"case_data/cases/{path.name}:{wanted}")


def test_all_problems_of_all_files_come_at_once_and_sorted(tiny_data):
    for path in BROKEN:
        shutil.copy(path, tiny_data / "cases")
    (tiny_data / "lessons" / "half.yaml").write_text("statement: Do half of it\n")
    (tiny_data / "vocabularies" / "more.yaml").write_text("label: More\n  bad: 1\n")
    found = problems(tiny_data)
    places = [(message.split(":")[0], int(message.split(":")[1])) for message in found]
    assert places == sorted(places)
    assert {f"case_data/cases/{path.name}" for path in BROKEN} <= {file for file, _ in places}
    assert {"case_data/lessons/half.yaml", "case_data/vocabularies/more.yaml"} <= {file for file, _ in places}


def test_a_broken_file_does_not_make_its_neighbours_wrong(tiny_data):
    (tiny_data / "cases" / "beta-water.yaml").write_text("title: 'never closed\n")
    assert [message.split(":")[0] for message in problems(tiny_data)] == ["case_data/cases/beta-water.yaml"]


def test_what_is_not_a_file_of_data_is_refused(tiny_data):
    (tiny_data / "cases" / "note.txt").write_text("x")
    (tiny_data / "cases" / "folder.yaml").mkdir()
    (tiny_data / "cases" / "link.yaml").symlink_to("/etc/passwd")
    assert [message.split(": ", 1)[1] for message in problems(tiny_data)] == [
        "is not a file; only YAML files belong here",
        "is a link to another file; put the file itself here",
        "ends in .txt; the name must end in .yaml",
    ]


@pytest.mark.parametrize(("written", "meant"), [("ngos", "local-ngos"), ("NGO", "local-ngos"), ("ministries", "government")])
def test_a_word_that_is_near_to_an_alias_is_understood(written, meant):
    terms = yaml.safe_load((DATA / "vocabularies" / "actors.yaml").read_text("utf-8"))["terms"]
    assert nearest_term(written, terms).startswith(f"; did you mean `{meant}`?")


COUNTRIES = [("Gaza", "did you mean `PS`?"), ("Lebannon", "did you mean `LB`?"), ("Uganda", "allowed are:"), ("Iran", "allowed are:")]
OPPOSITES = [
    ("unstable", "stable"), ("fewer than", "more than"), ("non-member", "member"), ("undisputed", "disputed"),
    ("formal", "informal"),
]


@pytest.mark.parametrize(("written", "meant"), COUNTRIES)
def test_a_country_is_not_taken_for_one_that_sounds_like_it(written, meant):
    terms = yaml.safe_load((DATA / "vocabularies" / "countries.yaml").read_text("utf-8"))["terms"]
    assert nearest_term(written, terms, PROPER).startswith(f"; {meant}")


@pytest.mark.parametrize(("written", "opposite"), OPPOSITES)
def test_nobody_is_offered_the_opposite(written, opposite):
    assert nearest(written, [opposite]) == ""
    assert nearest(opposite[:-1], [opposite]) == opposite


def test_a_term_without_its_region_is_found(tiny_data):
    path = tiny_data / "vocabularies" / "countries.yaml"
    path.write_text(path.read_text("utf-8").replace(", broader: east", ""), "utf-8")
    assert problems(tiny_data) == [
        "case_data/vocabularies/countries.yaml:9: terms.AA: lacks `broader`, a term of regions; add the one under "
        "which it belongs: east, west"
    ]


def test_a_term_with_a_wrong_region_is_found(tiny_data):
    path = tiny_data / "vocabularies" / "countries.yaml"
    path.write_text(path.read_text("utf-8").replace("broader: east", "broader: eastt"), "utf-8")
    assert problems(tiny_data) == [
        "case_data/vocabularies/countries.yaml:9: terms.AA.broader: must be a term of regions: `eastt`; "
        "did you mean `east`? Also allowed: west."
    ]
