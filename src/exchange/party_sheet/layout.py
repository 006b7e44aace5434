"""Where things stand on a party's sheet (*blankett*), for the one who writes it and the one who reads it back.

Every tab has a hidden first column with a mark on each row that is read. So rows can be moved apart and tabs renamed;
what the sheet is and what it asks stands on a hidden tab of its own.
"""

from datetime import date

from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.populations.party_sheet import party_name

FACTS_TAB = "_lagesbild"
MAGIC = "lagesbild-blankett"
FORMAT = 1
KIND = "populations"

MARKS = 1
LABELS = 2
SEXES = {Sex.KVINNA: 3, Sex.MAN: 4, Sex.ALLA: 5}
CHECK = 6

AREA = "area:"
AREA_NAME = "area_name"
REFERENCE_DATE = "reference_date"
CONTACT = "contact"
ROW_DATE = "row_date"
HEADER = "header"
ROW = "row:"
OTHERS_ROW = "others_row:"


def sheet_title(party: str | None, reference_date: date) -> str:
    """The title of the whole workbook."""
    text = tr("Samverkanspopulation {date}, {party}")
    return text.format(date=reference_date.isoformat(), party=party_name(party))


def check_label() -> str:
    """The label of the row where the sheet says of itself whether it adds up."""
    return tr("Kontroll av bladet")
