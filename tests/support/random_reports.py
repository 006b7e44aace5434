"""Random reports (*slumpade rapporter*): every kind with any choices, and what must never stand in one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from app.reports import PLANS
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area, AreaKind
from domain.ground.display import show_date
from domain.ground.period import Period, PeriodKind, parse_period
from domain.ground.problem import UserProblem
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Approval, Audience, Report
from reports.page.part import Plan
from storage.areas.queries import areas
from storage.benefits.queries import periods_with_figures
from storage.file.first_screen import group
from storage.file.workspace import Workspace
from storage.populations.comparison import reference_dates
from storage.populations.queries import definitions
from storage.recommendations.queries import recommendation_years
from support.pdf_tree import Node, read_tree
from support.reports import print_whole

_PRINTED = date(2026, 3, 1)
_REASON = "Underlag till arbetsmöte"
_NEVER = {
    "nothing is chosen": r"\bIng(?:en|et|a)\b[^.]*\bär vald",
    "hidden as an adjective": r"\b(?:är|kvinnor|män|antalet|summan) dolt\b",
    "a file name": r"\b[\w-]+\.(?:csv|json|xlsx|px|lagesbild)\b",
    "English": r"\b(?:the|and|with|from|deck|source|sheet|population from|published by)\b",
    "an empty sentence": r"(?:\(\)|[:,] ?\.(?!\d)|\s\.\s|”” )",
    "a value of the program": r"\b(?:None|nan|Empty\.)\b",
}


def random_reports(ws: Workspace, seed: int, count: int) -> Iterator[tuple[Asked, Plan, Report]]:
    """Reports that could be gathered, each with what was asked for it; what is refused is refused in Swedish."""
    draw = Random(seed)
    there = _There(ws)
    while count:
        plan = draw.choice(PLANS)
        asked = _asked(there, plan, draw)
        try:
            report = plan.gather(ws, asked, _PRINTED)
        except UserProblem:
            continue
        if draw.random() < 0.3:
            report = replace(report, issue=replace(report.issue, approval=Approval(_PRINTED, 1)))
        count -= 1
        yield asked, plan, report


class _There:
    """What there is to choose among in a workspace, asked for once."""

    def __init__(self, ws: Workspace) -> None:
        known = areas(ws)
        self.members = [each.code for each in group(ws)[1]]
        others = [each.code for each in known if each.kind is AreaKind.KOMMUN and each.code not in self.members]
        self.kommuner = [*self.members, *others[:3]]
        self.groups = [each.code for each in known if each.kind is AreaKind.GROUP]
        self.years = [*recommendation_years(ws), 2021, 2023]
        self.families = [each.lineage for each in definitions(ws)]
        self.periods = {code: list(periods_with_figures(ws, code)) for code in (*self.kommuner, *self.groups)}
        self.days = {code: list(reference_dates(ws, code)) for code in (*self.kommuner, *self.groups)}


def _asked(there: _There, plan: Plan, draw: Random) -> Asked:
    def maybe(choice: Choice, values: list[Any]) -> Any:
        return draw.choice(values) if choice in plan.choices and values and draw.random() < 0.6 else None

    area = maybe(Choice.GROUP, there.groups)
    if Choice.AREA in plan.choices:
        area = draw.choice([*there.kommuner, *there.groups])
    of = area or draw.choice(there.members)
    years = [Period(year, PeriodKind.YEAR) for year in range(2019, 2026)]
    months = [parse_period(text) for text in ("2016-05", "2024-10", "2021 H2")]
    internal = draw.random() < 0.3
    # Members that are unticked in the window, and any one kommun as on the command line.
    some = [each for each in there.members if draw.random() < draw.choice((0.3, 0.6, 0.9))]
    some = some if draw.random() < 0.8 else [draw.choice(there.kommuner)]
    day = maybe(Choice.DAY, [*there.days[of], date(2024, 10, 30)])
    return Asked(
        year=maybe(Choice.YEAR, there.years),
        area=area,
        areas=tuple(some) if Choice.AREAS in plan.choices and draw.random() < 0.6 else (),
        period=maybe(Choice.PERIOD, [*there.periods[of], *years, *months]) if day is None else None,
        day=day,
        family=maybe(Choice.DEFINITION, there.families) or "default",
        treatment=maybe(Choice.GAPS, list(GapTreatment)) or GapTreatment.LAMNA_UT,
        hide_zeros=maybe(Choice.ZEROS, [True]) or False,
        left_out=frozenset(part.key for part in plan.optional if draw.random() < 0.3),
        audience=Audience.INTERNAL if internal else Audience.PUBLIC,
        reason=_REASON if internal else "",
    )


def faults_in(asked: Asked, plan: Plan, report: Report) -> list[str]:
    """The kinds of fault in its pages, each with its place."""
    from io import BytesIO

    from pypdf import PdfReader

    content = print_whole(report).content
    pages = [leaf.extract_text() for leaf in PdfReader(BytesIO(content)).pages]
    text = " ".join(" ".join(pages).split())
    found = [
        f"{kind}: {text[max(at.start() - 40, 0) : at.end() + 30]}"
        for kind, pattern in _NEVER.items()
        for at in re.finditer(pattern, text)
    ]
    if report.issue.approval is not None and "ej ifyllt" in text.lower():
        found.append("not filled in, in an approved report")
    tree = read_tree(content)
    found += [f"a heading without a body: {heading}" for heading in _bare_headings(tree)]
    if len(pages) > 1 and len(pages[-1].splitlines()) <= _FURNITURE + 1:
        found.append(f"a last page of one line: {pages[-1]!r}")
    lines = {line for leaf in pages for line in leaf.splitlines()}
    found += [
        f"a part that was left out: {part.title}"
        for part in plan.optional
        if part.key not in report.parts and part.title in lines and part.title not in report.heading.title
    ]
    found += [f"an area that vanished: {area.name}" for area in _areas_told(report) if area.name not in text]
    return found + [f"a choice that was ignored: {words}" for words in _to_be_said(asked, report) if words not in text]


def _to_be_said(asked: Asked, report: Report) -> Iterator[str]:
    """What stands in the pages where it was chosen."""
    if report.some is not None:
        yield from (*report.some.shown, *report.some.others)
        yield f"Urval: {report.some.shown[0]}"
    if asked.year is not None:
        yield "Rekommendation"
        yield str(asked.year)
    if asked.day is not None:
        yield show_date(asked.day)
    if asked.period is not None and "population" in report.parts:
        assert report["population"].block.reference_date.year == asked.period.year
    elif asked.period is not None and {"profile", "region", "profiles"} & report.parts.keys():
        yield asked.period.label
    if report.issue.internal:
        yield f"Skäl: {_REASON}"


def _areas_told(report: Report) -> Iterator[Area]:
    """Every area that a part with figures speaks of, also those it has none for."""
    if (profiles := report.parts.get("profiles")) is not None and profiles.shown:
        yield from (*profiles.missing, *(each.area for each in profiles.shown))
    if (populations := report.parts.get("populations")) is not None and hasattr(populations, "counted"):
        yield from (*populations.uncounted, *(each.area for each in populations.counted)) if populations.counted else ()
    if (lots := report.parts.get("lots")) is not None and lots.counted:
        yield from (*lots.without, *(each.area for each in lots.counted))


_FURNITURE = 2


def _bare_headings(tree: Node) -> list[str]:
    """Headings that another heading of the same or a higher level follows, or nothing."""
    drawn = [node for node in tree.walk() if node.role not in {"Sect", "Document"}]
    bare = []
    for at, node in enumerate(drawn):
        if re.fullmatch("H[1-3]", node.role):
            following = next((each for each in drawn[at + 1 :] if each.role != "Span"), None)
            if following is None or (following.role[0] == "H" and following.role <= node.role):
                bare.append(f"{node.role} {at}")
    return bare
