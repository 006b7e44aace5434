"""What the public may read of LOTS cases (*offentlig redovisning*): rulings 22 and 23.

Counts below the threshold are hidden, and with them whatever would give them away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, hidden_as, is_hidden
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation, whole_count
from domain.hiding.suppression import hide_small
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, Counts, Finding, LotsTally, Party, PartyTally, PeriodPost
from domain.lots.month import CellKey as LotsKey
from domain.lots.review import margin_of

KeyType = TypeVar("KeyType", bound=CellKey)

_TOTAL = "total"


def lots_values(tally: LotsTally) -> dict[CellKey, int | Empty]:
    """Every figure of the table by its key: a cell's own, a party, a sex, an age, and the total."""
    return _whole({**tally.cells, **tally.by_party, **tally.by_sex, **tally.by_age, _TOTAL: tally.total})


def with_hidden(tally: LotsTally, hidden: frozenset[CellKey], threshold: int) -> LotsTally:
    """The table with the figures of these keys as *dolt*. A disagreement is told without its sums: those of a single
    month could be small."""
    total = hidden_as(tally.total, threshold) if _TOTAL in hidden else tally.total
    return LotsTally(
        cells=_shown(tally.cells, hidden, threshold),
        by_party=_shown(tally.by_party, hidden, threshold),
        by_sex=_shown(tally.by_sex, hidden, threshold),
        by_age=_shown(tally.by_age, hidden, threshold),
        total=total,
        known_total=0 if _TOTAL in hidden else tally.known_total,
        parties=tuple(_without_sums(each) if each.party in hidden else each for each in tally.parties),
        findings=_public_findings(tally),
    )


def hidden_margins(public: LotsTally) -> frozenset[tuple[Party, Sex | AgeGroup]]:
    """The figures of the margin sheet that the public may not read, on screen as on paper: by party and sex or age,
    where *alla* is the sum of a row, a column or everything.

    A sum that is no known total ("minst 7", or one of two that differ) would tell what its hidden parts add up to.
    """
    splits: tuple[tuple[Sex | AgeGroup, Mapping[Any, Value]], ...]
    splits = ((Sex.ALLA, public.by_sex), (AgeGroup.ALLA, public.by_age))
    recorded = [each.party for each in public.parties if each.recorded]
    found: set[tuple[Party, Sex | AgeGroup]] = set()
    for every, by in splits:
        dark = {
            (party, split) for party in recorded for split in by if is_hidden(margin_of(public.cells, party, split))
        }
        found |= dark
        sums = [(party, every, public.by_party[party]) for party in recorded]
        sums += [(Party.ALLA, split, total) for split, total in by.items()]
        for row, column, total in (*sums, (Party.ALLA, every, public.total)):
            parts = any(row in (of, Party.ALLA) and column in (split, every) for of, split in dark)
            if is_hidden(total) or (isinstance(total, Empty) and parts):
                found.add((row, column))
    return frozenset(found)


def lots_rules(tally: LotsTally) -> Iterable[Equation]:
    """How the cells add up to the margins, and the margins to the total."""
    recorded = [each.party for each in tally.parties if each.recorded]
    for party in recorded:
        for form in _forms(key for key in tally.cells if key[0] is party):
            yield Equation(party, form)
    for sex in SEXES:
        yield from _rule(sex, [key for key in tally.cells if key[1] is sex])
    for age in AGES:
        yield from _rule(age, [key for key in tally.cells if key[2] is age])
    for parts in (recorded, SEXES, AGES):
        yield from _rule(_TOTAL, parts)


def _rule(total: CellKey, parts: Sequence[CellKey]) -> Iterable[Equation]:
    if parts:
        yield Equation(total, tuple(parts))


def _forms(keys: Iterable[LotsKey]) -> list[tuple[LotsKey, ...]]:
    """A party's cells by the way they divide its total: by both, by sex, by age, or not at all."""
    forms: dict[tuple[bool, bool], list[LotsKey]] = {}
    for key in keys:
        forms.setdefault((key[1] is Sex.ALLA, key[2] is AgeGroup.ALLA), []).append(key)
    return [tuple(form) for form in forms.values()]


def _whole(values: Mapping[Any, Value]) -> dict[CellKey, int | Empty]:
    return {key: whole_count(value) for key, value in values.items()}


def _without_sums(party: PartyTally) -> PartyTally:
    return replace(party, by_sex=Empty.DOLT, by_age=Empty.DOLT, total=Empty.DOLT)


def _public_findings(tally: LotsTally) -> tuple[Finding, ...]:
    told: list[Finding] = []
    for finding in tally.findings:
        disagrees = any(each.disagrees and each.party is finding.party for each in tally.parties)
        public = finding
        if disagrees and finding.cell is None:
            name = tr("{party}: delarna ger olika summor.")
            public = replace(finding, text=name.format(party=finding.party.label if finding.party else ""))
        if public not in told:
            told.append(public)
    return tuple(told)


def public_post(post: PeriodPost, threshold: int = 5, *, hide_zeros: bool = False) -> PeriodPost:
    """A period post (*periodpost*) with small counts as *dolt*, and with `hide_zeros` its noughts too where anybody was
    counted (ruling 38). Nothing is shown with the noughts hidden that is hidden without."""
    table = post_table(post)
    hidden = hide_small(table, threshold)
    noughts = {key for key, value in post.counts.items() if value == 0}
    if hide_zeros and noughts and noughts != post.counts.keys():
        hidden = hide_small(replace(table, already_hidden=hidden | noughts), threshold)
    return replace(post, counts=_shown(post.counts, hidden, threshold))


def post_table(post: PeriodPost) -> AdditiveTable:
    """The post as hiding takes it. Its rows may add up to sums that it does not give; what is known of those gives
    nothing away either."""
    values: dict[CellKey, int | Empty] = _whole(post.counts)
    rules: list[Equation] = []
    unpublished = set()
    for whole in _wholes(post.counts):
        divided = [parts for parts in _divisions(whole, post.counts) if parts]
        if whole not in values and len(divided) > 1:
            values[whole] = Empty.SAKNAS
            unpublished.add(whole)
        if whole in values:
            rules += [Equation(whole, parts) for parts in divided]
    return AdditiveTable(values, tuple(rules), unpublished=frozenset(unpublished))


def _shown(values: Mapping[KeyType, Value], hidden: frozenset[CellKey], threshold: int) -> dict[KeyType, Value]:
    return {key: hidden_as(value, threshold) if key in hidden else value for key, value in values.items()}


def _wholes(counts: Counts) -> list[LotsKey]:
    """Every row that others can add up to: any with *alla* in it, given or not."""
    found: dict[LotsKey, None] = {}
    for party, sex, age in counts:
        for whole_party in (party, Party.ALLA):
            for whole_sex in (sex, Sex.ALLA):
                for whole_age in (age, AgeGroup.ALLA):
                    found[whole_party, whole_sex, whole_age] = None
    return list(found)


def _divisions(whole: LotsKey, counts: Counts) -> list[tuple[LotsKey, ...]]:
    """The rows that divide `whole` by party, by sex and by age."""
    party, sex, age = whole
    divided = []
    if party is Party.ALLA:
        divided.append(tuple((part, sex, age) for part in PARTIES if (part, sex, age) in counts))
    if sex is Sex.ALLA:
        divided.append(tuple((party, part, age) for part in SEXES if (party, part, age) in counts))
    if age is AgeGroup.ALLA:
        divided.append(tuple((party, sex, part) for part in AGES if (party, sex, part) in counts))
    return divided
