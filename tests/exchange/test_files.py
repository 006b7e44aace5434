"""One way in for files: each is known by what it holds, whatever it is called."""

from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from exchange.tidy import reading as tidy
from support.house import FORMATS, kind_label, read_file, read_tidy, recognise
from support.scb_table import Form, scb_table, write_csv, write_scb
from support.tidy_files import DATA, LOTS_HEADER, PERSONAL_NUMBER, write_lines

TABLE = scb_table(months=1)
MISLEADING = ("siffror.csv", "siffror.xlsx", "siffror.json", "siffror.px", "siffror", "siffror.txt", "SIFFROR.XLS")


@pytest.mark.parametrize("name", MISLEADING)
@pytest.mark.parametrize("form", Form)
def test_the_name_of_a_file_tells_nothing(tmp_path: Path, form: Form, name: str) -> None:
    path = write_scb(TABLE, tmp_path / name, form)
    assert recognise(path) == "benefit_months"
    read = read_file(path)
    assert (read.kind, read.name) == ("benefit_months", name)
    assert len(list(read.content.blocks())) == 3  # type: ignore[union-attr]


@pytest.mark.parametrize("name", MISLEADING)
def test_a_tidy_file_is_known_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((DATA / "published-equivalents.csv").read_bytes())
    read = read_file(path)
    assert recognise(path) == read.kind == "benefit_years"
    plain = read_tidy(path)
    assert (read.content, read.sha256) == (plain.content, plain.sha256)


def test_every_kind_has_its_swedish_name() -> None:
    assert kind_label("benefit_months") == "helårsekvivalenter per månad"
    assert kind_label("lots_months") == tidy.kind_label("lots_months", FORMATS)


def test_a_title_above_the_header_hides_nothing(tmp_path: Path) -> None:
    path = write_csv(TABLE, tmp_path / "siffror.csv")
    path.write_bytes(b'"Antal hel\xe5rsekvivalenter efter region"\r\n\r\n' + path.read_bytes())
    assert recognise(path) == "benefit_months"
    assert not read_file(path).content.refused


def test_only_the_beginning_is_looked_at(tmp_path: Path) -> None:
    path = write_scb(scb_table(areas=20, months=24), tmp_path / "siffror", Form.JSON_STAT)
    path.write_bytes(path.read_bytes()[:70_000])
    assert recognise(path) == "benefit_months"
    with pytest.raises(UserProblem, match="inte hel"):
        read_file(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Filen är tom."),
        ("a;b\n1;2\n".encode("utf-16"), "UTF-16"),
        ("a;b\n1;2\n".encode("utf-32"), "UTF-32"),
        (b"\0\0\xfe\xff" + "a;b\n".encode("utf-32-be"), "UTF-32"),
        (b"<html><body>Sidan finns inte</body></html>", "webbsida"),
        (b"%PDF-1.7\n%\xe2\xe3", "kan inte läsas in"),
        (bytes(300), "kan inte läsas in"),
        (b"datum;antal\n2020-01-01;3\n", "känns inte igen"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "kan inte läsas in"),
    ],
)
def test_what_is_no_kind_of_file_is_told_so(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "siffror.csv"
    path.write_bytes(content)
    for reading in (recognise, read_file):
        with pytest.raises(UserProblem, match=words):
            reading(path)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_rows_of_ours_that_sound_like_the_head_of_another_table_are_ours(tmp_path: Path, delimiter: str) -> None:
    # “kommun” and “region” head columns of SCB's, and beside a month they looked like her header.
    lines = (LOTS_HEADER, "0360,2016-06,kommun,kvinna,alla,3", "0360,2016-06,region,man,alla,4")
    path = tmp_path / "siffror.csv"
    path.write_text("\n".join(lines).replace(",", delimiter), encoding="utf-8")
    assert recognise(path) == "lots_months"
    assert len(read_file(path).content.rows) == 2


def test_a_personal_number_in_the_name_is_never_kept(tmp_path: Path) -> None:
    path = write_lines(tmp_path / f"{PERSONAL_NUMBER}.csv", LOTS_HEADER)
    with pytest.raises(UserProblem, match="personnummer") as problem:
        read_file(path)
    assert PERSONAL_NUMBER not in problem.value.text


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_scb(TABLE, tmp_path / "siffror", Form.PX)
    monkeypatch.setattr("exchange.files.MAX_BYTES", 1000)
    with pytest.raises(UserProblem, match="större än"):
        read_file(path)
