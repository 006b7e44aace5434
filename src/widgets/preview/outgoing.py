"""Where a finished report goes: to a file, to a printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from domain.ground.problem import UserProblem
from widgets.dialogs import PDF
from widgets.messages import Messages
from widgets.preview.printing import print_pages
from widgets.tab.contract import Services
from widgets.text import tr

if TYPE_CHECKING:
    from domain.reporting.report import Report
    from reports.page.document import Printed


def save_report(services: Services, printed: Printed, file_name: str) -> None:
    """Ask where to, and write the PDF."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = services.dialogs.save_file(tr("Spara rapporten"), PDF, Path(documents) / file_name)
    if path is None:
        return
    try:
        printed.save(path)
    except UserProblem as problem:
        services.messages.problem(problem)
        return
    services.messages.tell(tr("Rapporten {name} ligger i {folder}.").format(name=path.name, folder=path.parent))


def save_archive(services: Services, printed: Printed, report: Report) -> None:
    """Ask in which folder, and write a new one there with the report and its tables."""
    from reports.page.folder import save_folder

    chosen = services.dialogs.choose_folder(tr("Spara arkivmapp i"))
    if chosen is None:
        return
    folder = chosen / Path(report.file_name).stem
    try:
        save_folder(folder, report, printed)
    except UserProblem as problem:
        services.messages.problem(problem)
        return
    services.messages.tell(tr("Arkivmappen {name} ligger i {folder}.").format(name=folder.name, folder=chosen))


def send_to_printer(services: Services, printed: Printed) -> None:
    """Ask for a printer, and print the pages in a job."""
    printer = services.dialogs.choose_printer(tr("Skriv ut rapport"), printed.pages)
    if printer is not None:
        work = partial(print_pages, printed.content, printer)
        services.jobs.run(tr("Skriver ut"), work, done=partial(_on_paper, services.messages))


def _on_paper(messages: Messages, pages: int) -> None:
    messages.tell(tr("{count} sidor är skickade till skrivaren.").format(count=pages))
