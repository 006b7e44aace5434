"""The tabs that stand after Start, in order. A tab that is not built yet is not here (ruling 34).

Each `make` imports its tab's module on first use, so that the window is painted before any tab is loaded.
"""

from widgets.tab.contract import Services, Tab, TabSpec, Wants
from widgets.text import tr


def _profile(services: Services) -> Tab:
    from widgets.profile.page import ProfileTab

    return ProfileTab(services)


def _populations(services: Services) -> Tab:
    from widgets.populations.page import PopulationsTab

    return PopulationsTab(services)


def _lots(services: Services) -> Tab:
    from widgets.lots.page import LotsTab

    return LotsTab(services)


def _recommendations(services: Services) -> Tab:
    from widgets.recommendations.page import RecommendationsTab

    return RecommendationsTab(services)


def tab_specs() -> tuple[TabSpec, ...]:
    """Every tab that exists, in the order of the tab row. Start comes before them, with Ctrl+1."""
    return (
        TabSpec("profile", tr("Kommunprofil"), "Ctrl+2", _profile, Wants.PERIOD),
        TabSpec("populations", tr("Samverkanspopulation"), "Ctrl+3", _populations, Wants.REFERENCE_DATE),
        TabSpec("lots", tr("LOTS"), "Ctrl+4", _lots, Wants.MONTH),
        TabSpec("recommendations", tr("Rekommendationer"), "Ctrl+5", _recommendations, Wants.YEAR),
    )
