"""An effort (*insats*): what someone offers, to whom, and when that was last seen to be so (domain handbook §8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.changes import Subject
from domain.ground.day_text import read_day
from domain.ground.display import show_count, show_date, swedish_order
from domain.ground.entry import parse_count
from domain.ground.problem import UserProblem
from domain.ground.text import tr

EFFORTS = Subject("efforts")
"""What a change of them is about."""


class Step(Enum):
    """A step of the stairs of collaboration (*samverkanstrappan*), from below."""

    SAMTAL = "samtal"
    SAMSYN = "samsyn"
    SAMVERKAN = "samverkan"
    SAMHANDLING = "samhandling"

    @property
    def question(self) -> str:
        """What is asked on it."""
        return {
            Step.SAMTAL: tr("vem vill och varför"),
            Step.SAMSYN: tr("vad bör göras"),
            Step.SAMVERKAN: tr("vilka behövs"),
            Step.SAMHANDLING: tr("hur och av vilka"),
        }[self]


class EffortField(Enum):
    """What is told of an effort, in the order it is written, copied and filed; the value heads its column in a file."""

    NAME = "effort"
    PROVIDER = "provider"
    GROUPS = "target_groups"
    NEEDS = "needs"
    CONDITION = "condition"
    PLACE = "place"
    SEATS = "seats"
    COST = "cost"
    PAYER = "payer"
    STARTS = "starts"
    ENDS = "ends"
    CONTACT = "contact_function"
    STEP = "step"
    CHECKED_ON = "checked_on"
    CHECKED_BY = "checked_by"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return {
            EffortField.NAME: tr("Insats"),
            EffortField.PROVIDER: tr("Hos"),
            EffortField.GROUPS: tr("Målgrupper"),
            EffortField.NEEDS: tr("Möter behov"),
            EffortField.CONDITION: tr("Villkor"),
            EffortField.PLACE: tr("Var och när"),
            EffortField.SEATS: tr("Platser"),
            EffortField.COST: tr("Kostnad"),
            EffortField.PAYER: tr("Betalas av"),
            EffortField.STARTS: tr("Börjar"),
            EffortField.ENDS: tr("Slutar"),
            EffortField.CONTACT: tr("Kontaktfunktion"),
            EffortField.STEP: tr("Trappsteg"),
            EffortField.CHECKED_ON: tr("Kontrollerad"),
            EffortField.CHECKED_BY: tr("Kontrollerad av"),
        }[self]

    @property
    def hint(self) -> str:
        """What may stand there; empty where the label says it."""
        steps = " · ".join(f"{step.value}: {step.question}" for step in Step)
        return {
            EffortField.PROVIDER: tr("part, kyrka, förening eller företag"),
            EffortField.GROUPS: tr("skilda med semikolon"),
            EffortField.NEEDS: tr("slag av behov, skilda med semikolon"),
            EffortField.CONDITION: tr("biståndsbeslut, läkarintyg, anvisning, avgift eller inget"),
            EffortField.SEATS: tr("tomt om antalet inte är känt"),
            EffortField.STARTS: tr("åååå-mm-dd"),
            EffortField.ENDS: tr("åååå-mm-dd"),
            EffortField.CONTACT: tr("en funktion, aldrig ett namn på en person"),
            EffortField.STEP: tr("{steps}. Tomt när en part driver insatsen ensam.").format(steps=steps),
            EffortField.CHECKED_ON: tr("åååå-mm-dd"),
            EffortField.CHECKED_BY: tr("en funktion, aldrig ett namn på en person"),
        }.get(self, "")


Texts = Mapping[EffortField, str]


class EffortProblem(UserProblem):
    """What stands in `field` cannot be of an effort; nothing was kept."""

    def __init__(self, field: EffortField, text: str) -> None:
        super().__init__(tr("{field}: {text}").format(field=field.label, text=text))
        self.field = field


@dataclass(frozen=True, slots=True)
class Effort:
    """One effort of the area with the code `area`. `id` is 0 for one that is not stored. `provider` is the party or
    other body; `groups` are target groups and `needs` the kinds of need it meets. `seats` is None where nobody knows,
    which is not the same as none. An effort that one party runs alone has no `step`. `checked_on` is the day when
    someone last saw that it is so."""

    area: str
    name: str
    provider: str = ""
    groups: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    condition: str = ""
    place: str = ""
    seats: int | None = None
    cost: str = ""
    payer: str = ""
    starts: date | None = None
    ends: date | None = None
    contact: str = ""
    step: Step | None = None
    checked_on: date | None = None
    checked_by: str = ""
    id: int = 0

    @property
    def texts(self) -> dict[EffortField, str]:
        """Each field as it is written; `read_effort` of them is the same effort."""
        return {
            EffortField.NAME: self.name,
            EffortField.PROVIDER: self.provider,
            EffortField.GROUPS: "; ".join(self.groups),
            EffortField.NEEDS: "; ".join(self.needs),
            EffortField.CONDITION: self.condition,
            EffortField.PLACE: self.place,
            EffortField.SEATS: "" if self.seats is None else show_count(self.seats),
            EffortField.COST: self.cost,
            EffortField.PAYER: self.payer,
            EffortField.STARTS: _shown(self.starts),
            EffortField.ENDS: _shown(self.ends),
            EffortField.CONTACT: self.contact,
            EffortField.STEP: "" if self.step is None else self.step.value,
            EffortField.CHECKED_ON: _shown(self.checked_on),
            EffortField.CHECKED_BY: self.checked_by,
        }

    def is_unchecked(self, today: date) -> bool:
        """True where nobody has seen for a year that it is so; a day that has not been is no check."""
        checked = self.checked_on
        if checked is None or checked > today:
            return True
        return (today.year, today.month, today.day) > (checked.year + 1, checked.month, checked.day)


def read_effort(area: str, texts: Texts, effort_id: int = 0) -> Effort:
    """The effort that the texts tell of; a field that is not among them is empty. Raises EffortProblem."""
    told = {field: " ".join(texts.get(field, "").split()) for field in EffortField}
    if not told[EffortField.NAME]:
        raise EffortProblem(EffortField.NAME, tr("skriv vad insatsen heter."))
    starts, ends = _day(told, EffortField.STARTS), _day(told, EffortField.ENDS)
    if starts is not None and ends is not None and ends < starts:
        raise EffortProblem(EffortField.ENDS, tr("insatsen slutar innan den börjar."))
    return Effort(
        area,
        told[EffortField.NAME],
        told[EffortField.PROVIDER],
        words_in(told[EffortField.GROUPS]),
        words_in(told[EffortField.NEEDS]),
        told[EffortField.CONDITION],
        told[EffortField.PLACE],
        _seats(told[EffortField.SEATS]),
        told[EffortField.COST],
        told[EffortField.PAYER],
        starts,
        ends,
        told[EffortField.CONTACT],
        _step(told[EffortField.STEP]),
        _day(told, EffortField.CHECKED_ON),
        told[EffortField.CHECKED_BY],
        effort_id,
    )


def words_in(text: str) -> tuple[str, ...]:
    """The words between semicolons, each once, whatever its capitals."""
    words = (" ".join(word.split()) for word in text.split(";"))
    return tuple({word.casefold(): word for word in words if word}.values())


def renamed(words: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    """The words with `new` for `old`; the two are one where both stand there."""
    changed = (new if word == old else word for word in words)
    return tuple({word.casefold(): word for word in changed}.values())


def in_use(words: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every word that stands in any of the lists, in order."""
    return tuple(sorted({word for of_one in words for word in of_one}, key=swedish_order))


def pasted_efforts(area: str, rows: Sequence[Sequence[str]]) -> tuple[Effort, ...]:
    """The efforts of rows from a spreadsheet: under headings where the first row has those of the fields, else in the
    order of the fields. Empty rows are passed over. Raises UserProblem that says which row cannot be read."""
    by_heading = {each.label.casefold(): each for each in EffortField} | {each.value: each for each in EffortField}
    fields: list[EffortField | None] = list(EffortField)
    first = [by_heading.get(cell.strip().casefold()) for cell in rows[0]] if rows else []
    below = 0
    if EffortField.NAME in first:
        unknown = [cell.strip() for cell, field in zip(rows[0], first, strict=True) if field is None and cell.strip()]
        if unknown:
            text = tr("Kolumnen ”{name}” är ingen uppgift om en insats. Ingenting är inklistrat.")
            raise UserProblem(text.format(name=unknown[0]))
        fields, below = first, 1
    found = []
    for at, row in enumerate(rows[below:], start=below + 1):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(fields):
            text = tr("Rad {row} har fler kolumner än en insats har uppgifter. Ingenting är inklistrat.")
            raise UserProblem(text.format(row=at))
        try:
            found.append(read_effort(area, {field: text for field, text in zip(fields, row, strict=False) if field}))
        except EffortProblem as problem:
            text = tr("Rad {row}: {problem} Ingenting är inklistrat.")
            raise UserProblem(text.format(row=at, problem=problem.text)) from None
    return tuple(found)


def _shown(day: date | None) -> str:
    return "" if day is None else show_date(day)


def _day(told: Texts, field: EffortField) -> date | None:
    text = told[field]
    try:
        day, note = read_day(text)
    except UserProblem as problem:
        raise EffortProblem(field, problem.text) from None
    if note:
        raise EffortProblem(field, tr("”{text}” är inte ett datum som 2016-01-31.").format(text=text))
    return day


def _seats(text: str) -> int | None:
    if not text:
        return None
    seats = parse_count(text).value
    if not isinstance(seats, int):
        raise EffortProblem(EffortField.SEATS, tr("skriv ett heltal, eller inget om antalet inte är känt."))
    return seats


def _step(text: str) -> Step | None:
    try:
        return Step(text.casefold()) if text else None
    except ValueError:
        steps = ", ".join(step.value for step in Step)
        said = tr("”{text}” är inget av {steps}.").format(text=text, steps=steps)
        raise EffortProblem(EffortField.STEP, said) from None
