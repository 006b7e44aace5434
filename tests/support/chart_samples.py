"""Charts as the profile makes them: Nordmaling's published figures."""

from fractions import Fraction

from domain.chart import BarChart, BarSeries, ChartText, RankChart, RankMark, Tone
from domain.value import Empty

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
