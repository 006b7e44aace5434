"""The formulas of a party's sheet: what may be typed, and the check in words beside each row.

Formulas are written as the file form has them, with English names and commas; every program shows them in its own.
`IF` is used where `AND` would do, since `AND` looks at all it is given and text has no size.
"""

from collections.abc import Sequence

from domain.ground.text import tr
from exchange.ground.cell_fault import cell_name
from exchange.party_sheet.layout import CHECK, LABELS, SEXES


def allowed(cell: str) -> str:
    """What may be typed in a cell for a count: a whole number from 0, or one of the signs for none."""
    return f'IF(ISNUMBER({cell}),IF({cell}>=0,{cell}=INT({cell}),FALSE),OR({cell}="-",{cell}="..",LEFT({cell},1)="<"))'


def row_check(row: int, wholes: Sequence[int]) -> str:
    """The check of one row against itself and the rows, by number, that it is a part of."""
    women, men, everyone = (cell_name(row, column) for column in SEXES.values())
    cells = f"{women}:{everyone}"
    unreadable = ",".join(f"IF(ISBLANK({cell}),FALSE,NOT({allowed(cell)}))" for cell in (women, men, everyone))
    steps = [
        (f"OR({unreadable})", _text(tr("Skriv hela tal från 0."))),
        (
            f"IF(COUNT({cells})=3,{women}+{men}<>{everyone},FALSE)",
            _joined(tr("Kvinnor och män blir {sum}, men alla är {all}."), sum=f"({women}+{men})", all=everyone),
        ),
        (
            f"IF(ISNUMBER({everyone}),SUM({women}:{men})>{everyone},FALSE)",
            _text(tr("Kvinnor och män är fler än alla.")),
        ),
    ]
    for whole in wholes:
        more = [
            f"IF(AND(ISNUMBER({part}),ISNUMBER({all_of})),{part}>{all_of},FALSE)"
            for part, all_of in ((cell_name(row, column), cell_name(whole, column)) for column in SEXES.values())
        ]
        # Its number and not its label, which would need more lines than the row has.
        number = f"ROW({cell_name(whole, LABELS)})"
        steps.append((f"OR({','.join(more)})", _joined(tr("Fler än helheten på rad {row}."), row=number)))
    steps += [
        (f"COUNTA({cells})=0", _text(_not_filled())),
        (
            f"IF(ISBLANK({everyone}),COUNT({women}:{men})=2,FALSE)",
            _joined(tr("Stämmer. Alla blir {sum}."), sum=f"({women}+{men})"),
        ),
    ]
    formula = _text(tr("Stämmer"))
    for condition, answer in reversed(steps):
        formula = f"IF({condition},{answer},{formula})"
    return f"={formula}"


def sheet_check(rows: Sequence[int]) -> str:
    """The check of all rows to fill in together, in one sentence."""
    cells = f"{cell_name(min(rows), CHECK)}:{cell_name(max(rows), CHECK)}"
    agreeing = _text(tr("Stämmer") + "*")
    empty = f"COUNTIF({cells},{_text(_not_filled())})"
    wrong = f"({len(rows)}-COUNTIF({cells},{agreeing})-{empty})"
    mend = _joined(tr("Rader som inte stämmer: {count}. Se kolumnen Kontroll."), count=wrong)
    left = _joined(tr("Det som är ifyllt stämmer. Rader som inte är ifyllda: {count}."), count=empty)
    none, done = _text(tr("Ingen rad är ifylld än.")), _text(tr("Allt är ifyllt och stämmer."))
    return f"=IF({wrong}>0,{mend},IF({empty}={len(rows)},{none},IF({empty}>0,{left},{done})))"


def is_wrong(cell: str) -> str:
    """Whether the check in the cell says that something must be mended."""
    agrees = tr("Stämmer")
    return f"AND(LEFT({cell},{len(agrees)})<>{_text(agrees)},{cell}<>{_text(_not_filled())})"


def _not_filled() -> str:
    return tr("Inte ifylld")


def _text(words: str) -> str:
    quoted = words.replace('"', '""')
    return f'"{quoted}"'


def _joined(words: str, **values: str) -> str:
    """A sentence with values of cells in it: the words before, between and after them, joined."""
    parts = [words]
    for name, value in values.items():
        parts = [
            piece
            for part in parts
            for piece in (part.partition("{" + name + "}") if "{" + name + "}" in part else (part,))
        ]
        parts = [value if part == "{" + name + "}" else part for part in parts]
    cells = set(values.values())
    return "&".join(part if part in cells else _text(part) for part in parts if part)
