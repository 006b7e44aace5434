"""A group whose populations have been collected three years in a row: Lycksele as published, its neighbours invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Value
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.populations.recording import record_populations
from support.population_charts import LYCKSELE
from support.workspaces import COORDINATOR

DAY = date(2024, 10, 31)
GROUP = "sodra-lappland"
SOURCE = Source("Samverkanspopulation Södra Lappland", reference_date=DAY)
CONTACTS = {"health": "utredare Försäkringskassan", "unemployed": "handläggare Arbetsförmedlingen"}


def scaled(percent: int, **more: Value) -> dict[str, Value]:
    """Lycksele's counts so much larger or smaller, without what was once published."""
    counts = {key: count * percent // 100 for key, count in LYCKSELE.items() if isinstance(count, int)}
    return {**{key: count for key, count in counts.items() if key != "known_total_published"}, **more}


@contextmanager
def lappland(folder: Path) -> Iterator[Workspace]:
    """Four kommuner, Sorsele without counts; Malå has counts below five."""
    path = folder / "lappland.lagesbild"
    members = ["2481", "2418", "2421", "2422"]
    create_workspace(path, name="Södra Lappland", members=members, who=COORDINATOR)
    with open_workspace(path, who=COORDINATOR) as ws:
        women = scaled(45)
        men: dict[str, Value] = {key: count - women[key] for key, count in LYCKSELE.items() if key in women}
        _record(ws, "2481", DAY, {Sex.ALLA: dict(LYCKSELE), Sex.KVINNA: women, Sex.MAN: men})
        _record(ws, "2481", date(2023, 10, 31), {Sex.ALLA: scaled(108)})
        _record(ws, "2481", date(2022, 10, 31), {Sex.ALLA: scaled(115)})
        _record(ws, "2421", DAY, {Sex.ALLA: scaled(60)})
        _record(ws, "2421", date(2023, 10, 31), {Sex.ALLA: scaled(70)})
        _record(ws, "2418", DAY, {Sex.ALLA: scaled(30, assistance_sick=2, unemployed_young=3)})
        yield ws


def _record(ws: Workspace, area: str, day: date, counts: dict[Sex, dict[str, Value]]) -> None:
    record_populations(
        ws,
        area=area,
        reference_date=day,
        counts=counts,
        source=SOURCE,
        contacts=CONTACTS,
        row_dates={"no_known_occupation": date(day.year - 1, 12, 31)},
    )
