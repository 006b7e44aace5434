"""From case to resource: each step with its number, or why there is none."""

from dataclasses import replace

from domain.ground.area import Area
from domain.ground.period import Period, month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.any_period import Amount, AnyPeriod
from domain.lots.case import TO_RESOURCE
from domain.lots.flow import flow_steps
from domain.lots.month import AgeGroup, Party
from domain.lots.period import ResourceMonth
from support.lots_areas import HEBY, JAN, MAY, TIERP, from_cases, of_area, of_parties, span

ONE = {(Party.FK, Sex.KVINNA, AgeGroup.UNDER30): 19}
FEB = month(2016, 2)
GONE = Empty.SAKNAS


def resource(area: Area, at: Period, new: Value, active: Value, ended: Value) -> ResourceMonth:
    return ResourceMonth(area, at, Sex.UNSPLIT, AgeGroup.ALLA.value, new, active, ended, GONE)


def told(period: AnyPeriod, to_resource: int) -> AnyPeriod:
    return replace(period, cases_told=19, outcomes={TO_RESOURCE: to_resource})


def steps(period: AnyPeriod) -> list[tuple[str, Amount, str]]:
    return [(each.label, each.amount, each.missing) for each in flow_steps(period)]


def test_nineteen_cases_of_which_eleven_went_on_to_a_coach() -> None:
    rows = (resource(HEBY, JAN, 8, 8, 0), resource(HEBY, FEB, 3, 9, 2))
    heby = of_area(HEBY, from_cases(HEBY, JAN, ONE), from_cases(HEBY, FEB, {}), resource=rows)
    assert steps(told(span(heby, until=FEB), 11)) == [
        ("Ärenden", Amount(19, 19), ""),
        ("Ledde till resursen", Amount(11, 11), ""),
        ("Började i resursen", Amount(11, 11), ""),
        ("Aktiva i resursen vid periodens slut", Amount(9), ""),
        ("Avslutade i resursen", Amount(2, 2), ""),
    ]


def test_totals_do_not_say_what_was_done_and_a_resource_that_nobody_kept_is_said() -> None:
    found = steps(span(of_area(TIERP, of_parties(TIERP, JAN, fk=5)), until=JAN))
    assert found[1][1:] == (Amount(GONE), "månadstal säger inte vad som gjordes; det gör ärendeloggen")
    reasons = {(step[1], step[2]) for step in found[2:]}
    assert reasons == {(Amount(GONE), "resursen är inte registrerad i Tierp under perioden")}


def test_cases_of_some_months_give_a_least() -> None:
    tierp = of_area(TIERP, of_parties(TIERP, JAN, fk=5), from_cases(TIERP, FEB, ONE))
    (_, led_on, *_rest) = steps(told(span(tierp, until=FEB), 11))
    assert led_on[1:] == (Amount(GONE, 11), "ärendeloggen täcker 1 av 2 månader")


def test_without_anything_told_no_case_went_on() -> None:
    (_, led_on, *_rest) = steps(span(of_area(TIERP, from_cases(TIERP, JAN, ONE)), until=JAN))
    assert led_on[1] == Amount(0, 0)


def test_months_that_a_resource_lacks_since_it_began_make_its_flow_a_least() -> None:
    months = [of_parties(TIERP, month(2016, at), fk=1) for at in range(1, 6)]
    tierp = of_area(TIERP, *months, resource=(resource(TIERP, FEB, 3, 3, 0), resource(TIERP, MAY, 2, 4, 1)))
    (_, _, new, active, ended) = steps(span(tierp, until=MAY))
    gap = "Tierp har resursen februari–maj 2016 (2 av 4 månader)"
    assert new[1:] == (Amount(GONE, 5), gap)
    assert ended[1:] == (Amount(GONE, 1), gap)
    assert active[1:] == (Amount(4), ""), "it is of the last day alone"


def test_those_active_are_of_one_day() -> None:
    def area(of: Area, at: Period) -> object:
        months = (of_parties(of, JAN, fk=1), of_parties(of, FEB, fk=1))
        return of_area(of, *months, resource=(resource(of, at, 1, 5, 0),))

    (*_, active, _ended) = steps(span(area(TIERP, JAN), area(HEBY, FEB), until=FEB))  # type: ignore[arg-type]
    assert active[1:] == (Amount(GONE), "områdenas senaste månader är olika")
    (*_, active, _ended) = steps(span(area(TIERP, JAN), area(HEBY, JAN), until=FEB))  # type: ignore[arg-type]
    assert active[1:] == (Amount(10), "i januari 2016, den senaste månad som finns")


def test_an_area_that_keeps_no_resource_is_named() -> None:
    tierp = of_area(TIERP, of_parties(TIERP, JAN, fk=1), resource=(resource(TIERP, JAN, 1, 5, 0),))
    (_, _, new, *_rest) = steps(span(tierp, of_area(HEBY, of_parties(HEBY, JAN, fk=1)), until=JAN))
    assert new[1:] == (Amount(1, 1), "Heby har ingen resurs registrerad")
