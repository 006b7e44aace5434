"""The colours of the product, one place for screen and paper (design handbook, *Colour*).

Every value is a hexadecimal sRGB colour. Text reaches 4.5:1 and graphics 3:1 against the paper they stand on;
a test measures it. Colour is never the only carrier of a meaning.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of one theme."""

    window: str
    paper: str
    field: str
    ink: str
    muted: str
    rule: str
    field_rule: str
    accent: str
    on_accent: str
    accent_tint: str
    warning: str
    warning_tint: str
    error: str
    error_tint: str
    riket: str
    other: str
    sjukpenning: str
    sjuk_och_aktivitetsersattning: str
    arbetsloshet: str
    arbetsmarknadsatgarder: str
    etableringsersattning: str
    ekonomiskt_bistand: str
    quarter_1: str
    quarter_2: str
    quarter_3: str
    quarter_4: str


LIGHT = Palette(
    window="#F6F6F4",
    paper="#FFFFFF",
    field="#F6F6F4",
    ink="#1F2428",
    muted="#5B6670",
    rule="#DDDFE1",
    field_rule="#87909A",
    accent="#0B6B63",
    on_accent="#FFFFFF",
    accent_tint="#E3EFED",
    warning="#8A5200",
    warning_tint="#FFF1DA",
    error="#A3261E",
    error_tint="#FBE9E7",
    riket="#5B6670",
    other="#7A838C",
    sjukpenning="#21558C",
    sjuk_och_aktivitetsersattning="#4F8FCB",
    arbetsloshet="#6D4503",
    arbetsmarknadsatgarder="#9C650D",
    etableringsersattning="#BD881F",
    ekonomiskt_bistand="#894385",
    quarter_1="#2E7D4F",
    quarter_2="#8F7300",
    quarter_3="#C56820",
    quarter_4="#B8322A",
)

DARK = Palette(
    window="#17191B",
    paper="#1F2224",
    field="#26292C",
    ink="#E8EAEB",
    muted="#A4ADB5",
    rule="#34383B",
    field_rule="#777F87",
    accent="#5CC2B6",
    on_accent="#0C1F1D",
    accent_tint="#1F3835",
    warning="#F0B65B",
    warning_tint="#3A2E18",
    error="#F28B82",
    error_tint="#3D2322",
    riket="#A4ADB5",
    other="#8A949C",
    sjukpenning="#3A80CC",
    sjuk_och_aktivitetsersattning="#93C1EC",
    arbetsloshet="#9C6912",
    arbetsmarknadsatgarder="#C9871D",
    etableringsersattning="#EAC46C",
    ekonomiskt_bistand="#C67BC3",
    quarter_1="#5DB583",
    quarter_2="#D6B32E",
    quarter_3="#E28B48",
    quarter_4="#E5736B",
)

PAPER = LIGHT


class Tone(Enum):
    """What a colour stands for; the value is the token's name in `Palette`."""

    ACCENT = "accent"
    RIKET = "riket"
    OTHER = "other"
    SJUKPENNING = "sjukpenning"
    SJUK_OCH_AKTIVITETSERSATTNING = "sjuk_och_aktivitetsersattning"
    ARBETSLOSHET = "arbetsloshet"
    ARBETSMARKNADSATGARDER = "arbetsmarknadsatgarder"
    ETABLERINGSERSATTNING = "etableringsersattning"
    EKONOMISKT_BISTAND = "ekonomiskt_bistand"
