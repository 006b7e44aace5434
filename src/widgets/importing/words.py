"""What an import says before and after: sentences made of an outcome, without Qt."""

from collections.abc import Mapping

from domain.display import show_count, show_list
from domain.period import parse_period
from domain.tidy import ImportOutcome
from widgets.text import tr

_LISTED = 6


def heading(kind: str) -> str:
    """`Filen innehåller helårsekvivalenter per år.`"""
    return tr("Filen innehåller {kind}.").format(kind=kind)


def coverage(outcome: ImportOutcome, names: Mapping[str, str]) -> tuple[str, ...]:
    """Which areas and periods the rows are about, and where they come from."""
    lines = []
    if outcome.areas:
        lines.append(tr("Områden: {areas}").format(areas=_some([names.get(code, code) for code in outcome.areas])))
    if outcome.periods:
        lines.append(tr("Perioder: {periods}").format(periods=_some([_period(code) for code in outcome.periods])))
    if outcome.source:
        lines.append(tr("Källa: {source}").format(source=outcome.source))
    return tuple(lines)


def counted(outcome: ImportOutcome) -> str:
    """`8 nya rader, 1 ändrad, 3 oförändrade.`"""
    parts = []
    for count, one, many in (
        (outcome.new, tr("1 ny rad"), tr("{count} nya rader")),
        (outcome.changed, tr("1 ändrad rad"), tr("{count} ändrade rader")),
        (outcome.unchanged, tr("1 oförändrad rad"), tr("{count} oförändrade rader")),
        (outcome.skipped, tr("1 överhoppad rad"), tr("{count} överhoppade rader")),
    ):
        if count:
            parts.append(one if count == 1 else many.format(count=show_count(count)))
    return (show_list(parts) or tr("Inga rader")) + "."


def verdict(outcome: ImportOutcome) -> str:
    """What happens next: whether the file can be taken in, and what is safe."""
    refused = len(outcome.refused)
    if refused == 1:
        return tr("En rad måste rättas innan filen kan läsas in. Ingenting har ändrats i arbetsboken.")
    if refused:
        text = tr("{count} rader måste rättas innan filen kan läsas in. Ingenting har ändrats i arbetsboken.")
        return text.format(count=show_count(refused))
    if not outcome.new and not outcome.changed:
        return tr("Allt i filen finns redan i arbetsboken. Det finns inget att läsa in.")
    return tr("Läs in lägger till och ändrar raderna på en gång. Ctrl+Z ångrar hela inläsningen.")


def done(outcome: ImportOutcome) -> str:
    """The line at the bottom when it is done."""
    return tr("{file} är inläst: {counted}").format(file=outcome.file, counted=counted(outcome))


def _some(words: list[str]) -> str:
    if len(words) <= _LISTED:
        return show_list(words)
    text = tr("{first} och {count} till")
    return text.format(first=", ".join(words[:_LISTED]), count=show_count(len(words) - _LISTED))


def _period(code: str) -> str:
    """A period as it is read; reference dates and codes that are none stay as they are."""
    try:
        return parse_period(code).label
    except ValueError:
        return code
