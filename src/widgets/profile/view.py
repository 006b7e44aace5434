"""One view of the tab Kommunprofil (*vy*): shown a standpoint, it reads what it needs and draws it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from domain.profile.profile import Profile
from widgets.profile.choices import Standpoint
from widgets.tab.contract import Action, Services, Unsaved


class ProfileView(QWidget):
    """A view is made the first time it is chosen, and shown a standpoint only while it is the one that is seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:
        """Show another standpoint; `profile` is its profile, None where there are no figures."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard starts in the view."""
        return self

    def copy_table(self) -> bool:
        """Put the view's table on the clipboard as it may be made public (ruling 22); False where there is none."""
        return False

    def actions_offered(self) -> Sequence[Action]:
        """What the view offers besides what the tab does."""
        return ()

    def unsaved(self) -> Sequence[Unsaved]:
        """What stands in the view without being stored, at every place it has shown."""
        return ()

    def commit_pending(self) -> None:
        """Store what is being typed."""
