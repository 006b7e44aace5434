"""What leaves the program from a month hides small counts, and whatever would give them away."""

from hypothesis import given
from hypothesis import strategies as st

from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.hiding.lots_periods import public_periods
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, Party
from domain.reporting.blocks import LotsBlock
from reports.lots.section import lots_table
from support.lots_months import MAY, TIERP, screen_of
from widgets.lots.public import hidden_texts, publish_block, publish_workers, table_text
from widgets.lots.sheet import SUM_AGE, SUM_ROW, SUM_SEX


def test_the_whole_table_hides_small_counts() -> None:
    lines = table_text(screen_of()).splitlines()
    assert lines[0] == "LOTS-ärenden efter initierande part, Tierp, maj 2016"
    fk = next(line for line in lines if line.startswith("Försäkringskassan")).split("\t")
    assert fk[1:3] == ["<5", "<5"]
    assert any(line.startswith("<5: ett litet antal ärenden.") for line in lines)


def test_the_sign_for_a_missing_figure_is_explained_where_it_stands() -> None:
    lacking = table_text(screen_of({Party.FK: (20, Empty.SAKNAS, 0, 12, 8, 0)}), "Underlag till styrgruppen")
    assert lacking.splitlines()[-1] == "..: uppgift saknas."
    whole = dict.fromkeys(PARTIES, (14, 12, 0, 20, 6, 0))
    assert "uppgift saknas" not in table_text(screen_of(whole))


def test_no_small_count_can_be_read_or_worked_out_from_a_row() -> None:
    texts = hidden_texts(screen_of({Party.FK: (2, 10, 0, 12, 0, 0)}))
    assert texts["fk", "kvinna"] == "<5"
    assert ("fk", "summa-kon") in texts or ("fk", "man") in texts, "12 − 10 would tell"


def test_an_internal_copy_says_why_and_hides_nothing() -> None:
    lines = table_text(screen_of(), "Underlag till styrgruppen").splitlines()
    assert lines[1] == "Internt: Underlag till styrgruppen"
    assert any(line.split("\t")[:5] == ["Kommunen", "4", "3", "0", "7"] for line in lines)
    assert not any("<5" in line for line in lines)


def test_a_month_of_large_counts_is_copied_as_it_is() -> None:
    screen = screen_of({Party.KOMMUN: (14, 12, 0, 20, 6, 0)})
    assert hidden_texts(screen) == {}
    assert "<5" not in table_text(screen)


def test_a_block_is_published_cell_by_cell() -> None:
    keys = [[("fk", "kvinna"), ("fk", "man")], [("kommun", "annat"), ("annan", "kvinna")]]
    block = (("2", "1"), ("0", "-"))
    assert publish_block(screen_of(), keys, block)[0] == ("<5", "<5")
    assert publish_block(screen_of(), keys, block)[1][1] == "-"


def test_few_case_workers_are_hidden_too() -> None:
    assert publish_workers(5, (("2", "7", "0", ".."),)) == (("<5", "7", "0", ".."),)


FIGURES = st.sampled_from((0, 1, 3, 4, 5, 8, 12, 40, Empty.SAKNAS))
ROWS = st.fixed_dictionaries(
    dict.fromkeys((Party.FK, Party.AF, Party.KOMMUN), st.tuples(*[FIGURES] * 2, st.just(0), *[FIGURES] * 2, st.just(0)))
)


@given(ROWS)
def test_window_and_paper_hide_the_same_and_show_the_same(rows: dict[Party, tuple[Value, ...]]) -> None:
    screen = screen_of(rows)
    hidden = hidden_texts(screen)
    copied = [line.split("\t") for line in table_text(screen).splitlines()]
    columns = [*(sex.value for sex in SEXES), SUM_SEX, *(age.value for age in AGES), SUM_AGE]
    block = LotsBlock(
        TIERP, MAY, MAY, public_periods({MAY: screen.tally}, screen.small_count_threshold)[MAY], 1, Source("egen")
    )
    table = lots_table(block)
    splits = [split for split in (*SEXES, *AGES) if _name(split) in [column.title for column in table.columns]]
    for row in table.rows:
        (line,) = [cells for cells in copied if cells[0] == row.cells[0].replace("Totalt", "Summa")]
        on_screen = dict(zip(columns, line[1:], strict=True))
        key = next((party.value for party in rows if party.label == row.cells[0]), SUM_ROW)
        for split, printed in zip(splits, row.cells[1:-1], strict=True):
            if (key, split.value) in hidden:
                # A sum that is not known gives nothing away on paper, where no "minst" stands.
                assert printed == "dolt" or (key == SUM_ROW and printed == "saknas")
            elif not on_screen[split.value].startswith("minst"):
                assert printed in (on_screen[split.value], "saknas")
        if {(key, SUM_SEX), (key, SUM_AGE)} & hidden.keys():
            assert row.cells[-1] in ("dolt", "saknas")


def _name(split: object) -> str:
    return split.label(30) if isinstance(split, AgeGroup) else split.label  # type: ignore[attr-defined]
