"""Profiles, places and series from the monthly table, each held against figures worked out here in another way."""

import sqlite3
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from statistics import mean

import pytest

from domain.benefits.benefit import AGE_20_64, AGE_20_65, Benefit
from domain.benefits.of_period import GapTreatment
from domain.ground.area import AreaKind
from domain.ground.period import month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.profile.ranking import RankMeasure, RankSource
from domain.profile.words import summary_sentence
from storage.areas.groups import create_group
from storage.benefits.national import national
from storage.benefits.queries import compared_of, divisions, latest_year, periods_with_figures, profile
from storage.benefits.recording import record_benefit_years
from storage.benefits.series import series
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from support.scb_table import ECONOMIC_AID, KINDS, POPULATION, ScbTable, scb_table
from support.stored_months import store_months
from support.typed_years import typed
from support.workspaces import COORDINATOR, make_workspace, open_workspace

AREAS = ("2401", "2404", "2409", "0360", "0331", "1880", "0114")
# In the product's order, by the source's own names.
OURS = (*KINDS[:4], KINDS[5], KINDS[4])
YEAR = parse_period("2021")
Open = Callable[[ScbTable], Workspace]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a workspace that holds the table."""
    held: list[Workspace] = []

    def make(table: ScbTable) -> Workspace:
        path = make_workspace(tmp_path)
        store_months(path, table)
        held.append(open_workspace(path, who=COORDINATOR))
        return held[-1]

    yield make
    for ws in held:
        ws.close()


def two_years(**more: object) -> ScbTable:
    return scb_table(areas=AREAS, first="2020M01", months=24, **more)  # type: ignore[arg-type]


def cells(
    table: ScbTable, area: str, content: str, months: list[str], sex: str = "1+2", age: str = AGE_20_64
) -> list[int]:
    return [table.cell(area, sex, age, content, each) for each in months]  # type: ignore[misc]


def of_year(year: int) -> list[str]:
    return [f"{year}M{number:02d}" for number in range(1, 13)]


def average(numbers: list[int]) -> Fraction:
    return Fraction(mean(Fraction(number) for number in numbers))


def total_share(table: ScbTable, area: str, months: list[str], sex: str = "1+2") -> Fraction:
    persons = sum(average(cells(table, area, kind, months, sex)) for kind in KINDS)
    return Fraction(100 * persons, average(cells(table, area, POPULATION, months, sex)))


def test_a_year_from_twelve_months(opened: Open) -> None:
    table = two_years()
    found = profile(opened(table), "2401", YEAR)
    assert found is not None
    for kind, name in zip(Benefit, OURS, strict=True):
        assert found.row(kind).persons == average(cells(table, "2401", name, of_year(2021)))
        assert found.row(kind).persons_before == average(cells(table, "2401", name, of_year(2020)))
    assert found.total.share_of_population == total_share(table, "2401", of_year(2021))
    assert found.coverage is not None
    assert found.coverage.complete
    assert "Påhittad tabell" in found.source.line


def test_a_half_year_a_month_a_sex_and_the_other_ages(opened: Open) -> None:
    table = two_years()
    ws = opened(table)
    second = [f"2021M{number:02d}" for number in range(7, 13)]
    half = profile(ws, "0360", parse_period("2021 H2"), Sex.KVINNA, AGE_20_65)
    assert half is not None
    sick = cells(table, "0360", "Sjukpenning", second, "2", AGE_20_65)
    assert half.row(Benefit.SJUKPENNING).persons == average(sick)
    march = profile(ws, "0360", parse_period("2021-03"))
    assert march is not None
    assert march.row(Benefit.SJUKPENNING).persons == table.cell("0360", "1+2", AGE_20_64, "Sjukpenning", "2021M03")
    assert march.previous_period.code == "2020-03"
    assert half.age_group == AGE_20_65


def test_the_decomposition_adds_up_to_the_change(opened: Open) -> None:
    table = two_years()
    found = profile(opened(table), "2404", YEAR)
    assert found is not None
    persons = [sum(average(cells(table, "2404", kind, of_year(year))) for kind in KINDS) for year in (2020, 2021)]
    people = [average(cells(table, "2404", POPULATION, of_year(year))) for year in (2020, 2021)]
    by_persons = 100 * (persons[1] - persons[0]) * (1 / people[0] + 1 / people[1]) / 2
    change = total_share(table, "2404", of_year(2021)) - total_share(table, "2404", of_year(2020))
    assert found.total.change.from_persons == by_persons
    assert found.total.change.points == change
    assert found.total.change.from_population == change - by_persons


def test_places_by_hand(opened: Open) -> None:
    table = two_years()
    ws = opened(table)
    country = national(ws, YEAR)
    assert country is not None
    for measure, kinds in (
        (RankMeasure.TOTAL, KINDS),
        (RankMeasure.OHALSA, KINDS[:2]),
        (Benefit.ETABLERINGSERSATTNING, KINDS[5:]),
    ):
        shares = {
            area: Fraction(
                sum(sum(cells(table, area, kind, of_year(2021))) for kind in kinds),
                sum(cells(table, area, POPULATION, of_year(2021))),
            )
            for area in AREAS
        }
        by_hand = sorted(AREAS, key=lambda area: shares[area])
        assert [area.code for area in country.ranking(measure).areas] == by_hand
        for place, area in enumerate(by_hand, start=1):
            rank = country.rank(area, measure)
            assert rank is not None
            assert (rank.rank, rank.of, rank.tied, rank.source) == (place, len(AREAS), False, RankSource.COMPUTED)
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert found.ranks[RankMeasure.TOTAL] == country.rank("2401", RankMeasure.TOTAL)
    assert set(found.kind_ranks) == set(Benefit)
    assert found.ranks[RankMeasure.TOTAL].previous is not None


def test_a_tie_is_shared_and_the_next_place_is_skipped(opened: Open) -> None:
    table = two_years()
    for area in ("2404", "2409"):
        for sex in ("1", "2", "1+2"):
            for content in (*KINDS, POPULATION):
                for each in of_year(2021):
                    # Three times as many of everything is exactly the same share.
                    times = 3 if area == "2409" else 1
                    value = table.cell("2401", sex, AGE_20_64, content, each)
                    table = table.with_cell(area, sex, AGE_20_64, content, each, times * value)  # type: ignore[arg-type]
    country = national(opened(table), YEAR)
    assert country is not None
    ranking = country.ranking(RankMeasure.TOTAL)
    shared = [area.rank for area in ranking.areas if area.code in ("2401", "2404", "2409")]
    assert len({rank.rank for rank in shared}) == 1
    assert all(rank.tied for rank in shared)
    after = [area.rank.rank for area in ranking.areas if area.rank.rank > shared[0].rank]
    assert not after or after[0] == shared[0].rank + 3


def test_bortfall_left_out_and_filled(opened: Open) -> None:
    gaps = [("2401", "2021M02"), ("2401", "2021M03"), ("2409", "2021M01")]
    table = two_years(gaps=gaps)
    ws = opened(table)
    known = [each for each in of_year(2021) if each not in ("2021M02", "2021M03")]
    left_out = profile(ws, "2401", YEAR)
    assert left_out is not None
    assert left_out.row(Benefit.EKONOMISKT_BISTAND).persons == average(cells(table, "2401", ECONOMIC_AID, known))
    assert left_out.ranks == {}
    assert any("medelvärdet bygger på 10 av 12 månader" in note for note in left_out.notes)
    assert any("rangordnas inte" in note for note in left_out.notes)
    country = national(ws, YEAR)
    assert country is not None
    assert (country.of, country.present) == (len(AREAS) - 2, len(AREAS))

    january = cells(table, "2401", ECONOMIC_AID, ["2021M01"])
    filled = profile(ws, "2401", YEAR, treatment=GapTreatment.SENAST_KANDA)
    assert filled is not None
    with_january = cells(table, "2401", ECONOMIC_AID, known) + 2 * january
    assert filled.row(Benefit.EKONOMISKT_BISTAND).persons == average(with_january)
    assert any("senast kända värde, januari 2021" in note for note in filled.notes)
    country = national(ws, YEAR, treatment=GapTreatment.SENAST_KANDA)
    assert country is not None
    assert country.of == len(AREAS)
    for area in country.ranking(RankMeasure.TOTAL).areas:
        alone = profile(ws, area.code, YEAR, treatment=GapTreatment.SENAST_KANDA)
        assert alone is not None
        assert alone.total.share_of_population == area.share
    from_december = compared_of(ws, ["2409"], YEAR, treatment=GapTreatment.SENAST_KANDA)["2409"].now
    before = cells(table, "2409", ECONOMIC_AID, ["2020M12"]) + cells(table, "2409", ECONOMIC_AID, of_year(2021)[1:])
    assert from_december.persons[Benefit.EKONOMISKT_BISTAND] == average(before)


@pytest.mark.parametrize("reason", ["ej_tillampligt", "dolt"])
def test_what_does_not_apply_or_is_hidden_is_no_gap_to_fill(tmp_path: Path, reason: str) -> None:
    path = make_workspace(tmp_path)
    store_months(path, two_years())
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "UPDATE benefit_month SET ekonomiskt_bistand = NULL, reasons = ? "
            "WHERE area_code = '2401' AND month = '2021-02'",
            (f"ekonomiskt_bistand={reason}",),
        )
    connection.close()
    with open_workspace(path, who=COORDINATOR) as ws:
        filled = profile(ws, "2401", YEAR, treatment=GapTreatment.SENAST_KANDA)
        assert filled is not None
        assert filled.coverage is not None
        assert filled.coverage.filled == ()
        country = national(ws, YEAR, treatment=GapTreatment.SENAST_KANDA)
        assert country is not None
        # Its year lacks a month's figure, and is not ranked as if it had it.
        assert country.rank("2401", RankMeasure.TOTAL) is None
        assert country.of == len(AREAS) - 1


def test_a_true_zero_of_one_sex_is_no_gap(opened: Open) -> None:
    table = two_years(zeros=[("2401", "2021M02")])
    found = profile(opened(table), "2401", YEAR, Sex.MAN)
    assert found is not None
    men = cells(table, "2401", ECONOMIC_AID, of_year(2021), "1")
    assert 0 in men
    assert found.row(Benefit.EKONOMISKT_BISTAND).persons == average(men)
    assert found.coverage is not None
    assert found.coverage.complete


def test_a_groups_share_is_from_sums(opened: Open) -> None:
    table = two_years()
    ws = opened(table)
    members = ["0360", "2401", "2404", "2409"]
    found = profile(ws, ws.group_code, YEAR)
    assert found is not None
    persons = sum(average(cells(table, area, kind, of_year(2021))) for area in members for kind in KINDS)
    people = sum(average(cells(table, area, POPULATION, of_year(2021))) for area in members)
    assert found.total.share_of_population == 100 * persons / people
    assert found.ranks == {}
    assert found.members is not None
    assert sorted(each.code for each in found.members.reporting) == members


def test_a_group_with_a_member_without_figures_says_so(opened: Open) -> None:
    ws = opened(two_years())
    create_group(ws, name="Två kommuner", members=["2401", "2403"])
    found = profile(ws, "tva-kommuner", YEAR)
    alone = profile(ws, "2401", YEAR)
    assert found is not None
    assert alone is not None
    assert found.total.share_of_population == alone.total.share_of_population
    assert any("1 av 2 kommuner räknas. Bjurholm saknas" in note for note in found.notes)


def test_a_county_without_figures_of_its_own_is_the_sum_of_its_kommuner(opened: Open) -> None:
    ws = opened(two_years())
    found = compared_of(ws, ["24"], YEAR)
    apart = compared_of(ws, ["2401", "2404", "2409"], YEAR)
    assert found["24"].now.area.kind is AreaKind.LAN
    assert found["24"].now.total == sum(each.now.total for each in apart.values())  # type: ignore[misc]


def typed_year(ws: Workspace, period: str = "2021", sick: int = 999) -> None:
    figures = typed(sick, 1, 1, 1, 1, 1, population=5000)
    record_benefit_years(ws, area="2401", period=parse_period(period), figures=figures, source=Source("regional deck"))


def test_a_whole_year_of_months_goes_before_a_typed_one_and_the_difference_is_listed(opened: Open) -> None:
    table = two_years()
    ws = opened(table)
    typed_year(ws)
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert found.row(Benefit.SJUKPENNING).persons == average(cells(table, "2401", "Sjukpenning", of_year(2021)))
    assert found.beside is not None
    assert any("Sjukpenning 999,0 mot" in note for note in found.notes)


def test_a_typed_year_goes_before_an_incomplete_one(opened: Open) -> None:
    ws = opened(scb_table(areas=AREAS, first="2021M01", months=9))
    assert profile(ws, "2401", YEAR).row(Benefit.SJUKPENNING).persons != 999  # type: ignore[union-attr]
    assert any("9 av 12 månader" in note for note in profile(ws, "2401", YEAR).notes)  # type: ignore[union-attr]
    typed_year(ws)
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert found.row(Benefit.SJUKPENNING).persons == 999
    assert any("eftersom månadstabellen är ofullständig" in note for note in found.notes)


def test_a_typed_year_that_has_only_begun_does_not_hide_the_months(opened: Open) -> None:
    table = scb_table(areas=AREAS, first="2021M01", months=9)
    ws = opened(table)
    begun = {(Sex.ALLA, Benefit.SJUKPENNING.value): 999}
    record_benefit_years(ws, area="2401", period=YEAR, figures=begun, source=Source("regional deck"))
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert found.coverage is not None
    assert any("Sjukpenning 999,0 mot" in note for note in found.notes)


def test_what_periods_and_divisions_there_are(opened: Open) -> None:
    ws = opened(scb_table(areas=AREAS, first="2020M11", months=3))
    typed_year(ws, "2019")
    codes = [each.code for each in periods_with_figures(ws, "2401")]
    assert codes == ["2021", "2021 H1", "2021-01", "2020", "2020 H2", "2020-11", "2020-12", "2019"]
    assert (Sex.KVINNA, AGE_20_65) in divisions(ws, "2401", parse_period("2021-01"))
    assert divisions(ws, "2401", parse_period("2019")) == ((Sex.ALLA, AGE_20_64),)
    with ws.reading() as connection:
        assert latest_year(connection, known_areas(connection, ["2401"])) == parse_period("2019")


def test_two_months_are_never_called_a_year_nor_compared_with_one(opened: Open) -> None:
    ws = opened(scb_table(areas=AREAS, first="2020M01", months=14))
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert (found.when, found.when_before) == ("januari–februari 2021", "januari–februari 2020")
    assert "helårspersoner januari–februari 2021" in summary_sentence(found)
    half = profile(ws, "2401", parse_period("2021 H1"))
    assert half is not None
    assert found.total.difference == half.total.difference


def test_a_whole_year_is_not_compared_with_one_that_has_two_months(opened: Open) -> None:
    ws = opened(scb_table(areas=AREAS, first="2020M11", months=14))
    found = profile(ws, "2401", YEAR)
    assert found is not None
    assert found.when == "2021"
    assert not found.has_previous


def test_a_groups_change_is_that_of_the_kommuner_there_are_at_both_times(opened: Open) -> None:
    ws = opened(scb_table(areas=AREAS[:2], first="2020M01", months=24))
    create_group(ws, name="Gruppen", members=["2401", "2404", "0360"])
    new = typed(*[100] * 6, population=9_000)
    record_benefit_years(ws, area="0360", period=YEAR, figures=new, source=Source("regional deck"))
    found = profile(ws, "gruppen", YEAR)
    parts = [profile(ws, code, YEAR) for code in ("2401", "2404")]
    assert found is not None
    (of_all,) = found.of_all
    assert found.total.difference == sum(each.total.difference for each in parts if each)  # type: ignore[misc]
    assert found.total.persons == sum(each.total.persons for each in parts if each)  # type: ignore[misc]
    assert of_all.total == found.total.persons + 600  # type: ignore[operator]


def test_a_series_holds_every_month_and_every_year(opened: Open) -> None:
    table = two_years(gaps=[("2401", "2020M05")])
    ws = opened(table)
    found = series(ws, "2401")
    assert [each.month for each in found.months] == [month(2020 + at // 12, at % 12 + 1) for at in range(24)]
    assert found.months[4].persons[5] is Empty.SAKNAS
    assert found.months[0].persons[0] == table.cell("2401", "1+2", AGE_20_64, "Sjukpenning", "2020M01")
    assert [each.period for each in found.years] == [parse_period("2020"), YEAR]
    assert found.years[1] == compared_of(ws, ["2401"], YEAR)["2401"].now
    filled = series(ws, "2401", treatment=GapTreatment.SENAST_KANDA)
    assert filled.filled == (month(2020, 5),)
    assert filled.months[4].persons[5] == filled.months[3].persons[5]
    of_2020 = compared_of(ws, ["2401"], parse_period("2020"), treatment=GapTreatment.SENAST_KANDA)["2401"]
    assert filled.years[0] == of_2020.now


def test_a_groups_series_is_the_sum_of_those_who_report(opened: Open) -> None:
    table = two_years(gaps=[("2401", "2020M05")])
    ws = opened(table)
    found = series(ws, ws.group_code)
    assert found.partial == (month(2020, 5),)
    assert not found.of_the_same(month(2020, 4), month(2020, 5))
    assert found.of_the_same(month(2020, 4), month(2020, 6))
    people = [table.cell(area, "1+2", AGE_20_64, POPULATION, "2020M05") for area in ("2404", "2409", "0360")]
    assert found.months[4].population == sum(people)  # type: ignore[arg-type]
    assert len(found.years) == 2
    assert found.years[1].members is not None


def test_typed_years_alone_make_a_series_of_years(opened: Open) -> None:
    ws = opened(scb_table(areas=["0114"], months=1))
    typed_year(ws, "2019")
    typed_year(ws, "2018")
    found = series(ws, "2401")
    assert found.months == ()
    assert found.source is None
    assert [each.period.year for each in found.years] == [2018, 2019]
    assert series(ws, "0331").empty


def test_a_missing_month_stays_a_gap_in_the_series(opened: Open) -> None:
    table = scb_table(areas=["2401"], first="2021M01", months=2)
    later = scb_table(areas=["2401"], first="2021M04", months=1)
    ws = opened(table)
    path = ws.path
    ws.close()
    store_months(path, later, "Senare tabell")
    with open_workspace(path, who=COORDINATOR) as again:
        found = series(again, "2401")
        assert len(found.months) == 4
        assert found.months[2].population is Empty.SAKNAS
        year = profile(again, "2401", YEAR)
        assert year is not None
        assert "SCB, Påhittad tabell, inläst" in year.source.line
        assert "SCB, Senare tabell, inläst" in year.source.line


def test_without_a_table_there_are_no_places(opened: Open) -> None:
    ws = opened(scb_table(areas=["0114"], months=1, riket=False))
    assert national(ws, YEAR) is None
    assert national(ws, parse_period("2014-01")) is None
    assert profile(ws, "2401", YEAR) is None
