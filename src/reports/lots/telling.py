"""What a public table of LOTS cases tells too little of, and what it may tell too much of (ruling 38)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from domain.ground.display import show_count
from domain.ground.period import span_label
from domain.ground.text import tr
from domain.ground.value import Value
from domain.hiding.lots_periods import hidden_of
from domain.hiding.suppression import has_solver
from domain.lots.month import AGES, SEXES, AgeGroup
from domain.lots.publication import level_name
from domain.lots.review import margin_of
from domain.reporting.blocks import LotsBlock
from reports.lots.section import Split

Part = TypeVar("Part")


def told_too_little(block: LotsBlock) -> Iterator[str]:
    """That more than half of the figures are hidden, and what longer periods would show."""
    dark, every = hidden_of(block.tally)
    if block.level is None or 2 * dark <= every:
        return
    months = span_label(block.first, block.last)
    text = tr("LOTS-ärenden i {area} {months}: {dark} av {every} tal är dolda.")
    said = [text.format(area=block.area.name, months=months, dark=show_count(dark), every=show_count(every))]
    offered = tr("Med nivån {level} vore {dark} av {every} dolda ({when}).")
    said += [
        offered.format(
            level=level_name(other.period.kind),
            dark=show_count(other.hidden),
            every=show_count(other.every),
            when=other.period.label,
        )
        for other in block.instead
    ]
    yield " ".join(said)


def told_without_solver(blocks: Iterable[LotsBlock]) -> Iterator[str]:
    """That more is hidden than need be, since what finds the least cannot be used."""
    if not has_solver() and any(block.level is not None and hidden_of(block.tally)[0] for block in blocks):
        yield tr(
            "Delen av programmet som söker det minsta att dölja fattas: allt som hänger ihop med små tal är dolt. "
            "Installera programmet på nytt."
        )


def told_too_much(block: LotsBlock) -> Iterator[str]:
    """That all of a sex or an age came from one party, or all of a party's were of one sex or age: whoever knows that
    somebody is among them knows the rest."""
    if block.level is None:
        return
    tally, place = block.tally, block.area.name
    recorded = [each.party for each in tally.parties if each.recorded]
    totals: list[tuple[Split, Value]] = [*tally.by_sex.items(), *tally.by_age.items()]
    from_one = tr(
        "I {area} kom alla {count} i gruppen {split} från en och samma part ({party}). Det kan avslöja dem: välj att "
        "dölja nollor i LOTS-tabellerna."
    )
    for split, total in totals:
        party = _only({each: margin_of(tally.cells, each, split) for each in recorded}, total)
        if party is not None:
            named = _named(split, block.age_border)
            yield from_one.format(area=place, count=show_count(total), split=named, party=party.label)
    of_one = tr(
        "I {area} är alla {count} från {party} i gruppen {split}. Det kan avslöja dem: välj att dölja nollor i "
        "LOTS-tabellerna."
    )
    for party in recorded:
        total = tally.by_party[party]
        splits: tuple[tuple[Split, ...], ...] = (SEXES, AGES)
        for kind in splits:
            only = _only({each: margin_of(tally.cells, party, each) for each in kind}, total)
            if only is not None:
                named = _named(only, block.age_border)
                yield of_one.format(area=place, count=show_count(total), party=party.label, split=named)

    of_all = tr(
        "I {area} gäller {word} ({list}) alla {count} ärenden. Det kan avslöja dem: välj att dölja nollor i "
        "LOTS-tabellerna, så står inte med vad ärendena gällde."
    )
    for group in () if block.about is None else block.about.groups:
        for row in group.rows:
            if row.cases == row.of:
                yield of_all.format(area=place, word=row.label, list=group.title, count=show_count(row.of))


def _only(parts: Mapping[Part, Value | None], total: Value) -> Part | None:
    """The part that all of a shown total is in, where the others are shown too."""
    known = {part: value for part, value in parts.items() if value is not None}
    filled = [part for part, value in known.items() if value == total]
    told = len(known) > 1 and all(isinstance(value, int) for value in known.values())
    return filled[0] if told and isinstance(total, int) and total > 0 and filled else None


def _named(split: Split, border: int) -> str:
    return (split.label(border) if isinstance(split, AgeGroup) else split.label).lower()
