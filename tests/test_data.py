"""Each file of the library by itself: one test per file, named after it."""

import pytest
from conftest import DATA, PROJECT

from macros.load import documents, library, read_schema
from macros.model import Invalid

FILES = sorted(path.relative_to(PROJECT).as_posix() for path in DATA.rglob("*.yaml") if path.parent != DATA)


@pytest.fixture(scope="session")
def problems():
    try:
        library(DATA)
    except Invalid as invalid:
        return invalid.problems
    return []


@pytest.mark.parametrize("file", FILES)
def test_file(file, problems):
    assert not [str(problem) for problem in problems if problem.file == file]


def test_every_file_was_read():
    found, wrong = documents(DATA, read_schema(DATA))
    assert sorted(document.file for document in found) == FILES and not wrong


def test_every_vocabulary_is_used(real):
    schema_text = (DATA / "schema.yaml").read_text("utf-8")
    unused = [id for id in real.facets if f"vocabulary: {id}" not in schema_text]
    assert [id for id in unused if id not in {facet.broader for facet in real.facets.values()}] == []


def test_no_text_of_the_schema_is_cut_at_a_comma():
    """In braces what stands after a comma is a key of its own, without a value."""
    raw = read_schema(DATA).raw
    assert "maxLength" in str(raw) and "None" not in str(raw)


def test_every_lesson_has_a_case(real):
    assert [lesson.id for lesson in real.lessons.values() if not real.stances_on(lesson)] == []


def test_every_case_of_a_collection_was_read_twice(real):
    """A case that was sent in may stand as a draft and says so; our own may not."""
    ours = [case for case in real.cases.values() if "collection" in case.fields]
    assert len(ours) > 20 and [case.id for case in ours if case.fields["review"]["status"] != "reviewed"] == []
