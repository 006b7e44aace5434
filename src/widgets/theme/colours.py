"""From the product's tokens to Qt's colours."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from drawing.palette import DARK, LIGHT, Palette

_Role = QPalette.ColorRole


def colours(widget: QWidget) -> Palette:
    """The tokens that hold for `widget`: those of the palette that the program is dressed in."""
    # Not the widget's own palette: a style sheet that gives it a ground replaces the colours there.
    return DARK if QApplication.palette(widget).color(_Role.Window).lightnessF() < 0.5 else LIGHT


def colour(token: str, alpha: float = 1.0) -> QColor:
    """A token as Qt's colour, opaque unless told."""
    made = QColor(token)
    made.setAlphaF(alpha)
    return made


def blend(token: str, onto: str, share: float) -> QColor:
    """`share` of one token painted onto another, opaque: tints that do not let what is behind shine through."""
    over, under = QColor(token), QColor(onto)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def qt_palette(tokens: Palette) -> QPalette:
    """Qt's palette for one theme, so that also widgets nobody styled are right."""
    palette = QPalette()
    for role, token in {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.paper,
        _Role.AlternateBase: tokens.field,
        _Role.Text: tokens.ink,
        _Role.Button: tokens.paper,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.error,
        _Role.ToolTipBase: tokens.paper,
        _Role.ToolTipText: tokens.ink,
        _Role.PlaceholderText: tokens.muted,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.paper,
        _Role.Midlight: tokens.rule,
        _Role.Mid: tokens.rule,
        _Role.Dark: tokens.field_rule,
        _Role.Shadow: tokens.field_rule,
    }.items():
        palette.setColor(role, QColor(token))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(tokens.rule))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, QColor(tokens.ink))
    return palette
