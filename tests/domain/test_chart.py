"""A chart's numbers are there as a table too."""

import pytest

from domain.chart import BarChart, BarSeries, ChartText, RankChart, RankMark, Tone, chart_table
from domain.palette import DARK, LIGHT, PAPER
from domain.value import Empty

TEXT = ChartText("Rubrik", "Vad den visar.", "Alternativ text.", "helårspersoner", "Källa: regional deck 2021")


def test_bars_as_a_table():
    chart = BarChart(
        TEXT,
        ("Sjukpenning", "Arbetslöshet"),
        (BarSeries("2021", (1234, Empty.SAKNAS)), BarSeries("2020", (115, 64), earlier=True)),
        (Tone.SJUKPENNING, Tone.ARBETSLOSHET),
    )
    table = chart_table(chart)
    assert table.header[1:] == ("2021", "2020")
    assert table.rows == (("Sjukpenning", "1\u00a0234", "115"), ("Arbetslöshet", "saknas", "64"))


def test_places_as_a_table():
    table = chart_table(RankChart(TEXT, (RankMark("Totalt", 183, 218, 290, 3), RankMark("Ohälsa", 206, None, 290, 3))))
    assert len(table.header) == 6
    assert table.rows == (
        ("Totalt", "183", "218", "+35", "290", "◆ 3"),
        ("Ohälsa", "206", "saknas", "saknas", "290", "◆ 3"),
    )


@pytest.mark.parametrize(
    ("values", "tones", "why"), [((1, 2), (Tone.ACCENT,), "tone"), ((1,), (Tone.ACCENT, Tone.OTHER), "value")]
)
def test_a_chart_with_gaps_in_itself_is_a_defect(values, tones, why):
    with pytest.raises(ValueError, match=why):
        BarChart(TEXT, ("a", "b"), (BarSeries("2021", values),), tones)


def test_every_tone_has_its_colour_in_every_palette():
    for palette in (LIGHT, DARK, PAPER):
        assert all(getattr(palette, tone.value).startswith("#") for tone in Tone)
