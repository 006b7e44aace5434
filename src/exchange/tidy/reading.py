"""The product's own tidy files in: recognised by their columns, whatever they are called, and read whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.ground.display import show_list
from domain.ground.problem import Refusal
from domain.ground.text import tr
from domain.importing.tidy import TidyContent
from exchange.ground.delimited import DelimitedFile, unreadable
from exchange.ground.quoting import holds_personal_number, quoted
from exchange.tidy.format import TidyFormat
from exchange.tidy.headings import with_its_word

Formats = Sequence[TidyFormat[Any]]
# A file that shares this part of a kind's columns is told which ones it lacks.
_NEARLY = 0.6


@dataclass(frozen=True, slots=True)
class TidyFile:
    """A file that has been read: its name without folder, what it holds, and the SHA-256 of its bytes."""

    name: str
    content: TidyContent
    sha256: str


def kind_label(kind: str, formats: Formats) -> str:
    """The Swedish name of a kind (*filslag*). Raises StopIteration for a kind that is none."""
    return next(each.label for each in formats if each.kind == kind)


def recognise(path: Path, formats: Formats) -> str:
    """The kind of the file, as `TidyContent.kind`, told by its columns.

    Raises UserProblem for a file that cannot be read or is of no kind that is known.
    """
    with DelimitedFile(path) as file:
        return _format_of(path, file.columns, formats).kind


def read_tidy(path: Path, formats: Formats) -> TidyFile:
    """The whole file, with every row that cannot be read in `content.refused`.

    Raises UserProblem for a file that is missing, empty, not text in UTF-8 or of no kind that is known.
    """
    if holds_personal_number(path.name):
        raise unreadable(path, tr("Filens namn innehåller ett personnummer. Byt namn på filen."))
    with DelimitedFile(path) as file:
        format_ = _format_of(path, file.columns, formats)
        written, file.columns = file.columns, format_.named(file.columns)
        unknown = format_.unknown(file.columns)
        refused = []
        if unknown:
            names = show_list(quoted(name) for name in unknown)
            text = tr("Filen innehåller {kind}, men kolumnen {names} hör inte dit. Ta bort den eller byt namn på den.")
            if len(unknown) > 1:
                text = tr(
                    "Filen innehåller {kind}, men kolumnerna {names} hör inte dit. Ta bort eller byt namn på dem."
                )
            refused.append(Refusal(file.header_line, text.format(kind=format_.label, names=names)))
        content = format_.read_all(file.rows(), refused, dict(zip(file.columns, written, strict=True)))
        if not content.rows and not content.refused:
            raise unreadable(path, tr("Filen har en rubrik men inga rader."))
        return TidyFile(path.name, content, file.sha256)


def fitting(columns: tuple[str, ...], formats: Formats) -> list[TidyFormat[Any]]:
    """The kinds whose columns are all there."""
    return [each for each in formats if set(each.required) <= set(each.named(columns))]


def _format_of(path: Path, columns: tuple[str, ...], formats: Formats) -> TidyFormat[Any]:
    """The kind whose columns are all there; of several the one with the most columns."""
    found = fitting(columns, formats)
    if found:
        return max(found, key=lambda each: len(each.required))
    if len(columns) == 1:
        raise unreadable(path, tr("Filen känns inte igen. Kolumnerna ska skiljas med komma eller semikolon."))
    if near := what_it_nearly_is(columns, formats):
        raise unreadable(path, near)
    named = show_list(quoted(name) for name in columns[:8])
    text = tr(
        "Filen känns inte igen. Kolumnerna {columns} hör inte till något slag av fil som kan läsas in. Vad de ska heta "
        "står i handboken, under Läs in fil, Egna filer."
    )
    raise unreadable(path, text.format(columns=named))


def what_it_nearly_is(columns: tuple[str, ...], formats: Formats) -> str:
    """The kind that a file with these columns is like, and what it lacks; empty where it is like none. Those that lack
    as little are all told."""
    most = max(_likeness(each, columns) for each in formats)
    if most < _NEARLY:
        return ""
    near = [each for each in formats if _likeness(each, columns) == most]
    told = [
        tr("{kind} men saknar {columns}").format(
            kind=each.label,
            columns=show_list(with_its_word(name) for name in each.required if name not in each.named(columns)),
        )
        for each in near
    ]
    return tr("Filen känns inte igen. Den liknar {kinds}.").format(kinds=tr(" eller ").join(told))


def _likeness(format_: TidyFormat[Any], columns: tuple[str, ...]) -> float:
    return len(set(format_.required) & set(format_.named(columns))) / len(format_.required)
