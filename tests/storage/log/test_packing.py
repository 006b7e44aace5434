"""Many rows as one piece of the change log: what comes out is what went in, also what the first version packed."""

import json
import zlib
from typing import Any

import pytest
from sqlalchemy import select, update

import storage.log.recorder
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.importing.tidy import IndicatorRow, Indicators
from storage.file.workspace import Workspace
from storage.ground.rows import fetch, row_text
from storage.history.changelog import redo, undo
from storage.importing.recording import import_rows
from storage.log.packing import PackedRows, RowPacker, is_packed
from storage.schema import CHANGE_ROW, INDICATOR_VALUE
from support.workspaces import content

COLUMNS = ("area_code", "month", "sjukpenning", "import_id")


def test_rows_are_found_by_their_area() -> None:
    packer = RowPacker(COLUMNS)
    nordmaling = [("2401", "2014-01", 108, 1), ("2401", "2014-02", None, 2)]
    packer.add("2401", nordmaling)
    packer.add("2403", [])
    packer.add("2404", [("2404", "2014-01", 17, None)])
    packed = packer.packed()
    assert is_packed(packed)
    read = PackedRows(packed)
    assert (read.columns, read.imports, packer.count) == (COLUMNS, {1, 2}, 3)
    assert read.rows("2401") == nordmaling
    assert read.rows("2403") == []
    assert dict(read) == {"2401": nordmaling, "2404": [("2404", "2014-01", 17, None)]}


def test_a_table_that_changed_whole_takes_little_room() -> None:
    packer = RowPacker(COLUMNS)
    for area in range(290):
        packer.add(str(area), [(str(area), f"20{at // 12 + 14}-{at % 12 + 1:02}", at * area, 1) for at in range(144)])
    assert len(packer.packed()) < 8 * packer.count


def test_what_unpacks_to_more_than_we_ever_packed_is_not_unpacked() -> None:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(bytes(1 << 24)) for _ in range(17)) + bomb.flush()
    assert len(packed) < 1 << 20
    with pytest.raises(ValueError, match="more than"):
        PackedRows(b"rows1\n" + len(packed).to_bytes(4, "big") + packed)


def test_an_import_undone_in_the_first_version_is_redone_in_this(ws: Workspace, monkeypatch: Any) -> None:
    monkeypatch.setattr(storage.log.recorder, "MANY", 3)
    year = parse_period("2015")
    rows = (IndicatorRow(at, "körkort", "0360", year, Sex.ALLA, f"{at} år", at, "antal") for at in range(2, 8))
    import_rows(ws, Indicators(tuple(rows)), file_name="i.csv", sha256="0" * 64)
    done = content(ws)
    with ws.reading() as connection:
        keys = [tuple(row) for row in connection.execute(select(*INDICATOR_VALUE.primary_key.columns))]
        as_then = "\n".join(row_text(row) for row in fetch(connection, INDICATOR_VALUE, keys).values())
    undo(ws)
    with ws.writing() as connection:
        packed = zlib.compress(as_then.encode("utf-8"), 6)
        connection.execute(update(CHANGE_ROW).where(CHANGE_ROW.c.kept.is_not(None)).values(kept=packed))
    assert json.loads(as_then.splitlines()[0])["indicator_key"] == "körkort"
    assert redo(ws).rows > 0
    assert content(ws) == done
