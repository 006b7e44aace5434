"""Where in the program what stands on the wheel is done."""

from collections.abc import Callable
from functools import partial

from domain.wheel.item import Doing
from domain.wheel.year import Occurrence
from widgets.tab.contract import Services
from widgets.text import tr

_TABS = {
    Doing.BENEFITS: "profile",
    Doing.INDICATORS: "profile",
    Doing.POPULATION: "populations",
    Doing.LOTS: "lots",
    Doing.FOLLOW_UP: "recommendations",
}
_COMMANDS = {Doing.AF: "import", Doing.APPROVAL: "report"}


def way_to(services: Services, of: Occurrence) -> Callable[[], None]:
    """To the tab or the command where it is done; what is done elsewhere says so."""
    if (tab := _TABS.get(of.item.doing)) is not None:
        return partial(services.open_tab, tab)
    if (command := _COMMANDS.get(of.item.doing)) is not None:
        return partial(services.run_command, command)
    said = tr("”{what}” görs utanför programmet. Mellanslag i årshjulets lista bockar av den.")
    return partial(services.messages.tell, said.format(what=of.item.what))
