"""A file is compared with the others: documents that two of them list, notes of lessons, former ids."""

import shutil
from pathlib import Path

from checked import found, here


def test_one_file_is_still_compared_with_the_others(here):
    shutil.copy(Path(__file__).parent / "broken" / "other-document-same-id.yaml", here / "cases")
    said = [line.split(": ")[1] for line in found(here, "cases/other-document-same-id.yaml") if "advice" not in line]
    assert said == ["sources[1].date", "sources[1].url", "sources[1].title"]


def test_a_note_on_a_network_that_has_a_case_under_that_lesson_is_found(here):
    lesson = here / "lessons" / "begin-small.yaml"
    assert not any("removes the note" in row for row in found(here))
    lesson.write_text(lesson.read_text("utf-8").replace("Tea Club", "Milk Table"), "utf-8")
    said = "case_data/cases/alpha-milk.yaml tells of this network under this lesson; a reviewer removes the note"
    assert f"case_data/lessons/begin-small.yaml:14: notes[1]: advice: {said}" in found(here)


def test_a_case_whose_network_has_a_note_in_another_lesson_is_told_so(here):
    case, lesson = here / "cases" / "beta-water.yaml", here / "lessons" / "begin-small.yaml"
    text = case.read_text("utf-8").replace("{kind: consortium}", "{name: tea club, kind: consortium}")
    case.write_text(text, "utf-8")
    lesson.write_text(lesson.read_text("utf-8").replace("Tea Club", "The Tea Club of Celand"), "utf-8")
    said = "`begin-small` tells of this network in a note; add it under `lessons`"
    assert not any(said in row for row in found(here))  # the case names it
    case.write_text(text.replace("lesson: begin-small", "lesson: plan-the-end"), "utf-8")
    for chosen in found(here), found(here, "cases/beta-water.yaml"):
        assert [row.partition(said)[0] for row in chosen if said in row] == ["case_data/cases/beta-water.yaml:1: advice: "]


def test_a_note_is_found_however_its_lesson_writes_the_name(here):
    case, lesson = here / "cases" / "beta-water.yaml", here / "lessons" / "begin-small.yaml"
    text = case.read_text("utf-8").replace("lesson: begin-small", "lesson: plan-the-end")
    case.write_text(text.replace("{kind: consortium}", "{name: Women's Tea Club, kind: consortium}"), "utf-8")
    for written in "'Women''s Tea Club'", "WOMEN'S\n    Tea Club":
        before = lesson.read_text("utf-8")
        lesson.write_text(before.replace("Tea Club", written), "utf-8")
        assert any("tells of this network in a note" in row for row in found(here, "cases/beta-water.yaml")), written
        lesson.write_text(before, "utf-8")


def test_titles_that_differ_only_in_quotation_marks_are_told_so(here):
    """Nobody would see it otherwise: the one is copied from a text processor, the other from a web page."""
    text = (Path(__file__).parent / "broken" / "other-document-same-id.yaml").read_text("utf-8")
    (here / "cases" / "gamma.yaml").write_text(text.replace("title: The well", "title: “Milk” at last"), "utf-8")
    known = here / "cases" / "alpha-milk.yaml"
    known.write_text(known.read_text("utf-8").replace("Milk at last", "'\"Milk\" at last'"), "utf-8")
    [said] = [line for line in found(here, "cases/gamma.yaml") if "sources[1].title" in line]
    assert '("Milk" at last, with other quotation marks)' in said


def test_a_name_that_is_the_former_one_of_another_file_is_told_to_who_takes_it(here):
    alpha = here / "cases/alpha-milk.yaml"
    alpha.write_text(alpha.read_text("utf-8") + "aliases: [milk-table]\n", "utf-8")
    shutil.copy(here / "cases/beta-water.yaml", here / "cases/milk-table.yaml")
    assert [line for line in found(here, "cases/milk-table.yaml") if "advice" not in line] == [
        line for line in found(here) if "advice" not in line] != []
