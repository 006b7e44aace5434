"""SCB's monthly labour market table (BAS, `ArbStatusM`): individuals without known occupation and income.

Only that one measure is read, *antal övriga*, for the potential population (domain handbook §4), and the user is told
which measure, ages and month were taken: SCB's own words for it are not confirmed (formats handbook §5).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.ground.display import show_list
from domain.ground.problem import Refusal
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.tidy import PopulationCountRow, PopulationCounts
from domain.populations.definition import adds_up
from exchange.ground.unfit import Unfit
from exchange.scb.axes import Axes, measure_label
from exchange.scb.figures import ABSENT, MARKS, Counts
from exchange.scb.words import EVERY_AGE, Measure

ROW = "no_known_occupation"
_COUNTED_IN = (10, 31)
_KOMMUN = 4
_EMPTY = {mark: empty for empty, mark in MARKS.items()}


def bas_counts(
    axes: Axes,
    figures: Counts,
    *,
    table: str = "",
    skipped: int = 0,
    refused: Sequence[Refusal] = (),
    notes: Sequence[str] = (),
) -> PopulationCounts:
    """The counts of every kommun in October of each year: another month is no figure of that day, and is left. `table`
    is what SCB calls the table, which tells preliminary figures from final ones.

    A cell that is there without a figure says why. Raises Unfit where no year has October, or no cell has a figure.
    """
    places = {month.year: at for at, month in enumerate(axes.months) if month.number == _COUNTED_IN[0]}
    lacking = sorted({month.year for month in axes.months} - places.keys())
    without = tr(
        "Filen har inte {months}. Hämta tabellen med oktober, som räknas vid mättillfället 31 oktober. Andra månader "
        "läses inte in."
    ).format(months=_octobers(lacking))
    if not places:
        raise Unfit(without)
    content = axes.measures.index(Measure.OTHERS)
    rows: list[PopulationCountRow] = []
    for area, (code, _name) in enumerate(axes.areas):
        if len(code) != _KOMMUN:
            continue
        for sex, year in ((sex, year) for sex in range(len(axes.sexes)) for year in sorted(places)):
            mark = int(figures[area, sex, 0, content, places[year]])
            if mark != ABSENT:
                day = date(year, *_COUNTED_IN)
                count = _EMPTY.get(mark, mark)
                rows.append(PopulationCountRow(len(rows) + 1, code, day, axes.sexes[sex], ROW, count, "SCB", day))
    if not rows and not refused:
        raise Unfit(tr("Tabellen har inga siffror för kommuner. Hämta den för gruppens kommuner."))
    if not refused and all(row.count is Empty.SAKNAS for row in rows):
        text = tr("Filen har inga siffror för antal övriga i {months}: alla saknas. Hämta tabellen igen.")
        raise Unfit(text.format(months=_octobers(sorted(places))))
    text = tr("Måttet ”{measure}” {ages} i {months} läses som individer utan känd sysselsättning och inkomst (BAS).")
    measure = measure_label(Measure.OTHERS).casefold()
    told = [text.format(measure=measure, ages=_for_ages(axes.ages[0]), months=_octobers(sorted(places)))]
    if lacking:
        told.append(without)
    kept = _that_add_up(rows)
    if kept != rows:
        text = tr(
            "Där kvinnor och män inte blir exakt alla läses bara alla, och kvinnor och män saknas: SCB lägger till små "
            "avvikelser."
        )
        told.append(text)
    everything = len(axes.areas) * len(axes.sexes) * len(axes.months)
    left_out = skipped + everything - len(kept)
    source = tr("SCB, Befolkningens arbetsmarknadsstatus (BAS)")
    if table:
        source = tr("{source}, tabell {table}").format(source=source, table=table)
    return PopulationCounts(tuple(kept), left_out, refused=tuple(refused), notes=(*notes, *told), source=source)


def _octobers(years: Sequence[int]) -> str:
    return show_list(tr("oktober {year}").format(year=year) for year in years)


def _for_ages(ages: str) -> str:
    return tr("för alla åldrar") if ages == EVERY_AGE else tr("för åldrarna {ages}").format(ages=ages.replace("-", "–"))


def _that_add_up(rows: list[PopulationCountRow]) -> list[PopulationCountRow]:
    """Official figures are never refused for noise (ruling 14), and never stored so that they contradict each other.

    Parts that do not add up are missing, not left out: what is there of them already is no part of the new whole.
    """
    by_sex: dict[tuple[str, date], dict[Sex, Value]] = {}
    for row in rows:
        by_sex.setdefault((row.area, row.reference_date), {})[row.sex] = row.count
    apart = {
        key
        for key, found in by_sex.items()
        if found.keys() >= {Sex.KVINNA, Sex.MAN, Sex.ALLA}
        and not adds_up((found[Sex.KVINNA], found[Sex.MAN]), found[Sex.ALLA])
    }
    return [
        replace(row, count=Empty.SAKNAS) if row.sex is not Sex.ALLA and (row.area, row.reference_date) in apart else row
        for row in rows
    ]
