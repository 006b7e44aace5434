"""Words that are numbers are tried against the figures they stand for."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.known import KnownFigure, Unit
from domain.figures.words import bears_out, words_for
from domain.ground.value import Empty, Value
from support.known_figures import SHARE


def _share(value: Value) -> KnownFigure:
    return replace(SHARE, value=value)


def _count(value: Value, reference: str = "lots 0360 2016 totalt") -> KnownFigure:
    return replace(SHARE, value=value, unit=Unit.PERSONS, reference=reference)


CHANGE = "profil 2401 2021 totalt ändring"


@pytest.mark.parametrize(
    ("words", "figure", "against", "held"),
    [
        ("en av fem", _share(20), None, True),
        ("En  av fem", _share(Fraction(195, 10)), None, True),
        ("en av fem", _share(Fraction(185, 10)), None, False),
        ("var femte", _share(20), None, True),
        ("drygt en femtedel", _share(21), None, True),
        ("drygt en femtedel", _share(20), None, False),
        ("knappt hälften", _share(48), None, True),
        ("knappt hälften", _share(50), None, False),
        ("nästan tre fjärdedelar", _share(74), None, True),
        ("ungefär en tredjedel", _share(36), None, True),
        ("mer än hälften", _share(51), None, True),
        ("mindre än hälften", _share(50), None, False),
        ("minst hälften", _share(50), None, True),
        ("högst hälften", _share(50), None, True),
        # 15.2 against 7.7 is 1.97 times.
        ("mer än dubbelt", _share(Fraction(152, 10)), _share(Fraction(77, 10)), False),
        ("nästan dubbelt så högt", _share(Fraction(152, 10)), _share(Fraction(77, 10)), True),
        ("mer än dubbelt så många", _count(41), _count(20), True),
        ("tre gånger", _count(30), _count(10), True),
        ("hälften", _count(5), _count(10), True),
        ("fler", _count(30), _count(10), True),
        ("lägre", _count(30), _count(10), False),
        ("lika många", _count(10), _count(10), True),
        ("minskade", _count(-46, CHANGE), None, True),
        ("ökade", _count(-46, CHANGE), None, False),
        ("oförändrad", _count(0, CHANGE), None, True),
        # What cannot be told.
        ("minskade", _count(46), None, None),
        ("minskade", _count(Empty.SAKNAS, CHANGE), None, None),
        ("lägre", _count(46), _count(Empty.DOLT), None),
        ("en av fem", _count(20), None, None),
        ("en av fem", _share(Empty.SAKNAS), None, None),
        ("dubbelt", _count(20), _count(0), None),
        ("dubbelt", _count(20), _count(Empty.SAKNAS), None),
        ("sannerligen", _share(20), None, None),
        ("sannerligen", _count(20), _count(10), None),
        ("", _share(20), None, None),
    ],
)
def test_words_hold_as_long_as_the_figures_do(
    words: str, figure: KnownFigure, against: KnownFigure | None, held: bool | None
) -> None:
    assert bears_out(words, figure, against) is held


@given(st.fractions(0, 100), st.none() | st.fractions(0, 100))
def test_what_is_offered_is_borne_out(value: Fraction, against: Fraction | None) -> None:
    other = None if against is None else _share(against)
    for words in words_for(_share(value), other):
        assert bears_out(words, _share(value), other)


def test_the_direction_is_offered_first() -> None:
    assert words_for(_count(-46, CHANGE)) == ("minskade",)
    assert words_for(_count(30), _count(10))[:2] == ("högre", "tre gånger") or "tredubbelt" in words_for(
        _count(30), _count(10)
    )
    assert words_for(_share(20))[0] == "var femte"
    assert words_for(_count(20)) == ()
