"""Yearly full-year equivalents and published ranks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from domain.benefits.benefit import Benefit
from domain.ground.changes import Subject
from domain.ground.display import show_count, show_number
from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum
from domain.importing.tidy import BenefitYearRow, BenefitYears, PublishedRanks, RankRow
from storage.benefits.slips import slip_notes
from storage.ground.figures import figure, stored
from storage.ground.plan import Plan, all_areas, by_source, usable
from storage.ground.rows import Key, Row, fetch
from storage.schema.areas import SOURCE
from storage.schema.benefits import BENEFIT_YEAR, PUBLISHED_RANK

_Together = tuple[str, str, str]


def plan_benefit_years(connection: Connection, content: BenefitYears) -> Plan:
    """Yearly figures by area, period, sex and ages: parts are held against totals, populations and the other sexes."""
    plan = Plan(frozenset({Subject.BENEFITS}))
    areas = all_areas(connection)
    rows = usable(
        plan,
        content.rows,
        areas,
        key=_key,
        content=lambda row: (
            dict(row.persons), row.population, row.total, row.published_share, row.source,
        ),
        code=lambda row: row.area,
        texts=lambda row: (row.source, row.age_group),
    )  # fmt: skip
    for row in rows:
        plan.periods.add(row.period.code)
        for reason in _faults(row):
            plan.refuse(row.line, reason)
    present = fetch(connection, BENEFIT_YEAR, [_key(row) for row in rows])
    _see_that_sexes_add_up(plan, rows, _siblings(connection, rows))
    always = _of_another_source(connection, rows, present)
    plan.parts = by_source(BENEFIT_YEAR, ((_columns(row), row.source) for row in rows), always)
    plan.notes += slip_notes(connection, rows, areas)
    return plan


def _key(row: BenefitYearRow) -> Key:
    return row.area, row.period.code, row.sex.value, row.age_group


def _columns(row: BenefitYearRow) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "area_code": row.area,
        "period": row.period.code,
        "sex": row.sex.value,
        "age_group": row.age_group,
        "published_share": row.published_share,
        **stored("population", row.population),
    }
    for kind in Benefit:
        columns |= stored(kind.value, row.persons[kind])
    return columns


def _faults(row: BenefitYearRow) -> list[str]:
    found = []
    if row.period.kind is PeriodKind.MONTH:
        found.append(tr("{period} är en månad. Filen ska gälla år eller halvår.").format(period=row.period.code))
    if row.sex is Sex.ANNAT:
        found.append(tr("Könet ska vara kvinna, man eller alla."))
    parts = [row.persons[kind] for kind in Benefit]
    together, least = exact_sum(parts), at_least(parts)
    total = row.total
    if total is not None and not isinstance(total, Empty):
        unlike = not isinstance(together, Empty) and together != total
        if unlike or least > total:
            text = tr("Summan är angiven till {total} men delarna ger {parts}.")
            found.append(text.format(total=show_number(total), parts=show_number(least)))
    if not isinstance(row.population, Empty) and least > row.population:
        text = tr("{parts} helårspersoner kan inte vara fler än befolkningen, som är {population}.")
        found.append(text.format(parts=show_number(least), population=show_count(row.population)))
    if any(not isinstance(value, Empty) and value < 0 for value in (*parts, row.population)):
        found.append(tr("Ett antal kan inte vara mindre än noll."))
    if row.published_share is not None and not 0 <= row.published_share <= 100:
        found.append(tr("En andel av befolkningen ligger mellan 0 och 100 procent."))
    return found


def _siblings(connection: Connection, rows: Sequence[BenefitYearRow]) -> dict[Key, Row]:
    keys = [
        (row.area, row.period.code, sex.value, row.age_group) for row in rows for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA)
    ]
    return fetch(connection, BENEFIT_YEAR, keys)


def _see_that_sexes_add_up(plan: Plan, rows: Sequence[BenefitYearRow], present: Mapping[Key, Row]) -> None:
    """Women and men are everyone, kind by kind, whether the three come with the file or are there already."""
    groups: dict[_Together, dict[Sex, BenefitYearRow]] = defaultdict(dict)
    for row in rows:
        groups[row.area, row.period.code, row.age_group][row.sex] = row
    for (area, period, ages), given in groups.items():
        for kind in (*Benefit, None):
            values = []
            for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA):
                stored_row = present.get((area, period, sex.value, ages))
                values.append(_figure(kind, given.get(sex), stored_row))
            women, men, everyone = values
            if isinstance(everyone, Empty) or everyone < 0:
                continue
            together, least = exact_sum((women, men)), at_least((women, men))
            if least > everyone or (not isinstance(together, Empty) and together != everyone):
                text = tr("{kind}: kvinnor {women} och män {men} blir {sum}, men alla är {all}.")
                name = tr("Folkmängd") if kind is None else kind.label
                reason = text.format(
                    kind=name,
                    women=show_number(women),
                    men=show_number(men),
                    sum=show_number(least),
                    all=show_number(everyone),
                )
                plan.refuse(max(row.line for row in given.values()), reason)


def _figure(kind: Benefit | None, given: BenefitYearRow | None, present: Row | None) -> Value:
    if given is not None:
        return given.population if kind is None else given.persons[kind]
    if present is not None:
        return figure(present, "population" if kind is None else kind.value)
    return Empty.SAKNAS


def _of_another_source(
    connection: Connection, rows: Sequence[BenefitYearRow], present: Mapping[Key, Row]
) -> frozenset[Key]:
    """Rows that name another source than the one stored: then the source is what changes."""
    ids = {(row["source_id"],) for row in present.values() if row["source_id"] is not None}
    titles = {key[0]: source["title"] for key, source in fetch(connection, SOURCE, ids).items()}
    return frozenset(
        _key(row)
        for row in rows
        if row.source and (before := present.get(_key(row))) and titles.get(before["source_id"]) != row.source
    )


def plan_published_ranks(connection: Connection, content: PublishedRanks) -> Plan:
    """Places as printed, kept beside computed ones."""
    plan = Plan(frozenset({Subject.RANKS}))
    rows = usable(
        plan,
        content.rows,
        all_areas(connection),
        key=lambda row: (row.area, row.year, row.measure),
        content=lambda row: (row.rank, row.previous, row.of),
        code=lambda row: row.area,
    )
    ranked: dict[tuple[int, str], RankRow] = {}
    for row in rows:
        plan.periods.add(str(row.year))
        if not 1 <= row.rank <= row.of:
            text = tr("Plats {rank} finns inte bland {of} områden.")
            plan.refuse(row.line, text.format(rank=row.rank, of=row.of))
        if row.previous is not None and row.previous < 1:
            plan.refuse(row.line, tr("Plats {rank} finns inte.").format(rank=row.previous))
        first = ranked.setdefault((row.year, row.measure.value), row)
        if first.of != row.of:
            text = tr("Rad {line} säger att {first} områden är rangordnade, den här raden {of}.")
            plan.refuse(row.line, text.format(line=first.line, first=first.of, of=row.of))
    plan.parts = by_source(
        PUBLISHED_RANK,
        (
            (
                {
                    "area_code": row.area,
                    "year": row.year,
                    "measure": row.measure.value,
                    "rank": row.rank,
                    "previous": row.previous,
                    "areas_ranked": row.of,
                },
                "",
            )
            for row in rows
        ),
    )
    return plan
