"""What a screen reader is told, and that the keyboard reaches all of it, on every page and in every dialog."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.reports import PLANS
from domain.reporting.composition import Composition
from domain.reporting.report import Approval
from support.accessible import name
from support.tidy_files import DATA
from support.window_stand import CTRL, SHIFT, KeptPreferences, WindowStand
from widgets.help.handbook import Handbook
from widgets.help.keys import KeysDialog
from widgets.importing.dialog import ImportDialog
from widgets.importing.earlier import EarlierImportsDialog
from widgets.importing.sources import SourcesDialog
from widgets.jobs import Progress
from widgets.preview.appendices_dialog import AppendicesDialog
from widgets.preview.approve_dialog import ApproveDialog
from widgets.preview.approving import about_to_approve, print_approved, store
from widgets.preview.compose_dialog import ComposeDialog
from widgets.preview.page import ReportPage
from widgets.preview.plan_dialog import PlanDialog
from widgets.settings.dialog import SettingsDialog
from widgets.settings.group_dialogs import GroupDialog
from widgets.start.new_workspace import NewWorkspaceDialog
from widgets.theme import ThemeMode

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
# Parts of other widgets, which speak for them.
INNER = (QHeaderView,)
PAGES = ["start", "profile", "populations", "lots", "recommendations"]


def interactive(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget, INNER) or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        # The corner of a table is a button to Qt, and nothing to anyone else.
        inner = inner or widget.objectName() == "qt_tableview_cornerbutton"
        if isinstance(widget, INTERACTIVE) and widget.isVisibleTo(root) and not inner:
            yield widget


def described(widget: QWidget) -> str:
    chain = []
    at: QWidget | None = widget
    while at is not None and len(chain) < 4:
        chain.append(f"{type(at).__name__} {at.objectName()}".strip())
        at = at.parentWidget()
    return " in ".join(chain)


def nameless(root: QWidget) -> list[str]:
    return [described(widget) for widget in interactive(root) if not name(widget).strip()]


@pytest.fixture
def on_example(open_window, example) -> WindowStand:
    return open_window(example)


@pytest.mark.parametrize("key", PAGES)
def test_everything_on_a_page_has_a_name(on_example: WindowStand, key: str) -> None:
    on_example.opened.open_tab(key)
    assert nameless(on_example.window) == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_goes_round_the_whole_page_and_comes_back(on_example: WindowStand, key: str) -> None:
    on_example.opened.open_tab(key)
    first = on_example.window.focusWidget()
    seen = [first]
    for _ in range(400):
        # A grid takes Tab for its own cells; Ctrl+Tab and F6 lead on from there, so step as Qt itself does.
        following = seen[-1].nextInFocusChain()
        while following.focusPolicy() == Qt.FocusPolicy.NoFocus or not following.isVisible():
            following = following.nextInFocusChain()
        if following is first:
            break
        seen.append(following)
    else:
        pytest.fail("the chain never comes back")
    assert on_example.window.bar.area in seen
    assert on_example.window.tabs.bar in seen


def test_the_page_without_a_workspace_has_names(open_window) -> None:
    window = open_window(preferences=KeptPreferences())
    assert nameless(window.window) == []


def test_the_report_has_names_and_its_pages_can_be_read_out(on_example: WindowStand) -> None:
    on_example.press(Qt.Key.Key_P, CTRL)
    page = on_example.window.findChild(ReportPage)
    assert isinstance(page, ReportPage)
    on_example.settle(lambda: page.printed is not None)
    assert nameless(on_example.window) == []
    first = page.pages.widget().findChildren(QWidget)[0]
    assert name(first) == f"Sida 1 av {page.pages.count}"
    assert "Exempelregionen" in first.accessibleDescription()


def test_the_approved_reports_and_the_way_there_have_names(on_example: WindowStand) -> None:
    on_example.press(Qt.Key.Key_P, CTRL)
    page = on_example.window.findChild(ReportPage)
    assert isinstance(page, ReportPage)
    on_example.settle(lambda: page.printed is not None)
    workspace, built = on_example.opened.services.workspace, page._built
    assert built is not None
    about = about_to_approve(workspace, page.choices.wanted, built)
    dialog = ApproveDialog(on_example.opened.services, about, "ordförande", on_example.window)
    dialog.show()
    assert nameless(dialog) == []
    assert name(dialog.by) == "Godkänd av (funktion, aldrig ett namn)"
    dialog.reject()
    unnamed = ApproveDialog(on_example.opened.services, about, "", on_example.window)
    assert unnamed.focusWidget() is unnamed.by
    unnamed.reject()
    approval = Approval(on_example.clock().date(), about.version)
    made, pdf = print_approved(about, approval, Progress(lambda _part, _text: None, lambda: None))
    store(workspace, made=made, approval=approval, by="ordförande", pdf=pdf, as_of=built.report.as_of)
    on_example.program.commands.run("approved")
    assert nameless(on_example.window) == []
    assert name(on_example.focused) == "Godkända rapporter"


DIALOGS: dict[str, Callable[[WindowStand], QWidget]] = {
    "settings": lambda w: SettingsDialog(w.program.surroundings, w.opened.services, w.window),
    "keys": lambda w: KeysDialog(w.program.commands, w.window),
    "handbook": lambda w: Handbook(w.window),
    "new": lambda w: NewWorkspaceDialog([], w.folder, w.dialogs, lambda _: None, lambda _: "", w.window),
    "import": lambda w: ImportDialog(
        w.opened.services, [DATA / "published-ranks.csv", w.folder / "borta.csv"], w.window
    ),
    "imports": lambda w: EarlierImportsDialog(w.opened.services, w.window),
    "sources": lambda w: SourcesDialog(w.opened.services, w.window),
    "compose": lambda w: ComposeDialog(w.opened.services, PLANS[0], "2022", Composition(), w.window),
    "appendices": lambda w: AppendicesDialog(w.opened.services, "recommendations", "2022", w.window),
    "plan": lambda w: PlanDialog(w.opened.services, PLANS[0], None, (), w.window),
    "group": lambda w: GroupDialog(w.opened.areas, lambda *_: "", parent=w.window),
}


@pytest.mark.parametrize("which", DIALOGS)
def test_dialogs_have_names(on_example: WindowStand, which: str) -> None:
    dialog = DIALOGS[which](on_example)
    dialog.show()
    on_example.settle(lambda: not on_example.opened.jobs.running)
    assert nameless(dialog) == []
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("which", ["settings", "import", "imports", "sources", "group", "plan", "appendices"])
def test_dialogs_with_large_letters_have_room_on_a_small_screen(on_example: WindowStand, which: str) -> None:
    on_example.program.surroundings.dress(ThemeMode.LIGHT, 2.0)
    dialog = DIALOGS[which](on_example)
    dialog.show()
    on_example.settle(lambda: not on_example.opened.jobs.running)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 768) == (True, True), least
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (2560, 1400)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_window_takes_the_size_it_is_given_and_nothing_in_the_bar_is_cut(
    on_example: WindowStand, size: tuple[int, int], text: float
) -> None:
    on_example.program.surroundings.dress(ThemeMode.LIGHT, text)
    on_example.opened.open_tab("lots")
    on_example.window.resize(*size)

    assert (on_example.window.width(), on_example.window.height()) == size
    bar = on_example.window.bar
    for part in (bar.name, bar.area, bar.period, bar.search_button, bar.saved):
        assert part.geometry().right() <= bar.width(), part
        assert part.height() >= part.fontMetrics().height(), part


def test_the_search_is_reached_without_the_bar_too(on_example: WindowStand) -> None:
    on_example.press(Qt.Key.Key_M, CTRL | SHIFT)
    on_example.press(Qt.Key.Key_K, CTRL)
    assert on_example.program.search.isVisible()
    assert not on_example.program.message_list.isVisible()
    on_example.press(Qt.Key.Key_Escape)
    assert on_example.window.pages.isAncestorOf(on_example.focused)
