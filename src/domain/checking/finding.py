"""What a check of a text finds (*fynd*): the very words, why, with the arithmetic, and what to do."""

from dataclasses import dataclass
from enum import Enum


class FindingKind(Enum):
    """What is wrong; the value is kept in the workspace beside what was ignored."""

    POINTS = "points"
    """Per cent where it is percentage points, or the reverse."""
    DIFFERENCE = "difference"
    """A change that is not the difference of the two figures beside it."""
    DIRECTION = "direction"
    """*Minskade* beside a rise, or the reverse (ruling 42)."""
    TIMES = "times"
    """*Mer än dubbelt*, *halverats* beside figures that say otherwise."""
    SUM = "sum"
    """Parts that do not make the total beside them."""
    SHARE = "share"
    """A share that is another than the two numbers beside it make: *en av fem*, 288 of 551."""
    SHARE_AS_NUMBER = "share_as_number"
    """A share called a number, or the reverse."""
    PEOPLE = "people"
    """Whole-year equivalents called people (ruling 43)."""
    DIFFERS = "differs"
    """A typed number that looks like a known figure and is another."""
    HIDDEN = "hidden"
    """A typed number that is hidden in public (ruling 59)."""
    PRINTED_HIDDEN = "printed_hidden"
    """A live figure that a public page prints as hidden."""
    CAN_BE_LIVE = "can_be_live"
    """A typed number that is a known figure."""
    OTHER_AREA = "other_area"
    """The name of a kommun that the text is not about."""
    REFERENCE = "reference"
    """A figure, a table or a chart that is referred to and missing, or that does not bear out what is written."""
    LOOSE_SIGNS = "loose_signs"
    """Braces or stars that mean nothing where they stand."""
    EMPTY = "empty"
    """Fields that are still empty."""
    DATES = "dates"
    """Days that cannot be, or in the wrong order."""


class Severity(Enum):
    """How much it matters, the gravest first: it breaks a rule, it looks wrong, it can be bettered."""

    FAULT = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look over (*att se över*).

    `field` is the key of the text it stands in, empty where it is about the whole; `start` and `end` are the place of
    `words` in that text, both 0 where there is none. `why` is a sentence with the arithmetic, `to_do` what to do about
    it; `instead` is what could stand in place of the words, empty where the program cannot tell.
    """

    kind: FindingKind
    severity: Severity
    field: str
    start: int
    end: int
    words: str
    why: str
    to_do: str
    instead: str = ""
    note: str = ""
    """Why it is ignored (*bortses från*), empty while it is not."""
