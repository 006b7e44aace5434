"""The margin sheet: what the coordinator sees in it, and what its sums say while she types."""

from dataclasses import replace

from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.month import AgeGroup, LotsMonth, Party
from support.lots_months import ROWS, counts_of, screen_of
from widgets.lots.public import hidden_texts, publish_workers, table_text
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import SUM_AGE, SUM_ROW, SUM_SEX, cell_key, grid_key, sheet_content
from widgets.lots.totals_sheet import TotalsRow, publish_totals, totals_sheet
from widgets.sheet import Kind
from widgets.sheet.sheet import Sheet


def _texts(screen: LotsScreen) -> dict[str, list[str]]:
    sheet = Sheet()
    content = sheet_content(screen)
    sheet.show(content)
    return {
        row.key: [sheet.face((r, c)).text for c in range(len(content.columns))] for r, row in enumerate(content.rows)
    }


def test_the_sheet_reads_as_it_is_drawn() -> None:
    texts = _texts(screen_of())
    assert texts["fk"] == ["2", "1", "0", "3", "1", "2", "0", "3"]
    assert texts["kommun"] == ["4", "3", "0", "7", "3", "3", "0", "6"]
    assert texts["region"] == ["saknas", "0", "0", "minst 0", "0", "0", "0", "0"]
    assert texts["annan"] == ["–"] * 8
    assert texts[SUM_ROW] == ["minst 7", "5", "0", "minst 12", "4", "7", "0", "11"]


def test_both_sums_of_a_party_say_that_they_differ_and_why() -> None:
    totals = sheet_content(screen_of()).totals
    values = {grid_key(key): value for key, value in counts_of(ROWS).items()}
    found = totals(values)
    for column in (SUM_SEX, SUM_AGE):
        mark = found["kommun", column].mark
        assert mark is not None
        assert mark.reason == "Kommunen: kön ger 7, ålder ger 6. Det skiljer ett ärende."
        whole = found[SUM_ROW, column].mark
        assert whole is not None
        assert whole.reason == mark.reason, "the two sums of everyone differ for the same reason"
    assert found["fk", SUM_SEX].mark is None
    assert found[SUM_ROW, "kvinna"].mark is None


def test_sums_follow_what_is_being_typed() -> None:
    totals = sheet_content(screen_of({})).totals
    assert totals({}) == {}
    assert totals({("fk", "kvinna"): 2})["fk", SUM_SEX].text == "minst 2"
    typed = {("fk", "kvinna"): 2, ("fk", "man"): 1}
    assert totals(typed)["fk", SUM_SEX].text == "3"
    assert totals(typed)["fk", SUM_AGE].text == "saknas"
    assert totals(typed)[SUM_ROW, SUM_SEX].text == "3"


def test_a_new_month_is_empty_and_asks_for_nothing() -> None:
    texts = _texts(screen_of({}))
    assert texts["fk"] == [""] * 8
    assert set(texts[SUM_ROW]) == {""}
    assert sheet_content(screen_of({})).cell(("fk", "kvinna")).value is None


def test_a_figure_that_is_expected_beside_others_is_shown_as_lacking() -> None:
    screen = screen_of({Party.FK: (2, 1, 0, 1, 2, 0)})
    counts = {key: v for key, v in screen.current.counts.items() if key[1:] != (Sex.MAN, AgeGroup.ALLA)}
    screen = _with(screen, replace(screen.current, counts=counts))
    assert sheet_content(screen).cell(("fk", "man")).value is Empty.SAKNAS


def _with(screen: LotsScreen, month: LotsMonth) -> LotsScreen:
    return replace(screen, months={**screen.months, screen.month: month})


def test_a_cross_table_is_shown_by_its_sums() -> None:
    screen = screen_of({})
    cross = {
        (Party.AF, Sex.KVINNA, AgeGroup.UNDER30): 1,
        (Party.AF, Sex.MAN, AgeGroup.UNDER30): 2,
        (Party.AF, Sex.MAN, AgeGroup.PLUS30): 4,
    }
    texts = _texts(_with(screen, replace(screen.current, counts=cross)))
    assert texts["af"] == ["1", "6", "", "7", "3", "4", "", "7"]
    assert texts[SUM_ROW][3] == "7"


def test_a_column_in_which_nothing_was_recorded_has_no_sum() -> None:
    screen = screen_of({})
    counts = {(Party.AF, Sex.KVINNA, AgeGroup.ALLA): 1, (Party.AF, Sex.MAN, AgeGroup.ALLA): 6}
    texts = _texts(_with(screen, replace(screen.current, counts=counts)))
    assert texts["af"] == ["1", "6", "", "7", "", "", "", "saknas"]
    assert texts[SUM_ROW] == ["1", "6", "saknas", "7", "saknas", "saknas", "saknas", "saknas"]


def test_a_total_that_was_given_alone_is_the_sum() -> None:
    screen = screen_of({})
    given = {(Party.REGION, Sex.ALLA, AgeGroup.ALLA): 5}
    texts = _texts(_with(screen, replace(screen.current, counts=given)))
    assert texts["region"][3] == texts["region"][7] == "5"
    assert texts[SUM_ROW][3] == "5"


def test_a_given_total_that_differs_from_its_parts_is_marked() -> None:
    screen = screen_of({Party.FK: (2, 1, 0, 1, 2, 0)})
    counts = {**screen.current.counts, (Party.FK, Sex.ALLA, AgeGroup.ALLA): 5}
    content = sheet_content(_with(screen, replace(screen.current, counts=counts)))
    mark = content.totals({key: cell.value for key, cell in content.cells.items() if cell.value is not None})[
        "fk", SUM_SEX
    ].mark
    assert mark is not None
    assert "angiven till 5" in mark.reason


def test_the_group_s_own_age_border_names_the_columns() -> None:
    content = sheet_content(screen_of(age_border=25))
    assert [column.label for column in content.columns if column.kind is Kind.ENTRY][3:] == ["Under 25", "25–", "Okänd"]


def test_a_locked_sheet_says_why_in_every_cell() -> None:
    content = sheet_content(screen_of(), locked="Månaden är låst.")
    assert all(cell.read_only for cell in content.cells.values())
    assert content.locked == "Månaden är låst."


def test_places_in_the_sheet_and_recorded_cells_are_each_other_s() -> None:
    for key in counts_of(ROWS):
        assert cell_key(*grid_key(key)) == key
    assert cell_key("fk", SUM_SEX) is None
    assert cell_key(SUM_ROW, "kvinna") is None


def test_more_cases_than_inhabitants_are_marked() -> None:
    content = sheet_content(replace(screen_of(), inhabitants=3))
    mark = content.cell(("kommun", "kvinna")).mark
    assert mark is not None
    assert mark.reason == "4 är fler än alla invånare 20–64 år, som är 3."
    assert content.cell(("kommun", "man")).mark is None


def test_what_a_party_hid_is_shown_with_its_own_bound_in_the_sheet_and_in_what_is_copied() -> None:
    screen = screen_of({Party.FK: (Empty("dolt<10"), Empty.DOLT, 0, 5, 7, 0)})
    assert _texts(screen)["fk"][:2] == ["<10", "<5"]
    assert {hidden_texts(screen)["fk", sex] for sex in ("kvinna", "man")} == {"<10", "<5"}
    assert hidden_texts(replace(screen, small_count_threshold=12))["fk", "kvinna"] == "<12"


def test_what_a_party_hid_below_five_is_never_told_as_less_than_a_lower_threshold() -> None:
    screen = replace(screen_of({Party.FK: (Empty.DOLT, 30, 0, 3, 31, 0)}), small_count_threshold=4)
    assert _texts(screen)["fk"][0] == "<5"
    assert hidden_texts(screen)["fk", "kvinna"] == "<5"
    assert hidden_texts(screen)["fk", "under30"] == "<4"
    assert publish_workers(4, (("<5", "3", "4"),)) == (("<5", "<4", "4"),)
    copied = table_text(screen).splitlines()
    assert next(line for line in copied if line.startswith("Försäkringskassan")).split("\t")[1] == "<5"
    assert any(line.startswith("<4, <5: ett litet antal ärenden.") for line in copied)


def test_a_sum_with_something_hidden_in_it_has_no_bound() -> None:
    screen = screen_of({})
    cross = {
        (Party.FK, Sex.KVINNA, AgeGroup.UNDER30): Empty.DOLT,
        (Party.FK, Sex.KVINNA, AgeGroup.PLUS30): 40,
        (Party.FK, Sex.MAN, AgeGroup.UNDER30): 20,
        (Party.FK, Sex.MAN, AgeGroup.PLUS30): 30,
    }
    screen = _with(screen, replace(screen.current, counts=cross))
    assert _texts(screen)["fk"][:2] == ["dolt", "50"]
    assert hidden_texts(screen)["fk", "kvinna"] == "dolt"
    row = TotalsRow("maj", screen.current)
    sheet = totals_sheet([row], subject="", name="", locked="", now=screen.month)
    assert sheet.cell((row.key, "fk")).text == "dolt"
    assert publish_totals([row], 5, [[(row.key, "fk"), (row.key, "af")]], (("dolt", "20"),)) == (("dolt", "dolt"),)
