"""SCB's table as CSV: one column a month, texts in quotation marks, in UTF-8 or in the older Western alphabets."""

import csv
import io
from collections.abc import Iterator

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from exchange.ground.unfit import Unfit
from exchange.scb.csv_header import encoding_of, header_of
from exchange.scb.cube import MonthCube
from exchange.scb.flat_rows import columns_of, header_labels, take_row
from exchange.scb.heading import heading_of
from exchange.scb.scattered import Scattered

_BLOCK = 1 << 20


def read_csv(data: bytes) -> MonthCube | PopulationCounts:
    """The table. Raises Unfit for what is no such table; rows that cannot be read stand in `refused`."""
    found = header_of(data[:_BLOCK])
    if found is None:
        raise Unfit(tr("Filen känns inte igen som en tabell från SCB."))
    above, header, delimiter = found
    gathered = Scattered()
    columns = columns_of(header, header_labels(header), gathered)
    skipped = 0
    for line, cells in _rows(data, above, delimiter, gathered):
        if not any(cells):
            continue
        if not any(cells[1:]):
            # A note below the table; a program for spreadsheets fills up its row with empty cells.
            skipped += 1
        elif len(cells) == len(header):
            take_row(gathered, columns, line, cells)
        else:
            text = tr("Raden har {cells} värden, men rubriken har {columns} kolumner.")
            gathered.refuse(line, text.format(cells=len(cells), columns=len(header)))
    cut_off = not data.endswith((b"\n", b"\r"))
    return gathered.table(heading_of("", "", None), skipped, cut_off=cut_off)


def _rows(data: bytes, above: int, delimiter: str, gathered: Scattered) -> Iterator[tuple[int, list[str]]]:
    """Every row under the header with the line it begins on; refuses the one where quotation marks go wrong."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding_of(data), errors="replace", newline="")
    for _line in range(above + 1):
        text.readline()
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        line = above + 2 + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            gathered.refuse(line, tr("Citattecken står fel. Raderna därefter har inte lästs."))
            return
        yield line, cells
