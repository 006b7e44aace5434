"""The försörjningsprofil and the time series are read, zoomed and walked, by keyboard and by mouse."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.ground.value import Empty
from drawing.palette import DARK, LIGHT, Palette
from support.accessible import description
from support.chart_readings import readings
from support.chart_samples import (
    benefits_chart,
    flat_radar,
    gapped_months,
    gapped_radar,
    one_line,
    seven_lines,
    stacked_months,
    supply_radar,
    wordy_radar,
)
from support.laid_out import collisions, cut_words
from widgets.charts import ChartWithTable
from widgets.charts.reading import count_of_places, longest_reading, reading
from widgets.charts.view import RING
from widgets.theme import ThemeMode, apply_theme

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def _point(view, at: int) -> QPoint:
    """Where a point in time lies in the view."""
    plot = view.laid.plot
    return QPoint(round(plot.x(at)) + RING, round((plot.field.top + plot.field.bottom) / 2) + RING)


def _over(point: QPoint) -> QPoint:
    """The same place in what the mouse is over."""
    return point - QPoint(RING, RING)


def _drag(view, point: QPoint, button=Qt.MouseButton.LeftButton, modifier=Modifier.NoModifier) -> None:
    surface, spot = view.surface.viewport(), QPointF(_over(point))
    QApplication.sendEvent(
        surface,
        QMouseEvent(QEvent.Type.MouseMove, spot, surface.mapToGlobal(spot), Qt.MouseButton.NoButton, button, modifier),
    )


def _double_click(view, point: QPoint) -> None:
    # Qt's own ends with the second press.
    for act in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        act(view.surface.viewport(), Qt.MouseButton.LeftButton, pos=point)


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


# Read


def test_the_radar_is_read_clockwise_and_then_its_total(shown, qtbot) -> None:
    part = shown(supply_radar())
    heard: list[str] = []
    part.view.read.connect(heard.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_End):
        qtbot.keyClick(part.view, key)

    assert [text.replace("\u00a0", " ") for text in heard] == [
        "Sjukpenning/rehabpenning: 2021 3,0 %, 2020 3,2 %, plats 206 av 290, fjärdedel 3",
        "Sjuk- och aktivitetsersättning: 2021 5,1 %, 2020 5,3 %, plats 288 av 290, fjärdedel 4",
        "Totalt: 2021 15,5 %, 2020 16,7 %",
    ]


def test_what_is_missing_or_not_ranked_is_said_when_the_radar_is_read() -> None:
    said = [text.replace("\u00a0", " ") for text in readings(gapped_radar())]

    assert said[1] == "Sjuk- och aktivitetsersättning: 2021 5,1 %, 2020 5,3 %, ej rangordnad"
    assert said[2] == "Arbetslöshet: 2021 saknas, 2020 1,8 %"
    assert said[6] == "Totalt: 2021 saknas, 2020 16,7 %"


def test_the_mouse_reads_the_axis_it_is_at_and_the_total_in_the_middle(shown) -> None:
    view = shown(supply_radar()).view
    laid = view.laid
    label = laid.labels[2]
    for x, y, expected in (
        (laid.spider.x, laid.spider.y, "Totalt"),
        (laid.spider.x, laid.spider.y + laid.spider.radius * 0.8, "Arbetsmarknadsåtgärder"),
        ((label.left + label.right) / 2, (label.top + label.bottom) / 2, "Arbetslöshet"),
    ):
        QTest.mouseMove(view, QPoint(round(x) + RING, round(y) + RING))
        assert view.reading.startswith(expected)
    QTest.mouseMove(view, QPoint(1, round(laid.spider.y)))
    assert view.reading == ""


def test_a_series_is_read_point_by_point_with_exact_values_sum_and_remarks(shown, qtbot) -> None:
    chart = stacked_months()
    part = shown(chart)
    for _ in range(2):
        qtbot.keyClick(part.view, Key.Key_Right)

    assert part.view.reading == (
        "februari 2014: Ohälsa 9,5, Arbetslöshet 7,3, Ekonomiskt bistånd 2,6, Totalt 19,4, Riket 15,0 "
        "(procent av befolkningen 20–64 år)"
    )
    assert reading(chart, 20).endswith("; bortfall i ekonomiskt bistånd")
    assert "Ekonomiskt bistånd saknas, Totalt saknas" in reading(chart, 20)
    assert reading(chart, 72).endswith("; 20–65 år från 2020")
    assert "ny redovisning" in longest_reading(chart)
    assert count_of_places(chart) == 144


def test_the_mouse_reads_the_nearest_point(shown, qtbot) -> None:
    view = shown(stacked_months()).view

    # From elsewhere: where the pointer stands already it does not move.
    QTest.mouseMove(view.surface.viewport(), QPoint(1, 1))
    QTest.mouseMove(view.surface.viewport(), _over(_point(view, 60)))
    qtbot.waitUntil(lambda: view.reading.startswith("januari 2019"))
    QTest.mouseMove(view.surface.viewport(), QPoint(view.width() - 15, view.height() - 15))
    qtbot.waitUntil(lambda: view.reading == "")


def test_the_page_does_not_move_when_a_long_reading_takes_the_place_of_the_source(shown, qtbot) -> None:
    part = shown(stacked_months())
    part.resize(420, 700)
    QApplication.processEvents()
    before = part.sizeHint().height()
    qtbot.keyClick(part.view, Key.Key_Right)
    QApplication.processEvents()

    assert part.sizeHint().height() == before


# Zoom and move


def test_plus_and_minus_zoom_home_and_zero_show_all(shown, qtbot) -> None:
    part = shown(stacked_months())
    view = part.view
    qtbot.keyClick(view, Key.Key_Plus)
    assert len(view.box.shown) == 86
    assert "Visar " in part._source.text()
    qtbot.keyClick(view, Key.Key_Plus)
    assert len(view.box.shown) < 86
    qtbot.keyClick(view, Key.Key_Minus)
    assert len(view.box.shown) > 80
    for key in (Key.Key_Home, Key.Key_0):
        qtbot.keyClick(view, Key.Key_Plus)
        qtbot.keyClick(view, key)
        assert view.box.is_whole
    assert "Visar " not in part._source.text()


def test_arrows_read_within_the_zoom_and_take_it_along_at_its_edge(shown, qtbot) -> None:
    view = shown(stacked_months()).view
    view.box.look_at(50, 61)

    qtbot.keyClick(view, Key.Key_Left)
    assert view.reading.startswith("februari 2019")
    qtbot.keyClick(view, Key.Key_Right)
    assert view.box.shown == range(51, 63)
    assert view.reading.startswith("mars 2019")
    qtbot.keyClick(view, Key.Key_End)
    assert view.box.shown[-1] == 143
    qtbot.keyClick(view, Key.Key_Left, Modifier.ShiftModifier)
    assert view.box.shown == range(130, 142)


def test_ctrl_and_wheel_zoom_around_the_mouse_and_the_wheel_alone_scrolls_the_page(shown) -> None:
    view = shown(stacked_months()).view

    def turn(modifiers: Qt.KeyboardModifier, by: int) -> QWheelEvent:
        spot = QPointF(_over(_point(view, 36)))
        event = QWheelEvent(
            spot,
            view.surface.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.surface.viewport(), event)
        return event

    turn(Modifier.NoModifier, 120)
    assert view.box.is_whole
    x = _point(view, 36).x()
    turn(Modifier.ControlModifier, 120)
    assert len(view.box.shown) == 86
    assert abs(_point(view, 36).x() - x) < 10
    turn(Modifier.ControlModifier, -120)
    assert len(view.box.shown) > 140


def test_dragging_chooses_a_span_and_a_double_click_shows_all(shown) -> None:
    view = shown(stacked_months()).view
    surface = view.surface.viewport()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=_over(_point(view, 24)))
    _drag(view, _point(view, 40))
    assert view.box.rbScaleBox.isVisible()
    _drag(view, _point(view, 47))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=_over(_point(view, 47)))
    assert view.box.shown == range(24, 48)
    assert not view.box.rbScaleBox.isVisible()

    _double_click(view, _over(_point(view, 30)))
    assert view.box.is_whole
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=_over(_point(view, 60)))
    assert view.box.is_whole


def test_what_can_be_done_is_told_in_words(shown) -> None:
    view = shown(stacked_months()).view

    for told in (description(view), view.toolTip()):
        assert "zoomar" in told
        assert "Home" in told


def test_the_zoom_stays_for_another_area_and_goes_with_other_points(shown) -> None:
    part = shown(stacked_months())
    view = part.view
    view.box.look_at(24, 47)

    part.set_chart(gapped_months())
    assert part.view is view
    assert view.box.shown == range(24, 48)
    part.set_chart(seven_lines())
    assert part.view is view
    assert view.box.is_whole
    part.set_chart(one_line(()))
    assert part.view is view
    part.set_chart(supply_radar())
    assert part.view is not view


def test_what_is_looked_at_never_leaves_the_series_and_has_at_least_three_points(shown) -> None:
    box = shown(seven_lines(10)).view.box

    def shows(act: Callable[[], None], first: int, last: int) -> None:
        act()
        assert box.span == (first, last)

    shows(partial(box.move_by, 5), 0, 9)
    shows(partial(box.zoom, 2, 5), 0, 9)
    shows(partial(box.zoom, 0.1, 9), 7, 9)
    shows(partial(box.zoom, 0.5, 8), 7, 9)
    shows(partial(box.move_by, -100), 0, 2)
    shows(partial(box.look_at, 8, 8), 7, 9)
    shows(partial(box.look_at, 2.2, 5.8), 2, 6)
    two = shown(one_line((1, 2))).view.box
    two.zoom(0.5, 0)
    assert two.is_whole


def test_the_mouse_moves_what_is_looked_at_with_shift_or_the_middle_button(shown) -> None:
    part = shown(stacked_months())
    view = part.view
    view.box.look_at(60, 83)
    apart = _point(view, 61).x() - _point(view, 60).x()
    for button, modifier in (
        (Qt.MouseButton.LeftButton, Modifier.ShiftModifier),
        (Qt.MouseButton.MiddleButton, Modifier.NoModifier),
    ):
        start = _point(view, 70)
        QTest.mousePress(view.surface.viewport(), button, modifier, _over(start))
        _drag(view, start + QPoint(4 * apart, 0), button, modifier)
        between = view.box.span
        _drag(view, start + QPoint(6 * apart, 0), button, modifier)
        assert view.box.span < between
        QTest.mouseRelease(view.surface.viewport(), button, modifier, _over(start + QPoint(6 * apart, 0)))
        # It rests at whole points, and the words around it follow.
        assert view.box.span == (view.box.shown[0], view.box.shown[-1])
    assert view.box.shown == range(48, 72)
    view.read_place(None)
    assert "Visar januari 2018 till december 2019." in part._source.text()


def test_a_crosshair_stands_at_what_is_read_with_a_sign_on_every_line(shown, qtbot) -> None:
    view = shown(stacked_months()).view
    assert not view._cross.isVisible()
    for _ in range(21):
        qtbot.keyClick(view, Key.Key_Right)
    assert view._cross.isVisible()
    assert view._cross.value() == 20
    # Ekonomiskt bistånd is missing there, and so is the sum.
    assert len(view._spots.points()) == 3

    QTest.mouseMove(view.surface.viewport(), _over(_point(view, 60)))
    assert view._cross.value() == 60
    assert len(view._spots.points()) == 4


def test_a_crosshair_stands_at_the_end_of_the_bar_that_is_read(shown, qtbot) -> None:
    view = shown(benefits_chart()).view
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.waitUntil(lambda: view._cross.value() == 108)
    qtbot.keyClick(view, Key.Key_End)
    qtbot.waitUntil(lambda: view._cross.value() == 67)
    qtbot.keyClick(view, Key.Key_Escape)
    qtbot.waitUntil(lambda: not view._cross.isVisible())


def test_a_series_without_points_can_be_shown_and_touched(shown, qtbot) -> None:
    view = shown(one_line(())).view
    for key in (Key.Key_Right, Key.Key_Plus, Key.Key_Home, Key.Key_0):
        qtbot.keyClick(view, key)
    _double_click(view, QPoint(200, 60))
    assert view.reading == ""
    assert not view.grab().isNull()


# Seen


@pytest.mark.parametrize(("mode", "tokens"), [(ThemeMode.LIGHT, LIGHT), (ThemeMode.DARK, DARK)])
def test_both_kinds_wear_the_colours_of_the_theme(shown, qapp, mode: ThemeMode, tokens: Palette) -> None:
    radar, layers = shown(supply_radar()), shown(stacked_months())
    apply_theme(qapp, mode)
    QApplication.processEvents()

    assert {tokens.quarter_1, tokens.quarter_3, tokens.quarter_4} <= _colours(radar.view.grab().toImage())
    kinds = {tokens.sjukpenning, tokens.arbetsmarknadsatgarder, tokens.ekonomiskt_bistand}
    assert kinds <= _colours(layers.view.grab().toImage())


@pytest.mark.parametrize("width", [300, 380, 860])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "make", [supply_radar, gapped_radar, wordy_radar, lambda: flat_radar(0), stacked_months, gapped_months, seven_lines]
)
def test_with_the_real_letters_no_word_meets_another_or_is_cut(shown, qapp, make, scale: float, width: int) -> None:
    part = shown(make())
    apply_theme(qapp, ThemeMode.LIGHT, scale)
    part.resize(width, 1400)
    QApplication.processEvents()

    drawing = part.view.laid_out()
    assert not collisions(drawing)
    assert not cut_words(drawing)
    assert drawing.width <= part.view.width()
    assert drawing.height <= part.view.height()


def test_a_missing_point_is_not_drawn(shown) -> None:
    chart = one_line((10, Empty.SAKNAS, 10, 10))
    view = shown(chart).view
    picture = view.grab().toImage()
    plot = view.laid.plot
    y = round(plot.y(10)) + RING

    def drawn(at: float) -> bool:
        x = round(plot.x(at)) + RING
        return any(picture.pixelColor(x, y + by).name().upper() == LIGHT.accent for by in (-1, 0, 1))

    assert drawn(2.5)
    assert not drawn(0.5)
    assert not drawn(1.5)


def test_another_area_is_drawn_quickly_in_the_same_view(shown, qtbot) -> None:
    part = shown(stacked_months())
    view = part.view
    view.read_place(3)
    other = replace(stacked_months(), text=replace(stacked_months().text, title="Andel, Vindeln"))
    part.set_chart(other)

    assert part.view is view
    assert view.accessibleName() == "Andel, Vindeln"
    assert view.reading == ""


def test_a_series_that_fills_takes_the_height_there_is_and_its_table_stands_at_the_top(theme, qtbot) -> None:
    part = ChartWithTable(fills=True)
    qtbot.addWidget(part)
    part.set_chart(gapped_months())
    for height in (640, 760):
        part.resize(900, height)
        part.show()
        # What stands under the drawing stands at the foot of the page.
        qtbot.waitUntil(lambda: part._source.geometry().bottom() == part.height() - 1)
        assert part.view.height() > part.view.minimumHeight()
    part._toggle()
    qtbot.waitUntil(lambda: part.table.isVisible() and not part.view.isVisible())
    qtbot.waitUntil(lambda: part.table.geometry().top() < 120)
