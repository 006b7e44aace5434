"""Figures that texts refer to, as the workspace would know them."""

from datetime import date
from fractions import Fraction

from domain.figures.known import KnownFigure, Unit
from domain.ground.source import Source

SHARE = KnownFigure(
    reference="profil 2401 2021 sjukpenning andel",
    words="sjukpenning, andel av befolkningen",
    area="2401",
    period="2021",
    value=Fraction(108 * 100, 3600),
    unit=Unit.PERCENT,
    decimals=1,
    may_be_hidden=False,
    source=Source("Antal helårsekvivalenter", "SCB"),
    day=date(2022, 3, 30),
)
