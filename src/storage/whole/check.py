"""Looking a workspace over: the file, its keys, and what does not add up."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.file.soundness import faults
from storage.file.workspace import Workspace
from storage.ground.plan import all_areas
from storage.kept import CheckProblem, Kept


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`integrity` and `foreign_keys` are True when all is well with the file itself."""

    integrity: bool
    foreign_keys: bool
    problems: tuple[CheckProblem, ...]


def check_workspace(ws: Workspace, kept: Sequence[Kept]) -> CheckReport:
    """File integrity, foreign keys, values of another kind than their column's; where all of that is sound also what
    each subject checks of what it has `kept`: sum rules, months that do not add up, settings outside their bounds."""
    unsound = faults(ws.path)
    if unsound:
        return CheckReport(
            integrity=all(fault.of_keys for fault in unsound),
            foreign_keys=not any(fault.of_keys for fault in unsound),
            problems=tuple(CheckProblem(fault.where, fault.text) for fault in unsound),
        )
    with ws.reading_at_leisure() as connection:
        areas = all_areas(connection)
        problems = (told for each in kept for check in each.checks for told in check(connection, areas))
        found = tuple(problems)
    found += tuple(told for each in kept for look_over in each.looked_over for told in look_over(ws))
    return CheckReport(integrity=True, foreign_keys=True, problems=found)
