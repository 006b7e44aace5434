"""The register of efforts by keyboard alone: written, pasted, sought, changed, renamed, undone, saved and printed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from domain.efforts.effort import EffortField
from storage.efforts.efforts import efforts_of
from support.house import read_tidy
from support.sitting import CTRL, SHIFT, Office
from widgets.efforts.dialog import EffortDialog
from widgets.efforts.page import EffortsTab

Key = Qt.Key


def test_the_register_is_kept_by_keyboard(office: Office, example: Path, tmp_path: Path) -> None:
    day = office.sit_down(example)
    day.press(Key.Key_7, CTRL)
    day.go_to(area="Tierp")
    tab = day.opened.tab
    assert isinstance(tab, EffortsTab)
    workspace = day.opened.session.workspace

    def listed() -> list[str]:
        return [each.name for each in tab.table.efforts.listed]

    assert len(listed()) == 8
    assert day.hears("8 insatser hos 4 parter och andra")

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, EffortDialog)
        day.fill("Arbetslag", "Kommunen", "unga med aktivitetsersättning", "Arbetsträning", "", "", "tolv")
        day.press(Key.Key_Return)
        assert "Platser: skriv ett heltal" in dialog.problem
        assert day.focused is dialog.fields[EffortField.SEATS]
        day.focused.selectAll()  # type: ignore[attr-defined]
        day.type("12")
        day.press(Key.Key_Return)
        assert not dialog.isVisible()

    day.in_dialog(lambda: day.press(Key.Key_E, CTRL | SHIFT), write)
    (made,) = [each for each in efforts_of(workspace, "0360") if each.name == "Arbetslag"]
    assert (made.seats, made.groups) == (12, ("Unga med aktivitetsersättning",))

    tab.table.setFocus()
    day.paste("Insats\tHos\tKontrollerad\nSoppkväll\tFörsamlingen\t2024-01-01\nArbetslag\tKommunen\t2026-11-01\n")
    assert len(listed()) == 10
    day.paste("Insats\tPlatser\nOmbud\tmånga\n")
    assert "Rad 2: Platser" in day.said[-1]
    day.paste("")
    assert "Urklipp innehåller inga rader" in day.said[-1]
    day.press(Key.Key_Z, CTRL)
    assert len(listed()) == 9

    day.press(Key.Key_F, CTRL)
    day.type("boende sip")
    assert listed() == ["Personligt ombud"]
    assert day.hears("1 av 9 insatser")
    tab._filters.show_all()
    tab._filters.unchecked.setChecked(True)
    tab._filters.need.setCurrentIndex(tab._filters.need.findData("Boende och vardag"))
    tab._filters.group.setCurrentIndex(tab._filters.group.findData("Långtidssjukskrivna"))
    assert listed() == ["Boendestöd"]
    tab._filters.show_all()
    for column in range(tab.table.efforts.columnCount()):
        tab.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    tab.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert listed()[0] == "Daglig verksamhet"

    tab.table.setFocus()
    tab.table.go_to(next(each.id for each in efforts_of(workspace, "0360") if each.name == "Daglig verksamhet"))
    day.press(Key.Key_C, CTRL)
    assert day.clipboard.splitlines()[0].startswith("Insats\tHos\tMålgrupper")
    assert day.clipboard.splitlines()[1].startswith("Daglig verksamhet\tKommunen")
    day.press(Key.Key_Delete)
    assert "Daglig verksamhet" not in listed()
    day.press(Key.Key_Z, CTRL)
    assert "Daglig verksamhet" in listed()

    def change(dialog: QWidget) -> None:
        assert isinstance(dialog, EffortDialog)
        dialog.fields[EffortField.NAME].setText("Språkkafé")
        dialog.accept()
        assert "finns redan" in dialog.problem
        completer = dialog.fields[EffortField.GROUPS].completer()
        dialog.fields[EffortField.GROUPS].setText("Nyanlända; ung")
        completer.setCompletionPrefix("Nyanlända; ung")
        assert completer.splitPath("Nyanlända; ung") == ["ung"]
        assert completer.pathFromIndex(completer.completionModel().index(0, 0)).startswith("Nyanlända; Unga")
        day.press(Key.Key_Escape)

    tab.table.go_to(made.id)
    tab.table.setFocus()
    day.in_dialog(lambda: day.press(Key.Key_Return), change)

    day.dialogs.answers = []
    path = tmp_path / "insatser.csv"
    day.dialogs.answers.append(path)
    day.do("Spara insatserna som fil …")
    assert len(read_tidy(path).content.rows) == 9
    day.quit()
