"""SCB's table of individuals without known occupation: one measure, told by its label, into the potential population."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import PopulationCounts
from support.house import read_file, recognise

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


def test_october_is_read_and_a_year_without_it_is_left_and_told(tmp_path: Path) -> None:
    content = read(write(tmp_path / "tabell.txt", json_stat()))
    found = {(row.area, row.reference_date, row.sex): (row.count, row.row_date) for row in content.rows}
    assert found["2481", date(2024, 10, 31), Sex.ALLA] == (count("2481", "1+2", 1), date(2024, 10, 31))
    assert len(found) == 2 * 3
    assert {row.reference_date for row in content.rows} == {date(2024, 10, 31)}
    assert {row.row for row in content.rows} == {"no_known_occupation"}
    assert content.notes == (
        "Måttet ”antal övriga” för åldrarna 20–64 i oktober 2024 läses som individer utan känd sysselsättning och "
        "inkomst (BAS).",
        "Filen har inte oktober 2025. Hämta tabellen med oktober, som räknas vid mättillfället 31 oktober. Andra "
        "månader läses inte in.",
    )


def one(areas: str, column: str, months: str = "2024M10", rows: tuple[str, ...] = ("361",)) -> str:
    """A table in the form of CSV, of both sexes together unless the rows name theirs."""
    lines = [f"region;kön;tabellinnehåll;{months}"]
    for at, row in enumerate(rows):
        lines.append(f"{areas};{('totalt', 'kvinnor', 'män')[at]};{column};{row}")
    return "\n".join(lines)


def csv(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def told(path: Path) -> str:
    with pytest.raises(UserProblem) as refused:
        read_file(path)
    return str(refused.value.text)


def test_a_file_with_no_october_is_refused(tmp_path: Path) -> None:
    assert "Filen har inte oktober 2025. Hämta" in told(
        csv(tmp_path / "a.csv", one("2481 Lycksele", "antal övriga", "2025M02"))
    )


@pytest.mark.parametrize("ages", ["75+", "15-19", "65-74", "17", "20-24"])
def test_ages_that_are_not_of_working_age_are_refused(tmp_path: Path, ages: str) -> None:
    text = told(write(tmp_path / "b.json", json_stat(ages=(ages,))))
    assert ages in text
    assert "Hämta tabellen för 20–64 eller 20–65 år" in text


@pytest.mark.parametrize(
    ("ages", "named"), [("16-64", "åldrarna 16–64"), ("15-74", "åldrarna 15–74"), ("TotSA", "alla åldrar")]
)
def test_the_ages_that_were_read_are_named(tmp_path: Path, ages: str, named: str) -> None:
    document = json.loads(json.dumps(json_stat(ages=(ages,))).replace("TotSA \\u00e5r", "TotSA"))
    document = json.loads(json.dumps(document).replace("TotSA år", "TotSA"))
    assert f"för {named} i oktober 2024" in read(write(tmp_path / "b.json", document)).notes[0]


def test_another_table_with_the_name_of_the_measure_is_not_bas(tmp_path: Path) -> None:
    rows = [f"2481 Lycksele;totalt;{each};2" for each in ("antal bilar", "antal övriga", "antal fordon")]
    path = csv(tmp_path / "a.csv", "\n".join(["region;kön;tabellinnehåll;2024M10", *rows]))
    assert "varken den om de sex ersättningarna eller den om arbetsmarknadsstatus" in told(path)
    document = json_stat()
    document["dimension"]["ContentsCode"]["category"]["label"]["A1"] = "antal bilar"
    assert "”antal bilar”" in told(write(tmp_path / "b.json", document))
    for title, is_bas in (("Fordon i trafik efter region", False), ("antal övriga efter region, kön", True)):
        path = write(tmp_path / "c.json", only_others() | {"label": title})
        assert bool(read(path).rows) if is_bas else f"”{title}”" in told(path)


def only_others() -> dict[str, Any]:
    document = json_stat()
    document["dimension"]["ContentsCode"]["category"] = {"index": {"A2": 0}, "label": {"A2": "antal övriga"}}
    document["size"][4] = 1
    document["value"] = [None] * (len(document["value"]) // 2)
    document["value"][6:8] = [5, 6]
    return document


def test_the_share_that_has_the_name_of_a_benefit_is_of_bas(tmp_path: Path) -> None:
    rows = [
        f"2481 Lycksele;totalt;20-64 år;{each}"
        for each in (
            "antal sjuka;7",
            "antal övriga;361",
            "antal totalt;900",
            "arbetslöshet;6,4",
            "sysselsättningsgrad;80,1",
        )
    ]
    path = csv(tmp_path / "a.csv", "\n".join(["region;kön;ålder;tabellinnehåll;2024M10", *rows]))
    content = read(path)
    assert not content.refused
    assert [row.count for row in content.rows] == [361]
    wide = '"region","ålder","kön","antal övriga 2024M10","antal totalt 2024M10","arbetslöshet 2024M10"'
    path = csv(tmp_path / "c.csv", f'{wide}\n"2481 Lycksele","20-64 år","totalt",361,900,6.4\n')
    assert [row.count for row in read(path).rows] == [361]
    document = json_stat()
    document["dimension"]["ContentsCode"]["category"]["label"]["A1"] = "arbetslöshet"
    document["value"] = [value if at // 5 % 2 else 6.4 for at, value in enumerate(document["value"])]
    assert len(read(write(tmp_path / "b.json", document)).rows) == 6


def test_a_cell_without_a_figure_is_missing_and_a_file_of_them_is_refused(tmp_path: Path) -> None:
    content = read(write(tmp_path / "b.json", pxweb()))
    assert [row.count for row in content.rows if row.area == "2418"] == [Empty.SAKNAS]
    text = told(csv(tmp_path / "a.csv", one("2481 Lycksele", "antal övriga", rows=("..", "..", ".."))))
    assert "inga siffror för antal övriga i oktober 2024: alla saknas" in text
    text = told(csv(tmp_path / "b.csv", one("24 Västerbottens län", "antal övriga")))
    assert "inga siffror för kommuner" in text


def test_hidden_parts_do_not_contradict_everyone(tmp_path: Path) -> None:
    content = read(csv(tmp_path / "a.csv", one("2481 Lycksele", "antal övriga", rows=("7", "<5", "≤4"))))
    assert {row.sex: row.count for row in content.rows} == {
        Sex.ALLA: 7, Sex.KVINNA: Empty.DOLT, Sex.MAN: Empty.DOLT
    }  # fmt: skip
    assert not any("avvikelser" in note for note in content.notes)


def test_noise_of_the_source_leaves_everyone_and_says_so(tmp_path: Path) -> None:
    document = pxweb()
    document["data"][0]["values"][1] = "999"
    content = read(write(tmp_path / "b.json", document))
    lycksele = [(row.sex, row.count) for row in content.rows if row.area == "2481"]
    assert lycksele == [
        (Sex.MAN, Empty.SAKNAS), (Sex.KVINNA, Empty.SAKNAS), (Sex.ALLA, count("2481", "1+2", 1))
    ]  # fmt: skip
    assert "läses bara alla" in content.notes[1]


def test_pxwebs_own_form_says_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "b.json", pxweb())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    content = read(path)
    lycksele = [(row.area, row.sex, row.count) for row in content.rows if row.area == "2481"]
    assert lycksele == [
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
    assert [row.sex for row in content.rows if row.area == "2481"] == [Sex.MAN, Sex.KVINNA, Sex.ALLA]


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


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"matrix": "ArbStatusM", "tableid": "TAB4365"}, "tabell ArbStatusM (TAB4365)"),
        ({"tableid": "TAB4365", "decimals": 1}, "tabell TAB4365"),
        ({"tableid": "tabell nummer 1"}, ""),
        (None, ""),
    ],
)
def test_what_scb_calls_the_table_tells_preliminary_figures_from_final(
    tmp_path: Path, told: dict[str, Any] | None, named: str
) -> None:
    content = read(write(tmp_path / "bas.json", json_stat() | {"extension": {"px": told}}))
    assert content.source == ", ".join(filter(None, ("SCB, Befolkningens arbetsmarknadsstatus (BAS)", named)))


def test_a_px_file_names_its_matrix() -> None:
    assert read(Path(__file__).parents[1] / "data" / "forms" / "bas4.px").source.endswith("(BAS), tabell TAB1386")
