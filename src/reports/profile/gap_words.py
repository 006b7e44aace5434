"""How many months stand behind a profile's figures, and what was done about gaps (*månader, bortfall*): ruling 9."""

from domain.benefits.benefit import Benefit, Coverage
from domain.benefits.of_period import GapTreatment
from domain.ground.period import Period
from domain.ground.text import tr
from domain.profile.notes import show_months
from domain.profile.profile import Profile


def month_words(profile: Profile) -> str:
    """`12 av 12 (2020: 12 av 12)`; figures as typed or published have no months."""
    now = _counted(profile.coverage)
    if not profile.has_previous:
        return now
    before = _counted(profile.coverage_before)
    if now == before:
        return tr("{now}, båda perioderna").format(now=now)
    return tr("{now} ({period}: {before})").format(now=now, period=profile.previous_period.label, before=before)


def _counted(coverage: Coverage | None) -> str:
    if coverage is None:
        return tr("angivet eller publicerat värde för hela perioden")
    return tr("{months} av {of}").format(months=coverage.months, of=coverage.of)


def gap_words(profile: Profile) -> str:
    """What was not reported and how it was treated, for both periods."""
    said = [
        _gaps(coverage, period)
        for coverage, period in (
            (profile.coverage, profile.period),
            (profile.coverage_before, profile.previous_period),
        )
        if coverage is not None
    ]
    if not said:
        return tr("framgår inte av de angivna värdena")
    known = [words for words in said if words]
    if not known:
        return tr("inget")
    treated = tr("Utelämnat ur medelvärdet.")
    if profile.treatment is GapTreatment.SENAST_KANDA:
        treated = tr("Senast kända värde används där det finns.")
    return tr("{gaps}. {treated}").format(gaps="; ".join(known), treated=treated)


def _gaps(coverage: Coverage, period: Period) -> str:
    months = sorted({*coverage.gaps.get(Benefit.EKONOMISKT_BISTAND, ()), *(each.month for each in coverage.filled)})
    if not months:
        return ""
    if len(months) == len(period.months):
        return tr("ekonomiskt bistånd hela {period}").format(period=period.label)
    return tr("ekonomiskt bistånd {months}").format(months=show_months(months))
