"""SCB's table of individuals without known occupation: one measure, told by its label, into the potential population."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.problem import UserProblem
from domain.sex import Sex
from domain.tidy import PopulationCounts
from exchange.files import read_file, recognise

MONTHS = ("2024M09", "2024M10", "2024M11", "2025M02", "2025M03")
SEXES = {"1": "män", "2": "kvinnor", "1+2": "totalt"}


def count(area: str, sex: str, at: int) -> int:
    one = 100 + 10 * at + int(area) % 7
    return 2 * one + 1 if sex == "1+2" else one + (sex == "2")


def json_stat(
    areas: tuple[str, ...] = ("2481", "2418"),
    measure: str = "antal övriga",
    ages: tuple[str, ...] = ("20-64",),
    born: tuple[tuple[str, str], ...] = (("in", "inrikes född"), ("tot", "inrikes och utrikes födda")),
) -> dict[str, Any]:
    def dimension(label: str, names: dict[str, str]) -> dict[str, Any]:
        return {"label": label, "category": {"index": {c: at for at, c in enumerate(names)}, "label": names}}

    values = [
        None
        if (b, sex) == ("tot", "1") and (area, month) == ("2418", "2025M03")
        else count(area, sex, MONTHS.index(month))
        for area in areas
        for sex in SEXES
        for _age in ages
        for b, _ in born
        for content in ("sysselsatta", measure)
        for month in MONTHS
    ]
    return {
        "version": "2.0", "class": "dataset", "label": "Befolkningens arbetsmarknadsstatus", "source": "SCB",
        "id": ["Region", "Kon", "Alder", "Fodelseregion", "ContentsCode", "Tid"],
        "size": [len(areas), 3, len(ages), len(born), 2, len(MONTHS)],
        "dimension": {
            "Region": dimension("region", {area: area for area in areas}),
            "Kon": dimension("kön", SEXES),
            "Alder": dimension("ålder", {age: f"{age} år" for age in ages}),
            "Fodelseregion": dimension("födelseregion", dict(born)),
            "ContentsCode": dimension("tabellinnehåll", {"A1": "antal sysselsatta", "A2": measure}),
            "Tid": dimension("månad", {month: month for month in MONTHS}),
        },
        "value": values,
    }  # fmt: skip


def pxweb() -> dict[str, Any]:
    columns = [("Region", "region", "d"), ("Kon", "kön", "d"), ("Alder", "ålder", "d"), ("Tid", "månad", "t")]
    return {
        "columns": [{"code": c, "text": t, "type": k} for c, t, k in columns]
        + [{"code": "X1", "text": "Antal sysselsatta", "type": "c"}, {"code": "X2", "text": "Antal övriga", "type": "c"}],
        "data": [
            {"key": ["2481", sex, "20-64", "2024M10"], "values": ["9", str(count("2481", sex, 1))]} for sex in SEXES
        ]
        + [{"key": ["2418", "1+2", "20-64", "2024M10"], "values": ["9", ".."]}],
    }  # fmt: skip


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def read(path: Path) -> PopulationCounts:
    assert recognise(path) == "population_counts"
    content = read_file(path).content
    assert isinstance(content, PopulationCounts)
    return content


def test_october_is_read_and_of_a_year_without_it_the_latest_month(tmp_path: Path) -> None:
    content = read(write(tmp_path / "tabell.txt", json_stat()))
    found = {(row.area, row.reference_date, row.sex): (row.count, row.row_date) for row in content.rows}
    assert found["2481", date(2024, 10, 31), Sex.ALLA] == (count("2481", "1+2", 1), date(2024, 10, 31))
    assert found["2481", date(2025, 10, 31), Sex.KVINNA] == (count("2481", "2", 4), date(2025, 3, 31))
    assert ("2418", date(2025, 10, 31), Sex.MAN) not in found
    assert len(found) == 2 * 2 * 3 - 1
    assert {row.row for row in content.rows} == {"no_known_occupation"}
    assert content.notes == (
        "Måttet ”antal övriga” för oktober 2024 och mars 2025 läses som individer utan känd sysselsättning och "
        "inkomst (BAS).",
    )


def test_noise_of_the_source_leaves_everyone_and_says_so(tmp_path: Path) -> None:
    document = pxweb()
    document["data"][0]["values"][1] = "999"
    content = read(write(tmp_path / "b.json", document))
    assert [(row.sex, row.count) for row in content.rows] == [(Sex.ALLA, count("2481", "1+2", 1))]
    assert "läses bara alla" in content.notes[1]


def test_pxwebs_own_form_says_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "b.json", pxweb())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    content = read(path)
    assert [(row.area, row.sex, row.count) for row in content.rows] == [
        ("2481", sex, count("2481", code, 1)) for code, sex in (("1", Sex.MAN), ("2", Sex.KVINNA), ("1+2", Sex.ALLA))
    ]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (json_stat(ages=("16-19", "20-64")), "flera åldrar"),
        (json_stat(born=(("in", "inrikes född"), ("ut", "utrikes född"))), "födelseregion"),
        (json_stat() | {"value": [1, 2]}, "Den är inte hel"),
        ({"id": [], "antal övriga": 1}, "ingen tabell från SCB"),
        (["antal övriga"], "ingen tabell från SCB"),
    ],
)
def test_what_leaves_open_whom_it_is_about_is_refused_in_words(tmp_path: Path, document: object, told: str) -> None:
    with pytest.raises(UserProblem) as refused:
        read_file(write(tmp_path / "b.json", document))
    assert told in str(refused.value.text) + " ".join(map(str, getattr(refused.value, "details", ())))


def test_a_torn_file_and_a_figure_that_is_none_are_refused(tmp_path: Path) -> None:
    whole = write(tmp_path / "b.json", json_stat())
    whole.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(UserProblem):
        read_file(whole)
    odd = json_stat()
    odd["value"] = [1.5] * len(odd["value"])
    with pytest.raises(UserProblem):
        read_file(write(tmp_path / "c.json", odd))


def test_years_are_no_months(tmp_path: Path) -> None:
    text = json.dumps(json_stat(), ensure_ascii=False)
    for month in MONTHS:
        text = text.replace(month, month.replace("M", "K"))
    path = tmp_path / "d.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UserProblem) as refused:
        read_file(path)
    assert "månad" in str(refused.value.text) + " ".join(map(str, getattr(refused.value, "details", ())))


@pytest.mark.parametrize("time", ["2024M13", "0000M10", "2024M00"])
def test_times_that_are_none_are_told(tmp_path: Path, time: str) -> None:
    for document in (json_stat(), pxweb()):
        text = json.dumps(document, ensure_ascii=False).replace("2024M10", time)
        path = tmp_path / "e.json"
        path.write_text(text, "utf-8")
        with pytest.raises(UserProblem, match=f"”{time}” är ingen månad"):
            read_file(path)


@pytest.mark.parametrize("figure", ["9" * 400, '"' + "9" * 400 + '"'])
def test_a_figure_of_four_hundred_digits_is_told(tmp_path: Path, figure: str) -> None:
    path = tmp_path / "f.json"
    path.write_text(json.dumps(json_stat()).replace(str(count("2481", "1", 1)), figure), "utf-8")
    with pytest.raises(UserProblem) as refused:
        read_file(path)
    assert "9" * 50 not in refused.value.text


def test_both_together_by_a_new_code_are_both(tmp_path: Path) -> None:
    document = json.loads(json.dumps(pxweb()).replace('"1+2"', '"TotSA"'))
    content = read(write(tmp_path / "g.json", document))
    assert [row.sex for row in content.rows] == [Sex.MAN, Sex.KVINNA, Sex.ALLA]


def test_a_sex_that_is_none_is_refused_and_not_left_out(tmp_path: Path) -> None:
    document = json.loads(json.dumps(pxweb()).replace('"1+2"', '"X9"'))
    with pytest.raises(UserProblem, match="Könet ”X9” känns inte igen"):
        read_file(write(tmp_path / "h.json", document))


def test_another_measure_with_the_word_is_another_table(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="varken någon av de sex ersättningarna eller BAS-måttet"):
        read_file(write(tmp_path / "i.json", json_stat(measure="antal med övriga insatser")))


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_table_fetched_without_ages_counts_every_age(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "bas.csv"
    rows = [["region", "kön", "tabellinnehåll", "2024M10"], ["2481 Lycksele", "totalt", "antal övriga", "361"]]
    path.write_text("\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    (row,) = read_file(path).content.rows
    assert (row.area, row.count) == ("2481", 361)


def test_the_benefits_are_not_read_without_ages(tmp_path: Path) -> None:
    path = tmp_path / "scb.csv"
    path.write_text('"region","kön","tabellinnehåll","2024M10"\n"2481 Lycksele","män","Sjukpenning",61\n', "utf-8")
    with pytest.raises(UserProblem, match="Tabellen saknar åldersgrupp"):
        read_file(path)
