"""Tables and charts stand in a text as they were when it was agreed on, and tell the public no more than it may read."""

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import get_args
from zlib import compress, decompress

import pytest

from domain.figures.agreed import AgreedBlock
from domain.figures.blocks import KnownBlock
from domain.figures.reference import parse_block
from domain.ground.area import Area, AreaKind
from domain.ground.period import PeriodKind, month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, hidden_below
from domain.indicators.indicator import Indicator, IndicatorTable
from domain.reporting.agreed_evidence import agreed_block, as_it_stands, read_content, stored_content
from domain.reporting.blocks import WithheldCases
from domain.reporting.evidence import Content, Evidence, IndicatorOverTime, OverTime, SideBySide, WomenAndMen
from support.invented_figures import figures, of_month, series
from support.sample_report import lots_block, published_population, published_profile
from support.tidy_files import DATA

HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
ON = date(2026, 3, 30)
THEN = Source("egen räkning", "samordnare", recorded=date(2026, 3, 1))
LATER = Source("egen räkning", "samordnare", recorded=date(2026, 5, 1))
YOUNG = Indicator("unga", "Unga utan arbete", "personer", counted_by_group=True)
PUBLISHED = replace(YOUNG, counted_by_group=False)


def _table(women: Value, men: Value = 14, of: Indicator = YOUNG, source: Source = THEN) -> IndicatorTable:
    return IndicatorTable(of, HEBY, parse_period("2021"), {(Sex.KVINNA, ""): women, (Sex.MAN, ""): men}, source)


def _evidence(content: Content) -> Evidence:
    reference = "tabell indikator 0331 2021 unga"
    return Evidence(parse_block(reference), KnownBlock(reference, "Tabell: unga", THEN), content)


def _agreed(full: Content, public: Content | None = None, threshold: int = 5) -> AgreedBlock:
    shown = None if public is None else _evidence(public)
    return agreed_block(_evidence(full), shown, ON, (), threshold)


def _stands(agreed: AgreedBlock, now: Content | None, threshold: int | None = None) -> tuple[Content | None, bool]:
    """What is seen, and whether it is told that it is as it was."""
    shown, moved = as_it_stands(agreed, None if now is None else _evidence(now), threshold)
    if shown is None:
        return None, moved
    assert shown.agreed == (ON if moved else None)
    return shown.content, moved


@pytest.mark.parametrize(
    "content",
    [
        published_profile("2401", "Nordmaling", 2021),
        OverTime(series(HEBY, months=[of_month(1)], years=[figures(HEBY, 2021, missing=(HEBY,))]), series()),
        SideBySide((published_profile("2401", "Nordmaling", 2021),), HEBY),
        WomenAndMen((published_profile("2401", "Nordmaling", 2021),)),
        published_population(),
        lots_block(),
        WithheldCases(HEBY, (month(2016, 1),), PeriodKind.HALF),
        _table(hidden_below(10), Fraction(31, 2)),
        IndicatorOverTime((_table(3), _table(Empty.SAKNAS))),
    ],
    ids=lambda content: type(content).__name__,
)
def test_what_every_kind_is_drawn_from_is_read_as_the_same(content: Content) -> None:
    assert read_content(stored_content(content)) == content


def test_what_an_earlier_version_kept_is_read() -> None:
    """Kept by 0.12.0. A part of the domain that is renamed or gets another shape must still be read from what is kept:
    an agreed text would lose its tables without a word."""
    kept = json.loads((DATA / "agreed_evidence.json").read_text("utf-8"))
    assert len(kept) == len(get_args(Content))
    assert {name: type(read_content(stored)).__name__ for name, stored in kept.items()} == {name: name for name in kept}


def test_what_is_no_table_of_this_version_is_none() -> None:
    def packed(told: object) -> str:
        return b64encode(compress(json.dumps(told).encode())).decode()

    whole = json.loads(decompress(b64decode(stored_content(_table(3)))))
    assert read_content(packed(whole)) == _table(3)
    other = {"indicators.indicator.IndicatorTable": {"shape": 3}}
    for stored in ("", "å", "AAAA", packed(other), packed({"os.system": {}}), packed(3), packed([])):
        assert read_content(stored) is None


def test_whoever_may_read_all_sees_what_was_agreed_on_and_that_it_has_changed() -> None:
    agreed = _agreed(_table(3))
    assert _stands(agreed, _table(3)) == (_table(3), False)
    # The same figures from a source that is read anew are the same.
    assert _stands(agreed, _table(3, source=LATER)) == (_table(3), False)
    assert _stands(agreed, _table(9, source=LATER)) == (_table(3), True)
    assert _stands(agreed, None) == (_table(3), True)
    # What was agreed on before tables were kept stands as it is now.
    assert _stands(replace(agreed, in_full=""), _table(9)) == (_table(9), False)


def test_the_public_sees_what_was_agreed_on_where_it_may() -> None:
    agreed = _agreed(_table(3, 14), _table(Empty.DOLT, Empty.DOLT))
    hidden, open_now = _table(Empty.DOLT, Empty.DOLT), _table(9, 14)
    assert _stands(agreed, hidden, 5) == (hidden, False)
    assert _stands(agreed, open_now, 5) == (hidden, True)
    assert _stands(agreed, open_now, 4) == (hidden, True)
    assert _stands(_agreed(lots_block(), lots_block(True)), lots_block(True), 5) == (lots_block(True), False)
    published = _agreed(_table(3, of=PUBLISHED), _table(3, of=PUBLISHED))
    assert _stands(published, None, 10) == (_table(3, of=PUBLISHED), True)


@pytest.mark.parametrize(
    ("now", "threshold"),
    [(_table(8, Empty.DOLT), 5), (_table(8, 14), 10), (None, 5), (IndicatorOverTime((_table(8, 14),)), 5)],
)
def test_the_public_sees_what_is_now_where_what_was_would_tell_more(now: Content | None, threshold: int) -> None:
    assert _stands(_agreed(_table(8, 14), _table(8, 14)), now, threshold) == (now, False)


def test_cases_that_could_not_be_told_of_then_are_told_of_as_they_are_now() -> None:
    withheld = WithheldCases(HEBY, (month(2016, 1),), PeriodKind.HALF)
    assert _stands(_agreed(lots_block(), withheld), lots_block(), 5) == (lots_block(), False)
    assert _stands(_agreed(lots_block(), lots_block()), withheld, 5) == (withheld, False)
    assert _stands(_agreed(published_population(), None), published_population(), 5) == (published_population(), False)
