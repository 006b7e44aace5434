"""Text on short lines (*radbrytning*)."""

from collections.abc import Callable

from drawing.hyphenation import hyphen_after, next_break, pieces

Measure = Callable[[str], float]
Room = Callable[[int], float]
"""How wide each line may be, by its number from 0."""


def wrap(text: str, room: Room, measure: Measure, *, syllables: bool = True) -> tuple[str, ...] | None:
    """`text` as lines, each within its room; None where some piece of a word is wider than its line.

    Words stay whole while they can; else they part between the words they are made of, and between syllables at last
    where that is allowed.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        start = 0
        while measure(_joined(line, word[start:])) > room(len(lines)):
            if line and measure(word[start:]) <= room(len(lines) + 1):
                lines.append(line)
                line = ""
                break
            begun, most = line, room(len(lines))
            at = next_break(
                word,
                start,
                lambda head, begun=begun, most=most: measure(_joined(begun, head)) <= most,  # type: ignore[misc]
                syllables=syllables and not line,
            )
            if at is not None:
                head = word[start:at]
                lines.append(_joined(line, head + hyphen_after(head)))
                start = at
            elif line:
                lines.append(line)
            else:
                return None
            line = ""
        line = _joined(line, word[start:])
    return (*lines, line) if line else tuple(lines)


def wrapped(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """`text` as lines of one width; what cannot be parted is left wider than the line."""
    return wrap(text, lambda _line: width, measure) or tuple(text.split(" "))


def narrowest(text: str, measure: Measure) -> float:
    """The least width at which `text` can be set without parting syllables."""
    return max(measure(piece) for word in text.split(" ") for piece in pieces(word))


def _joined(line: str, word: str) -> str:
    return f"{line} {word}" if line else word
