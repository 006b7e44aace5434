"""Values on the command line: read where they are typed, so that a mistake is wrong usage and nothing is opened."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.commands.parser import SwedishParser
from domain.benefits.of_period import GapTreatment
from domain.ground.period import Period, parse_month, parse_period
from domain.ground.text import tr

DEFAULT_WHO = "kommandorad"


def a_period(text: str) -> Period:
    """A year, half-year or month."""
    try:
        return parse_period(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("skriv 2021, ”2021 H1” eller 2021-03")) from error


def a_year(text: str) -> int:
    """A year."""
    try:
        return parse_period(text if len(text) == 4 else "").year
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("skriv ett år som 2022")) from error


def a_month(text: str) -> Period:
    """A month."""
    try:
        return parse_month(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("skriv månaden som 2016-05")) from error


def a_date(text: str) -> date:
    """A date in the standard form."""
    try:
        # fromisoformat also reads forms that no Swede would take for a date.
        return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("skriv ett datum som 2024-10-31")) from error


def area_codes(text: str) -> tuple[str, ...]:
    """Codes of kommuner with commas between."""
    codes = tuple(part.strip() for part in text.split(",") if part.strip())
    if not codes or any(not re.fullmatch(r"\d{4}", code) for code in codes):
        raise argparse.ArgumentTypeError(tr("skriv fyrsiffriga kommunkoder med komma emellan, till exempel 2401,2404"))
    return codes


def some_text(text: str) -> str:
    """A text that says something."""
    if not text.strip():
        raise argparse.ArgumentTypeError(tr("får inte vara tom"))
    return text.strip()


def a_path(text: str) -> Path:
    """A path of a file."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(tr("ange en fil"))
    return Path(text)


def add_workspace(command: SwedishParser) -> None:
    """The workspace the command works in, and who does it (ruling 28)."""
    command.add_argument("workspace", metavar=tr("ARBETSBOK"), type=a_path, help=tr("arbetsbokens fil"))


def add_gaps(command: SwedishParser) -> None:
    """How months without *ekonomiskt bistånd* are treated (*bortfall*); read with `gaps_chosen`."""
    treatments = [each.value.replace("_", "-") for each in GapTreatment]
    gaps = tr("bortfall i ekonomiskt bistånd: lämna ute månaderna, eller använd senast kända värde")
    command.add_argument("--gaps", choices=treatments, help=gaps)


def gaps_chosen(typed: argparse.Namespace) -> GapTreatment:
    """The treatment that was typed, else the usual one."""
    return GapTreatment.LAMNA_UT if typed.gaps is None else GapTreatment(typed.gaps.replace("-", "_"))


def add_hide_zeros(command: SwedishParser) -> None:
    """Whether noughts of LOTS cases are hidden in public; None where nothing was said."""
    said = tr("döljer också nollor i offentliga LOTS-tabeller, där de avslöjar en grupp")
    command.add_argument("--hide-zeros", action="store_const", const=True, help=said)


def add_who(command: SwedishParser) -> None:
    """Who is written down as having done it."""
    command.add_argument(
        "--as",
        dest="who",
        metavar="TEXT",
        type=some_text,
        default=DEFAULT_WHO,
        help=tr("den funktion som står för ändringen, till exempel ”samverkanskoordinator Tierp”"),
    )


def add_json(command: SwedishParser) -> None:
    """`--json`."""
    command.add_argument("--json", action="store_true", help=tr("skriver ett JSON-dokument"))


def add_area(command: SwedishParser, *, required: bool = True) -> None:
    """`--area`."""
    add_typed(command, "--area", "KOD", some_text, tr("områdets kod, till exempel 2401"), required=required)


def add_typed(
    command: SwedishParser,
    name: str,
    metavar: str,
    read: Callable[[str], object],
    help_: str,
    *,
    required: bool = False,
) -> None:
    """An option with a value that `read` understands."""
    command.add_argument(name, metavar=metavar, type=read, required=required, help=help_)
