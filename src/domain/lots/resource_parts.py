"""What the extra resource (*tilläggsresurs*) is made of: where the new came from, what the ended went to, and in which
kommun the active live (domain handbook §5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.ground.display import show_count
from domain.ground.period import Period
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.lots.resource_check import measure_label

WHOLES: Mapping[str, tuple[str, ...]] = {
    "new": ("from_case", "from_queue", "from_other"),
    "ended": ("to_work", "to_studies", "to_other", "returned"),
}
"""The parts of each measure that has a fixed set; the active are divided by the kommun they live in, by its code."""
ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class PartCell:
    """One figure: of a month, one of the parts in `WHOLES` or the code of a kommun."""

    month: Period
    part: str


def sums_of_parts(parts: Mapping[PartCell, Value]) -> dict[str, Value]:
    """What the parts of the new and of the ended are over the months that are recorded; missing where one is."""
    every = [part for whole in WHOLES.values() for part in whole]
    found = {part: [value for cell, value in parts.items() if cell.part == part] for part in every}
    return {part: exact_sum(values) for part, values in found.items() if values}


def part_label(part: str) -> str:
    """The Swedish name of one of the parts in `WHOLES`; a kommun has its own."""
    return {
        "from_case": tr("LOTS-ärende"),
        "from_queue": tr("Kö"),
        "from_other": tr("Annat"),
        "to_work": tr("Arbete"),
        "to_studies": tr("Studier"),
        "to_other": tr("Annat"),
        "returned": tr("Åter"),
    }.get(part, part)


def whole_of(part: str) -> str:
    """The measure that a part belongs to."""
    return next((whole for whole, parts in WHOLES.items() if part in parts), ACTIVE)


def parts_differ(whole: str, everyone: Value, parts: Mapping[str, Value]) -> str:
    """What is said where the parts of a measure are not what everyone is; empty where they are, or may be: a part that
    is missing, or a kommun without a figure, can hold what is left. `parts` holds those that are recorded, of `whole`
    alone."""
    total = exact_sum(parts.get(name, Empty.SAKNAS) for name in WHOLES.get(whole, (ACTIVE,)))
    known = at_least(parts.values())
    if isinstance(everyone, Empty) or (known <= everyone if isinstance(total, Empty) else total == everyone):
        return ""
    text = tr("{measure}: delarna blir {parts}, men alla är {all}.")
    return text.format(measure=measure_label(whole), parts=show_count(known), all=show_count(everyone))


def check_parts(everyone: Mapping[str, Value], parts: Mapping[str, Value]) -> Iterator[str]:
    """A sentence for each measure of a month that its parts do not make."""
    for whole in (*WHOLES, ACTIVE):
        of = {part: value for part, value in parts.items() if whole_of(part) == whole}
        if said := parts_differ(whole, everyone.get(whole, Empty.SAKNAS), of):
            yield said
