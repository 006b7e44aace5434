"""The example's LOTS cases and extra resource: published for the spring of 2016, invented by month."""

from datetime import date

from domain.ground.period import parse_month
from domain.ground.text import tr
from domain.ground.value import Value
from domain.lots.month import MonthStatus, Party
from domain.lots.period import Goal
from storage.file.workspace import Workspace
from storage.kept import TakeIn, Told
from storage.lots.recording import record_lots_workers, set_month_status
from storage.lots.resource import set_goal

_TIERP = "0360"


def fill_lots(ws: Workspace, told: Told, take_in: TakeIn) -> None:
    """Files, goals, case workers, and months that are done or locked."""
    take_in("lots-cases-2016.csv", tr("Publicerade LOTS-ärenden våren 2016"))
    take_in("lots-manader.csv", tr("Påhittat exempel: LOTS-månader"))
    take_in("lots-arenden.csv", tr("Påhittat exempel: LOTS-ärenden"))
    take_in("resurs-manader.csv", tr("Påhittat exempel: tilläggsresurs"))
    for each in told["goals"]:
        days = date.fromisoformat(each["since"]), date.fromisoformat(each["until"])
        set_goal(ws, area=each["area"], goal=Goal(each["name"], each["target"], each["is_share"], *days))
    for code, workers in told["workers"].items():
        counts: dict[Party, Value | None] = {Party(party): count for party, count in workers.items()}
        record_lots_workers(ws, area=_TIERP, month=parse_month(code), workers=counts)
    for status, codes in ((MonthStatus.LAST, told["locked"]), (MonthStatus.KLAR, told["done"])):
        for code in codes:
            set_month_status(ws, area=_TIERP, month=parse_month(code), status=status)
