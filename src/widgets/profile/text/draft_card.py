"""The draft with its sources beside the text that is written (*utkast till text*)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from domain.ground.display import NO_BREAK_SPACE
from domain.profile.draft import ProfileDraft
from widgets.parts import Button, ButtonKind, Card, TextLabel
from widgets.text import tr
from widgets.theme import Role


class DraftCard(Card):
    """`used` when the draft is to be the text. Each sentence ends with the number of its source, listed below."""

    used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Utkast"), aside=tr("räknat ur siffrorna"), parent=parent)
        self._words = _readable(Role.TEXT, "")
        self._words.setObjectName("draft")
        self._words.setAccessibleName(tr("Utkast till text"))
        self._sources_head = TextLabel(tr("Källor"), Role.TABLE_HEAD, tone="muted")
        self._sources = _readable(Role.SMALL, "muted")
        self._sources.setObjectName("draft-sources")
        self._sources.setAccessibleName(tr("Utkastets källor"))
        self.button = Button(tr("Använd utkastet"), ButtonKind.PRIMARY)
        self.button.setObjectName("use-draft")
        self.button.clicked.connect(self.used)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addLayout(row)
        self.body.addWidget(self._sources_head)
        self.body.addWidget(self._sources)
        self.body.addStretch(1)

    def show_draft(self, draft: ProfileDraft, *, may_use: bool) -> None:
        """Show another draft."""
        self._words.setText(noted_text(draft))
        self._sources.setText(
            "\n".join(
                tr("[{number}] {source}").format(number=number, source=source.words)
                for number, source in enumerate(draft.sources, start=1)
            )
        )
        self.button.setEnabled(may_use)


def noted_text(draft: ProfileDraft) -> str:
    """The draft's paragraphs with the numbers of the sources after each sentence."""
    return "\n\n".join(
        " ".join(f"{sentence.text}{NO_BREAK_SPACE}{draft.note(sentence)}" for sentence in paragraph)
        for paragraph in draft.paragraphs
    )


def _readable(role: Role, tone: str) -> TextLabel:
    """Text that can be marked and copied, with the keyboard too."""
    label = TextLabel(role=role, tone=tone, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
