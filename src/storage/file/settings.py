"""What a group decides about its workspace (*inställningar för arbetsboken*)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from domain.ground.text import tr

# Ruling 38: under four a hidden cell has fewer than three values it can be, and all but tells which.
THRESHOLDS = range(4, 21)
AGE_BORDERS = range(16, 66)
_BOUNDS = {"small_count_threshold": THRESHOLDS, "age_border": AGE_BORDERS}
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Stored in the workspace, so that everyone who opens it has the same.

    `name` is the group's name; counts from 1 up to but not including `small_count_threshold` are hidden in public
    (domain handbook §10); `age_border` divides the age groups of LOTS cases; `chair_role` stands under the signature
    line; `purpose` is the report's text on assignment, purpose and method.
    """

    name: str
    small_count_threshold: int = 5
    age_border: int = 30
    chair_role: str = ""
    purpose: str = ""


def setting_rows(settings: WorkspaceSettings) -> list[dict[str, str]]:
    """The settings as rows of key and value."""
    return [{"key": field.name, "value": str(getattr(settings, field.name))} for field in fields(settings)]


def read_settings(stored: Mapping[str, str]) -> WorkspaceSettings:
    """The settings from key and value; what is not stored, or is outside its bounds, has its default."""
    beyond = settings_beyond(stored)
    values: dict[str, Any] = {
        field.name: int(stored[field.name]) if field.name in _BOUNDS else stored[field.name]
        for field in fields(WorkspaceSettings)
        if field.name in stored and field.name not in beyond
    }
    return WorkspaceSettings(**{"name": "", **values})


def settings_beyond(stored: Mapping[str, Any]) -> frozenset[str]:
    """The settings that cannot stand as they are stored."""
    beyond = {name for name, bounds in _BOUNDS.items() if name in stored and not _within(stored[name], bounds)}
    beyond |= {field.name for field in fields(WorkspaceSettings) if not isinstance(stored.get(field.name, ""), str)}
    if "name" not in beyond and not 0 < len(stored.get("name", "").strip()) <= _LONGEST_NAME:
        beyond.add("name")
    return frozenset(beyond)


def said_of_settings(stored: Mapping[str, Any]) -> list[str]:
    """What is said of settings that cannot stand as they are stored, one sentence each."""
    named = {
        "name": tr("Gruppens namn saknas eller är för långt."),
        "small_count_threshold": tr("Gränsen för små tal är inte mellan 4 och 20 i filen. Den är 5 tills den ändras."),
        "age_border": tr("Åldersgränsen är inte mellan 16 och 65 år i filen. Den är 30 tills den ändras."),
    }
    return [named.get(name, tr("En text kan inte läsas.")) for name in sorted(settings_beyond(stored))]


def _within(text: Any, bounds: range) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 4 and int(text) in bounds
