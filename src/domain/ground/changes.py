"""What a write changed (*ändringar*), told once to everyone who shows it."""

from dataclasses import dataclass
from enum import Enum


class Subject(Enum):
    """What a change is about; each tab knows which subjects make it stale."""

    AREAS = "areas"
    BENEFITS = "benefits"
    RANKS = "ranks"
    INDICATORS = "indicators"
    PROFILE_TEXTS = "profile_texts"
    POPULATIONS = "populations"
    LOTS = "lots"
    RESOURCE = "resource"
    RECOMMENDATIONS = "recommendations"
    MEMBERS = "members"
    REPORTS = "reports"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """One operation's effect: its Swedish label for the menu, the tables and subjects touched, rows changed.

    An operation that changed nothing has `rows` 0, was not logged and cannot be undone.
    """

    label: str
    tables: tuple[str, ...]
    subjects: frozenset[Subject]
    rows: int


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do next; None where there is nothing to undo or redo."""

    undo: str | None
    redo: str | None
