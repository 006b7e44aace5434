"""Reports gathered and printed as the window and the command line do, and what a test would change in one."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.reports import PLANS
from domain.reporting.asked import Asked
from domain.reporting.blocks import LotsBlocks, PopulationBlocks
from domain.reporting.report import Heading, Issue, ProfilesInShort, Report, WrittenRecommendations
from reports.page.document import Printed
from reports.page.part import Plan
from storage.file.workspace import Workspace

TODAY = date(2026, 3, 1)


def plan_of(key: str) -> Plan:
    """The plan that ships."""
    return next(plan for plan in PLANS if plan.key == key)


def gathered(ws: Workspace, plan: str, printed: date, **asked: Any) -> Report:
    """The report as it is gathered of what was asked."""
    return plan_of(plan).gather(ws, Asked(**asked), printed)


def bare_report(**parts: Any) -> Report:
    """A report on a population of Nordmaling that holds no more than these parts."""
    return Report("populations", Heading("Rapport", "2021", ("2401",), "2021"), Issue("Umeåregionen", TODAY), parts)


def print_whole(report: Report) -> Printed:
    """The report as a PDF."""
    return plan_of(report.plan).print(report)


def changed(report: Report, **changes: Any) -> Report:
    """The report with another heading, issue or part; populations and recommendations are given alone."""
    for name, value in changes.items():
        if name in {each.name for each in fields(Heading)}:
            report = replace(report, heading=replace(report.heading, **{name: value}))
        elif name in {each.name for each in fields(Issue)}:
            report = replace(report, issue=replace(report.issue, **{name: value}))
        else:
            report = replace(report, parts={**report.parts, name: _part(report, name, value)})
    return report


def _part(report: Report, name: str, value: Any) -> Any:
    if name == "profiles":
        return ProfilesInShort(value, value[0].period if value else None, whole=value[0] if value else None)
    if name == "populations":
        return PopulationBlocks(value, report[name].uncounted)
    if name == "lots":
        return LotsBlocks(value)
    return WrittenRecommendations(value, report[name].area_names) if name == "recommendations" else value


def without(report: Report, *parts: str) -> Report:
    """The report with some parts left out."""
    return replace(report, parts={key: held for key, held in report.parts.items() if key not in parts})
