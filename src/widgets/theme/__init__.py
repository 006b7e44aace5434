"""How the program looks, decided in one place; tabs only use it.

- `apply_theme(app, mode, text_scale)` dresses the whole program and may be called again at any time.
- `colours(widget)` gives the tokens of `drawing.palette` that hold for a widget which paints itself.
- `role_font(Role.H1)` and `Space.M` give sizes by role; a `QLabel` gets its role with `set_role`, any other
  widget that speaks in one with `wear`.
- `icon(Icon.PRINT, colour, side)` draws one of the one icon set, always shown beside words.

A widget that paints itself redraws by itself when the theme changes; one that keeps anything computed from
fonts or colours drops it in `changeEvent` on `FontChange`, `PaletteChange` or `StyleChange`.
"""

from widgets.theme.apply import Theme, ThemeMode, apply_fonts_and_colours, apply_theme
from widgets.theme.colours import blend, colour, colours
from widgets.theme.fonts import Role, role_font, semibold, set_role, text_scale, wear
from widgets.theme.icons import Icon, icon, program_icon
from widgets.theme.space import Space

__all__ = [
    "Icon",
    "Role",
    "Space",
    "Theme",
    "ThemeMode",
    "apply_fonts_and_colours",
    "apply_theme",
    "blend",
    "colour",
    "colours",
    "icon",
    "program_icon",
    "role_font",
    "semibold",
    "set_role",
    "text_scale",
    "wear",
]
