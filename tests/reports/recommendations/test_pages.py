"""How the pages of a report are filled, whatever is written in it."""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.benefits.benefit import Benefit, BenefitFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.profile.profile import Profile, build_profile
from domain.profile.ranking import RankMeasure, published_rank
from domain.recommendations.recommendation import FieldKind, Recommendation, shipped_templates
from domain.reporting.report import ProfilesInShort, Report
from reports.page.blocks import ChartBlock
from reports.page.flow import Block, NewPage
from reports.page.layout import LEAST_FILL, Sheet, lay_out, stacked
from reports.page.part import tell_parts
from reports.page.story import Story
from reports.page.styles import FRAME_HEIGHT, HEADING_1, TEXT
from reports.page.tables import TableBlock
from reports.page.text import HeadingBlock, ListItemBlock, TextBlock
from support.reports import changed, plan_of
from support.sample_report import sample_report

_WORDS = [
    "kartläggning",
    "samverkan",
    "stöd",
    "arbetsförmåga",
    "av",
    "och",
    "till",
    "den",
    "som",
    "har",
    "sjukpenning",
    "unga",
    "insats",
    "i",
    "kommunen",
]
_SOURCE = Source("Helårsekvivalenter", "SCB", recorded=date(2022, 3, 30))


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _recommendation(chance: random.Random, number: int, words: int) -> Recommendation:
    template = shipped_templates()[number % 3]
    long = [field for field in template.fields if field.kind is FieldKind.TEXT]
    texts = {field.key: "\n".join(_said(chance, chance.randint(1, words)) for _ in range(3)) for field in long}
    texts |= {field.key: "2022-05-01, efter mötet" for field in template.fields if field.kind is FieldKind.DATE}
    return Recommendation(number, 2022, template, _said(chance, chance.randint(2, 15)), texts, theme="Regionen")


def _profile(chance: random.Random, number: int) -> Profile:
    area = Area(f"{2400 + number}", f"Kommun {number + 1}", AreaKind.KOMMUN)

    def year(code: str, population: int | Empty) -> BenefitFigures:
        persons = {kind: Fraction(chance.randint(200, 40_000), 12) for kind in Benefit}
        return BenefitFigures(area, parse_period(code), Sex.ALLA, "20-64", persons, population, None, _SOURCE)

    known = chance.random() < 0.5
    ranks = {measure: published_rank(chance.randint(1, 290), chance.randint(1, 290), 290) for measure in RankMeasure}
    return build_profile(
        year("2021", 20_000 if known else Empty.SAKNAS), year("2020", 19_000 if known else Empty.SAKNAS), ranks
    )


def _report(seed: int, recommended: int, areas: int, words: int) -> Report:
    chance = random.Random(seed)
    written = tuple(_recommendation(chance, number, words) for number in range(recommended))
    profiles = tuple(_profile(chance, number) for number in range(areas))
    report = changed(sample_report(), recommendations=written)
    return replace(
        report, parts={**report.parts, "profiles": ProfilesInShort(profiles, parse_period("2021"), whole=profiles[0])}
    )


def _pages(report: Report) -> tuple[Story, list[Sheet]]:
    story = Story()
    tell_parts(plan_of(report.plan), report, story)
    return story, lay_out(*story.finished())


def _held(sheets: list[Sheet]) -> dict[int, int]:
    """On which page each piece stands."""
    return {id(each.block): number for number, sheet in enumerate(sheets, 1) for each in sheet.placed}


_reports = st.builds(_report, st.integers(0, 999), st.integers(0, 12), st.integers(1, 4), st.integers(5, 60))


@settings(max_examples=6, deadline=None)
@given(_reports)
def test_whatever_is_written_the_pages_keep_their_rules(report: Report) -> None:
    story, sheets = _pages(report)
    blocks, _ = story.finished()
    told_new = {id(following) for piece, following in pairwise(blocks) if isinstance(piece, NewPage)}
    for sheet, following in pairwise(sheets):
        last, first = sheet.placed[-1].block, following.placed[0].block
        assert not last.keeps_next
        new_chapter = id(first) in told_new or (isinstance(first, HeadingBlock) and first.style is HEADING_1)
        assert sheet.used >= LEAST_FILL or new_chapter
    page_of = _held(sheets)
    for at, piece in enumerate(blocks):
        if isinstance(piece, ChartBlock) and _is_a_page(blocks[at - 1 : at + 2]):
            assert page_of[id(piece)] == page_of.get(id(blocks[at + 1])), "a chart stands with its table"
    _assert_that_short_answers_stand_together(blocks, page_of)


def _is_a_page(pieces: list[Block]) -> bool:
    return stacked(pieces) <= FRAME_HEIGHT


def _assert_that_short_answers_stand_together(blocks: list[Block], page_of: dict[int, int]) -> None:
    """The dates of a recommendation are never split over two pages."""
    labelled = [piece for piece in blocks if isinstance(piece, ListItemBlock) and piece.label is not None]
    names = {"Startdatum", "Slutdatum", "Avstämning"}
    for piece, following in pairwise(labelled):
        assert piece.label is not None
        assert following.label is not None
        if {piece.label.text, following.label.text} <= names:
            assert page_of[id(piece)] == page_of[id(following)] or following.label.text == "Startdatum"


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 999), st.integers(2, 5))
def test_a_kommun_has_one_page_in_the_appendix(seed: int, areas: int) -> None:
    report = _report(seed, 0, areas, 20)
    story, sheets = _pages(report)
    page_of = {piece.text: number for piece, number in _headings(sheets)}
    shown = [page_of[f"{profile.area.name} 2021"] for profile in report["profiles"].shown]
    assert shown == list(range(shown[0], shown[0] + areas))
    assert page_of["Bilaga 2. Samverkanspopulation"] == shown[-1] + 1
    assert not [
        piece for piece in story.finished()[0] if isinstance(piece, TableBlock) and id(piece) not in _held(sheets)
    ]


def _headings(sheets: list[Sheet]) -> list[tuple[HeadingBlock, int]]:
    return [
        (each.block, number)
        for number, sheet in enumerate(sheets, 1)
        for each in sheet.placed
        if isinstance(each.block, HeadingBlock)
    ]


def test_a_line_of_running_text_holds_60_to_75_letters() -> None:
    chance = random.Random(1)
    story = Story()
    story.text("\n".join(_said(chance, 80) for _ in range(10)))
    blocks, _ = story.finished()
    lines = [
        len(line.text.rstrip())
        for piece in blocks
        if isinstance(piece, TextBlock) and piece.style is TEXT
        for line in piece.lines[:-1]
    ]
    assert 60 <= median(lines) <= 75
    assert max(lines) <= 85
