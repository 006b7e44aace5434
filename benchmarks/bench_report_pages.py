"""A long report of recommendations, beside the very same pages drawn on a bare ReportLab canvas.

The bare canvas is told every line of text, rule and shape that the report holds, in place and with the same fonts,
and has nothing to lay out, to break, to tag or to count. Both are processor time, taken in turns.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unittest import mock

from harness import Aim, interleaved, table, timed

if TYPE_CHECKING:
    from domain.profile.profile import Profile
    from domain.recommendations.recommendation import Recommendation
    from domain.reporting.report import Report
    from reports.page.part import Plan
    from reports.page.tagging.canvas import TaggedCanvas

WORDS = re.findall(
    r"\w+",
    "kartläggningen visar att personer med sammansatta behov möter flera verksamheter var för sig och ingen har ansvar "
    "för helheten när sjukskrivningen blir lång medan Arbetsförmedlingen och kommunens försörjningsstöd samordnar sina "
    "insatser arbetsmarknadsåtgärder rehabiliteringsplaner långtidsarbetslösa",
)
ROUNDS = 5
RECOMMENDATIONS, AREAS = 60, 20
STATES = ("setDash", "setFillColor", "setFont", "setLineJoin", "setLineWidth", "setStrokeColor")
PLACES = ("restoreState", "saveState", "showPage", "transform", "translate")
SHAPES = ("circle", "drawPath", "drawString", "line", "rect")


def sentences(chance: random.Random, words: int) -> str:
    """So many words in sentences, the same for the same chance."""
    said: list[str] = []
    while words > 0:
        count = min(words, chance.randint(8, 18))
        said.append(" ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + ".")
        words -= count
    return " ".join(said)


def recommendations() -> tuple[Recommendation, ...]:
    """Sixty recommendations of a page and a half each, on the templates that ship."""
    from domain.recommendations.recommendation import FieldKind, Recommendation, shipped_templates

    chance = random.Random(12)
    templates = shipped_templates()
    made = []
    for number in range(RECOMMENDATIONS):
        template = templates[number % 2]
        long = [field.key for field in template.fields if field.kind is FieldKind.TEXT]
        texts = {key: sentences(chance, 330 // len(long)) for key in long}
        texts |= {field.key: "2022-05-01" for field in template.fields if field.kind is FieldKind.DATE}
        texts[long[-1]] = "\n".join(f"- {sentences(chance, 14)}" for _ in range(6))
        made.append(Recommendation(number, 2022, template, sentences(chance, 7), texts, theme="Försäkringskassan"))
    return tuple(made)


def profiles() -> tuple[Profile, ...]:
    """The profiles of twenty kommuner, each with a chart of its figures and one of its places."""
    from domain.benefits.benefit import Benefit, BenefitFigures
    from domain.ground.area import Area, AreaKind
    from domain.ground.period import parse_period
    from domain.ground.sex import Sex
    from domain.ground.source import Source
    from domain.profile.profile import build_profile
    from domain.profile.ranking import RankMeasure, published_rank

    chance = random.Random(4)

    def year(area: Area, code: str) -> BenefitFigures:
        persons = {kind: Fraction(chance.randint(200, 4000), 12) for kind in Benefit}
        source = Source("Helårsekvivalenter", "SCB", recorded=date(2022, 3, 30))
        return BenefitFigures(area, parse_period(code), Sex.ALLA, "20-64", persons, 9000, None, source)

    made = []
    for number in range(AREAS):
        area = Area(f"{2400 + number}", f"Kommun {number + 1}", AreaKind.KOMMUN)
        ranks = {
            measure: published_rank(chance.randint(1, 290), chance.randint(1, 290), 290) for measure in RankMeasure
        }
        made.append(build_profile(year(area, "2021"), year(area, "2020"), ranks))
    return tuple(made)


def long_report(recommended: int = RECOMMENDATIONS, areas: int = AREAS) -> Report:
    """The report that is printed."""
    from domain.ground.period import parse_period
    from domain.recommendations.recommendation import Seat
    from domain.reporting.blocks import LotsBlocks, PopulationBlocks
    from domain.reporting.report import Heading, Issue, ProfilesInShort, Report, WrittenRecommendations

    parts = {
        **dict.fromkeys(("cover", "summary", "sources")),
        "purpose": sentences(random.Random(1), 300),
        "members": tuple(Seat(at, f"Part {at // 2}", "enhetschef") for at in range(8)),
        "profiles": ProfilesInShort(profiles()[:areas], parse_period("2021")),
        "populations": PopulationBlocks(()),
        "lots": LotsBlocks(()),
        "recommendations": WrittenRecommendations(recommendations()[:recommended]),
        "signature": "Ordförande",
    }
    heading = Heading("Rekommendationer 2022", "2022", ("2401",), "2022")
    return Report("recommendations", heading, Issue("Umeåregionen", date(2022, 3, 31)), parts)


Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def listening(told: list[Call]) -> type[TaggedCanvas]:
    """The report's own canvas, that also writes down what a bare canvas has to be told for the same page."""
    from reports.page.tagging.canvas import TaggedCanvas

    def listened(name: str) -> Any:
        def draw(self: Any, *arguments: Any, **named: Any) -> Any:
            if not self.drawing:
                told.append((name, arguments, named))
            self.drawing += 1
            try:
                return getattr(TaggedCanvas, name)(self, *arguments, **named)
            finally:
                self.drawing -= 1

        return draw

    def show(self: Any, x: float, y: float, text: str, face: Any, size: float, colour: str) -> None:
        told.append(("setFillColor", (colour,), {}))
        told.append(("setFont", (face.value, size), {}))
        told.append(("drawString", (x, y, text), {}))
        TaggedCanvas._set(self, x, y, text, face, size, colour)

    names = (*STATES, *PLACES, *SHAPES)
    return type("Listening", (TaggedCanvas,), {"drawing": 0, "_set": show, **{name: listened(name) for name in names}})


def without_repetitions(told: Iterable[Call]) -> list[Call]:
    """What is told, but for a colour, font or line that the canvas has already."""
    known: dict[str, Any] = {}
    kept = []
    for name, arguments, named in told:
        if name in PLACES:
            known.clear()
        elif name in STATES:
            if known.get(name) == arguments:
                continue
            known[name] = arguments
        kept.append((name, arguments, named))
    return kept


def drawn(told: Iterable[Call]) -> bytes:
    """The pages as a bare canvas writes them."""
    from reportlab.pdfgen.canvas import Canvas

    from reports.page.fonts import Face
    from reports.page.styles import PAGE_HEIGHT, PAGE_WIDTH

    file = BytesIO()
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(file, pagesize=size, pageCompression=1, invariant=1, initialFontName=Face.REGULAR.value)
    for name, arguments, named in told:
        getattr(canvas, name)(*arguments, **named)
    canvas.save()
    return file.getvalue()


def print_anew(plan: Plan, report: Report) -> None:
    """Printed as the first time: no broken line is kept from the print before."""
    from reports.page.lines import break_lines

    break_lines.cache_clear()
    plan.print(report)


def main() -> int:
    """Measure and print the table."""
    from app.reports import PLANS
    from reports.page import document

    plan = next(plan for plan in PLANS if plan.key == "recommendations")
    report = long_report()
    told: list[Call] = []
    with mock.patch.object(document, "TaggedCanvas", listening(told)):
        pages = plan.print(report).pages
    told = without_repetitions(told)
    half = long_report(RECOMMENDATIONS // 2, AREAS // 2)
    half_name = f"report of {plan.print(half).pages} pages"
    contestants = {
        "bare canvas": timed(lambda: drawn(told), time.process_time),
        "report": timed(lambda: print_anew(plan, report), time.process_time),
        half_name: timed(lambda: print_anew(plan, half), time.process_time),
    }
    title = f"{RECOMMENDATIONS} recommendations, {2 * AREAS} charts, {pages} pages; processor time"
    print(table(title, interleaved(contestants, ROUNDS), (Aim("report", 3),)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
