"""What stands beside the cases in a report: the resource where months lack figures, and how each goal goes."""

from dataclasses import replace
from datetime import date

from domain.ground.period import PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.period import Goal, ResourceMonth, ResourceTally, goal_outcome
from domain.lots.resource_words import tally_span
from reports.lots.beside import (
    goals_table,
    named_figures,
    parts_table,
    resource_table,
    shares_table,
    withheld_resource,
)
from support.sample_report import lots_block

BLOCK = lots_block()
ROWS = [
    ResourceMonth(BLOCK.area, month(2016, at), Sex.UNSPLIT, "alla", 3, 10, ended, 0)
    for at, ended in ((1, 1), (2, Empty.SAKNAS))
]


def test_a_resource_that_lacks_months_is_told_as_the_least() -> None:
    lacking = replace(BLOCK, resource=tally_span(ROWS, month(2016, 1), month(2016, 4)))
    table = resource_table(lacking, "Tierp")
    assert table is not None
    assert table.rows[0].cells == ("Personer", "minst 6", "minst 1", "saknas", "10")
    assert table.notes == (
        "Tilläggsresursen är inte registrerad för mars–april 2016. Aktiva gäller slutet av februari 2016.",
    )
    whole = resource_table(replace(BLOCK, resource=tally_span(ROWS[:1], month(2016, 1), month(2016, 1))), "Tierp")
    assert whole is not None
    assert (whole.rows[0].cells, whole.notes) == (("Personer", "3", "1", "0", "10"), ())


def test_sexes_and_parts_stand_in_an_internal_report() -> None:
    span = month(2016, 1), month(2016, 2)
    shares = {(Sex.KVINNA, "alla"): tally_span(ROWS, *span), (Sex.UNSPLIT, "under30"): tally_span(ROWS[:1], *span)}
    block = replace(BLOCK, resource=tally_span(ROWS, *span), resource_shares=shares, resource_parts={"from_case": 2})
    table, parts = resource_table(block, "Tierp"), parts_table(block, "Tierp")
    assert table is not None
    assert [row.cells[:2] for row in table.rows] == [("Personer", "6"), ("Kvinnor", "6"), ("Under 30", "minst 3")]
    assert parts is not None
    assert [row.cells for row in parts.rows] == [("Nya, LOTS-ärende", "2")]
    assert parts_table(BLOCK, "Tierp") is None


def test_a_public_report_tells_of_the_new_by_sex_in_a_table_of_its_own() -> None:
    told = ResourceTally(12, Empty.DOLT, Empty.DOLT, Empty.DOLT)
    everyone = tally_span(ROWS, month(2016, 1), month(2016, 2))
    shares = {(Sex.KVINNA, "alla"): told, (Sex.MAN, "alla"): told}
    block = replace(BLOCK, level=PeriodKind.HALF, resource=everyone, resource_shares=shares)
    whole, table = resource_table(block, "Tierp"), shares_table(block, "Tierp")
    assert whole is not None
    assert len(whole.rows) == 1
    assert table is not None
    assert [row.cells for row in table.rows] == [("Kvinnor", "12", "dolt"), ("Män", "12", "dolt")]
    assert table.notes[0].startswith("dolt: ett litet antal personer")
    assert shares_table(replace(block, level=None), "Tierp") is None
    assert named_figures(block)["Tierp, januari–juni 2016", "Tilläggsresurs, kvinnor, nya"] == 12


def test_a_resource_that_is_not_told_of_in_public_says_so_and_why_goals_are_dark() -> None:
    goal = Goal("Nyinskrivna", 40, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31))
    reached = goal_outcome(goal, ROWS, month(2016, 2))
    assert withheld_resource(replace(BLOCK, goals=(reached,))) == ""
    withheld = replace(BLOCK, resource_withheld=True, goals=(reached,))
    assert withheld_resource(withheld).startswith("Tilläggsresursen visas inte för januari–juni 2016: offentligt")
    assert "Målens" not in withheld_resource(withheld)
    dark = replace(withheld, goals=(replace(reached, actual=Empty.DOLT),))
    assert withheld_resource(dark).endswith("Målens utfall är dolda av samma skäl.")


def test_a_goal_is_told_as_the_least_where_a_figure_lacks_and_with_what_is_left() -> None:
    goal = Goal("Nyinskrivna", 40, is_share=False, since=date(2016, 1, 1), until=date(2016, 12, 31))
    march = replace(ROWS[0], month=month(2016, 3), new=Empty.SAKNAS)
    known, unknown = (goal_outcome(goal, rows, rows[-1].month) for rows in (ROWS, [*ROWS, march]))
    table = goals_table(replace(BLOCK, goals=(known, unknown)), "Tierp")
    assert table is not None
    assert [row.cells[3] for row in table.rows] == ["6", "minst 6"]
    assert table.notes == ("Nyinskrivna: 34 kvar på 10 månader: 4 i månaden.",)
    behind = replace(known, gone=10, months=12)
    (said,) = getattr(goals_table(replace(BLOCK, goals=(behind,)), "Tierp"), "notes", ())
    assert said.endswith("I jämn takt vore det 33 efter 10 av 12 månader.")
