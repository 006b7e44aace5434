"""What a month is held against: the months before it, and the resource's own balance."""

from dataclasses import replace

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.month import AgeGroup, LotsMonth, LotsTally, MonthStatus, Party, tally_month
from domain.lots.period import ResourceMonth
from domain.lots.review import (
    UsualRange,
    first_unfinished,
    margin_value,
    plausibility,
    resource_balance,
    show_total,
    usual_range,
)

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
MAY = month(2016, 5)


def _month(women: Value, men: Value = 0, *, under: Value | None = None, over: Value | None = None) -> LotsMonth:
    counts: dict[tuple[Party, Sex, AgeGroup], Value] = {
        (Party.KOMMUN, Sex.KVINNA, AgeGroup.ALLA): women,
        (Party.KOMMUN, Sex.MAN, AgeGroup.ALLA): men,
    }
    if under is not None and over is not None:
        counts[Party.KOMMUN, Sex.ALLA, AgeGroup.UNDER30] = under
        counts[Party.KOMMUN, Sex.ALLA, AgeGroup.PLUS30] = over
    return LotsMonth(TIERP, MAY, counts)


NOTHING = LotsMonth(TIERP, MAY, {})


def _tallies(months: list[LotsMonth]) -> list[LotsTally]:
    return [tally_month(each) for each in months]


def test_the_first_unfinished_month_is_empty_incomplete_or_open_where_months_are_marked_done() -> None:
    whole, half = _month(2, 1, under=1, over=2), _month(2, Empty.SAKNAS)
    empty = replace(whole, counts={})
    at = [month(2016, number) for number in (1, 2, 3)]

    def first(*months: LotsMonth) -> object:
        return first_unfinished([replace(each, month=when) for each, when in zip(months, at, strict=False)])

    assert first(whole, whole) is None
    assert first(whole, empty, whole) == at[1]
    assert first(whole, half) == at[1]
    done = replace(whole, status=MonthStatus.KLAR)
    assert first(done, whole) == at[1]
    assert first(done, done) is None


def test_with_less_than_half_a_year_nothing_is_called_usual() -> None:
    assert usual_range(_tallies([_month(3)] * 5 + [NOTHING] * 7), Party.KOMMUN) is None
    assert plausibility(tally_month(_month(3)), _tallies([_month(3)] * 5), Party.KOMMUN) is None


def test_a_month_as_months_are_is_not_remarked_on() -> None:
    earlier = [_month(women) for women in (2, 3, 4, 9, 5, 3, 4, 6, 3, 2, 4, 5)]
    seen = plausibility(tally_month(_month(3, 1)), _tallies(earlier), Party.KOMMUN)
    assert seen is not None
    assert not seen.unusual
    assert seen.text == "Kommunen brukar ha 0–8 ärenden i månaden (de senaste 12 månaderna). Inget avvikande."


def test_one_odd_month_does_not_make_the_next_one_usual() -> None:
    earlier = _tallies([_month(women) for women in (20, 22, 19, 140, 21, 20, 18, 23, 22, 21)])
    assert usual_range(earlier, Party.KOMMUN) == UsualRange(17, 25, 10, 10)
    seen = plausibility(tally_month(_month(90)), earlier, Party.KOMMUN)
    assert seen is not None
    assert seen.unusual, "the range from the fewest to the most would have held it"


def test_a_month_above_everything_before_is_asked_about() -> None:
    earlier = [_month(2), _month(4), NOTHING, _month(3), _month(3), _month(2), _month(2), _month(4)]
    seen = plausibility(tally_month(_month(14)), _tallies(earlier), Party.KOMMUN)
    assert seen is not None
    assert seen.unusual
    told = "Kommunen har 14 ärenden. Det brukar vara 0–7 i månaden (7 av de senaste 8 månaderna). Stämmer det?"
    assert seen.text == told


def test_of_a_constant_past_a_case_or_two_more_is_nothing_to_ask_about() -> None:
    constant = _tallies([_month(6)] * 6)
    assert [plausibility(tally_month(_month(women)), constant, Party.KOMMUN).unusual for women in (3, 4, 8, 9)] == [  # type: ignore[union-attr]
        True,
        False,
        False,
        True,
    ]


def test_one_case_is_said_in_the_singular() -> None:
    seen = plausibility(tally_month(_month(1)), _tallies([_month(5)] * 6), Party.KOMMUN)
    assert seen is not None
    assert seen.text.startswith("Kommunen har 1 ärende. ")


def test_an_unknown_month_is_not_judged() -> None:
    assert plausibility(tally_month(_month(Empty.SAKNAS)), _tallies([_month(2)] * 12), Party.KOMMUN) is None


def _shown(recorded: LotsMonth) -> str:
    return show_total(next(t for t in tally_month(recorded).parties if t.party is Party.KOMMUN))


def test_the_year_shows_both_sums_where_sex_and_age_disagree() -> None:
    assert _shown(_month(4, 3, under=3, over=3)) == "6–7"
    assert _shown(_month(4, 3, under=3, over=4)) == "7"
    assert _shown(_month(Empty.SAKNAS, 3)) == "saknas"
    assert _shown(NOTHING) == ""


def test_a_missing_figure_is_named_by_the_border_the_group_has_chosen() -> None:
    month_without = _month(1, 1, under=Empty.SAKNAS, over=2)
    (finding,) = (f for f in tally_month(month_without, border=25).findings if f.party is Party.KOMMUN)
    assert finding.text == "Kommunen, under 25: värde saknas. Noll skrivs som 0."
    assert finding.cell == (Party.KOMMUN, Sex.ALLA, AgeGroup.UNDER30)


def test_a_cross_table_is_read_as_margins() -> None:
    cross = LotsMonth(
        TIERP,
        MAY,
        {
            (Party.FK, Sex.KVINNA, AgeGroup.UNDER30): 1,
            (Party.FK, Sex.KVINNA, AgeGroup.PLUS30): 2,
            (Party.FK, Sex.MAN, AgeGroup.PLUS30): 4,
        },
    )
    assert margin_value(cross.counts, Party.FK, Sex.KVINNA, AgeGroup.ALLA) == 3
    assert margin_value(cross.counts, Party.FK, Sex.ALLA, AgeGroup.PLUS30) == 6
    assert margin_value(cross.counts, Party.AF, Sex.KVINNA, AgeGroup.ALLA) is None
    assert margin_value(_month(4).counts, Party.KOMMUN, Sex.KVINNA, AgeGroup.ALLA) == 4


def _resource(active: Value, new: Value = 0, ended: Value = 0) -> ResourceMonth:
    return ResourceMonth(TIERP, MAY, Sex.ALLA, "alla", new, active, ended, Empty.SAKNAS)


def test_active_at_the_end_follows_from_those_who_came_and_left() -> None:
    balance = resource_balance([_resource(34)], [_resource(35, new=3, ended=2)])
    assert balance.expected == 35
    assert balance.agrees
    assert resource_balance([_resource(34)], [_resource(36, new=3, ended=2)]).agrees is False


def test_a_balance_with_a_missing_figure_is_not_judged() -> None:
    assert resource_balance([], [_resource(35, new=3, ended=2)]).agrees is None
    assert resource_balance([_resource(34)], [_resource(35, new=3, ended=Empty.SAKNAS)]).agrees is None
    assert resource_balance([_resource(34)], [_resource(Empty.SAKNAS, new=3, ended=2)]).agrees is None
