"""What the figures of the tab are of: sex, ages, and what is done about bortfall. It stays when the area changes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from domain.benefits.benefit import AGE_20_64
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.profile.words import age_words
from widgets.parts import WrappingRow
from widgets.text import tr

_SEXES = (Sex.ALLA, Sex.KVINNA, Sex.MAN)


class Choice(Enum):
    """What can be chosen."""

    SEX = auto()
    AGES = auto()
    GAPS = auto()


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
        self._offered: dict[Choice, bool] = dict.fromkeys(Choice, False)
        self._boxes = {
            Choice.SEX: _box(tr("Kön")),
            Choice.AGES: _box(tr("Åldrar")),
            Choice.GAPS: _box(tr("Månader med bortfall i ekonomiskt bistånd")),
        }
        row = WrappingRow()
        self.setLayout(row)
        for box in self._boxes.values():
            row.add(box)
            box.activated.connect(lambda _at: self.changed.emit())
        for sex in _SEXES:
            self._boxes[Choice.SEX].addItem(sex_words(sex), sex)
        self._boxes[Choice.AGES].addItem(age_words(AGE_20_64), AGE_20_64)
        self._boxes[Choice.GAPS].addItem(tr("Bortfall utelämnat"), GapTreatment.LAMNA_UT)
        self._boxes[Choice.GAPS].addItem(tr("Senast kända värde"), GapTreatment.SENAST_KANDA)

    @property
    def sex(self) -> Sex:
        """The sex that is chosen."""
        return Sex(self._chosen(Choice.SEX))

    @property
    def age_group(self) -> str:
        """The ages that are chosen, as a code."""
        return str(self._chosen(Choice.AGES))

    @property
    def treatment(self) -> GapTreatment:
        """What is done about gaps."""
        return GapTreatment(self._chosen(Choice.GAPS))

    def choose(self, sex: Sex, age_group: str) -> None:
        """Choose these, as if the user had."""
        for choice, value in ((Choice.SEX, sex), (Choice.AGES, age_group)):
            self._boxes[choice].setCurrentIndex(self._boxes[choice].findData(value))
        self.changed.emit()

    def offer(self, divisions: Sequence[tuple[Sex, str]], *, months: bool) -> None:
        """Offer the ages there are figures of; what was chosen stays chosen while it is there. `months` says that the
        figures are made of months, so that there can be gaps."""
        ages = sorted({age for _, age in divisions} | {self.age_group})
        box = self._boxes[Choice.AGES]
        if ages != [box.itemData(at) for at in range(box.count())]:
            with QSignalBlocker(box):
                chosen = self.age_group
                box.clear()
                for each in ages:
                    box.addItem(age_words(each), each)
                box.setCurrentIndex(ages.index(chosen))
        self._offered = {
            Choice.SEX: self.sex is not Sex.ALLA or any(sex is not Sex.ALLA for sex, _ in divisions),
            Choice.AGES: len(ages) > 1,
            Choice.GAPS: months or self.treatment is not GapTreatment.LAMNA_UT,
        }

    def show_only(self, choices: Collection[Choice]) -> None:
        """Show those of the choices that the view follows and that there is something to choose in."""
        for choice, box in self._boxes.items():
            box.setVisible(choice in choices and self._offered[choice])

    def _chosen(self, choice: Choice) -> Any:
        return self._boxes[choice].currentData()


def sex_words(sex: Sex) -> str:
    """`Båda könen`, `Kvinnor`, `Män`."""
    return tr("Båda könen") if sex is Sex.ALLA else sex.label


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
