"""The card of a figure: every subject tells what is counted, when and from where, and what it is taken for."""

from datetime import date

import pytest

from domain.benefits.benefit import Benefit, BenefitGroup
from domain.benefits.card import benefit_card, column_card
from domain.benefits.typed_year import COLUMNS, TOTAL
from domain.ground.card import FigureCard
from domain.ground.period import Period, PeriodKind, month
from domain.ground.source import Source, one_source
from domain.indicators.card import indicator_card
from domain.indicators.indicator import WHOLE, Indicator
from domain.lots.card import case_workers_card, cases_card
from domain.lots.month import Party
from domain.populations.card import population_card
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole
from domain.profile.measure import MEASURE_CHOICES, measure_card
from domain.profile.ranking import RankMeasure

YEAR = Period(2022, PeriodKind.YEAR)
SCB = Source("HE0000T02N2", "SCB", recorded=date(2023, 3, 30))


def lines(card: FigureCard) -> dict[str, str]:
    return dict(card.lines)


def test_a_card_tells_everything_there_is_to_know_in_one_order() -> None:
    card = benefit_card(Benefit.ARBETSLOSHET, YEAR, "20-64", (SCB, SCB)).changed_at(
        "2023-04-01 10:12, koordinator: 2 → 3"
    )

    assert card.title == "Arbetslöshetsersättning"
    assert card.lines == (
        (
            "Vad som räknas",
            "Helårspersoner med arbetslöshetsersättning från a-kassa eller Alfakassan. En helårsperson är en person med "
            "full ersättning ett helt år.",
        ),
        ("Åldrar", "20–64 år"),
        ("Slag", "genomsnitt: medelvärdet av periodens månader"),
        ("Period", "2022"),
        ("Källa", "SCB, HE0000T02N2, inläst 2023-03-30"),
        ("Senast ändrad", "2023-04-01 10:12, koordinator: 2 → 3"),
        (
            "Räknas inte",
            "Inte antal personer: två som får full ersättning var sitt halvår blir en helårsperson. Den som är "
            "arbetslös utan ersättning ingår inte.",
        ),
    )


def test_a_figure_without_a_source_says_so() -> None:
    assert lines(benefit_card(None, YEAR, "20-65", ()))["Källa"] == "ingen källa är angiven"


@pytest.mark.parametrize("of", [*Benefit, *BenefitGroup, None])
def test_no_kind_or_group_is_called_people(of: Benefit | BenefitGroup | None) -> None:
    told = lines(benefit_card(of, YEAR, "20-64", (SCB,)))
    assert told["Vad som räknas"].startswith("Helårspersoner med ")
    assert told["Räknas inte"].startswith("Inte antal personer")


@pytest.mark.parametrize("measure", [*MEASURE_CHOICES])
def test_a_measure_has_the_card_of_its_own_name(measure: RankMeasure | Benefit) -> None:
    title = measure_card(measure, YEAR, "20-64", (SCB,)).title
    assert title == ("Helårspersoner, alla ersättningar" if measure is RankMeasure.TOTAL else measure.label)


@pytest.mark.parametrize("column", [*COLUMNS, TOTAL])
def test_what_is_typed_of_a_year_has_a_card_each(column: str) -> None:
    card = column_card(column, YEAR, "20-64", (SCB,))
    assert lines(card)["Åldrar"] == "20–64 år"
    assert len({column_card(each, YEAR, "20-64", (SCB,)).title for each in (*COLUMNS, TOTAL)}) == len(COLUMNS) + 1


def test_a_row_of_the_population_tells_what_it_is_under_the_definition() -> None:
    aid = PopulationRow("aid", "Individer med ekonomiskt bistånd", None, RowRole.WHOLE)
    jobless = PopulationRow("jobless", "Varav arbetslösa", "aid", RowRole.COUNTED)
    bas = PopulationRow("bas", "BAS", None, RowRole.POTENTIAL)
    definition = PopulationDefinition("d", "Lägesbild", None, (aid, jobless, bas))
    told = {row.key: lines(population_card(definition, row, date(2024, 10, 31), (SCB,))) for row in definition.rows}
    assert told["aid"]["Vad som räknas"] == "Personer i kommunen: individer med ekonomiskt bistånd."
    assert told["jobless"]["Vad som räknas"] == (
        "Personer i kommunen: varav arbetslösa. En del av: individer med ekonomiskt bistånd."
    )
    assert told["bas"]["Vad som räknas"] == "Personer i kommunen: BAS."
    assert told["bas"]["Räknas inte"] == "Räknas inte till den kända samverkanspopulationen."
    assert told["aid"]["Slag"] == "läge: så många är de den dagen"

    total = population_card(definition, None, date(2024, 10, 31), (SCB,))
    assert total.title == "Känd samverkanspopulation"
    assert "Lägesbild" in lines(total)["Vad som räknas"]


@pytest.mark.parametrize("role", [*RowRole])
def test_every_role_says_what_it_is_not(role: RowRole) -> None:
    row = PopulationRow("row", "Rad", None, role)
    card = population_card(PopulationDefinition("d", "Egen", None, (row,)), row, date(2024, 10, 31), ())
    assert lines(card)["Räknas inte"]


def test_cases_are_not_people_and_case_workers_do_not_add_up() -> None:
    may = month(2016, 5)
    assert cases_card(None, may, ()).title == "LOTS-ärenden"
    one = cases_card(Party.FK, may, ())
    assert one.title == f"LOTS-ärenden från {Party.FK.label}"
    assert lines(one)["Slag"] == "flöde: så många kom under perioden"
    assert "samma person" in lines(one)["Räknas inte"]
    assert "lägga ihop" in lines(case_workers_card(Party.AF, may, ()))["Räknas inte"]


def test_an_indicator_says_what_its_definition_says() -> None:
    share = Indicator("k", "Körkort", "procent", description="Unga med körkort.")
    card = indicator_card(share, "18–24 år", YEAR, (SCB,))
    assert card.title == "Körkort, 18–24 år"
    assert lines(card)["Vad som räknas"] == "Unga med körkort. Enhet: procent."
    assert "lägga ihop" in lines(card)["Räknas inte"]
    assert "Slag" not in lines(card)

    count = indicator_card(Indicator("n", "Körkort", "personer"), WHOLE, YEAR, (SCB,))
    assert count.title == "Körkort"
    assert lines(count)["Vad som räknas"] == "Körkort. Enhet: personer."
    assert "Räknas inte" not in lines(count)


def test_a_source_says_its_table_and_its_terms_where_they_are_known() -> None:
    table = Source("Helårsekvivalenter", "SCB", recorded=date(2023, 3, 30), table="HE0000T02N2 (TAB1386)")
    both = one_source((table, Source("Räknat i maj", "socialtjänsten")))
    assert lines(benefit_card(None, YEAR, "20-64", (both,)))["Källa"] == (
        "SCB, Helårsekvivalenter, inläst 2023-03-30, tabell HE0000T02N2 (TAB1386) (CC0, fria att använda); "
        "socialtjänsten, Räknat i maj"
    )
