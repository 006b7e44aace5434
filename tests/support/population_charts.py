"""Collaboration populations as charts: Lycksele's published counts, and some made up to be awkward."""

from itertools import combinations

from domain.ground.source import Source
from domain.ground.value import Value
from domain.hiding.populations import public_population
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    lagesbild_definition,
    published_2024_definition,
)
from domain.populations.population import populate
from drawing.chart import NestedChart
from drawing.populations import nested_chart

LYCKSELE: dict[str, Value] = {
    "assistance": 121,
    "assistance_unemployed": 72,
    "assistance_sick": 27,
    "health": 675,
    "health_young": 33,
    "health_sick_unemployed": 36,
    "unemployed": 269,
    "unemployed_young": 21,
    "unemployed_adult": 92,
    "unemployed_adult_24": 42,
    "known_total_published": 323,
    "no_known_occupation": 361,
}
SOURCE = Source("Samverkanspopulation 2024")


def lycksele_chart() -> NestedChart:
    """The published counts under the definition that counts nobody twice."""
    return nested_chart(populate(lagesbild_definition(), LYCKSELE), "Lycksele", SOURCE)


def published_chart() -> NestedChart:
    """The same counts as they were published, 42 of them twice."""
    return nested_chart(populate(published_2024_definition(), LYCKSELE), "Lycksele", SOURCE)


def tiny_chart() -> NestedChart:
    """Ones and zeros beside hundreds."""
    counts = LYCKSELE | {"assistance": 5, "assistance_unemployed": 1, "assistance_sick": 0, "health_young": 1}
    return nested_chart(populate(lagesbild_definition(), counts), "Dorotea", SOURCE)


def hidden_chart() -> NestedChart:
    """Small counts hidden, but not the total."""
    counts = LYCKSELE | {"assistance_sick": 2, "unemployed_young": 3}
    return nested_chart(public_population(populate(lagesbild_definition(), counts)), "Dorotea", SOURCE)


def gapped_chart() -> NestedChart:
    """A counted row and a whole missing, and a part larger than its whole."""
    counts = {key: n for key, n in LYCKSELE.items() if key not in ("health", "unemployed_adult")}
    return nested_chart(populate(lagesbild_definition(), counts | {"assistance_sick": 130}), "Åsele", SOURCE)


def empty_chart() -> NestedChart:
    """Nothing recorded."""
    return nested_chart(populate(lagesbild_definition(), {}), "Malå", SOURCE)


def many_overlaps_chart() -> NestedChart:
    """A definition of the group's own, deep and with more overlaps than there are lanes for brackets."""
    rows = [PopulationRow("whole", "Personer med någon ersättning i kommunen", None, RowRole.WHOLE)]
    for at in range(6):
        label = f"varav i samordnad arbetslivsinriktad rehabilitering, grupp nummer {at}"
        rows.append(PopulationRow(f"part{at}", label, "whole", RowRole.COUNTED, "fk"))
    rows.append(PopulationRow("deep", "varav unga utan fullföljd gymnasieutbildning", "part5", RowRole.COUNTED))
    pairs = frozenset(frozenset(pair) for pair in combinations([f"part{at}" for at in range(6)], 2))
    definition = PopulationDefinition("own", "Gruppens egen", None, tuple(rows), pairs)
    counts: dict[str, Value] = {"whole": 12345, "deep": 7, **{f"part{at}": 900 + at for at in range(6)}}
    return nested_chart(populate(definition, counts), "Umeåregionen", SOURCE)


NESTED = (
    lycksele_chart,
    published_chart,
    tiny_chart,
    hidden_chart,
    gapped_chart,
    empty_chart,
    many_overlaps_chart,
)
