"""What the figures of a workspace come from (*källförteckning*): a line for each source and kind of figures."""

from dataclasses import dataclass

from domain.ground.display import swedish_order
from domain.ground.period import parse_period
from domain.ground.publishers import terms_of
from domain.ground.source import Source
from domain.ground.text import tr

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source and the `figures` that come from it, in words; `first` and `last` are the codes of their periods. `file`
    is what they were read from, which is told in the window alone: a public page never names a file (ruling 45). `id`
    is the workspace's own for the source, None where the figures were typed without one."""

    source: Source
    figures: str
    first: str
    last: str
    file: str = ""
    id: int | None = None

    @property
    def can_be_mended(self) -> bool:
        """Whether it has a name that somebody gave it. What was typed without a source gets one in its sheet."""
        return self.id is not None

    @property
    def periods(self) -> str:
        """`januari 2014 – december 2025`."""
        first, last = _label(self.first), _label(self.last)
        return first if first == last else tr("{first} – {last}").format(first=first, last=last)

    @property
    def taken(self) -> str:
        """When they came and who took them in, and from what: `2026-03-30 av kansliet, ur bas.json`."""
        source = self.source
        said = tr("av {who}").format(who=source.recorded_by)
        if source.recorded is not None:
            said = f"{source.recorded.isoformat()} {said}"
        from_file = self.file and self.file != source.title
        return tr("{said}, ur {file}").format(said=said, file=self.file) if from_file else said

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands under `headings`."""
        source = self.source
        shown = (source.name, source.table, self.figures, self.periods, self.taken, terms_of(source))
        return tuple(text or UNKNOWN for text in shown)


def headings() -> tuple[str, ...]:
    """Of the list."""
    return tr("Källa"), tr("Tabell"), tr("Siffror"), tr("Perioder"), tr("Inläst eller registrerat"), tr("Villkor")


def in_order(used: list[UsedSource]) -> tuple[UsedSource, ...]:
    """By name in Swedish order, then by what they are the source of."""
    return tuple(sorted(used, key=lambda each: (swedish_order(each.source.name), each.figures, each.first)))


def _label(code: str) -> str:
    """Days stay as they are."""
    try:
        return parse_period(code).label
    except ValueError:
        return code
