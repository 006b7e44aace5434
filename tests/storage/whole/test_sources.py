"""The list of sources: every source that a figure has, once for each kind of figures, and none that is gone."""

from datetime import date

import pytest

from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.used_source import UsedSource, headings
from domain.importing.tidy import IndicatorRow, Indicators, PopulationCountRow, PopulationCounts
from storage.file.workspace import Workspace
from storage.history.changelog import undo
from storage.indicators.queries import indicator_table
from storage.populations.queries import population_source
from storage.populations.recording import record_populations
from storage.whole.sources import correct_source, hide_small, shown_though_small, sources_in_use
from support.house import KEPT
from support.months_read import MonthsRead
from support.scb_table import scb_table
from support.taken_in import take_in
from support.workspaces import COORDINATOR

DAY = date(2024, 10, 31)
TODAY = "2026-03-30"


def used(ws: Workspace) -> tuple[UsedSource, ...]:
    return sources_in_use(ws, KEPT)


def counted(row: str, count: int) -> PopulationCounts:
    return PopulationCounts((PopulationCountRow(2, "2481", DAY, Sex.ALLA, row, count),))


def take_in_months(ws: Workspace) -> None:
    from storage.benefits.month_table import import_months

    import_months(ws, MonthsRead(scb_table(months=3)), file_name="scb.json", sha256="0" * 64)


def test_an_empty_workspace_has_none(ws: Workspace) -> None:
    assert used(ws) == ()


def test_each_says_table_periods_day_who_file_and_terms(ws: Workspace) -> None:
    take_in_months(ws)
    take_in(ws, counted("assistance", 121), source="Räknat i oktober", publisher="socialtjänsten")
    record_populations(ws, area="2481", reference_date=DAY, counts={Sex.ALLA: {"health": 675}})
    typed, scb, own = used(ws)
    assert [each.can_be_mended for each in (typed, scb, own)] == [False, True, True]
    assert len(headings()) == len(scb.cells) == 6
    assert scb.source.table == "HE0000T02N2 (TAB1386)"
    assert scb.cells[2:4] == ("helårsekvivalenter per månad", "januari 2014 – mars 2014")
    assert scb.taken == f"{TODAY} av {COORDINATOR}, ur scb.json"
    assert scb.cells[5] == "CC0, fria att använda"
    assert own.cells == (
        "socialtjänsten, Räknat i oktober",
        "–",
        "uppgifter om samverkanspopulationer",
        "2024-10-31",
        f"{TODAY} av {COORDINATOR}, ur siffror.csv",
        "inte angivna",
    )
    assert typed.cells[0] == "registrerat i Lägesbild"
    assert typed.cells[4:] == (f"{TODAY} av {COORDINATOR}", "registrerade av gruppen")


def test_the_table_of_the_labour_market_statistics_stands_in_its_own_column(ws: Workspace) -> None:
    title = "SCB, Befolkningens arbetsmarknadsstatus (BAS)"
    take_in(ws, counted("no_known_occupation", 361), source=f"{title}, tabell ArbStatusM (TAB4365)")
    (bas,) = used(ws)
    assert bas.cells[:2] == (title, "ArbStatusM (TAB4365)")
    assert bas.cells[5] == "CC0, fria att använda"
    assert population_source(ws, "2481", DAY) == bas.source
    assert bas.id is not None
    correct_source(ws, source=bas.id, title="Befolkningens arbetsmarknadsstatus", publisher="SCB")
    (mended,) = used(ws)
    assert mended.cells[:2] == ("SCB, Befolkningens arbetsmarknadsstatus", "ArbStatusM (TAB4365)")


def test_what_is_replaced_or_undone_is_no_source(ws: Workspace) -> None:
    take_in(ws, counted("assistance", 121), source="Första")
    take_in(ws, counted("assistance", 122), source="Andra")
    assert [each.source.title for each in used(ws)] == ["Andra"]
    undo(ws)
    assert [each.source.title for each in used(ws)] == ["Första"]


def test_a_source_is_mended_wherever_it_is_called_the_same_and_that_is_undone(ws: Workspace) -> None:
    take_in(ws, counted("assistance", 121), source="Räknat i maj", publisher="socialtjänst")
    take_in(ws, counted("health", 675), source="Räknat i maj", publisher="socialtjänst")
    take_in(ws, counted("unemployed", 269), source="Sökande i oktober", publisher="Arbetsförmedlingen")
    wrong = next(each for each in used(ws) if each.source.title == "Räknat i maj")
    assert wrong.id is not None
    changes = correct_source(ws, source=wrong.id, title=" Räknat i  oktober", publisher="socialtjänsten")
    assert changes.touches({Subject.POPULATIONS}, areas={"2481"})
    assert {each.source.name for each in used(ws)} == {
        "Arbetsförmedlingen, Sökande i oktober",
        "socialtjänsten, Räknat i oktober",
    }
    assert wrong.taken in {each.taken for each in used(ws)}
    undo(ws)
    assert "socialtjänst, Räknat i maj" in {each.source.name for each in used(ws)}


@pytest.mark.parametrize(
    ("title", "why"), [("", "är tomt"), ("bas.json", "är ett filnamn"), ("19121212-1212", "personnummer")]
)
def test_a_source_is_not_given_a_name_that_says_nothing(ws: Workspace, title: str, why: str) -> None:
    take_in(ws, counted("assistance", 121), source="Räknat i maj")
    (only,) = used(ws)
    with pytest.raises(UserProblem, match=why):
        correct_source(ws, source=only.id or 0, title=title, publisher="")
    with pytest.raises(UserProblem, match="finns inte längre"):
        correct_source(ws, source=9999, title="Räknat i oktober", publisher="")
    assert used(ws) == (only,)


def persons(indicator: str, source: str = "") -> Indicators:
    year = parse_period("2025")
    return Indicators((IndicatorRow(2, indicator, "0360", year, Sex.ALLA, "", 3, "personer", source),))


def test_indicators_that_an_earlier_version_left_unmarked_are_found_and_marked(ws: Workspace) -> None:
    take_in(ws, persons("KAA"), official=True)
    take_in(ws, persons("Körkort", "Transportstyrelsen, körkort 2025"))
    take_in(ws, persons("Väntar på plats"))
    (unmarked,) = shown_though_small(ws)
    assert unmarked.name == "KAA"
    hide_small(ws, indicators=[unmarked])
    assert shown_though_small(ws) == ()
    assert indicator_table(ws, "KAA", "0360", parse_period("2025")).indicator.counted_by_group
    undo(ws)
    assert shown_though_small(ws) == (unmarked,)
