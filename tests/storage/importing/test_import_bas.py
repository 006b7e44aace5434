"""The labour market table (BAS) taken in over what is there: no month, missing figure or noise unseen."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import PopulationCountRow, PopulationCounts
from storage.file.workspace import Workspace
from storage.ground.sources import with_source
from storage.populations.queries import population_counts
from storage.schema.populations import POPULATION_COUNT
from support.house import read_file
from support.taken_in import take_in
from support.tidy_files import write_lines

DAY = date(2025, 10, 31)


def table(path: Path, month: str, everyone: str, women: str = "", men: str = "") -> PopulationCounts:
    told = (("totalt", everyone), ("kvinnor", women), ("män", men))
    rows = [f"2481 Lycksele;{sex};20-64 år;antal övriga;{count}" for sex, count in told if count]
    content = read_file(write_lines(path, f"region;kön;ålder;tabellinnehåll;{month}", *rows)).content
    assert isinstance(content, PopulationCounts)
    return content


def counted(ws: Workspace, sex: Sex = Sex.ALLA) -> object:
    return population_counts(ws, "2481", DAY, sex).get("no_known_occupation")


def test_another_month_never_writes_over_october(ws: Workspace, tmp_path: Path) -> None:
    take_in(ws, table(tmp_path / "a.csv", "2025M10", "361"))
    with pytest.raises(UserProblem, match="Filen har inte oktober 2025"):
        table(tmp_path / "b.csv", "2025M02", "299")
    assert counted(ws) == 361


def test_its_rows_come_from_scb_and_those_beside_them_keep_their_own_source(ws: Workspace, tmp_path: Path) -> None:
    row = PopulationCountRow(2, "2481", DAY, Sex.ALLA, "assistance", 121)
    take_in(ws, PopulationCounts((row,)), source="Socialtjänsten")
    take_in(ws, table(tmp_path / "bas.csv", "2025M10", "361"))
    titles = {each["row_key"]: each["source_title"] for each in _with_sources(ws)}
    assert titles == {
        "assistance": "Socialtjänsten",
        "no_known_occupation": "SCB, Befolkningens arbetsmarknadsstatus (BAS)",
    }


def _with_sources(ws: Workspace) -> list[Any]:
    with ws.reading() as connection:
        return list(connection.execute(with_source(POPULATION_COUNT)).mappings())


def test_a_figure_that_is_now_missing_is_counted_and_shown_before_it_goes(ws: Workspace, tmp_path: Path) -> None:
    take_in(ws, table(tmp_path / "a.csv", "2025M10", "361", "160", "201"))
    later = table(tmp_path / "b.csv", "2025M10", "361", "..", "201")
    dry = take_in(ws, later, dry_run=True)
    assert (dry.new, dry.changed, dry.unchanged, dry.skipped) == (0, 1, 2, 0)
    assert dry.empty == {Empty.SAKNAS: 1}
    assert [(figure.before, figure.after) for row in dry.rows for figure in row.figures] == [(160, Empty.SAKNAS)]
    assert any("160 → saknas" in note for note in dry.notes)


def test_hidden_parts_are_kept_beside_everyone(ws: Workspace, tmp_path: Path) -> None:
    take_in(ws, table(tmp_path / "a.csv", "2025M10", "7", "<5", "≤4"))
    assert [counted(ws, sex) for sex in (Sex.ALLA, Sex.KVINNA, Sex.MAN)] == [7, Empty.DOLT, Empty.DOLT]


def test_noise_over_what_added_up_is_taken_in(ws: Workspace, tmp_path: Path) -> None:
    take_in(ws, table(tmp_path / "a.csv", "2025M10", "361", "160", "201"))
    take_in(ws, table(tmp_path / "b.csv", "2025M10", "364", "161", "202"))
    assert [counted(ws, sex) for sex in (Sex.ALLA, Sex.KVINNA, Sex.MAN)] == [364, Empty.SAKNAS, Empty.SAKNAS]
