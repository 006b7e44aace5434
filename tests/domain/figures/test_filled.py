"""Texts with their figures filled in."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.figures.filled import by_reference, figures_in, fill
from domain.figures.known import Unit
from domain.ground.area import Area, AreaKind
from domain.ground.value import Empty
from support.known_figures import SHARE

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
VINDELN = Area("2404", "Vindeln", AreaKind.KOMMUN)
COUNT = replace(SHARE, reference="profil 2401 2021 sjukpenning antal", value=108, unit=Unit.PERSONS, decimals=0)
OTHER = replace(COUNT, reference="profil 2404 2021 sjukpenning antal", value=97, area="2404")
COUNTRY = replace(SHARE, reference="profil 00 2021 sjukpenning andel", value=Fraction(6), area="00")
MISSING = replace(COUNT, reference="profil 2401 2020 sjukpenning antal", value=Empty.SAKNAS)
HIDDEN = replace(COUNT, reference="lots 2401 2016 totalt", value=Empty.DOLT, may_be_hidden=True)
KNOWN = by_reference([SHARE, COUNT, OTHER, COUNTRY, MISSING, HIDDEN])


@given(st.text(st.characters(blacklist_characters="{}")))
def test_a_text_without_references_is_unchanged(text: str) -> None:
    filled = fill(text, [NORDMALING], KNOWN)
    assert (filled.text, filled.cited, filled.faults) == (text, (), ())


def test_figures_stand_as_their_values_and_are_cited() -> None:
    text = "I {kommun} försörjdes {profil 2021 Sjukpenning antal}, {profil 2401 2021 sjukpenning andel}."
    filled = fill(text, [NORDMALING], KNOWN)
    assert filled.text == "I Nordmaling försörjdes 108, 3,0\u00a0%."
    assert filled.cited == (COUNT, SHARE)
    assert filled.faults == ()


def test_one_text_serves_several_areas() -> None:
    text = "I {kommun}: {profil 2021 sjukpenning antal}."
    filled = fill(text, [NORDMALING, VINDELN], KNOWN)
    assert filled.text == "I Nordmaling och Vindeln: 108 (Nordmaling) och 97 (Vindeln)."
    assert filled.cited == (COUNT, OTHER)
    assert [each.text for each in figures_in(text, [NORDMALING, VINDELN])] == [COUNT.reference, OTHER.reference]
    part = fill("{lots 2016 totalt}", [NORDMALING, VINDELN], KNOWN)
    assert part.text == "dolt antal (Nordmaling) och uppgift saknas (Vindeln)"
    assert len(part.faults) == 1


def test_a_figure_with_an_area_of_its_own_stands_also_where_the_text_is_about_none() -> None:
    assert fill("{profil 2401 2021 sjukpenning antal}", [], KNOWN).text == "108"


def test_what_is_missing_says_so_in_the_text_and_beside_it() -> None:
    filled = fill("{profil 2020 sjukpenning antal} {profil 1999 totalt antal} {profil}", [NORDMALING], KNOWN)
    assert filled.text == "uppgift saknas uppgift saknas {profil}"
    assert filled.faults == (
        "{profil 2020 sjukpenning antal}: sjukpenning, andel av befolkningen, saknas.",
        "{profil 1999 totalt antal}: uppgiften finns inte i arbetsboken.",
        "{profil}: perioden saknas eller kan inte läsas. Skriv till exempel 2021, 2021H1 eller 2021-03.",
    )


def test_words_stand_and_are_told_of_when_they_no_longer_hold() -> None:
    half = '{profil 2021 sjukpenning andel mot profil 00 2021 sjukpenning andel som "hälften"}'
    assert fill(half, [NORDMALING], KNOWN).faults == ()
    changed = KNOWN | by_reference([replace(COUNTRY, value=Fraction(5))])
    filled = fill(half, [NORDMALING], changed)
    assert filled.text == "hälften"
    assert filled.faults == ("”hälften” stämmer inte med siffran 3,0\u00a0% mot 5,0\u00a0%.",)
    assert fill('{profil 2021 sjukpenning andel som "få"}', [NORDMALING], KNOWN).faults == (
        "”få” kan inte prövas mot siffran 3,0\u00a0%.",
    )
    assert fill('{profil 2020 sjukpenning antal som "få"}', [NORDMALING], KNOWN).faults[0].endswith(", saknas.")


def test_words_tell_nothing_of_a_hidden_figure() -> None:
    filled = fill('Ärendena {lots 2016 totalt som "minskade"}.', [NORDMALING], KNOWN)
    assert filled.text == "Ärendena dolt antal."
    assert filled.faults == ()
