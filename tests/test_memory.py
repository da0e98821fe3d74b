"""A large library is checked from memory where nothing has changed, and the memory never changes a verdict."""

import re
import shutil
import sys

import pytest

from macros.load import examine
from macros.load import memory as kept
from macros.load.cores import WORTH_SHARING


@pytest.fixture
def large(tiny_data, tmp_path, monkeypatch):
    """So many copies of a tiny case that the memory is used; it lies in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for number in range(WORTH_SHARING):
        shutil.copy(tiny_data / "cases/beta-water.yaml", tiny_data / f"cases/beta-{number}.yaml")
    return tiny_data


def said(data) -> list[str]:
    return list(map(str, examine(data).problems))


def memories(tmp_path) -> list:
    return list((tmp_path / "cache").rglob("*.json"))


def test_what_has_not_changed_is_not_looked_at_again(large, monkeypatch):
    first = said(large)
    monkeypatch.setattr(sys.modules["macros.load.examine"], "outcome", lambda known, entry: pytest.fail(f"{entry} was read again"))
    assert said(large) == first


def replaced(path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("file, old, new, told", [
    ("cases/beta-7.yaml", "strength: aim", "strength: aims", "beta-7.yaml:.*`aims`"),
    ("vocabularies/countries.yaml", "  BB:", "  CC:", "beta-7.yaml:.*`BB` is not a term of countries"),
    ("schema.yaml", "maxLength: 90", "maxLength: 9", "beta-7.yaml:.*too long"),
    ("safeguards.yaml", "illegals", "villages", "beta-7.yaml:.*SG17"),
])
def test_what_has_changed_is_found(large, file, old, new, told):
    before = said(large)
    replaced(large / file, old, new)
    found = [row for row in said(large) if re.search(told, row)]
    assert found and not set(found) & set(before)


def test_what_is_said_of_a_wrong_file_follows_the_titles_of_others(large):
    replaced(large / "cases/beta-7.yaml", "lesson: begin-small", "lesson: Begin with two people and a coffee")
    replaced(large / "lessons/never-tried.yaml", "Do what nobody has tried yet", "Share a cup of tea")
    before = [row for row in said(large) if "beta-7.yaml" in row and "the title of a lesson" in row]
    assert before and all("`begin-small`" in row for row in before)
    replaced(large / "lessons/begin-small.yaml", "Begin with two people and a coffee", "Begin small")
    assert not [row for row in said(large) if "beta-7.yaml" in row and "the title of a lesson" in row]


def test_a_file_that_went_is_missed_by_those_that_name_it(large):
    said(large)
    (large / "lessons/begin-small.yaml").unlink()
    assert any("there is no lesson `begin-small`" in row for row in said(large))


def test_a_file_more_lets_the_others_rest(large, monkeypatch):
    first = said(large)
    shutil.copy(large / "cases/beta-7.yaml", large / "cases/beta-more.yaml")
    module, read = sys.modules["macros.load.examine"], []
    outcome = module.outcome
    monkeypatch.setattr(module, "on_all_cores", lambda job, items: list(map(job, items)))
    monkeypatch.setattr(module, "outcome", lambda known, entry: read.append(entry[1].name) or outcome(known, entry))
    assert set(first) < set(said(large)) and read == ["beta-more.yaml"]


def test_another_day_and_another_checker_look_again(large, tmp_path, monkeypatch):
    entries = [("case", large / "cases/beta-7.yaml")]
    first = kept.Memory(large, entries, "2026-11-24").common
    assert kept.Memory(large, entries, "2026-11-25").common != first
    (tmp_path / "checker.py").write_text("")
    monkeypatch.setattr(kept, "CHECKER", tmp_path)
    assert kept.Memory(large, entries, "2026-11-24").common != first


def test_another_package_looks_again_and_a_link_is_never_remembered(large, monkeypatch):
    path = large / "cases/beta-7.yaml"
    first = kept.Memory(large, [("case", path)], "2026-11-24")
    assert first.key(("case", path))
    path.rename(large / "other")
    path.symlink_to(large / "other")
    assert first.key(("case", path)) == ""
    (large / "cases" / "another-1.2.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(large / "cases"))
    assert kept.Memory(large, [("case", path)], "2026-11-24").common != first.common


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"x": 1}', '{"x": [[[1]], null]}', "\udcff"])
def test_a_spoiled_memory_is_no_loss(large, tmp_path, spoiled):
    first = said(large)
    [place] = memories(tmp_path)
    place.write_bytes(spoiled.encode("utf-8", "surrogateescape"))
    assert said(large) == first


def test_without_a_place_for_it_the_check_is_the_same(large, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    first = said(large)
    assert said(large) == first and memories(tmp_path) == []
