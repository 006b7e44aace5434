"""Workspaces damaged by chance from a seed, and someone who reads every page of what still opens."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from domain.ground.period import parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.lots.month import AgeGroup, Party
from domain.populations.definition import lagesbild_definition
from domain.reporting.approval import to_approve
from domain.reporting.report import Approval, Audience
from storage.areas import queries as areas
from storage.benefits import queries as benefits
from storage.benefits import series
from storage.benefits.month_table import import_months
from storage.file.first_screen import latest_operations, undo_state
from storage.file.workspace import Workspace, open_workspace
from storage.history import changelog
from storage.importing import queries as imports
from storage.indicators import queries as indicators
from storage.lots import queries as lots
from storage.lots.recording import comment_cell, record_lots_cells
from storage.populations import queries as populations
from storage.populations.comparison import years
from storage.profile.text import text_page
from storage.profile.text_recording import write_profile_text
from storage.recommendations import queries as recommendations
from storage.recommendations.seats import add_seat
from storage.reporting import queries as reports
from storage.reporting.recording import approve_report
from support.hostile import SCHEMAS, meddle
from support.house import check_workspace, create_demo
from support.months_read import MonthsRead
from support.reports import bare_report, gathered
from support.scb_table import scb_table

PAGE = 4096
MAY = parse_month("2016-05")
PRINTED = date(2026, 3, 30)


def filled(path: Path) -> bytes:
    """The example with something of everything else in it, also in the log."""
    create_demo(path)
    with open_workspace(path, who="prov") as ws:
        import_months(ws, MonthsRead(scb_table(months=3)), file_name="a.json", sha256="a" * 64)
        import_months(ws, MonthsRead(scb_table(seed=2, months=3)), file_name="b.json", sha256="b" * 64)
        cell = (Party.FK, Sex.KVINNA, AgeGroup.ALLA)
        record_lots_cells(ws, area="0360", month=MAY, cells={cell: 3})
        comment_cell(ws, area="0360", month=MAY, cell=cell, text="väntar på svar")
        write_profile_text(ws, area="2401", period=parse_period("2021"), text="Så här är det.")
        report = to_approve(bare_report(population=lagesbild_definition()), subjects=frozenset())
        approve_report(ws, report=report, approval=Approval(PRINTED, 1), approved_by="ordförande", pdf=b"%PDF-1.7")
        add_seat(ws, organisation="Kriminalvården", role="chef")
        changelog.undo(ws)
    return path.read_bytes()


Damage = Callable[[random.Random, Path], str]


def bytes_flipped(chance: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    places = [chance.randrange(len(content)) for _ in range(chance.choice((1, 1, 2, 8, 64)))]
    for at in places:
        content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return f"bits at {places[:8]}"


def head_changed(chance: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    at = chance.randrange(16, 100)
    content[at] = chance.randrange(256)
    path.write_bytes(content)
    return f"byte {at} of the head"


def cut(chance: random.Random, path: Path) -> str:
    content = path.read_bytes()
    at = chance.choice((chance.randrange(len(content)), chance.randrange(len(content)) // PAGE * PAGE))
    path.write_bytes(content[:at])
    return f"cut at {at}"


def pages_swapped(chance: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    swapped = bytes(content[other : other + PAGE]), bytes(content[one : one + PAGE])
    content[one : one + PAGE] = swapped[0]
    if chance.random() < 0.5:
        content[other : other + PAGE] = swapped[1]
    path.write_bytes(content)
    return f"pages at {one} and {other}"


def page_filled(chance: random.Random, path: Path) -> str:
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = chance.choice((bytes(PAGE), b"\xa5" * PAGE, chance.randbytes(PAGE)))
    path.write_bytes(content)
    return f"page at {at}"


# What no figure, text or date of ours ever is; some of it takes minutes, or all the memory, to read without care.
VALUES = (
    "'abc'", "''", "NULL", "x'ff00'", "CAST(x'ff' AS TEXT)", "CAST(x'eda080' AS TEXT)", "1e999", "-1e999", "1.5",
    "'1e9999999'", "'nan'", "'inf'", "'1/0'", "'-1'", "-1", "9223372036854775807", "-9223372036854775808", "1000000000",
    "'2016-13'", "'2016-00'", "'0000-01'", "'2024-02-30'", "'0001-01-01'", "'9999-12-31'", "'2024-01-01T25:00:00Z'",
    "'9999-12-31T23:59:59Z'", "'0001-01-01T00:00:00Z'", "'2024-01-01T00:00:00'", "'[]'", "'{'", "'[[[[1]]]]'", "'kept'",
    "zeroblob(3000000)", "CAST(replace(hex(zeroblob(500000)), '00', '9') AS TEXT)", "'٣'", "char(0)", "'a' || char(0)",
    "'9999'", "'2021 H3'", "'=cmd|x'", "'<img src=x>'", "20000",
)  # fmt: skip


def values_changed(chance: random.Random, path: Path) -> str:
    with closing(sqlite3.connect(path)) as plain:
        tables = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        full = [name for name in tables if plain.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]
        table = chance.choice(sorted(set(full) - {"alembic_version"}))
        column = chance.choice([row[1] for row in plain.execute(f"PRAGMA table_info({table})")])
    some = chance.choice(("", " WHERE rowid % 3 = 0", " WHERE rowid = 1"))
    if table == "benefit_month":
        some = chance.choice(("", " WHERE month = '2014-02'"))
    statement = f'UPDATE OR IGNORE {table} SET "{column}" = {chance.choice(VALUES)}{some}'
    not_null = "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = '{name}'"
    if "= NULL" in statement:
        kept = _text_of(path, table)
        meddle(path, not_null.format(name=table))
        with suppress(sqlite3.IntegrityError):
            meddle(path, statement)
        meddle(path, f"UPDATE sqlite_master SET sql = '{kept}' WHERE type = 'table' AND name = '{table}'")
    else:
        # A key that is a number by its nature takes no text at all.
        with suppress(sqlite3.IntegrityError):
            meddle(path, statement)
    return statement


def _text_of(path: Path, table: str) -> str:
    with closing(sqlite3.connect(path)) as plain:
        (text,) = plain.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return str(text).replace("'", "''")


def rows_gone(chance: random.Random, path: Path) -> str:
    with closing(sqlite3.connect(path)) as plain:
        tables = sorted(name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
    statement = f"DELETE FROM {chance.choice(tables)}" + chance.choice(("", " WHERE random() % 2", " LIMIT 1")[:2])
    meddle(path, statement)
    return statement


ROWS = (
    "UPDATE population_row SET parent_key = row_key",
    "UPDATE population_row SET parent_key = 'health' WHERE row_key <> 'health' AND definition_key = 'default'",
    "UPDATE population_row SET parent_key = CASE row_key WHEN 'health' THEN 'assistance' ELSE 'health' END",
    "INSERT INTO area_member SELECT 900, group_code, group_code, NULL, NULL FROM area_member LIMIT 1",
    "UPDATE area SET kind = 'grupp'",
    "UPDATE area SET kind = 'kommun' WHERE kind = 'grupp'",
    "UPDATE area SET kind = 'planet'",
    "UPDATE setting SET value = '0' WHERE key = 'small_count_threshold'",
    "UPDATE setting SET value = '1e9999999'",
    "UPDATE setting SET value = zeroblob(20000000) WHERE key = 'name'",
    "UPDATE meta SET value = zeroblob(20000000)",
    "UPDATE meta SET value = 'en annan' WHERE key = 'group'",
    "UPDATE meta SET value = 'nio' WHERE key = 'last_id'",
    "UPDATE indicator SET decimals = 999999999",
    "UPDATE benefit_year SET sjukpenning = '1e9999999', sjukpenning_empty = NULL",
    "UPDATE recommendation SET year = 9223372036854775807",
    "UPDATE published_rank SET year = 10000, rank = 1, areas_ranked = 9223372036854775807",
    "UPDATE OR IGNORE lots_month SET month = '2016-13'",
    "UPDATE OR IGNORE lots_month SET party = 'polis'",
    "UPDATE lots_month SET cases = 9223372036854775807, cases_empty = NULL",
    "UPDATE OR IGNORE lots_period SET since = '0001-01-01', until = '9999-12-31'",
    "UPDATE goal SET since = '0001-01-01', until = '9999-12-31'",
    "UPDATE goal SET since = '1900-01-01', until = '2199-12-31'",
    "UPDATE goal SET until = '2001-01-01'",
    "UPDATE change_row SET kept = zeroblob(50000000) WHERE kept IS NOT NULL",
    "UPDATE change_row SET kept = x'726f7773310a000000ff'",
    "UPDATE change_row SET table_name = 'sqlite_master'",
    "UPDATE change_row SET \"after\" = '[]'",
    "UPDATE change_set SET subjects = 'allt'",
    "UPDATE change_set SET target_id = id, undone_by = id, state = 'undone'",
    "UPDATE report SET areas = '{}', covers = '3'",
    "UPDATE template_field SET field_key = 'x' || rowid",
    "UPDATE cell_comment SET row_key = 'x'",
)


def rows_meddled(chance: random.Random, path: Path) -> str:
    statement = chance.choice(ROWS)
    meddle(path, statement)
    return statement


def schema_meddled(chance: random.Random, path: Path) -> str:
    kind = chance.choice(sorted(SCHEMAS))
    meddle(path, *SCHEMAS[kind])
    return kind


DAMAGES: tuple[Damage, ...] = (
    bytes_flipped, bytes_flipped, head_changed, cut, pages_swapped, page_filled,
    values_changed, values_changed, values_changed, values_changed, rows_gone, rows_meddled, schema_meddled,
)  # fmt: skip


def read_all(ws: Workspace) -> None:
    """Every page, once. A sentence in place of a page is as good as the page."""
    group, _members = areas.group(ws)
    places = [group, areas.area(ws, "0360"), areas.area(ws, "2401")]
    asked: list[Callable[[], object]] = [
        lambda: (areas.areas(ws), areas.groups(ws), areas.memberships(ws), areas.seats(ws), areas.latest_saved(ws)),
        lambda: (areas.settings(ws), areas.setting_problems(ws), ws.name, undo_state(ws)),
        lambda: (populations.definitions(ws), imports.imports(ws), latest_operations(ws, 20)),
        lambda: (recommendations.recommendations(ws), recommendations.templates(ws)),
        lambda: (recommendations.recommendation_years(ws), indicators.indicators(ws)),
        lambda: reports.approved_reports(ws),
        lambda: gathered(ws, "recommendations", PRINTED, year=2022, audience=Audience.INTERNAL, reason="prov"),
        lambda: gathered(ws, "populations", PRINTED, audience=Audience.INTERNAL, reason="prov"),
        lambda: check_workspace(ws),
    ]
    for area in places:
        asked += [
            lambda code=area.code: [
                (benefits.profile(ws, code, period), text_page(ws, code, period))
                for period in benefits.periods_with_figures(ws, code)[:3]
            ],
            lambda code=area.code: (series.series(ws, code), years(ws, code)),
            lambda code=area.code: [
                lots.lots_months(ws, code, month, month) for month in lots.months_with_cases(ws, code)[:3]
            ],
            lambda code=area.code: (lots.goals(ws, code), lots.cell_comments(ws, code, MAY)),
            lambda code=area.code: lots.resource_months(ws, code, parse_month("2015-12"), MAY),
            lambda code=area.code: lots.period_posts(ws, code, date(2016, 1, 1), date(2016, 12, 31)),
            lambda code=area.code: (indicators.indicator_periods(ws, code), indicators.indicators_of(ws, code)),
            lambda code=area.code: [
                populations.counts_by_sex(ws, code, day) for day in populations.population_dates(ws, code)[:2]
            ],
        ]
    for ask in asked:
        with suppress(UserProblem):
            ask()
