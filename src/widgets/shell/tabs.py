"""The tabs that stand after Start, in order. A tab that is not built yet is not here (ruling 34).

Each `make` imports its tab's module on first use, so that the window is painted before any tab is loaded:

    def _profile(services: Services) -> Tab:
        from widgets.profile.page import ProfileTab

        return ProfileTab(services)

    TabSpec("profile", tr("Kommunprofil"), "Ctrl+2", _profile, Wants.PERIOD)
"""

from widgets.shell.contract import TabSpec


def tab_specs() -> tuple[TabSpec, ...]:
    """Every tab that exists, in the order of the tab row. Start comes before them, with Ctrl+1."""
    return ()
