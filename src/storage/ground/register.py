"""The 290 kommuner, the 21 län and riket, from the list that ships with the program."""

import csv

from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.text import tr
from machine.resources import resource_path


def read_areas() -> tuple[Area, ...]:
    """Riket, then every län, then every kommun, each in the order of their codes."""
    with resource_path("areas/kommuner.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counties = {row["county_code"]: row["county_name"] for row in rows}
    return (
        Area(RIKET, tr("Riket"), AreaKind.RIKET),
        *(Area(code, counties[code], AreaKind.LAN) for code in sorted(counties)),
        *(Area(row["code"], row["name"], AreaKind.KOMMUN) for row in sorted(rows, key=lambda row: row["code"])),
    )
