"""What benefits and places keep in the workspace."""

from domain.ground.text import tr
from domain.importing.tidy import BenefitYears, PublishedRanks
from storage.benefits.check import check_monthly, check_years
from storage.benefits.importing import plan_benefit_years, plan_published_ranks
from storage.file.workspace import Workspace
from storage.kept import Counted, Kept, TakeIn, Told, without_lock


def benefits_kept() -> Kept:
    """Whole-year equivalents (*helårsekvivalenter*) by month and year, places as published, texts about the profile."""
    return Kept(
        tables={
            "benefit_month": tr("helårsekvivalenter per månad"),
            "benefit_year": tr("helårsekvivalenter per år"),
            "published_rank": tr("publicerade placeringar"),
            "profile_text": tr("texter om kommunprofilen"),
        },
        counted=(
            Counted(
                "SELECT count(*) FROM (SELECT DISTINCT month FROM benefit_month)",
                tr("1 månad i kommunprofilen"),
                tr("{count} månader i kommunprofilen"),
            ),
            Counted(
                "SELECT count(*) FROM (SELECT DISTINCT area_code, period FROM benefit_year)",
                tr("1 inskrivet år i kommunprofilen"),
                tr("{count} inskrivna år i kommunprofilen"),
            ),
        ),
        checks=(check_years, check_monthly),
        example=_example,
        plans={
            BenefitYears: without_lock(plan_benefit_years),
            PublishedRanks: without_lock(plan_published_ranks),
        },
    )


def _example(_ws: Workspace, _told: Told, take_in: TakeIn) -> None:
    take_in("published-equivalents.csv", tr("Publicerade helårsekvivalenter"))
    take_in("published-ranks.csv", tr("Publicerade placeringar bland kommunerna"))
