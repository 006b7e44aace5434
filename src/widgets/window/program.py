"""The window put together: what is in it, what can be done in it, and what follows when a workspace has opened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from domain.ground.changes import UndoState
from widgets.messages import Messages
from widgets.parts.spelling import speller
from widgets.tab.commands import Commands
from widgets.tab.surroundings import Surroundings
from widgets.text import literal, tr
from widgets.window.command_search import CommandSearch
from widgets.window.file_actions import FileActions
from widgets.window.finding import Finder
from widgets.window.focus import FocusKeeper
from widgets.window.list_copies import ListCopies
from widgets.window.menu_keys import MenuKeys
from widgets.window.menus import build_menus
from widgets.window.message_list import MessageList, MessagesButton
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.status_cards import StatusCards
from widgets.window.view_actions import ViewActions
from widgets.window.window import Window
from widgets.window.workspaces import Workspaces

if TYPE_CHECKING:
    from widgets.help.handbook import Handbook


class Program(QObject):
    """One window with everything in it. Its parts do not know it: each is handed the parts that it needs."""

    def __init__(self, window: Window, surroundings: Surroundings) -> None:
        """Fill `window`, which may be on the screen already."""
        super().__init__(window)
        self.window, self.surroundings = window, surroundings
        self.messages = Messages(surroundings.clock, self)
        self.commands = Commands(self)
        self._handbook: Handbook | None = None
        window.set_may_close(self._may_close)
        window.bar.fill()
        window.tabs.fill()
        self.workspaces = workspaces = Workspaces(window, surroundings, self.messages, self.commands)
        self.status = StatusCards(window)
        self.search = CommandSearch(window, self._finder)
        self.messages_button = MessagesButton(self.messages)
        self.message_list = MessageList(window, self.messages)
        window.bar.insert_before_saved(self.messages_button)
        self.focus = FocusKeeper(surroundings.application, window, workspaces.give_focus)
        ListCopies(surroundings.application, window)
        files = FileActions(workspaces)
        views = ViewActions(workspaces, self.focus, self.search.open, self.message_list.open, self.open_handbook)
        window.set_menus(build_menus(workspaces, files, views))
        self._connect()
        speller().know(surroundings.preferences.current.own_words)
        speller().keep_with(self._keep_word)
        MenuKeys(window)
        workspaces.show_welcome()

    def open_handbook(self, page: str, section: str = "") -> None:
        """The handbook at the page about a tab, or at its first."""
        from widgets.help.handbook import Handbook

        if self._handbook is None:
            self._handbook = Handbook(self.window)
        self._handbook.open(page, section)

    def _keep_word(self, word: str) -> None:
        """Another word of the user's own in the dictionary."""
        store = self.surroundings.preferences
        kept = store.current.with_own_words([*store.current.own_words, word])
        self.messages.guarded(partial(store.change, kept))
        speller().know(store.current.own_words)

    def _finder(self) -> Finder:
        workspaces = self.workspaces
        return Finder(self.commands, workspaces.opened, workspaces.specs, self.open_handbook, self.messages.problem)

    def _connect(self) -> None:
        window, welcome, give_back = self.window, self.workspaces.welcome, self.focus.give_back
        window.bar.search.connect(self.search.open)
        window.bar.left.connect(self.workspaces.give_focus)
        window.resized.connect(self._place_cards)
        window.menu_left.connect(give_back)
        self.search.closed.connect(give_back)
        self.message_list.closed.connect(give_back)
        self.messages_button.clicked.connect(self.message_list.open)
        self.messages.said.connect(self.status.show_message)
        self.status.details.connect(self.message_list.open)
        self.status.left.connect(give_back)
        welcome.new_wanted.connect(partial(self.commands.run, "new"))
        welcome.open_wanted.connect(partial(self.commands.run, "open"))
        welcome.example_wanted.connect(partial(self.commands.run, "example"))
        self.workspaces.came_open.connect(self._follow)

    def _follow(self, opened: OpenWorkspace) -> None:
        self.status.follow(opened.jobs)
        opened.session.undo_changed.connect(self._show_undo)
        self._show_undo(opened.session.undo_state())

    def _may_close(self) -> bool:
        """Asked when the user closes the window. Only what could not be stored is asked about."""
        if not self.workspaces.may_leave():
            return False
        preferences = self.surroundings.preferences
        self.messages.guarded(partial(preferences.change, replace(preferences.current, window=self.window.shape)))
        self.workspaces.close()
        return True

    def _place_cards(self) -> None:
        for card in (self.search, self.message_list):
            if card.isVisible():
                card.place()

    def _show_undo(self, state: UndoState) -> None:
        undo, redo = self.commands.shown("undo"), self.commands.shown("redo")
        undo.setText(literal(tr("Ångra: {label}").format(label=state.undo) if state.undo else tr("Ångra")))
        redo.setText(literal(tr("Gör om: {label}").format(label=state.redo) if state.redo else tr("Gör om")))
