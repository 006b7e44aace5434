"""LOTS cases by month (*LOTS-ärenden, månadstal*): what is recorded and what does not add up.

Domain handbook §5, rulings 15–21. Everything is counted persons without names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from domain.ground.area import Area
from domain.ground.display import show_count
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum


class Party(Enum):
    """The party that called (*initierande part*). `ALLA` occurs only in period posts (ruling 18)."""

    FK = "fk"
    AF = "af"
    KOMMUN = "kommun"
    REGION = "region"
    ANNAN = "annan"
    ALLA = "alla"
    __hash__ = object.__hash__  # as of Sex

    @property
    def label(self) -> str:
        """The Swedish name."""
        return _PARTY_NAMES[self]()

    @property
    def short(self) -> str:
        """The name where there is little room: `FK`."""
        return {Party.FK: tr("FK"), Party.AF: tr("AF")}.get(self, self.label)


class AgeGroup(Enum):
    """Age when the case came in (ruling 17). `ALLA`: the split is not known."""

    UNDER30 = "under30"
    PLUS30 = "30plus"
    OKAND = "okand"
    ALLA = "alla"
    __hash__ = object.__hash__  # as of Sex

    def label(self, border: int = 30) -> str:
        """The Swedish heading; `border` is the age the workspace divides at."""
        return {
            AgeGroup.UNDER30: tr("Under {age}").format(age=border),
            AgeGroup.PLUS30: tr("{age}–").format(age=border),
            AgeGroup.OKAND: tr("Okänd"),
            AgeGroup.ALLA: tr("Alla"),
        }[self]


class MonthStatus(Enum):
    """Öppen, klar or låst (ruling 16); *ofullständig* is computed and not a status."""

    OPPEN = "oppen"
    KLAR = "klar"
    LAST = "last"

    @property
    def label(self) -> str:
        """The Swedish word."""
        return {MonthStatus.OPPEN: tr("öppen"), MonthStatus.KLAR: tr("klar"), MonthStatus.LAST: tr("låst")}[self]


_PARTY_NAMES = {
    Party.FK: lambda: tr("Försäkringskassan"),
    Party.AF: lambda: tr("Arbetsförmedlingen"),
    Party.KOMMUN: lambda: tr("Kommunen"),
    Party.REGION: lambda: tr("Regionen"),
    Party.ANNAN: lambda: tr("Annan"),
    Party.ALLA: lambda: tr("Alla parter"),
}
PARTIES = (Party.FK, Party.AF, Party.KOMMUN, Party.REGION, Party.ANNAN)
SEXES = (Sex.KVINNA, Sex.MAN, Sex.ANNAT)
AGES = (AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.OKAND)
_MARGINS = ((SEXES, (AgeGroup.ALLA,)), ((Sex.UNSPLIT,), AGES))

# A party that has any figure of a margin is expected to have these; "annat" and "okänd" are left out by most.
EXPECTED_SEXES = (Sex.KVINNA, Sex.MAN)
EXPECTED_AGES = (AgeGroup.UNDER30, AgeGroup.PLUS30)

CellKey = tuple[Party, Sex, AgeGroup]
Counts = Mapping[CellKey, Value]


@dataclass(frozen=True, slots=True)
class LotsMonth:
    """What is stored for one area and month. A key that is absent was never recorded; `workers` is the number of
    different case workers (*unika handläggare*) per party. A month that is kept `by_case` is filled from its cases;
    `held` are the totals that were recorded before it was (*kontrollsummor*), which are added nowhere."""

    area: Area
    month: Period
    counts: Counts
    workers: Mapping[Party, Value] = field(default_factory=dict)
    status: MonthStatus = MonthStatus.OPPEN
    source: Source | None = None
    by_case: bool = False
    held: Counts = field(default_factory=dict)

    @property
    def is_cross(self) -> bool:
        """True when any figure is given by sex and age at once (*korstabell*), else the month holds margins."""
        return any(sex is not Sex.UNSPLIT and age is not AgeGroup.ALLA for _, sex, age in self.counts)


@dataclass(frozen=True, slots=True)
class PeriodPost:
    """Old figures for several months together (*periodpost*, ruling 18): shown apart, never added to months."""

    area: Area
    since: date
    until: date
    counts: Counts
    source: Source | None = None


class Severity(Enum):
    """How a finding is marked; shape and words carry it, colour only helps."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look over (*att se över*): a Swedish sentence, and the party and cell it concerns, where any."""

    text: str
    severity: Severity
    party: Party | None = None
    cell: CellKey | None = None


@dataclass(frozen=True, slots=True)
class PartyTally:
    """One party over a period. `total` is missing where the margins disagree or a figure is missing (ruling 15).

    `least` is the fewest cases it can have had (*minst*); `lacking` are the months of a period that lack a figure.
    """

    party: Party
    by_sex: Value
    by_age: Value
    total: Value
    recorded: bool
    disagrees: bool
    least: int = 0
    lacking: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class LotsTally:
    """Party × sex × age over a period, with margins (*redovisning av LOTS-ärenden*).

    `least` holds what a figure that is missing is at least (*minst*), where anything of it is known: a cell, or a sum
    with *alla* for what it is the sum over.
    """

    cells: Counts
    by_party: Mapping[Party, Value]
    by_sex: Mapping[Sex, Value]
    by_age: Mapping[AgeGroup, Value]
    total: Value
    known_total: int
    parties: tuple[PartyTally, ...]
    findings: tuple[Finding, ...]
    least: Mapping[CellKey, int] = field(default_factory=dict)

    @property
    def consistent(self) -> bool:
        """False when sexes and ages of a party give different sums, or a given total is another than its parts."""
        return not any(tally.disagrees for tally in self.parties)

    @property
    def complete(self) -> bool:
        """True when nothing is missing and everything agrees: what *klar* and *låst* demand (ruling 16)."""
        return self.consistent and not any(finding.severity is Severity.WARNING for finding in self.findings)


def _margin(counts: Counts, party: Party, sexes: tuple[Sex, ...], ages: tuple[AgeGroup, ...]) -> dict[CellKey, Value]:
    """The cells of one margin of a party; expected ones that were never recorded are missing."""
    keys = [(party, sex, age) for sex in sexes for age in ages]
    given = {key: counts[key] for key in keys if key in counts}
    if given:
        for key in keys:
            if key[1] in (*EXPECTED_SEXES, Sex.UNSPLIT) and key[2] in (*EXPECTED_AGES, AgeGroup.ALLA):
                given.setdefault(key, Empty.SAKNAS)
    return given


def tally_month(month: LotsMonth, *, border: int = 30) -> LotsTally:
    """The table of one month, with what is missing and what does not add up (rulings 14–16)."""
    return tally(month.counts, border=border)


def tally(counts: Counts, *, border: int = 30) -> LotsTally:
    """Adds up one set of figures. A party's rows with `alla` beside its cross are check sums, never added (ruling 15).
    `border` is the age the workspace divides at; findings name the columns by it."""
    own = by_party(counts)
    tallied = (_tally_party(own[party], party) for party in PARTIES)
    parties = tuple(replace(t, least=_least_cases(t, own[t.party])) if t.recorded else t for t in tallied)
    findings = [each for party in parties for each in _findings(own[party.party], party, border=border)]
    cells = {key: [value] for at, of in own.items() for key, value in (crossed(of, at) or of).items()}
    return add_up(parties, column_parts(own, parties), cells, findings)


def by_party(counts: Counts) -> Mapping[Party, Counts]:
    """The figures of each party by themselves, none included: who asks of one need not go through them all."""
    own: dict[Party, dict[CellKey, Value]] = defaultdict(dict)
    for key, value in counts.items():
        own[key[0]][key] = value
    return own


def add_up(
    parties: Sequence[PartyTally],
    columns: Mapping[Sex | AgeGroup, Sequence[Value]],
    cells: Mapping[CellKey, Sequence[Value]],
    findings: Sequence[Finding],
) -> LotsTally:
    """The table of what each column and cell is made of: the sums, and the least of a sum where a part is missing."""
    recorded = [party for party in parties if party.recorded]
    added = {key: exact_sum(parts) for key, parts in cells.items()}
    sums = {column: exact_sum(parts) if parts else Empty.SAKNAS for column, parts in columns.items()}
    total = exact_sum(party.total for party in recorded) if recorded else Empty.SAKNAS
    known_total = sum(party.least for party in recorded)
    least: dict[CellKey, int] = {
        key: int(at_least(parts)) for key, parts in cells.items() if added[key] is Empty.SAKNAS
    }
    for column, parts in columns.items():
        if sums[column] is Empty.SAKNAS:
            least[(Party.ALLA, *of_column(column))] = int(at_least(parts))
    for party in recorded:
        if party.total is Empty.SAKNAS:
            least[party.party, Sex.UNSPLIT, AgeGroup.ALLA] = party.least
    if total is Empty.SAKNAS:
        least[Party.ALLA, Sex.UNSPLIT, AgeGroup.ALLA] = known_total
    return LotsTally(
        cells=added,
        by_party={party.party: party.total for party in parties},
        by_sex={sex: sums[sex] for sex in SEXES},
        by_age={age: sums[age] for age in AGES},
        total=total,
        known_total=known_total,
        parties=tuple(parties),
        findings=tuple(findings),
        least={key: known for key, known in least.items() if known},
    )


def of_column(column: Sex | AgeGroup) -> tuple[Sex, AgeGroup]:
    """The sex and the age of a column of the margin sheet, the other being *alla*."""
    return (Sex.UNSPLIT, column) if isinstance(column, AgeGroup) else (column, AgeGroup.ALLA)


def _least_cases(party: PartyTally, counts: Counts) -> int:
    """The fewest cases the party can have had (*minst*): its total, else the largest sum that any division of it gives.

    The same cases stand by sex, by age, crossed and as a given sum: those are never added to one another. Where a sum
    of the whole is less than that, one of them is wrong and nobody knows which: only the least of them is sure.
    """
    if isinstance(party.total, int):
        return party.total
    divisions: dict[tuple[bool, bool], list[Value]] = {}
    for (_, sex, age), value in counts.items():
        divisions.setdefault((sex is Sex.UNSPLIT, age is AgeGroup.ALLA), []).append(value)
    known = max((int(at_least(values)) for values in divisions.values()), default=0)
    given = counts.get((party.party, Sex.UNSPLIT, AgeGroup.ALLA))
    kept = _tally_party({key: value for key, value in counts.items() if not is_cross(key)}, party.party)
    sums = (party.by_sex, party.by_age, kept.by_sex, kept.by_age, given)
    return min((known, *(total for total in sums if isinstance(total, int))))


def _tally_party(counts: Counts, party: Party) -> PartyTally:
    if not counts:
        return PartyTally(party, Empty.SAKNAS, Empty.SAKNAS, Empty.SAKNAS, recorded=False, disagrees=False)
    cells = crossed(counts, party)
    if cells:
        whole = exact_sum(cells.values())
        disagrees = any(_differs(value, cells, *key) for key, value in counts.items() if not is_cross(key))
        return PartyTally(party, whole, whole, whole, recorded=True, disagrees=disagrees)
    sexes, ages = (_margin(counts, party, *margin) for margin in _MARGINS)
    given = counts.get((party, Sex.UNSPLIT, AgeGroup.ALLA), Empty.SAKNAS)
    by_sex = exact_sum(sexes.values()) if sexes else Empty.SAKNAS
    by_age = exact_sum(ages.values()) if ages else Empty.SAKNAS
    known = [value for value, margin in ((by_sex, sexes), (by_age, ages)) if margin]
    sums = {value for value in (*known, given) if isinstance(value, int)}
    disagrees = len(sums) > 1
    if isinstance(given, int):
        total: Value = given
    elif disagrees or any(value is Empty.SAKNAS for value in known):
        total = Empty.SAKNAS
    else:
        total = next((value for value in known if isinstance(value, int)), exact_sum(known or [given]))
    return PartyTally(party, by_sex, by_age, total, recorded=True, disagrees=disagrees)


def _differs(check: Value, cells: Counts, _of: Party, sex: Sex, age: AgeGroup) -> bool:
    """True where the cells give another sum than the check sum, or more already while some of them are missing."""
    parts = [v for (_, s, a), v in cells.items() if sex in (Sex.UNSPLIT, s) and age in (AgeGroup.ALLA, a)]
    whole = exact_sum(parts)
    return isinstance(check, int) and (check != whole if isinstance(whole, int) else check < at_least(parts))


def is_cross(key: CellKey) -> bool:
    """True for a figure by sex and age at once."""
    return key[1] is not Sex.UNSPLIT and key[2] is not AgeGroup.ALLA


def crossed(counts: Counts, party: Party) -> Counts:
    """The party's cells by sex and age at once; none where it gave margins."""
    return {key: value for key, value in counts.items() if key[0] is party and is_cross(key)}


def column_parts(own: Mapping[Party, Counts], parties: Iterable[PartyTally]) -> Mapping[Sex | AgeGroup, list[Value]]:
    """What makes up each column over the parties that were recorded, of the figures `by_party`; missing for one that
    lacks the figure. Nothing at all where nobody recorded the column: most leave *annat* and *okänd* out."""
    parts: dict[Sex | AgeGroup, list[Value]] = {column: [] for column in (*SEXES, *AGES)}
    for tallied in parties:
        if not tallied.recorded:
            continue
        party, counts = tallied.party, own[tallied.party]
        if cells := crossed(counts, party):
            for (_, sex, age), value in cells.items():
                parts[sex].append(value)
                parts[age].append(value)
            continue
        # A party without cases has none of any sex or age; of others the split is not known.
        otherwise = tallied.total if tallied.total in (0, Empty.EJ_TILLAMPLIGT) else Empty.SAKNAS
        for sexes, ages in _MARGINS:
            margin = _margin(counts, party, sexes, ages) or {(party, s, a): otherwise for s in sexes for a in ages}
            for (_, sex, age), value in margin.items():
                parts[age if sex is Sex.UNSPLIT else sex].append(value)
    return parts


def _findings(counts: Counts, party: PartyTally, *, border: int) -> list[Finding]:
    name = party.party.label
    if not party.recorded:
        return [Finding(tr("{party}: inget är registrerat.").format(party=name), Severity.NOTE, party.party)]
    found = []
    if party.disagrees:
        found.append(Finding(_disagreement(counts, party), Severity.WARNING, party.party))
    cells: dict[CellKey, Value] = {**(crossed(counts, party.party) or counts)}
    for margin in () if any(map(is_cross, cells)) else _MARGINS:
        cells |= _margin(counts, party.party, *margin)
    for (of, sex, age), value in cells.items():
        if value is Empty.SAKNAS:
            if does_not_report(counts, of):
                told = tr("{party} rapporterar inte den här månaden; summan är den minsta den kan vara.")
                return [*found, Finding(told.format(party=name), Severity.NOTE, of)]
            whole = (sex, age) == (Sex.UNSPLIT, AgeGroup.ALLA)
            cell = tr("{party}, summa").format(party=name) if whole else cell_words((of, sex, age), border)
            told = tr("{cell}: värde saknas. Noll skrivs som 0.").format(cell=cell)
            found.append(Finding(told, Severity.WARNING, of, (of, sex, age)))
    return found


def does_not_report(counts: Counts, party: Party | None) -> bool:
    """True where nothing but its total is recorded of the party, as missing: that it does not report (*rapporterar inte
    den här månaden*, decision 40)."""
    of_party = {key[1:]: value for key, value in counts.items() if key[0] is party}
    return of_party == {(Sex.UNSPLIT, AgeGroup.ALLA): Empty.SAKNAS}


def cell_words(cell: CellKey, border: int = 30) -> str:
    """`Försäkringskassan, kvinnor`; of a total the party alone."""
    party, sex, age = cell
    parts = [sex.label.lower()] if sex is not Sex.UNSPLIT else []
    parts += [age.label(border).lower()] if age is not AgeGroup.ALLA else []
    return ", ".join([party.label, *parts])


def _disagreement(counts: Counts, party: PartyTally) -> str:
    name = party.party.label
    given = counts.get((party.party, Sex.UNSPLIT, AgeGroup.ALLA))
    if isinstance(party.by_sex, int) and isinstance(party.by_age, int) and party.by_sex != party.by_age:
        apart = abs(party.by_sex - party.by_age)
        tail = tr("Det skiljer ett ärende.") if apart == 1 else tr("Det skiljer {count} ärenden.").format(count=apart)
        text = tr("{party}: kön ger {by_sex}, ålder ger {by_age}. {tail}")
        return text.format(party=name, by_sex=party.by_sex, by_age=party.by_age, tail=tail)
    if isinstance(given, int):
        parts = party.by_sex if isinstance(party.by_sex, int) and party.by_sex != given else party.by_age
        text = tr("{party}: summan är angiven till {given} men delarna ger {parts}.")
        if isinstance(parts, Empty):
            parts = at_least(crossed(counts, party.party).values())
            text = tr("{party}: summan är angiven till {given} men rutorna ger redan {parts}.")
        return text.format(party=name, given=show_count(given), parts=show_count(parts))
    return tr("{party}: en angiven summa stämmer inte med rutorna.").format(party=name)
