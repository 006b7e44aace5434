"""Sex (*kön*) as figures are divided by it."""

from enum import Enum

from domain.ground.text import tr


class Sex(Enum):
    """`ALLA` in a LOTS file means that the split is not known (ruling 17); in a benefit file, both together."""

    KVINNA = "kvinna"
    MAN = "man"
    ANNAT = "annat"
    ALLA = "alla"

    @property
    def label(self) -> str:
        """The Swedish heading for people of this sex."""
        return {
            Sex.KVINNA: tr("Kvinnor"),
            Sex.MAN: tr("Män"),
            Sex.ANNAT: tr("Annat"),
            Sex.ALLA: tr("Alla"),
        }[self]
