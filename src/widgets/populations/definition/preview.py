"""What a changed definition would give, beside the saved one, with the figures of the place that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.populations.comparison import AreaPopulation, Together, sum_of_members
from domain.populations.definition import PopulationDefinition, RowRole
from domain.populations.definition_editing import changes_in_words
from domain.populations.population import Population, notes_of_double_counting, populate
from domain.populations.words import overlap_words
from storage.file.workspace import Workspace
from storage.populations.comparison import counts_of
from widgets.parts import Card, CheckItem, CheckList, FocusNumber, Sign, TextLabel, WrappingRow
from widgets.populations.areas_sheet import span_text
from widgets.populations.screen import show_day
from widgets.tab.contract import Place
from widgets.text import tr
from widgets.theme import Role, Space


@dataclass(frozen=True, slots=True)
class Trial:
    """Real figures to try a definition on: the counts of one area, or of each of a group's kommuner."""

    area: Area
    day: date | None
    counts: Mapping[Area, Mapping[str, Value]]

    def population(self, definition: PopulationDefinition) -> Population | None:
        """What they make under a definition, of a group summed over its kommuner; None where there are none."""
        if self.day is None or not self.counts:
            return None
        if self.area in self.counts:
            return populate(definition, self.counts[self.area])
        nothing = Source("")
        parts = tuple(
            AreaPopulation(area, self.day, populate(definition, counts), {}, Empty.SAKNAS, nothing)
            for area, counts in self.counts.items()
        )
        summed = sum_of_members(Together(self.area, self.day, parts, ()))
        return None if summed is None else summed.population


def read_trial(ws: Workspace, place: Place) -> Trial:
    """The figures of the place that is shown."""
    day = place.reference_date
    return Trial(place.area, day, {} if day is None else counts_of(ws, [place.area.code], day))


class PreviewCard(Card):
    """Total, sum written out, who is counted twice and the range, under the draft and as saved. `saving` is the place
    of what saves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Så blir det"), parent=parent)
        self._before, self._after = FocusNumber(), FocusNumber()
        numbers = WrappingRow(spacing=Space.L)
        numbers.add(self._before)
        numbers.add(self._after)
        self._place = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._sum = TextLabel(role=Role.SMALL, wrap=True)
        self._range = TextLabel(role=Role.SMALL, wrap=True)
        self._overlaps = TextLabel(role=Role.SMALL, tone="muted", wrap=True)
        self._changes = CheckList(tr("Inget är ändrat."))
        self._changes.setAccessibleName(tr("Ändringar och följder"))
        self.body.addWidget(self._place)
        self.body.addLayout(numbers)
        self.saving = QVBoxLayout()
        self.saving.setSpacing(Space.XS)
        for part in (self._sum, self._range):
            self.body.addWidget(part)
        self.body.addLayout(self.saving)
        self.body.addWidget(self._changes)
        self.body.addWidget(self._overlaps)
        self.body.addStretch(1)

    def show_trial(self, trial: Trial, saved: PopulationDefinition, draft: PopulationDefinition) -> None:
        """Show what the figures make under both."""
        before, after = trial.population(saved), trial.population(draft)
        words = tr("Med antalen för {area}, {date}.")
        if after is None:
            words = tr("{area} har inga antal för {date} att pröva på. Välj ett annat område eller mättillfälle.")
        date_words = tr("mättillfället") if trial.day is None else show_day(trial.day)
        self._place.setText(words.format(area=trial.area.name, date=date_words))
        for number, population, caption in (
            (self._before, before, tr("sparad")),
            (self._after, after, tr("utkast")),
        ):
            number.setVisible(population is not None)
            number.set_number("" if population is None else population.total_text, caption)
        sum_text = "" if after is None else after.sum_text
        self._sum.setText(sum_text)
        self._sum.setVisible(bool(sum_text))
        self._range.setText("" if after is None else _range_words(after))
        self._range.setVisible(after is not None)
        self._overlaps.setText(overlap_words(draft))
        self._overlaps.setVisible(bool(self._overlaps.text()))
        changes = [CheckItem(Sign.NOTE, words) for words in changes_in_words(saved, draft)]
        self._changes.set_items([*(_within_counted(draft) if after is None else _consequences(after)), *changes])


def _range_words(population: Population) -> str:
    text = tr("{span} olika personer under de överlapp som definitionen anger.")
    return text.format(span=span_text(population.span))


def _within_counted(draft: PopulationDefinition) -> list[CheckItem]:
    """Who would be counted twice, said also while there are no figures to say how many (ruling 11)."""
    text = tr("”{row}” räknas två gånger: den ligger inom ”{inside}”, som också räknas.")
    found = []
    for row in draft.rows:
        inside = next((each for each in draft.ancestors(row) if each.role is RowRole.COUNTED), None)
        if row.role is RowRole.COUNTED and inside is not None:
            found.append(CheckItem(Sign.WARNING, text.format(row=row.label, inside=inside.label)))
    return found


def _consequences(population: Population) -> list[CheckItem]:
    found = [CheckItem(Sign.WARNING, note) for note in notes_of_double_counting(population)]
    gone = population.rows_gone
    if gone:
        text = tr("{count} uppgifter gäller rader som inte finns med. De finns kvar i arbetsboken men visas inte.")
        if gone == 1:
            text = tr("En uppgift gäller en rad som inte finns med. Den finns kvar i arbetsboken men visas inte.")
        found.append(CheckItem(Sign.WARNING, text.format(count=gone)))
    return found
