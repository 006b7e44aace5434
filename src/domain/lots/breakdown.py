"""What the LOTS cases of a period were about (*vad ärendena gällde*, domain handbook §5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.display import show_count
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum, is_hidden
from domain.lots.case import CaseList, CollaborationProblem


@dataclass(frozen=True, slots=True)
class CaseBreakdown:
    """What the cases of a period were about (*vad ärendena gällde*): how many `cases`, and of them how many with each
    kind of problem and each word. A case may have several words of a list and then counts under each. In public small
    numbers are *dolt*."""

    cases: int
    problems: Mapping[CollaborationProblem, int | Empty]
    words: Mapping[CaseList, Mapping[str, int | Empty]]


def breakdown_note(breakdown: CaseBreakdown) -> str:
    """`13 ärenden, 14 utfall`: why what was done adds up to another number than the cases. Where some
    outcomes are hidden their sum is not told."""
    outcomes = exact_sum(breakdown.words[CaseList.OUTCOME].values())
    if is_hidden(outcomes):
        return tr("Ett ärende kan ha flera utfall, eller inget ännu.")
    outcomes = 0 if isinstance(outcomes, Empty) else outcomes
    cases = tr("1 ärende") if breakdown.cases == 1 else tr("{count} ärenden")
    text = tr("{cases}, {outcomes} utfall. Ett ärende kan ha flera utfall, eller inget ännu.")
    return text.format(cases=cases.format(count=show_count(breakdown.cases)), outcomes=show_count(outcomes))


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A word, and how many of the cases have it."""

    label: str
    cases: int | Empty
    of: int

    @property
    def share(self) -> Value:
        """Share of all cases, in per cent; hidden with the number."""
        return self.cases if isinstance(self.cases, Empty) else Fraction(100 * self.cases, self.of)


@dataclass(frozen=True, slots=True)
class AboutGroup:
    """The words of one list that some case has, the most frequent first and those that are hidden last, by name: their
    order would tell of their numbers. `note` says what is to be known of their sum, where there is anything."""

    title: str
    rows: tuple[AboutRow, ...]
    note: str = ""


def about_groups(breakdown: CaseBreakdown, words: Mapping[CaseList, Mapping[str, str]]) -> tuple[AboutGroup, ...]:
    """The tables of what the cases were about: kinds of problem, then each list; none that is empty throughout."""
    problems = {each.label: breakdown.problems.get(each, 0) for each in CollaborationProblem}
    tables = [(tr("Samverkansproblem"), problems)]
    for of in (CaseList.REQUEST, CaseList.OUTCOME, CaseList.RISK_FACTOR, CaseList.UNIT):
        labels = words[of]
        tables.append((of.label, {labels.get(code, code): count for code, count in breakdown.words[of].items()}))
    groups = []
    for title, counted in tables:
        some = [(label, count) for label, count in counted.items() if count != 0]
        known = sorted((each for each in some if isinstance(each[1], int)), key=lambda each: -at_least(each[1:]))
        known += sorted((each for each in some if isinstance(each[1], Empty)), key=lambda each: each[0])
        if known:
            note = breakdown_note(breakdown) if title == CaseList.OUTCOME.label else ""
            groups.append(AboutGroup(title, tuple(AboutRow(*each, breakdown.cases) for each in known), note))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class AboutCases:
    """What cases were about, for whoever shows it: the tables, and what their sums mean."""

    groups: tuple[AboutGroup, ...]
    note: str


def about_cases(breakdown: CaseBreakdown, words: Mapping[CaseList, Mapping[str, str]]) -> AboutCases | None:
    """None where there are no cases."""
    return AboutCases(about_groups(breakdown, words), breakdown_note(breakdown)) if breakdown.cases else None
