"""*Kopiera*: recommendations to another year, or to other areas."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QSpinBox, QVBoxLayout, QWidget

from domain.ground.area import Area
from domain.recommendations.recommendation import Recommendation
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.area_choice import AreaChoice
from widgets.text import tr
from widgets.theme import Role, Space

_SAME, _TOGETHER, _EACH = range(3)


@dataclass(frozen=True, slots=True)
class WantedCopies:
    """The year, one copy for each of `areas` (None: for those of the original), and whether a name follows."""

    year: int
    areas: tuple[tuple[str, ...], ...] | None
    rename: bool


class CopyDialog(QDialog):
    """Asks for the year and the areas; `wanted` is what was answered."""

    def __init__(
        self, chosen: Sequence[Recommendation], members: Sequence[Area], year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copy-recommendations")
        one = len(chosen) == 1
        title = tr("Kopiera ”{title}”") if one else tr("Kopiera {count} rekommendationer")
        self.setWindowTitle(title.format(title=chosen[0].title, count=len(chosen)))
        self._year = QSpinBox()
        self._year.setObjectName("copy-year")
        self._year.setRange(1990, 2100)
        self._year.setValue(year)
        self._how = QComboBox()
        self._how.setObjectName("copy-how")
        for words in (tr("Samma områden"), tr("Andra områden, en gemensam text"), tr("En text för varje område")):
            self._how.addItem(words)
        self._areas = AreaChoice(members)
        self._areas.setSizePolicy(self._how.sizePolicy())
        self._rename = QCheckBox(tr("Byt kommunens namn i texten där den går från en kommun till en annan"))
        self._rename.setChecked(True)
        self._how.currentIndexChanged.connect(self._offer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.XS)
        for label, field in ((tr("År"), self._year), (tr("Gäller"), self._how)):
            whole.addWidget(FieldLabel(label, field))
            whole.addWidget(field)
        whole.addWidget(self._areas)
        whole.addWidget(self._rename)
        said = tr("Kopian blir ett utkast. Datum och siffror i texten följer med som de är.")
        whole.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True))
        buttons = QDialogButtonBox()
        copy, leave = Button(tr("Kopiera"), ButtonKind.PRIMARY), Button(tr("Avbryt"))
        copy.setDefault(True)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        self._offer(_SAME)

    @property
    def wanted(self) -> WantedCopies:
        """What stands in the dialog."""
        areas = self._areas.chosen
        together = (areas,)
        each = tuple((code,) for code in areas) or together
        return WantedCopies(
            self._year.value(),
            (None, together, each)[self._how.currentIndex()],
            self._rename.isChecked(),
        )

    def _offer(self, how: int) -> None:
        self._areas.setEnabled(how != _SAME)
        self._rename.setEnabled(how != _SAME)
