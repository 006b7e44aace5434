"""Dresses the program: style, fonts, palette and sheet, now and again when the user or the system changes them."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from drawing.palette import DARK, LIGHT, Palette
from widgets.theme.colours import qt_palette
from widgets.theme.fonts import Role, app_font, register_fonts, role_font, text_scale
from widgets.theme.sheet import style_sheet

if TYPE_CHECKING:
    from widgets.theme.style import HouseStyle


class ThemeMode(Enum):
    """The user's choice of theme; the value is what settings store."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


_SCHEMES = {ThemeMode.LIGHT: Qt.ColorScheme.Light, ThemeMode.DARK: Qt.ColorScheme.Dark}
_KEPT = "theme"
_PUT_OFF = "letters-put-off"


class Theme(QObject):
    """The look of one running program; made by `apply_theme` and owned by the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode = ThemeMode.SYSTEM
        self._scale = self._dressed = 1.0
        register_fonts(italic=False)
        # Qt calls back into the style until the last widget is gone; without this reference Python might drop it.
        self._style: HouseStyle | None = None

    @property
    def mode(self) -> ThemeMode:
        """What was asked for; `tokens` is what it became."""
        return self._mode

    @property
    def tokens(self) -> Palette:
        """The tokens in use. A system that does not say gets the light theme."""
        if self._mode is ThemeMode.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is ThemeMode.DARK else LIGHT

    def wear_style(self) -> None:
        """Put on the style and the sheet, which widgets that paint themselves do without."""
        if self._style is None:
            from widgets.theme.style import HouseStyle

            register_fonts(italic=True)
            self._style = HouseStyle()
            # Else a font that the program changes stops at the first widget that the sheet has a word about.
            self._app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
            self._app.setStyle(self._style)
            self._app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def apply(self, mode: ThemeMode, text_scale: float) -> None:
        """Change theme and text size for every window, open ones too."""
        self._mode, self._scale = mode, text_scale
        scheme = _SCHEMES.get(mode)
        if scheme is None:
            self._app.styleHints().unsetColorScheme()
        else:
            # The frame that the system draws around the window follows, where the system can.
            self._app.styleHints().setColorScheme(scheme)
        self._dress()

    def _follow_system(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._dress()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page that comes out gets the letters that the rest has been given."""
        from PySide6.QtGui import QFont

        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            watched.setProperty(_PUT_OFF, None)
            watched.setFont(QFont())
            _resize(watched)
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        tokens = self.tokens
        if self._style is not None and self._scale != self._dressed:
            self._put_hidden_pages_off()
        self._app.setFont(app_font(self._scale))
        self._app.setPalette(qt_palette(tokens))
        if self._style is None:
            return
        sheet = style_sheet(tokens)
        if sheet != self._app.styleSheet():
            for window in self._app.topLevelWidgets():
                window.setPalette(self._app.palette())
            self._app.setStyleSheet(sheet)
        if text_scale() != self._dressed:
            self._dressed = text_scale()
            self._resize_what_is_open()

    def _put_hidden_pages_off(self) -> None:
        """Let the pages that lie under others keep their letters until they come out: they are most of what there is,
        and each would be laid out anew for nobody."""
        from PySide6.QtWidgets import QStackedLayout

        for window in self._app.topLevelWidgets():
            for stack in window.findChildren(QStackedLayout):
                for page in (stack.widget(i) for i in range(stack.count()) if i != stack.currentIndex()):
                    if page is None or page.property(_PUT_OFF):
                        continue
                    page.setProperty(_PUT_OFF, True)
                    letters = page.font()
                    # Set anew, or Qt takes them for letters of the window's, to be changed with them.
                    letters.setPixelSize(letters.pixelSize())
                    page.setFont(letters)
                    page.installEventFilter(self)

    def _resize_what_is_open(self) -> None:
        for window in self._app.topLevelWidgets():
            window.setFont(self._app.font())
            _resize(window)


def _resize(widget: QWidget) -> None:
    """Letters of a role of their own, and boxes and arrows that the sheet measures by the letters beside them."""
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox

    if role := widget.property("role"):
        widget.setFont(role_font(Role(role)))
    if isinstance(widget, QComboBox | QAbstractSpinBox | QAbstractButton):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        # What it wants to be was reckoned with the measures that hold no longer, and is kept until it hears of others.
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.property(_PUT_OFF):
            _resize(child)


def apply_theme(app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, text_scale: float = 1.0) -> Theme:
    """Dress `app`; call it again to change theme or text size (1.0 = 100 %) while windows are open."""
    theme = _theme_of(app)
    theme.wear_style()
    theme.apply(mode, text_scale)
    return theme


def apply_fonts_and_colours(app: QApplication, mode: ThemeMode, text_scale: float) -> None:
    """What the first painted window needs, and no more; `apply_theme` puts on the rest."""
    _theme_of(app).apply(mode, text_scale)


def _theme_of(app: QApplication) -> Theme:
    # Not found among the children: Qt would read the types of all of them, which the first paint would wait for.
    kept: Theme | None = app.property(_KEPT)
    if kept is not None:
        return kept
    theme = Theme(app)
    app.setProperty(_KEPT, theme)
    return theme
