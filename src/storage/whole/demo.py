"""The example workspace (*exempelarbetsbok*): public figures, and some that are invented and marked so.

Made of the files in `resources/example` through the very operations a user works with, so that it holds nothing a
user could not have put there.
"""

import csv
import hashlib
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import update

from domain.benefits.benefit import Benefit
from domain.ground.entry import parse_count, parse_number, parse_percent
from domain.ground.period import parse_month, parse_period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Value
from domain.importing.tidy import (
    BenefitYearRow,
    BenefitYears,
    IndicatorRow,
    Indicators,
    LotsMonthRow,
    LotsMonths,
    LotsPeriodRow,
    LotsPeriods,
    PopulationCountRow,
    PopulationCounts,
    PublishedRanks,
    RankRow,
    ResourceMonthRow,
    ResourceMonths,
    TidyContent,
)
from domain.indicators.indicator import Indicator, category_key
from domain.lots.month import AgeGroup, MonthStatus, Party
from domain.lots.period import Goal
from domain.profile.ranking import RankMeasure
from domain.recommendations.recommendation import RecommendationStatus
from machine.clock import Clock, local_now
from machine.files import exists_problem, new_file, reached, told_of_files
from machine.resources import resource_path
from storage.file.creation import create_workspace
from storage.file.first_screen import settings
from storage.file.workspace import Workspace, open_without_copies
from storage.importing.recording import import_rows
from storage.indicators.recording import define_indicator
from storage.lots.recording import record_lots_workers, set_month_status
from storage.lots.resource import set_goal
from storage.recommendations.members import add_member
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.schema import CHANGE_SET
from storage.whole.settings_recording import change_settings

Cells = dict[str, str]


def create_demo(path: Path, *, who: str = "", clock: Clock = local_now) -> str:
    """Creates the example workspace and returns its group's code.

    What it holds stands for good: the first thing that can be undone is what the user does. Raises as
    `create_workspace` does.
    """
    path = path.absolute()
    with reached(path):
        if path.exists():
            raise exists_problem(path)
    told = json.loads(resource_path("example/exempel.json").read_text("utf-8"))
    by = who or tr("exempel")
    with told_of_files(path), tempfile.TemporaryDirectory(prefix=".lagesbild-", dir=path.parent) as folder:
        built = Path(folder) / path.name
        code = create_workspace(built, name=told["name"], members=told["members"], who=by, is_example=True, clock=clock)
        with open_without_copies(built, who=by, clock=clock) as ws:
            _fill(ws, told)
        with new_file(path) as beside:
            built.replace(beside)
    return code


def _fill(ws: Workspace, told: dict[str, Any]) -> None:
    now = settings(ws)
    change_settings(ws, settings=replace(now, chair_role=told["chair_role"], purpose=told["purpose"]))
    define_indicator(ws, indicator=_licence_indicator())
    for file, named, read in _FILES:
        found = resource_path(f"example/{file}")
        content = read(_rows(found))
        import_rows(ws, content, file_name=named(), sha256=hashlib.sha256(found.read_bytes()).hexdigest())
    for each in told["group_members"]:
        add_member(ws, organisation=each["organisation"], role=each["role"])
    for each in told["goals"]:
        days = date.fromisoformat(each["since"]), date.fromisoformat(each["until"])
        set_goal(ws, area=each["area"], goal=Goal(each["name"], each["target"], each["is_share"], *days))
    _finish_months(ws, told)
    for each in told["recommendations"]:
        _write(ws, each)
    with ws.writing() as connection:
        connection.execute(update(CHANGE_SET).values(state="settled"))


def _finish_months(ws: Workspace, told: dict[str, Any]) -> None:
    for code, workers in told["workers"].items():
        counts: dict[Party, Value | None] = {Party(party): count for party, count in workers.items()}
        record_lots_workers(ws, area=_TIERP, month=parse_month(code), workers=counts)
    for status, codes in ((MonthStatus.LAST, told["locked"]), (MonthStatus.KLAR, told["done"])):
        for code in codes:
            set_month_status(ws, area=_TIERP, month=parse_month(code), status=status)


def _write(ws: Workspace, told: dict[str, Any]) -> None:
    made, _ = add_recommendation(ws, year=told["year"], template=told["template"], title=told["title"])
    status = RecommendationStatus(told["status"])
    edit_recommendation(ws, recommendation=made, theme=told["theme"], areas=told["areas"], status=status)
    for field, text in told["texts"].items():
        write_recommendation_text(ws, recommendation=made, field=field, text=text)


_TIERP = "0360"
_OXELOSUND = "0481"
_LICENCES = "driving-licences-oxelosund-2015.csv"


def _rows(path: Path) -> list[tuple[int, Cells]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


def _count(text: str) -> Value:
    value = parse_count(text).value
    if value is None:
        raise ValueError(text)
    return value


def _number(text: str) -> Value:
    value = parse_number(text).value
    if value is None:
        raise ValueError(text)
    return value


def _benefit_years(rows: list[tuple[int, Cells]]) -> BenefitYears:
    return BenefitYears(
        tuple(
            BenefitYearRow(
                line,
                cells["area_code"],
                parse_period(cells["period"]),
                Sex(cells["sex"]),
                cells["age_group"],
                {kind: _number(cells[kind.value]) for kind in Benefit},
                _number(cells["population"]),
                _number(cells["total"]),
                _share(cells["published_share_percent"]),
                cells["source"],
            )
            for line, cells in rows
        )
    )


def _share(text: str) -> Fraction | None:
    value = parse_percent(text).value
    return Fraction(value) if isinstance(value, int | Fraction) else None


def _ranks(rows: list[tuple[int, Cells]]) -> PublishedRanks:
    return PublishedRanks(
        tuple(
            RankRow(
                line,
                cells["area_code"],
                int(cells["year"]),
                RankMeasure(cells["measure"]),
                int(cells["rank"]),
                int(cells["rank_previous_year"]),
                int(cells["areas_ranked"]),
            )
            for line, cells in rows
        )
    )


def _populations(rows: list[tuple[int, Cells]]) -> PopulationCounts:
    return PopulationCounts(
        tuple(
            PopulationCountRow(
                line,
                cells["area_code"],
                date.fromisoformat(cells["reference_date"]),
                Sex(cells["sex"]),
                cells["row"],
                _count(cells["count"]),
            )
            for line, cells in rows
        )
    )


def _lots_periods(rows: list[tuple[int, Cells]]) -> LotsPeriods:
    return LotsPeriods(
        tuple(
            LotsPeriodRow(
                line,
                cells["area_code"],
                date.fromisoformat(cells["from"]),
                date.fromisoformat(cells["to"]),
                Party(cells["party"]),
                Sex(cells["sex"]),
                AgeGroup(cells["age_group"]),
                _count(cells["cases"]),
            )
            for line, cells in rows
        )
    )


def _lots_months(rows: list[tuple[int, Cells]]) -> LotsMonths:
    return LotsMonths(
        tuple(
            LotsMonthRow(
                line,
                cells["area_code"],
                parse_month(cells["month"]),
                Party(cells["party"]),
                Sex(cells["sex"]),
                AgeGroup(cells["age_group"]),
                _count(cells["cases"]),
            )
            for line, cells in rows
        )
    )


def _resource_months(rows: list[tuple[int, Cells]]) -> ResourceMonths:
    return ResourceMonths(
        tuple(
            ResourceMonthRow(
                line,
                cells["area_code"],
                parse_month(cells["month"]),
                Sex(cells["sex"]),
                cells["age_group"],
                *(_count(cells[measure]) for measure in ("new", "active", "ended", "started_training")),
            )
            for line, cells in rows
        )
    )


def _licence_indicator() -> Indicator:
    """Defined before its figures come, so that its sum rules hold for them."""
    ages = [cells["age"] for _line, cells in _rows(resource_path(f"example/{_LICENCES}"))]
    return Indicator(
        key="",
        name=tr("Körkortsinnehav"),
        unit=tr("personer"),
        description=tr("Invånare med körkort, efter ålder och kön."),
        categories=tuple(age for age in ages if category_key(age)),
        sexes_add=True,
        categories_add=True,
    )


def _licences(rows: list[tuple[int, Cells]]) -> Indicators:
    year = parse_period("2015")
    columns = (("women", Sex.KVINNA), ("men", Sex.MAN), ("total", Sex.ALLA))
    return Indicators(
        tuple(
            IndicatorRow(
                line, tr("Körkortsinnehav"), _OXELOSUND, year, sex, cells["age"], _count(cells[column]), tr("personer")
            )
            for line, cells in rows
            for column, sex in columns
        )
    )


# File, what it is called where its figures are shown, and how it is read.
_FILES: tuple[tuple[str, Callable[[], str], Callable[[list[tuple[int, Cells]]], TidyContent]], ...] = (
    ("published-equivalents.csv", lambda: tr("Publicerade helårsekvivalenter"), _benefit_years),
    ("published-ranks.csv", lambda: tr("Publicerade placeringar bland kommunerna"), _ranks),
    ("populations-lycksele-2024.csv", lambda: tr("Publicerad samverkanspopulation, Lycksele 2024"), _populations),
    ("lots-cases-2016.csv", lambda: tr("Publicerade LOTS-ärenden våren 2016"), _lots_periods),
    ("lots-manader.csv", lambda: tr("Påhittat exempel: LOTS-månader"), _lots_months),
    ("resurs-manader.csv", lambda: tr("Påhittat exempel: tilläggsresurs"), _resource_months),
    (_LICENCES, lambda: tr("Publicerat körkortsinnehav, Oxelösund 2015"), _licences),
)
