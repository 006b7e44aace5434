"""The menus Redigera, Visa and Hjälp: undo, the place, the text size, the theme, the keys, the handbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QComboBox

from widgets.parts.empty_state import START_KEYS, EmptyState
from widgets.parts.page_header import LEAD_KEYS, PageHeader
from widgets.preferences import Preferences, next_text_size
from widgets.tab.contract import Action
from widgets.tab.log_step import step_through_log
from widgets.text import tr
from widgets.theme import ThemeMode
from widgets.window.focus import FocusKeeper
from widgets.window.workspaces import Workspaces


class ViewActions:
    """What the menus Redigera, Visa and Hjälp do."""

    def __init__(
        self,
        workspaces: Workspaces,
        focus: FocusKeeper,
        search: Callable[[], None],
        messages: Callable[[], None],
        handbook: Callable[[str], None],
    ) -> None:
        """`search` and `messages` bring out those cards, `handbook` its page about a tab."""
        self._workspaces, self._focus = workspaces, focus
        self._search, self._messages, self._open_handbook = search, messages, handbook

    def editing(self) -> list[Action]:
        """Redigera. Whether there is anything to undo is known when it is tried: an editor comes first."""
        return [
            Action("undo", tr("Ångra"), partial(self._undo, redo=False), "Ctrl+Z", words=(tr("historik backa"),)),
            Action("redo", tr("Gör om"), partial(self._undo, redo=True), "Ctrl+Y | Ctrl+Shift+Z"),
            Action("search", tr("&Sök sida eller kommando …"), self._search, "Ctrl+K", words=(tr("hitta"),)),
        ]

    def viewing(self) -> list[Action]:
        """Visa, after the tabs."""
        bar = self._workspaces.window.bar
        return [
            Action(
                "area", tr("Välj &område"), partial(_focus, bar.area), "Ctrl+Shift+O", bar.area.isVisible,
                words=(tr("byta byt kommun"),),
            ),
            Action(
                "period", tr("Välj &period"), partial(_focus, bar.period), "Ctrl+Shift+P", bar.period.isVisible,
                words=(tr("byta byt månad år datum"),),
            ),
            Action("earlier", tr("&Föregående period"), partial(self._step, -1), "Alt+Left", bar.period.isVisible),
            Action("later", tr("&Nästa period"), partial(self._step, 1), "Alt+Right", bar.period.isVisible),
            Action(
                "to-figures", tr("Visa det närmaste som har &siffror"), self._follow_lead, LEAD_KEYS, self._leads_on,
                words=(tr("tom sida period med siffror"),),
            ),
            Action(
                "first-step", tr("Ta första st&eget på en tom sida"), self._take_first_step, START_KEYS,
                self._offers_step, words=(tr("börja tom sida knapp"),),
            ),
            Action("larger", tr("S&törre text"), partial(self._resize_text, 1), "Ctrl++ | Ctrl+=", words=_about_size()),
            Action("smaller", tr("&Mindre text"), partial(self._resize_text, -1), "Ctrl+-", words=_about_size()),
            Action("normal", tr("N&ormal text"), partial(self._resize_text, 0), "Ctrl+0", words=_about_size()),
            Action("light", tr("&Ljust tema"), partial(self._choose_theme, ThemeMode.LIGHT)),
            Action("dark", tr("Mö&rkt tema"), partial(self._choose_theme, ThemeMode.DARK)),
            Action("system", tr("Tema som &systemet"), partial(self._choose_theme, ThemeMode.SYSTEM)),
            Action(
                "unsaved", tr("Gå till det som inte är sparat"), self._workspaces.go_to_unsaved, "", self._is_open,
                words=(tr("spara osparat osparad ruta text"),),
            ),
            Action("messages", tr("&Meddelanden"), self._messages, "Ctrl+Shift+M"),
            Action("next-part", tr("Nästa del av fönstret"), self._next_part, "F6"),
            Action("menu-bar", tr("Menyraden"), self._workspaces.window.show_menu_bar, "F10"),
        ]  # fmt: skip

    def helping(self) -> list[Action]:
        """Hjälp."""
        return [
            Action("handbook", tr("&Handbok"), self._handbook, "F1", words=(tr("hjälp"),)),
            Action(
                "figure",
                tr("Om &siffran"),
                self._tell_of_figure,
                "Shift+F1",
                self._is_open,
                words=(tr("definition källa vad räknas ålder period licens förklaring"),),
            ),
            Action("keys", tr("&Tangenter"), self._keys, "Ctrl+/", words=(tr("kortkommandon genvägar"),)),
            Action("about", tr("&Om Lägesbild"), self._about, words=(tr("version versioner licens"),)),
        ]

    def _is_open(self) -> bool:
        return self._workspaces.opened is not None

    def _undo(self, *, redo: bool) -> None:
        if self._focus.undo_in_editor(redo=redo):
            return
        opened = self._workspaces.opened
        if opened is not None and opened.hides_log:
            self._workspaces.messages.refuse(
                tr("Ingenting har ändrats. Stäng rapporten först (Esc), så syns det du ångrar.")
            )
        elif opened is not None:
            opened.tab.commit_pending()
            step_through_log(opened.session, opened.services, redo=redo)

    def _change(self, preferences: Preferences) -> None:
        surroundings = self._workspaces.surroundings
        self._workspaces.messages.guarded(partial(surroundings.preferences.change, preferences))
        surroundings.dress(preferences.theme, preferences.text_size / 100)

    def _resize_text(self, step: int) -> None:
        current = self._workspaces.surroundings.preferences.current
        size = next_text_size(current.text_size, step) if step else 100
        self._change(replace(current, text_size=size))
        self._workspaces.messages.tell(tr("Textstorlek {size} %.").format(size=size))

    def _choose_theme(self, theme: ThemeMode) -> None:
        self._change(replace(self._workspaces.surroundings.preferences.current, theme=theme))

    def _next_part(self) -> None:
        """From the page to the bar, from the bar to the tabs, from the tabs to the page."""
        window = self._workspaces.window
        focused = window.focusWidget()
        if focused is not None and window.pages.isAncestorOf(focused):
            (window.bar.area if window.bar.area.isVisible() else window.bar.name).setFocus()
        elif focused is not None and window.bar.isAncestorOf(focused):
            window.tabs.bar.setFocus()
        else:
            self._workspaces.give_focus()

    def _step(self, steps: int) -> None:
        if self._workspaces.opened is not None:
            self._workspaces.opened.step(steps)

    def _header(self) -> PageHeader | None:
        opened = self._workspaces.opened
        return None if opened is None else opened.tab.findChild(PageHeader)

    def _leads_on(self) -> bool:
        header = self._header()
        return header is not None and header.isVisible() and header.leads_on

    def _follow_lead(self) -> None:
        """From an empty page to one that is not."""
        header = self._header()
        if header is not None:
            header.follow()

    def _first_step(self) -> EmptyState | None:
        page = self._workspaces.window.pages.currentWidget()
        return next((each for each in page.findChildren(EmptyState) if each.offers), None) if page is not None else None

    def _offers_step(self) -> bool:
        return self._first_step() is not None

    def _take_first_step(self) -> None:
        """What an empty page offers."""
        step = self._first_step()
        if step is not None:
            step.button.click()

    def _handbook(self) -> None:
        opened = self._workspaces.opened
        self._open_handbook(opened.spec.page if opened is not None else "")

    def _tell_of_figure(self) -> None:
        """What is to be known of the figure that the keyboard stands in."""
        opened = self._workspaces.opened
        card = None if opened is None else opened.tab.figure_card()
        if card is None:
            self._workspaces.messages.tell(tr("Här står ingen siffra. Ställ dig i en ruta i en tabell först."))
            return
        self._workspaces.surroundings.dialogs.tell(
            tr("Om siffran"), card.title, [f"{heading}: {text}" for heading, text in card.lines]
        )

    def _keys(self) -> None:
        from widgets.help.keys import KeysDialog

        dialog = KeysDialog(self._workspaces.commands, self._workspaces.window)
        dialog.exec()
        dialog.deleteLater()

    def _about(self) -> None:
        surroundings = self._workspaces.surroundings
        self._workspaces.surroundings.dialogs.tell(
            tr("Om Lägesbild"),
            tr("Lägesbild {version}. Alla uppgifter ligger på din dator. Loggen ligger i {log}.").format(
                version=surroundings.version, log=surroundings.log
            ),
        )


def _about_size() -> tuple[str, ...]:
    return (tr("textstorlek zooma zoom förstora"),)


def _focus(box: QComboBox) -> None:
    box.setFocus()
