"""Figures as somebody types them for a year: by sex and name."""

from collections.abc import Mapping
from fractions import Fraction

from domain.benefits.benefit import Benefit
from domain.benefits.typed_year import PUBLISHED_SHARE, YearCell
from domain.ground.sex import Sex
from domain.ground.value import Value

NORDMALING_2020 = (115, 191, 64, 140, 20, 67)
NORDMALING_2021 = (108, 180, 42, 155, 10, 56)


def typed(*persons: Value, sex: Sex = Sex.ALLA, **more: Value) -> Mapping[YearCell, Value | None]:
    """The six kinds in their order, and what else is named: `population`, `published_share`."""
    found: dict[YearCell, Value | None] = {
        (sex, kind.value): value for kind, value in zip(Benefit, persons, strict=True)
    }
    return {**found, **{(sex, name): value for name, value in more.items()}}


def published_share(percent: str) -> dict[str, Value]:
    """A share as it was printed: `15.5`."""
    return {PUBLISHED_SHARE: Fraction(percent)}
