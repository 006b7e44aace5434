"""`report`: a report as a PDF, for the public unless it is asked for as internal (ruling 22)."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date

from app.commands.arguments import (
    a_date,
    a_path,
    a_period,
    a_year,
    add_area,
    add_gaps,
    add_typed,
    add_workspace,
    gaps_chosen,
    some_text,
)
from app.commands.opening import open_for_reading
from app.commands.parser import Subcommands, WrongUsage, add_command
from app.reports import PLANS
from domain.ground.display import show_list
from domain.ground.period import Period
from domain.ground.text import tr
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Audience
from reports.page.part import Plan

_OPTIONS: Mapping[str, frozenset[Choice]] = {
    "year": frozenset({Choice.YEAR}),
    "area": frozenset({Choice.AREA, Choice.GROUP, Choice.AREAS}),
    "period": frozenset({Choice.PERIOD, Choice.DAY}),
    "date": frozenset({Choice.DAY}),
    "definition": frozenset({Choice.DEFINITION}),
    "gaps": frozenset({Choice.GAPS}),
}
"""The choices that each option makes."""


def add_commands(commands: Subcommands) -> None:
    """`report`."""
    command = add_command(commands, "report", tr("skriver en rapport som PDF"), _report)
    kinds = "; ".join(f"{plan.key}: {plan.title}" for plan in PLANS)
    command.add_argument("kind", metavar=tr("SLAG"), choices=[plan.key for plan in PLANS], help=kinds)
    add_workspace(command)
    command.add_argument("--out", metavar="F.pdf", required=True, type=a_path, help=tr("rapportens fil"))
    add_typed(command, "--year", tr("ÅR"), a_year, tr("rekommendationernas år; det senaste om inget anges"))
    add_area(command, required=False)
    period = tr("kommunprofilens period, eller samverkanspopulationens mättillfälle; den senaste om inget anges")
    add_typed(command, "--period", "PERIOD", _a_time, period)
    add_typed(command, "--date", tr("DATUM"), a_date, tr("samverkanspopulationens mättillfälle"))
    definition = tr("samverkanspopulationens definition: default, published eller en egen")
    add_typed(command, "--definition", tr("DEFINITION"), some_text, definition)
    add_gaps(command)
    command.add_argument("--internal", action="store_true", help=tr("visar även små tal; kräver ett skäl"))
    add_typed(command, "--reason", "TEXT", some_text, tr("skälet till en intern rapport"))


def _a_time(text: str) -> Period | date:
    """A period, or a reference date."""
    return a_date(text) if text.count("-") > 1 else a_period(text)


def _report(typed: argparse.Namespace) -> int:
    plan = next(plan for plan in PLANS if plan.key == typed.kind)
    _see_that_it_is_known(plan, typed)
    asked = _asked(plan, typed)
    with open_for_reading(typed.workspace) as ws:
        printed = plan.print(plan.gather(ws, asked, ws.now().date()))
    printed.save(typed.out)
    print(typed.out)
    if printed.undrawable:
        text = tr("Rapportens typsnitt saknar tecknen {signs}. Där står en ruta i stället.")
        print(text.format(signs=" ".join(printed.undrawable)), file=sys.stderr)
    return 0


def _see_that_it_is_known(plan: Plan, typed: argparse.Namespace) -> None:
    """Raises WrongUsage for an option that no part of the report knows, and for one that is lacking (ruling 44)."""
    if typed.internal and typed.reason is None:
        raise WrongUsage(tr("--internal kräver --reason"))
    if typed.reason is not None and not typed.internal:
        raise WrongUsage(tr("--reason används bara tillsammans med --internal"))
    taken = [option for option, choices in _OPTIONS.items() if choices.intersection(plan.choices)]
    for option in _OPTIONS:
        given = getattr(typed, option) is not None
        if given and option not in taken:
            text = tr("rapporten {kind} har inget val --{option}; den tar {options}")
            options = show_list(f"--{each}" for each in taken)
            raise WrongUsage(text.format(kind=plan.key, option=option, options=options))
        if not given and _OPTIONS[option].intersection(plan.needs):
            raise WrongUsage(tr("report {kind} kräver --{option}").format(kind=plan.key, option=option))
    if isinstance(typed.period, date) and Choice.DAY not in plan.choices:
        raise WrongUsage(tr("--period: skriv 2021, ”2021 H1” eller 2021-03"))
    if isinstance(typed.period, date) and typed.date is not None:
        raise WrongUsage(tr("ange mättillfället en gång, med --date"))


def _asked(plan: Plan, typed: argparse.Namespace) -> Asked:
    several = Choice.AREAS in plan.choices
    period = typed.period if isinstance(typed.period, Period) else None
    usual = Asked()
    return Asked(
        year=typed.year,
        area=None if several else typed.area,
        areas=(typed.area,) if several and typed.area is not None else (),
        period=period,
        day=typed.date or (None if period is typed.period else typed.period),
        family=typed.definition or usual.family,
        treatment=gaps_chosen(typed),
        audience=Audience.INTERNAL if typed.internal else Audience.PUBLIC,
        reason=typed.reason or "",
    )
