"""What is kept of a text that could not be stored (ruling 24)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefusedText:
    """A text that could not be stored, with the reason."""

    text: str
    reason: str
