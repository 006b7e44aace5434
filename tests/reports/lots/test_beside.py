"""What stands beside the cases in a report."""

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.lots.month import Party, tally
from domain.reporting.blocks import LotsBlock
from reports.lots.beside import workers_sentence

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
RANGED = " Ett spann är från den största månaden till alla månader sammanlagt."


@pytest.mark.parametrize(
    ("workers", "sentence"),
    [
        ({}, ""),
        ({Party.FK: (2, 2)}, "Unika handläggare: Försäkringskassan 2."),
        ({Party.FK: (Empty.DOLT, Empty.DOLT)}, "Unika handläggare: Försäkringskassan dolt."),
        ({Party.FK: (2, 5)}, "Unika handläggare: Försäkringskassan 2–5." + RANGED),
        (
            {Party.FK: (2, 5), Party.AF: (3, Empty.SAKNAS)},
            f"Unika handläggare: Försäkringskassan 2–5 och Arbetsförmedlingen minst 3.{RANGED}"
            " Minst står där en månad med ärenden saknar sitt antal.",
        ),
    ],
)
def test_how_many_called_is_printed_exact_as_a_span_or_as_the_least(
    workers: dict[Party, tuple[Value, Value]], sentence: str
) -> None:
    block = LotsBlock(TIERP, month(2025, 1), month(2025, 6), tally({}), 6, Source("egen"), workers=workers)
    assert workers_sentence(block) == sentence
