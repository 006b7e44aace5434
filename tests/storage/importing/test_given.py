"""Where the figures of an own file come from: asked once, remembered, and never the name of the file."""

import json
from datetime import date

import pytest

from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.hiding.indicators import public_table
from domain.importing.given import NOTHING_GIVEN, Given
from domain.importing.tidy import IndicatorRow, Indicators, PopulationCountRow, PopulationCounts
from storage.file.workspace import Workspace
from storage.history.changelog import undo
from storage.importing.queries import remembered
from storage.indicators.queries import indicator_table, indicators
from storage.populations.queries import population_source
from storage.populations.recording import record_populations
from support.house import import_rows
from support.taken_in import OWN, take_in

DAY = date(2024, 10, 31)
YEAR = parse_period("2025")


def persons(*figures: int, indicator: str = "KAA", source: str = "") -> Indicators:
    rows = (
        IndicatorRow(line, indicator, "0360", YEAR, Sex.ALLA, f"{15 + line} år", figure, "personer", source)
        for line, figure in enumerate(figures, start=1)
    )
    return Indicators(tuple(rows))


def counted(row: str, count: int) -> PopulationCounts:
    return PopulationCounts((PopulationCountRow(2, "2481", DAY, Sex.ALLA, row, count),))


def source_line(ws: Workspace) -> str:
    source = population_source(ws, "2481", DAY)
    assert source is not None
    return source.line


def test_what_was_said_is_known_the_next_time_also_when_the_import_is_undone(ws: Workspace) -> None:
    file = counted("assistance", 121)
    assert remembered(ws, file.form) == NOTHING_GIVEN
    take_in(ws, file, source=" Räknat  i oktober", publisher="socialtjänsten", dry_run=True)
    assert remembered(ws, file.form) == NOTHING_GIVEN
    take_in(ws, file, source=" Räknat  i oktober", publisher="socialtjänsten")
    given = Given("Räknat i oktober", "socialtjänsten")
    assert remembered(ws, file.form) == given
    undo(ws)
    assert remembered(ws, file.form) == given
    take_in(ws, file)
    assert remembered(ws, file.form) == NOTHING_GIVEN


def test_it_is_remembered_by_what_the_file_holds(ws: Workspace) -> None:
    take_in(ws, persons(7), source="KAA", publisher="Tierps kommun", official=False)
    assert remembered(ws, persons(8, 9).form) == Given("KAA", "Tierps kommun", official=False)
    assert remembered(ws, persons(8, indicator="Körkort").form) == NOTHING_GIVEN


def test_a_row_that_comes_later_renames_no_other(ws: Workspace) -> None:
    take_in(ws, counted("assistance", 121), source="Räknat i oktober", publisher="socialtjänsten")
    take_in(ws, counted("no_known_occupation", 361), source="Arbetsmarknadsstatus", publisher="SCB")
    assert "socialtjänsten, Räknat i oktober" in source_line(ws)
    assert "SCB, Arbetsmarknadsstatus" in source_line(ws)
    record_populations(ws, area="2481", reference_date=DAY, counts={Sex.ALLA: {"health": 675}})
    assert "socialtjänsten, Räknat i oktober" in source_line(ws)
    assert "registrerat i Lägesbild" in source_line(ws)


@pytest.mark.parametrize("name", ["pop.csv", "KAA 2025.XLSX"])
def test_the_name_of_a_file_is_refused_as_source_and_not_taken_from_a_row(ws: Workspace, name: str) -> None:
    with pytest.raises(UserProblem, match=r"är ett filnamn.*Ingenting har lästs in"):
        take_in(ws, counted("assistance", 121), source=name)
    outcome = take_in(ws, persons(7, source=name))
    assert (outcome.source, outcome.sources) == (OWN, ("",))


def shown_publicly(ws: Workspace, indicator: str = "KAA") -> list[object]:
    table = public_table(indicator_table(ws, indicator, "0360", YEAR), 5)
    return [str(value) if not isinstance(value, int) else value for value in table.values.values()]


@pytest.mark.parametrize(
    "more",
    [{}, {"publisher": "Tierps kommun"}, {"publisher": "SCB", "official": False}, {"source": "Ur SCB:s tabell"}],
)
def test_small_counts_of_a_file_are_the_groups_own_and_hidden(ws: Workspace, more: dict[str, object]) -> None:
    outcome = take_in(ws, persons(3, 2, 40), **more)
    assert (outcome.counts, outcome.hidden) == (("KAA",), ("KAA",))
    assert 3 not in shown_publicly(ws)
    assert 2 not in shown_publicly(ws)
    assert 40 in shown_publicly(ws)


@pytest.mark.parametrize("more", [{"publisher": "SCB"}, {"publisher": "Tierps kommun", "official": True}])
def test_official_statistics_are_shown_as_published(ws: Workspace, more: dict[str, object]) -> None:
    outcome = take_in(ws, persons(3, 2, 40), **more)
    assert (outcome.counts, outcome.hidden) == (("KAA",), ())
    assert shown_publicly(ws) == [3, 2, 40]


def test_rows_that_name_an_official_publisher_are_official_and_one_that_does_not_is_enough(ws: Workspace) -> None:
    assert take_in(ws, persons(3, source="Transportstyrelsen, körkort 2025")).hidden == ()
    both = Indicators((*persons(3, indicator="B", source="SCB").rows, *persons(1, 2, indicator="B").rows[1:]))
    assert take_in(ws, both).hidden == ("B",)


def test_an_indicator_that_was_official_is_hidden_once_the_group_adds_its_own(ws: Workspace) -> None:
    take_in(ws, persons(3, 2), publisher="SCB")
    take_in(ws, persons(4, 2))
    assert [each.counted_by_group for each in indicators(ws)] == [True]
    assert 4 not in shown_publicly(ws)
    undo(ws)
    assert shown_publicly(ws) == [3, 2]


def test_shares_are_not_asked_about(ws: Workspace) -> None:
    rows = (IndicatorRow(2, "Andel", "0360", YEAR, Sex.ALLA, "", 3, "procent"),)
    assert take_in(ws, Indicators(rows)).counts == ()


def test_what_is_remembered_is_read_by_its_names(ws: Workspace) -> None:
    take_in(ws, persons(3), publisher="SCB")
    with ws.reading() as connection:
        told = connection.exec_driver_sql("SELECT value FROM meta WHERE key LIKE 'given indicators %'").scalar_one()
    assert json.loads(told) == {"title": "", "publisher": "SCB", "official": None}


def test_the_same_file_again_with_another_source_changes_the_source_and_nothing_else(ws: Workspace) -> None:
    file = counted("assistance", 121)
    take_in(ws, file, source="Räknat i maj", publisher="socialtjänsten")
    assert take_in(ws, file).changed == 0
    assert "Räknat i maj" in source_line(ws)
    tried = take_in(ws, file, source="Räknat i oktober", publisher="socialtjänsten", dry_run=True)
    assert (tried.new, tried.changed, tried.unchanged, tried.resourced) == (0, 1, 0, 1)
    assert tried.all_notes[-1] == (
        "En rad får en annan källa: ”socialtjänsten, Räknat i oktober” i stället för ”socialtjänsten, Räknat i maj”. "
        "Siffran är densamma."
    )
    take_in(ws, file, source="Räknat i oktober", publisher="socialtjänsten")
    assert "socialtjänsten, Räknat i oktober" in source_line(ws)
    again = take_in(ws, file, source="Räknat i oktober", publisher="socialtjänsten", dry_run=True)
    assert (again.changed, again.resourced, again.all_notes) == (0, 0, again.notes)
    undo(ws)
    assert "Räknat i maj" in source_line(ws)


def test_another_file_with_the_same_figures_takes_no_source_away(ws: Workspace) -> None:
    file = counted("assistance", 121)
    take_in(ws, file, source="Räknat i maj")
    import_rows(ws, file, file_name="b.csv", sha256="cd" * 32, given=Given("Räknat i oktober"))
    assert "Räknat i maj" in source_line(ws)


def test_a_row_of_a_definition_may_be_called_by_its_text(ws: Workspace) -> None:
    take_in(ws, counted("individer med ekonomiskt bistånd", 121), source="Räknat i maj")
    assert take_in(ws, counted("assistance", 121)).unchanged == 1


def test_several_rows_that_get_another_source_are_counted(ws: Workspace) -> None:
    file = persons(7, 8)
    take_in(ws, file, source="KAA i maj")
    tried = take_in(ws, file, source="KAA i oktober", dry_run=True)
    assert tried.all_notes[-1].startswith("2 rader får en annan källa: ”KAA i oktober” i stället för ”KAA i maj”")
    unsaid = tried.with_source(None)
    assert (unsaid.changed, unsaid.unchanged, unsaid.all_notes) == (0, 2, unsaid.notes)
