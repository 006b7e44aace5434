"""Every sign the program shows exists in the bundled font, so that nobody meets an empty box."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont

from machine.resources import resource_path
from widgets.theme import Role, role_font
from widgets.theme.fonts import FAMILY

SIGNS = "–−≤≥→←↑↓●▲◆■½✓×·…”’₂▾≈±•åäöÅÄÖéü0123456789%<>\u00a0\u202f"
FONTS = ("Regular", "SemiBold", "Italic")
SOURCE = Path(__file__).parents[3] / "src"


def font_file(style: str) -> QRawFont:
    return QRawFont(str(resource_path(f"fonts/SourceSans3-{style}.ttf")), 16)


@pytest.mark.parametrize("style", FONTS)
def test_the_bundled_font_has_every_sign_we_use(qapp, style: str) -> None:
    font = font_file(style)

    assert [sign for sign in SIGNS if not font.supportsCharacter(ord(sign))] == []


def shown_texts() -> dict[str, set[str]]:
    """Every text in the source that is passed through `tr`, and the file it stands in."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        found.setdefault(argument.value, set()).add(path.name)
    return found


def test_every_text_a_user_sees_can_be_drawn(qapp) -> None:
    font = font_file("Regular")
    missing = {
        (sign, text)
        for text in shown_texts()
        for sign in text
        if sign not in "\n\t" and not font.supportsCharacter(ord(sign))
    }

    assert missing == set()


@pytest.mark.parametrize("style", ["Regular", "SemiBold"])
def test_digits_have_equal_width_so_that_columns_align(qapp, style: str) -> None:
    font = font_file(style)
    widths = {advance.x() for advance in font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"))}

    assert len(widths) == 1


@pytest.mark.parametrize("role", Role)
def test_every_role_is_drawn_in_the_bundled_family(theme, role: Role) -> None:
    assert QFont(role_font(role)).exactMatch()
    assert FAMILY in QRawFont.fromFont(role_font(role)).familyName()
