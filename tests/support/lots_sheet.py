"""A month of LOTS margins as a grid: the sheet of the design pictures, with totals and the check between them."""

from collections.abc import Mapping

from domain.ground.value import Empty, Value, at_least, exact_sum
from widgets.parts import Sign
from widgets.sheet import Cell, CellKey, Column, GridContent, Kind, Mark, Row, TotalCell, Values

PARTIES = {
    "fk": "Försäkringskassan",
    "af": "Arbetsförmedlingen",
    "kommun": "Kommunen",
    "region": "Regionen",
    "annan": "Annan",
}
SEXES = ("kvinna", "man", "annat")
AGES = ("under30", "30plus", "okand")
COLUMNS = (
    Column("kvinna", "Kvinnor", "Kön"),
    Column("man", "Män", "Kön"),
    Column("annat", "Annat", "Kön"),
    Column("sex_sum", "Summa", "Kön", Kind.TOTAL, spoken="Summa kön"),
    Column("under30", "Under 30", "Ålder"),
    Column("30plus", "30–", "Ålder"),
    Column("okand", "Okänd", "Ålder"),
    Column("age_sum", "Summa", "Ålder", Kind.TOTAL, spoken="Summa ålder"),
)
ROWS = (*(Row(key, label) for key, label in PARTIES.items()), Row("sum", "Summa", kind=Kind.TOTAL))
_GROUPS = {"sex_sum": SEXES, "age_sum": AGES}


def totals(values: Values) -> Mapping[CellKey, TotalCell]:
    """Sums by party and by column; a party whose sexes and ages disagree is marked."""
    found: dict[CellKey, TotalCell] = {}
    for party in PARTIES:
        sums = {total: _sum(values, [(party, column) for column in group]) for total, group in _GROUPS.items()}
        by_sex, by_age = sums["sex_sum"][0], sums["age_sum"][0]
        mark = None
        if isinstance(by_sex, int) and isinstance(by_age, int) and by_sex != by_age:
            mark = Mark(Sign.WARNING, f"kön ger {by_sex}, ålder ger {by_age}")
        for total, (_value, text) in sums.items():
            found[party, total] = TotalCell(text, mark, incomplete=text.startswith("minst"))
    for column in (*SEXES, *AGES):
        found["sum", column] = TotalCell(_sum(values, [(party, column) for party in PARTIES])[1])
    for total, group in _GROUPS.items():
        found["sum", total] = TotalCell(_sum(values, [(party, column) for party in PARTIES for column in group])[1])
    return found


def _sum(values: Values, keys: list[CellKey]) -> tuple[Value, str]:
    given = [values[key] for key in keys if key in values]
    if not given:
        return Empty.SAKNAS, ""
    whole = exact_sum(given)
    if isinstance(whole, int):
        return whole, str(whole)
    return whole, "–" if whole is Empty.EJ_TILLAMPLIGT else f"minst {at_least(given)}"


def sheet(
    figures: Mapping[CellKey, Value] | None = None,
    *,
    subject: str = "0360|2016-05",
    marks: Mapping[CellKey, Mark] | None = None,
    comments: Mapping[CellKey, str] | None = None,
    locked: str = "",
) -> GridContent:
    """The sheet with these figures."""
    stored = dict(figures or {})
    keys = [(party, column) for party in PARTIES for column in (*SEXES, *AGES)]
    cells = {
        key: Cell(
            stored.get(key),
            (marks or {}).get(key),
            (comments or {}).get(key, ""),
            read_only=bool(locked),
        )
        for key in keys
    }
    return GridContent(subject, "LOTS-ärenden Tierp maj 2016", COLUMNS, ROWS, cells, totals, locked=locked)


def month(**rows: str) -> dict[CellKey, Value]:
    """Figures written as they stand: `month(fk="2 1 0 1 2 0", region=".. 0 0 0 0 0", annan="- - - - - -")`."""
    signs: dict[str, Value] = {"..": Empty.SAKNAS, "-": Empty.EJ_TILLAMPLIGT, "<5": Empty.DOLT}
    return {
        (party, column): signs[text] if text in signs else int(text)
        for party, line in rows.items()
        for column, text in zip((*SEXES, *AGES), line.split(), strict=True)
        if text != "."
    }


MAY = month(
    fk="2 1 0 1 2 0",
    af="1 1 0 0 2 0",
    kommun="4 3 0 3 3 0",
    region=".. 0 0 0 0 0",
    annan="- - - - - -",
)
