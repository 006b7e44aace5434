"""What a group decides about its workspace (*inställningar för arbetsboken*)."""

from dataclasses import dataclass


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
