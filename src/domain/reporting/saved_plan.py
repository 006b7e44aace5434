"""A plan of a group's own (*egen rapport*): which parts a report has and in which order, under a name of its own."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field

from domain.ground.area import slug
from domain.ground.text import tr
from domain.reporting.composition import Composition, composition_of_values

LONGEST_NAME = 80
_LONGEST_KEY = 16


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """What is saved under a `name`: the `kind` of report, the keys of its `parts` in order, and the `start`: what its
    report has of the group's own words until others are written for a period.

    `key` is what its approved versions are counted by; it stays when the plan is renamed.
    """

    key: str
    name: str
    kind: str
    parts: tuple[str, ...]
    start: Composition = field(default_factory=Composition)

    @property
    def stored(self) -> str:
        """As it is kept in the workspace."""
        return json.dumps(asdict(self), ensure_ascii=False)


def read_saved_plan(stored: str) -> SavedPlan | None:
    """What was stored; None where it cannot be read, as another version may have written it."""
    try:
        told = json.loads(stored)
    except ValueError:
        return None
    if not isinstance(told, dict) or not isinstance(told.get("parts"), list):
        return None
    key, name, kind = (told.get(each) for each in ("key", "name", "kind"))
    if not (isinstance(key, str) and isinstance(name, str) and isinstance(kind, str)):
        return None
    parts = tuple(each for each in told["parts"] if isinstance(each, str))
    return SavedPlan(key, name, kind, parts, composition_of_values(told.get("start")))


def key_of_plan(name: str, taken: Collection[str]) -> str:
    """A key for a new plan: its name in plain letters, with a number where that is taken."""
    try:
        plain = slug(name)[:_LONGEST_KEY].strip("-")
    except ValueError:
        plain = "egen"
    numbers = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbers if key not in taken)


def refused_plan(name: str, parts: Iterable[str], names: Iterable[str]) -> str:
    """The sentence on why a plan cannot be saved so; empty when it can. `names` are those of other reports."""
    if not name.strip():
        return tr("Ge rapporten ett namn, till exempel Lägesrapport till styrelsen.")
    if len(name.strip()) > LONGEST_NAME:
        return tr("Namnet är för långt. Det får ha högst {count} tecken.").format(count=LONGEST_NAME)
    if name.strip().casefold() in {each.casefold() for each in names}:
        return tr("Det finns redan en rapport som heter {name}. Välj ett annat namn.").format(name=name.strip())
    if not tuple(parts):
        return tr("Välj minst en del.")
    return ""
