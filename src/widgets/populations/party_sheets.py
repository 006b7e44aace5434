"""*Blankett till part*: an empty sheet for a party to fill in, written where the user says."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QMenu

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.populations.definition import PopulationDefinition
from domain.populations.party_sheet import PARTIES, party_name
from storage.areas import queries as stored_areas
from widgets.dialogs import FileKind
from widgets.jobs import Progress
from widgets.parts import Button
from widgets.populations.screen import latest_counting_day
from widgets.tab.contract import Place, Services
from widgets.text import tr
from widgets.theme import Icon


class PartySheetButton(Button):
    """One choice for each party that delivers a row of the definition, and one for all of them."""

    def __init__(self, services: Services) -> None:
        super().__init__(tr("Blankett till part"), drawing=Icon.EXPORT)
        self.setObjectName("party-sheet")
        self._services = services
        self._place: Place | None = None
        self._definition: PopulationDefinition | None = None
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_place(self, place: Place, family: str, definitions: Sequence[PopulationDefinition]) -> None:
        """Offer sheets for the place, with the rows of the one of `definitions` that holds there for the family."""
        before, self._place = self._definition, place
        self._definition = next(each for each in definitions if each.lineage == family)
        if self._definition == before:
            return
        delivering = {row.party for row in self._definition.rows}
        self._menu.clear()
        for party in (*(each for each in PARTIES if each in delivering), None):
            self._menu.addAction(tr("{party} …").format(party=party_name(party)), partial(self.write, party))

    def write(self, party: str | None) -> None:
        """Ask where, and write the sheet there."""
        from exchange.party_sheet.write import file_name, write_party_sheet

        definition, place = self._definition, self._place
        if definition is None or place is None:
            return
        dialogs, day = self._services.dialogs, self._day
        kind = FileKind(tr("Excel"), ("xlsx",))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = dialogs.save_file(tr("Spara blanketten"), kind, Path(documents) / file_name(party, day))
        if path is None:
            return
        ws = self._services.workspace
        areas, name = self._areas(place, day), stored_areas.settings(ws).name

        def write(_progress: Progress) -> Path:
            write_party_sheet(
                path,
                definition=definition,
                party=party,
                areas=areas,
                reference_date=day,
                group_name=name,
                reply_to=ws.who,
            )
            return path

        self._services.jobs.run(tr("Skriver blanketten"), write, done=self._tell)

    @property
    def _day(self) -> date:
        day = None if self._place is None else self._place.reference_date
        return day or latest_counting_day(self._services.clock().date())

    def _areas(self, place: Place, day: date) -> tuple[Area, ...]:
        """The kommun, or every kommun of the group."""
        if place.area.kind is AreaKind.KOMMUN:
            return (place.area,)
        ws = self._services.workspace
        code = place.area.code if place.area.kind is AreaKind.GROUP else ws.group_code
        return stored_areas.group_members(ws, code, month(day.year, day.month))

    def _tell(self, path: Path) -> None:
        said = tr("Blanketten är sparad: {name}. När den är ifylld läser du in den med Ctrl+I.")
        self._services.messages.tell(said.format(name=path.name))
