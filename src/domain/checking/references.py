"""References in a text that lead to nothing, or to what does not bear out what is written: told where they stand."""

from collections.abc import Callable, Iterator

from domain.checking.finding import Finding, FindingKind, Severity
from domain.figures.filled import Shown
from domain.figures.reference import BEGINS, Block, Piece, pieces_of
from domain.ground.text import tr


def reference_findings(field: str, text: str, shown: Callable[[Piece], Shown]) -> Iterator[Finding]:
    """The figures, tables and charts of a text that are missing, are others than when it was agreed on, or do not bear
    out the words that stand for them. `shown` says what stands for each."""
    start = 0
    for piece in pieces_of(text) if BEGINS in text else ():
        words = piece if isinstance(piece, str) else piece.written
        if fault := shown(piece).fault:
            to_do = tr("Sätt in siffran på nytt, eller skriv om meningen.")
            if isinstance(piece, Block):
                to_do = tr("Sätt in underlaget på nytt, eller ta bort det.")
            kind, end = FindingKind.REFERENCE, start + len(words)
            yield Finding(kind, Severity.WARNING, field, start, end, words, fault, to_do)
        start += len(words)
