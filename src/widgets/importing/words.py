"""What an import says before and after: sentences made of files and outcomes, without Qt."""

from collections.abc import Sequence

from domain.ground.area import RIKET
from domain.ground.display import show_count, show_date, show_list
from domain.ground.period import Period, PeriodKind, months_between, parse_period, span_label
from domain.ground.problem import Refusal
from domain.importing.preview import ShownRow, empty_text
from domain.importing.tidy import ImportOutcome
from storage.importing.queries import ImportRun, ImportState
from widgets.importing.flow import Entry, Stage
from widgets.importing.reading import Tried
from widgets.tab.contract import Columns
from widgets.text import tr

_LISTED = 6


def stage(entry: Entry) -> str:
    """What is said of a file in the list: a few words."""
    if entry.against and entry.stage is Stage.READY:
        return tr("Säger emot annan fil")
    if entry.given.problem and entry.stage is Stage.READY:
        return tr("Källan måste rättas")
    return {
        Stage.WAITING: tr("Väntar"),
        Stage.READING: tr("Granskas …"),
        Stage.READY: tr("Kan läsas in"),
        Stage.NOTHING_NEW: tr("Finns redan"),
        Stage.REFUSED: tr("Måste rättas"),
        Stage.FAILED: tr("Går inte att läsa"),
        Stage.TAKING_IN: tr("Läses in …"),
        Stage.TAKEN: tr("Inläst"),
    }[entry.stage]


def source(entry: Entry, who: str) -> str:
    """Where the figures of a file in the list come from: what it says itself, and what is given of the rest."""
    tried = entry.tried
    if tried is None or entry.outcome is None:
        return ""
    if tried.months:
        return tried.publisher or tried.title
    given = entry.given.tidied.source(who).name
    return "; ".join(dict.fromkeys(named or given for named in entry.outcome.sources))


def facts(tried: Tried) -> tuple[tuple[str, str], ...]:
    """What the file is: a name and a value for each thing it says itself, and how many of its figures are empty."""
    told = [
        (tr("Innehåll"), tried.kind[:1].upper() + tried.kind[1:]),
        (tr("Utgivare"), tried.publisher),
        (tr("Tabell") if tried.months else tr("Källa"), tried.title),
        (tr("Områden"), areas(tried.areas)),
        (tr("Perioder"), months(tried.months) if tried.months else periods(tried.outcome.periods)),
        (tr("Uppdaterad"), show_date(tried.updated) if tried.updated is not None else ""),
        (tr("Blad"), tried.sheet),
        (tr("Utan tal"), empty_text(tried.outcome.empty)),
    ]
    return tuple((name, value) for name, value in told if value)


def areas(listed: Sequence[tuple[str, str]]) -> str:
    """A few areas by name, many by number: `290 kommuner och riket`."""
    if len(listed) <= _LISTED:
        return show_list([name for _, name in listed])
    codes = [code for code, _ in listed]
    kommuner = sum(len(code) == 4 and code.isdecimal() for code in codes)
    counties = sum(len(code) == 2 and code.isdecimal() and code != RIKET for code in codes)
    others = len(codes) - kommuner - counties - (RIKET in codes)
    parts = [
        *([tr("1 kommun") if kommuner == 1 else tr("{count} kommuner").format(count=kommuner)] if kommuner else []),
        *([tr("{count} län").format(count=counties)] if counties else []),
        *([tr("1 grupp") if others == 1 else tr("{count} grupper").format(count=others)] if others else []),
        *([tr("riket")] if RIKET in codes else []),
    ]
    return show_list(parts)


def months(listed: Sequence[Period]) -> str:
    """`januari 2014–december 2025, 144 månader`; how many are missing between is said."""
    first, last = min(listed), max(listed)
    if first == last:
        return first.label
    all_of_them = len(months_between(first, last))
    span = span_label(first, last)
    if len(set(listed)) == all_of_them:
        return tr("{span}, {count} månader").format(span=span, count=all_of_them)
    text = tr("{span}, {count} av {all} månader")
    return text.format(span=span, count=len(set(listed)), all=all_of_them)


def periods(codes: Sequence[str]) -> str:
    """A few periods as they are read, many by the first, the last and their number."""
    read = [_period(code) for code in codes]
    if read and all(isinstance(each, Period) and each.kind is PeriodKind.MONTH for each in read) and len(read) > 1:
        return months([each for each in read if isinstance(each, Period)])
    shown = [each.label if isinstance(each, Period) else each for each in read]
    if len(shown) <= _LISTED:
        return show_list(shown)
    text = tr("{first} till {last}, {count} perioder")
    return text.format(first=shown[0], last=shown[-1], count=len(shown))


def counted(outcome: ImportOutcome | ImportRun) -> str:
    """`8 nya rader, 1 ändrad rad och 3 oförändrade rader.`"""
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


def verdict(entry: Entry, *, read_only: bool) -> str:
    """What happens next: whether the file can be taken in, what is safe, what to do."""
    if entry.problem is not None:
        return entry.problem.text
    if entry.stage is Stage.REFUSED and entry.outcome is not None:
        return _refused(entry.outcome.refused)
    if entry.stage is Stage.READY and entry.correction and not read_only:
        text = tr("Filen läses in som en rättelse av låsta månader: {reason}.")
        return text.format(reason=entry.correction)
    if entry.stage is Stage.READY and read_only:
        return tr("Arbetsboken är öppen för läsning. Filen kan granskas men inte läsas in.")
    return {
        Stage.WAITING: tr("Väntar på sin tur."),
        Stage.READING: tr("Filen granskas. Ingenting skrivs."),
        Stage.READY: tr("Raderna skrivs på en gång, alla eller ingen. Ctrl+Z ångrar hela inläsningen."),
        Stage.NOTHING_NEW: _nothing_new(entry),
        Stage.TAKING_IN: tr("Filen läses in. Du kan läsa i fönstret under tiden."),
        Stage.TAKEN: tr("Inläst. Ctrl+Z ångrar, och under Tidigare inläsningar kan den ångras också senare."),
    }.get(entry.stage, "")


def _nothing_new(entry: Entry) -> str:
    text = tr("Allt i filen finns redan i arbetsboken. Det finns inget att läsa in.")
    if entry.outcome is not None and entry.outcome.held:
        text += " " + tr("Är källan fel, skriv den rätta: då kan den läsas in.")
    return text


def done(entries: Sequence[Entry]) -> str:
    """The line at the bottom when files have been taken in."""
    taken = [entry.outcome for entry in entries if entry.stage is Stage.TAKEN and entry.outcome is not None]
    if len(taken) == 1:
        return tr("{file} är inläst: {counted} Ctrl+Z ångrar.").format(file=taken[0].file, counted=counted(taken[0]))
    return tr("{count} filer är inlästa. Ctrl+Z ångrar en i taget.").format(count=len(taken))


def what_opens(ready: Sequence[Entry]) -> str:
    """What is asked before finished months become open again; empty where none does."""
    months = [name for entry in ready if entry.outcome is not None for name in entry.outcome.reopens]
    text = tr("Med filens siffror är något ofullständigt i {months}. Månaderna är då inte klara längre. Läsa in ändå?")
    return text.format(months=_few(months)) if months else ""


def what_is_corrected(entry: Entry) -> str:
    """Which locked months a correction changes."""
    text = tr("Filen ändrar låsta månader: {months}. Skälet sparas. Skriv inget om enskilda personer.")
    return text.format(months=_few(entry.outcome.locked if entry.outcome is not None else ()))


def _few(names: Sequence[str]) -> str:
    if len(names) <= _LISTED:
        return show_list(names)
    more = tr("{count} till").format(count=show_count(len(names) - _LISTED))
    return show_list([*names[:_LISTED], more])


def take_in(ready: int) -> str:
    """The button."""
    return tr("Läs in {count} filer").format(count=ready) if ready > 1 else tr("Läs in")


def refusal(refused: Refusal) -> str:
    """`Rad 3: Området 9999 finns inte i arbetsboken.`"""
    if not refused.line:
        return refused.reason
    return tr("Rad {line}: {reason}").format(line=refused.line, reason=refused.reason)


def kind(code: str, columns: Columns) -> str:
    """The Swedish name of the kind of an earlier import; its code where this version knows no such kind."""
    from exchange.files import kind_label

    try:
        return kind_label(code, columns.formats())
    except StopIteration:
        return code


def row(shown: ShownRow) -> str:
    """`Ändras: Nordmaling, maj 2024, Försäkringskassan: 3 → 7`."""
    return (tr("Ändras: {row}") if shown.changes else tr("Ny rad: {row}")).format(row=shown.text)


def state(run: ImportRun) -> str:
    """Whether an earlier import stands."""
    return {
        ImportState.STANDS: tr("Gäller"),
        ImportState.SETTLED: tr("Hör till exemplet"),
        ImportState.UNDONE: tr("Ångrad"),
    }[run.state]


def reference(run: ImportRun) -> str:
    """What an earlier import was about: `2020–2021` as codes say it, months in words."""
    first, dash, last = run.reference.partition("–")
    shown = [each.label if isinstance(each := _period(code), Period) else code for code in (first, last) if code]
    return dash.join(shown)


def _refused(refused: Sequence[Refusal]) -> str:
    if len(refused) == 1:
        return tr("En rad måste rättas innan filen kan läsas in. Ingenting har ändrats i arbetsboken.")
    text = tr("{count} rader måste rättas innan filen kan läsas in. Ingenting har ändrats i arbetsboken.")
    return text.format(count=show_count(len(refused)))


def _period(code: str) -> Period | str:
    """Reference dates and codes that are no periods stay as they are."""
    try:
        return parse_period(code)
    except ValueError:
        return code
