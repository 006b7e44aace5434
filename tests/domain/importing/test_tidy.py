"""Tidy files say what they are, in the program's words and in the user's."""

import pytest

from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.importing.tidy import (
    BenefitYears,
    Efforts,
    ImportOutcome,
    IndicatorRow,
    Indicators,
    LotsCases,
    LotsMonths,
    LotsPeriods,
    PopulationCounts,
    PublishedRanks,
    ResourceMonths,
    TidyContent,
)
from domain.importing.wheel import WheelItems


@pytest.mark.parametrize(
    ("file", "kind", "label"),
    [
        (BenefitYears(()), "benefit_years", "helårsekvivalenter per år"),
        (PublishedRanks(()), "published_ranks", "publicerade placeringar"),
        (PopulationCounts(()), "population_counts", "samverkanspopulationer"),
        (LotsMonths(()), "lots_months", "LOTS-månader"),
        (LotsCases(()), "lots_cases", "LOTS-ärenden"),
        (LotsPeriods(()), "lots_periods", "periodposter för LOTS"),
        (ResourceMonths(()), "resource_months", "tilläggsresurs per månad"),
        (Indicators(()), "indicators", "indikatorer"),
        (Efforts(()), "efforts", "insatser"),
        (WheelItems(()), "wheel_items", "årshjulets punkter"),
    ],
)
def test_a_file_says_what_it_is(file: TidyContent, kind: str, label: str) -> None:
    assert (file.kind, file.label) == (kind, label)
    assert (file.rows, file.skipped, file.refused) == ((), 0, ())


def test_files_of_the_same_indicators_have_the_same_form_whatever_their_figures() -> None:
    def file(*names: str) -> Indicators:
        return Indicators(
            tuple(
                IndicatorRow(at, name, "0360", Period(2021, PeriodKind.YEAR), Sex.ALLA, "", at, "antal", "KAA")
                for at, name in enumerate(names, start=1)
            )
        )

    assert file("Unga", "Körkort").form == file("Körkort", "Unga", "Unga").form != file("Unga").form
    assert PublishedRanks(()).form == "published_ranks"


@pytest.mark.parametrize(
    ("held", "counts", "note"),
    [
        ({}, (2, 5), ""),
        ({("Tierps kommun", "KAA 2025"): 5}, (2, 5), ""),
        ({("", "KAA"): 1}, (3, 4), "En rad får en annan källa: ”Tierps kommun, KAA 2025” i stället för ”KAA”."),
        ({("", "KAA"): 2, ("SCB", "BAS"): 1}, (5, 2), "3 rader får en annan källa: ”Tierps kommun, KAA 2025”"),
    ],
)
def test_what_a_given_source_changes_is_counted_and_told(
    held: dict[tuple[str, str], int], counts: tuple[int, int], note: str
) -> None:
    read = ImportOutcome("kaa.csv", "indicators", "", (), (), 0, 2, 5, 0, notes=("En anmärkning.",), held=held)
    assert read.with_source(None) == read
    with_source = read.with_source(Source("KAA 2025", "Tierps kommun"))
    assert (with_source.changed, with_source.unchanged) == counts
    assert with_source.all_notes[0] == "En anmärkning."
    assert "".join(with_source.all_notes[1:]).startswith(note)
    assert bool(with_source.all_notes[1:]) == bool(note)
