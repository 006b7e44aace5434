"""A few bytes can name more figures than a computer holds: the size is judged before any room is made."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from domain.ground.problem import UserProblem
from domain.importing.tidy import LotsMonths
from exchange.files import ReadFile
from exchange.scb import figures
from exchange.tidy import format as tidy_format
from support.house import read_file
from support.measured import measured
from support.scb_table import CONTENTS, Form, scb_table, write_csv, write_px, write_scb
from support.tidy_files import LOTS_HEADER, write_lines

AREAS = [f"{code:04d}" for code in range(1, 4_000)]
MONTHS = [f"{year}M{month:02d}" for year, month in product(range(1900, 2100), range(1, 13))]
MEGABYTES = 60


def json_stat(path: Path, value: object, born: list[str], content: str) -> Path:
    listed = {
        "Region": AREAS, "Kon": ["1", "2", "1+2"], "Aldersgrupp": ["20-64"], "Fodelseregion": born,
        "ContentsCode": [content], "Tid": MONTHS,
    }  # fmt: skip
    dimensions = {name: {"label": name, "category": {"index": codes}} for name, codes in listed.items() if codes}
    sizes = [len(listed[name]) for name in dimensions]
    document = {"version": "2.0", "class": "dataset", "id": list(dimensions), "size": sizes, "dimension": dimensions}
    path.write_text(json.dumps(document | {"value": value}, ensure_ascii=False), "utf-8")
    return path


def pxweb(path: Path) -> Path:
    columns = [("Region", "region", "d"), ("Kon", "kön", "d"), ("Alder", "ålder", "d"), ("Tid", "månad", "t")]
    keys: list[dict[str, Any]] = [{"code": code, "text": text, "type": kind} for code, text, kind in columns]
    data = [
        {"key": [area, "1", "20-64", month], "values": ["1"]}
        for area, month in zip(AREAS * 2, MONTHS * 4, strict=False)
    ]
    contents = {"code": "A1", "text": "Sjukpenning", "type": "c"}
    path.write_text(json.dumps({"columns": [*keys, contents], "data": data}), "utf-8")
    return path


def long_csv(path: Path) -> Path:
    """As an analyst's program writes it: a row for each area and month, and no two in the same place."""
    rows = [f"{area};män;20-64 år;{month};1" for area, month in zip(AREAS * 2, MONTHS * 4, strict=False)]
    return write_lines(path, "region;kön;åldersgrupp;månad;Sjukpenning", *rows)


def refusal(path: Path) -> str:
    with pytest.raises(UserProblem) as problem:
        read_file(path)
    return problem.value.text


@pytest.mark.parametrize("form", ["stat", "sparse", "bas", "bas-sparse", "pxweb", "csv"])
def test_room_for_more_than_there_can_be_is_never_made(tmp_path: Path, form: str) -> None:
    path = tmp_path / "tabell"
    match form:
        case "pxweb":
            pxweb(path)
        case "csv":
            long_csv(path)
        case _:
            value: object = {"0": 1} if "sparse" in form else [1, 2, 3]
            bas = form.startswith("bas")
            json_stat(path, value, ["tot"] if bas else [], "antal övriga" if bas else "Sjukpenning")
    assert path.stat().st_size < 700_000
    with measured() as used:
        text = refusal(path)
    assert "fler uppgifter än de" in text
    assert used.megabytes < MEGABYTES


def test_the_whole_country_until_2040_has_room() -> None:
    assert figures.places_for((312, 3, 2, len(CONTENTS), 27 * 12)) < figures.MOST_PLACES


def test_a_table_given_over_and_over_is_stopped_when_it_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(scb_table(months=12), tmp_path / "tabell.csv")
    monkeypatch.setattr("exchange.scb.scattered.MOST_PLACES", 1_000)
    assert "fler uppgifter än de" in refusal(path)


@pytest.mark.parametrize("form", [Form.PX, Form.JSON_STAT])
def test_one_figure_too_many_is_refused_and_one_less_read(
    tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_scb(scb_table(months=12), tmp_path / "tabell", form)
    places = 3 * 3 * 2 * 9 * 12
    for most, fits in ((places, True), (places - 1, False)):
        monkeypatch.setattr(figures.places_for, "__defaults__", (most,))
        if fits:
            assert isinstance(read_file(path), ReadFile)
        else:
            assert "fler uppgifter" in refusal(path)


def test_a_tidy_file_of_too_many_rows_or_faults_says_so_and_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy_format, "MOST_ROWS", 20)
    monkeypatch.setattr(tidy_format, "MOST_REFUSED", 10)
    for cell, told, lines in (("3", "Filen har fler än", 1), ("x", "Här finns fler fel", 11)):
        rows = [f"2401,2024-{month:02d},fk,{sex},alla,{cell}" for sex in ("man", "kvinna") for month in range(1, 13)]
        content = read_file(write_lines(tmp_path / "l.csv", LOTS_HEADER, *rows)).content
        assert isinstance(content, LotsMonths)
        assert len(content.refused) == lines
        assert told in content.refused[-1].reason


def test_excel_for_mac_ends_the_lines_of_scbs_table_in_its_own_way(tmp_path: Path) -> None:
    path = write_csv(scb_table(months=3), tmp_path / "tabell.csv", encoding="utf-8-sig", delimiter=";")
    plain = list(read_file(path).content.blocks())  # type: ignore[union-attr]
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\r"))
    read = read_file(path)
    assert list(read.content.blocks()) == plain  # type: ignore[union-attr]
    assert not read.content.refused


def test_a_px_file_can_name_more_than_it_holds(tmp_path: Path) -> None:
    path = write_px(scb_table(months=1), tmp_path / "t.px")
    months = ",".join(f'"{month}"' for month in MONTHS).encode()
    areas = ",".join(f'"{area}"' for area in AREAS).encode()
    text = path.read_bytes()
    for name, values in ((b"m\xe5nad", months), (b"region", areas)):
        for word in (b"VALUES", b"CODES"):
            start = text.index(word + b'("' + name + b'")=')
            text = text[:start] + word + b'("' + name + b'")=' + values + text[text.index(b";", start) :]
    path.write_bytes(text)
    with measured() as used:
        assert "fler uppgifter" in refusal(path)
    assert used.megabytes < MEGABYTES
