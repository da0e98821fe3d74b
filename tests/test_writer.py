"""The writer of YAML: whatever it writes is read back as it was, and looks as if a person had written it."""

import random

import pytest

from macros.load import read, write
from macros.load.values import by_schema

ODD = [*"ab :#-'\"{}[]&*!|>%@`,?\n\\é~=<0189.ع", "  ", "\n\n", "yes", "null", "---", "... ", "{{", "<!--", ": "]


def test_every_case_and_lesson_comes_back_as_it_was(real):
    for kind, entries in (("case", real.cases), ("lesson", real.lessons)):
        for entry in entries.values():
            values, _, wrong = read(write(dict(entry.fields)).encode())
            by_schema(real.schema, kind, values)
            assert not wrong and values == entry.fields


@pytest.mark.parametrize("seed", range(5))
def test_any_text_comes_back_as_it_was(seed):
    chance = random.Random(seed)
    for length in (1, 2, 3, 5, 8, 13, 200) * 40:
        text = "".join(chance.choice(ODD) for _ in range(length))
        data = {"plain": text, "list": [{"inside": text, "ids": [text]}]}
        assert read(write(data).encode())[0::2] == (data, [])


def test_it_looks_as_if_a_person_had_written_it():
    data = {"title": "Jordan: five agencies", "as_of": "2016-10", "began": "2013", "count": 5, "independent": "no",
            "true": True, "ids": ["a-b", "c"], "names": ["One Two"], "long": "word " * 30 + "end"}
    assert write(data).splitlines()[:8] == [
        "title: 'Jordan: five agencies'", "as_of: 2016-10", "began: 2013", "count: 5", "independent: 'no'",
        "'true': true", "ids: [a-b, c]", "names:",
    ]
    assert "  - One Two\nlong: >-\n  word word" in write(data)
