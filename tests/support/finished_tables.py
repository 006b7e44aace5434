"""Finished tables as the field makes them, clean or with one slip planted, the same for the same seed.

A table is rows of texts. What stands in it is reckoned here by other code than what counts it anew.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

KOMMUNER = ("Bjurholm", "Dorotea", "Lycksele", "Malå", "Nordmaling", "Norsjö", "Sorsele", "Storuman", "Umeå", "Vilhelmina",
            "Vindeln", "Vännäs", "Åsele")  # fmt: skip
KINDS = ("Sjukpenning", "Sjuk- och aktivitetsersättning", "Arbetslöshetsersättning", "Arbetsmarknadsåtgärder",
         "Etableringsersättning", "Ekonomiskt bistånd")  # fmt: skip
PARTIES = ("Försäkringskassan", "Arbetsförmedlingen", "Kommunen", "Regionen")


@dataclass(frozen=True)
class Slip:
    """What was planted: where, what it said before, and in which manner."""

    row: int
    column: int
    was: str
    manner: str


@dataclass(frozen=True)
class Made:
    """A table of a kind, and the slip in it; None where it is clean."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    slip: Slip | None = None


def whole(number: int) -> str:
    """`1 234` and `−5`."""
    return ("−" if number < 0 else "") + f"{abs(number):,}".replace(",", " ")


def tenths(number: float, decimals: int = 1, *, sign: bool = False) -> str:
    """`12,3`, half away from zero."""
    scaled = int(abs(number) * 10**decimals + 0.5 + 1e-9)
    text = f"{scaled // 10**decimals}" + (f",{scaled % 10**decimals:0{decimals}d}" if decimals else "")
    before = "−" if number < 0 and scaled else "+" if sign and scaled else ""
    return before + text


def signed(number: int) -> str:
    return ("+" if number > 0 else "") + whole(number)


def profile(dice: random.Random) -> list[list[str]]:
    then = [dice.randint(12, 400) for _ in KINDS]
    now = [max(3, each + dice.randint(-30, 30)) for each in then]
    rows = [["Försörjning", "2022", "2023", "Andel av totalen 2023 (%)", "Förändring"]]
    for name, a, b in (*zip(KINDS, then, now, strict=True), ("Totalt", sum(then), sum(now))):
        rows.append([name, whole(a), whole(b), tenths(100 * b / sum(now)), signed(b - a)])
    return rows


def population(dice: random.Random) -> list[list[str]]:
    women, men = ([dice.randint(6, 90) for _ in range(5)] for _ in range(2))
    rows = [["Grupp", "Kvinnor", "Män", "Totalt"]]
    names = ("Individer med ekonomiskt bistånd och arbetslösa", "Individer med ekonomiskt bistånd och sjukskrivna",
             "Unga med aktivitetsersättning", "Sjukskrivna arbetslösa", "Långtidsarbetslösa 25–65 år")  # fmt: skip
    for name, a, b in zip(names, women, men, strict=True):
        rows.append([name, whole(a), whole(b), whole(a + b)])
    inside = [dice.randint(2, women[-1]), dice.randint(2, men[-1])]
    rows.append(["varav mer än 24 månader", whole(inside[0]), whole(inside[1]), whole(sum(inside))])
    total = [sum(women), sum(men)]
    rows.append(["Totalt känd samverkanspopulation", *map(whole, (*total, sum(total)))])
    return rows


def lots_cross(dice: random.Random) -> list[list[str]]:
    rows = [
        ["", "Kvinnor", "", "", "Män", "", "", "Totalt", "", ""],
        ["Initierande part", *(["Under 30", "30 och över", "Summa"] * 3)],
    ]
    sums = [0] * 9
    for party in PARTIES:
        a, b, c, d = (dice.randint(0, 24) for _ in range(4))
        figures = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d]
        sums = [x + y for x, y in zip(sums, figures, strict=True)]
        rows.append([party, *map(whole, figures)])
    rows.append(["Summa", *map(whole, sums)])
    return rows


def indicator_years(dice: random.Random) -> list[list[str]]:
    chosen = dice.sample(KOMMUNER, 6)
    rows = [["Öppet arbetslösa", "2020", "2021", "2022", "2023", "Förändring 2022–2023", "Förändring 2022–2023 (%)"]]
    for name in chosen:
        years = [dice.randint(25, 900)]
        for _ in range(3):
            years.append(max(8, years[-1] + dice.randint(-40, 40)))
        rows.append(
            [
                name,
                *map(whole, years),
                signed(years[3] - years[2]),
                tenths(100 * (years[3] - years[2]) / years[2], sign=True),
            ]
        )
    return rows


def kommuner_and_lan(dice: random.Random) -> list[list[str]]:
    chosen = sorted(dice.sample(KOMMUNER, 7))
    rows = [["Kommun", "Folkmängd 20–64 år", "Helårsekvivalenter", "Andel (%)"]]
    pairs = []
    for name in chosen:
        people = dice.randint(1200, 9000) if name != "Umeå" else dice.randint(70000, 80000)
        pairs.append((people, round(people * dice.uniform(0.07, 0.19))))
        rows.append([name, whole(pairs[-1][0]), whole(pairs[-1][1]), tenths(100 * pairs[-1][1] / pairs[-1][0])])
    people, held = sum(p for p, _h in pairs), sum(h for _p, h in pairs)
    rows.append(["Länet", whole(people), whole(held), tenths(100 * held / people)])
    rows.append(["Riket", whole(5_900_000 + dice.randint(0, 9999)), whole(760_000 + dice.randint(0, 9999)), "13,0"])
    a, b = (int(rows[-1][i].replace(" ", "")) for i in (1, 2))
    rows[-1][3] = tenths(100 * b / a)
    return rows


def resource_months(dice: random.Random) -> list[list[str]]:
    rows = [
        [
            "Månad",
            "Nya",
            "Avslutade till arbete",
            "Avslutade till studier",
            "Avslutade av annat skäl",
            "Avslutade totalt",
        ]
    ]
    sums = [0] * 5
    for month in ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"):
        new, ends = dice.randint(3, 30), [dice.randint(0, 14) for _ in range(3)]
        figures = [new, *ends, sum(ends)]
        sums = [a + b for a, b in zip(sums, figures, strict=True)]
        rows.append([f"{month} 2024", *map(whole, figures)])
    return [*rows, ["Summa", *map(whole, sums)]]


def answers(dice: random.Random) -> list[list[str]]:
    counts = [dice.randint(9, 160) for _ in range(5)]
    rows = [["Svar", "Antal", "Andel"]]
    for name, each in zip(("Mycket bra", "Bra", "Varken eller", "Dåligt", "Mycket dåligt"), counts, strict=True):
        rows.append([name, whole(each), tenths(100 * each / sum(counts)) + " %"])
    return [*rows, ["Totalt", whole(sum(counts)), "100 %"]]


def by_sex(dice: random.Random) -> list[list[str]]:
    rows = [["Kommun", "Kön", "2021", "2022", "2023"]]
    every = [[0, 0, 0] for _ in range(2)]
    for name in sorted(dice.sample(KOMMUNER, 4)):
        both = [[dice.randint(8, 300) for _ in range(3)] for _ in range(2)]
        every = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(every, both, strict=True)]
        rows += [[name, "kvinnor", *map(whole, both[0])], ["", "män", *map(whole, both[1])]]
        rows.append(["", "totalt", *(whole(a + b) for a, b in zip(*both, strict=True))])
    rows += [["Alla kommuner", "kvinnor", *map(whole, every[0])], ["", "män", *map(whole, every[1])]]
    return [*rows, ["", "totalt", *(whole(a + b) for a, b in zip(*every, strict=True))]]


def indexed(dice: random.Random) -> list[list[str]]:
    rows = [["Långtidsarbetslösa", *(str(year) for year in range(2017, 2024))]]
    for name in dice.sample(KOMMUNER, 3):
        values = [dice.randint(60, 500)]
        for _ in range(6):
            values.append(max(20, values[-1] + dice.randint(-35, 45)))
        rows.append([f"{name}, antal", *map(whole, values)])
        rows.append([f"{name}, index (2017 = 100)", *(tenths(100 * each / values[0], 0) for each in values)])
    return rows


def hidden_counts(dice: random.Random) -> list[list[str]]:
    rows = [["Område", "Under 30", "30–49", "50 och över", "Totalt"]]
    sums = [0] * 4
    for name in sorted(dice.sample(KOMMUNER, 6)):
        ages = [dice.randint(0, 40) for _ in range(3)]
        sums = [a + b for a, b in zip(sums, (*ages, sum(ages)), strict=True)]
        rows.append([name, *("<5" if 0 < each < 5 else whole(each) for each in ages), whole(sum(ages))])
    return [*rows, ["Summa", *map(whole, sums)]]


def shares_by_sex(dice: random.Random) -> list[list[str]]:
    rows = [["Ålder", "Kvinnor", "Män", "Totalt", "Andel kvinnor (%)"]]
    sums = [0, 0]
    for age in ("16–19 år", "20–24 år", "25–29 år", "30–44 år", "45–64 år"):
        a, b = dice.randint(12, 240), dice.randint(12, 240)
        sums = [sums[0] + a, sums[1] + b]
        rows.append([age, whole(a), whole(b), whole(a + b), tenths(100 * a / (a + b), 0)])
    return [*rows, ["Samtliga", whole(sums[0]), whole(sums[1]), whole(sum(sums)), tenths(100 * sums[0] / sum(sums), 0)]]


def points(dice: random.Random) -> list[list[str]]:
    rows = [["Kommun", "Andel 2022 (%)", "Andel 2023 (%)", "Förändring (procentenheter)"]]
    for name in sorted(dice.sample(KOMMUNER, 8)):
        a = dice.randint(60, 190)
        b = a + dice.randint(-18, 18)
        rows.append([name, tenths(a / 10), tenths(b / 10), tenths((b - a) / 10, sign=True)])
    return rows


MAKERS: tuple[Callable[[random.Random], list[list[str]]], ...] = (
    profile, population, lots_cross, indicator_years, kommuner_and_lan, resource_months, answers, by_sex, indexed,
    hidden_counts, shares_by_sex, points,
)  # fmt: skip


def clean(seed: int) -> Made:
    """A table of the kind whose turn it is."""
    dice = random.Random(seed)
    maker = MAKERS[seed % len(MAKERS)]
    return Made(maker.__name__, tuple(map(tuple, maker(dice))))


def planted(seed: int) -> Made:
    """The same with a slip in it."""
    made = clean(seed + 10_000 * len(MAKERS))
    dice = random.Random(-seed - 1)
    rows = [list(row) for row in made.rows]
    while True:
        manner = dice.choice(MANNERS)
        spot = _plant(dice, rows, manner)
        if spot is not None:
            row, column = spot
            was = made.rows[row][column] if row < len(made.rows) else ""
            return Made(made.kind, tuple(map(tuple, rows)), Slip(row, column, was, manner))


MANNERS = ("digit", "digit", "swap", "swap", "forgotten", "sign", "double", "off", "other")


def _plant(dice: random.Random, rows: list[list[str]], manner: str) -> tuple[int, int] | None:
    first = next(at for at, row in enumerate(rows) if any(_digits(text) and not _year(text) for text in row[1:]))
    places = [
        (r, c)
        for r in range(first, len(rows))
        for c in range(3 if "2020" in rows[0] else 1, len(rows[0]))
        if _digits(rows[r][c]) and rows[r][0] != "Riket" and "<" not in rows[r][c] and "100" not in rows[r][c]
    ]
    row, column = dice.choice(places)
    text = rows[row][column]
    if manner == "double":
        at = dice.randrange(first, len(rows) - 2)
        rows.insert(at + 1, list(rows[at]))
        return (at + 1, len(rows[0]) - 1) if rows[at][0] and _digits(rows[at][-1]) else _undo(rows, at + 1)
    new = _slipped(dice, rows, (row, column), manner)
    if new is None or _far(text, new) is False:
        return None
    rows[row][column] = new
    return row, column


def _undo(rows: list[list[str]], at: int) -> None:
    del rows[at]


def _slipped(dice: random.Random, rows: list[list[str]], at: tuple[int, int], manner: str) -> str | None:
    text = rows[at[0]][at[1]]
    digits = [i for i, letter in enumerate(text) if letter.isdigit()]
    match manner:
        case "digit":
            i = dice.choice(digits)
            return text[:i] + dice.choice([d for d in "123456789" if d != text[i]]) + text[i + 1 :]
        case "swap" if len(digits) > 1:
            i, j = dice.choice(list(pairwise(digits)))
            if j - i == 1 and text[i] != text[j] and text[j] != "0":
                return text[:i] + text[j] + text[i] + text[j + 1 :]
        case "sign" if text[0] in "+−":
            return ("−" if text[0] == "+" else "+") + text[1:]
        case "off" if "," not in text and "%" not in text and text[0] not in "+−":
            return whole(int(text.replace(" ", "")) + dice.choice((-10, -2, -1, 1, 2, 10)))
        case "other" if at[0] + 1 < len(rows):
            return rows[at[0] + 1][at[1]]
        case "forgotten" if (
            rows[at[0]][0].startswith(("Totalt", "Summa", "Samtliga", "Länet")) and "," not in text and "%" not in text
        ):
            one = dice.choice([row[at[1]] for row in rows[1 : at[0]] if _digits(row[at[1]]) and "<" not in row[at[1]]])
            return whole(
                int(text.replace(" ", "").replace("−", "-").replace("+", ""))
                - int(one.replace(" ", "").replace("−", "-").replace("+", ""))
            )
    return None


def _digits(text: str) -> bool:
    return re.fullmatch(r"[+−]?\d[\d ]*(,\d+)?( %)?|<\d", text) is not None


def _year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("19", "20")


def _far(was: str, new: str) -> bool:
    """Far enough to be seen: more than what rounding or a cut could do, and no number below nought where none was."""
    a, b = (
        float(t.rstrip(" %").replace(" ", "").replace("−", "-").replace("+", "").replace(",", ".").lstrip("<"))
        for t in (was, new or "0")
    )
    decimals = len(was.rstrip(" %").partition(",")[2])
    return abs(a - b) > 2.5 * 10**-decimals * (decimals > 0 or "%" in was) and (b >= 0 or a < 0 or was[0] == "+")
