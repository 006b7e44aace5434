"""Where figures come from: every source by its own name."""

from dataclasses import replace
from datetime import date

import pytest

from domain.ground.publishers import is_official, terms_of, worked_up
from domain.ground.source import Source, one_source, sources_line, title_and_table
from domain.ground.used_source import UsedSource, headings, in_order

FEBRUARY, MARCH = date(2026, 2, 1), date(2026, 3, 1)
BAS = Source("Befolkningens arbetsmarknadsstatus", "SCB", recorded=MARCH)
OWN = Source("Räknat i oktober", "socialtjänsten Lycksele", recorded=FEBRUARY)


def test_one_source_is_itself_and_none_is_an_empty_one() -> None:
    assert one_source([OWN]) is OWN
    assert one_source([]) == Source("")


def test_several_keep_their_own_publishers() -> None:
    both = one_source([OWN, BAS])
    assert both.each == (OWN, BAS)
    assert both.recorded == MARCH
    assert both.line == (
        "Källa: socialtjänsten Lycksele, Räknat i oktober, inläst 2026-02-01; "
        "SCB, Befolkningens arbetsmarknadsstatus, inläst 2026-03-01"
    )
    assert one_source([both, BAS]) == both


def test_of_those_called_the_same_it_is_the_latest() -> None:
    before = Source(BAS.title, BAS.publisher, recorded=FEBRUARY)
    assert one_source([before, BAS]) is BAS
    assert one_source([BAS, before]) is BAS
    assert sources_line([before, BAS, OWN]).count("SCB") == 1


@pytest.mark.parametrize("table", ["TAB4365", "ArbStatusM (TAB4365)", "ArbStatusM", ""])
def test_what_the_publisher_calls_the_table_stands_by_itself(table: str) -> None:
    title = ", tabell ".join(filter(None, (BAS.title, table)))
    assert title_and_table(title) == (BAS.title, table)


def test_two_tables_of_one_title_are_two_sources() -> None:
    preliminary, final = replace(BAS, table="TAB4365"), replace(BAS, table="TAB4366")
    assert one_source([preliminary, final]).each == (preliminary, final)


@pytest.mark.parametrize("text", ["SCB", "scb, Folkmängd 2015", "Statistiska centralbyrån (SCB)", "Försäkringskassan"])
def test_official_publishers_are_known_by_their_whole_name(text: str) -> None:
    assert is_official(text)


@pytest.mark.parametrize("text", ["", "Försäkringskassan Tierp", "FK", "Tierps kommun", "gruppen, ur SCB"])
def test_whoever_counts_for_the_group_is_none(text: str) -> None:
    assert not is_official(text)


@pytest.mark.parametrize(
    ("source", "terms"),
    [
        (Source("Folkmängd", "SCB"), "CC0, fria att använda"),
        (Source("SCB, Folkmängd"), "CC0, fria att använda"),
        (Source("N00945", "Kolada"), "Kolada anges som källa för värden som inte är bearbetade"),
        (Source("Ohälsotal", "Försäkringskassan"), "utgivarens egna villkor"),
        (OWN, "inte angivna"),
        (Source("registrerat i Lägesbild", typed=True), "registrerade av gruppen"),
    ],
)
def test_terms_follow_the_publisher(source: Source, terms: str) -> None:
    assert terms_of(source) == terms


def test_a_list_of_sources_says_when_and_from_what() -> None:
    used = UsedSource(
        replace(BAS, recorded_by="kansliet"), "samverkanspopulationer", "2024-10-31", "2025-10-31", "bas.px"
    )
    assert used.cells == (
        "SCB, Befolkningens arbetsmarknadsstatus",
        "–",
        "samverkanspopulationer",
        "2024-10-31 – 2025-10-31",
        "2026-03-01 av kansliet, ur bas.px",
        "CC0, fria att använda",
    )
    typed = UsedSource(Source("skrivet", recorded_by="kansliet"), "LOTS", "2016-01", "2016-01")
    assert (typed.periods, typed.taken) == ("januari 2016", "av kansliet")
    assert in_order([typed, used]) == (used, typed)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (Source("Invånare med ekonomiskt bistånd", "Kolada"), "Invånare med ekonomiskt bistånd"),
        (Source("Kolada, N00945"), "N00945"),
        (Source("Kolada"), "kommuner och regioner"),
    ],
)
def test_what_is_worked_up_from_kolada_does_not_carry_its_name(source: Source, title: str) -> None:
    assert source.line.startswith("Källa: Kolada")
    assert worked_up([source, BAS]).words.startswith(f"bearbetning av uppgifter från {title}; SCB")
    assert "Kolada" not in worked_up([source]).line


def test_the_list_of_sources_has_a_heading_for_every_cell() -> None:
    named = UsedSource(BAS, "samverkanspopulationer", "2024-10-31", "2024-10-31", id=3)
    assert len(headings()) == len(named.cells)
    assert named.can_be_mended
    assert not UsedSource(BAS, "LOTS", "2016-01", "2016-01").can_be_mended
