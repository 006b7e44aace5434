"""Footnotes in a text (*fotnoter*): `[^1]` where one is meant, and a line `[^1]: words` with what it says."""

import re
from collections.abc import Iterator, Sequence

_MEANT = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_SAYS = re.compile(r"\s*\[\^([^\]\s]+)\]:\s+(\S.*)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_footnotes(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a raised number where each is meant, and the notes, each after its number, in the order they are
    meant. One that says nothing, or that is meant nowhere, stays as it is written."""
    (body,), notes = with_footnotes_together([text])
    return body, notes


def with_footnotes_together(parts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """As `with_footnotes`, of one text in parts, as where tables stand between: a note may be meant in one of them and
    said in another."""
    lines = [(part, line) for part, text in enumerate(parts) for line in text.split("\n")]
    said: dict[str, tuple[int, str]] = {}
    for at, (_, line) in enumerate(lines):
        if (found := _SAYS.fullmatch(line)) is not None:
            said.setdefault(found[1], (at, found[2].strip()))
    numbers: dict[str, str] = {}
    for at, (_, line) in enumerate(lines):
        for found in _MEANT.finditer(line):
            name = found[1]
            if name in said and said[name][0] != at and name not in numbers:
                numbers[name] = str(len(numbers) + 1).translate(_RAISED)
    notes = {said[name][0] for name in numbers}
    kept: list[list[str]] = [[] for _ in parts]
    for at, (part, line) in enumerate(lines):
        if at not in notes:
            kept[part].append(_numbered(line, numbers))
    told = tuple(f"{number} {_numbered(said[name][1], numbers)}" for name, number in numbers.items())
    return tuple("\n".join(each) for each in kept), told


def _numbered(line: str, numbers: dict[str, str]) -> str:
    return _MEANT.sub(lambda found: numbers.get(found[1], found[0]), line)


def loose_footnotes(text: str) -> Iterator[tuple[int, str]]:
    """Where a footnote stands that says nothing, or is meant nowhere, and how it is written."""
    lines, start = text.split("\n"), 0
    says = {found[1] for line in lines if (found := _SAYS.fullmatch(line)) is not None}
    meant = {name for line in lines for name in _meant_in(line)}
    for line in lines:
        for found in _MEANT.finditer(line):
            if found[1] not in says or found[1] not in meant:
                yield start + found.start(), found[0]
        start += len(line) + 1


def _meant_in(line: str) -> Iterator[str]:
    """The names of those that a line means; one that it says something of itself is not."""
    own = _SAYS.fullmatch(line)
    for found in _MEANT.finditer(line):
        if own is None or found[1] != own[1]:
            yield found[1]
