"""What a month's figures were before an import replaced them (*tidigare uppgifter*)."""

from dataclasses import dataclass
from datetime import datetime

from domain.benefits.months import MonthRow


@dataclass(frozen=True, slots=True)
class FormerMonth:
    """One month of one area as it stood. `source` and `taken_in` say where the figures came from and when, None when
    they were not taken in from a file; `replaced_by` is the operation after which they no longer stood, by which
    function and when: "läs in helårsekvivalenter per månad från mars.json"."""

    row: MonthRow
    source: str | None
    taken_in: datetime | None
    replaced_by: str
    who: str
    replaced: datetime
