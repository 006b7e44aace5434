"""A profile with its places among 290 kommuner, beside the bare SQL that fetches the rows it is made of.

The bare SQL fetches the area's months and every kommun's months of the year and the year before, with sqlite3 alone.
Beside it, all places of all kommuner and years by all ten measures, against SQL's window functions and pandas.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import Aim, interleaved, table, timed
from invented_country import FIRST_YEAR, invented_country

if TYPE_CHECKING:
    import sqlite3

    from storage.file.workspace import Workspace

ROUNDS = 30
AREA = "2401"
KINDS = (
    "sjukpenning",
    "sjuk_och_aktivitetsersattning",
    "arbetsloshet",
    "arbetsmarknadsatgarder",
    "etableringsersattning",
    "ekonomiskt_bistand",
)
ONE = "sex = 'alla' AND age_group = '20-64'"
BARE = f"""
    SELECT area_code, month, {", ".join(KINDS)}, population FROM benefit_month
    WHERE area_code IN (SELECT code FROM area WHERE kind = 'kommun') AND {ONE} AND month BETWEEN ? AND ?
"""
MEASURES = {
    "total": " + ".join(KINDS),
    "ohalsa": " + ".join(KINDS[:2]),
    "arbetsloshet_alla": " + ".join(KINDS[2:5]),
    "bistand": KINDS[5],
    **{f"only_{kind}": kind for kind in KINDS},
}
SHARES = ", ".join(f"1.0 * sum({sum_of}) / sum(population) AS {name}" for name, sum_of in MEASURES.items())
WINDOWS = f"""
    WITH year AS (
        SELECT area_code, substr(month, 1, 4) AS year, {SHARES}
        FROM benefit_month WHERE {ONE} AND area_code IN (SELECT code FROM area WHERE kind = 'kommun')
        GROUP BY area_code, year
    )
    SELECT area_code, year, {", ".join(f"rank() OVER (PARTITION BY year ORDER BY {n})" for n in MEASURES)} FROM year
"""


def bare_rows(path: Path, years: int) -> Callable[[], object]:
    """Fetch the rows of the last year and the one before it."""
    from storage.file.connection import open_sqlite

    connection = open_sqlite(path)
    last = FIRST_YEAR + years - 1

    def fetch() -> list[Any]:
        both = connection.execute(BARE, (f"{last - 1}-01", f"{last - 1}-12")).fetchall()
        return both + connection.execute(BARE, (f"{last}-01", f"{last}-12")).fetchall()

    return fetch


def ours(ws: Workspace, years: int) -> Callable[[], object]:
    """The profile as the window asks for it."""
    from domain.ground.period import parse_period
    from storage.benefits.queries import profile

    period = parse_period(str(FIRST_YEAR + years - 1))

    def ask() -> object:
        found = profile(ws, AREA, period)
        assert found is not None
        assert len(found.kind_ranks) == 6
        return found

    return ask


def all_places(ws: Workspace, years: int) -> Callable[[], object]:
    """Every kommun's place in every year by every measure."""
    from domain.ground.period import parse_period
    from domain.profile.national import MEASURES as OURS
    from storage.benefits.national import national

    periods = [parse_period(str(FIRST_YEAR + at)) for at in range(years)]

    def rank() -> object:
        countries = [national(ws, period) for period in periods]
        return [country.places(measure) for country in countries if country is not None for measure in OURS]

    return rank


def pandas_places(connection: sqlite3.Connection) -> Callable[[], object]:
    """The same with pandas: read, group, divide, rank."""
    import pandas as pd

    query = f"""
        SELECT area_code, substr(month, 1, 4) AS year, {", ".join(KINDS)}, population FROM benefit_month
        WHERE {ONE} AND area_code IN (SELECT code FROM area WHERE kind = 'kommun')
    """

    def rank() -> object:
        sums = pd.read_sql_query(query, connection).groupby(["area_code", "year"]).sum()
        sums["total"] = sums[list(KINDS)].sum(axis=1)
        sums["ohalsa"] = sums[list(KINDS[:2])].sum(axis=1)
        sums["arbetsloshet_alla"] = sums[list(KINDS[2:5])].sum(axis=1)
        measures = [*KINDS, "total", "ohalsa", "arbetsloshet_alla"]
        shares = sums[measures].div(sums["population"], axis=0)
        return shares.groupby("year").rank(method="min")

    return rank


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for years in (1, 3, 6, 12):
            path = Path(folder) / f"{years}.lagesbild"
            ws = invented_country(path, years)
            try:
                contest = {
                    "bare SQL, same rows": timed(bare_rows(path, years)),
                    "profile with ranks": timed(ours(ws, years)),
                }
                medians = interleaved(contest, ROUNDS, warm_up=3)
                print(table(f"A profile, {years} years stored", medians, (Aim("profile with ranks", 3.0),)))
                print()
            finally:
                ws.close()
        from storage.file.connection import open_sqlite

        connection = open_sqlite(path)
        ws = invented_country(Path(folder) / "all.lagesbild", 12)
        try:
            contest = {
                "SQL window functions": timed(lambda: connection.execute(WINDOWS).fetchall()),
                "pandas": timed(pandas_places(connection)),
                "ours": timed(all_places(ws, 12)),
            }
            medians = interleaved(contest, 7)
            best = dict(sorted(medians.items(), key=lambda item: (item[0] == "ours", item[1])))
            print(table("All places, 12 years, 10 measures, 290 kommuner", best, (Aim("ours", 2.0),)))
        finally:
            ws.close()
            connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
