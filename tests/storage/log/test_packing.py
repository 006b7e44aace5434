"""Many rows as one piece of the change log: what comes out is what went in."""

import zlib

import pytest

from storage.log.packing import PackedRows, RowPacker

COLUMNS = ("area_code", "month", "sjukpenning", "import_id")


def test_rows_are_found_by_their_area() -> None:
    packer = RowPacker(COLUMNS)
    nordmaling = [("2401", "2014-01", 108, 1), ("2401", "2014-02", None, 2)]
    packer.add("2401", nordmaling)
    packer.add("2403", [])
    packer.add("2404", [("2404", "2014-01", 17, None)])
    packed = packer.packed()
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


def test_what_we_never_packed_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="not packed by us"):
        PackedRows(zlib.compress(b"{}"))
