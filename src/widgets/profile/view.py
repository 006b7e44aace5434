"""A view of the tab Kommunprofil that shows the figures themselves."""

from domain.profile.national import Measure
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from widgets.profile.choices import Standpoint
from widgets.tab.views import View


class ProfileView(View):
    """A view of the figures themselves."""

    def show_standpoint(self, at: Standpoint, profile: Profile | None) -> None:
        """Show another standpoint; `profile` is its profile, None where there are no figures."""
        raise NotImplementedError

    @property
    def measure(self) -> Measure:
        """What the view is about just now: the total, where nothing else is chosen."""
        return RankMeasure.TOTAL

    @property
    def is_in_year_before(self) -> bool:
        """True while the keyboard stands in a figure of the year before."""
        return False

    def copy_table(self) -> bool:
        """Put the view's table on the clipboard as it may be made public (ruling 22); False where there is none."""
        return False
