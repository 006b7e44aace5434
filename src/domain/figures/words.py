"""Words that are numbers (*ord som är tal*): "mer än dubbelt", "en av fem", "minskade", tried against the figures."""

import re
from collections.abc import Callable
from fractions import Fraction

from domain.figures.known import KnownFigure, Unit
from domain.ground.display import in_words
from domain.ground.value import Number

_COUNTS = tuple(map(in_words, range(1, 11)))
_PARTS = ("tredjedel", "fjärdedel", "femtedel", "sjättedel", "sjundedel", "åttondel", "niondel", "tiondel")
_EVERY = ("varannan", "var tredje", "var fjärde", "var femte", "var sjätte", "var sjunde", "var åttonde")
_DIRECTIONS = {
    1: ("ökade", "ökat", "ökar", "steg", "stigit", "fler", "högre"),
    -1: ("minskade", "minskat", "minskar", "sjönk", "sjunkit", "färre", "lägre"),
    0: ("oförändrad", "oförändrat", "oförändrade", "lika hög", "lika högt", "lika många"),
}
_NEAR, _ABOUT = Fraction(1, 20), Fraction(3, 20)
"""How far a figure may lie from bare words, and from words that say that they are not exact, as a part of it."""
_MODIFIERS: dict[str, Callable[[Fraction], bool]] = {
    **dict.fromkeys(("mer än", "fler än", "över"), lambda ratio: ratio > 1),
    **dict.fromkeys(("mindre än", "färre än", "under"), lambda ratio: ratio < 1),
    "minst": lambda ratio: ratio >= 1,
    "högst": lambda ratio: ratio <= 1,
    "drygt": lambda ratio: 1 < ratio <= 1 + _ABOUT,
    **dict.fromkeys(("knappt", "nästan"), lambda ratio: 1 - _ABOUT <= ratio < 1),
    **dict.fromkeys(("ungefär", "omkring", "cirka"), lambda ratio: abs(ratio - 1) <= _ABOUT),
    "": lambda ratio: abs(ratio - 1) <= _NEAR,
}
_SAID = re.compile(rf"(?P<modifier>{'|'.join(filter(None, _MODIFIERS))})?\s*(?P<base>.+?)(?: så \w+)?")


def _shares() -> dict[str, Fraction]:
    found = {"hälften": Fraction(1, 2), **{words: Fraction(1, at) for at, words in enumerate(_EVERY, 2)}}
    for of in range(3, len(_COUNTS) + 1):
        for part in range(1, of):
            found[f"{_COUNTS[part - 1]} av {_COUNTS[of - 1]}"] = Fraction(part, of)
            found[f"{_COUNTS[part - 1]} {_PARTS[of - 3]}{'' if part == 1 else 'ar'}"] = Fraction(part, of)
    return found


_TIMES = {
    "dubbelt": Fraction(2),
    "dubbla": Fraction(2),
    "tredubbelt": Fraction(3),
    "hälften": Fraction(1, 2),
    "en och en halv gång": Fraction(3, 2),
    **{f"{words} gånger": Fraction(at) for at, words in enumerate(_COUNTS[1:], 2)},
}
_SHARES = _shares()
_OFFERED_MODIFIERS = ("", "mer än", "drygt", "knappt")
_MOST_OFFERED = 6


def bears_out(words: str, figure: KnownFigure, against: KnownFigure | None = None) -> bool | None:
    """True where the figure, beside the one it is compared `against`, bears the words out. None where that cannot be
    told: no such words are known here, they are none for such a figure, or a number is missing."""
    said = " ".join(words.casefold().split())
    for direction, each in _DIRECTIONS.items():
        if said in each:
            sign = _sign(figure, against)
            return None if sign is None else sign == direction
    found = _SAID.fullmatch(said)
    ratio = None if found is None else _ratio(found["base"], figure, against)
    return None if found is None or ratio is None else _MODIFIERS[found["modifier"] or ""](ratio)


def words_for(figure: KnownFigure, against: KnownFigure | None = None) -> tuple[str, ...]:
    """Words to choose among that the figure bears out now: the direction first, then the plainest parts or times."""
    sign = _sign(figure, against)
    offered = [] if sign is None else [_DIRECTIONS[sign][0 if against is None else -1]]
    near = []
    for base in _SHARES if against is None else _TIMES:
        ratio = _ratio(base, figure, against)
        if ratio is not None and abs(ratio - 1) <= _ABOUT:
            near.append((base, ratio))
    for modifier in _OFFERED_MODIFIERS:
        offered += [f"{modifier} {base}".strip() for base, ratio in near if _MODIFIERS[modifier](ratio)]
    return tuple(offered[:_MOST_OFFERED])


def _sign(figure: KnownFigure, against: KnownFigure | None) -> int | None:
    """Which way a change, or a difference between two figures, goes."""
    other = 0 if against is None and figure.is_change else None if against is None else against.value
    if not isinstance(figure.value, Number) or not isinstance(other, Number):
        return None
    return (figure.value > other) - (figure.value < other)


def _ratio(base: str, figure: KnownFigure, against: KnownFigure | None) -> Fraction | None:
    """The figure as a part of what the words would have it be: a share of it all, or a number of times the other."""
    value = figure.value
    if not isinstance(value, Number):
        return None
    if against is None:
        wanted = _SHARES.get(base)
        return Fraction(value) / 100 / wanted if wanted and figure.unit is Unit.PERCENT else None
    wanted = _TIMES.get(base)
    other = against.value
    return Fraction(value) / other / wanted if wanted and isinstance(other, Number) and other else None
