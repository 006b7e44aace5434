"""Headings (*rubriker*) and row names (*radnamn*) around a copied block: told from its figures and left off."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.ground.entry import parse_percent
from domain.ground.text import tr
from domain.ground.value import Empty
from widgets.sheet.block import Block

_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = re.compile("[-\u2010\u2011\u2212]")


@dataclass(frozen=True, slots=True)
class Framed:
    """A block without its frame: `headings` stood over its columns, the lowest row of them, `names` beside its rows.
    Empty where it had none."""

    figures: Block
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def unframed(block: Block, labels: Iterable[str], rows: Sequence[str] = ()) -> Framed:
    """The block's figures. `labels` are the grid's own, which may look like figures: `16`, `2020`; `rows` those of its
    rows, in order.

    Whatever can be read as a figure is one. First rows of words are headings, a first column of words is names. A
    single column or row has a frame only where that is the grid's own label: else it is a slip of the pen, which is
    told of in its own cell.
    """
    known = {plain(label) for label in labels if label}
    width = max((len(line) for line in block), default=0)
    if width == 1:
        headed = len(block) > 1 and _is_word(block[0][0]) and plain(block[0][0]) in known
        return Framed(block[1:], block[0]) if headed else Framed(block)
    # What stands around a table, its title and its notes, is in lines of a single cell.
    table = [number for number, line in enumerate(block) if len(line) > 1 or not _is_word(line[0])]
    block = block[table[0] : table[-1] + 1] if table else block
    beside = [line[0] for line in block[1:]]
    by_word, by_label = _all_words(beside, set()), _all_words(beside, known)
    headings: tuple[str, ...] = ()
    while len(block) > 1 and _is_heading(block[0], known, named=by_word or by_label):
        headings, block = block[0], block[1:]
    named = (by_word and (bool(headings) or _all_words([block[0][0]], known))) or (by_label and bool(headings))
    named = named or _follow([line[0] for line in block], rows)
    if len(block) == 1 and not headings:
        named = plain(block[0][0]) in known and _is_word(block[0][0])
    if not named:
        return Framed(block, headings)
    return Framed(tuple(line[1:] for line in block), headings[1:], tuple(line[0] for line in block))


def stranger(said: Sequence[str], landed: Sequence[str], labels: Iterable[str]) -> str:
    """The first of `said` that names another row or column of the grid than the one it would land on; else empty."""
    known = {plain(label) for label in labels if label}
    pairs = zip(said, landed, strict=False)
    return next((text for text, label in pairs if plain(text) in known and plain(text) != plain(label)), "")


def plain(label: str) -> str:
    """A label as it is compared: `Under 30`, `under  30`."""
    return " ".join(_DASHES.sub("–", label).casefold().split())


def _follow(texts: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether the texts are the names of some rows that follow one another: `18`, `19`, `20`."""
    said, names = [plain(text) for text in texts], [plain(row) for row in rows]
    return len(said) > 1 and any(names[at : at + len(said)] == said for at in range(len(names)))


def _is_heading(line: Sequence[str], known: set[str], *, named: bool) -> bool:
    corner, rest = (line[0], line[1:]) if named else ("", line)
    written = [text for text in rest if text.strip()]
    # A year in the corner says of what the table is: `2025`.
    if not written or not (_is_word(corner) or _YEAR.fullmatch(corner.strip()) or not corner.strip()):
        return False
    if not all(_is_word(text) or plain(text) in known or _YEAR.fullmatch(text.strip()) for text in written):
        return False
    return any(_is_word(text) for text in written) or (named and not corner.strip())


def _all_words(texts: Sequence[str], known: set[str]) -> bool:
    written = [text for text in texts if text.strip()]
    return bool(written) and all(_is_word(text) or plain(text) in known for text in written)


def _is_word(text: str) -> bool:
    """True for what nobody can have meant as a figure, nor as the reason why there is none."""
    bare = plain(text)
    reasons = {plain(empty.label) for empty in Empty}
    if bare in reasons or bare.startswith(tr("minst {count}").format(count="")):
        return False
    return any(sign.isalpha() for sign in bare) and parse_percent(text).value is None
