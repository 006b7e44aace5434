"""Recording yearly full-year equivalents by hand (domain handbook §3)."""

from typing import Any

from domain.benefit import Benefit, BenefitFigures
from domain.changes import Changes, Subject
from domain.period import Period, PeriodKind
from domain.problem import UserProblem
from domain.sex import Sex
from domain.text import tr
from storage.figures import known_area, stored
from storage.recorder import operation
from storage.schema import BenefitYearRow
from storage.texts import source_columns
from storage.workspace import Workspace


def record_benefit_year(ws: Workspace, *, figures: BenefitFigures) -> Changes:
    """Records the six kinds, the population and the printed share of one area, year or half-year, sex and age group.

    Raises UserProblem for an unknown area or a month.
    """
    if figures.period.kind is PeriodKind.MONTH:
        raise UserProblem(tr("Helårsekvivalenter skrivs in per år eller halvår. Månader läses in från SCB:s tabell."))
    with operation(ws, _label(figures.area.name, figures.period), {Subject.BENEFITS}) as op:
        known_area(op.connection, figures.area.code)
        row: dict[str, Any] = {
            "area_code": figures.area.code,
            "period": figures.period.code,
            "sex": figures.sex.value,
            "age_group": figures.age_group,
            "published_share": figures.published_share,
            **stored("population", figures.population),
        }
        for kind in Benefit:
            row |= stored(kind.value, figures.persons[kind])
        op.put(BenefitYearRow, [row], source=source_columns(figures.source) if figures.source.title else None)
    return op.changes


def remove_benefit_year(ws: Workspace, *, area: str, period: Period, sex: Sex, age_group: str) -> Changes:
    """Takes the figures of one area and period away."""
    with operation(ws, "", {Subject.BENEFITS}) as op:
        where = known_area(op.connection, area)
        op.label = tr("ta bort helårsekvivalenter {period}, {area}").format(period=period.label, area=where.name)
        op.delete(BenefitYearRow, [(area, period.code, sex.value, age_group)])
    return op.changes


def _label(area: str, period: Period) -> str:
    return tr("registrera helårsekvivalenter {period}, {area}").format(period=period.label, area=area)
