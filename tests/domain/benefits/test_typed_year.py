"""A typed year held against itself: the sexes, the population, the share that was printed."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.benefits.typed_year import (
    COLUMNS,
    POPULATION,
    PUBLISHED_SHARE,
    TOTAL,
    YearColumn,
    check_year,
    exact_text,
    figure_label,
    year_column,
)
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value

SICK = Benefit.SJUKPENNING.value
KINDS = tuple(kind.value for kind in Benefit)


def told(**by_sex: Mapping[str, Value]) -> list[tuple[Sex, str, str, bool]]:
    found = check_year({Sex(sex): YearColumn(figures) for sex, figures in by_sex.items()})
    return [(each.sex, each.name, each.text, each.wrong) for each in found]


def test_a_column_of_nordmaling() -> None:
    persons: dict[Benefit, Value] = dict(zip(Benefit, (108, 180, 42, 155, 10, 56), strict=True))
    area = Area("2401", "Nordmaling", AreaKind.KOMMUN)
    figures = BenefitFigures(
        area, parse_period("2021"), Sex.ALLA, AGE_20_64, persons, Empty.SAKNAS, Fraction("15.5"), Source("")
    )
    column = year_column(figures)
    assert set(column.figures) == set(COLUMNS)
    assert (column.sum, column.number(TOTAL), column.number(SICK)) == (551, 551, 108)
    assert (column.number(POPULATION), column.number(PUBLISHED_SHARE)) == (None, Fraction(31, 2))
    printed = YearColumn(column.figures, 550)
    assert (printed.sum, printed.number(TOTAL)) == (551, 550)
    assert YearColumn().number(TOTAL) is None


@pytest.mark.parametrize(
    ("women", "men", "everyone", "text"),
    [
        (60, 48, 108, None),
        (60, 48, Empty.SAKNAS, None),
        (60, Empty.SAKNAS, 108, None),
        (60, 47, 108, "Sjukpenning: kvinnor 60 och män 47 blir 107, men alla är 108."),
        (
            Fraction("60.5"),
            Fraction("48.25"),
            108,
            "Sjukpenning: kvinnor 60,5 och män 48,25 blir 108,75, men alla är 108.",
        ),
        (Empty.SAKNAS, 110, 108, "Sjukpenning: män är 110, men alla är 108."),
        (110, Empty.DOLT, 108, "Sjukpenning: kvinnor är 110, men alla är 108."),
    ],
)
def test_women_and_men_are_everyone(women: Value, men: Value, everyone: Value, text: str | None) -> None:
    found = told(kvinna={SICK: women}, man={SICK: men}, alla={SICK: everyone})
    assert [each[2] for each in found] == ([] if text is None else [text])


def test_more_than_everyone_is_wrong_and_less_may_be_rounding() -> None:
    less = told(kvinna={SICK: 60}, man={SICK: 47}, alla={SICK: 108})
    more = told(kvinna={SICK: 60}, man={SICK: 49}, alla={SICK: 108})
    assert [(each[0], each[3]) for each in (*less, *more)] == [(Sex.ALLA, False), (Sex.ALLA, True)]
    assert told(kvinna={SICK: 60}, alla={SICK: 60}) == []
    assert told(kvinna={SICK: 60}, man={SICK: 60}) == []


def test_persons_beside_the_population() -> None:
    full = {**dict.fromkeys(KINDS, 90), POPULATION: 3600}
    assert told(alla=full) == []
    assert told(alla={**full, PUBLISHED_SHARE: 15}) == []
    assert told(alla={**full, PUBLISHED_SHARE: Fraction("15.1")}) == []
    assert told(alla={**full, PUBLISHED_SHARE: Fraction("15.2")}) == [
        (Sex.ALLA, PUBLISHED_SHARE, "Publicerad andel är 15,2\u00a0%, men antalen ger 15,0\u00a0%.", False)
    ]
    assert told(alla={**full, SICK: Empty.SAKNAS, PUBLISHED_SHARE: 99}) == []
    assert told(kvinna={**full, POPULATION: 500}) == [
        (Sex.KVINNA, POPULATION, "540 helårspersoner är fler än befolkningen, som är 500.", True)
    ]


def test_figures_have_names_and_their_own_decimals() -> None:
    assert [figure_label(name) for name in (*COLUMNS[-3:], TOTAL)] == [
        "Ekonomiskt bistånd",
        "Befolkning",
        "Publicerad andel",
        "Summa",
    ]
    assert [exact_text(value) for value in (155, Fraction("15.2"), Fraction("3.25"), Fraction(1, 3))] == [
        "155",
        "15,2",
        "3,25",
        "0,33",
    ]
