"""What a kind of tidy file is: the columns it is known by and how its rows are read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.ground.display import show_count
from domain.ground.problem import Refusal
from domain.ground.text import tr
from domain.importing.tidy import TidyContent
from exchange.ground.delimited import Row
from exchange.ground.fields import Fields
from exchange.ground.quoting import quoted
from exchange.tidy.headings import by_their_codes

RowType = TypeVar("RowType")

# Sixty years of twelve months for every kommun.
MOST_ROWS = 200_000
MOST_REFUSED = 1_000


@dataclass(frozen=True, slots=True)
class TidyFormat(Generic[RowType]):
    """One kind of file (*filslag*). A file is of the kind when it has every column of `required`; it may have those
    of `optional` and no other. `read` makes a row of its fields, `gather` the content of rows and refusals."""

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    read: Callable[[Fields], RowType]
    gather: Callable[[tuple[RowType, ...], tuple[Refusal, ...]], TidyContent]

    @property
    def label(self) -> str:
        """The Swedish name of the kind."""
        return self.gather((), ()).label

    def named(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The columns by their codes, where a Swedish word stands for one."""
        return by_their_codes(columns, (*self.required, *self.optional))

    def unknown(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The columns that do not belong to the kind: what is left unread must not look as if it were read."""
        return tuple(name for name in columns if name not in self.required and name not in self.optional)

    def read_all(
        self, rows: Iterable[Row | Refusal], refused: Iterable[Refusal] = (), written: Mapping[str, str] = {}
    ) -> TidyContent:
        """The content of a whole file, every row either read or refused with all its reasons. `written` is what the
        file itself calls its columns."""
        read: list[RowType] = []
        refusals = list(refused)
        for row in rows:
            if len(read) == MOST_ROWS:
                text = tr("Filen har fler än {most} rader. Dela den i flera filer.")
                refusals.append(Refusal(row.line, text.format(most=show_count(MOST_ROWS))))
                break
            if len(refusals) == MOST_REFUSED:
                refusals.append(Refusal(row.line, tr("Här finns fler fel, som inte räknas upp.")))
                break
            if isinstance(row, Refusal):
                refusals.append(row)
                continue
            fields = Fields(row, written)
            lacking = [name for name in row.short if name in self.required]
            if lacking and not fields.problems:
                text = tr("Raden slutar innan kolumnen {column}.")
                refusals.append(Refusal(row.line, text.format(column=quoted(written.get(lacking[0], lacking[0])))))
                continue
            value = self.read(fields)
            if fields.problems:
                refusals.append(Refusal(row.line, " ".join(fields.problems)))
            else:
                read.append(value)
        return self.gather(tuple(read), tuple(refusals))
