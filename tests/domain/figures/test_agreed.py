"""Figures that a text was agreed on with."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from domain.figures.agreed import AgreedBlock, AgreedFigure, as_agreed, read_agreed_block, read_agreed_figure
from domain.figures.filled import by_reference, fill
from domain.figures.known import KnownFigure, Unit
from domain.ground.area import Area, AreaKind
from domain.ground.source import Source, one_source
from domain.ground.value import Empty, Value, hidden_below
from support.known_figures import SHARE

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
ON = date(2026, 3, 30)
CASES = replace(
    SHARE,
    reference="lots 2401 2016 totalt",
    words="LOTS-ärenden",
    value=41,
    unit=Unit.PERSONS,
    decimals=0,
    may_be_hidden=True,
)


@pytest.mark.parametrize("value", [108, Fraction(31, 2), Empty.SAKNAS, Empty.DOLT, hidden_below(10)])
@pytest.mark.parametrize("day", [date(2022, 3, 30), None])
def test_what_is_stored_is_read_as_the_same(value: Value, day: date | None) -> None:
    source = Source("Antal helårsekvivalenter", "SCB", recorded=day)
    agreed = AgreedFigure(replace(SHARE, value=value, source=source, day=day, only="maj 2022"), ON)
    assert read_agreed_figure(SHARE.reference, agreed.stored) == agreed


def test_its_source_is_the_same_source_as_before() -> None:
    """One that had lost its table, or that it was typed, would be a source more in the list of a report."""
    one = Source("tabellen", "SCB", date(2021, 1, 1), date(2022, 3, 30), "samordnare", table="HE0000T02N2")
    typed = Source("registrerat i Lägesbild", recorded=date(2022, 4, 1), recorded_by="samordnare", typed=True)
    for source in (one, typed, one_source([one, typed])):
        agreed = AgreedFigure(replace(SHARE, source=source), ON)
        assert read_agreed_figure(SHARE.reference, agreed.stored).figure.source == source
    told = json.loads(AgreedFigure(replace(SHARE, source=one), ON).stored)
    older = {name: each for name, each in told.items() if name != "sources"} | {"source": ["tabellen", "SCB"]}
    read = read_agreed_figure(SHARE.reference, json.dumps(older)).figure.source
    assert (read.title, read.publisher, read.recorded) == ("tabellen", "SCB", SHARE.day)


def _standing(now: list[KnownFigure], then: KnownFigure, threshold: int | None = None) -> tuple[str, str]:
    """What stands in a text, and what is said of it."""
    agreed = {then.reference.casefold(): AgreedFigure(then, ON)}
    filled = fill(f"{{{then.reference}}}", [NORDMALING], *as_agreed(by_reference(now), agreed, threshold))
    return filled.text, " ".join(filled.faults)


def test_one_that_has_changed_stands_as_it_was_and_says_so() -> None:
    source = Source("ny tabell", "SCB", recorded=date(2026, 5, 2), recorded_by="samordnare")
    now = replace(SHARE, value=Fraction(7, 2), source=source)
    assert _standing([now], SHARE) == (
        "3,0\u00a0%",
        "sjukpenning, andel av befolkningen var 3,0\u00a0% när texten förankrades 2026-03-30 och är nu 3,5\u00a0% "
        "(SCB, ny tabell, inläst 2026-05-02, samordnare).",
    )
    assert _standing([SHARE], SHARE) == ("3,0\u00a0%", "")
    # What would be printed the same is not worth a word.
    assert _standing([replace(SHARE, value=Fraction(301, 100), source=Source(""))], SHARE)[1] == ""
    assert _standing([replace(SHARE, value=9)], SHARE)[1].endswith("(SCB, Antal helårsekvivalenter).")


def test_one_that_is_gone_stands_too() -> None:
    text, said = _standing([], SHARE)
    assert (text, "finns inte längre i arbetsboken" in said) == ("3,0\u00a0%", True)


@pytest.mark.parametrize(
    ("now", "then", "stands"),
    [
        ([CASES], CASES, "41"),
        ([replace(CASES, value=43)], CASES, "41"),
        ([replace(CASES, value=Empty.DOLT)], CASES, "dolt antal"),
        ([CASES], replace(CASES, value=3), "dolt antal"),
        ([CASES], replace(CASES, value=Empty.SAKNAS), "uppgift saknas"),
        ([], CASES, "dolt antal"),
        ([SHARE], SHARE, "3,0\u00a0%"),
    ],
)
def test_the_public_reads_no_more_than_it_may(now: list[KnownFigure], then: KnownFigure, stands: str) -> None:
    assert _standing(now, then, threshold=5)[0] == stands


def test_a_hidden_figure_does_not_tell_that_it_has_changed() -> None:
    assert _standing([replace(CASES, value=Empty.DOLT)], CASES, threshold=5)[1] == ""


def test_a_table_tells_which_of_its_figures_are_others_now() -> None:
    source = Source("ny tabell", "SCB", recorded=date(2026, 5, 2), recorded_by="samordnare")
    many = [replace(SHARE, reference=f"profil 2401 {year} totalt andel", words=f"andel {year}") for year in range(5)]
    figures = {each.reference: (each.words, each.shown) for each in [SHARE, *many]}
    block = AgreedBlock("tabell profil 2401 2021", "Tabell: kommunprofil", ON, figures, "helt", "offentligt", 5)
    assert read_agreed_block("tabell profil 2401 2021", block.stored) == block
    now = replace(SHARE, value=Fraction(7, 2), source=source)

    def said(*known: KnownFigure, as_it_was: bool = True, moved: Source | None = None) -> str:
        return block.changed(by_reference(known), as_it_was=as_it_was, now=moved)

    assert said(SHARE, *many) == ""
    since = "Tabell: kommunprofil visar siffrorna från när texten förankrades 2026-03-30. Sedan dess: "
    told = (
        "sjukpenning, andel av befolkningen var 3,0\u00a0% och är nu 3,5\u00a0% (SCB, ny tabell, inläst 2026-05-02, "
        "samordnare)."
    )
    assert said(now, *many) == said(now, *many, moved=source) == since + told
    assert said(now, *many, as_it_was=False) == (
        f"Tabell: kommunprofil visar andra siffror än när texten förankrades 2026-03-30: {told}"
    )
    # What no reference leads to is told of too, and who changed it.
    other = "uppgifter i den är andra nu (SCB, ny tabell, inläst 2026-05-02, samordnare)."
    assert said(SHARE, *many, moved=source) == since + other
    assert said(*many).endswith("var 3,0\u00a0% och är nu borttagen.")
    assert said().endswith("andel 1 var 3,0\u00a0% och är nu borttagen och 3 till.")
    assert said(replace(SHARE, value=Empty.DOLT), *many) == ""
