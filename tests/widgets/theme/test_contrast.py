"""Whoever sees poorly, or reads the projector in a sunlit room, can read every word and tell every shape."""

from itertools import pairwise

import pytest

from drawing.palette import DARK, LIGHT, Palette
from support.contrast import contrast

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT_ON = {
    "ink": ("paper", "window", "field", "accent_tint", "warning_tint", "error_tint"),
    "muted": ("paper", "window", "field", "accent_tint", "warning_tint"),
    "accent": ("paper", "window", "field", "accent_tint"),
    "warning": ("paper", "window", "warning_tint", "accent_tint"),
    "error": ("paper", "window", "error_tint", "accent_tint"),
    "on_accent": ("accent",),
}
KINDS = (
    "sjukpenning",
    "sjuk_och_aktivitetsersattning",
    "arbetsloshet",
    "arbetsmarknadsatgarder",
    "etableringsersattning",
    "ekonomiskt_bistand",
)
GRAPHICS_ON_PAPER = (*KINDS, "field_rule", "other", "riket", "quarter_1", "quarter_2", "quarter_3", "quarter_4")


@THEMES
@pytest.mark.parametrize(("text", "grounds"), TEXT_ON.items())
def test_text_can_be_read_on_every_ground_it_stands_on(tokens: Palette, text: str, grounds: tuple[str, ...]) -> None:
    poor = {g: contrast(getattr(tokens, text), getattr(tokens, g)) for g in grounds}

    assert {ground: ratio for ground, ratio in poor.items() if ratio < 4.5} == {}


@THEMES
@pytest.mark.parametrize("shape", GRAPHICS_ON_PAPER)
def test_bars_marks_and_field_edges_can_be_seen(tokens: Palette, shape: str) -> None:
    assert contrast(getattr(tokens, shape), tokens.paper) >= 3


@THEMES
def test_the_ring_around_what_has_the_keyboard_can_be_seen_on_every_ground(tokens: Palette) -> None:
    for ground in ("paper", "window", "field", "accent_tint"):
        assert contrast(tokens.accent, getattr(tokens, ground)) >= 3


@THEMES
def test_neighbours_in_a_stack_differ_also_in_grey_print(tokens: Palette) -> None:
    for lower, upper in pairwise(KINDS):
        assert contrast(getattr(tokens, lower), getattr(tokens, upper)) >= 1.5
