"""`report`: a report as a PDF, for the public unless it is asked for as internal (ruling 22)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.commands.arguments import (
    a_date,
    a_path,
    a_period,
    a_year,
    add_area,
    add_gaps,
    add_hide_zeros,
    add_typed,
    add_workspace,
    gaps_chosen,
    some_text,
)
from app.commands.opening import open_for_reading
from app.commands.parser import Subcommands, WrongUsage, add_command
from app.reports import PLANS
from domain.ground.display import show_list
from domain.ground.period import Period, PeriodKind, parse_calendar_period
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.asked import Asked, Choice
from domain.reporting.report import Audience
from reports.page.part import Plan

if TYPE_CHECKING:
    from storage.file.workspace import Workspace

_OPTIONS: Mapping[str, frozenset[Choice]] = {
    "year": frozenset({Choice.YEAR}),
    "area": frozenset({Choice.AREA, Choice.GROUP, Choice.AREAS}),
    "period": frozenset({Choice.PERIOD, Choice.DAY, Choice.CASES}),
    "date": frozenset({Choice.DAY}),
    "definition": frozenset({Choice.DEFINITION}),
    "gaps": frozenset({Choice.GAPS}),
    "hide-zeros": frozenset({Choice.ZEROS}),
}
"""The choices that each option makes."""


def add_commands(commands: Subcommands) -> None:
    """`report`."""
    command = add_command(commands, "report", tr("skriver en rapport som PDF"), _report)
    kinds = "; ".join(f"{plan.key}: {plan.title}" for plan in PLANS)
    command.add_argument("kind", metavar=tr("SLAG"), choices=[plan.key for plan in PLANS], help=kinds)
    add_workspace(command)
    command.add_argument("--out", metavar="F.pdf", type=a_path, help=tr("rapportens fil"))
    command.add_argument("--folder", metavar="DIR", type=a_path, help=_folder_help())
    add_typed(
        command, "--plan", tr("NAMN"), some_text, tr("en egen rapport av slaget, så som den är sparad i arbetsboken")
    )
    add_typed(command, "--year", tr("ÅR"), a_year, tr("rekommendationernas år; det senaste om inget anges"))
    add_area(command, required=False)
    period = tr(
        "kommunprofilens eller LOTS-ärendenas period, eller samverkanspopulationens mättillfälle; den senaste om inget "
        "anges"
    )
    add_typed(command, "--period", "PERIOD", _a_time, period)
    add_typed(command, "--date", tr("DATUM"), a_date, tr("samverkanspopulationens mättillfälle"))
    definition = tr("samverkanspopulationens definition: default, published eller en egen")
    add_typed(command, "--definition", tr("DEFINITION"), some_text, definition)
    add_gaps(command)
    add_hide_zeros(command)
    command.add_argument("--internal", action="store_true", help=tr("visar även små tal; kräver ett skäl"))
    add_typed(command, "--reason", "TEXT", some_text, tr("skälet till en intern rapport"))


def _folder_help() -> str:
    return tr("en ny mapp för arkivet: rapporten, dess tabeller som CSV och .xlsx, och Läs mig.txt")


def _a_time(text: str) -> Period | date:
    """A period, or a reference date."""
    if text.count("-") > 1:
        return a_date(text)
    try:
        return parse_calendar_period(text)
    except ValueError:
        return a_period(text)


def _report(typed: argparse.Namespace) -> int:
    plan = next(plan for plan in PLANS if plan.key == typed.kind)
    if typed.out is None and typed.folder is None:
        raise WrongUsage(tr("ange --out F.pdf, --folder DIR eller båda"))
    if typed.plan is None:
        _see_that_it_is_known(plan, typed)
    with open_for_reading(typed.workspace) as ws:
        if typed.plan is not None:
            plan = _own_plan(ws, plan, typed.plan)
            _see_that_it_is_known(plan, typed)
        report = plan.gather(ws, _asked(plan, typed), ws.now().date())
        printed = plan.print(report)
    if typed.out is not None:
        printed.save(typed.out)
        print(typed.out)
    if typed.folder is not None:
        from reports.page.folder import save_folder

        save_folder(typed.folder, report, printed)
        print(typed.folder)
    if printed.undrawable:
        text = tr("Rapportens typsnitt saknar tecknen {signs}. Där står en ruta i stället.")
        print(text.format(signs=" ".join(printed.undrawable)), file=sys.stderr)
    return 0


def _own_plan(ws: Workspace, kind: Plan, name: str) -> Plan:
    """The group's own report of the kind by its name. Raises UserProblem where there is none."""
    from storage.reporting.plans import saved_plans

    saved = [each for each in saved_plans(ws) if each.kind == kind.key]
    found = next((each for each in saved if each.name.casefold() == name.strip().casefold()), None)
    if found is not None:
        return kind.of_own(found)
    text = tr("Arbetsboken har ingen egen rapport av slaget {kind} som heter {name}.").format(kind=kind.key, name=name)
    if saved:
        there = tr("Det här finns: {names}.").format(names=show_list(each.name for each in saved))
        raise UserProblem(f"{text} {there}")
    raise UserProblem(text)


def _see_that_it_is_known(plan: Plan, typed: argparse.Namespace) -> None:
    """Raises WrongUsage for an option that no part of the report knows, and for one that is lacking (ruling 44)."""
    if typed.internal and typed.reason is None:
        raise WrongUsage(tr("--internal kräver --reason"))
    if typed.reason is not None and not typed.internal:
        raise WrongUsage(tr("--reason används bara tillsammans med --internal"))
    if typed.internal and typed.hide_zeros:
        raise WrongUsage(tr("--hide-zeros gäller bara en offentlig rapport"))
    taken = [option for option, choices in _OPTIONS.items() if choices.intersection(plan.choices)]
    for option in _OPTIONS:
        given = getattr(typed, option.replace("-", "_")) is not None
        if given and option not in taken:
            raise WrongUsage(_not_taken(plan, option, taken))
        if not given and _OPTIONS[option].intersection(plan.needs):
            raise WrongUsage(tr("report {kind} kräver --{option}").format(kind=typed.kind, option=option))
    if Choice.CASES in plan.choices:
        if isinstance(typed.period, date):
            raise WrongUsage(tr("--period: skriv 2021, ”2021 H1”, ”2021 Q1” eller 2021-03"))
    elif (isinstance(typed.period, date) and Choice.DAY not in plan.choices) or _is_quarter(typed.period):
        raise WrongUsage(tr("--period: skriv 2021, ”2021 H1” eller 2021-03"))
    if isinstance(typed.period, date) and typed.date is not None:
        raise WrongUsage(tr("ange mättillfället en gång, med --date"))


def _not_taken(plan: Plan, option: str, taken: Sequence[str]) -> str:
    name = plan.key if plan.saved is None else plan.title
    if not taken:
        return tr("rapporten {kind} har inget val --{option}").format(kind=name, option=option)
    text = tr("rapporten {kind} har inget val --{option}; den tar {options}")
    return text.format(kind=name, option=option, options=show_list(f"--{each}" for each in taken))


def _is_quarter(when: Period | date | None) -> bool:
    return isinstance(when, Period) and when.kind is PeriodKind.QUARTER


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
        hide_zeros=bool(typed.hide_zeros),
        audience=Audience.INTERNAL if typed.internal else Audience.PUBLIC,
        reason=typed.reason or "",
    )
