"""What LOTS keeps in the workspace."""

from domain.ground.text import tr
from domain.importing.tidy import LotsCases, LotsMonths, LotsPeriods, ResourceMonths
from storage.kept import Counted, Kept, without_lock
from storage.lots.case_importing import plan_lots_cases
from storage.lots.check import check_cases, check_months, check_posts, check_resource_parts, check_resources
from storage.lots.example import fill_lots
from storage.lots.importing import plan_lots_months, plan_lots_periods, plan_resource_months


def lots_kept() -> Kept:
    """LOTS cases by month and period, the case workers, the extra resource with its goals, and each month's status."""
    lots, resource = tr("uppgifter om LOTS"), tr("uppgifter om tilläggsresurs")
    of_lots = ("lots_case", "case_word", "lots_month", "lots_period", "lots_workers", "month_status")
    beside = ("month_correction", "cell_comment", "lots_star", "lots_hint_note", "publication_level")
    return Kept(
        tables={
            **dict.fromkeys((*of_lots, *beside), lots),
            **dict.fromkeys(("resource_month", "resource_part", "goal"), resource),
        },
        locked=frozenset({"lots_case", "lots_month", "lots_workers", "resource_month", "resource_part"}),
        counted=(
            Counted(
                "SELECT count(*) FROM (SELECT area_code, month FROM lots_month "
                "UNION SELECT area_code, month FROM lots_case)",
                tr("1 LOTS-månad"),
                tr("{count} LOTS-månader"),
                at_zero=True,
            ),
            Counted("SELECT count(*) FROM lots_case", tr("1 LOTS-ärende"), tr("{count} LOTS-ärenden")),
        ),
        checks=(check_months, check_cases, check_posts, check_resources, check_resource_parts),
        example=fill_lots,
        plans={
            LotsCases: plan_lots_cases,
            LotsMonths: plan_lots_months,
            LotsPeriods: without_lock(plan_lots_periods),
            ResourceMonths: plan_resource_months,
        },
    )
