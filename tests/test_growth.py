"""The picture of how a network grew: every step in its place, and nothing claimed that no source gives."""

from macros.model import Date
from macros.views.growth import DISC, WIDTH, growth


def test_steps_are_numbered_and_say_their_date(tiny):
    drawn = growth(tiny.library, tiny.library.cases["alpha-milk"])
    assert [mark.words for mark in drawn.marks] == ["1. First coffee: by 2012", "2. One table: February 2012 to January 2013"]
    assert [mark.open for mark in drawn.marks] == [True, False]
    assert drawn.marks[0].y > drawn.marks[1].y, "later stages stand higher"


def test_dates_on_which_sources_differ_are_both_drawn(tiny):
    doubt, = growth(tiny.library, tiny.library.cases["alpha-milk"]).doubts
    assert doubt.words == "Sources differ: the first year: 2011 or 2012" and len(doubt.places) == 2


def test_time_runs_to_the_right(real):
    for case in real.cases.values():
        steps = list(zip(case.fields["path"], growth(real, case).marks, strict=True)) if case.fields.get("path") else []
        rows = sorted((max(filter(None, Date.read(step["when"]).span)), mark.ends[1]) for step, mark in steps if mark.dated and not mark.open)
        assert [place for _, place in rows] == sorted(place for _, place in rows), case.id


def test_a_step_without_a_date_stands_left_of_the_line_and_a_dated_one_right_of_it(real):
    seen = 0
    for case in real.cases.values():
        if drawn := growth(real, case):
            assert all((mark.x > drawn.undated) == mark.dated for mark in drawn.marks), case.id
            seen += drawn.undated > 0
    assert seen


def test_discs_of_a_stage_do_not_cover_each_other_and_stay_inside(real):
    for drawn in filter(None, (growth(real, case) for case in real.cases.values())):
        assert all(0 <= mark.x <= WIDTH for mark in drawn.marks)
        pairs = [(a, b) for a in drawn.marks for b in drawn.marks if a.number < b.number and a.y == b.y]
        assert all(abs(a.x - b.x) >= DISC - 0.1 for a, b in pairs)


def test_stages_of_which_no_source_tells_are_shown_as_such(real):
    drawn = growth(real, real.cases["bosnia-raspberry-network"])
    assert [row.label for row in drawn.rows if row.told] == ["One table"] and len(drawn.rows) == 6 and drawn.years == []


def test_no_path_no_picture(real):
    assert growth(real, real.cases["financial-inclusion"]) is None
