"""Typing yearly figures (*årsvärden*) in the tab Kommunprofil: `EntryView` is the whole page."""

from widgets.benefits.view import EntryView

__all__ = ["EntryView"]
