"""What a group itself decides of a report (*komposition*): its title, its own words and the order of its parts."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

HEADING_SIGN = "#"
MOST_PARTIES = 4
"""How many parties a report is signed by at most (domain handbook §6)."""


@dataclass(frozen=True, slots=True)
class Section:
    """An own section (*avsnitt*): a heading, and what is written under it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Composition:
    """What is written for the report of one year; an empty text leaves it to the program.

    `day` is the date on the cover as it is written, `registration` the registration number (*diarienummer*). `summary`
    are the group's own words, first in the summary. `own_text` holds the own sections, each after a line that begins
    with `#`. `signed` says what is signed, `signers` by whom, a party on each line.
    `order` are keys of parts; those that are not in it come last, as the plan has them.
    """

    title: str = ""
    subtitle: str = ""
    day: str = ""
    registration: str = ""
    summary: str = ""
    own_text: str = ""
    order: tuple[str, ...] = ()
    signed: str = ""
    signers: str = ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The own sections in their order; what is written before the first heading has none."""
        found: list[tuple[str, list[str]]] = []
        for line in self.own_text.splitlines():
            if line.startswith(HEADING_SIGN):
                found.append((line.lstrip(HEADING_SIGN).strip(), []))
            elif found:
                found[-1][1].append(line)
            elif line.strip():
                found.append(("", [line]))
        return tuple(Section(heading, "\n".join(lines).strip()) for heading, lines in found)

    @property
    def parties(self) -> tuple[str, ...]:
        """Those who sign, in their order: organisation and function, and a name where somebody wrote one."""
        return tuple(" ".join(line.split()) for line in self.signers.splitlines() if line.strip())

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """The keys of parts in the order of the report."""
        known = list(keys)
        return sorted(known, key=lambda key: self.order.index(key) if key in self.order else len(self.order))

    @property
    def stored(self) -> str:
        """As it is kept in the workspace; empty where nothing is decided."""
        return "" if self == Composition() else json.dumps(asdict(self), ensure_ascii=False)


def read_composition(stored: str) -> Composition:
    """What was stored. What cannot be read is left out, as another version may have written it."""
    try:
        told = json.loads(stored or "{}")
    except ValueError:
        return Composition()
    return composition_of_values(told)


def composition_of_values(told: object) -> Composition:
    """A composition from the values that were read; what is no value of one is left out."""
    if not isinstance(told, dict):
        return Composition()
    texts = {each.name: told.get(each.name) for each in fields(Composition) if each.name != "order"}
    kept = {name: text for name, text in texts.items() if isinstance(text, str)}
    order: Sequence[object] = told["order"] if isinstance(told.get("order"), list) else ()
    return Composition(**kept, order=tuple(key for key in order if isinstance(key, str)))
