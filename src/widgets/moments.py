"""Days and times in words, as someone would say them today."""

from datetime import date, datetime

from domain.ground.display import show_date
from domain.ground.period import month_names
from widgets.text import tr


def moment_in_words(at: datetime, now: datetime) -> str:
    """`i dag 14:32`, `i går 16:05`, `måndag 16 november 09:12`, `2025-03-01 08:00` when it is long ago."""
    local = at.astimezone(now.tzinfo) if at.tzinfo and now.tzinfo else at
    return f"{day_in_words(local.date(), now.date())} {local:%H:%M}"


def day_in_words(day: date, today: date) -> str:
    """The day alone, in the same words."""
    ago = (today - day).days
    if ago == 0:
        return tr("i dag")
    if ago == 1:
        return tr("i går")
    if 1 < ago < 300:
        return f"{_weekdays()[day.weekday()]} {day.day} {month_names()[day.month - 1]}"
    return show_date(day)


def _weekdays() -> tuple[str, ...]:
    return (tr("måndag"), tr("tisdag"), tr("onsdag"), tr("torsdag"), tr("fredag"), tr("lördag"), tr("söndag"))
