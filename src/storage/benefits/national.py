"""Every kommun's place in a period, from the national monthly table (domain handbook §3 point 4)."""

from domain.benefits.benefit import AGE_20_64
from domain.benefits.of_period import GapTreatment
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.profile.national import National
from storage.benefits.months import Division, read_national
from storage.file.workspace import Workspace


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
