"""LOTS of any months and areas as charts: the same numbers in bars, sentence, table and alternative text."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given

from domain.ground.area import Area
from domain.ground.display import show_count, show_list, show_number
from domain.ground.period import Period, month, months_between
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, is_number, number_or_none
from domain.lots.any_period import AnyPeriod, AreaMonths
from domain.lots.flow import flow_steps
from domain.lots.month import AgeGroup, Party
from domain.lots.month_by_month import MonthByMonth
from domain.lots.period import ResourceMonth
from drawing.chart import chart_table
from drawing.lots import (
    areas_chart,
    flow_chart,
    flow_notes,
    outcomes_chart,
    parties_chart,
    places,
    sex_age_chart,
    trend_chart,
)
from drawing.palette import Tone
from support.lots_areas import DEC, HEBY, JAN, KNIVSTA, MAY, TIERP, areas, from_cases, of_area, of_parties, span

GONE = Empty.SAKNAS
WOMAN, MAN = (Party.FK, Sex.KVINNA, AgeGroup.UNDER30), (Party.KOMMUN, Sex.MAN, AgeGroup.PLUS30)
WORDS = {"loste_sig": "Löste sig", "information": "Information"}


def january(*areas: AreaMonths) -> AnyPeriod:
    return span(*areas, until=JAN)


def test_the_parties_with_who_called_most() -> None:
    period = january(of_area(TIERP, replace(of_parties(TIERP, JAN, fk=4, kommun=4, af=1), source=Source("Egen lista"))))
    chart = parties_chart(period)
    assert chart.text.title == "Ärenden per initierande part, Tierp, januari 2016"
    assert chart.text.reading == "9 ärenden, flest från Försäkringskassan och Kommunen: 4 (44,4\u00a0%)."
    assert chart.text.alternative == (
        "Ärenden per initierande part, Tierp, januari 2016: Försäkringskassan 4; Arbetsförmedlingen 1; Kommunen 4."
    )
    assert chart.text.source == "Källa: Egen lista"
    assert chart_table(chart).rows == (("Försäkringskassan", "4"), ("Arbetsförmedlingen", "1"), ("Kommunen", "4"))


def test_a_least_says_so_by_its_name_and_has_no_share() -> None:
    period = january(of_area(TIERP, of_parties(TIERP, JAN, fk=4, af=1)), of_area(HEBY, of_parties(HEBY, JAN, fk=2)))
    chart = parties_chart(period)
    assert chart.categories == ("Försäkringskassan", "Arbetsförmedlingen, minst")
    assert chart.series[0].values == (6, 1)
    assert chart.text.reading == "7 ärenden.", "of the office there may be more than of all others"
    gone = january(of_area(TIERP, of_parties(TIERP, JAN, fk=4, af=GONE)))
    assert parties_chart(gone).text.reading == "Minst 4 ärenden."
    assert chart.text.alternative.endswith("Försäkringskassan 6; Arbetsförmedlingen minst 1.")


def test_one_case_and_none() -> None:
    assert parties_chart(january(of_area(TIERP, of_parties(TIERP, JAN, fk=1)))).text.reading == (
        "1 ärende, flest från Försäkringskassan: 1 (100,0\u00a0%)."
    )
    assert parties_chart(january(of_area(TIERP, of_parties(TIERP, JAN, fk=0)))).text.reading == "0 ärenden."


def test_many_areas_are_called_by_their_number() -> None:
    every = [Area(str(at), f"Kommun {at}", TIERP.kind) for at in range(4)]
    assert places(january(*(of_area(each, of_parties(each, JAN, fk=1)) for each in every))) == "4 områden"
    assert places(january(*(of_area(e, of_parties(e, JAN, fk=1)) for e in every[:2]))) == "Kommun 0 och Kommun 1"


def test_sexes_and_ages_together_where_both_are_known_at_once() -> None:
    chart = sex_age_chart(january(of_area(TIERP, from_cases(TIERP, JAN, {WOMAN: 3, MAN: 2}))))
    assert chart.categories == ("Under 30", "30–", "Okänd")
    assert [(each.name, each.values) for each in chart.series] == [("Kvinnor", (3, 0, 0)), ("Män", (0, 2, 0))]
    assert "Under 30: kvinnor 3, män 0; 30–: kvinnor 0, män 2" in chart.text.alternative
    none = sex_age_chart(january(of_area(TIERP, from_cases(TIERP, JAN, {}))))
    assert [each.name for each in none.series] == ["Kvinnor", "Män", "Annat"]


def test_sexes_and_ages_after_one_another_where_only_totals_are() -> None:
    counts = {
        (Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3,
        (Party.FK, Sex.MAN, AgeGroup.ALLA): GONE,
        (Party.FK, Sex.UNSPLIT, AgeGroup.UNDER30): 2,
        (Party.FK, Sex.UNSPLIT, AgeGroup.PLUS30): 2,
    }
    chart = sex_age_chart(january(of_area(TIERP, replace(of_parties(TIERP, JAN), counts=counts))))
    assert chart.categories == ("Kvinnor", "Män", "Annat", "Under 30", "30–", "Okänd")
    assert chart.series[0].values == (3, GONE, GONE, 2, 2, GONE)
    assert "var för sig" in chart.text.reading


def told(period: AnyPeriod, cases: int, **done: int) -> AnyPeriod:
    return replace(period, cases_told=cases, outcomes=done)


def test_what_was_done_with_the_most_frequent_first() -> None:
    period = january(of_area(TIERP, from_cases(TIERP, JAN, {WOMAN: 13})))
    chart = outcomes_chart(told(period, 13, loste_sig=5, information=8, egen=5), WORDS)
    assert chart is not None
    assert chart.categories == ("Information", "Löste sig", "egen")
    assert chart.text.reading.startswith("13 ärenden i ärendeloggen, 18 utfall.")
    assert outcomes_chart(period, WORDS) is None
    assert outcomes_chart(told(period, 13), WORDS) is None


def test_the_way_from_case_to_resource_has_the_steps_that_have_figures() -> None:
    rows = (ResourceMonth(TIERP, JAN, Sex.UNSPLIT, AgeGroup.ALLA.value, 8, 6, GONE, GONE),)
    period = january(of_area(TIERP, of_parties(TIERP, JAN, fk=19), resource=rows))
    steps = flow_steps(period)
    chart = flow_chart(period, steps)
    assert chart is not None
    assert chart.categories == ("Ärenden", "Började i resursen", "Aktiva i resursen vid periodens slut")
    assert chart.series[0].values == (19, 8, 6)
    assert chart.text.reading == "Ärenden 19 → började i resursen 8 → aktiva i resursen vid periodens slut 6."
    assert flow_notes(steps)[0] == ("Ledde till resursen: månadstal säger inte vad som gjordes; det gör ärendeloggen.")
    bare = january(of_area(TIERP, of_parties(TIERP, JAN, fk=19)))
    assert flow_chart(bare, flow_steps(bare)) is None


def two_years(*, without: Period | None = None) -> AnyPeriod:
    months = [
        of_parties(TIERP, at, fk=2 + at.year - 2015) for at in months_between(month(2015, 1), DEC) if at != without
    ]
    return span(of_area(TIERP, *months, since=month(2015, 1)), since=month(2015, 1))


def test_months_are_thin_and_the_mean_of_twelve_is_strong() -> None:
    chart = trend_chart(MonthByMonth(two_years()))
    monthly, mean = chart.series
    assert (monthly.thin, mean.thin, mean.tone) == (True, False, Tone.ACCENT)
    assert monthly.values[:2] == (2, 2)
    assert mean.values[10:13] == (GONE, 2, Fraction(25, 12))
    assert (
        chart.text.reading
        == "I medel 3,0 ärenden i månaden under tolv månader till och med december 2016, året före 2,0."
    )
    assert "januari 2015 2; februari 2015 2" in chart.text.alternative
    assert chart.text.alternative.endswith("november 2016 2,9; december 2016 3,0.")


def test_a_month_that_is_missing_breaks_both_lines() -> None:
    chart = trend_chart(MonthByMonth(two_years(without=month(2015, 3))))
    monthly, mean = chart.series
    assert monthly.values[2] is GONE
    assert mean.values[11:16] == (GONE, GONE, GONE, GONE, Fraction(26, 12)) or mean.values[13] is GONE
    assert chart.text.reading == "I medel 3,0 ärenden i månaden under tolv månader till och med december 2016."
    short = trend_chart(MonthByMonth(january(of_area(TIERP, of_parties(TIERP, JAN, fk=1)))))
    assert short.text.reading == "Medel av tolv månader kräver att ingen av de tolv saknas."
    assert short.text.alternative.endswith("Medel av tolv månader: saknas.")


def inhabited(area: Area, people: Value, *months: Period) -> AreaMonths:
    return of_area(
        area, *(of_parties(area, at, fk=31) for at in months), until=MAY, inhabitants=dict.fromkeys(months, people)
    )


def test_areas_by_their_rates_with_their_own_months_where_they_have_others() -> None:
    period = span(inhabited(TIERP, 10_000, JAN), inhabited(HEBY, 5_000, JAN), inhabited(KNIVSTA, GONE, MAY), until=MAY)
    chart = areas_chart(period)
    assert chart is not None
    assert chart.categories == (
        "Tierp", "Heby", "Knivsta, maj 2016 (1 av 5 månader)",
    )  # fmt: skip
    assert chart.series[0].values == (Fraction(487, 16), Fraction(487, 8), GONE)
    assert chart.text.reading == "Lägst Tierp 30,4, högst Heby 60,9."
    assert chart.text.unit == "ärenden per månad och 10 000 invånare 20–64 år"
    assert chart.tones == (Tone.ACCENT, Tone.ACCENT, Tone.OTHER)


def test_without_any_population_the_areas_are_compared_per_month() -> None:
    period = january(
        of_area(TIERP, of_parties(TIERP, JAN, fk=31, af=GONE)), of_area(HEBY, of_parties(HEBY, JAN, fk=62))
    )
    chart = areas_chart(period)
    assert chart is not None
    assert chart.categories == ("Tierp, minst", "Heby")
    assert chart.text.unit == "ärenden per månad"
    assert "Tierp, minst minst" not in chart.text.alternative
    assert areas_chart(january(of_area(TIERP, of_parties(TIERP, JAN, fk=31)))) is None


@given(areas())
def test_no_sentence_says_more_than_the_bars_beside_it(of: list[AreaMonths]) -> None:
    period = span(*of, until=month(2016, 3))
    parties = parties_chart(period)
    if "flest" in parties.text.reading:
        values = dict(zip(parties.categories, parties.series[0].values, strict=True))
        most = [name for name, value in values.items() if value == max(map(number_or_none, values.values()))]
        assert not any(name.endswith("minst") for name in values)
        assert parties.text.reading.startswith(f"{show_count(sum(values.values()))} ärende")
        assert f"flest från {show_list(most)}: " in parties.text.reading
    beside = areas_chart(period)
    if beside is None:
        return
    known = [each for each in zip(beside.categories, beside.series[0].values, strict=True) if is_number(each[1])]
    said = beside.text.reading
    if said.startswith("Lägst"):
        name, rate = known[0]
        assert said.startswith(f"Lägst {name} {show_number(rate, 1)}")
        assert rate == min(value for _name, value in known)
    if ", högst " in said:
        assert said.endswith(f"{show_number(known[-1][1], 1)}.")
        assert known[-1][1] == max(value for _name, value in known)
        assert not any(name.endswith("minst") for name, _value in known[:-1])
    assert ("går inte att säga" in said) == any(name.endswith("minst") for name, _value in known[:-1])


@given(areas())
def test_the_mean_that_is_told_is_the_last_of_its_line(of: list[AreaMonths]) -> None:
    chart = trend_chart(MonthByMonth(span(*of, until=month(2016, 3))))
    known = [each for each in zip(chart.names, chart.series[1].values, strict=True) if is_number(each[1])]
    if known:
        name, value = known[-1]
        assert f"I medel {show_number(value, 1)} ärenden i månaden" in chart.text.reading
        assert f"till och med {name}" in chart.text.reading
    else:
        assert chart.text.reading == "Medel av tolv månader kräver att ingen av de tolv saknas."
