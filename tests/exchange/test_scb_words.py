"""Labels of SCB's table are compared by meaning."""

import pytest

from domain.benefits.benefit import Benefit
from domain.ground.period import month
from domain.ground.sex import Sex
from exchange.scb.words import (
    Dimension,
    Measure,
    ages_of,
    area_of,
    dimension_of,
    is_other_time,
    measure_of,
    month_of,
    sex_of,
)


@pytest.mark.parametrize("text", ["20-64", "20–64 år", "20−64 år", " 20 – 64 ÅR", "20\u00a0-\u00a064 år"])
def test_a_dash_is_a_dash_however_it_is_drawn(text: str) -> None:
    assert ages_of(text) == "20-64"


@pytest.mark.parametrize("text", ["20-64 årsarbetare", "20", "2401", "män", ""])
def test_what_is_no_age_is_none(text: str) -> None:
    assert ages_of(text) is None


def test_ages_of_other_tables_are_themselves() -> None:
    assert [ages_of(text) for text in ("16–64 år", "100+ år", "20 år", "totalt", "TotSA")] == [
        "16-64",
        "100+",
        "20",
        "alla",
        "alla",
    ]


def test_both_together_are_told_by_their_words_and_codes() -> None:
    both = (
        "1+2",
        "TotSA",
        "TotSa",
        "totalt",
        "totalt, samtliga män och kvinnor",
        "män och kvinnor totalt",
        "båda könen",
    )
    assert {sex_of(text) for text in both} == {Sex.ALLA}
    assert [sex_of(text) for text in ("totalt kvinnor", "och", "", "in- och utrikes födda")] == [None] * 4


def test_code_and_text_mean_what_the_text_does() -> None:
    assert area_of("2401 - 2401 Nordmaling") == area_of("2401 Nordmaling") == ("2401", "Nordmaling")
    assert (sex_of("1 - män"), ages_of("20-64 - 20-64 år")) == (Sex.MAN, "20-64")
    assert measure_of("0000077A - Sjukpenning") is Benefit.SJUKPENNING
    assert month_of("2024M01 - 2024M01") == month_of("2024–01") == month(2024, 1)


def test_both_spellings_of_a_benefit_are_the_benefit() -> None:
    for text in (
        "Sjuk- och aktivitetsersersättning",
        "sjuk- och aktivitetsersättning",
        "SJUK‑ OCH  AKTIVITETSERSÄTTNING",
    ):
        assert measure_of(text) is Benefit.SJUK_OCH_AKTIVITETSERSATTNING
    assert measure_of("Arbetslöshet") is measure_of("Arbetslöshetsersättning") is Benefit.ARBETSLOSHET
    # Letters made of two signs, as some systems write them.
    assert measure_of("Folkma\u0308ngd") is Measure.POPULATION
    assert measure_of("Medelålder") is None


def test_sexes_by_label_and_by_code() -> None:
    assert [sex_of(text) for text in ("män", "Kvinnor", "män och kvinnor totalt", "totalt")] == [
        *(Sex.MAN, Sex.KVINNA, Sex.ALLA, Sex.ALLA),
    ]
    assert [sex_of(text) for text in ("1", "2", "1+2", "3", "")] == [Sex.MAN, Sex.KVINNA, Sex.ALLA, None, None]


def test_months_in_each_way_they_are_written() -> None:
    assert {month_of(text) for text in ("2014M01", "2014m01", "201401", "2014-01", " 2014M01 ")} == {month(2014, 1)}
    assert [month_of(text) for text in ("2014M13", "2014", "2014K1", "0014M01", "januari")] == [None] * 5
    assert all(map(is_other_time, ("2014", "2014K1", "2014H2", "2014-2016")))
    assert not any(map(is_other_time, ("2014M01", "januari", "")))


def test_areas_by_code_by_name_and_by_both() -> None:
    assert area_of("2401 Nordmaling") == area_of("2401") == area_of("Nordmaling") == ("2401", "Nordmaling")
    assert area_of("00  Riket") == area_of("riket".capitalize()) == ("00", "Riket")
    assert area_of("24") == ("24", "Västerbottens län")
    assert area_of("9901 Provkommun") == ("9901", "Provkommun")
    assert area_of("9901") == ("9901", "9901")
    assert [area_of(text) for text in ("Provkommun", "240 Nordmaling", "")] == [None] * 3


def test_dimensions_by_label_and_by_code() -> None:
    for dimension, texts in {
        Dimension.AREA: ("region", "Region", "REGION"),
        Dimension.SEX: ("kön", "Kon"),
        Dimension.AGE: ("åldersgrupp", "Aldersgrupp", "ålder"),
        Dimension.CONTENT: ("tabellinnehåll", "ContentsCode"),
        Dimension.MONTH: ("månad", "Tid"),
    }.items():
        assert {dimension_of(text) for text in texts} == {dimension}
    assert dimension_of("sex") is None
