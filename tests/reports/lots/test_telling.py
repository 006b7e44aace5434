"""What whoever approves is told of a public table that shows little, or too much (ruling 38)."""

import sys
from dataclasses import replace

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.hiding.lots_periods import dark, public_periods, without_zeros
from domain.lots.breakdown import AboutCases, AboutGroup, AboutRow
from domain.lots.month import AgeGroup, CellKey, LotsTally, Party, tally
from domain.reporting.blocks import LongerPeriod, LotsBlock
from reports.lots.telling import told_too_little, told_too_much, told_without_solver

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.UNSPLIT
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA
H1 = Period(2025, PeriodKind.HALF, 1)


def sheet(party: Party, women: Value, men: Value, young: Value, old: Value) -> dict[CellKey, Value]:
    return {(party, K, ANY): women, (party, M, ANY): men, (party, ALL, YOUNG): young, (party, ALL, OLD): old}


def block(table: LotsTally, level: PeriodKind | None = PeriodKind.HALF, *longer: LongerPeriod) -> LotsBlock:
    return LotsBlock(TIERP, month(2025, 1), month(2025, 6), table, 6, Source("egen"), level=level, instead=longer)


LARGE = sheet(Party.FK, 16, 9, 14, 11)


def test_a_table_that_is_mostly_hidden_says_what_longer_periods_would_show() -> None:
    table = dark(tally(LARGE))
    year = LongerPeriod(Period(2024, PeriodKind.YEAR), 4, 10)
    assert list(told_too_little(block(table, PeriodKind.HALF, year))) == [
        "LOTS-ärenden i Tierp januari–juni 2025: 10 av 10 tal är dolda. Med nivån år vore 4 av 10 dolda (2024)."
    ]
    assert list(told_too_little(block(tally(LARGE)))) == []
    assert list(told_too_little(block(table, None))) == [], "an internal report hides nothing"


def test_without_the_solver_it_is_said_that_more_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    few = tally(LARGE | sheet(Party.KOMMUN, 3, 12, 7, 8))
    blocks = [block(public_periods({H1: few})[H1])]
    assert list(told_without_solver(blocks)) == []
    monkeypatch.setitem(sys.modules, "domain.hiding.outsider", None)
    assert len(list(told_without_solver(blocks))) == 1
    assert list(told_without_solver([block(tally(LARGE))])) == [], "nothing is hidden"


def test_a_group_that_all_came_from_one_party_is_warned_of() -> None:
    own = tally(LARGE | sheet(Party.KOMMUN, 9, 6, 0, 15))
    assert list(told_too_much(block(public_periods({H1: own})[H1]))) == [
        "I Tierp kom alla 14 i gruppen under 30 från en och samma part (Försäkringskassan). Det kan avslöja dem: "
        "välj att dölja nollor i LOTS-tabellerna.",
        "I Tierp är alla 15 från Kommunen i gruppen 30–. Det kan avslöja dem: välj att dölja nollor i LOTS-tabellerna.",
    ]
    assert list(told_too_much(block(own, None))) == []
    assert list(told_too_much(block(without_zeros(own, public_periods({H1: own})[H1])))) == [], "as it says"


def test_a_party_whose_cases_were_all_of_one_sex_is_warned_of() -> None:
    own = tally(LARGE | sheet(Party.KOMMUN, 12, 0, 5, 7))
    assert list(told_too_much(block(public_periods({H1: own})[H1])))[-1] == (
        "I Tierp är alla 12 från Kommunen i gruppen kvinnor. Det kan avslöja dem: välj att dölja nollor i LOTS-tabellerna."
    )


def test_what_is_not_known_or_hidden_is_not_warned_of() -> None:
    alone = tally(LARGE)
    assert list(told_too_much(block(alone))) == [], "with one party there is nothing to be told apart"
    lacking = tally(LARGE | sheet(Party.KOMMUN, 12, Empty.SAKNAS, 5, Empty.SAKNAS))
    assert list(told_too_much(block(lacking))) == []
    few = tally(LARGE | sheet(Party.KOMMUN, 3, 2, 3, 2))
    assert list(told_too_much(block(public_periods({H1: few})[H1]))) == []


def test_a_word_that_all_cases_have_is_warned_of() -> None:
    group = AboutGroup("Riskfaktorer", (AboutRow("Samsjuklighet", 25, 25), AboutRow("Psykisk ohälsa", 9, 25)))
    told = replace(block(tally(LARGE)), about=AboutCases((group,), ""))
    assert list(told_too_much(told)) == [
        "I Tierp gäller Samsjuklighet (Riskfaktorer) alla 25 ärenden. Det kan avslöja dem: välj att dölja nollor i "
        "LOTS-tabellerna, så står inte med vad ärendena gällde."
    ]
