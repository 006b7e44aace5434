"""One line of a profile (*kommunprofil*): a kind of benefit, or all of them."""

from dataclasses import dataclass

from domain.benefits.benefit import Benefit
from domain.ground.chance import ChanceInterval
from domain.ground.text import tr
from domain.ground.value import Value
from domain.profile.why_moved import ShareChange


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One kind of benefit, or the total where `kind` is None, now and a year before.

    Persons are full-year equivalents (*helårspersoner*), shares are in per cent and changes of shares in percentage
    points. `chance` is about the change of the share, `count_chance` about the change in persons; each is None
    where a figure is missing.
    """

    kind: Benefit | None
    persons: Value
    persons_before: Value
    difference: Value
    share_of_total: Value
    share_of_total_before: Value
    share_of_population: Value
    share_of_population_before: Value
    change: ShareChange
    chance: ChanceInterval | None
    count_chance: ChanceInterval | None

    @property
    def label(self) -> str:
        """The Swedish name of the kind, or *Totalt*."""
        return tr("Totalt") if self.kind is None else self.kind.label

    @property
    def decisive_chance(self) -> ChanceInterval | None:
        """What decides whether the row changed: the share's interval, or that of the persons where there is none."""
        return self.chance or self.count_chance

    @property
    def moved(self) -> bool:
        """True when the row changed by more than chance would explain; False also where nothing can be compared."""
        return self.decisive_chance is not None and not self.decisive_chance.within_chance
