"""Areas: kommun, län, riket and a group's own."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind, Membership, slug
from domain.ground.period import parse_period


def test_a_kommun_knows_its_county_and_others_have_none():
    assert Area("2401", "Nordmaling", AreaKind.KOMMUN).county_code == "24"
    assert Area("24", "Västerbottens län", AreaKind.LAN).county_code is None
    assert Area("umearegionen", "Umeåregionen", AreaKind.GROUP).county_code is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Umeåregionen", "umearegionen"),
        ("Älvkarleby, Heby & Tierp", "alvkarleby-heby-tierp"),
        ("ÖRNSKÖLDSVIK", "ornskoldsvik"),
        ("  Södra Lappland 2 ", "sodra-lappland-2"),
    ],
)
def test_a_groups_code_is_made_from_its_name(name, code):
    assert slug(name) == code


def test_a_name_without_letters_makes_no_code():
    with pytest.raises(ValueError, match="–"):
        slug("–")


def test_a_membership_may_lack_dates():
    assert Membership("umearegionen", "2401").since is None
    assert Membership("umearegionen", "2401", date(2015, 1, 1)).until is None


@pytest.mark.parametrize(
    ("since", "until", "period", "counts"),
    [
        (None, None, "2021", True),
        (date(2021, 1, 1), None, "2021", True),
        (date(2021, 1, 2), None, "2021", False),
        (date(2021, 1, 2), None, "2021 H2", True),
        (None, date(2021, 1, 1), "2021", True),
        (None, date(2020, 12, 31), "2021-01", False),
    ],
)
def test_a_membership_counts_for_a_period_whose_first_day_it_covers(since, until, period, counts):
    assert Membership("sodra-lappland", "2418", since, until).counts_for(parse_period(period)) is counts
