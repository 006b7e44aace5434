"""*Året i siffror*: every party's twelve months at a glance, as data for the overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from domain.ground.display import show_count, show_list
from domain.ground.period import Period, month_names
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.lots.case import differences
from domain.lots.completeness import silent_parties
from domain.lots.month import PARTIES, AgeGroup, LotsMonth, MonthStatus, Party, PartyTally, PeriodPost, Severity
from domain.lots.period import overlapping
from domain.lots.review import show_cases, show_total
from widgets.lots.screen import LotsScreen
from widgets.parts.month_grid import MonthRow

_ALWAYS_SHOWN = (Party.FK, Party.AF, Party.KOMMUN, Party.REGION)


@dataclass(frozen=True, slots=True)
class YearCell:
    """One party's month beside the `largest` count of the year; it `differs` from a check sum beside its cases. Its
    words are found when they are asked for, since a year is made anew at every write and few of its cells are
    others."""

    month: Period
    tallied: PartyTally
    largest: int
    differs: bool
    is_status: ClassVar[bool] = False

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return show_total(self.tallied)

    @property
    def depth(self) -> float | None:
        """Its share of the year's largest count, None where there is no count."""
        total = self.tallied.total
        return (total / self.largest if self.largest else 0.0) if isinstance(total, int) else None

    @property
    def doubtful(self) -> bool:
        """True where something is missing or does not add up."""
        doubtful = self.differs or self.tallied.disagrees or self.tallied.total is Empty.SAKNAS
        return self.tallied.recorded and doubtful

    @property
    def spoken(self) -> str:
        """The cell said aloud."""
        said = self.text or tr("inte registrerat")
        if self.tallied.disagrees:
            said = tr("{cases}, kön och ålder ger olika summor").format(cases=self.text)
        elif self.differs:
            said = tr("{cases}, stämmer inte med kontrollsumman").format(cases=self.text)
        spoken = tr("{party}, {month}: {cases}")
        return spoken.format(party=self.tallied.party.label, month=self.month.label, cases=said)


@dataclass(frozen=True, slots=True)
class StatusCell:
    """A month's status; `doubtful` where the month is open still."""

    month: Period
    status: MonthStatus
    begun: bool
    depth: ClassVar[None] = None
    is_status: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return self.status.label if self.begun else ""

    @property
    def doubtful(self) -> bool:
        """True where the month is open still."""
        return self.begun and self.status is MonthStatus.OPPEN

    @property
    def spoken(self) -> str:
        """The cell said aloud."""
        return tr("{month} är {status}").format(month=self.month.label, status=self.status.label)


@dataclass(frozen=True, slots=True)
class YearOverview:
    """The whole overview; `current` is the month that the sheet shows, `posts` tells of figures kept apart."""

    title: str
    rows: tuple[MonthRow, ...]
    current: Period
    posts: tuple[str, ...]


def year_overview(screen: LotsScreen) -> YearOverview:
    """The year around the month."""
    months = screen.year
    tallies = {each.month: {t.party: t for t in screen.tallies[each.month].parties} for each in months}
    apart = {each.month: {cell[0] for cell, _, _ in differences(each.counts, each.held)} for each in months}
    counts = [t.total for parties in tallies.values() for t in parties.values() if isinstance(t.total, int)]
    largest = max(counts, default=0)
    begun = {
        party
        for parties in tallies.values()
        for party, tallied in parties.items()
        if tallied.recorded and tallied.total is not Empty.EJ_TILLAMPLIGT
    }
    shown = [party for party in PARTIES if party in _ALWAYS_SHOWN or party in begun]
    rows = [
        MonthRow(
            party.label,
            tuple(
                YearCell(each.month, tallies[each.month][party], largest, party in apart[each.month]) for each in months
            ),
        )
        for party in shown
    ]
    rows.append(MonthRow(tr("Status"), tuple(_status(each) for each in months)))
    posts = [*map(_post, screen.posts), *overlap_words(screen.posts)]
    return YearOverview(_title(screen), tuple(rows), screen.month, tuple(posts))


def overlap_words(posts: Sequence[PeriodPost]) -> list[str]:
    """That some posts count the same cases, where their days meet."""
    shared = [tr("{since}–{until}").format(since=each.since, until=each.until) for each in overlapping(posts)]
    text = tr("Periodposterna {posts} överlappar varandra och räknar delvis samma ärenden.")
    return [text.format(posts=show_list(shared))] if shared else []


def _status(month: LotsMonth) -> StatusCell:
    begun = bool(month.counts) or month.status is not MonthStatus.OPPEN
    return StatusCell(month.month, month.status, begun)


def _title(screen: LotsScreen) -> str:
    begun = [(month, screen.tallies[month.month]) for month in screen.year if month.counts]
    if not begun:
        return tr("Året i siffror: inget är registrerat för {year}").format(year=screen.month.year)
    known = sum(tallied.known_total for _month, tallied in begun)
    around = tuple(screen.months.values())
    certain = all(isinstance(t.total, int) and not silent_parties(month, around) for month, t in begun)
    total = show_count(known) if certain else tr("minst {count}").format(count=show_count(known))
    last = month_names()[begun[-1][0].month.number - 1]
    text = tr("Året i siffror: {cases} till och med {month}").format(cases=show_cases(total, known), month=last)
    missing = sum(f.severity is Severity.WARNING and f.cell is not None for _, t in begun for f in t.findings)
    unequal = sum(party.disagrees for _, t in begun for party in t.parties)
    skipped = begun[-1][0].month.number - len(begun)
    return "; ".join(
        [
            text,
            *([_counted(missing, tr("en uppgift saknas"), tr("{count} uppgifter saknas"))] if missing else []),
            *(
                [_counted(unequal, tr("två summor stämmer inte överens"), tr("{count} par av summor stämmer inte"))]
                if unequal
                else []
            ),
            *([_counted(skipped, tr("en månad är tom"), tr("{count} månader är tomma"))] if skipped else []),
        ]
    )


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)


def _post(post: PeriodPost) -> str:
    """A period post in a line (ruling 18): what it says of the parties, and that it stands apart."""
    undivided = {party: v for (party, sex, age), v in post.counts.items() if (sex, age) == (Sex.UNSPLIT, AgeGroup.ALLA)}
    whole = undivided.pop(Party.ALLA, None)
    said = [] if whole is None else [show_cases(show_count(whole), 1 if whole == 1 else 0)]
    if undivided:
        said.append(", ".join(f"{party.label} {show_count(value)}" for party, value in undivided.items()))
    text = tr("Periodpost {since}–{until}: {said}. Räknas inte in i månaderna.")
    return text.format(since=post.since.isoformat(), until=post.until.isoformat(), said=": ".join(said))
