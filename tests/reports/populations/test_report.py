"""The report on collaboration populations: Lycksele as published, its neighbours, and nothing that tells of a few."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.reporting.blocks import PopulationBlock
from domain.reporting.report import Audience
from reports.page.document import Printed
from reports.populations.section import population_table
from storage.file.workspace import Workspace
from storage.populations.recording import record_populations
from support.pdf_checks import assert_pdf_a, assert_pdf_ua, assert_verapdf, page_texts
from support.population_charts import LYCKSELE
from support.population_workspace import DAY, GROUP, lappland
from support.reports import gathered, print_whole

PRINTED = date(2024, 12, 2)
OnDisk = Callable[[Printed | bytes], Path]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with lappland(tmp_path) as opened:
        yield opened


def words(printed: Printed, on_disk: OnDisk) -> str:
    """Everything that is read in the PDF, with ordinary spaces."""
    return " ".join(" ".join(page_texts(on_disk(printed))).replace("\u00a0", " ").split())


def test_lycksele_is_281_with_its_sum_its_range_and_what_is_outside(ws: Workspace, on_disk: OnDisk) -> None:
    printed = words(print_whole(gathered(ws, "populations", PRINTED, area="2481")), on_disk)
    for said in (
        "Lycksele: 281 personer räknas till den kända samverkanspopulationen enligt definitionen ”Lägesbild”; det är 209–281 olika personer",
        "Summan: 72 + 27 + 33 + 36 + 21 + 92 = 281.",
        "Av dem är kvinnor 124, män 157.",
        "”Individer med ekonomiskt bistånd”: 22–49 av 121 är i ingen av delarna",
        "A 72 + B 27 + C 33 + D 36 + E 21 + F 92 = 281",
        "kan överlappa E och F",
        "Känd samverkanspopulation 124 157 – 281",
        "Totalt känd samverkanspopulation, publicerad summa – – 323 –",
        "utredare Försäkringskassan och handläggare Arbetsförmedlingen",
        "”Individer utan känd sysselsättning och inkomst (BAS)” avser 2023-12-31",
        "Lycksele 281 209–281",
        "Tillsammans, 3 av 4 kommuner 519 dolt",
        "Känd samverkanspopulation 320 300 281 (−19)",
        "Alla mättillfällen är räknade efter definitionen ”Lägesbild”.",
        "”Individer utan känd sysselsättning och inkomst (BAS)” från SCB",
        "”varav arbetslösa” kan överlappa ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)”",
    ):
        assert said in printed


def test_as_published_the_report_says_that_42_are_counted_twice(ws: Workspace, on_disk: OnDisk) -> None:
    report = gathered(ws, "populations", PRINTED, area="2481", family="published")
    printed = words(print_whole(report), on_disk)
    assert "72 + 27 + 33 + 36 + 21 + 92 + 42 = 323" in printed
    assert "42 räknas två gånger" in printed
    assert "209–281 olika personer" in printed
    assert "Som publicerat 2024" in printed


def test_the_reports_are_for_everyone_to_read_and_the_same_each_time(ws: Workspace, on_disk: OnDisk) -> None:
    for area in ("2481", "2418", None):
        report = gathered(ws, "populations", PRINTED, area=area)
        printed = print_whole(report)
        path = on_disk(printed)
        assert_pdf_ua(path)
        assert_pdf_a(path)
        assert 2 <= printed.pages <= 4
        assert printed.undrawable == ()
        assert print_whole(report).content == printed.content


@pytest.mark.slow
def test_verapdf_accepts_the_report(ws: Workspace, on_disk: OnDisk) -> None:
    assert_verapdf([on_disk(print_whole(gathered(ws, "populations", PRINTED, area="2481")))])


def test_a_public_report_hides_few_people_and_an_internal_one_says_that_it_does_not(
    ws: Workspace, on_disk: OnDisk
) -> None:
    public = words(print_whole(gathered(ws, "populations", PRINTED, area="2418")), on_disk)
    assert "21 + dolt + 9 + 10 + dolt + 27 = 72" in public
    assert "olika personer under" not in public
    assert "internt" not in public.lower()
    report = gathered(
        ws, "populations", PRINTED, area="2418", audience=Audience.INTERNAL, reason="möte i analysgruppen"
    )
    path = on_disk(print_whole(report))
    internal = words(print_whole(report), on_disk)
    assert "21 + 2 + 9 + 10 + 3 + 27 = 72" in internal
    assert "Skäl: möte i analysgruppen" in internal
    assert all("internt" in page.lower() for page in page_texts(path))


def test_the_group_is_the_sum_of_its_kommuner_and_hides_what_they_hide(ws: Workspace, on_disk: OnDisk) -> None:
    report = gathered(ws, "populations", PRINTED)
    assert report["population"].found.area.code == GROUP
    assert report["population"].found.population.total == 519
    assert report["population"].found.population.line("assistance_sick").count is Empty.DOLT
    assert report["population"].found.population.line("unemployed_adult").count == 92 + 55 + 27
    printed = words(print_whole(report), on_disk)
    assert "Södra Lappland, summan av Lycksele, Malå och Storuman" in printed
    assert "3 av 4 kommuner räknas. Sorsele saknas." in printed
    common = "gäller 2 av 4 kommuner, de som har en summa båda gångerna: Lycksele och Storuman."
    assert f"{common} 3 av 4 kommuner 2024-10-31: 519 personer." in printed
    assert "är summan av andra kommuner än förut; däremellan räknas ingen ändring." in printed
    internal = gathered(ws, "populations", PRINTED, audience=Audience.INTERNAL, reason="möte")
    assert internal["population"].found.population.line("assistance_sick").count == 27 + 16 + 2


def test_two_definitions_never_tell_the_row_that_only_one_of_them_counts(ws: Workspace) -> None:
    counts = LYCKSELE | {"unemployed_adult_24": 3, "known_total_published": Empty.SAKNAS}
    record_populations(ws, area="2421", reference_date=DAY, counts={Sex.ALLA: counts})
    totals, shown = [], []
    for family in ("default", "published"):
        population = gathered(ws, "populations", PRINTED, area="2421", family=family)["population"].found.population
        totals.append(population.total)
        shown.append({line.row.key: line.count for line in population.lines})
    assert shown[0] == shown[1]
    assert shown[0]["unemployed_adult_24"] is Empty.DOLT
    if Empty.DOLT not in totals:
        assert list(shown[0].values()).count(Empty.DOLT) > 1
    recommended = gathered(ws, "recommendations", PRINTED, year=2024)
    (block,) = [block for block in recommended["populations"].counted if block.area.code == "2421"]
    assert {line.row.key: line.count for line in block.population.lines} == shown[0]


def test_a_date_or_a_year_can_be_asked_for(ws: Workspace) -> None:
    day = date(2023, 10, 31)
    assert gathered(ws, "populations", PRINTED, area="2481", day=day)["population"].found.reference_date == day
    report = gathered(ws, "populations", PRINTED, area="2481", period=parse_period("2022"))
    assert report["population"].found.reference_date == date(2022, 10, 31)
    assert report["population"].years.dates == (date(2022, 10, 31),)
    assert [area.name for area in report["population"].together.missing] == ["Malå", "Sorsele", "Storuman"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"area": "2422"}, "Det finns ingen samverkanspopulation för Sorsele."),
        ({"area": "2418", "period": parse_period("2021")}, "Det finns ingen samverkanspopulation för Malå 2021."),
        ({"area": "2418", "day": date(2020, 1, 1)}, "Det finns ingen samverkanspopulation för Malå 2020-01-01."),
        ({"audience": Audience.INTERNAL}, "En intern rapport behöver ett skäl."),
        ({"area": "9999"}, "Området 9999 finns inte i arbetsboken."),
    ],
)
def test_what_cannot_be_printed_is_said(ws: Workspace, asked: dict[str, object], said: str) -> None:
    with pytest.raises(UserProblem, match=said):
        gathered(ws, "populations", PRINTED, **asked)


def test_a_group_where_no_kommun_has_a_total_is_said(ws: Workspace) -> None:
    for area in ("2481", "2421"):
        counts = {"unemployed_adult": None}
        record_populations(ws, area=area, reference_date=date(2023, 10, 31), counts={Sex.ALLA: counts})
    with pytest.raises(UserProblem, match="Summan kan inte räknas för någon kommun i Södra Lappland 2023-10-31"):
        gathered(ws, "populations", PRINTED, day=date(2023, 10, 31))


def test_a_kommun_outside_the_group_is_compared_with_it(ws: Workspace, on_disk: OnDisk) -> None:
    record_populations(ws, area="2401", reference_date=DAY, counts={Sex.ALLA: dict.fromkeys(LYCKSELE, Empty.SAKNAS)})
    report = gathered(ws, "populations", PRINTED, area="2401")
    assert report["population"].together.parts[0].area.name == "Nordmaling"
    printed = words(print_whole(report), on_disk)
    assert "den kända samverkanspopulationen kan inte räknas, uppgifter saknas" in printed
    assert "År för år" not in printed


def test_years_without_a_total_are_a_table_and_no_lines(ws: Workspace, on_disk: OnDisk) -> None:
    for day in (DAY, date(2023, 10, 31)):
        record_populations(ws, area="2422", reference_date=day, counts={Sex.ALLA: {"assistance": 40}})
    printed = words(print_whole(gathered(ws, "populations", PRINTED, area="2422")), on_disk)
    assert "Sorsele: den kända samverkanspopulationen 2024-10-31 är inte känd." in printed
    assert "Diagram 3" not in printed


def test_the_sum_of_the_rows_that_are_known_is_not_called_the_sum(ws: Workspace, on_disk: OnDisk) -> None:
    some = {"assistance_unemployed": 12, "health_young": 14}
    record_populations(ws, area="2422", reference_date=DAY, counts={Sex.ALLA: some})
    printed = words(print_whole(gathered(ws, "populations", PRINTED, area="2422")), on_disk)
    assert "Summan av de rader som visas: 12 + 14 = 26." in printed
    assert "Summan: " not in printed


def test_the_recommendation_report_has_the_picture_the_range_and_the_coverage(ws: Workspace, on_disk: OnDisk) -> None:
    content = gathered(ws, "recommendations", PRINTED, year=2024)
    assert [area.name for area in content["populations"].uncounted] == ["Sorsele"]
    path = on_disk(print_whole(content))
    printed = words(print_whole(content), on_disk)
    assert "3 av 4 kommuner har en samverkanspopulation. Den saknas för Sorsele." in printed
    assert "209–281 olika personer" in printed
    assert "22–49 av 121 är i ingen av delarna" in printed
    assert "A 72 + B 27 + C 33 + D 36 + E 21 + F 92 = 281" in printed
    assert_pdf_ua(path)


def test_of_many_kommuner_the_recommendation_report_prints_the_tables_alone(ws: Workspace, on_disk: OnDisk) -> None:
    record_populations(ws, area="2422", reference_date=DAY, counts={Sex.ALLA: LYCKSELE})
    content = gathered(ws, "recommendations", PRINTED, year=2024)
    assert len(content["populations"].counted) == 4
    printed = words(print_whole(content), on_disk)
    assert "Diagram 1" not in printed
    assert "kommuner har en samverkanspopulation" not in printed
    assert "22–49 av 121 är i ingen av delarna" in printed
    assert "209–281 olika personer" in printed


def test_the_table_by_sex_says_dolt_of_both_where_one_is_small(ws: Workspace) -> None:
    women = {Sex.KVINNA: {"assistance_sick": 25}, Sex.MAN: {"assistance_sick": 2}}
    record_populations(ws, area="2481", reference_date=DAY, counts=women)
    found = gathered(ws, "populations", PRINTED, area="2481")["population"].found
    table = population_table(PopulationBlock(found.area, DAY, found.population, found.source), found.by_sex)
    rows = {row.cells[0]: row.cells[1:] for row in table.rows}
    assert rows["varav sjukskrivna"] == ("dolt", "dolt", "27", "27")
    assert rows["varav arbetslösa"] == ("dolt", "dolt", "72", "72")
    assert rows["varav sjukskrivna arbetslösa"] == ("16", "20", "36", "36")
    assert rows["Känd samverkanspopulation"] == ("dolt", "dolt", "–", "281")
    assert "dolt:" in table.notes[-1]
