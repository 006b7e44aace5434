"""What a public report hides, figure by figure, for whoever answers for it (ruling 22). It is never printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ground.display import show_count
from domain.ground.text import tr
from domain.ground.value import Value, is_hidden, is_small

NamedFigures = Mapping[tuple[str, str], Value]
"""By where a figure stands, and which it is."""


@dataclass(frozen=True, slots=True)
class HiddenFigure:
    """A hidden figure: `where` in the report it stands, which `figure` it is, its true value, and why it is hidden."""

    where: str
    figure: str
    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class HiddenFigures:
    """The hidden `figures`, of which `needless` perhaps need not be: that few are enough was not proved. All that hangs
    together with a small number is hidden where there was no solver to find the least (`by_solver` is False)."""

    figures: tuple[HiddenFigure, ...] = ()
    needless: int = 0
    by_solver: bool = True

    def and_those(self, of: "HiddenFigures") -> "HiddenFigures":
        """These and those of another part."""
        by_solver = self.by_solver and of.by_solver
        return HiddenFigures(self.figures + of.figures, self.needless + of.needless, by_solver)

    @property
    def in_short(self) -> str:
        """`12 tal är dolda: 7 små, och 5 för att de små annars går att räkna ut.`, and what is not sure of it."""
        small = sum(each.why == tr("litet antal") for each in self.figures)
        beside = len(self.figures) - small
        if not self.figures:
            said = tr("Inget tal är dolt.")
        elif not beside:
            said = tr("{count} tal är dolda, alla små.").format(count=show_count(small))
        else:
            text = tr("{count} tal är dolda: {small} små, och {beside} för att de små annars går att räkna ut.")
            counts = (len(self.figures), small, beside)
            said = text.format(**dict(zip(("count", "small", "beside"), map(show_count, counts), strict=True)))
        if not self.by_solver:
            text = tr(
                "{said} Delen av programmet som söker det minsta att dölja fattas: allt som hänger ihop med små tal "
                "är dolt."
            )
            return text.format(said=said)
        if self.needless:
            text = tr("{said} Högst {count} av dem kunde kanske ha visats: att färre räcker är inte prövat till slut.")
            return text.format(said=said, count=show_count(self.needless))
        return said


def hidden_among(public: NamedFigures, own: NamedFigures, threshold: int) -> HiddenFigures:
    """The hidden ones of the `public` figures, with what they are of one's `own`."""

    def why(value: Value) -> str:
        if is_small(value, threshold):
            return tr("litet antal")
        return tr("skulle tillsammans med andra tal avslöja ett litet antal")

    true = {key: own.get(key, value) for key, value in public.items() if is_hidden(value)}
    return HiddenFigures(tuple(HiddenFigure(*key, value, why(value)) for key, value in true.items()))
