"""What tables and charts in texts are drawn from, and where it is from."""

from dataclasses import replace

from domain.figures.blocks import KnownBlock
from domain.figures.filled import fill
from domain.figures.reference import parse_block
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.source import Source
from domain.indicators.indicator import Indicator, IndicatorTable
from domain.reporting.evidence import Evidence, FilledText, IndicatorOverTime, OverTime, SideBySide, WomenAndMen
from support.invented_figures import figures, series
from support.known_figures import SHARE
from support.sample_report import published_profile

HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
OLD, NEW = Source("folkmängd", "SCB"), Source("presentation", "regionen")


def test_an_indicator_over_time_is_of_all_its_sources() -> None:
    young = Indicator("unga", "Unga utan arbete", "personer")
    tables = [
        IndicatorTable(young, HEBY, parse_period(str(at)), {}, source) for at, source in ((2014, OLD), (2015, NEW))
    ]
    found = IndicatorOverTime((*tables, IndicatorTable(young, HEBY, parse_period("2016"), {})))
    assert found.indicator == young
    assert found.source.each == (OLD, NEW)


def test_profiles_together_are_of_all_their_sources() -> None:
    one = published_profile("2401", "Nordmaling", 2021)
    other = replace(one, source=NEW)
    assert SideBySide((one, other), HEBY).source.each == (one.source, NEW)
    assert WomenAndMen((other, other)).source == NEW


def test_a_series_is_of_the_sources_of_its_years() -> None:
    own = series(HEBY, years=[figures(HEBY, 2020), figures(HEBY, 2021)])
    assert OverTime(own, series()).source == own.years[0].source


def test_a_filled_text_is_of_the_sources_of_its_figures_and_its_tables() -> None:
    table = KnownBlock("tabell profil 2401 2021", "Tabell: kommunprofil", NEW)
    written = f"{{{SHARE.reference}}}\n{{tabell profil 2401 2021}}"
    filled = fill(written, [HEBY], {SHARE.reference: SHARE}, blocks={table.reference: table})
    assert FilledText(filled, {}, None).sources == (SHARE.source, NEW)
    shown = Evidence(parse_block(table.reference), table, published_profile("2401", "Nordmaling", 2021))
    assert FilledText(filled, {table.reference: shown}, None).blocks == (shown,)
