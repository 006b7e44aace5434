"""Why each number is hidden, told to whoever answers for what is printed."""

import sys
from datetime import date

import pytest
from tests.support.tables_with_sums import row

from domain.ground.area import Area, AreaKind
from domain.ground.hidden_figure import HiddenFigure, HiddenFigures, hidden_among
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, is_hidden
from domain.hiding.lots import public_post
from domain.hiding.lots_periods import hidden_of, public_periods
from domain.hiding.lots_why import hidden_figures, hidden_of_post
from domain.hiding.periods import hiding_of
from domain.hiding.suppression import hide_small
from domain.hiding.why import Reason, Why, reasons
from domain.lots.month import AgeGroup, CellKey, LotsTally, Party, PeriodPost, tally

K, M, ALL = Sex.KVINNA, Sex.MAN, Sex.UNSPLIT
YOUNG, OLD, ANY = AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.ALLA
H1, H2, WHOLE = Period(2025, PeriodKind.HALF, 1), Period(2025, PeriodKind.HALF, 2), Period(2025, PeriodKind.YEAR)


def sheet(women: Value, men: Value, young: Value, old: Value, party: Party = Party.FK) -> dict[CellKey, Value]:
    return {(party, K, ANY): women, (party, M, ANY): men, (party, ALL, YOUNG): young, (party, ALL, OLD): old}


def told(**own: LotsTally) -> dict[str, HiddenFigure]:
    periods = {"h1": H1, "h2": H2, "year": WHOLE}
    found = hidden_figures("Tierp", {periods[key]: value for key, value in own.items()})
    assert found.needless == 0
    return {each.figure: each for each in found.figures}


def test_a_small_number_is_small_and_the_one_beside_it_protects_it() -> None:
    table = row(3, 20, 30)
    hidden = hide_small(table)
    assert reasons(table, hidden, sorted(hidden)) == {
        "a": Reason(Why.SMALL), **{key: Reason(Why.BESIDE, "a") for key in hidden - {"a"}},
    }  # fmt: skip


def test_what_came_hidden_counts_as_small() -> None:
    table = row(Empty.DOLT, 20, 30, total=53)
    hidden = hide_small(table)
    assert reasons(table, hidden, ["a"]) == {"a": Reason(Why.SMALL)}


def test_without_a_solver_all_that_hangs_together_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    table = row(3, 20, 30)
    monkeypatch.setitem(sys.modules, "domain.hiding.outsider", None)
    assert reasons(table, frozenset("ab"), ["a", "b"]) == {"a": Reason(Why.SMALL), "b": Reason(Why.TOGETHER)}
    men = told(h1=tally(sheet(2, 16, 9, 9)))["Försäkringskassan, män"]
    assert men.why == "skulle tillsammans med andra tal avslöja ett litet antal"


def test_each_hidden_figure_of_a_period_says_which_other_it_protects() -> None:
    found = told(h1=tally(sheet(2, 16, 9, 9)))
    assert found["Försäkringskassan, kvinnor"] == HiddenFigure("Tierp", "Försäkringskassan, kvinnor", 2, "litet antal")
    beside = found["Försäkringskassan, män"]
    assert (beside.value, beside.why) == (16, "skyddar Försäkringskassan, kvinnor")
    assert {"Alla parter, kvinnor", "Alla parter, män"} <= found.keys()
    assert not {"Försäkringskassan, totalt", "Alla parter, totalt"} & found.keys()


def test_a_figure_of_a_year_that_protects_one_of_a_half_says_so() -> None:
    both = {key: value + other for (key, value), other in zip(sheet(2, 16, 9, 9).items(), (12, 16, 9, 19), strict=True)}
    found = told(h1=tally(sheet(2, 16, 9, 9)), h2=tally(sheet(12, 16, 9, 19)), year=tally(both))
    women = found["Försäkringskassan, kvinnor"]
    assert (women.value, women.why) == (14, "skyddar Försäkringskassan, kvinnor i januari–juni 2025")


def test_every_sum_has_a_name() -> None:
    own = tally(sheet(1, 0, 0, 1) | sheet(0, 1, 1, 0, Party.REGION))
    assert {"Försäkringskassan, totalt", "Alla parter, totalt", "Alla parter, under 30"} <= told(h1=own).keys()


def test_what_is_hidden_is_told_in_short() -> None:
    small, beside = HiddenFigure("Tierp", "FK", 2, "litet antal"), HiddenFigure("Tierp", "AF", 9, "annars …")
    assert HiddenFigures().in_short == "Inget tal är dolt."
    both = HiddenFigures((small,)).and_those(HiddenFigures((beside,), 1))
    assert HiddenFigures((small,)).in_short == "1 tal är dolda, alla små."
    assert both.in_short.startswith("2 tal är dolda: 1 små, och 1 för att de små")
    assert "annars går att räkna ut. Högst 1 av" in both.in_short
    assert "Delen av programmet" in HiddenFigures((small,), by_solver=False).and_those(both).in_short


def test_hidden_figures_of_what_has_no_sum_rules_of_its_own_are_told_too() -> None:
    public = {
        ("Tierp", "Nya"): Empty.DOLT,
        ("Tierp", "Aktiva"): 14,
        ("Tierp", "Avslutade"): Empty.DOLT,
        ("Heby", "Nya"): Empty.DOLT,
    }
    own = {("Tierp", "Nya"): 2, ("Tierp", "Aktiva"): 14, ("Tierp", "Avslutade"): 12}
    assert [(each.where, each.figure, each.value, each.why) for each in hidden_among(public, own, 5).figures] == [
        ("Tierp", "Nya", 2, "litet antal"),
        ("Tierp", "Avslutade", 12, "skulle tillsammans med andra tal avslöja ett litet antal"),
        ("Heby", "Nya", Empty.DOLT, "litet antal"),
    ]


def test_hidden_noughts_say_what_they_are_hidden_for() -> None:
    own = {H1: tally(sheet(16, 9, 14, 11) | sheet(9, 6, 0, 15, Party.KOMMUN))}
    assert hidden_figures("Tierp", own).figures == ()
    found = {each.figure: each for each in hidden_figures("Tierp", own, zeros=True).figures}
    nought = found["Kommunen, under 30"]
    assert (nought.value, nought.why) == (0, "noll, eller ett tal som avslöjar en nolla")
    assert len(found) > 2, "and what would give it away"


def test_hidden_figures_are_counted_among_those_that_are_told() -> None:
    own = tally(sheet(2, 16, 9, 9))
    assert hidden_of(public_periods({H1: own})[H1]) == (4, 10)
    assert hidden_of(own) == (0, 10)


def test_the_same_tables_are_searched_once_and_again_where_the_solver_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {H1: tally(sheet(2, 16, 9, 9) | sheet(20, 31, 24, 27, Party.KOMMUN) | sheet(12, 19, 14, 17, Party.REGION))}
    public_periods(own)
    searched = hiding_of.cache_info().misses
    least = public_periods(own)
    assert hiding_of.cache_info().misses == searched
    monkeypatch.setitem(sys.modules, "domain.hiding.outsider", None)
    monkeypatch.delitem(sys.modules, "domain.hiding.least", raising=False)
    assert hidden_of(public_periods(own)[H1])[0] > hidden_of(least[H1])[0], "all that hangs together"


def test_columns_that_nobody_used_are_not_counted() -> None:
    nobody = {(Party.FK, Sex.ANNAT, ANY): 0, (Party.FK, Sex.UNSPLIT, AgeGroup.OKAND): 0}
    own = tally(sheet(2, 16, 9, 9) | nobody)
    assert hidden_of(public_periods({H1: own})[H1])[1] == 10, "they are not printed"
    used = tally(
        sheet(2, 16, 9, 9) | nobody | {(Party.FK, Sex.ANNAT, ANY): 7, (Party.FK, Sex.UNSPLIT, AgeGroup.OKAND): 7}
    )
    assert hidden_of(used) == (0, 14)


def test_hidden_figures_of_a_period_post_are_told_with_what_they_protect() -> None:
    whole = (Party.ALLA, ALL, ANY)
    counts: dict[CellKey, Value] = {
        (Party.FK, ALL, ANY): 30,
        (Party.KOMMUN, ALL, ANY): 20,
        (Party.AF, ALL, ANY): 3,
        (Party.ALLA, K, ANY): 53,
        (Party.ALLA, M, ANY): 0,
        whole: 53,
    }
    own = PeriodPost(Area("0360", "Tierp", AreaKind.KOMMUN), date(2016, 1, 1), date(2016, 5, 31), counts)
    found = {each.figure: each for each in hidden_of_post("Tierp", own).figures}
    assert found["Arbetsförmedlingen, totalt"] == HiddenFigure("Tierp", "Arbetsförmedlingen, totalt", 3, "litet antal")
    (beside,) = found.keys() - {"Arbetsförmedlingen, totalt"}
    assert (beside, found[beside].value) == ("Kommunen, totalt", 20)
    assert found[beside].why == "skyddar Arbetsförmedlingen, totalt"
    noughts = {each.figure: each.why for each in hidden_of_post("Tierp", own, zeros=True).figures}
    assert noughts["Alla parter, män"] == "noll, eller ett tal som avslöjar en nolla"
    public = public_post(own, hide_zeros=True).counts
    assert len(noughts) == sum(map(is_hidden, public.values()))
