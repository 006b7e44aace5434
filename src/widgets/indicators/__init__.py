"""Indicators (*X i siffror*) in the tab Kommunprofil: `IndicatorsView` is the whole page."""

from widgets.indicators.view import IndicatorsView

__all__ = ["IndicatorsView"]
