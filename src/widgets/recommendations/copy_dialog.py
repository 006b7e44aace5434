"""*Kopiera*: recommendations to another year, or to other areas."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QSpinBox, QWidget

from domain.ground.area import Area
from domain.recommendations.copying import Follows
from domain.recommendations.recommendation import Recommendation
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.answers import answers
from widgets.parts.area_choice import AreaChoice
from widgets.parts.scrolled import scrolled_dialog
from widgets.parts.within_screen import resize_within_screen
from widgets.text import tr
from widgets.theme import Role, Space

_SAME, _TOGETHER, _EACH = range(3)
_LETTERS, _LINES = 72, 23


@dataclass(frozen=True, slots=True)
class WantedCopies:
    """The year, one copy for each of `areas` (None: for those of the original), and what follows beside the texts."""

    year: int
    areas: tuple[tuple[str, ...], ...] | None
    follows: Follows


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
        self._owner = QCheckBox(tr("Ägande part, sammankallande och ansvarig följer med"))
        self._owner.setObjectName("copy-owner")
        self._owner.setChecked(True)
        self._years = {each.year for each in chosen}
        self._dates = QComboBox()
        self._dates.setObjectName("copy-dates")
        self._dates.addItems(["", tr("lämnas tomma")])
        self._year.valueChanged.connect(self._say_dates)
        self._how.currentIndexChanged.connect(self._offer)
        whole, inside = scrolled_dialog(self, Space.XS)
        for label, field in ((tr("År"), self._year), (tr("Gäller"), self._how)):
            inside.addWidget(FieldLabel(label, field))
            inside.addWidget(field)
        inside.addWidget(self._areas)
        inside.addWidget(self._rename)
        inside.addWidget(FieldLabel(tr("Datum"), self._dates))
        inside.addWidget(self._dates)
        inside.addWidget(self._owner)
        said = tr("Kopian blir ett utkast och Godkänd av lämnas tomt. Siffror i texten följer med som de är.")
        inside.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True))
        inside.addStretch()
        copy = Button(tr("Kopiera"), ButtonKind.PRIMARY)
        buttons = answers(self, copy)
        whole.addWidget(buttons)
        self._offer(_SAME)
        self._say_dates()
        resize_within_screen(self, _LETTERS, _LINES)

    @property
    def wanted(self) -> WantedCopies:
        """What stands in the dialog."""
        areas = self._areas.chosen
        together = (areas,)
        each = tuple((code,) for code in areas) or together
        return WantedCopies(
            self._year.value(),
            (None, together, each)[self._how.currentIndex()],
            Follows(
                rename=self._rename.isChecked(),
                owner=self._owner.isChecked(),
                dates=self._dates.currentIndex() == 0,
            ),
        )

    def _offer(self, how: int) -> None:
        self._areas.setVisible(how != _SAME)
        self._rename.setVisible(how != _SAME)

    def _say_dates(self) -> None:
        by = {self._year.value() - year for year in self._years}
        words = tr("flyttas lika många år som rekommendationen")
        if len(by) == 1:
            words = _moved(by.pop())
        self._dates.setItemText(0, words)


def _moved(years: int) -> str:
    """`flyttas 2 år framåt`; as they are within the year."""
    if not years:
        return tr("följer med som de är")
    return (tr("flyttas {years} år framåt") if years > 0 else tr("flyttas {years} år bakåt")).format(years=abs(years))
