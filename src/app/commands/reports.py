"""`report`: a report as a PDF, for the public unless it is asked for as internal (ruling 22)."""

import argparse
import sys

from app.commands.arguments import a_path, a_period, add_area, add_typed, add_workspace, some_text
from app.commands.opening import open_for_reading
from app.commands.parser import Subcommands, WrongUsage, add_command
from domain.report import Audience
from domain.text import tr

KINDS = ("recommendations",)


def add_commands(commands: Subcommands) -> None:
    """`report`."""
    command = add_command(commands, "report", tr("skriver en rapport som PDF"), _report)
    command.add_argument(
        "kind", metavar=tr("SLAG"), choices=KINDS, help=tr("recommendations: rekommendationsrapporten")
    )
    add_workspace(command)
    command.add_argument("--out", metavar="F.pdf", required=True, type=a_path, help=tr("rapportens fil"))
    add_area(command, required=False)
    period_help = tr("kommunprofilens period; den senaste om inget anges")
    add_typed(command, "--period", "PERIOD", a_period, period_help, required=False)
    command.add_argument("--internal", action="store_true", help=tr("visar även små tal; kräver ett skäl"))
    command.add_argument("--reason", metavar="TEXT", type=some_text, help=tr("skälet till en intern rapport"))


def _report(typed: argparse.Namespace) -> int:
    if typed.internal and typed.reason is None:
        raise WrongUsage(tr("--internal kräver --reason"))
    if typed.reason is not None and not typed.internal:
        raise WrongUsage(tr("--reason används bara tillsammans med --internal"))
    from storage.queries.areas import area
    from storage.queries.recommendations import recommendation_years
    from storage.queries.report import report_content

    with open_for_reading(typed.workspace) as ws:
        today = ws.now().date()
        content = report_content(
            ws,
            year=next(iter(recommendation_years(ws)), today.year),
            printed=today,
            areas=(area(ws, typed.area).code,) if typed.area else (),
            period=typed.period,
            audience=Audience.INTERNAL if typed.internal else Audience.PUBLIC,
            internal_reason=typed.reason or "",
        )
    from reports.recommendations import print_recommendations

    printed = print_recommendations(content)
    printed.save(typed.out)
    print(typed.out)
    if printed.undrawable:
        text = tr("Rapportens typsnitt saknar tecknen {signs}. Där står en ruta i stället.")
        print(text.format(signs=" ".join(printed.undrawable)), file=sys.stderr)
    return 0
