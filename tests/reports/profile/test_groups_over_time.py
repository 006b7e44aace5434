"""Groups whose kommuner come and go, and years that have only begun: every table says what it is of (rulings 40, 41, 60)."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.display import show_count
from domain.ground.period import parse_period
from domain.profile.profile import Profile
from domain.reporting.report import ProfilesInShort, Report
from reports.page.table_layout import Table
from reports.profile.comparison_section import comparison_table, sexes_table
from reports.profile.in_short import figures_of, which_areas_are_shown
from reports.profile.section import profile_table
from reports.profile.series_section import years_table
from storage.areas.groups import create_group
from storage.file.workspace import Workspace, open_workspace
from support.pdf_checks import page_texts
from support.reports import gathered, print_whole
from support.scb_table import scb_table
from support.stored_months import store_months
from support.workspaces import COORDINATOR, make_workspace

PRINTED = date(2026, 3, 31)
Y2021, Y2022 = parse_period("2021"), parse_period("2022")


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Workspace]:
    """Three kommuner, of which one has figures from 2022 on, and none of the three for 2020."""
    path = make_workspace(tmp_path, "tillkommen")
    store_months(path, scb_table(areas=("2401", "2404"), first="2021M01", months=24))
    store_months(path, scb_table(areas=("2409",), first="2022M01", months=12, riket=False))
    with open_workspace(path, who=COORDINATOR) as ws:
        create_group(ws, name="Inlandet", members=["2401", "2404", "2409"])
        yield ws


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Two kommuner with the last two months of 2021 and of 2022."""
    path = make_workspace(tmp_path, "borjan")
    for year in ("2021", "2022"):
        store_months(path, scb_table(areas=("2401", "2404"), first=f"{year}M11", months=2))
    with open_workspace(path, who=COORDINATOR) as ws:
        create_group(ws, name="Paret", members=["2401", "2404"])
    return path


def words_of(report: Report, folder: Path) -> str:
    """Everything that is read in the PDF, with ordinary spaces."""
    path = folder / "rapport.pdf"
    path.write_bytes(print_whole(report).content)
    return " ".join(" ".join(page_texts(path)).replace("\u00a0", " ").split())


def tables_of(report: Report) -> list[Table]:
    """Every table in which the group's own figures of the period stand."""
    page = report[report.plan].page
    tables = [profile_table(page.profile, places=True), sexes_table(page.by_sex)]
    if report.plan == "region":
        region = report["region"]
        tables.append(
            comparison_table([page.profile, *(each.profile for each in region.members)], page.profile.area.code)
        )
    return tables


@pytest.mark.parametrize("plan", ["profile", "region"])
def test_every_table_of_a_group_says_whether_it_is_of_the_common_kommuner_or_of_all(
    joined: Workspace, tmp_path: Path, plan: str
) -> None:
    report = gathered(joined, plan, PRINTED, area="inlandet", period=Y2022)
    profile: Profile = report[plan].page.profile
    (level,) = profile.of_all
    line = f"Alla 3 kommuner 2022: {show_count(level.total)} helårspersoner"
    common = "gäller 2 av 3 kommuner, de som har siffror båda perioderna"
    for table in tables_of(report):
        notes = " ".join(table.notes)
        assert common in notes, table.caption
        assert "Alla 3 kommuner 2022: " in notes, table.caption
    if plan == "region":
        assert "Inlandet (2 av 3 kommuner)" in [row.cells[0] for row in tables_of(report)[-1].rows]
    assert "helårspersoner 2022, 2 av 3 kommuner" in [words for _figure, words in figures_of(profile).figures]
    said = words_of(report, tmp_path)
    assert line.replace("\u00a0", " ") in said
    # In the summary or the draft, under the profile's table, under that of women and men, and side by side.
    assert said.count(common) >= (5 if plan == "region" else 4)


def test_the_table_of_years_says_how_many_kommuner_each_year_is_of(joined: Workspace, tmp_path: Path) -> None:
    report = gathered(joined, "profile", PRINTED, area="inlandet", period=Y2022)
    page = report["profile"].page
    table = years_table(page.series, report["profile"].country_series)
    assert [column.title for column in table.columns][:3] == ["År", "Kommuner", "Helårspersoner"]
    assert [row.cells[:2] for row in table.rows] == [("2021", "2 av 3"), ("2022", "3 av 3")]
    assert "Summor av olika kommuner är inte jämförbara mellan åren" in " ".join(table.notes)
    assert "2 av 3" in words_of(report, tmp_path)


def test_a_year_without_figures_and_what_a_year_lacks_are_said_under_the_table_of_years(tmp_path: Path) -> None:
    path = make_workspace(tmp_path, "lucka")
    for first in ("2019M01", "2021M01"):
        store_months(path, scb_table(areas=("2401",), first=first, months=12))
    blanks = {
        ("2401", sex, "20-64", "Folkmängd", f"2022M{at:02}"): ".." for sex in ("1", "2", "1+2") for at in range(1, 13)
    }
    store_months(path, scb_table(areas=("2401",), first="2022M01", months=12, riket=False, blanks=blanks))
    with open_workspace(path, who=COORDINATOR) as ws:
        report = gathered(ws, "profile", PRINTED, area="2401", period=Y2021)
    found = report["profile"]
    table = years_table(found.page.series, found.country_series)
    assert [row.cells[0] for row in table.rows] == ["2019", "2020", "2021", "2022"]
    assert set(table.rows[1].cells[1:]) == {"saknas"}
    said = " ".join(table.notes)
    assert "Uppgifter för 2020 saknas." in said
    assert "Befolkningen 2022 saknas, därför kan ingen andel av befolkningen räknas." in said
    assert "Riket har ingen andel att jämföra med 2022." in said


@pytest.mark.parametrize(("plan", "area"), [("profile", "2401"), ("profile", "paret"), ("region", "paret")])
def test_a_year_of_two_months_is_called_by_them_on_every_page(
    begun: Path, tmp_path: Path, plan: str, area: str
) -> None:
    with open_workspace(begun, who=COORDINATOR) as ws:
        report = gathered(ws, plan, PRINTED, area=area, period=Y2022)
    assert report.heading.title.endswith("november–december 2022")
    assert report.file_name.endswith("november-december-2022.pdf")
    assert report.heading.period == "2022"
    said = words_of(report, tmp_path)
    assert "november–december 2022" in said
    by_months = "|".join(
        (
            r"nov(?:ember)?–dec(?:ember)? 202[12]",
            r"202[12]-\d\d",
            r"202[12] (?:är ofullständigt:|bygger på) 2 av 12 månader",
            r"\(december 202[12]\)",
            r"nov dec (?:jan .* )?nov dec 2021 2022 ",
        )
    )
    without = re.sub(by_months, "", said)
    assert [without[max(at.start() - 60, 0) : at.end() + 40] for at in re.finditer("202[12]", without)] == []


def test_beside_whole_years_the_kommun_with_two_months_is_marked(begun: Path) -> None:
    store_months(begun, scb_table(areas=("2409",), first="2022M01", months=12, riket=False))
    with open_workspace(begun, who=COORDINATOR) as ws:
        report = gathered(ws, "profile", PRINTED, area="2409", period=Y2022)
    profiles = [report["profile"].page.profile, *(each for each in report["profile"].compared)]
    table = comparison_table(profiles, "2409")
    named = {row.cells[0] for row in table.rows}
    assert {"Robertsfors", "Nordmaling (november–december 2022)"} <= named
    assert table.caption == "Helårspersoner, andel och plats per område 2022"


def test_older_figures_are_set_beside_the_period_by_its_months(begun: Path) -> None:
    with open_workspace(begun, who=COORDINATOR) as ws:
        found = gathered(ws, "profile", PRINTED, area="2401", period=Y2022)["profile"].page.profile
        earlier = gathered(ws, "profile", PRINTED, area="2404", period=Y2021)["profile"].page.profile
    said = which_areas_are_shown(ProfilesInShort((found, earlier), Y2022, ()))
    assert said == [
        f"Äldre siffror än för november–december 2022 visas för {earlier.area.name} november–december 2021."
    ]
    nobody = which_areas_are_shown(ProfilesInShort((earlier,), Y2022, (Area("2480", "Umeå", AreaKind.KOMMUN),)))
    assert nobody[0].startswith("Äldre siffror än för 2022 visas för ")
