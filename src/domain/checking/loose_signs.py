"""Signs of figures, emphasis and footnotes that stand in a text and mean nothing: they are printed as they stand."""

import re
from collections.abc import Iterator

from domain.checking.finding import Finding, FindingKind, Severity
from domain.figures.reference import pieces_of
from domain.ground.footnotes import loose_footnotes
from domain.ground.text import tr

_BRACE = re.compile(r"\{[^{}\n]*\}|\{[^\s{}]*|[^\s{}]*\}")
_EMPHASIS = re.compile(r"(?<!\*)(\*{1,3})(?![\s*])[^*\n]*(?<![\s*])\1(?!\*)")
_NESTED = re.compile(r"(?<!\*)(\*{1,2})(?![\s*])(?:[^*\n]|(?!\1)\*{1,2})*(?<![\s*])\1(?!\*)")
_NO_EMPHASIS = re.compile(r"\\\*|^[ \t]*\*[ \t]", re.MULTILINE)
_STARS = re.compile(r"\*\*+[^*\n]*(?:\*\*+)?|(?<![\w*])\*(?![\s*])[^*\n]*\s\*(?!\*)")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+\S.*$", re.MULTILINE)
_SHOWN = 40


def loose_signs(field: str, text: str) -> Iterator[Finding]:
    """Braces that no figure stands between, stars that make no word stand out, headings where there are none, and
    footnotes without their other half."""
    start = 0
    for piece in pieces_of(text):
        if isinstance(piece, str):
            for found in _BRACE.finditer(piece):
                why = tr("Klammern i ”{words}” hör inte till någon siffra och trycks som den står.")
                to_do = tr("Ta bort klammern, eller sätt in siffran på nytt.")
                yield _finding(field, start + found.start(), found[0], why, to_do)
        start += len(piece if isinstance(piece, str) else piece.written)
    bare = text
    for meant in (_NO_EMPHASIS, _EMPHASIS, _NESTED):
        bare = meant.sub(_same_length, bare)
    for found in _STARS.finditer(bare):
        why = tr("Stjärnorna i ”{words}” trycks som de står.")
        to_do = tr("Ta bort dem, eller låt dem stå tätt intill orden: **så här**.")
        yield _finding(field, found.start(), text[slice(*found.span())].rstrip()[:_SHOWN], why, to_do)
    for found in _HEADING.finditer(text):
        why = tr("Tecknet # i ”{words}” trycks som det står: bara rapportens egna avsnitt har egna rubriker.")
        to_do = tr("Ta bort tecknet, eller lägg texten i ett eget avsnitt.")
        yield _finding(field, found.start(), found[0].rstrip()[:_SHOWN], why, to_do)
    for at, words in loose_footnotes(text):
        why = tr("Fotnoten ”{words}” saknar sin andra hälft och trycks som den står.")
        to_do = tr("Skriv {words} i texten, och vad den säger på en egen rad: {words}: så här.").format(words=words)
        yield _finding(field, at, words, why, to_do)


def _finding(field: str, start: int, words: str, why: str, to_do: str) -> Finding:
    told = why.format(words=words)
    return Finding(FindingKind.LOOSE_SIGNS, Severity.WARNING, field, start, start + len(words), words, told, to_do)


def _same_length(found: re.Match[str]) -> str:
    return " " * len(found[0])
