"""Taking in tidy files: whole or not at all, with the line and the reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import select

from domain.benefits.benefit import AGE_20_64, Benefit
from domain.ground.changes import Subject
from domain.ground.period import parse_month, parse_period
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.importing.tidy import (
    BenefitYearRow,
    BenefitYears,
    ImportOutcome,
    IndicatorRow,
    Indicators,
    LotsMonths,
    PopulationCountRow,
    PopulationCounts,
    PublishedRanks,
    RankRow,
    ResourceMonths,
)
from domain.profile.ranking import RankMeasure
from storage.benefits.ranks import published_ranks, rank_source
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.populations.queries import population_counts, population_source
from storage.schema.areas import IMPORT_RUN
from storage.schema.benefits import INDICATOR, INDICATOR_VALUE
from support.house import import_rows
from support.stored_figures import benefit_figures
from support.taken_in import HASH, OWN, refused, take_in
from support.workspaces import COORDINATOR, content

MAY = parse_month("2016-05")
OCTOBER = date(2024, 10, 31)


def benefit(line: int, period: str = "2021", **more: Any) -> BenefitYearRow:
    persons: Mapping[Benefit, Value] = dict(zip(Benefit, (108, 180, 42, 155, 10, 56), strict=True))
    told = {"area": "2401", "sex": Sex.ALLA, "age_group": AGE_20_64, "persons": persons, "population": Empty.SAKNAS}
    return BenefitYearRow(line, period=parse_period(period), **{**told, **more})


def test_a_file_says_what_it_holds_and_what_it_changed(ws: Workspace) -> None:
    file = BenefitYears((benefit(2, source="regional deck 2021"), benefit(3, "2020", source="regional deck 2021")), 1)
    dry = take_in(ws, file, dry_run=True)
    assert dry.empty == {Empty.SAKNAS: 2}
    assert [row.about for row in dry.rows] == ["Nordmaling, 2021, alla, 20–64 år", "Nordmaling, 2020, alla, 20–64 år"]
    assert replace(dry, empty={}, rows=()) == ImportOutcome(
        "siffror.csv", "benefit_years", "regional deck 2021", ("2401",), ("2020", "2021"), 2, 0, 0, 1,
        sources=("regional deck 2021",),
    )  # fmt: skip
    assert benefit_figures(ws, "2401", parse_period("2021")) is None
    done = take_in(ws, file)
    assert (done.new, done.changed, done.unchanged) == (2, 0, 0)
    assert done.changes is not None
    assert done.changes.label == "inläsning av helårsekvivalenter per år från siffror.csv"
    assert (done.changes.tables, done.changes.subjects) == (
        ("benefit_year", "source"),
        frozenset({Subject.BENEFITS}),
    )
    kept = benefit_figures(ws, "2401", parse_period("2021"))
    assert kept is not None
    assert (kept.total, kept.source.title, kept.source.recorded_by) == (551, "regional deck 2021", COORDINATOR)


def test_the_same_file_again_changes_nothing(ws: Workspace) -> None:
    file = BenefitYears((benefit(2, source="deck"), benefit(3, "2020", source="deck")))
    take_in(ws, file)
    before = content(ws)
    again = take_in(ws, file)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert again.changes is not None
    assert again.changes.rows == 0
    assert content(ws) == before
    undo(ws)
    assert benefit_figures(ws, "2401", parse_period("2021")) is None


def test_one_figure_changed_is_one_row_changed(ws: Workspace) -> None:
    take_in(ws, BenefitYears((benefit(2, source="deck"), benefit(3, "2020", source="deck"))))
    outcome = take_in(ws, BenefitYears((benefit(2, source="deck", population=3559), benefit(3, "2020", source="deck"))))
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 1)


def test_the_same_figures_from_a_better_source_are_changed(ws: Workspace) -> None:
    take_in(ws, BenefitYears((benefit(2, source="avskrift"),)))
    outcome = take_in(ws, BenefitYears((benefit(2, source="SCB"),)))
    assert (outcome.changed, outcome.unchanged) == (1, 0)
    kept = benefit_figures(ws, "2401", parse_period("2021"))
    assert kept is not None
    assert kept.source.title == "SCB"
    unnamed = take_in(ws, BenefitYears((benefit(2),)))
    assert (unnamed.changed, unnamed.unchanged) == (0, 1)


def test_every_import_is_logged_also_one_that_changed_nothing(ws: Workspace) -> None:
    for _ in range(2):
        take_in(ws, BenefitYears((benefit(2), benefit(3, "2020"))))
    with ws.reading() as connection:
        rows = connection.execute(select(IMPORT_RUN).order_by(IMPORT_RUN.c.id)).mappings().all()
    assert [(row["rows_new"], row["rows_unchanged"]) for row in rows] == [(2, 0), (0, 2)]
    assert (rows[0]["file_name"], rows[0]["sha256"], rows[0]["who"]) == ("siffror.csv", HASH, COORDINATOR)
    assert (rows[0]["source"], rows[0]["reference"], rows[0]["at"]) == (OWN, "2020–2021", ws.now())


def test_rows_that_could_not_be_read_refuse_the_file(ws: Workspace) -> None:
    file = BenefitYears((benefit(2),), refused=(Refusal(3, "”tolv” går inte att läsa som ett tal."),))
    assert refused(ws, file, "tolv") == file.refused


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([benefit(2, area="9999")], ["Området 9999"]),
        ([benefit(2, "2021-03")], ["är en månad"]),
        ([benefit(2), benefit(3, population=4000)], ["säger emot rad 2"]),
        ([benefit(2, total=550)], ["angiven till 550 men delarna ger 551"]),
        ([benefit(2, population=550)], ["551 helårspersoner kan inte vara fler än befolkningen"]),
        ([benefit(2, published_share=Fraction(101))], ["mellan 0 och 100"]),
        ([benefit(2, sex=Sex.ANNAT)], ["kvinna, man eller alla"]),
        ([benefit(2, source="gäller 811228-9874")], ["personnummer"]),
        ([benefit(2, persons={**dict.fromkeys(Benefit, 1), Benefit.SJUKPENNING: -1})], ["mindre än noll"]),
        ([benefit(2, persons={**dict.fromkeys(Benefit, 9), Benefit.SJUKPENNING: Empty.SAKNAS}, total=44)], ["44"]),
        (
            [benefit(2), benefit(3, sex=Sex.KVINNA), benefit(4, sex=Sex.MAN)],
            [f"{kind.label}: kvinnor" for kind in Benefit],
        ),
    ],
)
def test_a_yearly_file_that_cannot_be_right(ws: Workspace, rows: list[BenefitYearRow], reasons: list[str]) -> None:
    refusals = refused(ws, BenefitYears(tuple(rows)), *reasons)
    assert all(refusal.line == rows[-1].line for refusal in refusals)


def test_missing_figures_and_a_total_that_is_larger_are_fine(ws: Workspace) -> None:
    some = {**dict.fromkeys(Benefit, 9), Benefit.SJUKPENNING: Empty.SAKNAS}
    assert take_in(ws, BenefitYears((benefit(2, persons=some, total=60),))).refused == ()
    assert take_in(ws, BenefitYears((benefit(2, "2020", total=Empty.SAKNAS),))).refused == ()


def test_a_row_that_stands_twice_with_the_same_figures_is_read_once(ws: Workspace) -> None:
    outcome = take_in(ws, BenefitYears((benefit(2), benefit(3)), skipped=2))
    assert (outcome.new, outcome.skipped, outcome.refused) == (1, 3, ())


def test_women_already_there_are_held_against_men_and_everyone(ws: Workspace) -> None:
    take_in(ws, BenefitYears((benefit(2, sex=Sex.KVINNA, persons=dict.fromkeys(Benefit, 3), population=50),)))
    men = benefit(2, sex=Sex.MAN, persons=dict.fromkeys(Benefit, 4), population=60)
    everyone = benefit(3, persons=dict.fromkeys(Benefit, 7), population=111)
    refused(ws, BenefitYears((men, everyone)), "Folkmängd: kvinnor 50 och män 60 blir 110, men alla är 111")
    assert take_in(ws, BenefitYears((men, benefit(3, persons=dict.fromkeys(Benefit, 7), population=110)))).new == 2


def rank(line: int, **more: Any) -> RankRow:
    told = {"area": "2401", "year": 2021, "measure": RankMeasure.TOTAL, "rank": 183, "previous": 218, "of": 290}
    return RankRow(line, **{**told, **more})


def test_ranks_as_published(ws: Workspace) -> None:
    assert take_in(ws, PublishedRanks((rank(2), rank(3, measure=RankMeasure.OHALSA, previous=None)))).new == 2
    ranks = published_ranks(ws, "2401", 2021)
    assert list(ranks) == [RankMeasure.TOTAL, RankMeasure.OHALSA]
    assert (ranks[RankMeasure.TOTAL].movement, ranks[RankMeasure.TOTAL].colour) == (35, "orange")
    assert ranks[RankMeasure.OHALSA].previous is None
    assert published_ranks(ws, "2401", 2020) == {}
    source = rank_source(ws, "2401", 2021)
    assert source is not None
    assert source.title == OWN
    assert rank_source(ws, "2404", 2021) is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (rank(3, rank=291), "Plats 291 finns inte bland 290"),
        (rank(3, rank=0), "Plats 0"),
        (rank(3, area="2404", previous=0), "Plats 0 finns inte"),
        (rank(3, area="2404", of=289), "Rad 2 säger att 290"),
    ],
)
def test_ranks_that_cannot_be_right(ws: Workspace, row: RankRow, reason: str) -> None:
    rows = (row,) if row.area == "2401" else (rank(2), row)
    refused(ws, PublishedRanks(rows), reason)


def count(line: int, row: str, value: Value, sex: Sex = Sex.ALLA, area: str = "2481") -> PopulationCountRow:
    return PopulationCountRow(line, area, OCTOBER, sex, row, value)


def test_populations(ws: Workspace) -> None:
    outcome = take_in(ws, PopulationCounts((count(2, "assistance", 121), count(3, "assistance_unemployed", 72))))
    assert (outcome.new, outcome.periods, outcome.source) == (2, ("2024-10-31",), OWN)
    assert population_counts(ws, "2481", OCTOBER) == {"assistance": 121, "assistance_unemployed": 72}
    source = population_source(ws, "2481", OCTOBER)
    assert source is not None
    assert (source.title, source.reference_date) == (OWN, OCTOBER)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([count(2, "assistance", 71), count(3, "assistance_unemployed", 72)], [3]),
        ([count(2, "friska", 71)], [2]),
        ([count(2, "assistance", 1, area="9999")], [2]),
        ([count(2, "health", 9), count(3, "health", 5, Sex.KVINNA), count(4, "health", 5, Sex.MAN)], [4]),
    ],
)
def test_populations_that_cannot_be_right(ws: Workspace, rows: list[PopulationCountRow], lines: list[int]) -> None:
    outcome = take_in(ws, PopulationCounts(tuple(rows)))
    assert [refusal.line for refusal in outcome.refused] == lines
    assert population_counts(ws, "2481", OCTOBER) == {}


def test_a_whole_smaller_than_a_part_that_is_already_there(ws: Workspace) -> None:
    take_in(ws, PopulationCounts((count(2, "unemployed_adult_24", 42),)))
    refusals = refused(ws, PopulationCounts((count(2, "unemployed", 41),)), "42")
    assert refusals[0].line == 2


def indicator(line: int, value: Value, sex: Sex = Sex.ALLA, **more: Any) -> IndicatorRow:
    told = {"indicator": "Körkort", "category": "18", "unit": "personer", **more}
    return IndicatorRow(line, area="0360", period=parse_period("2015"), sex=sex, value=value, **told)


def test_indicators_are_added_with_their_unit(ws: Workspace) -> None:
    outcome = take_in(ws, Indicators((indicator(2, 15, Sex.KVINNA), indicator(3, 11, Sex.MAN), indicator(4, 26))))
    assert (outcome.new, outcome.periods) == (3, ("2015",))
    with ws.reading() as connection:
        assert connection.execute(select(INDICATOR.c.name, INDICATOR.c.unit)).all() == [("Körkort", "personer")]
        assert len(connection.execute(select(INDICATOR_VALUE.c.value)).all()) == 3
    refused(ws, Indicators((indicator(2, 16, Sex.KVINNA),)), "könen blir 27, men alla är 26")
    refused(ws, Indicators((indicator(2, 30, category="19", unit="procent"),)), "finns redan med enheten ”personer”")
    take_in(ws, Indicators((indicator(2, Empty.DOLT, Sex.KVINNA), indicator(3, Fraction(1, 3), category="19"))))


def test_indicators_that_cannot_be_right(ws: Workspace) -> None:
    refused(ws, Indicators((indicator(2, 1), indicator(3, 2, category="19", unit="andel"))), "på rad 2")
    refused(ws, Indicators((indicator(2, 5, Sex.KVINNA), indicator(3, 4))), "könen blir 5, men alla är 4")
    refused(ws, Indicators((indicator(2, 5, indicator="Hos 811228-9874"),)), "personnummer")
    share = {"indicator": "Andel med körkort", "unit": "procent"}
    shares = (indicator(2, 60, Sex.KVINNA, **share), indicator(3, 50, **share))
    assert take_in(ws, Indicators(shares)).new == 2


def test_a_file_whose_name_is_a_personal_number(ws: Workspace) -> None:
    with pytest.raises(PersonalNumberProblem, match="Filens namn"):
        import_rows(ws, BenefitYears((benefit(2),)), file_name="811228-9874.csv", sha256=HASH)


def test_an_empty_file_is_an_import_of_nothing(ws: Workspace) -> None:
    for file in (LotsMonths(()), PopulationCounts(()), Indicators(()), PublishedRanks(()), ResourceMonths(())):
        outcome = take_in(ws, file)
        assert (outcome.new, outcome.areas, outcome.refused) == (0, (), ())


def test_rows_without_a_source_get_what_is_said_of_them_and_others_keep_theirs(ws: Workspace) -> None:
    rows = (rank(2), rank(3, area="2404"))
    done = take_in(ws, PublishedRanks(rows), source="Lägesbild 2021", publisher="Nordmalings kommun")
    assert done.source == "Nordmalings kommun, Lägesbild 2021"
    told = rank_source(ws, "2401", 2021)
    assert told is not None
    assert (told.publisher, told.title) == ("Nordmalings kommun", "Lägesbild 2021")
    assert done.notes == ()
    own = take_in(ws, BenefitYears((benefit(2, source="regional deck 2021"),)), source="Lägesbild 2021")
    assert own.source == "regional deck 2021"
    assert own.notes == ("Rader som själva anger sin källa behåller den. Den angivna källan gäller de övriga.",)
    by_publisher = take_in(ws, PublishedRanks((rank(2, rank=184),)), publisher="Nordmalings kommun")
    assert by_publisher.source == "Nordmalings kommun, egen uppgift"
    with pytest.raises(PersonalNumberProblem):
        take_in(ws, PublishedRanks((rank(2),)), source="811228-9874")
