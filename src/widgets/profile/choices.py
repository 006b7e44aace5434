"""What the figures of the tab are of: sex, ages, and what is done about bortfall. It stays when the area changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from domain.area import Area
from domain.benefit import AGE_20_64
from domain.benefit_period import GapTreatment
from domain.period import Period
from domain.profile_words import age_words
from domain.sex import Sex
from widgets.text import tr
from widgets.theme import Space

_SEXES = (Sex.ALLA, Sex.KVINNA, Sex.MAN)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What every view of the tab shows: place, period, and what the figures are of."""

    area: Area
    period: Period
    sex: Sex = Sex.ALLA
    age_group: str = AGE_20_64
    treatment: GapTreatment = GapTreatment.LAMNA_UT


class ProfileChoices(QWidget):
    """Three boxes in a row; each is shown only where there is something to choose. `changed` when one is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sex = _box(tr("Kön"))
        self._ages = _box(tr("Åldrar"))
        self._gaps = _box(tr("Månader med bortfall"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for box in (self._sex, self._ages, self._gaps):
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for sex in _SEXES:
            self._add(self._sex, tr("Båda könen") if sex is Sex.ALLA else sex.label, sex)
        self._add(self._ages, age_words(AGE_20_64), AGE_20_64)
        self._add(self._gaps, tr("Bortfall utelämnat"), GapTreatment.LAMNA_UT)
        self._add(self._gaps, tr("Senast kända värde"), GapTreatment.SENAST_KANDA)

    @property
    def sex(self) -> Sex:
        """The sex that is chosen."""
        found: Sex = self._sex.currentData()
        return found

    @property
    def age_group(self) -> str:
        """The ages that are chosen, as a code."""
        return str(self._ages.currentData())

    @property
    def treatment(self) -> GapTreatment:
        """What is done about gaps."""
        found: GapTreatment = self._gaps.currentData()
        return found

    def offer(self, divisions: Sequence[tuple[Sex, str]], *, months: bool) -> None:
        """Offer the ages there are figures of; what was chosen stays chosen while it is there. `months` says that the
        figures are made of months, so that there can be gaps."""
        ages = sorted({age for _, age in divisions} | {self.age_group})
        with QSignalBlocker(self._ages):
            chosen = self.age_group
            self._ages.clear()
            for each in ages:
                self._add(self._ages, age_words(each), each)
            self._ages.setCurrentIndex(ages.index(chosen))
        self._ages.setVisible(len(ages) > 1)
        self._sex.setVisible(self.sex is not Sex.ALLA or any(sex is not Sex.ALLA for sex, _ in divisions))
        self._gaps.setVisible(months or self.treatment is not GapTreatment.LAMNA_UT)

    def _add(self, box: QComboBox, text: str, value: Any) -> None:
        # Data before the signal: whoever listens asks for it at once.
        with QSignalBlocker(box):
            box.addItem(text, value)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
