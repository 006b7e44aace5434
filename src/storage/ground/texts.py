"""Free text on its way in: whole, not too long, and never with a personal number in it (domain handbook §10)."""

from typing import Any

from domain.ground.identity import find_personal_numbers, identity_problem
from domain.ground.problem import UserProblem
from domain.ground.source import Source
from domain.ground.text import tr

_LONGEST_LINE = 300


class PersonalNumberProblem(UserProblem):
    """A text holds what is or looks like a Swedish personal or coordination number; nothing was written."""


def checked_text(field: str, text: str) -> str:
    """The text as it is stored. `field` names it to the user.

    Raises PersonalNumberProblem, which never repeats the number: what is said may end in a log.
    """
    problem = identity_problem(field, text)
    if problem is not None:
        raise PersonalNumberProblem(f"{problem} {tr('Texten är inte sparad.')}")
    return text


def checked_line(field: str, text: str, *, may_be_empty: bool = False) -> str:
    """One line of text without space around it. Raises UserProblem when it is empty or too long."""
    line = " ".join(text.split())
    if not line and not may_be_empty:
        raise UserProblem(tr("”{field}” är tomt. Skriv något där.").format(field=field))
    if len(line) > _LONGEST_LINE:
        raise UserProblem(
            tr("”{field}” är längre än {most} tecken. Korta texten.").format(field=field, most=_LONGEST_LINE)
        )
    return checked_text(field, line)


def wrong_line(field: str, text: str) -> str:
    """Why the text cannot be stored as a line, in Swedish; empty where it can. For a question that is still open."""
    try:
        checked_line(field, text)
    except UserProblem as problem:
        return problem.text
    return ""


def holds_personal_number(text: str) -> bool:
    """True when a Swedish personal or coordination number stands in the text."""
    return bool(find_personal_numbers(text))


def source_columns(source: Source) -> dict[str, Any]:
    """A source as given, checked, as columns. Raises UserProblem."""
    return {
        "title": checked_line(tr("Källa"), source.title),
        "publisher": checked_line(tr("Utgivare"), source.publisher, may_be_empty=True),
        "reference_date": source.reference_date,
    }
