"""The views of Kommunprofil on a monthly table: every figure is the one worked out from the table by hand."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from domain.benefits.benefit import AGE_20_64, AGE_20_65
from domain.ground.area import Membership
from storage.areas.groups import change_group_members, create_group
from storage.file.workspace import Workspace
from support.house import import_rows, read_tidy
from support.profile_tab import (
    AREAS,
    GROUPS,
    ProfileUser,
    numbers,
    of_year,
    pasted,
    share_of,
    stored,
    total_of,
    written,
)
from support.scb_table import CONTENTS, ECONOMIC_AID, ScbTable, scb_table
from support.workspaces import COORDINATOR, open_workspace
from widgets.parts import PageHeader, SegmentedRow

DATA = Path(__file__).parents[2] / "data"
MEMBERS = ("2401", "2404", "2409", "0360")
Y20, Y21 = of_year(2020), of_year(2021)
Open = Callable[..., ProfileUser]


@pytest.fixture
def opened(theme: object, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the tab on a table, at Nordmaling 2021 unless told otherwise."""
    held: list[Workspace] = []

    def make(table: ScbTable, code: str = "2401", period: str = "2021", **more: bool) -> ProfileUser:
        held.append(open_workspace(stored(tmp_path, table), who=COORDINATOR, **more))
        user = ProfileUser(qtbot, held[-1])
        user.open(held[-1].group_code if code == "group" else code, period)
        return user

    yield make
    for ws in held:
        ws.close()


def two_years(**more: object) -> ScbTable:
    return scb_table(areas=AREAS, first="2020M01", months=24, **more)  # type: ignore[arg-type]


def subtitle(user: ProfileUser) -> str:
    header = user.tab.findChild(PageHeader)
    return " ".join(label.text() for label in header.findChildren(QLabel)).replace("\u00a0", " ")


def said(user: ProfileUser) -> str:
    labels = user.tab.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible()).replace("\u00a0", " ")


def test_each_view_is_gone_to_by_mouse_by_arrows_and_by_command(opened: Open) -> None:
    user = opened(two_years())
    row = user.tab.findChild(SegmentedRow)
    words = [row.tabText(at).replace("&", "") for at in range(row.count())]
    assert words[:4] == ["Översikt", "Plats", "Tidsserie", "Jämförelse"]
    assert {"Indikatorer", "Text"} <= set(words[4:])
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.tabRect(2).center())
    assert row.current == "series"
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.current == "comparison"
    for key in ("text", "indicators", "places", "overview"):
        user.view(key)
        focus = user.tab.first_focus()
        assert focus.isVisible()
        assert focus.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_naming_what_can_be_done_makes_no_view(opened: Open) -> None:
    user = opened(two_years())
    made = len(user.tab.findChildren(QWidget))
    found = user.actions
    assert "new-indicator" in found
    assert found["new-indicator"].enabled()
    assert not found["use-draft"].enabled()
    assert len(user.tab.findChildren(QWidget)) == made
    user.view("text")
    own = user.actions["use-draft"]
    assert own.enabled()
    own.run()
    user.view("overview")
    assert not user.actions["use-draft"].enabled()


def test_women_and_men_and_the_ages_are_chosen_and_stay(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    assert "båda könen" in subtitle(user)
    user.choose("Kön", "Kvinnor")
    assert "kvinnor" in subtitle(user)
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2401"], Y21, "2"))
    user.choose("Åldrar", "20–65 år")
    assert "20–65 år" in subtitle(user)
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2401"], Y21, "2", AGE_20_65))
    user.go_to("2404", "2021")
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2404"], Y21, "2", AGE_20_65))
    user.choose("Kön", "Män")
    user.choose("Åldrar", "20–64 år")
    assert user.row("Totalt")[1] == pasted(total_of(table, ["2404"], Y20, "1"))


def test_ages_that_nobody_has_figures_of_are_not_offered(opened: Open) -> None:
    user = opened(two_years(ages=[AGE_20_64], sexes=["1+2"]))
    with pytest.raises(AssertionError, match="0 boxes"):
        user.box("Åldrar")
    with pytest.raises(AssertionError, match="0 boxes"):
        user.box("Kön")


def test_a_half_year_and_a_month(opened: Open) -> None:
    table = two_years()
    user = opened(table, period="2021 H2")
    assert "6 av 6 månader" in subtitle(user)
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2401"], of_year(2021, 7)))
    assert user.row("Totalt")[1] == pasted(total_of(table, ["2401"], of_year(2020, 7)))
    user.go_to("2401", "2021-03")
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2401"], ["2021M03"]))


def test_a_year_of_which_nobody_has_every_month(opened: Open) -> None:
    table = scb_table(areas=AREAS, first="2020M01", months=21)
    user = opened(table)
    assert "9 av 12 månader" in subtitle(user)
    assert user.row("Totalt")[2] == pasted(total_of(table, ["2401"], of_year(2021, 1, 9)))
    # Nobody is ranked: the view says so instead of listing places.
    user.view("places")
    assert "Det finns ingen rangordning för 2021." in said(user)
    assert "Hittills finns 9 av 12." in said(user)


def test_bortfall_is_said_and_filled_on_demand(opened: Open) -> None:
    table = two_years(gaps=[("2401", "2021M02")])
    user = opened(table)
    known = [each for each in Y21 if each != "2021M02"]
    left_out = Fraction(sum(numbers(table, "2401", ECONOMIC_AID, known)), 11)
    assert user.row("Ekonomiskt bistånd")[2] == pasted(left_out)
    assert "bortfall utelämnat" in subtitle(user)
    assert "10 av 12" not in said(user)
    assert "11 av 12 månader" in said(user)
    user.choose("Månader med bortfall i ekonomiskt bistånd", "Senast kända värde")
    january = numbers(table, "2401", ECONOMIC_AID, ["2021M01"])
    filled = Fraction(sum(numbers(table, "2401", ECONOMIC_AID, known)) + january[0], 12)
    assert user.row("Ekonomiskt bistånd")[2] == pasted(filled)
    assert "senast kända värde" in subtitle(user)


def test_a_group_is_the_sum_and_says_who_is_missing(opened: Open) -> None:
    table = two_years()
    user = opened(table, "group")
    assert user.row("Totalt")[2] == pasted(total_of(table, MEMBERS, Y21))
    assert user.row("Totalt")[5].startswith(f"{written(share_of(table, MEMBERS, Y21), 1)} %")
    assert "4 av 4 kommuner" in subtitle(user)
    create_group(user.workspace, name="Två kommuner", members=["2401", "2403"])
    user.go_to("tva-kommuner", "2021")
    assert "1 av 2 kommuner" in subtitle(user)
    assert "Bjurholm" in said(user)
    user.view("places")
    assert "Bara kommuner rangordnas" in said(user)


def test_riket_and_a_kommun_without_figures(opened: Open) -> None:
    table = two_years()
    user = opened(table, "00")
    assert user.row("Totalt")[2] == pasted(total_of(table, ["00"], Y21))
    user.go_to("2403", "2021")
    first = user.tab.first_focus()
    assert isinstance(first, QPushButton)
    first.click()
    assert user.stand.commands == ["import"]
    for view in ("series", "places", "comparison", "text"):
        user.view(view)
        assert user.tab.first_focus().isVisible()


def places_by_hand(table: ScbTable, months: tuple[str, ...], kinds: tuple[str, ...]) -> list[str]:
    return sorted(AREAS, key=lambda area: share_of(table, [area], months, kinds=kinds))


def test_places_are_those_worked_out_by_hand(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("places")
    for measure, kinds in (
        ("Totalt", sum(GROUPS.values(), ())),
        ("Ohälsa", GROUPS["ohalsa"]),
        ("Etableringsersättning", ("Etableringsersättning",)),
    ):
        user.choose("Mått", measure)
        now, before = (places_by_hand(table, months, kinds) for months in (Y21, Y20))
        shown = [row[0] for row in user.table()[1:] if row[0] != "…"]
        # With seven kommuner and four neighbours on each side hardly anyone is left out.
        for line in shown:
            number, name, earlier = re.fullmatch(r"(\d+)\. (.+) \((\d+)\)", line).groups()  # type: ignore[union-attr]
            code = now[int(number) - 1]
            assert table.areas[code] == name
            assert before.index(code) + 1 == int(earlier)
        own = user.row(f"{now.index('2401') + 1}. Nordmaling")
        assert own[1] == f"{written(share_of(table, ['2401'], Y21, kinds=kinds), 1)} %"
    assert f"{len(AREAS)} kommuner med fullständiga uppgifter" in said(user)


def test_the_movements_of_the_group_are_previous_place_less_place(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("places")
    kinds = sum(GROUPS.values(), ())
    now, before = (places_by_hand(table, months, kinds) for months in (Y21, Y20))
    from widgets.profile.read_table import ReadTable

    tables = [each.lines for each in user.tab.findChildren(ReadTable) if each.isVisible()]
    movements = next(lines for lines in tables if lines[0][0] == "Kommun")
    assert len(movements) == 1 + len(MEMBERS)
    for line in movements[1:]:
        code = next(code for code, name in table.areas.items() if name == line[0])
        place, earlier = now.index(code) + 1, before.index(code) + 1
        moved = earlier - place
        sign = "+" if moved > 0 else "−" if moved < 0 else ""
        assert line[1].replace("\u00a0", " ").endswith(f"{place} ({earlier}) {sign}{abs(moved)}")


def test_published_places_are_shown_where_there_is_no_national_table(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    user = opened(scb_table(areas=["0114"], months=1, riket=False))
    for name in ("published-equivalents.csv", "published-ranks.csv"):
        file = read_tidy(DATA / name)
        user.stand.session.submit(
            lambda ws, f=file: import_rows(ws, f.content, file_name=f.name, sha256=f.sha256).changes  # type: ignore[misc]
        )
    user.view("places")
    assert "publicerade" in said(user)
    cells = " ".join(" ".join(row) for row in user.table())
    assert "183" in cells
    assert "218" in cells
    assert "290" in cells


def test_the_series_holds_every_month_in_layers_with_riket_beside(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("series")
    head, *rows = user.table()
    assert [row[0] for row in rows] == [each.replace("M", "-") for each in (*Y20, *Y21)]
    for name, kinds in (("Ohälsa", GROUPS["ohalsa"]), ("Totalt", sum(GROUPS.values(), ()))):
        by_hand = [written(share_of(table, ["2401"], [each], kinds=kinds), 1) for each in (*Y20, *Y21)]
        assert [row[head.index(name)] for row in rows] == by_hand
    by_hand = [written(share_of(table, ["00"], [each]), 1) for each in (*Y20, *Y21)]
    assert [row[head.index("Riket")] for row in rows] == by_hand


def test_a_single_measure_twelve_months_at_a_time_and_by_year(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("series")
    user.choose("Mått", "Sjukpenning")
    user.choose("Steg", "Tolvmånadersmedel")
    head, *rows = user.table()
    own = head.index("Nordmaling")
    assert [row[own] for row in rows[:11]] == ["saknas"] * 11
    last = share_of(table, ["2401"], Y21, kinds=["Sjukpenning"])
    assert rows[-1][own] == written(last, 1)
    user.choose("Steg", "År")
    head, *rows = user.table()
    assert [(row[0], row[head.index("Nordmaling")]) for row in rows] == [
        (year, written(share_of(table, ["2401"], months, kinds=["Sjukpenning"]), 1))
        for year, months in (("2020", Y20), ("2021", Y21))
    ]
    user.go_to("2404", "2021")
    assert user.box("Steg").currentText() == "År"


def test_women_and_men_stand_apart_in_the_series(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("series")
    check = next(each for each in user.tab.findChildren(QCheckBox) if "Kvinnor" in each.text() and each.isVisible())
    check.click()
    head, *rows = user.table()
    for name, sex in (("Kvinnor", "2"), ("Män", "1"), ("Båda könen", "1+2")):
        assert rows[-1][head.index(name)] == written(share_of(table, ["2401"], Y21[-1:], sex), 1)


def test_another_kommun_is_put_beside_and_stays(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("series")
    button = next(each for each in user.tab.findChildren(QPushButton) if each.text().startswith("Jämför med"))
    menu = button.menu()
    next(action for action in menu.actions() if action.text() == "Vindeln").trigger()
    head, *rows = user.table()
    assert rows[0][head.index("Vindeln")] == written(share_of(table, ["2404"], Y20[:1]), 1)
    user.go_to("2409", "2021")
    assert "Vindeln" in user.table()[0]
    next(action for action in button.menu().actions() if action.text() == "Vindeln").trigger()
    assert "Vindeln" not in user.table()[0]


def test_bortfall_is_marked_in_the_series(opened: Open) -> None:
    user = opened(two_years(gaps=[("2401", "2021M02")]))
    user.view("series")
    assert any("bortfall" in cell for cell in user.row("2021-02"))
    assert not any("bortfall" in cell for cell in user.row("2021-03"))
    user.choose("Månader med bortfall i ekonomiskt bistånd", "Senast kända värde")
    assert any("senast kända värde" in cell for cell in user.row("2021-02"))


def test_a_group_that_has_grown_says_so_under_its_table_and_side_by_side(opened: Open) -> None:
    blanks = {
        ("2409", sex, ages, content, month): ".."
        for sex in ("1", "2", "1+2")
        for ages in ("20-64", "20-65")
        for content in CONTENTS
        for month in Y20
    }
    table = two_years(blanks=blanks)
    user = opened(table, "group")
    common = "Siffrorna och ändringen gäller 3 av 4 kommuner, de som har siffror båda perioderna; utan Robertsfors."
    assert f"{common} Alla 4 kommuner 2021: " in said(user)
    assert f"· {common}" not in said(user)
    user.view("comparison")
    head, *rows = user.table()
    group = next(row for row in rows if row[0] == "Umeåregionen")
    of = [code for code in MEMBERS if code != "2409"]
    assert group[head.index("2021")] == f"{written(share_of(table, of, Y21), 1)} %"
    assert group[head.index("2020")] == f"{written(share_of(table, of, Y20), 1)} %"
    assert f"Umeåregionen. {common} Alla 4 kommuner 2021: " in said(user)


def test_the_comparison_is_sorted_and_told_by_group_and_measure(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    user.view("comparison")
    head, *rows = user.table()
    shares = {row[0]: row[head.index("2021")] for row in rows}
    by_hand = {table.areas[code]: share_of(table, [code], Y21) for code in (*MEMBERS, "00")}
    by_hand["Umeåregionen"] = share_of(table, MEMBERS, Y21)
    assert shares == {name: f"{written(share, 1)} %" for name, share in by_hand.items()}
    assert list(shares) == sorted(by_hand, key=by_hand.__getitem__)
    user.choose("Mått", "Ohälsa")
    head, *rows = user.table()
    ill = {row[0]: row[head.index("2021")] for row in rows}
    assert ill["Nordmaling"] == f"{written(share_of(table, ['2401'], Y21, kinds=GROUPS['ohalsa']), 1)} %"

    create_group(user.workspace, name="Två kommuner", members=["2404", "2403"])
    user.go_to("2409", "2021")
    user.choose("Grupp", "Två kommuner")
    names = [row[0] for row in user.table()[1:]]
    assert {"Vindeln", "Robertsfors", "Två kommuner", "Riket"} <= set(names)
    assert "Två kommuner. 2021 och 2020: 1 av 2 kommuner räknas. Bjurholm saknas" in said(user)
    assert "Uppgifter saknas för Bjurholm" in said(user)


def test_a_group_that_grew_is_compared_with_the_same_kommuner_the_year_before(opened: Open) -> None:
    table = two_years()
    user = opened(table)
    code, _ = create_group(user.workspace, name="Två kommuner", members=["2401"])
    joined = [Membership(code, "2401"), Membership(code, "2404", since=date(2021, 1, 1))]
    change_group_members(user.workspace, group=code, memberships=joined)
    user.go_to("2409", "2021")
    user.view("comparison")
    user.choose("Grupp", "Två kommuner")
    head = user.table()[0]
    row = user.row("Två kommuner")
    for year, months in (("2020", Y20), ("2021", Y21)):
        assert row[head.index(year)] == f"{written(share_of(table, ['2401', '2404'], months), 1)} %"


@pytest.fixture
def asked() -> Iterator[Callable[[ProfileUser], list[str]]]:
    """What the file of a workspace is asked from now on."""
    heard: list[tuple[object, Callable[..., None]]] = []

    def listen(user: ProfileUser) -> list[str]:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            statements.append(statement)

        engine = user.workspace._engine
        event.listen(engine, "before_cursor_execute", note)
        heard.append((engine, note))
        return statements

    yield listen
    for engine, note in heard:
        event.remove(engine, "before_cursor_execute", note)


def test_hidden_views_ask_for_nothing(opened: Open, asked: Callable[[ProfileUser], list[str]]) -> None:
    user = opened(two_years())
    for view in ("places", "series", "comparison", "overview"):
        user.view(view)
    statements = asked(user)
    user.go_to("2404", "2021")
    overview = len(statements)
    user.view("series")
    assert len(statements) > overview
    statements.clear()
    user.view("overview")
    user.view("series")
    # Nothing was written since: a view that is gone back to is as it was.
    assert statements == []


def test_the_countrys_places_are_worked_out_once_until_something_is_written(
    opened: Open, asked: Callable[[ProfileUser], list[str]]
) -> None:
    user = opened(two_years())
    statements = asked(user)

    def of_the_country() -> int:
        found = sum("GROUP BY benefit_month.area_code" in each for each in statements)
        statements.clear()
        return found

    user.go_to("2404", "2021")
    assert of_the_country() == 0
    user.choose("Kön", "Kvinnor")
    assert of_the_country() == 1
    file = read_tidy(DATA / "published-equivalents.csv")
    user.stand.session.submit(
        lambda ws: import_rows(ws, file.content, file_name=file.name, sha256=file.sha256).changes  # type: ignore[return-value, arg-type]
    )
    assert of_the_country() == 1


def test_text_that_is_being_written_is_stored_before_the_view_changes(opened: Open) -> None:
    user = opened(two_years())
    user.view("text")
    editor = user.tab.first_focus()
    assert isinstance(editor, QPlainTextEdit | QTextEdit)
    editor.setFocus()
    editor.insertPlainText("Andelen beror på två personer.")
    user.view("overview")
    assert len(user.tab.unsaved()) == 0
    written_now = user.stand.undo()
    assert written_now is not None
    user.view("text")
    editor.setFocus()
    editor.insertPlainText("Ring 701063-2391.")
    user.view("overview")
    assert len(user.tab.unsaved()) == 1


def test_nothing_is_written_where_it_may_only_be_read(opened: Open) -> None:
    user = opened(two_years(), "2403", read_only=True)
    first = user.tab.first_focus()
    assert not isinstance(first, QPushButton) or not first.isEnabled()
    user.go_to("2401", "2021")
    assert user.row("Totalt")[2] != ""
    assert not user.actions["new-indicator"].enabled()
    user.view("text")
    assert not user.actions["use-draft"].enabled()
