"""What a workspace holds of one area, which the program itself only asks for several at a time."""

from domain.benefits.benefit import AGE_20_64, BenefitFigures
from domain.ground.period import Period
from domain.ground.sex import Sex
from storage.benefits.queries import compared_of
from storage.file.workspace import Workspace


def benefit_figures(
    ws: Workspace, area: str, period: Period, sex: Sex = Sex.ALLA, age_group: str = AGE_20_64
) -> BenefitFigures | None:
    """The figures of one area and period, None where there are none."""
    found = compared_of(ws, [area], period, sex, age_group).get(area)
    return None if found is None else found.now
