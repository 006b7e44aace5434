"""What leaves the program from a month hides small counts, and whatever would give them away."""

from domain.lots.month import Party
from support.lots_months import screen_of
from widgets.lots.public import hidden_texts, publish_block, publish_workers, table_text


def test_the_whole_table_hides_small_counts() -> None:
    lines = table_text(screen_of()).splitlines()
    assert lines[0] == "LOTS-ärenden efter initierande part, Tierp, maj 2016"
    fk = next(line for line in lines if line.startswith("Försäkringskassan")).split("\t")
    assert fk[1:3] == ["<5", "<5"]
    assert any(line.startswith("<5: ett litet antal ärenden.") for line in lines)


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
