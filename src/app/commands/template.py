"""`template`: an empty sheet (*blankett*) for a party to fill in, which `import` reads back."""

import argparse
import re
from datetime import date

from app.commands.arguments import a_date, a_path, add_typed, area_codes, some_text
from app.commands.parser import Subcommands, add_command
from domain.ground.area import Area
from domain.ground.display import show_list
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.populations.party_sheet import PARTIES

_KINDS = ("populations",)


def add_commands(commands: Subcommands) -> None:
    """`template`."""
    command = add_command(commands, "template", tr("skriver en tom blankett som en part fyller i"), _template)
    command.add_argument("kind", metavar=tr("SLAG"), choices=_KINDS, help=tr("populations: samverkanspopulationen"))
    command.add_argument("--out", metavar="F.xlsx", required=True, type=a_path, help=tr("blankettens fil"))
    party_help = tr("vem som fyller i; utan den får blanketten alla parters rader")
    command.add_argument("--party", choices=PARTIES, help=party_help)
    area_help = tr("kommunernas koder med komma emellan, ett blad för varje; utan dem skrivs kommunens namn i")
    add_typed(command, "--area", tr("KODER"), area_codes, area_help)
    period_help = tr("mättillfället, till exempel 2024-10-31; den senaste 31 oktober om inget anges")
    add_typed(command, "--period", tr("DATUM"), _reference_date, period_help)
    add_typed(command, "--reply-to", "TEXT", some_text, tr("vart den ifyllda blanketten skickas"))
    add_typed(command, "--reply-by", tr("DATUM"), a_date, tr("senaste dag att skicka den"))


def _reference_date(text: str) -> date:
    """A date; a year alone is its 31 October."""
    return a_date(f"{text}-10-31" if re.fullmatch(r"\d{4}", text) else text)


def _template(typed: argparse.Namespace) -> int:
    from domain.populations.definition import lagesbild_definition
    from exchange.party_sheet.write import latest_reference_date, write_party_sheet
    from machine.clock import local_now

    write_party_sheet(
        typed.out,
        definition=lagesbild_definition(),
        party=typed.party,
        areas=_areas(typed.area or ()),
        reference_date=typed.period or latest_reference_date(local_now().date()),
        reply_to=typed.reply_to or "",
        reply_by=typed.reply_by,
    )
    print(typed.out)
    return 0


def _areas(codes: tuple[str, ...]) -> list[Area]:
    from storage.ground.register import read_areas

    known = {area.code: area for area in read_areas()}
    wanted = dict.fromkeys(codes)
    unknown = [code for code in wanted if code not in known]
    if unknown:
        raise UserProblem(tr("Det finns ingen kommun med koden {codes}.").format(codes=show_list(unknown)))
    return [known[code] for code in wanted]
