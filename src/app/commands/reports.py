"""`report`: a report as a PDF, for the public unless it is asked for as internal (ruling 22)."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.commands.arguments import (
    a_date,
    a_path,
    a_period,
    add_area,
    add_gaps,
    add_typed,
    add_workspace,
    gaps_chosen,
    some_text,
)
from app.commands.opening import open_for_reading
from app.commands.parser import Subcommands, WrongUsage, add_command
from domain.ground.period import Period
from domain.ground.text import tr
from domain.reporting.report import Audience

if TYPE_CHECKING:
    from reports.page.document import Printed
    from storage.file.workspace import Workspace


def add_commands(commands: Subcommands) -> None:
    """`report`."""
    command = add_command(commands, "report", tr("skriver en rapport som PDF"), _report)
    kinds = tr(
        "profile: en kommun eller grupp; region: hela gruppen; populations: samverkanspopulationen; "
        "recommendations: rekommendationerna"
    )
    command.add_argument("kind", metavar=tr("SLAG"), choices=tuple(_KINDS), help=kinds)
    add_workspace(command)
    command.add_argument("--out", metavar="F.pdf", required=True, type=a_path, help=tr("rapportens fil"))
    add_area(command, required=False)
    period_help = tr("kommunprofilens period, eller samverkanspopulationens mättillfälle; den senaste om inget anges")
    add_typed(command, "--period", "PERIOD", _a_time, period_help, required=False)
    definition = tr("samverkanspopulationens definition: default, published eller en egen")
    command.add_argument("--definition", metavar=tr("DEFINITION"), default="default", help=definition)
    add_gaps(command)
    command.add_argument("--internal", action="store_true", help=tr("visar även små tal; kräver ett skäl"))
    command.add_argument("--reason", metavar="TEXT", type=some_text, help=tr("skälet till en intern rapport"))


def _a_time(text: str) -> Period | date:
    """A period, or a reference date."""
    return a_date(text) if text.count("-") > 1 else a_period(text)


def _report(typed: argparse.Namespace) -> int:
    if typed.internal and typed.reason is None:
        raise WrongUsage(tr("--internal kräver --reason"))
    if typed.reason is not None and not typed.internal:
        raise WrongUsage(tr("--reason används bara tillsammans med --internal"))
    if typed.kind == "profile" and not typed.area:
        raise WrongUsage(tr("report profile kräver --area"))
    if isinstance(typed.period, date) and typed.kind != "populations":
        raise WrongUsage(tr("--period: skriv 2021, ”2021 H1” eller 2021-03"))
    with open_for_reading(typed.workspace) as ws, ws.reading_at_leisure():
        printed = _KINDS[typed.kind](ws, typed)
    printed.save(typed.out)
    print(typed.out)
    if printed.undrawable:
        text = tr("Rapportens typsnitt saknar tecknen {signs}. Där står en ruta i stället.")
        print(text.format(signs=" ".join(printed.undrawable)), file=sys.stderr)
    return 0


def _issue(ws: "Workspace", typed: argparse.Namespace) -> dict[str, Any]:
    """What every report is asked: the day it is printed, for whom, and why it is internal."""
    return {
        "printed": ws.now().date(),
        "audience": Audience.INTERNAL if typed.internal else Audience.PUBLIC,
        "internal_reason": typed.reason or "",
    }


def _of_profile(ws: "Workspace", typed: argparse.Namespace) -> dict[str, Any]:
    """What the reports on profiles are asked besides."""
    return {**_issue(ws, typed), "area": typed.area, "period": typed.period, "treatment": gaps_chosen(typed)}


def _recommendations(ws: "Workspace", typed: argparse.Namespace) -> "Printed":
    from reports.recommendations.report import print_recommendations
    from storage.areas.queries import area
    from storage.recommendations.queries import recommendation_years
    from storage.recommendations.report import report_content

    content = report_content(
        ws,
        year=next(iter(recommendation_years(ws)), ws.now().year),
        areas=(area(ws, typed.area).code,) if typed.area else (),
        period=typed.period,
        **_issue(ws, typed),
    )
    return print_recommendations(content)


def _profile(ws: "Workspace", typed: argparse.Namespace) -> "Printed":
    from reports.profile.report import print_profile
    from storage.profile.report import profile_report

    return print_profile(profile_report(ws, **_of_profile(ws, typed)))


def _region(ws: "Workspace", typed: argparse.Namespace) -> "Printed":
    from reports.profile.region import print_region
    from storage.profile.report import region_report

    return print_region(region_report(ws, **_of_profile(ws, typed)))


def _populations(ws: "Workspace", typed: argparse.Namespace) -> "Printed":
    from reports.populations.report import print_population
    from storage.populations.report import population_report

    asked = typed.period
    return print_population(
        population_report(
            ws,
            area=typed.area,
            day=asked if isinstance(asked, date) else None,
            year=asked if isinstance(asked, Period) else None,
            family=typed.definition,
            **_issue(ws, typed),
        )
    )


_KINDS: Mapping[str, Callable[["Workspace", argparse.Namespace], "Printed"]] = {
    "profile": _profile,
    "region": _region,
    "populations": _populations,
    "recommendations": _recommendations,
}
