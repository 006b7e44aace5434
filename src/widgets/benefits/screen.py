"""What the page of a typed year shows, read at once: the figures, what is beside them, and what to look over."""

from dataclasses import dataclass

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.benefits.of_period import GapTreatment
from domain.benefits.slips import find_year_slips
from domain.benefits.typed_year import (
    POPULATION,
    YearCell,
    YearColumn,
    YearFinding,
    check_year,
    figure_label,
    year_column,
)
from domain.ground.area import Area
from domain.ground.display import show_count, show_date
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.value import Value, is_number
from storage.benefits.entry import TYPED_SEXES, EntryPage, entry_page
from storage.file.workspace import Workspace
from widgets.parts import CheckItem, Sign
from widgets.text import tr

_COMPARED = (*(kind.value for kind in Benefit), POPULATION)


@dataclass(frozen=True, slots=True)
class EntryScreen:
    """`slips` are figures that can only come from a lost comma or minus, `findings` what does not agree in
    rows without slips."""

    page: EntryPage
    slips: tuple[YearFinding, ...]
    findings: tuple[YearFinding, ...]

    @property
    def columns(self) -> dict[Sex, YearColumn]:
        """What is typed, by sex."""
        return {sex: year_column(figures) for sex, figures in self.page.typed.items()}

    @property
    def has_figures(self) -> bool:
        """True when anything is typed."""
        return bool(self.page.typed)

    def reasons(self) -> dict[YearCell, tuple[Sign, str]]:
        """Why cells are to be looked over: slips before what does not agree, one reason for each."""
        found: dict[YearCell, tuple[Sign, str]] = {}
        for each in (*self.slips, *self.findings):
            found.setdefault((each.sex, each.name), (_sign(each), each.text))
        return found


def read_screen(
    ws: Workspace,
    area: Area,
    period: Period,
    age_group: str = AGE_20_64,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
) -> EntryScreen:
    """Reads the screen."""
    page = entry_page(ws, area.code, period, age_group, treatment)
    columns = {sex: year_column(figures) for sex, figures in page.typed.items()}
    slips = find_year_slips(columns, {sex: page.near(sex) for sex in columns})
    # A comma that was lost in one of the sexes is why the three do not agree.
    told = {slip.name for slip in slips}
    return EntryScreen(page, slips, tuple(each for each in check_year(columns) if each.name not in told))


def checks(screen: EntryScreen) -> tuple[CheckItem, ...]:
    """*Att se över*: each finding with its figure and the cell to go to."""
    items = [
        CheckItem(_sign(each), f"{_place(each)}: {each.text}", (each.name, each.sex.value)) for each in screen.slips
    ]
    told = {(each.sex, each.name) for each in screen.slips}
    items += [
        CheckItem(_sign(each), _said(each), (each.name, each.sex.value))
        for each in screen.findings
        if (each.sex, each.name) not in told
    ]
    return tuple(items)


def _sign(finding: YearFinding) -> Sign:
    return Sign.ERROR if finding.wrong else Sign.WARNING


def _place(finding: YearFinding) -> str:
    name = figure_label(finding.name)
    return name if finding.sex is Sex.ALLA else f"{name}, {finding.sex.label.lower()}"


def _said(finding: YearFinding) -> str:
    return finding.text if finding.sex is Sex.ALLA else f"{finding.sex.label}: {finding.text}"


def shown_words(screen: EntryScreen) -> str:
    """Which figures the profile shows for the period, and why: the months where they are whole, else what is typed."""
    page = screen.page
    months = next((page.months[sex] for sex in reversed(TYPED_SEXES) if sex in page.months), None)
    period = page.period.label
    if months is None or months.coverage is None:
        if screen.has_figures:
            return tr("Profilen visar de här siffrorna: månadstabellen har inga för {period}.").format(period=period)
        return tr("Det du skriver här visas i profilen. Månadstabellen har inga siffror för {period}.").format(
            period=period
        )
    counted = {"months": months.coverage.months, "of": months.coverage.of, "period": period}
    if months.coverage.months == months.coverage.of:
        text = tr(
            "Profilen visar månadstabellen, som har alla {of} månader. Det som skrivs här sparas bredvid, och "
            "skillnaden listas i profilen."
        )
    elif screen.has_figures:
        text = tr("Profilen visar de här siffrorna: månadstabellen har bara {months} av {of} månader.")
    else:
        text = tr(
            "Profilen visar månadstabellen, som har {months} av {of} månader. Skrivs {period} in här, visas det i "
            "stället."
        )
    return text.format(**counted)


def difference_words(screen: EntryScreen) -> str:
    """How many typed figures differ from the monthly table; empty where there is nothing to compare."""
    pairs = [
        (column.figures[name], year_column(screen.page.months[sex]).figures[name])
        for sex, column in screen.columns.items()
        if sex in screen.page.months
        for name in _COMPARED
        if is_number(column.figures[name]) and is_number(year_column(screen.page.months[sex]).figures[name])
    ]
    if not pairs:
        return ""
    apart = sum(typed != made for typed, made in pairs)
    if not apart:
        return tr("De inskrivna siffrorna är desamma som månadstabellens.")
    text = tr("{apart} av {all} inskrivna siffror skiljer sig från månadstabellen.")
    return text.format(apart=show_count(apart), all=show_count(len(pairs)))


def recorded_words(page: EntryPage) -> str:
    """`Inskrivet 2026-11-22 av samverkanskoordinator Tierp.`; empty where nothing is typed."""
    told = [
        (show_date(figures.source.recorded), figures.source.recorded_by)
        for figures in page.typed.values()
        if figures.source.recorded is not None
    ]
    if not told:
        return ""
    day, who = max(told)
    return tr("Inskrivet {date} av {who}.").format(date=day, who=who)


def short_label(period: Period) -> str:
    """`2021`, `H1 2021`: a period over a column."""
    return f"H{period.number} {period.year}" if period.kind is PeriodKind.HALF else period.label


def value_before(page: EntryPage, sex: Sex, name: str) -> Value | None:
    """The figure of the year before, as it is shown; None where there is none."""
    figures: BenefitFigures | None = page.before.get(sex)
    return None if figures is None else year_column(figures).figures[name]
