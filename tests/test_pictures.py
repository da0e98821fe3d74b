"""The picture of the table: one seat for each actor that a source names, and no other."""

import pytest

from macros.views.pictures import BACK, EDGE, FEW, MOST, glyph, key, seats, way


def test_members_sit_at_the_edge_and_all_others_set_back(tiny):
    drawn = seats(tiny.library, tiny.library.cases["alpha-milk"])
    assert [(seat.shape, seat.label, seat.back) for seat in drawn] == [
        ("circle", "Farmers: member", False), ("square", "Ministry of Milk: member", False),
    ]
    assert seats(tiny.library, tiny.library.cases["beta-water"])[0].back


def test_every_seat_has_a_place_of_its_own(real):
    for case in real.cases.values():
        drawn = seats(real, case)
        assert len({(seat.x, seat.y) for seat in drawn}) == len(drawn) and drawn
        assert all(round((seat.x**2 + seat.y**2) ** 0.5) == (BACK if seat.back else EDGE) for seat in drawn)


def test_nobody_is_lost_when_seats_are_drawn_together(real):
    crowded = [case for case in real.cases.values() if len(case.fields["actors"]) > MOST]
    assert crowded
    for case in crowded:
        assert sum(seat.count for seat in seats(real, case)) == len(case.fields["actors"])


def test_five_agencies_are_five_equal_seats(real):
    drawn = glyph(real, real.cases["jordan-joleed"])
    assert [seat.shape for seat in drawn.seats] == ["triangle-down"] * 5


def test_a_table_is_dashed_where_no_source_tells_how_it_grew(real):
    unknown = {case.id for case in real.cases.values() if glyph(real, case).table == "unknown"}
    assert unknown == {case.id for case in real.cases.values() if set(case.stages) <= {"handed-on"}} and unknown


def test_a_glyph_has_no_seat_that_no_source_names(real):
    for case in real.cases.values():
        named = {real.term("actors", row["kind"]).fields["shape"] for row in case.fields["actors"]}
        shapes = [seat.shape for seat in glyph(real, case).seats]
        assert set(shapes) <= named and 0 < len(shapes) <= FEW


def test_the_way_and_the_key_cover_their_vocabularies(real):
    assert [stage.id for stage, _ in way(real)] == [id for id in real.facets["stages"].terms if id != "handed-on"]
    assert {shape for shape, _ in key(real)} == {term.fields["shape"] for term in real.facets["actors"].terms.values()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_has_its_words(browser, address, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/cases/jordan-joleed/")
    picture = page.get_by_role("img", name="The table, seen from above")
    assert picture.is_visible() and "Danish Refugee Council: member" in page.locator("#table-words").text_content()
    page.close()
