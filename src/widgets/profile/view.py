"""A view of the tab Kommunprofil that shows the figures themselves."""

from domain.profile.profile import Profile
from widgets.profile.choices import Standpoint
from widgets.tab.views import View


class ProfileView(View):
    """A view of the figures themselves."""

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:
        """Show another standpoint; `profile` is its profile, None where there are no figures."""
        raise NotImplementedError

    def copy_table(self) -> bool:
        """Put the view's table on the clipboard as it may be made public (ruling 22); False where there is none."""
        return False
