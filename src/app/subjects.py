"""The one list of subjects (*ämnen*), in the order of the tab row. A new subject is a class here and its shelves;
those without a tab are in `subjects_without_tab`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.subject import Subject
from app.subjects_without_tab import Indicators, Reports, Workspace
from domain.ground import changes
from domain.ground.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.commands.parser import Subcommands
    from exchange.tidy.format import TidyFormat
    from reports.page.part import Part
    from storage.file.workspace import Workspace as OpenWorkspace
    from storage.kept import Kept
    from widgets.tab.contract import Offer, Services, Tab, TabSpec, Thing


class Profile(Subject):
    """Whole-year equivalents and places (*kommunprofil*)."""

    key = "profile"
    page = "kommunprofil"
    commands = ("profile",)
    does_without = {"locked": "figures as published, which no month of LOTS locks"}

    def tab(self) -> TabSpec:
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.profile.page import ProfileTab

            return ProfileTab(services, parent)

        def offers(_workspace: OpenWorkspace) -> Sequence[Offer]:
            from widgets.profile.views import profile_offers

            return profile_offers()

        words = tr(
            "helårsekvivalent försörjning bidrag ersättning ohälsa arbetslöshet statistik scb ranking ålder bortfall"
        )
        about = frozenset(
            {
                changes.Subject.BENEFITS,
                changes.Subject.INDICATORS,
                changes.Subject.RANKS,
                changes.Subject.PROFILE_TEXTS,
            }
        )
        title = tr("Kommunprofil")
        return TabSpec(self.key, title, "Ctrl+2", make, Wants.PERIOD, self.page, words, offers, about=about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.profile.part import ProfilePart, ProfilesPart, RegionPart

        return ProfilePart, ProfilesPart, RegionPart

    def kept(self) -> Kept:
        from storage.benefits.kept import benefits_kept

        return benefits_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.benefit_file import BENEFIT_FILE
        from exchange.tidy.rank_file import RANK_FILE

        return BENEFIT_FILE, RANK_FILE

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:  # noqa: ARG002
        from app.commands import profiles

        profiles.add_commands(parser)


class Populations(Subject):
    """Collaboration populations (*samverkanspopulation*) and the parties' sheets (*blanketter*)."""

    key = "populations"
    page = "samverkanspopulation"
    commands = ("populations", "template")
    does_without = {"locked": "counted at a reference date, which is no month"}

    def tab(self) -> TabSpec:
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.populations.page import PopulationsTab

            return PopulationsTab(services, parent)

        def offers(_workspace: OpenWorkspace) -> Sequence[Offer]:
            from widgets.populations.views import all_offers

            return all_offers()

        title, words = tr("Samverkanspopulation"), tr("mättillfälle målgrupp personer parter blankett sjukskrivna")
        about = frozenset({changes.Subject.POPULATIONS})
        return TabSpec(self.key, title, "Ctrl+3", make, Wants.REFERENCE_DATE, self.page, words, offers, about=about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.populations.part import PopulationPart, PopulationsPart

        return PopulationPart, PopulationsPart

    def kept(self) -> Kept:
        from storage.populations.kept import populations_kept

        return populations_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.population_file import POPULATION_FILE

        return (POPULATION_FILE,)

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:  # noqa: ARG002
        from app.commands import populations, template

        populations.add_commands(parser)
        template.add_commands(parser)


class Lots(Subject):
    """LOTS cases one by one and by month (*ärenden*), case workers, and the extra resource (*tilläggsresurs*)."""

    key = "lots"
    page = "lots"
    commands = ("lots",)

    def tab(self) -> TabSpec:
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.lots.page import LotsTab

            return LotsTab(services, parent)

        def offers(_workspace: OpenWorkspace) -> Sequence[Offer]:
            from widgets.lots.views import all_offers

            return all_offers()

        words = tr("ny månad ärenden registrera handläggare tilläggsresurs mål resurs statistik ålder kvinnor")
        about = frozenset({changes.Subject.LOTS, changes.Subject.RESOURCE})
        return TabSpec(self.key, tr("LOTS"), "Ctrl+4", make, Wants.MONTH, self.page, words, offers, about=about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.lots.part import LotsPart

        return (LotsPart,)

    def kept(self) -> Kept:
        from storage.lots.kept import lots_kept

        return lots_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.case_file import LOTS_CASE_FILE
        from exchange.tidy.lots_files import LOTS_MONTH_FILE, LOTS_PERIOD_FILE
        from exchange.tidy.resource_file import RESOURCE_FILE

        return LOTS_CASE_FILE, LOTS_MONTH_FILE, LOTS_PERIOD_FILE, RESOURCE_FILE

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:  # noqa: ARG002
        from app.commands import lots

        lots.add_commands(parser)


class Recommendations(Subject):
    """Recommendations (*rekommendationer*) and the group that writes them."""

    key = "recommendations"
    page = "rekommendationer"
    commands = ("recount",)
    does_without = {
        "formats": "written in the program",
        "locked": "of a year, which no month locks",
    }

    def tab(self) -> TabSpec:
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.recommendations.page import RecommendationsTab

            return RecommendationsTab(services, parent)

        def offers(workspace: OpenWorkspace) -> Sequence[Offer]:
            from storage.recommendations.queries import templates
            from widgets.recommendations.offers import recommendation_offers

            return recommendation_offers(templates(workspace))

        def things(workspace: OpenWorkspace) -> Sequence[Thing]:
            from storage.recommendations.queries import recommendations
            from widgets.recommendations.offers import recommendation_things

            return recommendation_things(recommendations(workspace))

        title, words = tr("Rekommendationer"), tr("förslag åtgärder insatser initiativ mall skriva")
        about = frozenset({changes.Subject.RECOMMENDATIONS})
        return TabSpec(self.key, title, "Ctrl+5", make, Wants.YEAR, self.page, words, offers, things, about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.recommendations.own_words import AppendicesPart, PurposePart, SectionsPart
        from reports.recommendations.part import RecommendationsPart, SeatsPart, SignaturePart

        return SeatsPart, PurposePart, SectionsPart, RecommendationsPart, AppendicesPart, SignaturePart

    def kept(self) -> Kept:
        from storage.recommendations.kept import recommendations_kept

        return recommendations_kept()

    def add_commands(self, parser: Subcommands, subjects: Sequence[Subject]) -> None:  # noqa: ARG002
        from app.commands import recount

        recount.add_commands(parser)


class Wheel(Subject):
    """The year wheel (*årshjul*): what comes back each year, and whether it is done."""

    key = "wheel"
    page = "arshjul"
    does_without = {
        "commands": "its items come by import, and stand in the report",
        "locked": "of a year, which no month locks",
    }

    def tab(self) -> TabSpec:
        from domain.wheel.item import WHEEL
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.wheel.page import WheelTab

            return WheelTab(services, parent)

        def offers(_workspace: OpenWorkspace) -> Sequence[Offer]:
            from widgets.wheel.offers import wheel_offers

            return wheel_offers()

        words, about = tr("kalender påminnelser datum deadline klart sent året"), frozenset({WHEEL})
        return TabSpec(self.key, tr("Årshjul"), "Ctrl+6", make, Wants.YEAR, self.page, words, offers, about=about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.wheel.part import WheelPart

        return (WheelPart,)

    def kept(self) -> Kept:
        from storage.wheel.kept import wheel_kept

        return wheel_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.wheel_file import WHEEL_FILE

        return (WHEEL_FILE,)


class Efforts(Subject):
    """Efforts (*insatser*) of an area, and what they meet."""

    key = "efforts"
    page = "insatser"
    does_without = {
        "commands": "comes by import, and is printed by report",
        "locked": "as it is now, which no month locks",
    }

    def tab(self) -> TabSpec:
        from domain.efforts.effort import EFFORTS
        from widgets.tab.contract import TabSpec, Wants

        def make(services: Services, parent: QWidget) -> Tab:
            from widgets.efforts.page import EffortsTab

            return EffortsTab(services, parent)

        def offers(_workspace: OpenWorkspace) -> Sequence[Offer]:
            from widgets.efforts.offers import effort_offers

            return effort_offers()

        title, about = tr("Insatser och behov"), frozenset({EFFORTS})
        words = tr("inventering verksamheter stöd målgrupper samverkanstrappan utbud")
        return TabSpec(self.key, title, "Ctrl+7", make, Wants.NOTHING, self.page, words, offers, about=about)

    def parts(self) -> Sequence[type[Part]]:
        from reports.efforts.part import EffortsPart

        return (EffortsPart,)

    def kept(self) -> Kept:
        from storage.efforts.kept import efforts_kept

        return efforts_kept()

    def formats(self) -> Sequence[TidyFormat[Any]]:
        from exchange.tidy.effort_file import EFFORT_FILE

        return (EFFORT_FILE,)


SUBJECTS: tuple[Subject, ...] = (
    Workspace(), Profile(), Populations(), Lots(), Indicators(), Recommendations(), Wheel(), Efforts(), Reports(),
)  # fmt: skip
