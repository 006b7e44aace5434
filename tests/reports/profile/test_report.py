"""The reports on profiles: published figures to the last digit, groups, halves of years, gaps; for everyone to read."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.benefits.of_period import GapTreatment
from domain.ground.display import show_change, show_count, show_number, show_percent
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.reporting.report import Audience, ProfilePage, Report
from reports.page.document import Printed
from storage.areas.groups import create_group
from storage.file.workspace import Workspace, open_workspace
from storage.profile.text_recording import write_profile_text
from support.draft_figures import assert_every_number_is_the_profiles
from support.house import import_rows, read_tidy
from support.pdf_checks import assert_pdf_a, assert_pdf_ua, assert_verapdf, page_texts
from support.reports import changed, gathered, print_whole
from support.scb_table import ScbTable, scb_table
from support.stored_months import store_months
from support.tidy_files import INDICATOR_HEADER, write_lines
from support.workspaces import COORDINATOR, make_workspace

DATA = Path(__file__).parents[2] / "data"
PRINTED = date(2022, 3, 31)
MEMBERS = ("2401", "2404", "2409", "0360")
GAPS = (("2401", "2021M04"), ("2401", "2021M05"))

OnDisk = Callable[[Printed | bytes], Path]


def take_in(ws: Workspace, path: Path) -> None:
    file = read_tidy(path)
    assert import_rows(ws, file.content, file_name=file.name, sha256=file.sha256).refused == ()


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Workspace]:
    """The figures and places that groups have published."""
    with open_workspace(make_workspace(tmp_path, "publicerad"), who=COORDINATOR) as ws:
        take_in(ws, DATA / "published-equivalents.csv")
        take_in(ws, DATA / "published-ranks.csv")
        yield ws


def invented(first: str = "2018M01", months: int = 48, **more: object) -> ScbTable:
    areas = (*MEMBERS, "2480", "0114", "0115", "1280", "1480", "2584")
    return scb_table(areas=areas, first=first, months=months, **more)  # type: ignore[arg-type]


@pytest.fixture
def monthly(tmp_path: Path) -> Iterator[Workspace]:
    """Four years of an invented monthly table, with two months of bortfall in Nordmaling."""
    path = make_workspace(tmp_path, "manader")
    store_months(path, invented(gaps=GAPS))
    with open_workspace(path, who=COORDINATOR) as ws:
        yield ws


def words(printed: Printed, on_disk: OnDisk) -> str:
    """Everything that is read in the PDF, with ordinary spaces."""
    return " ".join(" ".join(page_texts(on_disk(printed))).replace("\u00a0", " ").split())


def profile_of(ws: Workspace, area: str = "2401", **more: object) -> Report:
    return gathered(ws, "profile", PRINTED, area=area, **more)


def region_of(ws: Workspace, **more: object) -> Report:
    return gathered(ws, "region", PRINTED, **more)


def page_of(report: Report) -> ProfilePage:
    page: ProfilePage = report[report.plan].page
    return page


def shown_rows(report: Report) -> list[str]:
    """Each row of the profile as it must be read: name, persons, difference and shares, without what all rows lack."""
    rows = page_of(report).profile.all_rows
    cells = [
        [
            show_count(row.persons_before),
            show_count(row.persons),
            show_change(row.difference),
            show_number(row.share_of_total, 1),
            show_number(row.share_of_population_before, 1),
            show_number(row.share_of_population, 1),
            show_change(row.change.points, 1),
        ]
        for row in rows
    ]
    shown = [column for column in zip(*cells, strict=True) if set(column) != {"saknas"}]
    return [
        " ".join((row.label, *of_row)).replace("\u00a0", " ")
        for row, of_row in zip(rows, zip(*shown, strict=True), strict=True)
    ]


def test_nordmalings_published_profile_stands_in_the_report_to_the_last_digit(
    published: Workspace, on_disk: OnDisk
) -> None:
    said = words(print_whole(profile_of(published)), on_disk)
    for row in (
        "Sjukpenning 115 108 −7 19,6",
        "Sjuk- och aktivitetsersättning 191 180 −11 32,7",
        "Arbetslöshetsersättning 64 42 −22 7,6",
        "Arbetsmarknadsåtgärder 140 155 +15 28,1",
        "Etableringsersättning 20 10 −10 1,8",
        "Ekonomiskt bistånd 67 56 −11 10,2",
        "Totalt 597 551 −46 100,0 16,7 15,5 −1,2",
    ):
        assert row in said
    for row in ("Totalt 218 ◆ 183 +35", "Ohälsa 230 ◆ 206 +24", "Arbetslöshet 200 ◆ 183 +17"):
        assert row in said
    assert "Ekonomiskt bistånd 218 ◆ 193 +25" in said


@pytest.mark.parametrize("area", ["2401", "2404", "2409", "2284"])
def test_every_published_kommun_has_its_own_figures_in_the_report(
    published: Workspace, on_disk: OnDisk, area: str
) -> None:
    report = profile_of(published, area, period=parse_period("2021"))
    said = words(print_whole(report), on_disk)
    for row in shown_rows(report):
        assert row in said
    for rank in page_of(report).profile.ranks.values():
        assert f"{rank.previous} " in said
        assert f" {rank.rank} " in said


def test_a_profile_from_months_has_radar_places_years_and_sexes(monthly: Workspace, on_disk: OnDisk) -> None:
    report = profile_of(monthly, "2404")
    assert page_of(report).profile.period.code == "2021"
    said = words(print_whole(report), on_disk)
    for row in shown_rows(report):
        assert row in said
    for heading in (
        "Läget i korthet",
        "Försörjningsprofil",
        "Plats bland kommunerna",
        "Kvinnor och män",
        "Utveckling över tid",
        "Jämförelse",
    ):
        assert heading in said
    assert "12 av 12, båda perioderna" in said
    assert "Spindeldiagram" not in said, "the alternative text is for those who listen"
    country = page_of(report).country
    assert country is not None
    first = country.ranking(next(iter(page_of(report).profile.ranks))).areas[0]  # type: ignore[arg-type]
    assert f"1. {first.name} {show_percent(first.share)}".replace("\u00a0", " ") in said
    for each in report["profile"].compared:
        assert each.area.name in said
    assert "från ändrat antal" in said
    assert "10 personer ≈" in said or "Tio fler helårspersoner" in said


def test_the_drafts_numbers_in_the_report_are_the_profiles(monthly: Workspace) -> None:
    for area in (*MEMBERS, "umearegionen"):
        for treatment in GapTreatment:
            page = page_of(profile_of(monthly, area, treatment=treatment))
            assert_every_number_is_the_profiles(page.profile, page.draft)


def test_a_groups_report_is_the_sum_of_its_members(monthly: Workspace, on_disk: OnDisk) -> None:
    report = profile_of(monthly, "umearegionen")
    said = words(print_whole(report), on_disk)
    members = [each for each in report["profile"].compared if each.area.code in MEMBERS]
    total = sum(each.total.persons for each in members if each.total.persons is not None)  # type: ignore[misc]
    assert page_of(report).profile.total.persons == total
    for row in shown_rows(report):
        assert row in said
    assert "summan av 4 kommuner" in said
    assert "Plats bland kommunerna" not in said


def test_a_half_year_with_bortfall_says_what_was_done(monthly: Workspace, on_disk: OnDisk) -> None:
    half = parse_period("2021 H1")
    left_out = words(print_whole(profile_of(monthly, period=half)), on_disk)
    assert "ekonomiskt bistånd april och maj 2021. Utelämnat ur medelvärdet." in left_out
    assert "6 av 6" in left_out
    assert "rangordnas inte första halvåret 2021" in left_out
    filled = words(print_whole(profile_of(monthly, period=half, treatment=GapTreatment.SENAST_KANDA)), on_disk)
    assert "Senast kända värde används där det finns." in filled
    assert "Plats bland kommunerna" in filled


def test_a_draft_is_marked_and_what_the_group_wrote_takes_its_place(published: Workspace, on_disk: OnDisk) -> None:
    before = words(print_whole(profile_of(published)), on_disk)
    assert "Utkast till text, räknat ur siffrorna" in before
    assert "Utkast, utskrivet 2022-03-31" in before
    write_profile_text(published, area="2401", period=parse_period("2021"), text="Vi ser färre unga arbetslösa.")
    after = words(print_whole(profile_of(published)), on_disk)
    assert "Vi ser färre unga arbetslösa." in after
    assert f"Texten är skriven av {COORDINATOR}" in after
    assert "Utkast till text" not in after


def test_the_same_report_gives_the_same_bytes(monthly: Workspace) -> None:
    assert print_whole(profile_of(monthly)).content == print_whole(profile_of(monthly)).content
    first, second = (print_whole(region_of(monthly)) for _ in range(2))
    assert first.content == second.content


def test_the_reports_keep_to_four_pages_also_with_twelve_years(published: Workspace, tmp_path: Path) -> None:
    assert 2 <= print_whole(profile_of(published)).pages <= 4
    path = make_workspace(tmp_path, "tolv")
    store_months(path, invented(gaps=GAPS, first="2010M01", months=144))
    with open_workspace(path, who=COORDINATOR) as ws:
        for area in ("2404", "2401", "umearegionen"):
            assert 2 <= print_whole(profile_of(ws, area)).pages <= 4


def test_the_groups_report_holds_everyone_side_by_side_and_alone(monthly: Workspace, on_disk: OnDisk) -> None:
    report = region_of(monthly)
    said = words(print_whole(report), on_disk)
    assert [page.profile.area.code for page in report["region"].members] == ["2401", "2409", "0360", "2404"]
    for page in report["region"].members:
        total = page.profile.total
        cells = (total.persons_before, total.persons, total.difference)
        shown = " ".join((show_count(cells[0]), show_count(cells[1]), show_change(cells[2]))).replace("\u00a0", " ")
        assert f"Totalt {shown}" in said
        assert f"{page.profile.area.name} {show_count(total.persons)}".replace("\u00a0", " ") in said
    for words_ in ("Innehåll", "Umeåregionen i sin helhet", "Kommunerna var för sig", "Källor", "Plats 2021 bland"):
        assert words_ in said


def test_members_without_figures_are_named(published: Workspace, on_disk: OnDisk) -> None:
    report = region_of(published)
    assert [area.name for area in report["region"].missing] == ["Tierp"]
    assert "Det finns inga siffror för Tierp 2021." in words(print_whole(report), on_disk)


def test_another_group_can_be_asked_for(monthly: Workspace, on_disk: OnDisk) -> None:
    create_group(monthly, name="Kusten", members=("2401", "2409"))
    report = region_of(monthly, area="kusten")
    assert [page.profile.area.name for page in report["region"].members] == ["Nordmaling", "Robertsfors"]
    assert "Kusten i sin helhet" in words(print_whole(report), on_disk)


def test_what_cannot_be_printed_is_said_in_one_sentence(published: Workspace) -> None:
    with pytest.raises(UserProblem, match="Området 9999 finns inte"):
        profile_of(published, "9999")
    with pytest.raises(UserProblem, match="inga helårsekvivalenter för Nordmaling 2015"):
        profile_of(published, period=parse_period("2015"))
    with pytest.raises(UserProblem, match="inget helt år med helårsekvivalenter för Tierp"):
        profile_of(published, "0360")
    with pytest.raises(UserProblem, match="Nordmaling är ingen grupp"):
        region_of(published, area="2401")
    with pytest.raises(UserProblem, match="inga helårsekvivalenter för Umeåregionen 2015"):
        region_of(published, period=parse_period("2015"))
    with pytest.raises(UserProblem, match="behöver ett skäl"):
        profile_of(published, audience=Audience.INTERNAL)


@pytest.fixture
def with_indicators(published: Workspace, tmp_path: Path) -> Workspace:
    """Young people outside school, few of them women in Nordmaling: counted by the group itself."""
    rows = [
        f"KAA,{area},2021,{sex},,{count},personer,egen räkning"
        for area, counts in (
            ("2401", {"kvinna": 3, "man": 14, "alla": 17}),
            ("2404", {"kvinna": 20, "man": 30, "alla": 50}),
        )
        for sex, count in counts.items()
    ]
    take_in(published, write_lines(tmp_path / "kaa.csv", INDICATOR_HEADER, *rows))
    with published.writing() as connection:
        connection.exec_driver_sql("UPDATE indicator SET counted_by_group = 1, sexes_add = 1, by_sex = 1")
    return published


def test_small_counts_of_the_groups_own_indicators_are_hidden_in_public(
    with_indicators: Workspace, on_disk: OnDisk
) -> None:
    said = words(print_whole(profile_of(with_indicators)), on_disk)
    assert "KAA, Nordmaling 2021 (personer)" in said
    assert "Totalt dolt dolt 17" in said
    group = words(print_whole(profile_of(with_indicators, "umearegionen")), on_disk)
    assert "Totalt dolt dolt 67" in group, "beside Vindeln's own figures the sum would tell"


def test_an_internal_report_shows_them_and_says_so_on_every_page(with_indicators: Workspace, on_disk: OnDisk) -> None:
    report = profile_of(with_indicators, audience=Audience.INTERNAL, reason="Möte i analysgruppen")
    printed = print_whole(report)
    said = words(printed, on_disk)
    assert "Totalt 3 14 17" in said
    assert "Skäl: Möte i analysgruppen" in said
    assert all("internt" in page.lower() for page in page_texts(on_disk(printed)))


def test_letters_the_fonts_lack_are_listed(published: Workspace, on_disk: OnDisk) -> None:
    write_profile_text(published, area="2401", period=parse_period("2021"), text="Vi säger 你好.")
    printed = print_whole(profile_of(published))
    assert printed.undrawable
    assert "tecken som typsnittet saknar" in words(printed, on_disk)


def test_figures_without_a_year_before_are_printed_without_comparison(published: Workspace, on_disk: OnDisk) -> None:
    said = words(print_whole(profile_of(published, period=parse_period("2020"))), on_disk)
    assert "2020; 2019 saknas" in said
    assert "Andelen ändrades" not in said


def test_a_report_of_nobody_in_particular_says_only_its_date(published: Workspace, on_disk: OnDisk) -> None:
    report = profile_of(published)
    anonymous = changed(report, by="")
    assert "utskriven 2022-03-31 Nordmaling 2021" in words(print_whole(anonymous), on_disk)


def test_both_reports_can_be_read_aloud_and_kept(published: Workspace, monthly: Workspace, on_disk: OnDisk) -> None:
    for printed in (
        print_whole(profile_of(published)),
        print_whole(profile_of(monthly, period=parse_period("2021 H2"))),
        print_whole(region_of(monthly)),
    ):
        path = on_disk(printed)
        assert_pdf_ua(path)
        assert_pdf_a(path)


@pytest.mark.slow
def test_verapdf_accepts_the_reports_on_profiles(published: Workspace, monthly: Workspace, tmp_path: Path) -> None:
    made = {
        "publicerad": print_whole(profile_of(published)),
        "manader": print_whole(profile_of(monthly, "2404")),
        "grupp": print_whole(profile_of(monthly, "umearegionen")),
        "region": print_whole(region_of(monthly)),
    }
    paths = [tmp_path / f"{name}.pdf" for name in made]
    for path, printed in zip(paths, made.values(), strict=True):
        printed.save(path)
    assert_verapdf(paths)
