"""Where a figure comes from (*källa*): everything shown has a source and a date (domain handbook §10)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.ground.text import tr

_ITS_TABLE = re.compile(r", tabell (\S+(?: \(\S+\))?)$")
"""How a title ends that holds what the publisher calls the table: `…, tabell ArbStatusM (TAB4365)`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Publisher and title as written; `reference_date` is the day the figures speak of, `recorded` the day they
    were entered or imported, `recorded_by` the function that did it (ruling 28). `typed` is True where no source was
    given, and who typed the figures and when is all that is known. `table` is what the publisher
    calls the table where it is known (`HE0000T02N2`). `parts` are the sources that this one stands for, where it is
    what several are called together (`one_source`)."""

    title: str
    publisher: str = ""
    reference_date: date | None = None
    recorded: date | None = None
    recorded_by: str = ""
    typed: bool = False
    table: str = ""
    parts: "tuple[Source, ...]" = ()

    @property
    def each(self) -> "tuple[Source, ...]":
        """The sources it stands for: itself, where it is one."""
        return self.parts or (self,)

    @property
    def name(self) -> str:
        """Publisher and title, without days."""
        return ", ".join(part for part in (self.publisher, self.title) if part)

    @property
    def line(self) -> str:
        """One line for under a table or a chart: `Källa: regional deck 2021, inläst 2026-03-30`."""
        return tr("Källa: {source}").format(source=self.words)

    @property
    def words(self) -> str:
        """The same for a list of sources: `regional deck 2021, inläst 2026-03-30`."""
        if self.parts:
            return "; ".join(part.words for part in self.parts)
        parts = [self.name] if self.name else []
        if self.reference_date is not None:
            parts.append(tr("avser {date}").format(date=self.reference_date.isoformat()))
        if self.recorded is not None and self.typed:
            # Nobody read it in: it says itself that it was recorded.
            return " ".join((*parts, self.recorded.isoformat()))
        if self.recorded is not None:
            parts.append(tr("inläst {date}").format(date=self.recorded.isoformat()))
        return ", ".join(parts)


def title_and_table(title: str) -> tuple[str, str]:
    """A title without what its publisher calls the table, and that by itself; an empty one where none is told."""
    if (found := _ITS_TABLE.search(title)) is None:
        return title, ""
    return title[: found.start()], found[1]


def one_source(sources: Iterable[Source]) -> Source:
    """Where figures that stand together come from: each of the sources by its own name (ruling 45), and none for all of
    them. Of those that are called the same it is the one recorded last. An empty one without any."""
    latest: dict[tuple[str, str, str, bool], Source] = {}
    for source in (part for each in sources for part in each.each):
        called = (source.publisher, source.title, source.table, source.typed)
        known = latest.setdefault(called, source)
        if (known.recorded or date.min, known.reference_date or date.min) < (
            source.recorded or date.min,
            source.reference_date or date.min,
        ):
            latest[called] = source
    parts = tuple(latest.values())
    if len(parts) < 2:
        return parts[0] if parts else Source("")
    named = "; ".join(part.name for part in parts)
    return Source(named, recorded=max((part.recorded for part in parts if part.recorded), default=None), parts=parts)


def sources_line(sources: Iterable[Source]) -> str:
    """One line for what rests on several sources, each of them once: `Källa: SCB, folkmängd; regional deck 2021`."""
    return one_source(sources).line
