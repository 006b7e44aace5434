"""The subjects without a tab of their own: the workspace, the indicators beside the profile, and the reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.subject import Subject

if TYPE_CHECKING:
    from app.commands.parser import Subcommands
    from exchange.tidy.format import TidyFormat
    from reports.page.part import Part
    from storage.kept import Kept


class Workspace(Subject):
    """The workspace itself (*arbetsboken*): its areas, settings, imports and log."""

    key = "workspace"
    page = "kom-igang"
    commands = ("new", "demo", "import", "undo", "redo", "check", "backup", "restore")
    does_without = {
        "tab": "Start is the window's own, and its menus are the actions",
        "formats": "areas come with the program",
        "parts": "its name and its group stand on every report",
        "counted": "the summary of a backup says when it was last changed",
        "locked": "nothing of it belongs to a month",
        "example": "made as any workspace is",
    }

    def kept(self) -> Kept:
        from storage.areas.kept import workspace_kept

        return workspace_kept()

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:
        from app.commands import imports, workspaces

        workspaces.add_commands(parser, subjects)
        imports.add_commands(parser, subjects)


class Indicators(Subject):
    """Indicators (*X i siffror*), shown in the tab of the profile."""

    key = "indicators"
    page = "indikatorer"
    does_without = {
        "tab": "a view in the tab of the profile, whose actions hold its own",
        "commands": "its figures come by import",
        "locked": "figures as published, which no month of LOTS locks",
    }

    def parts(self) -> Sequence[type[Part]]:
        from reports.indicators.part import IndicatorsPart

        return (IndicatorsPart,)

    def kept(self) -> Kept:
        from storage.indicators.kept import indicators_kept

        return indicators_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.indicator_file import INDICATOR_FILE

        return (INDICATOR_FILE,)


class Reports(Subject):
    """Reports, printed and approved (*godkända rapporter*)."""

    key = "reports"
    page = "rapport"
    commands = ("report",)
    does_without = {
        "tab": "a page over the tabs, opened by the window's own actions",
        "formats": "printed here",
        "parts": "the frame of every report",
        "locked": "an approved report stands as it was printed",
        "example": "nothing has been approved there",
    }

    def kept(self) -> Kept:
        from storage.reporting.kept import reports_kept

        return reports_kept()

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:  # noqa: ARG002
        from app.commands import reports

        reports.add_commands(parser)
