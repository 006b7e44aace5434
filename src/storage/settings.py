"""What a group decides about its workspace (*inställningar för arbetsboken*)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


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
    """The settings from key and value; what is not stored has its default."""
    whole_numbers = {"small_count_threshold", "age_border"}
    known = {field.name for field in fields(WorkspaceSettings)}
    values: dict[str, Any] = {
        key: int(value) if key in whole_numbers else value for key, value in stored.items() if key in known
    }
    return WorkspaceSettings(**values)
