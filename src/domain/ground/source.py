"""Where a figure comes from (*källa*): everything shown has a source and a date (domain handbook §10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.ground.text import tr


@dataclass(frozen=True, slots=True)
class Source:
    """Publisher and title as written; `reference_date` is the day the figures speak of, `recorded` the day they
    were entered or imported, `recorded_by` the function that did it (ruling 28). `typed` is True where no source was
    given, and who typed the figures and when is all that is known."""

    title: str
    publisher: str = ""
    reference_date: date | None = None
    recorded: date | None = None
    recorded_by: str = ""
    typed: bool = False

    @property
    def line(self) -> str:
        """One line for under a table or a chart: `Källa: regional deck 2021, inläst 2026-03-30`."""
        return tr("Källa: {source}").format(source=self.words)

    @property
    def words(self) -> str:
        """The same for a list of sources: `regional deck 2021, inläst 2026-03-30`."""
        parts = [part for part in (self.publisher, self.title) if part]
        if self.reference_date is not None:
            parts.append(tr("avser {date}").format(date=self.reference_date.isoformat()))
        if self.recorded is not None:
            parts.append(tr("inläst {date}").format(date=self.recorded.isoformat()))
        return ", ".join(parts)


def sources_line(sources: Iterable[Source]) -> str:
    """One line for what rests on several sources, each of them once: `Källa: SCB, folkmängd; regional deck 2021`."""
    return tr("Källa: {sources}").format(sources="; ".join(dict.fromkeys(source.words for source in sources)))
