"""Tidy files say what they are, in the program's words and in the user's."""

import pytest

from domain.importing.tidy import (
    BenefitYears,
    Indicators,
    LotsMonths,
    LotsPeriods,
    PopulationCounts,
    PublishedRanks,
    ResourceMonths,
    TidyContent,
)


@pytest.mark.parametrize(
    ("file", "kind", "label"),
    [
        (BenefitYears(()), "benefit_years", "helårsekvivalenter per år"),
        (PublishedRanks(()), "published_ranks", "publicerade placeringar"),
        (PopulationCounts(()), "population_counts", "samverkanspopulationer"),
        (LotsMonths(()), "lots_months", "LOTS-månader"),
        (LotsPeriods(()), "lots_periods", "periodposter för LOTS"),
        (ResourceMonths(()), "resource_months", "tilläggsresurs per månad"),
        (Indicators(()), "indicators", "indikatorer"),
    ],
)
def test_a_file_says_what_it_is(file: TidyContent, kind: str, label: str) -> None:
    assert (file.kind, file.label) == (kind, label)
    assert (file.rows, file.skipped, file.refused) == ((), 0, ())
