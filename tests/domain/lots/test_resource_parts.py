"""What the extra resource is made of, held against everyone."""

import pytest

from domain.ground.period import month
from domain.ground.value import Empty, Value
from domain.lots.resource_parts import WHOLES, PartCell, check_parts, part_label, parts_differ, sums_of_parts, whole_of


@pytest.mark.parametrize(
    ("whole", "everyone", "parts", "said"),
    [
        ("new", 5, {"from_case": 2, "from_queue": 1, "from_other": 2}, ""),
        ("new", 6, {"from_case": 2, "from_queue": 1, "from_other": 2}, "Nya: delarna blir 5, men alla är 6."),
        ("new", 6, {"from_case": 2, "from_queue": 1}, ""),
        ("new", 2, {"from_case": 2, "from_queue": 1}, "Nya: delarna blir 3, men alla är 2."),
        ("new", 2, {"from_case": 3, "from_queue": Empty.SAKNAS}, "Nya: delarna blir 3, men alla är 2."),
        ("new", Empty.SAKNAS, {"from_case": 2}, ""),
        ("ended", 1, {}, ""),
        ("active", 9, {"0360": 4, "0319": 3}, ""),
        ("active", 6, {"0360": 4, "0319": 3}, "Aktiva: delarna blir 7, men alla är 6."),
    ],
)
def test_parts_are_held_against_their_whole(whole: str, everyone: Value, parts: dict[str, Value], said: str) -> None:
    assert parts_differ(whole, everyone, parts) == said
    assert list(check_parts({whole: everyone}, parts)) == ([said] if said else [])


def test_parts_are_added_over_the_months_and_missing_where_one_is() -> None:
    january, february = month(2016, 1), month(2016, 2)
    parts = {
        PartCell(january, "from_case"): 2,
        PartCell(february, "from_case"): 3,
        PartCell(january, "to_work"): 1,
        PartCell(february, "to_work"): Empty.SAKNAS,
        PartCell(january, "0360"): 7,
    }
    assert sums_of_parts(parts) == {"from_case": 5, "to_work": Empty.SAKNAS}, "who are active are not added"


def test_every_part_belongs_to_a_measure_and_has_a_name() -> None:
    for whole, parts in WHOLES.items():
        assert {whole_of(part) for part in parts} == {whole}
        assert part_label(parts[0]) in ("LOTS-ärende", "Arbete")
    assert (whole_of("0360"), part_label("0360")) == ("active", "0360")
