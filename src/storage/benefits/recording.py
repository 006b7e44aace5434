"""Recording yearly and half-yearly full-year equivalents by hand (*årsvärden*, domain handbook §3)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from domain.benefits.benefit import AGE_20_64, Benefit
from domain.benefits.slips import impossible
from domain.benefits.typed_year import COLUMNS, POPULATION, PUBLISHED_SHARE, YearCell, figure_label
from domain.ground.area import AreaKind
from domain.ground.changes import Changes, Subject
from domain.ground.period import Period, PeriodKind
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, number_or_none
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored
from storage.ground.rows import Key, Row, fetch
from storage.ground.texts import source_columns
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.schema.areas import SOURCE
from storage.schema.benefits import BENEFIT_YEAR

_SUBJECTS = frozenset({Subject.BENEFITS})
_WITH_REASON = (*(kind.value for kind in Benefit), POPULATION)


def record_benefit_years(
    ws: Workspace,
    *,
    area: str,
    period: Period,
    figures: Mapping[YearCell, Value | None],
    age_group: str = AGE_20_64,
    source: Source | None = None,
) -> Changes:
    """Records typed figures of one area and year or half-year by sex and name (`domain.benefits.typed_year.COLUMNS`).

    One operation; None takes a figure away. What is not named stays. Figures that contradict one another are stored
    (they are marked where they are shown); a published share can only be a number or taken away.

    Without `source` they get the source that was written for the sheet's other figures, else who typed them and when.
    Raises UserProblem for an unknown area, a month, a group, a number less than zero and a share over 100 per cent.
    """
    if period.kind is PeriodKind.MONTH:
        raise UserProblem(tr("Helårsekvivalenter skrivs in per år eller halvår. Månader läses in från SCB:s tabell."))
    for (_sex, name), value in figures.items():
        _see_that_it_can_be(name, value)
    with operation(ws, "", _SUBJECTS) as op:
        where = known_area(op.connection, area)
        if where.kind is AreaKind.GROUP:
            raise UserProblem(tr("{area} är en grupp: siffrorna skrivs in för varje kommun.").format(area=where.name))
        op.label = _label(
            period,
            tr("årsvärden {area} {period}"),
            tr("halvårsvärden {area} {period}"),
            where.name,
        )
        keys = {sex: (area, period.code, sex.value, age_group) for sex, _name in figures}
        present = fetch(op.connection, BENEFIT_YEAR, keys.values())
        rows = [_merged(key, present.get(key), _of_sex(figures, sex)) for sex, key in keys.items()]
        given = source if source is not None else _written_source(op, area, period, age_group)
        op.put(
            BENEFIT_YEAR,
            [row for row in rows if not _is_empty(row)],
            source=None if given is None else source_columns(given),
        )
        op.delete(BENEFIT_YEAR, [key for key, row in zip(keys.values(), rows, strict=True) if _is_empty(row)])
        if (changed := one_figure(op, BENEFIT_YEAR, COLUMNS)) is not None:
            row = changed.row
            place = tr("{area} {period}, {figure} {sex}").format(
                area=where.name,
                period=period.label,
                figure=figure_label(changed.column).lower(),
                sex=Sex(row["sex"]).label.lower(),
            )
            op.label = changed.words(place)
    return op.changes


def set_benefit_source(
    ws: Workspace, *, area: str, period: Period, source: Source, age_group: str = AGE_20_64
) -> Changes:
    """Says where every typed figure of the area and period comes from. Raises UserProblem where there are none yet."""
    with operation(ws, "", _SUBJECTS) as op:
        where = known_area(op.connection, area)
        op.label = _label(
            period,
            tr("källa för årsvärden {area} {period}"),
            tr("källa för halvårsvärden {area} {period}"),
            where.name,
        )
        keys = _keys(op, area, period, age_group)
        if not keys:
            raise UserProblem(tr("Det finns inga siffror att ange källa för. Fyll i dem först."))
        columns = [column.name for column in BENEFIT_YEAR.primary_key.columns]
        rows = [dict(zip(columns, key, strict=True)) for key in keys]
        op.put(BENEFIT_YEAR, rows, always=frozenset(keys), source=source_columns(source))
    return op.changes


def remove_benefit_years(ws: Workspace, *, area: str, period: Period, age_group: str = AGE_20_64) -> Changes:
    """Takes the typed figures of one area and period away, of both sexes."""
    with operation(ws, "", _SUBJECTS) as op:
        where = known_area(op.connection, area)
        op.label = _label(
            period, tr("borttagna årsvärden {area} {period}"), tr("borttagna halvårsvärden {area} {period}"), where.name
        )
        op.delete(BENEFIT_YEAR, _keys(op, area, period, age_group))
    return op.changes


def _label(period: Period, of_year: str, of_half: str, area: str) -> str:
    text = of_half if period.kind is PeriodKind.HALF else of_year
    return text.format(area=area, period=period.label)


def _see_that_it_can_be(name: str, value: Value | None) -> None:
    if name not in COLUMNS:
        raise ValueError(name)
    reason = impossible(name, value)
    if reason is not None:
        raise UserProblem(tr("{name}: {reason}").format(name=figure_label(name), reason=reason))


def _of_sex(figures: Mapping[YearCell, Value | None], sex: Sex) -> dict[str, Value | None]:
    return {name: value for (of, name), value in figures.items() if of is sex}


def _merged(key: Key, before: Row | None, typed: Mapping[str, Value | None]) -> dict[str, Any]:
    """The row with what was typed; a figure that nobody has typed is *saknas*."""
    row: dict[str, Any] = dict(zip((column.name for column in BENEFIT_YEAR.primary_key.columns), key, strict=True))
    for name in _WITH_REASON:
        if name in typed:
            value = typed[name]
            row |= stored(name, Empty.SAKNAS if value is None else value)
        elif before is None:
            row |= stored(name, Empty.SAKNAS)
        else:
            row |= {column: before[column] for column in (name, f"{name}_empty")}
    share = number_or_none(typed[PUBLISHED_SHARE]) if PUBLISHED_SHARE in typed else (before or {}).get(PUBLISHED_SHARE)
    return {**row, PUBLISHED_SHARE: share}


def _is_empty(row: Mapping[str, Any]) -> bool:
    """True where nothing is told, not even why something is not known."""
    untold = all(row[f"{name}_empty"] == Empty.SAKNAS.value for name in _WITH_REASON)
    return untold and row[PUBLISHED_SHARE] is None


def _keys(op: Operation, area: str, period: Period, age_group: str) -> list[Key]:
    wanted = select(*BENEFIT_YEAR.primary_key.columns).where(
        BENEFIT_YEAR.c.area_code == area, BENEFIT_YEAR.c.period == period.code, BENEFIT_YEAR.c.age_group == age_group
    )
    return [tuple(row) for row in op.connection.execute(wanted)]


def _written_source(op: Operation, area: str, period: Period, age_group: str) -> Source | None:
    """The source somebody wrote for the sheet's figures. A file's own source is not given to what was typed."""
    wanted = (
        select(SOURCE)
        .join(BENEFIT_YEAR, BENEFIT_YEAR.c.source_id == SOURCE.c.id)
        .where(
            BENEFIT_YEAR.c.area_code == area,
            BENEFIT_YEAR.c.period == period.code,
            BENEFIT_YEAR.c.age_group == age_group,
            SOURCE.c.file_hash.is_(None),
        )
        .order_by(SOURCE.c.id.desc())
        .limit(1)
    )
    found = op.connection.execute(wanted).one_or_none()
    return None if found is None else Source(found.title, found.publisher, found.reference_date)
