"""Looking a workspace over: the file, its keys, and what does not add up."""

from dataclasses import dataclass

from storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CheckProblem:
    """Where, in words (`LOTS maj 2016, Tierp`), and what, as a sentence."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`integrity` and `foreign_keys` are True when all is well with the file itself."""

    integrity: bool
    foreign_keys: bool
    problems: tuple[CheckProblem, ...]


def check_workspace(ws: Workspace) -> CheckReport:
    """File integrity, foreign keys, sum rules, and months that do not add up."""
    raise NotImplementedError
