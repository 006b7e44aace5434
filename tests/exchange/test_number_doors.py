"""The same numbers are read and refused at every door: SCB's tables in every form, BAS, a party's sheet."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.ground.problem import UserProblem
from domain.ground.value import Empty
from exchange.scb.figures import as_counts, as_numbers, text_numbers
from support.house import read_file
from support.scb_table import Form, scb_table, write_scb

TABLE = scb_table(months=2)
CELL = ("2401", "1", "20-64", "Sjukpenning", "2014M02")
NO_NUMBERS = [
    "true",
    "1e3",
    "1_000",
    "٣",
    "+5",
    "0x10",
    "1.5e3",
    "1e999999999",
    "inf",
    "nan",
    "1,000",
    "1.000",
    "4.000",
]
NO_NUMBERS += ["9223372036854775808", "99999999999999999999", "100000000", "8507099805", "19850709-9805", "1,5", "-3"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_text_that_is_no_count_is_none_in_an_array_either(text: str) -> None:
    for numbers in (text_numbers(["1", text, "3"]), text_numbers([text]), as_numbers([1, text]), as_numbers([text])):
        _counts, odd = as_counts(numbers)
        assert odd.size == 1


@pytest.mark.parametrize("value", [True, False, 2**63, 10**400, -(10**400), float("inf"), 1e300, 100_000_000, [1]])
def test_a_value_of_json_that_is_no_count_is_none_in_an_array(value: object) -> None:
    for values in ([1, value, 3], [value, None, ".."]):
        _counts, odd = as_counts(as_numbers(values))
        assert odd.size == 1


@pytest.mark.parametrize("text", ["1 234", "1\u00a0234", "1\u202f234", "\u200e1234", "1234.0", "01234", " 1234 "])
def test_a_count_as_people_write_it_is_the_same_in_an_array(text: str) -> None:
    counts, odd = as_counts(text_numbers(["..", text, "<5", "<10", "-", "."]))
    assert odd.size == 0
    assert counts.tolist() == [-1, 1234, -3, -3, 0, -2]


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    document = json.loads(path.read_text("utf-8-sig"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def told(path: Path) -> str:
    """What is said of a file that is refused, whole or by its rows."""
    try:
        return " ".join(refusal.reason for refusal in read_file(path).content.refused)
    except UserProblem as problem:
        return problem.text


@pytest.mark.parametrize("value", [True, "1e3", "1_000", "٣", "+5", "1.000", 2**63, "8507099805"])
def test_a_table_in_json_with_such_a_value_is_refused_with_its_place(tmp_path: Path, value: object) -> None:
    path = write_scb(TABLE, tmp_path / "tabell", Form.JSON_STAT)
    changed(path, lambda document: document["value"].__setitem__(0, value))
    assert "Sjukpenning för" in told(path)
    assert "9805" not in told(path)


@pytest.mark.parametrize("form", [Form.CSV, Form.PX, Form.PXWEB, Form.EXCEL])
@pytest.mark.parametrize("value", ["1.000", "1_000", "9223372036854775808", "8507099805", "19850709-9805"])
def test_a_table_in_another_form_is_refused_the_same(tmp_path: Path, form: Form, value: str) -> None:
    path = write_scb(TABLE.with_cell(*CELL, value), tmp_path / "tabell", form)
    assert told(path)
    assert "9805" not in told(path)


def bas(change: Callable[[dict[str, Any]], object], path: Path) -> Path:
    """The smallest table of individuals without known occupation, after a change."""

    def one(label: str, codes: dict[str, str]) -> dict[str, Any]:
        return {"label": label, "category": {"index": {code: at for at, code in enumerate(codes)}, "label": codes}}

    document = {
        "class": "dataset", "id": ["Region", "Kon", "ContentsCode", "Tid"], "size": [1, 1, 1, 1],
        "dimension": {
            "Region": one("region", {"2481": "Lycksele"}), "Kon": one("kön", {"1+2": "totalt"}),
            "ContentsCode": one("tabellinnehåll", {"A": "antal övriga"}), "Tid": one("månad", {"2024M10": "2024M10"}),
        },
        "value": [121],
    }  # fmt: skip
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize(
    "value", [True, "1e3", "1_000", "٣", "+5", "1.000", 4.5, 2**63, 10**400, "9" * 400, "8507099805", 198507099805]
)
def test_bas_takes_nothing_but_counts(tmp_path: Path, value: object) -> None:
    path = bas(lambda document: document.update(value=[value]), tmp_path / "bas.json")
    assert "kan inte läsas in" in told(path)
    assert "9805" not in told(path)


@pytest.mark.parametrize(("value", "count"), [(121, 121), (121.0, 121), ("1 234", 1234), ("-", 0)])
def test_bas_reads_counts_as_before(tmp_path: Path, value: object, count: int) -> None:
    path = bas(lambda document: document.update(value=[value]), tmp_path / "bas.json")
    assert [row.count for row in read_file(path).content.rows] == [count]


def test_bas_repeats_no_number_of_a_person_from_its_labels(tmp_path: Path) -> None:
    def rename(document: dict[str, Any]) -> None:
        document["dimension"]["ContentsCode"]["category"]["label"] = {"A": "antal övriga 850709-9805"}

    with pytest.raises(UserProblem) as refused:
        read_file(bas(rename, tmp_path / "bas.json"))
    assert "9805" not in repr(refused.value)


@pytest.mark.parametrize("name", ["850709-9805", "lista 850709_9805", "1985_07_09_9805", "19850709.9805"])
def test_a_file_whose_name_holds_a_number_is_refused_without_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["area_code", "month", "party", "sex", "age_group", "cases"], [1] * 6])
    assert "Filens namn innehåller ett personnummer." in told(path)
    assert "9805" not in told(path)


def test_a_hidden_count_keeps_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "lots.csv"
    path.write_text('area_code,month,party,sex,age_group,cases\n2401,2024-05,fk,alla,alla,"<10"\n', "utf-8")
    (row,) = read_file(path).content.rows
    assert row.cases is Empty("dolt<10")
