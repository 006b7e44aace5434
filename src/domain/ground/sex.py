"""Sex (*kön*) as figures are divided by it."""

from enum import Enum

from domain.ground.text import tr


class Sex(Enum):
    """`ALLA` is everyone together, as published. A LOTS file writes the same word where the split is not known (ruling
    17): there it is `UNSPLIT`, and what it counts may also be counted under the others."""

    KVINNA = "kvinna"
    MAN = "man"
    ANNAT = "annat"
    ALLA = "alla"
    UNSPLIT = ALLA
    # One member is one object: hashing its name each time is what most of a table's reckoning would be.
    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The Swedish heading for people of this sex."""
        return {
            Sex.KVINNA: tr("Kvinnor"),
            Sex.MAN: tr("Män"),
            Sex.ANNAT: tr("Annat"),
            Sex.ALLA: tr("Alla"),
        }[self]
