"""SCB's monthly table: taken in whole, replaced by later figures, undone whole, and nothing that was there is lost."""

from dataclasses import replace
from typing import Any

import pytest

from domain.benefits.months import FIRST_KIND, POPULATION
from domain.ground.changes import Subject
from domain.ground.period import parse_month
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.importing.tidy import ImportOutcome
from domain.lots.month import AgeGroup, Party
from storage.benefits.month_table import import_months
from storage.file.copies import copies
from storage.file.first_screen import undo_state
from storage.file.problems import ReadOnlyProblem, StandsInTheWay
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import history, redo, undo, undo_import
from storage.lots.recording import record_lots_cells
from storage.schema.benefits import BENEFIT_MONTH
from support.house import check_workspace
from support.months_read import MonthsRead
from support.scb_table import KINDS, ScbTable, expected_rows, scb_table
from support.scb_table import POPULATION as FOLKMANGD
from support.workspaces import Clock, Opener, content

# Riket, Nordmaling and Bjurholm, a year by month, three sexes and two age groups.
MARCH = scb_table()
ROWS = 3 * 12 * 3 * 2
PARTIES_ASKED = {(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3}


def take_in(ws: Workspace, table: ScbTable | MonthsRead, name: str = "mars.json", **more: Any) -> ImportOutcome:
    read = table if isinstance(table, MonthsRead) else MonthsRead(table)
    return import_months(ws, read, file_name=name, sha256="a" * 64, **more)


def stored(ws: Workspace, area: str) -> list[tuple[Any, ...]]:
    """The rows of an area as a file gives them."""
    with ws.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT * FROM benefit_month WHERE area_code = ? ORDER BY sex, age_group, month", (area,)
        )
        return [tuple(row)[1:-2] for row in found]


def log_lines(ws: Workspace) -> list[tuple[Any, ...]]:
    with ws.reading() as connection:
        found = connection.exec_driver_sql(
            'SELECT change_set_id, table_name, rows, "before", kept IS NOT NULL FROM change_row ORDER BY id'
        )
        return [tuple(row) for row in found]


def revised(table: ScbTable = MARCH, by: int = 7) -> ScbTable:
    """The same months again, where one figure was preliminary."""
    was = table.cell("2401", "1+2", "20-64", KINDS[0], "2014M12")
    assert isinstance(was, int)
    return table.with_cell("2401", "1+2", "20-64", KINDS[0], "2014M12", was + by)


def test_a_table_is_stored_as_it_was_read(ws: Workspace) -> None:
    outcome = take_in(ws, MARCH)
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.refused, outcome.notes) == (ROWS, 0, 0, (), ())
    assert (outcome.kind, outcome.areas) == ("benefit_months", ("00", "2401", "2403"))
    assert outcome.periods == tuple(f"2014-{month:02}" for month in range(1, 13))
    assert outcome.source.startswith("SCB, Antal helårsekvivalenter")
    assert outcome.changes is not None
    assert outcome.changes.subjects == {Subject.BENEFITS}
    for area in MARCH.areas:
        assert stored(ws, area) == expected_rows(MARCH, area)
    with ws.reading() as connection:
        source = connection.exec_driver_sql("SELECT publisher, title, file_hash FROM source").one()
        run = connection.exec_driver_sql("SELECT kind, reference, rows_new FROM import_run").one()
    title = "Antal helårsekvivalenter som försörjs med sociala ersättningar och bidrag, uppdaterad 2026-03-26"
    assert tuple(source) == ("SCB", title, "a" * 64)
    assert tuple(run) == ("benefit_months", "2014-01–2014-12", ROWS)


def test_all_new_rows_are_one_line_in_the_log_and_all_changed_ones_another(ws: Workspace) -> None:
    take_in(ws, MARCH)
    take_in(ws, revised(), "april.json")
    assert log_lines(ws) == [
        (1, "source", 1, None, 0),
        (1, "benefit_month", ROWS, None, 0),
        (2, "source", 1, None, 0),
        (2, "benefit_month", 1, "kept", 1),
    ]


def test_a_trial_counts_and_writes_nothing(ws: Workspace) -> None:
    before = content(ws)
    outcome = take_in(ws, MARCH, dry_run=True)
    assert (outcome.new, outcome.changes, outcome.import_id) == (ROWS, None, None)
    take_in(ws, MARCH)
    longer = scb_table(months=14)
    counted = take_in(ws, longer, dry_run=True)
    done = take_in(ws, longer)
    assert (counted.new, counted.changed, counted.unchanged) == (done.new, done.changed, done.unchanged)
    undo(ws)
    undo(ws)
    assert content(ws) == before


def test_the_same_file_again_changes_nothing_and_is_no_operation(ws: Workspace) -> None:
    take_in(ws, MARCH)
    before, lines = content(ws), log_lines(ws)
    again = take_in(ws, MARCH)
    assert (again.new, again.changed, again.unchanged, again.changes) == (0, 0, ROWS, None)
    assert (content(ws), log_lines(ws)) == (before, lines)


def test_only_the_rows_that_differ_are_written(ws: Workspace) -> None:
    take_in(ws, MARCH)
    outcome = take_in(ws, revised(), "april.json")
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, ROWS - 1)
    assert stored(ws, "2401") == expected_rows(revised(), "2401")
    with ws.reading() as connection:
        by_import = "SELECT import_id, count(*) FROM benefit_month GROUP BY import_id ORDER BY import_id"
        assert [tuple(row) for row in connection.exec_driver_sql(by_import)] == [(1, ROWS - 1), (2, 1)]


def test_an_import_is_undone_whole_and_redone_whole(ws: Workspace) -> None:
    empty = content(ws)
    take_in(ws, MARCH)
    first = content(ws)
    take_in(ws, revised(scb_table(months=14)), "april.json")
    second = content(ws)
    for expected, step in ((first, undo), (empty, undo), (first, redo), (second, redo), (first, undo)):
        assert step(ws).rows > 0
        assert content(ws) == expected
    assert undo_state(ws).redo == "inläsning av helårsekvivalenter per månad från april.json"


def test_an_import_is_undone_next_week_after_other_work(ws: Workspace, reopen: Opener, clock: Clock) -> None:
    imported = take_in(ws, MARCH).import_id
    assert imported is not None
    ws.close()
    clock.move(days=7)
    with reopen() as later:
        record_lots_cells(later, area="0360", month=parse_month("2016-05"), cells=PARTIES_ASKED)
        undo_import(later, imported)
        found = content(later)
        assert found["benefit_month"] == found["source"] == []
        assert found["lots_month"] != []


def test_an_import_that_was_built_upon_is_not_undone_alone(ws: Workspace, clock: Clock) -> None:
    first = take_in(ws, MARCH).import_id
    assert first is not None
    clock.move(days=30)
    take_in(ws, revised(), "april.json")
    before = content(ws)
    with pytest.raises(StandsInTheWay) as refused:
        undo_import(ws, first)
    (what,) = refused.value.details
    assert what.startswith(
        "”inläsning av helårsekvivalenter per månad från april.json” av samverkanskoordinator Tierp 2026-"
    )
    assert content(ws) == before
    undo(ws)
    undo_import(ws, first)
    assert content(ws)["benefit_month"] == []


def test_what_is_not_as_it_was_undone_is_not_redone(ws: Workspace) -> None:
    take_in(ws, MARCH)
    take_in(ws, revised(), "april.json")
    undo(ws)
    with ws.writing() as connection:
        connection.exec_driver_sql("UPDATE benefit_month SET population = 1 WHERE area_code = '2401'")
    with pytest.raises(StandsInTheWay):
        redo(ws)
    undo(ws)
    with ws.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO benefit_month (area_code, sex, age_group, month) VALUES ('00', 'alla', '20-64', '2014-01')"
        )
    with pytest.raises(StandsInTheWay):
        redo(ws)


def test_the_history_of_a_month_tells_of_every_import(ws: Workspace, clock: Clock) -> None:
    take_in(ws, MARCH)
    clock.move(days=30)
    take_in(ws, revised(), "april.json")
    key = ("2401", "alla", "20-64", "2014-12")
    first, second = history(ws, BENEFIT_MONTH, key)
    assert (first.before, first.after) == (None, second.before)
    assert second.label.endswith("april.json")
    assert second.before is not None
    assert second.after is not None
    assert second.after["sjukpenning"] - second.before["sjukpenning"] == 7
    (only,) = history(ws, BENEFIT_MONTH, ("2403", "alla", "20-64", "2014-12"))
    assert only.label.endswith("mars.json")


def test_figures_that_become_missing_are_told_of_and_kept_in_the_log(ws: Workspace) -> None:
    take_in(ws, MARCH)
    place = ("2403", "2", "20-64", "Folkmängd", "2014M03")
    outcome = take_in(ws, MARCH.with_cell(*place, ".."), "april.json")
    lost = "1 uppgift som är känd i arbetsboken saknas i filen och blir tom."
    assert outcome.notes == (f"{lost} Det tidigare värdet finns kvar i historiken.",)
    kept = history(ws, BENEFIT_MONTH, ("2403", "kvinna", "20-64", "2014-03"))[-1].before
    assert kept is not None
    assert kept["population"] == MARCH.cell(*place)


def test_a_file_of_some_kinds_takes_nothing_away_of_the_others(ws: Workspace) -> None:
    take_in(ws, MARCH)
    before = stored(ws, "2401")
    some = [FIRST_KIND, FIRST_KIND + 1, POPULATION]
    newer = revised()
    blank = replace(
        newer,
        series={
            key: [".."] * len(cells) if key[3] in (*KINDS[:2], FOLKMANGD) else cells
            for key, cells in newer.series.items()
        },
    )
    outcome = take_in(ws, MonthsRead(blank, left_out=tuple(some)), "april.json")
    assert outcome.refused == ()
    assert not any("blir tom" in note for note in outcome.notes)
    for was, now in zip(before, stored(ws, "2401"), strict=True):
        for place in range(FIRST_KIND, POPULATION + 1):
            assert (now[place + 1] == was[place + 1]) or place not in some
    assert take_in(ws, MonthsRead(blank, left_out=tuple(some)), "april.json").changed == 0


def test_what_cannot_be_so_is_stored_as_published_and_told_of(ws: Workspace) -> None:
    odd = MARCH.with_cell("2401", "1", "20-64", FOLKMANGD, "2014M01", 1)
    odd = odd.with_cell("2401", "2", "20-64", KINDS[0], "2014M01", -3)
    odd = odd.with_cell("2403", "2", "20-64", KINDS[0], "2014M01", "..")
    odd = odd.with_cell("2403", "1", "20-64", FOLKMANGD, "2014M01", 2)
    outcome = take_in(ws, replace(MonthsRead(odd), notes=("Delar och summor skiljer.",), skipped=4))
    assert outcome.notes == (
        "Delar och summor skiljer.",
        "2 rader har fler helårspersoner än invånare. De läses in som källan anger dem.",
        "1 rad har negativa tal. De läses in som källan anger dem.",
    )
    assert (outcome.new, outcome.skipped) == (ROWS, 4)


def test_women_and_men_that_are_not_everyone_are_one_line_in_the_check(ws: Workspace) -> None:
    take_in(ws, MARCH)
    assert check_workspace(ws).problems == ()
    take_in(ws, revised(by=1), "mars.json")
    assert check_workspace(ws).problems == ()
    take_in(ws, revised(revised(by=2).with_cell("00", "1", "20-65", FOLKMANGD, "2014M02", 4), by=2), "april.json")
    (problem,) = check_workspace(ws).problems
    assert problem.where == "Helårsekvivalenter per månad, februari 2014 till december 2014"
    assert problem.text.startswith("2 rader skiljer")


def test_an_unknown_area_refuses_the_file_by_name(ws: Workspace) -> None:
    before = content(ws)
    strange = replace(MARCH, areas={"00": "Riket", "2401": "Nordmaling", "9901": "Bortbyn", "9902": "Hemma"})
    series = {("9901" if code == "2403" else code, *rest): cells for (code, *rest), cells in MARCH.series.items()}
    series |= {("9902", *rest): cells for (code, *rest), cells in MARCH.series.items() if code == "2403"}
    outcome = take_in(ws, replace(strange, series=series))
    assert outcome.refused == (Refusal(0, "Områdena 9901 Bortbyn och 9902 Hemma finns inte i arbetsboken."),)
    assert (outcome.import_id, outcome.changes) == (None, None)
    assert content(ws) == before


def test_counties_are_areas_like_others(ws: Workspace) -> None:
    county = {("24" if code == "2403" else code, *rest): cells for (code, *rest), cells in MARCH.series.items()}
    table = replace(MARCH, areas={"00": "Riket", "2401": "Nordmaling", "24": "Västerbottens län"}, series=county)
    assert take_in(ws, table).new == ROWS
    assert len(stored(ws, "24")) == ROWS // 3


def test_what_the_reader_refuses_on_the_way_refuses_the_file(ws: Workspace) -> None:
    before = content(ws)
    read = MonthsRead(MARCH)

    def broken(code: str) -> None:
        if code == "2403":
            read.refused = (Refusal(7, "Talet går inte att läsa."),)

    read.on_area = broken
    outcome = take_in(ws, read)
    assert (outcome.refused, outcome.import_id) == ((Refusal(7, "Talet går inte att läsa."),), None)
    assert content(ws) == before
    assert undo(ws).rows == 0


def test_a_personal_number_stops_the_file(ws: Workspace) -> None:
    outcome = take_in(ws, replace(MonthsRead(MARCH), title="Utdrag för 19121212-1212"))
    assert [refusal.line for refusal in outcome.refused] == [0]
    assert "1212" not in outcome.refused[0].reason
    with pytest.raises(PersonalNumberProblem):
        take_in(ws, MARCH, "19121212-1212.json")
    assert content(ws)["benefit_month"] == []


class Cancelled(Exception):
    """What the window raises when the user thinks better of it."""


@pytest.mark.parametrize("stop", ["Läser in Riket", "säkerhetskopia", "Läser in Nordmaling", "Sparar"])
def test_a_cancelled_import_leaves_everything_as_it_was(ws: Workspace, stop: str) -> None:
    take_in(ws, scb_table(months=3), "januari.json")
    before, lines = content(ws), log_lines(ws)

    def tell(_part: float, text: str) -> None:
        if stop in text:
            raise Cancelled

    with pytest.raises(Cancelled):
        take_in(ws, MARCH, progress=tell)
    assert (content(ws), log_lines(ws)) == (before, lines)
    assert take_in(ws, MARCH).new > 0


def test_progress_goes_forward_and_says_what_is_done(ws: Workspace) -> None:
    told: list[tuple[float, str]] = []
    take_in(ws, MARCH, progress=lambda part, text: told.append((part, text)))
    assert [text for _, text in told] == [
        "Läser in Riket",
        "Tar en säkerhetskopia …",
        "Läser in Nordmaling",
        "Läser in Bjurholm",
        "Sparar …",
    ]
    parts = [part for part, _ in told]
    assert parts == sorted(parts)
    assert 0 <= parts[0] < parts[-1] < 1


def test_a_copy_is_taken_before_figures_change_and_only_then(ws: Workspace) -> None:
    assert ws.backup_folder is not None
    take_in(ws, MARCH)
    record_lots_cells(ws, area="0360", month=parse_month("2016-05"), cells=PARTIES_ASKED)
    taken = len(copies(ws.path))
    take_in(ws, MARCH)
    assert len(copies(ws.path)) == taken
    take_in(ws, revised(), "april.json")
    assert len(copies(ws.path)) == taken + 1


def test_who_only_reads_can_try_but_not_take_in(ws: Workspace, reopen: Opener) -> None:
    with reopen(read_only=True) as reader:
        assert take_in(reader, MARCH, dry_run=True).new == ROWS
        with pytest.raises(ReadOnlyProblem):
            take_in(reader, MARCH)


def test_a_table_without_title_is_called_by_its_kind_and_never_by_the_name_of_the_file(ws: Workspace) -> None:
    read = MonthsRead(MARCH, title="", publisher="", updated=None)
    assert take_in(ws, read).source == "helårsekvivalenter per månad"
    with ws.reading() as connection:
        (title,) = connection.exec_driver_sql("SELECT title FROM source").scalars()
    assert title == "helårsekvivalenter per månad"


def test_several_figures_lost_are_counted(ws: Workspace) -> None:
    take_in(ws, MARCH)
    less = MARCH.with_cell("2401", "1", "20-64", KINDS[0], "2014M01", "..")
    less = less.with_cell("2401", "1", "20-64", KINDS[1], "2014M01", ".")
    assert take_in(ws, less, "april.json", dry_run=True).notes[0].startswith("2 uppgifter som är kända")
    assert take_in(ws, less, "april.json").notes[0].startswith("2 uppgifter som är kända")
    assert ("man", "20-64", "2014-01") in {row[:3] for row in stored(ws, "2401") if row[-1]}
