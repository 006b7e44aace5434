"""What does not add up in the counts of a population, for whoever looks a workspace over."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from domain.ground.area import Area
from domain.ground.display import show_date
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Value
from domain.populations.definition import check_counts, check_sexes
from storage.ground.figures import figure
from storage.kept import CheckProblem
from storage.populations.queries import read_definitions
from storage.schema.populations import POPULATION_COUNT


def check_populations(connection: Connection, areas: Mapping[str, Area]) -> Iterator[CheckProblem]:
    """Parts larger than their wholes, and women and men beside everyone."""
    definition = read_definitions(connection)[0]
    counts: dict[tuple[str, date], dict[Sex, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for row in connection.execute(select(POPULATION_COUNT).order_by(POPULATION_COUNT.c.area_code)).mappings():
        counts[row["area_code"], row["reference_date"]][Sex(row["sex"])][row["row_key"]] = figure(row, "count")
    for (code, day), by_sex in counts.items():
        where = tr("Samverkanspopulation {date}, {area}").format(date=show_date(day), area=areas[code].name)
        for sex, of_sex in by_sex.items():
            named = where if sex is Sex.ALLA else f"{where}, {sex.label.lower()}"
            for problem in check_counts(definition, of_sex):
                yield CheckProblem(named, problem.reason)
        for problem in check_sexes(definition, by_sex):
            yield CheckProblem(where, problem.reason)
