"""A day as it is written in an initiative: in the forms in use, with a short note or a note alone (ruling 51)."""

import re
from calendar import monthrange
from datetime import date

from domain.ground.period import month_names
from domain.ground.problem import UserProblem
from domain.ground.text import tr

_LONGEST_NOTE = 60
_CENTURY = "20"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_NAMED = r"(?P<day>\d{1,2})[ .]*(?P<name>[a-zåäö]{3,})\.?"
_OF_YEAR = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})"
_SEPARATOR = r"(?:[ ,;:]+(?P<note>\S.*))?"
_DAYS = tuple(
    re.compile(form + _SEPARATOR, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{2})-(?P<month>\d{2})-(?P<day>\d{2})",
        rf"{_OF_YEAR}[ /-]+{_YEAR}",
        rf"{_NAMED}[ -]+{_YEAR}",
    )
)
_WITHOUT_YEAR = tuple(re.compile(rf"{form}(?:[,;:].*)?", re.IGNORECASE | re.ASCII) for form in (_NAMED, _OF_YEAR))
_MONTH_OR_YEAR = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_FOUR_DIGITS = re.compile(r"\b(?:19|20)\d{2}\b", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_day(text: str) -> tuple[date | None, str]:
    """The day and the note of what is written: `1 sept 2022, preliminärt`, `20221231`, `Redan pågående`.

    Raises UserProblem for a day that is not in the calendar or lacks its year, and for what is neither day nor words.
    """
    written = " ".join(text.split())
    day, note = _leading_day(written)
    if len(note) > _LONGEST_NOTE:
        raise UserProblem(tr("anmärkningen får ha högst {count} tecken.").format(count=_LONGEST_NOTE))
    return day, note


def day_text(text: str) -> str:
    """What is kept of it: the day as `2022-12-31` before its note. Raises UserProblem as `read_day` does."""
    day, note = read_day(text)
    return ", ".join(part for part in (day.isoformat() if day else "", note) if part)


def moved_day(text: str, years: int) -> str:
    """What is kept of it so many years later; where there is no day, the years in the words. The last of February
    stays the last. What cannot be read is left as it is."""
    try:
        day, note = read_day(text)
    except UserProblem:
        return text
    if day is None:
        return _FOUR_DIGITS.sub(lambda found: str(int(found[0]) + years), text)
    moved = day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1]))
    return ", ".join(part for part in (moved.isoformat(), note) if part)


def _leading_day(written: str) -> tuple[date | None, str]:
    for form in _DAYS:
        found = form.fullmatch(written)
        number = None if found is None else _month(found.groupdict())
        if found is not None and number is not None:
            return _day(written, found["year"], number, int(found["day"])), found["note"] or ""
    for form in _WITHOUT_YEAR:
        found = form.fullmatch(written)
        if found is not None and _month(found.groupdict()) is not None:
            raise UserProblem(tr("skriv också året, till exempel {day} 2022.").format(day=written.partition(",")[0]))
    if written and not _MONTH_OR_YEAR.fullmatch(written) and not _WORD.search(written):
        raise UserProblem(tr("skriv datumet som åååå-mm-dd, till exempel 2022-05-01, eller när det är med ord."))
    return None, written


def _month(parts: dict[str, str | None]) -> int | None:
    """The month's number, of digits or the beginning of its name; None for a word that is no month."""
    digits, name = parts.get("month"), (parts.get("name") or "").lower()
    if digits:
        return int(digits)
    return next((number for number, each in enumerate(month_names(), 1) if each.startswith(name)), None)


def _day(written: str, year: str, month: int, day: int) -> date:
    try:
        return date(int(year if len(year) > len(_CENTURY) else _CENTURY + year), month, day)
    except ValueError:
        raise UserProblem(tr("{text} finns inte i kalendern.").format(text=written.partition(",")[0])) from None
