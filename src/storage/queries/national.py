"""Every kommun's place in a period, from the national monthly table (domain handbook §3 point 4)."""

from domain.benefit import AGE_20_64
from domain.benefit_period import GapTreatment
from domain.national import National
from domain.period import Period
from domain.sex import Sex
from storage.queries.months import Division, read_national
from storage.workspace import Workspace


def national(
    ws: Workspace,
    period: Period,
    sex: Sex = Sex.ALLA,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
) -> National | None:
    """The kommuner of the period, ranked; None where the monthly table does not hold the period."""
    with ws.reading() as connection:
        return read_national(connection, period, Division(sex, age_group, treatment))
