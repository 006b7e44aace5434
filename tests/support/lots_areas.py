"""Areas and months of LOTS as `AnyPeriod` holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, month, months_between
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.any_period import AnyPeriod, AreaMonths
from domain.lots.case import case_counts
from domain.lots.completeness import months_after
from domain.lots.month import PARTIES, AgeGroup, CellKey, LotsMonth, Party, PeriodPost

TIERP, HEBY, KNIVSTA = (
    Area(code, name, AreaKind.KOMMUN) for code, name in (("0360", "Tierp"), ("0331", "Heby"), ("0330", "Knivsta"))
)
ANY = (Sex.UNSPLIT, AgeGroup.ALLA)
JAN, MAY, DEC = month(2016, 1), month(2016, 5), month(2016, 12)


def of_parties(area: Area, at: Period, **cases: Value) -> LotsMonth:
    return LotsMonth(area, at, {(Party(name), *ANY): count for name, count in cases.items()})


def from_cases(area: Area, at: Period, cases: Mapping[CellKey, int]) -> LotsMonth:
    return LotsMonth(area, at, case_counts(cases), by_case=True)


def of_area(area: Area, *months: LotsMonth, since: Period = JAN, until: Period = DEC, **more: object) -> AreaMonths:
    """The area's months with the eleven before, empty where none is given."""
    given_months = {each.month: each for each in months}
    every = months_between(months_after(since, -11), until)
    whole = tuple(given_months.get(at, LotsMonth(area, at, {})) for at in every)
    return replace(AreaMonths(area, whole), **more)  # type: ignore[arg-type]


def span(*areas: AreaMonths, since: Period = JAN, until: Period = DEC, posts: Sequence[PeriodPost] = ()) -> AnyPeriod:
    return AnyPeriod(since, until, areas, tuple(posts))


CELLS = tuple(product(PARTIES, (Sex.KVINNA, Sex.MAN, Sex.ANNAT), (AgeGroup.UNDER30, AgeGroup.PLUS30, AgeGroup.OKAND)))
cases_of_a_month = st.dictionaries(st.sampled_from(CELLS), st.integers(1, 9), max_size=4)
totals_of_a_month = st.dictionaries(
    st.sampled_from(PARTIES), st.one_of(st.integers(0, 9), st.just(Empty.SAKNAS)), max_size=5
)


@st.composite
def areas(draw: st.DrawFn) -> list[AreaMonths]:
    """Three areas with any months of the time to March: of cases, of totals with gaps, or not registered."""
    made = []
    for area in draw(st.permutations((TIERP, HEBY, KNIVSTA))):
        months = []
        for at in draw(st.lists(st.sampled_from(months_between(JAN, month(2016, 3))), unique=True)):
            if draw(st.booleans()):
                months.append(from_cases(area, at, draw(cases_of_a_month)))
            else:
                totals = draw(totals_of_a_month)
                months.append(of_parties(area, at, **{party.value: count for party, count in totals.items()}))
        made.append(of_area(area, *months, until=month(2016, 3)))
    return made
