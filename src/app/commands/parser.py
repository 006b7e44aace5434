"""argparse in Swedish: usage, help and what is said about wrong usage."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from domain.ground.identity import masked
from domain.ground.text import tr


def _messages() -> dict[str, str]:
    """What argparse says in English to the one who types a command, and what is said here."""
    return {
        "usage: ": tr("användning: "),
        "show this help message and exit": tr("visar den här hjälpen"),
        "%(prog)s: error: %(message)s\n": tr("%(prog)s: fel: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": tr("%(argument_name)s: %(message)s"),
        "unrecognized arguments: %s": tr("känns inte igen: %s"),
        "not allowed with argument %s": tr("kan inte användas tillsammans med %s"),
        "ignored explicit argument %r": tr("tar inget värde, men fick %r"),
        "the following arguments are required: %s": tr("det här måste anges: %s"),
        "one of the arguments %s is required": tr("ett av de här måste anges: %s"),
        "expected one argument": tr("ett värde måste anges"),
        "expected at most one argument": tr("högst ett värde kan anges"),
        "expected at least one argument": tr("minst ett värde måste anges"),
        "expected %s argument": tr("%s värde måste anges"),
        "expected %s arguments": tr("%s värden måste anges"),
        "ambiguous option: %(option)s could match %(matches)s": tr("%(option)s kan betyda %(matches)s"),
        "unexpected option string: %s": tr("oväntat: %s"),
        "unknown parser %(parser_name)r (choices: %(choices)s)": tr(
            "%(parser_name)r är inget kommando (välj bland %(choices)s)"
        ),
        "invalid %(type)s value: %(value)r": tr("%(value)r går inte att läsa"),
        "invalid choice: %(value)r (choose from %(choices)s)": tr("%(value)r finns inte (välj bland %(choices)s)"),
        "can't open '%(filename)s': %(error)s": tr("%(filename)s kan inte öppnas: %(error)s"),
    }


def _translate(message: str | None) -> str | None:
    return None if message is None else _messages().get(message, message)


def _translate_plural(singular: str, plural: str, count: int) -> str:
    message = singular if count == 1 else plural
    return _messages().get(message, message)


class WrongUsage(Exception):
    """What was typed is understood, but not together; the text says why, in Swedish."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = masked(text)


class SwedishParser(argparse.ArgumentParser):
    """A parser that speaks Swedish and takes no abbreviations, so that a script means tomorrow what it means today."""

    def __init__(self, **options: Any) -> None:
        # argparse looks these names up in its own module; there is no other way in than a catalogue on the disk.
        vars(argparse).update(_=_translate, ngettext=_translate_plural)
        own: dict[str, Any] = {"allow_abbrev": False, "formatter_class": _Wide}
        super().__init__(**own | options)
        self._positionals.title = tr("värden")
        self._optionals.title = tr("flaggor")

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and ends with 2; what was typed may hold a personal number."""
        super().error(masked(message))


class _Wide(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


Run = Callable[[argparse.Namespace], int]
if TYPE_CHECKING:
    Subcommands = argparse._SubParsersAction[SwedishParser]
else:
    Subcommands = argparse.Action


def add_command(commands: Subcommands, name: str, help_: str, run: Run) -> SwedishParser:
    """Adds a command with its one line of help; `run` is given what was typed and returns the exit code."""
    command = commands.add_parser(name, help=help_, description=help_)
    command.set_defaults(run=run)
    return command
