"""The picture of the table: one seat for each actor that a source names, and no other."""

import pytest

from macros.views.pictures import BACK, EDGE, MOST, seats


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_has_its_words(browser, address, scheme):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/cases/jordan-joleed/")
    picture = page.get_by_role("img", name="The table, seen from above")
    assert picture.is_visible() and "Danish Refugee Council: member" in page.locator("#table-words").text_content()
    page.close()
