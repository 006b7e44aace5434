"""Charts as the profile makes them: Nordmaling's published figures, and series made up to be awkward."""

from fractions import Fraction
from math import sin

from domain.ground.period import month_names
from domain.ground.value import Empty, Value
from drawing.chart import (
    BarChart,
    BarSeries,
    ChartText,
    LineChart,
    LineSeries,
    RadarAxis,
    RadarChart,
    RankChart,
    RankMark,
    SeriesBreak,
)
from drawing.palette import Tone

KINDS = (
    ("Sjukpenning/rehabpenning", Tone.SJUKPENNING),
    ("Sjuk- och aktivitetsersättning", Tone.SJUK_OCH_AKTIVITETSERSATTNING),
    ("Arbetslöshet", Tone.ARBETSLOSHET),
    ("Arbetsmarknadsåtgärder", Tone.ARBETSMARKNADSATGARDER),
    ("Etableringsersättning", Tone.ETABLERINGSERSATTNING),
    ("Ekonomiskt bistånd", Tone.EKONOMISKT_BISTAND),
)


def benefits_chart() -> BarChart:
    """Nordmaling 2021 beside 2020, one value missing."""
    words = ChartText(
        "Helårspersoner per ersättning, Nordmaling 2021",
        "Flest försörjdes av sjuk- och aktivitetsersättning: 180 av 551.",
        "Stapeldiagram över helårspersoner per ersättning i Nordmaling 2021.",
        "helårspersoner 20–64 år",
        "Källa: regional sammanställning 2021",
    )
    series = (
        BarSeries("2021", (108, 180, 42, 155, 10, Empty.SAKNAS)),
        BarSeries("2020", (115, 191, 64, 140, 20, 67), earlier=True),
    )
    return BarChart(words, tuple(name for name, _ in KINDS), series, tuple(tone for _, tone in KINDS))


def region_chart() -> BarChart:
    """Shares of some kommuner beside Riket."""
    words = ChartText(
        "Andel av befolkningen 2021",
        "Nordmaling har högst andel i gruppen.",
        "Stapeldiagram.",
        "procent",
        "Källa: SCB 2022-03-30",
    )
    values = tuple(Fraction(n, 10) for n in (114, 129, 133, 142, 155))
    tones = (Tone.OTHER, Tone.OTHER, Tone.RIKET, Tone.OTHER, Tone.ACCENT)
    names = ("Kommun A", "Vindeln", "Riket", "Kommun B", "Nordmaling")
    return BarChart(words, names, (BarSeries("2021", values),), tones, decimals=1)


def places_chart() -> RankChart:
    """Places of Nordmaling, among them one that got worse and one without a former place."""
    words = ChartText(
        "Plats bland kommunerna 2021",
        "Totalt: plats 183 av 290, 35 platser bättre än 2020.",
        "Plats bland kommunerna.",
        "plats, 1 har lägst andel",
        "Källa: SCB 2022-03-30",
    )
    marks = (
        RankMark("Totalt", 183, 218, 290, 3),
        RankMark("Ohälsa", 206, 230, 290, 3),
        RankMark("Arbetslöshet", 20, 17, 290, 1),
        RankMark("Ekonomiskt bistånd", 283, None, 290, 4),
    )
    return RankChart(words, marks)


def _axis(label: str, now: object, before: object, rank: int | None = None) -> RadarAxis:
    quarter = None if rank is None else -(-4 * rank // 290)
    return RadarAxis(label, _tenths(now), _tenths(before), rank, None if rank is None else 290, quarter)


def _tenths(value: object) -> Value:
    return Fraction(value, 10) if isinstance(value, int) else Empty.SAKNAS


def _radar(axes: tuple[RadarAxis, ...], total: object = 155, before: object = 167) -> RadarChart:
    words = ChartText(
        "Försörjningsprofil, Nordmaling 2021",
        "15,5 % av befolkningen försörjdes av ersättningar, 1,2 procentenheter mindre än 2020.",
        "Försörjningsprofil med sex axlar för Nordmaling 2021.",
        "procent av befolkningen 20–64 år",
        "Källa: regional sammanställning 2021",
    )
    return RadarChart(words, axes, _tenths(total), _tenths(before), "2021", "2020")


def supply_radar() -> RadarChart:
    """Nordmaling's six shares, in every quarter."""
    figures = ((30, 32, 206), (51, 53, 288), (12, 18, 84), (44, 39, 203), (3, 6, 20), (16, 19, 193))
    return _radar(tuple(_axis(name, *each) for (name, _), each in zip(KINDS, figures, strict=True)))


def gapped_radar() -> RadarChart:
    """Two values missing and one place that could not be given."""
    figures = ((30, None, 206), (51, 53, None), (None, 18, None), (44, 39, 203), (None, None, None), (16, 19, 290))
    return _radar(tuple(_axis(name, *each) for (name, _), each in zip(KINDS, figures, strict=True)), None, 167)


def flat_radar(share: int) -> RadarChart:
    """The same share on every axis, for example zero."""
    return _radar(tuple(_axis(name, share, share, 145) for name, _ in KINDS), 6 * share, 6 * share)


def wordy_radar() -> RadarChart:
    """Labels longer than the program's own."""
    names = ("Arbetsmarknadspolitiska program med aktivitetsstöd", "Sjuk- och aktivitetsersättning i särskilda fall")
    figures = ((300, 320, 206), (510, 530, 288), (120, 180, 84), (440, 390, 203), (30, 60, 20), (160, 190, 193))
    return _radar(tuple(_axis(names[at % 2], *each) for at, each in enumerate(figures)), 1000, 1000)


def _text(title: str, reading: str) -> ChartText:
    return ChartText(title, reading, f"Linjediagram: {title}.", "procent av befolkningen 20–64 år", "Källa: SCB")


def months(count: int, first_year: int = 2014) -> tuple[str, ...]:
    """Months as a user reads them, from January of a year."""
    return tuple(f"{month_names()[at % 12]} {first_year + at // 12}" for at in range(count))


def _wave(count: int, level: float, swing: float, speed: float) -> tuple[Value, ...]:
    return tuple(
        Fraction(round(10 * (level + swing * sin(speed * at) - level * 0.2 * at / max(count, 1))), 10)
        for at in range(count)
    )


def stacked_months(count: int = 144) -> LineChart:
    """Three groups as layers with Riket over them, some months missing, a break and marked months."""
    support = list(_wave(count, 2.4, 0.4, 0.5))
    marks = []
    for at in range(count):
        if at % 37 in (20, 21):
            support[at] = Empty.SAKNAS
            marks.append((at, "bortfall i ekonomiskt bistånd"))
    series = (
        LineSeries("Ohälsa", _wave(count, 9.5, 0.4, 0.1), Tone.SJUKPENNING),
        LineSeries("Arbetslöshet", _wave(count, 7, 0.9, 0.3), Tone.ARBETSMARKNADSATGARDER),
        LineSeries("Ekonomiskt bistånd", tuple(support), Tone.EKONOMISKT_BISTAND),
        LineSeries("Riket", _wave(count, 15, 0.3, 0.2), Tone.RIKET, reference=True),
    )
    said = _text("Andel per grupp, Nordmaling 2014–2025", "Andelen har sjunkit sedan 2014 men är högre än i riket.")
    breaks = tuple(
        SeriesBreak(at, text)
        for at, text in ((72, "20–65 år från 2020"), (75, "ny redovisning av etableringsersättning"))
        if at < count
    )
    return LineChart(said, months(count), series, stacked=True, breaks=breaks, marks=tuple(marks))


def gapped_months(count: int = 144) -> LineChart:
    """One kommun against Riket and a mean, with gaps and months that stand in for others."""
    own = list(_wave(count, 15, 1.2, 0.4))
    for at in range(30, 34):
        own[at] = Empty.SAKNAS
    own[60] = own[62] = Empty.SAKNAS
    series = (
        LineSeries("Nordmaling", tuple(own), Tone.ACCENT),
        LineSeries("Tolvmånadersmedelvärde", _wave(count, 15, 0.1, 0.4), Tone.OTHER, reference=True),
        LineSeries("Riket", _wave(count, 14, 0.2, 0.4), Tone.RIKET, reference=True),
    )
    said = _text("Andel i Nordmaling och riket", "Nordmaling ligger över riket.")
    breaks = (SeriesBreak(96, "pensionsåldern höjdes"),)
    return LineChart(said, months(count), series, breaks=breaks, marks=((40, "senast kända värde"), (60, "bortfall")))


def seven_lines(points: int = 8) -> LineChart:
    """Six kommuner and Riket, by year, several of them ending at the same value."""
    names = ("Bjurholm", "Nordmaling", "Robertsfors", "Umeå", "Vindeln", "Vännäs")
    tones = (Tone.OTHER, Tone.ACCENT, Tone.OTHER, Tone.OTHER, Tone.OTHER, Tone.OTHER)
    levels = (15.1, 15.5, 13.0, 13.1, 13.2, 13.3)
    series = tuple(
        LineSeries(name, _wave(points, level, 0.8, 0.5 + at / 3), tone)
        for at, (name, tone, level) in enumerate(zip(names, tones, levels, strict=True))
    )
    riket = LineSeries("Riket", _wave(points, 13.2, 0.1, 1), Tone.RIKET, reference=True)
    years = tuple(str(2014 + at) for at in range(points))
    return LineChart(_text("Andel i regionens kommuner", "Nordmaling har högst andel."), years, (*series, riket))


def one_line(values: tuple[Value, ...]) -> LineChart:
    """One kommun's values year by year."""
    years = tuple(str(2021 - len(values) + 1 + at) for at in range(len(values)))
    said = _text("Andel i Nordmaling", "Andelen år för år.")
    return LineChart(said, years, (LineSeries("Nordmaling", values, Tone.ACCENT),))
