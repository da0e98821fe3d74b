"""The guide: every example passes the checker, and every page says what its readers are sent to."""

import re

import pytest
from conftest import DATA, PROJECT

from macros.load import draft_problems, read, write

GUIDE = PROJECT / "docs/contribute"
PAGES = [*sorted(GUIDE.glob("*.md")), PROJECT / "CONTRIBUTING.md"]
BLOCKS = [
    (f"{path.name}-{number}", block)
    for path in PAGES for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE), 1)
]
SMALLEST = next(block for name, block in BLOCKS if name == "smallest.md-1")


def problems(block: str) -> list[str]:
    """What the checker says of a block. Its first line says what it is: a whole file (`# case_data/…`), entries at the end
    of a vocabulary (`# add to case_data/…`), or else fields that are put into the smallest case."""
    if match := re.match(r"# (add to )?case_data/(\w+)/([\w-]+)\.yaml\n", block):
        adding, folder, id = match.groups()
        kind = {"cases": "case", "lessons": "lesson", "vocabularies": "vocabulary"}[folder]
        text = (DATA / folder / f"{id}.yaml").read_text("utf-8") + block if adding else block
        return told(kind, id, text)
    return told("case", "jordan-joleed", write(merged(block)))


def merged(block: str) -> dict:
    case, fields = read(SMALLEST.encode())[0], read(block.encode())[0]
    assert fields, "a block is a file or has fields"
    return {**case, **fields, "sources": case["sources"] + fields.get("sources", [])}


def told(kind: str, id: str, text: str) -> list[str]:
    return [str(problem) for problem in draft_problems(DATA, kind, id, text.encode())]


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=[name for name, _ in BLOCKS])
def test_every_block_passes_the_checker(name, block):
    assert problems(block) == []


def test_a_wrong_block_would_be_found():
    assert problems(SMALLEST.replace("country: JO", "country: XX")) and problems("results:\n  - id: x\n")
    assert problems("# add to case_data/vocabularies/sectors.yaml\n  Bad Id: {label: x}\n")


def test_the_smallest_case_cannot_be_made_smaller(schema):
    values = read(SMALLEST.encode())[0]
    assert list(values) == [name for name in schema.fields("case") if name in schema.raw["definitions"]["case"]["required"]]


def test_the_full_case_has_every_field(schema):
    full = next(block for name, block in BLOCKS if name == "full.md-1")
    values = read(full.encode())[0]
    assert [name for name in schema.fields("case") if name not in values] == ["aliases"] and list(values) == [
        name for name in schema.fields("case") if name in values
    ]


def test_the_check_is_said_to_prove_nothing_and_a_person_to_read():
    text = " ".join((GUIDE / "safeguarding.md").read_text("utf-8").split())
    assert "A check lowers the risk and proves nothing." in text
    assert "A person who did not write the case reads it before it is published" in text


def test_the_guide_leads_to_each_of_its_pages():
    index = (GUIDE / "index.md").read_text("utf-8")
    assert [path.name for path in GUIDE.glob("*.md") if path.name != "index.md" and f"({path.name})" not in index] == []
