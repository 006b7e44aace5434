"""Colours reach the contrast that public documents must have (EN 301 549)."""

import pytest

from drawing.palette import DARK, LIGHT, PAPER, Palette
from support.contrast import contrast

WORDS = ("ink", "muted", "accent", "warning", "error")
GRAPHICS = (
    "riket",
    "other",
    "field_rule",
    "sjukpenning",
    "sjuk_och_aktivitetsersattning",
    "arbetsloshet",
    "arbetsmarknadsatgarder",
    "etableringsersattning",
    "ekonomiskt_bistand",
    "quarter_1",
    "quarter_2",
    "quarter_3",
    "quarter_4",
)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PAPER])
def test_words_reach_4_5_and_graphics_3_against_the_paper(palette: Palette):
    for name in WORDS:
        assert contrast(getattr(palette, name), palette.paper) >= 4.5, name
    for name in GRAPHICS:
        assert contrast(getattr(palette, name), palette.paper) >= 3, name
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.warning, palette.warning_tint) >= 4.5
    assert contrast(palette.error, palette.error_tint) >= 4.5
