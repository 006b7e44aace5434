"""SCB's monthly labour market table (BAS, `ArbStatusM`): individuals without known occupation and income.

Only that one measure is read, *antal övriga*, for the potential population (domain handbook §4), and the user is told
which measure and month were taken: SCB's own words for it are not confirmed (formats handbook §5).
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from domain.display import show_list
from domain.period import Period
from domain.problem import Refusal
from domain.sex import Sex
from domain.text import tr
from domain.tidy import PopulationCountRow, PopulationCounts
from domain.value import Empty, Value, exact_sum
from exchange.scb.axes import Axes, measure_label
from exchange.scb.figures import DOLT, Counts
from exchange.scb.words import Measure

ROW = "no_known_occupation"
_COUNTED_IN = (10, 31)
_KOMMUN = 4


def bas_counts(
    axes: Axes, figures: Counts, *, skipped: int = 0, refused: Sequence[Refusal] = (), notes: Sequence[str] = ()
) -> PopulationCounts:
    """The counts of every kommun. The month that is read for a year is October, else its latest.

    A cell without a figure makes no row.
    """
    months = _months(axes.months)
    places = {month: at for at, month in enumerate(axes.months)}
    content = axes.measures.index(Measure.OTHERS)
    rows: list[PopulationCountRow] = []
    for area, (code, _name) in enumerate(axes.areas):
        if len(code) != _KOMMUN:
            continue
        for sex, month in ((sex, month) for sex in range(len(axes.sexes)) for month in months):
            mark = int(figures[area, sex, 0, content, places[month]])
            if mark >= 0 or mark == DOLT:
                count: Value = mark if mark >= 0 else Empty.DOLT
                day = date(month.year, *_COUNTED_IN)
                rows.append(
                    PopulationCountRow(len(rows) + 1, code, day, axes.sexes[sex], ROW, count, "SCB", _last_day(month))
                )
    text = tr("Måttet ”{measure}” för {months} läses som individer utan känd sysselsättning och inkomst (BAS).")
    measure = measure_label(Measure.OTHERS).casefold()
    told = [text.format(measure=measure, months=show_list(period.label for period in months))]
    kept = _that_add_up(rows)
    if len(kept) < len(rows):
        told.append(tr("Där kvinnor och män inte blir exakt alla läses bara alla: SCB lägger till små avvikelser."))
    everything = len(axes.areas) * len(axes.sexes) * len(axes.months)
    left_out = skipped + everything - len(kept)
    return PopulationCounts(tuple(kept), left_out, refused=tuple(refused), notes=(*notes, *told))


def _that_add_up(rows: list[PopulationCountRow]) -> list[PopulationCountRow]:
    """Official figures are never refused for noise (ruling 14), and never stored so that they contradict each other."""
    by_sex: dict[tuple[str, date], dict[Sex, Value]] = {}
    for row in rows:
        by_sex.setdefault((row.area, row.reference_date), {})[row.sex] = row.count
    apart = {
        key
        for key, found in by_sex.items()
        if found.keys() >= {Sex.KVINNA, Sex.MAN, Sex.ALLA}
        and exact_sum((found[Sex.KVINNA], found[Sex.MAN])) != found[Sex.ALLA]
    }
    return [row for row in rows if row.sex is Sex.ALLA or (row.area, row.reference_date) not in apart]


def _months(months: Iterable[Period]) -> list[Period]:
    """The month of each year that is read, in order of time."""
    by_year: dict[int, Period] = {}
    for period in sorted(months):
        before = by_year.get(period.year)
        if before is None or before.number != _COUNTED_IN[0]:
            by_year[period.year] = period
    return list(by_year.values())


def _last_day(period: Period) -> date:
    return date(period.year, period.number, monthrange(period.year, period.number)[1])
