"""How the resource over a period is told where months of it lack figures."""

from dataclasses import replace

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.period import ResourceMonth
from domain.lots.resource_words import active_words, flow_words, lacking_words, tally_shares, tally_span

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)


def of(at: Period, new: Value, active: Value = 9) -> ResourceMonth:
    return ResourceMonth(TIERP, at, Sex.UNSPLIT, "alla", new, active, 0, 0)


def test_months_since_it_began_are_lacking_and_those_before_are_not() -> None:
    rows = [of(month(2016, 2), 3), of(month(2016, 4), 2)]
    tally = tally_span(rows, month(2016, 1), month(2016, 5))
    assert tally.lacking == (month(2016, 3), month(2016, 5))
    assert tally_span(rows, month(2016, 3), month(2016, 4)).lacking == (month(2016, 3),)
    assert tally_span(rows, month(2016, 2), month(2016, 2)).lacking == ()
    assert tally_span(rows, month(2016, 6), month(2016, 7)).new is Empty.SAKNAS


def test_sexes_and_ages_are_told_by_themselves_where_they_are_recorded() -> None:
    january, february = month(2016, 1), month(2016, 2)
    women = [replace(of(at, 2, 5), sex=Sex.KVINNA) for at in (january, february)]
    men = replace(of(february, 1, 4), sex=Sex.MAN)
    young, other = (replace(of(january, 3), age_group=age) for age in ("under30", "16-24"))
    later = replace(of(month(2016, 3), 9), sex=Sex.ANNAT)
    rows = [other, young, men, *women, of(january, 3), later]
    shares = tally_shares(rows, january, february)
    assert list(shares) == [
        (Sex.KVINNA, "alla"),
        (Sex.MAN, "alla"),
        (Sex.UNSPLIT, "under30"),
        (Sex.UNSPLIT, "16-24"),
    ]
    assert [flow_words(each, "new") for each in shares.values()] == ["4", "1", "minst 3", "minst 3"]
    assert active_words(shares[Sex.KVINNA, "alla"]) == "5"
    assert list(tally_shares(rows, february, february)) == [(Sex.KVINNA, "alla"), (Sex.MAN, "alla")]


def test_a_sum_that_lacks_a_month_is_at_least_and_one_of_nought_is_not_told() -> None:
    lacking = tally_span([of(month(2016, 1), 3)], month(2016, 1), month(2016, 2))
    assert (flow_words(lacking, "new"), flow_words(lacking, "ended"), active_words(lacking)) == (
        "minst 3",
        "saknas",
        "9",
    )
    whole = tally_span([of(month(2016, 1), 3), of(month(2016, 2), Empty.SAKNAS)], month(2016, 1), month(2016, 2))
    assert (flow_words(whole, "new"), flow_words(whole, "ended")) == ("minst 3", "0")
    longer = tally_span([of(month(2016, 1), 3), of(month(2016, 2), Empty.SAKNAS)], month(2016, 1), month(2016, 3))
    assert flow_words(longer, "new") == "minst 3"


def test_the_months_that_lack_are_named_and_whose_active_are_told() -> None:
    rows = [of(month(2015, 11), 3), of(month(2016, 2), 2)]
    assert lacking_words(tally_span(rows, month(2015, 11), month(2015, 11))) == ""
    assert lacking_words(tally_span(rows, month(2015, 11), month(2016, 2))) == (
        "Tilläggsresursen är inte registrerad för december 2015 och januari 2016."
    )
    assert lacking_words(tally_span(rows, month(2016, 2), month(2016, 3))) == (
        "Tilläggsresursen är inte registrerad för mars 2016. Aktiva gäller slutet av februari 2016."
    )
