"""LOTS of any months and areas as charts (*LOTS valfri period*): what a page shows and a report may print.

A number that is only the least there can be is drawn, and its name says *minst*.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from domain.ground.display import sentence, show_count, show_list, show_number, show_percent, swedish_order
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum, is_number
from domain.lots.any_period import Amount, AnyPeriod, AreaFigures
from domain.lots.flow import FlowStep
from domain.lots.month import AGES, SEXES, AgeGroup, LotsTally, Party, of_column
from domain.lots.month_by_month import MonthByMonth
from drawing.chart import BarChart, BarSeries, ChartText, LineChart, LineSeries
from drawing.palette import Tone

_NAMED = 3
"""So many areas are called by their names; more by their number."""
_SEX_TONES = {Sex.KVINNA: Tone.ACCENT, Sex.MAN: Tone.SJUKPENNING, Sex.ANNAT: Tone.OTHER}


def places(period: AnyPeriod) -> str:
    """The areas that are added up: `Tierp och Heby`, `8 områden`."""
    names = [each.area.name for each in period.together]
    return show_list(names) if len(names) <= _NAMED else tr("{count} områden").format(count=len(names))


def parties_chart(period: AnyPeriod) -> BarChart:
    """How many cases each party began; parties without any figure are left out."""
    tally = period.tally
    amounts = {each.party.label: Amount(each.total, each.least) for each in tally.parties if each.recorded}
    return _bars(period, tr("Ärenden per initierande part"), _who_called(tally), amounts)


def _who_called(tally: LotsTally) -> str:
    """`48 ärenden, flest från Kommunen: 20 (41,7 %).` Where a party or the whole is a least there is no most."""
    whole = Amount(tally.total, tally.known_total)
    recorded = [each for each in tally.parties if each.recorded]
    known = {each.party: each.total for each in recorded if isinstance(each.total, int)}
    said = tr("{count} ärenden").format(count=whole.words)
    if whole.value == 1:
        said = tr("1 ärende")
    if not isinstance(tally.total, int) or not tally.total or len(known) < len(recorded):
        return sentence(said)
    most = max(known.values())
    first = [party.label for party, value in known.items() if value == most]
    text = tr("{cases}, flest från {parties}: {most} ({share}).")
    share = show_percent(Fraction(100 * most, tally.total))
    return text.format(cases=said, parties=show_list(first), most=show_count(most), share=share)


def sex_age_chart(period: AnyPeriod) -> BarChart:
    """Ages with a bar for each sex where both are known together, else sexes and ages after one another."""
    tally, border = period.tally, period.border
    crossed = [key for key in tally.cells if key[1] is not Sex.UNSPLIT and key[2] is not AgeGroup.ALLA]
    if not crossed:
        margins = [(each, tally.by_sex[each]) for each in SEXES] + [(each, tally.by_age[each]) for each in AGES]
        amounts = {
            each.label(border) if isinstance(each, AgeGroup) else each.label: Amount(
                value, tally.least.get((Party.ALLA, *of_column(each)), 0)
            )
            for each, value in margins
        }
        reading = tr("Kön och ålder var för sig: månadstal säger inte båda på en gång.")
        return _bars(period, tr("Ärenden efter kön och efter ålder"), reading, amounts)
    sums = {(sex, age): _cross_sum(tally, sex, age) for sex in SEXES for age in AGES}
    sexes = [sex for sex in SEXES if any(sums[sex, age] for age in AGES)] or list(SEXES)
    series = tuple(BarSeries(sex.label, tuple(sums[sex, age] for age in AGES), tone=_SEX_TONES[sex]) for sex in sexes)
    listed = [
        tr("{age}: {values}").format(
            age=age.label(border),
            values=", ".join(f"{sex.label.lower()} {show_count(sums[sex, age])}" for sex in sexes),
        )
        for age in AGES
    ]
    title, ages = tr("Ärenden efter kön och ålder"), tuple(age.label(border) for age in AGES)
    text = _text(period, title, show_list(listed) + ".", "; ".join(listed), tr("ärenden"))
    return BarChart(text, ages, series, (Tone.ACCENT,) * len(ages))


def _cross_sum(tally: LotsTally, sex: Sex, age: AgeGroup) -> Value:
    return exact_sum(value for (_party, of, at), value in tally.cells.items() if (of, at) == (sex, age))


def outcomes_chart(period: AnyPeriod, words: Mapping[str, str]) -> BarChart | None:
    """What was done, the most frequent first; None where no case says. A case may have several outcomes or none."""
    done = period.outcomes
    if not done:
        return None
    ordered = sorted(done.items(), key=lambda each: (-each[1], words.get(each[0], each[0])))
    amounts = {words.get(code, code): Amount(count) for code, count in ordered}
    cases, outcomes = period.cases_told, sum(done.values())
    text = tr("{cases} ärenden i ärendeloggen, {outcomes} utfall. Ett ärende kan ha flera utfall, eller inget ännu.")
    reading = text.format(cases=show_count(cases), outcomes=show_count(outcomes))
    return _bars(period, tr("Det som gjordes"), reading, amounts, tr("ärenden med utfallet"))


def flow_chart(period: AnyPeriod, steps: Sequence[FlowStep]) -> BarChart | None:
    """The steps that have a number, in their order; None where only one has."""
    known = [step for step in steps if is_number(step.amount.shown)]
    if len(known) < 2:
        return None
    told = [tr("{step} {count}").format(step=step.label.lower(), count=step.amount.words) for step in known]
    reading = " → ".join(told)
    amounts = {step.label: step.amount for step in known}
    return _bars(period, tr("Från ärende till resurs"), reading[:1].upper() + reading[1:] + ".", amounts, tr("antal"))


def flow_notes(steps: Sequence[FlowStep]) -> tuple[str, ...]:
    """Why a step has no number or only a least, and what the steps are not."""
    notes = [tr("{step}: {reason}.").format(step=step.label, reason=step.missing) for step in steps if step.missing]
    return (*notes, tr("Stegen är inte alltid samma personer: alla i resursen har inte kommit genom ett ärende."))


def trend_chart(months: MonthByMonth) -> LineChart:
    """The months as a thin line, the mean of the last twelve as a strong one; both broken where a month is missing."""
    period = months.period
    totals = tuple(months.month_total(at).value for at in period.months)
    means = tuple(months.rolling[at] for at in period.months)
    listed = [f"{at.label} {show_count(value)}" for at, value in zip(period.months, totals, strict=True)]
    rolled = [
        f"{at.label} {show_number(value, 1)}"
        for at, value in zip(period.months, means, strict=True)
        if is_number(value)
    ]
    said = tr("Ärenden per månad: {months}. Medel av tolv månader: {means}.")
    alternative = said.format(months="; ".join(listed), means="; ".join(rolled) or Empty.SAKNAS.label)
    return LineChart(
        _text(period, tr("Ärenden månad för månad"), _trend(months), alternative, tr("ärenden per månad")),
        tuple(at.code for at in period.months),
        (
            LineSeries(tr("Per månad"), totals, Tone.OTHER, thin=True),
            LineSeries(tr("Medel av tolv månader"), means, Tone.ACCENT),
        ),
        names=tuple(at.label for at in period.months),
    )


def _trend(months: MonthByMonth) -> str:
    """The mean of twelve months now and a year before (ruling 42), else how many months it takes."""
    period = months.period
    known = [at for at in period.months if is_number(months.rolling[at])]
    if not known:
        return tr("Medel av tolv månader kräver att ingen av de tolv saknas.")
    last = known[-1]
    text = tr("I medel {now} ärenden i månaden under tolv månader till och med {month}")
    said = text.format(now=show_number(months.rolling[last], 1), month=last.label)
    before = months.rolling.get(last.previous, Empty.SAKNAS)
    if not is_number(before):
        return f"{said}."
    return tr("{said}, året före {then}.").format(said=said, then=show_number(before, 1))


def areas_chart(period: AnyPeriod) -> BarChart | None:
    """The areas by cases per month and 10 000 inhabitants, or per month where no population is known, the lowest first
    and those without a rate last; None where fewer than two have one. What has months of its own says which."""
    of_people = any(is_number(each.per_month_and_inhabitants) for each in period.beside)
    rates = {each: each.per_month_and_inhabitants if of_people else each.per_month for each in period.beside}
    ordered = sorted(rates, key=lambda each: (_order(rates[each]), swedish_order(each.name)))
    names = {each: area_label(each) for each in ordered}
    told = {
        each: tr("{area} {rate}").format(area=_in_its_months(each), rate=each.rate_words(rates[each]))
        for each in ordered
    }
    known = [each for each in ordered if is_number(rates[each])]
    if len(known) < 2:
        return None
    unit = tr("ärenden per månad och 10 000 invånare 20–64 år") if of_people else tr("ärenden per månad")
    return BarChart(
        _text(period, tr("Områden sida vid sida"), _extremes(known, told), "; ".join(told.values()), unit),
        tuple(names.values()),
        (BarSeries(unit, tuple(rates[each] for each in ordered)),),
        tuple(Tone.ACCENT if each.together else Tone.OTHER for each in ordered),
        decimals=1,
    )


def _extremes(known: Sequence[AreaFigures], told: Mapping[AreaFigures, str]) -> str:
    """`Lägst Tierp 2,1, högst Heby 3,4.` What is a least may be any higher: it is never the lowest, and where one is
    there no other is the highest."""
    lowest, highest = told[known[0]], told[known[-1]]
    if known[0].amount.is_least:
        return tr("Vilka som är lägst och högst går inte att säga: uppgifter saknas.")
    if any(each.amount.is_least for each in known[:-1]):
        return tr("Lägst {lowest}. Vilka som är högst går inte att säga: uppgifter saknas.").format(lowest=lowest)
    return tr("Lägst {lowest}, högst {highest}.").format(lowest=lowest, highest=highest)


def _order(rate: Value) -> tuple[bool, Fraction]:
    return (True, Fraction(0)) if isinstance(rate, Empty) else (False, Fraction(rate))


def area_label(figures: AreaFigures) -> str:
    """`Tierp`; with its own months where it is not added up, and that it is a least."""
    name = _in_its_months(figures)
    return _least(name) if figures.amount.is_least else name


def _in_its_months(figures: AreaFigures) -> str:
    return figures.name if figures.together else tr("{name}, {when}").format(name=figures.name, when=figures.when)


def _least(name: str) -> str:
    return tr("{name}, minst").format(name=name)


def _bars(period: AnyPeriod, title: str, reading: str, amounts: Mapping[str, Amount], unit: str = "") -> BarChart:
    unit = unit or tr("ärenden")
    names = tuple(_least(name) if amount.is_least else name for name, amount in amounts.items())
    told = "; ".join(f"{name} {amount.words}" for name, amount in amounts.items())
    values = tuple(amount.shown for amount in amounts.values())
    text = _text(period, title, reading, told, unit)
    return BarChart(text, names, (BarSeries(unit, values),), (Tone.ACCENT,) * len(names))


def _text(period: AnyPeriod, title: str, reading: str, told: str, unit: str) -> ChartText:
    where = tr("{title}, {places}, {when}").format(title=title, places=places(period), when=period.when)
    return ChartText(
        where, reading, tr("{title}: {told}.").format(title=where, told=told.rstrip(".")), unit, period.source.line
    )
