"""Views that others have made (indicators, text, typing), hosted as views of the tab."""

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.profile.profile import Profile
from widgets.profile.choices import Standpoint
from widgets.profile.view import ProfileView
from widgets.tab.contract import Action, Services, Unsaved


class Hosted(Protocol):
    """What a hosted widget is asked besides being shown a place."""

    def first_focus(self) -> QWidget: ...
    def actions_offered(self) -> Sequence[Action]: ...
    def unsaved(self) -> Sequence[Unsaved]: ...
    def commit_pending(self) -> None: ...


class HostedView(ProfileView):
    """`show` shows the widget a standpoint in its own way."""

    def __init__(
        self, services: Services, widget: QWidget, show: Callable[[Standpoint], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(services, parent)
        self._widget = cast(Hosted, widget)
        self._show = show
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(widget)

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:  # noqa: ARG002  one contract for all
        """Show another standpoint."""
        self._show(at)

    def first_focus(self) -> QWidget:
        """The widget's own."""
        return self._widget.first_focus()

    def actions_offered(self) -> Sequence[Action]:
        """The widget's own."""
        return self._widget.actions_offered()

    def unsaved(self) -> Sequence[Unsaved]:
        """The widget's own."""
        return self._widget.unsaved()

    def commit_pending(self) -> None:
        """Store what is being typed in it."""
        self._widget.commit_pending()
