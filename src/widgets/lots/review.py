"""*Att se över* for a month: what does not add up, what is missing, and how it stands beside the months before."""

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.lots.hints import soft_hints
from domain.lots.month import Finding, Party, Severity
from domain.lots.review import plausibility
from widgets.lots.screen import LotsScreen, months_back
from widgets.lots.sheet import SUM_AGE, SUM_SEX, grid_key
from widgets.parts.check_list import CheckItem
from widgets.parts.sign import Sign
from widgets.sheet.content import CellKey as GridKey


def month_checks(screen: LotsScreen, party: Party) -> tuple[CheckItem, ...]:
    """The rows of the list; `party` is the one the keyboard stands at, whose usual range is told also when it fits.

    A row's target is the sheet's cell to go to.
    """
    tallied = screen.tally
    items = [_item(finding) for finding in tallied.findings if finding.severity is Severity.WARNING]
    recorded = [each.party for each in tallied.parties if each.recorded]
    for each in recorded:
        seen = plausibility(tallied, screen.earlier, each)
        if seen is not None and seen.unusual:
            items.append(_asked(screen, each, seen.text))
        elif seen is not None and each is party:
            items.append(CheckItem(Sign.OK, seen.text, _sum_of(each)))
    before = screen.months.get(months_back(screen.month, 1)[0])
    items += [_asked(screen, of, text) for of, text in soft_hints(screen.current, before)]
    silent = [each.party for each in tallied.parties if not each.recorded]
    items += _one_sided(screen)
    if recorded and silent:
        text = tr("Inget är registrerat för {parties}. Ingen kontakt skrivs som 0.")
        names = show_list(each.label for each in silent)
        items.append(CheckItem(Sign.NOTE, text.format(parties=names), _sum_of(silent[0])))
    return tuple(items) or (_nothing_found(screen, anything=bool(recorded)),)


def _asked(screen: LotsScreen, party: Party, text: str) -> CheckItem:
    """What may be right all the same: a comment in the party's row answers it, and stays beside it."""
    note = next((note for key, note in screen.comments.items() if key[0] is party), "")
    if note:
        return CheckItem(Sign.OK, tr("{text} Kommentar: {note}").format(text=text, note=note), _sum_of(party))
    return CheckItem(Sign.NOTE, text, _sum_of(party))


def _one_sided(screen: LotsScreen) -> list[CheckItem]:
    """Parties whose cases are split by sex alone or by age alone: allowed, but nothing there has been compared."""
    told = {finding.party for finding in screen.tally.findings}
    with_cases = [
        each for each in screen.tally.parties if each.party not in told and each.total not in (0, Empty.EJ_TILLAMPLIGT)
    ]
    items = []
    for text, column, lacking in (
        (
            tr("Kön är inte ifyllt för {parties}."),
            SUM_SEX,
            [each.party for each in with_cases if each.by_sex is Empty.SAKNAS and isinstance(each.by_age, int)],
        ),
        (
            tr("Ålder är inte ifylld för {parties}."),
            SUM_AGE,
            [each.party for each in with_cases if each.by_age is Empty.SAKNAS and isinstance(each.by_sex, int)],
        ),
    ):
        if lacking:
            names = show_list(each.label for each in lacking)
            items.append(CheckItem(Sign.NOTE, text.format(parties=names), (lacking[0].value, column)))
    return items


def _nothing_found(screen: LotsScreen, *, anything: bool) -> CheckItem:
    if not anything:
        return CheckItem(Sign.NOTE, tr("Inget är registrerat för {month} ännu.").format(month=screen.month.label))
    return CheckItem(Sign.OK, tr("Kön och ålder stämmer överens. Inget saknas."))


def _item(finding: Finding) -> CheckItem:
    target: GridKey | None = None
    if finding.cell is not None:
        target = grid_key(finding.cell)
    elif finding.party is not None:
        target = _sum_of(finding.party)
    return CheckItem(Sign.WARNING, finding.text, target)


def _sum_of(party: Party) -> GridKey:
    return (party.value, SUM_SEX)
