"""A month of the extra resource held against itself."""

from collections.abc import Mapping

import pytest

from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.resource_check import MEASURES, Share, check_resource, measure_label

EVERYONE, WOMEN, MEN, OTHER = ((sex, "alla") for sex in (Sex.ALLA, Sex.KVINNA, Sex.MAN, Sex.ANNAT))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({EVERYONE: 5, WOMEN: 3, MEN: 2}, []),
        ({EVERYONE: 5, WOMEN: 2, MEN: 2, OTHER: 1}, []),
        ({EVERYONE: 5, WOMEN: 2, MEN: 2}, ["Nya: könen blir 4, men alla är 5."]),
        ({EVERYONE: 5, WOMEN: 2, MEN: 2, OTHER: 2}, ["Nya: könen blir 6, men alla är 5."]),
        ({EVERYONE: 5, WOMEN: 2, MEN: Empty.SAKNAS}, []),
        ({EVERYONE: Empty.DOLT, WOMEN: 2, MEN: 2}, []),
        ({WOMEN: 2, MEN: 2}, []),
        ({EVERYONE: 5, WOMEN: 7}, ["Nya: 7 kan inte ingå i en summa på 5."]),
        ({EVERYONE: 5, (Sex.ALLA, "under30"): 6}, ["Nya: 6 kan inte ingå i en summa på 5."]),
        ({WOMEN: 5, (Sex.KVINNA, "under30"): 6, (Sex.MAN, "under30"): 9}, ["Nya: 6 kan inte ingå i en summa på 5."]),
        ({}, []),
    ],
)
def test_parts_fit_and_sexes_are_everyone(counts: Mapping[Share, Value], told: list[str]) -> None:
    assert list(check_resource({"new": counts})) == told


def test_each_measure_is_held_by_itself() -> None:
    counts: dict[str, Mapping[Share, Value]] = {measure: {EVERYONE: 1, WOMEN: 2} for measure in MEASURES}
    assert [text.partition(":")[0] for text in check_resource(counts)] == [measure_label(each) for each in MEASURES]
    assert measure_label("started_training") == "Påbörjad arbetsträning"
