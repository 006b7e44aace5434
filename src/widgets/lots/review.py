"""*Att se över* for a month: what does not add up, what is missing, and how it stands beside the months before."""

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.lots.case import difference_words, differences
from domain.lots.check_sums import check_sum_words
from domain.lots.hints import Hint, HintKind, soft_hints
from domain.lots.month import Finding, Party, Severity, does_not_report
from domain.lots.review import plausibility
from widgets.lots.screen import LotsScreen
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
    items += [
        CheckItem(Sign.WARNING, difference_words(cell, cases, total, border=screen.age_border), grid_key(cell))
        for cell, cases, total in differences(screen.current.counts, screen.current.held)
    ]
    recorded = [each.party for each in tallied.parties if each.recorded]
    earlier = [screen.tallies[each.month] for each in screen.earlier]
    hints = tuple(soft_hints(screen.current, screen.earlier, border=screen.age_border))
    for each in recorded:
        seen = plausibility(tallied, earlier, each)
        if seen is not None and seen.unusual:
            items.append(_asked(screen, Hint(HintKind.UNUSUAL, each, seen.text)))
        elif seen is not None and each is party:
            items.append(CheckItem(Sign.OK, seen.text, _sum_of(each)))
    items += [_asked(screen, each) for each in hints]
    items += [_item(each, Sign.NOTE) for each in tallied.findings if does_not_report(screen.current.counts, each.party)]
    silent = [each.party for each in tallied.parties if not each.recorded]
    items += [
        CheckItem(Sign.NOTE, kept, _sum_of(each))
        for each in recorded
        if (kept := check_sum_words(screen.current.counts, each))
    ]
    items += _one_sided(screen)
    if recorded and silent:
        text = tr("Inget är registrerat för {parties}. Ingen kontakt skrivs som 0.")
        names = show_list(each.label for each in silent)
        items.append(CheckItem(Sign.NOTE, text.format(parties=names), _sum_of(silent[0])))
    # What is left to do stands first, what has been answered last.
    items.sort(key=lambda each: (each.sign is Sign.OK, each.sign is not Sign.WARNING))
    return tuple(items) or (_nothing_found(screen, anything=bool(recorded)),)


def _asked(screen: LotsScreen, hint: Hint) -> CheckItem:
    """What may be right all the same: its own note answers it and stays; it is asked anew where another sentence is
    told than the note was written to."""
    target = _sum_of(hint.party) if hint.cell is None else grid_key(hint.cell)
    kept = screen.notes.get(hint.key)
    if kept is None:
        return CheckItem(Sign.NOTE, hint.text, target, hint)
    if kept.told == hint.text:
        return CheckItem(Sign.OK, tr("{text} Anteckning: {note}").format(text=hint.text, note=kept.note), target, hint)
    return CheckItem(Sign.NOTE, tr("{text} Förut: {note}").format(text=hint.text, note=kept.note), target, hint)


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


def _item(finding: Finding, sign: Sign = Sign.WARNING) -> CheckItem:
    target: GridKey | None = None
    if finding.cell is not None:
        target = grid_key(finding.cell)
    elif finding.party is not None:
        target = _sum_of(finding.party)
    return CheckItem(sign, finding.text, target)


def _sum_of(party: Party) -> GridKey:
    return (party.value, SUM_SEX)
