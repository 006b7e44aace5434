"""Riket with bortfall in it says so wherever riket is shown (ruling 45)."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.benefits.benefit import Benefit
from domain.ground.area import RIKET
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.profile.ranking import RankMeasure
from drawing.comparison import comparison_chart
from drawing.series import SeriesChoice, Step, series_chart
from reports.page.document import Printed
from storage.areas.queries import area
from storage.benefits.queries import compared_of, profile
from storage.benefits.series import series
from storage.file.workspace import Workspace, open_workspace
from support.pdf_checks import page_texts
from support.reports import gathered, print_whole
from support.scb_table import scb_table
from support.stored_months import store_months
from support.workspaces import COORDINATOR, make_workspace

AREAS = ("2401", "2404", "2409", "0360", "2480", "0114")
GAPS = (("2401", "2021M04"), ("2401", "2021M05"), ("0114", "2021M05"), ("2404", "2019M11"))
YEAR = parse_period("2021")
OF_2021 = "Upp till 2 av 6 kommuner saknar ekonomiskt bistånd april–maj 2021 (bortfall): rikets total är för låg."
OF_ALL = "Upp till 2 av 6 kommuner saknar ekonomiskt bistånd 3 månader 2019–2021 (bortfall): rikets total är för låg."


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = make_workspace(tmp_path, "manader")
    store_months(path, scb_table(areas=AREAS, first="2018M01", months=48, gaps=GAPS))
    with open_workspace(path, who=COORDINATOR) as opened:
        yield opened


def test_a_profile_of_riket_has_it_among_its_notes(ws: Workspace) -> None:
    for sex in (Sex.ALLA, Sex.KVINNA):
        found = profile(ws, RIKET, YEAR, sex)
        assert found is not None
        assert any(note.startswith(OF_2021) for note in found.notes), found.notes
    before = profile(ws, RIKET, parse_period("2020"))
    assert before is not None
    assert any("november 2019 (bortfall)" in note and note.startswith("1 av 6") for note in before.notes)
    whole = profile(ws, RIKET, parse_period("2018"))
    own = profile(ws, "2409", YEAR)
    assert whole is not None
    assert own is not None
    assert not any("bortfall" in note for note in (*whole.notes, *own.notes))


def test_the_charts_say_it_of_what_it_touches(ws: Workspace) -> None:
    codes = [*AREAS, RIKET]
    found = {code: each.now for code, each in compared_of(ws, codes, YEAR).items()}
    areas = [area(ws, code) for code in codes]

    def compared(measure: RankMeasure | Benefit) -> str:
        chart = comparison_chart(areas, found, {}, own=areas[0], measure=measure, period=YEAR)
        assert chart is not None
        return chart.text.reading + chart.text.unit

    assert OF_2021 in compared(RankMeasure.TOTAL)
    assert OF_2021 in compared(Benefit.EKONOMISKT_BISTAND)
    assert "bortfall" not in compared(RankMeasure.OHALSA)

    def over_time(measure: RankMeasure | None, other: str) -> str:
        chart = series_chart(series(ws, "2409"), SeriesChoice(measure, Step.YEAR), others=[series(ws, other)])
        assert chart is not None
        return chart.text.reading + chart.text.unit

    assert "riket är för lågt 3 månader 2019–2021 (bortfall)" in over_time(None, RIKET)
    assert "bortfall" not in over_time(RankMeasure.OHALSA, RIKET)
    assert "bortfall" not in over_time(None, "2480")


@pytest.mark.parametrize(("plan", "of"), [("profile", "2409"), ("region", None)])
def test_reports_say_it(ws: Workspace, on_disk: Callable[[Printed | bytes], Path], plan: str, of: str | None) -> None:
    asked = {} if of is None else {"area": of}
    printed = print_whole(gathered(ws, plan, date(2022, 3, 31), period=YEAR, **asked))
    said = " ".join(" ".join(page_texts(on_disk(printed))).replace("\u00a0", " ").split())
    assert f"Riket. {OF_2021}" in said
    assert f"Riket: {OF_ALL}" in said
    assert "(för lågt: bortfall)" in said
