from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from reportlab.graphics.shapes import Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import HexColor

from domain.ground.value import Empty, Value
from drawing.chart import BarChart, BarSeries, Chart, ChartText, RankChart, RankMark
from drawing.palette import PAPER, Tone
from reports.page.charts import draw_chart
from reports.page.document import Printed
from reports.page.fonts import text_width
from reports.page.story import Story, table_of_chart
from reports.page.styles import FRAME_WIDTH
from support.chart_samples import (
    flat_radar,
    gapped_months,
    gapped_radar,
    one_line,
    seven_lines,
    stacked_months,
    supply_radar,
    wordy_radar,
)
from support.contrast import contrast
from support.pdf_checks import assert_pdf_a, assert_pdf_ua, found_text
from support.pdf_tree import read_tree

Print = Callable[[Callable[[Story], None]], Printed]
OnDisk = Callable[[Printed], Path]
WORDS = ChartText(
    "Försörjning", "Flest försörjdes av sjukpenning.", "Stapeldiagram: sjukpenning 108.", "personer", "SCB"
)


def _bars(*values: Value, before: tuple[Value, ...] = ()) -> BarChart:
    series = [BarSeries("2021", values)]
    if before:
        series.append(BarSeries("2020", before, earlier=True))
    names = tuple(f"Ersättning {at}" for at in range(len(values)))
    return BarChart(WORDS, names, tuple(series), (Tone.SJUKPENNING,) * len(values))


def _shapes(drawing: Drawing | Group) -> Iterator[Shape]:
    for shape in drawing.contents:
        if isinstance(shape, Group):
            yield from _shapes(shape)
        else:
            yield shape


def _filled(drawing: Drawing, colour: str) -> list[Rect]:
    wanted = HexColor(colour)
    return [shape for shape in _shapes(drawing) if isinstance(shape, Rect) and shape.fillColor == wanted]


def _words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in _shapes(drawing) if isinstance(shape, String)]


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    small, large = _filled(draw_chart(_bars(50, 100)), PAPER.sjukpenning)
    assert small.x == large.x
    assert large.width == pytest.approx(2 * small.width)


def test_numbers_below_zero_go_the_other_way_from_the_same_line() -> None:
    drawing = draw_chart(_bars(-46, 15))
    down, up = _filled(drawing, PAPER.sjukpenning)
    assert down.x + down.width == pytest.approx(up.x)
    assert "−46" in _words(drawing)


def test_every_bar_has_its_number_and_what_is_missing_is_said() -> None:
    words = _words(draw_chart(_bars(108, Empty.SAKNAS, Empty.DOLT, Fraction(5, 2), before=(115, 64, 3, 1))))
    assert {"108", "saknas", "dolt", "3", "115", "64", "1"} <= set(words)
    assert {"2021", "2020"} <= set(words)


def test_the_year_before_is_an_outline_and_not_only_another_colour() -> None:
    drawing = draw_chart(_bars(108, before=(115,)))
    outlines = [shape for shape in _shapes(drawing) if isinstance(shape, Rect) and shape.fillColor is None]
    assert len(outlines) == 2
    assert all(shape.strokeColor == HexColor(PAPER.muted) for shape in outlines)


def test_a_chart_of_nothing_but_what_is_missing_can_be_drawn() -> None:
    assert _words(draw_chart(_bars(Empty.SAKNAS, 0))).count("saknas") == 1


def _ranks(*marks: RankMark) -> RankChart:
    return RankChart(WORDS, marks)


def test_a_place_is_said_in_words_and_by_a_shape_of_its_own() -> None:
    words = _words(draw_chart(_ranks(RankMark("Totalt", 183, 218, 290, 3))))
    assert "plats 183 av 290" in words
    assert "(218 förra perioden)" in words
    assert "◆ fjärdedel 3" in words
    shapes = {
        quarter: [
            shape
            for shape in _shapes(draw_chart(_ranks(RankMark("Totalt", 1 + 80 * (quarter - 1), None, 290, quarter))))
            if isinstance(shape, Polygon)
        ]
        for quarter in (2, 3, 4)
    }
    corners = {quarter: len(found[0].points) // 2 for quarter, found in shapes.items()}
    assert corners == {2: 3, 3: 4, 4: 4}
    assert shapes[3][0].points[0] != shapes[4][0].points[0]


CHARTS: list[Chart] = [
    _bars(108, 180, 42, 155, 10, 56, before=(115, 191, 64, 140, 20, 67)),
    _bars(*range(40)),
    _bars(-1234567, 1234567),
    BarChart(
        WORDS,
        ("Ett mycket långt namn på en ersättning som inte får plats",),
        (BarSeries("2021", (1,)),),
        (Tone.ACCENT,),
    ),
    _ranks(*(RankMark(f"Mått {at}", at, 290, 290, 1) for at in range(1, 5))),
    _ranks(RankMark("Ett", 1, None, 1, 4)),
    _ranks(),
    supply_radar(),
    gapped_radar(),
    wordy_radar(),
    flat_radar(0),
    stacked_months(),
    gapped_months(),
    seven_lines(),
    one_line(()),
]
LAID_OUT = [supply_radar(), gapped_radar(), wordy_radar(), stacked_months(), gapped_months(), seven_lines()]


@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_reaches_outside_the_drawing(chart: Chart) -> None:
    drawing = draw_chart(chart)
    for shape in _shapes(drawing):
        left, low, right, high = shape.getBounds()
        if isinstance(shape, String):
            left, right = shape.x, shape.x + _string_width(shape)
        assert left >= -0.5
        assert right <= FRAME_WIDTH + 0.5
        assert low >= -3
        assert high <= drawing.height + 3
        assert isinstance(shape, Line) or drawing.height < 600


def _string_width(string: String) -> float:
    from reports.page.fonts import Face

    return text_width(string.text, Face(string.fontName), string.fontSize)


def test_words_in_charts_can_be_read_on_paper() -> None:
    for chart in CHARTS:
        for shape in _shapes(draw_chart(chart)):
            if isinstance(shape, String):
                sign_only = shape.text in "●▲◆■"
                assert contrast("#" + shape.fillColor.hexval()[2:], PAPER.paper) >= (3 if sign_only else 4.5)


def test_a_chart_is_told_in_a_sentence_and_followed_by_its_table(printed: Print, on_disk: OnDisk) -> None:
    chart = _bars(108, 180)
    made = printed(lambda story: story.chart(chart, table_of_chart(chart, "Försörjning", "Ersättning")))
    path = on_disk(made)
    assert_pdf_ua(path)
    assert [node.role for node in read_tree(made.content).kids] == ["P", "Figure", "Table", "P"]
    (figure,) = read_tree(made.content).find("Figure")
    assert [node.role for node in figure.kids] == ["Caption"]
    found = found_text(path)
    assert (
        found.index("Flest försörjdes") < found.index("Diagram 1. Försörjning") < found.index("Tabell 1. Försörjning")
    )
    assert "Diagram 1. Försörjning (personer)" in found
    assert found.count("SCB") == 1, "one source, told once"


def test_a_chart_is_drawn_and_never_a_picture(printed: Print) -> None:
    chart = _bars(108, 180)
    content = printed(lambda story: story.chart(chart, table_of_chart(chart, "Försörjning", "Ersättning"))).content
    assert b"/XObject" not in content
    assert b"/Subtype /Image" not in content


@pytest.mark.parametrize("chart", LAID_OUT)
def test_no_text_of_a_radar_or_a_series_meets_another_on_paper(chart: Chart) -> None:
    boxes = [
        (shape.text, shape.x, shape.x + _string_width(shape), shape.y - 1.5, shape.y + shape.fontSize * 0.7)
        for shape in _shapes(draw_chart(chart))
        if isinstance(shape, String)
    ]
    for at, (text, left, right, low, high) in enumerate(boxes):
        for other, other_left, other_right, other_low, other_high in boxes[:at]:
            across = min(right, other_right) - max(left, other_left)
            up = min(high, other_high) - max(low, other_low)
            assert across < 0.1 or up < 0.1, (text, other)


def test_a_radar_on_paper_is_about_as_wide_as_half_a_page_is_high_and_a_series_as_wide_as_the_frame() -> None:
    radar, series = draw_chart(supply_radar()), draw_chart(stacked_months())
    spread = [shape.x for shape in _shapes(radar) if isinstance(shape, String)]
    assert max(spread) - min(spread) < 320
    assert series.width == FRAME_WIDTH
    assert 160 <= series.height <= 200


def test_the_numbers_of_a_radar_and_a_series_are_text_in_the_file_and_the_figures_have_alternatives(
    printed: Print, on_disk: OnDisk
) -> None:
    radar, series = supply_radar(), stacked_months(24)

    def tell(story: Story) -> None:
        for chart, first in ((radar, "Ersättning"), (series, "Månad")):
            story.chart(chart, table_of_chart(chart, chart.text.title, first))

    made = printed(tell)
    path = on_disk(made)
    assert_pdf_ua(path)
    assert_pdf_a(path)
    found = " ".join(found_text(path).replace("\u00a0", " ").split())
    for words in (
        "5,1 % (5,3)",
        "■ plats 288 av 290",
        "15,5 %",
        "(16,7)",
        "fjärdedel 1 (lägst)",
        "Ekonomiskt bistånd 1,6",
    ):
        assert words in found
    figures = [node for node in read_tree(made.content).kids if node.role == "Figure"]
    assert len(figures) == 2
    assert b"/Subtype /Image" not in made.content


def test_on_paper_too_a_stack_is_as_high_as_its_sum_and_quarters_have_shapes() -> None:
    polygons = [shape for shape in _shapes(draw_chart(stacked_months(5))) if isinstance(shape, Polygon)]
    colours = [getattr(PAPER, tone) for tone in ("sjukpenning", "arbetsmarknadsatgarder", "ekonomiskt_bistand")]
    tops = []
    for colour in colours:
        area = next(p for p in polygons if p.fillColor == HexColor(colour) and len(p.points) > 8)
        tops.append((area.points[1], area.points[-1]))
    for (_, bottom), (top_below, _) in zip(tops[1:], tops, strict=False):
        assert bottom == pytest.approx(top_below)
    signs = [p for p in _shapes(draw_chart(supply_radar())) if isinstance(p, Polygon) and len(p.points) == 6]
    assert len(signs) == 2
