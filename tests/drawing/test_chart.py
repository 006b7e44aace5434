"""A chart's numbers are there as a table too."""

from fractions import Fraction

import pytest

from domain.ground.value import Empty
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
    chart_table,
)
from drawing.palette import DARK, LIGHT, PAPER, Tone

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


def test_a_radar_as_a_table():
    chart = RadarChart(
        TEXT,
        (RadarAxis("Sjukpenning", Fraction(31, 10), 3, 206, 290, 3), RadarAxis("Arbetslöshet", Empty.SAKNAS, 1)),
        total=Fraction(155, 10),
        total_previous=Fraction(167, 10),
        now="2021",
        before="2020",
    )
    table = chart_table(chart)
    assert table.header == ("", "2021", "2020", "Plats", "Fjärdedel")
    assert table.rows == (
        ("Sjukpenning", "3,1", "3,0", "206 av 290", "◆ 3"),
        ("Arbetslöshet", "saknas", "1,0", "saknas", "saknas"),
        ("Totalt", "15,5", "16,7", "", ""),
    )


def test_a_time_series_as_a_table_says_what_is_special_about_a_point():
    lines = (
        LineSeries("Tierp", (1, Empty.SAKNAS, 3), Tone.ACCENT),
        LineSeries("Riket", (2, 2, 2), Tone.RIKET, reference=True),
    )
    points = ("januari", "februari", "mars")
    assert chart_table(LineChart(TEXT, points, lines)).rows[1] == ("februari", "saknas", "2,0")
    chart = LineChart(
        TEXT, points, lines, breaks=(SeriesBreak(1, "ny källa"),), marks=((1, "bortfall"), (2, "senast kända"))
    )
    table = chart_table(chart)
    assert table.header == ("", "Tierp", "Riket", "Anmärkning")
    assert [row[-1] for row in table.rows] == ["", "bortfall; ny källa", "senast kända"]


def test_layers_are_summed_in_the_table_before_what_they_are_held_against():
    series = (
        LineSeries("Riket", (4, 4), Tone.RIKET, reference=True),
        LineSeries("Ohälsa", (1, 2), Tone.SJUKPENNING),
        LineSeries("Arbetslöshet", (2, Empty.DOLT), Tone.ARBETSLOSHET),
    )
    table = chart_table(LineChart(TEXT, ("2020", "2021"), series, stacked=True, decimals=0))
    assert table.header == ("", "Ohälsa", "Arbetslöshet", "Totalt", "Riket")
    assert table.rows == (("2020", "1", "2", "3", "4"), ("2021", "2", "dolt", "saknas", "4"))
    alone = chart_table(LineChart(TEXT, ("2020", "2021"), series[:2], stacked=True))
    assert alone.header == ("", "Riket", "Ohälsa")
    assert chart_table(LineChart(TEXT, (), (LineSeries("Riket", (), Tone.RIKET),))).header == ("", "Riket")


def test_a_line_has_a_value_at_every_point():
    with pytest.raises(ValueError, match="value"):
        LineChart(TEXT, ("januari",), (LineSeries("Tierp", (1, 2), Tone.ACCENT),))
