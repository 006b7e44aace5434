"""Text files as they leave Excel, Notepad and other people's programs."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.ground.problem import Refusal, UserProblem
from exchange.ground import delimited
from exchange.ground.delimited import DelimitedFile, Row
from support.house import read_tidy
from support.tidy_files import LOTS_HEADER, write_lines


def rows_of(path: Path) -> list[Row | Refusal]:
    with DelimitedFile(path) as file:
        return list(file.rows())


def cells_of(path: Path) -> list[dict[str, str]]:
    return [row.cells for row in rows_of(path) if isinstance(row, Row)]


def refusal_to_open(path: Path) -> str:
    with pytest.raises(UserProblem) as refused:
        rows_of(path)
    return refused.value.text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("sign", [",", ";"])
def test_every_systems_way_of_writing_a_table_reads_the_same(
    tmp_path: Path, ending: str, encoding: str, sign: str
) -> None:
    lines = [line.replace(",", sign) for line in ("kommun,antal", "Åre,7", "Örebro,12")]
    path = write_lines(tmp_path / "f.csv", *lines, ending=ending, encoding=encoding)

    assert rows_of(path) == [
        Row(2, {"kommun": "Åre", "antal": "7"}),
        Row(3, {"kommun": "Örebro", "antal": "12"}),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_long_file_is_divided_into_its_lines_wherever_the_reading_pauses(tmp_path: Path, ending: str) -> None:
    lines = ["kommun,antal", *(f"{'å' * (at % 7)}lmhult,{at}" for at in range(12_000))]
    path = write_lines(tmp_path / "f.csv", *lines, ending=ending)

    with DelimitedFile(path) as file:
        read = list(file.rows())

        assert [row.cells["antal"] for row in read if isinstance(row, Row)] == [str(at) for at in range(12_000)]
        assert read[-1] == Row(12_001, {"kommun": "å" * (11_999 % 7) + "lmhult", "antal": "11999"})
        assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_excels_separator_line_and_empty_columns_are_passed_over_and_lines_still_counted_as_seen(
    tmp_path: Path,
) -> None:
    path = write_lines(tmp_path / "f.csv", "sep=;", "kommun;antal;;;", "Heby;7;;;", ";;;;", "", "Tierp;12;;;")

    assert rows_of(path) == [
        Row(3, {"kommun": "Heby", "antal": "7"}),
        Row(6, {"kommun": "Tierp", "antal": "12"}),
    ]


def test_a_quoted_cell_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", "text,antal", '"Sjuk, och ""trött""', 'länge",3', "Frisk,4")

    assert rows_of(path) == [
        Row(2, {"text": 'Sjuk, och "trött"\nlänge', "antal": "3"}),
        Row(4, {"text": "Frisk", "antal": "4"}),
    ]


def test_a_number_with_decimal_comma_in_a_file_with_commas_must_be_quoted(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", "kommun,andel", 'Heby,"13,3"', "Tierp,13,3")

    first, second = rows_of(path)

    assert first == Row(2, {"kommun": "Heby", "andel": "13,3"})
    assert second == Refusal(3, "Raden har 3 värden, men rubriken har 2 kolumner.")


def test_a_row_that_ends_early_says_which_columns_it_lacks(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", "a,b,c", "1,2")

    assert rows_of(path) == [Row(2, {"a": "1", "b": "2", "c": ""}, ("c",))]


def test_a_quotation_mark_that_never_closes_is_named_by_the_line_it_opens_on(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", "a,b", "1,2", '3,"4', "5,6")

    assert rows_of(path)[1:] == [Refusal(3, "Citattecken står fel. Raderna därefter har inte lästs.")]


def test_the_hash_is_of_every_byte_also_when_the_reading_stops_early(tmp_path: Path) -> None:
    for name, lines in (("hel.csv", ["a,b", "1,2"]), ("trasig.csv", ["a,b", '1,"2"x', "3,4"])):
        path = write_lines(tmp_path / name, *lines, encoding="utf-8-sig")
        with DelimitedFile(path) as file:
            list(file.rows())
            assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen är tom."),
        (b"\xef\xbb\xbf", "Filen är tom."),
        (b"\n\n;;;\n", "Filen är tom."),
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel"),
        ("kommun,antal\n".encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "inte"),
        ("kommun,antal\nUmeå,7\n".encode("cp1252"), "Rad 2 är inte skriven i UTF-8"),
        (b"a,,b\n1,2,3\n", "Kolumn 2 saknar namn"),
        (b"a,A\n1,2\n", "Kolumnen ”a” finns två gånger"),
        (b'a,"b\n', "Citattecken står fel i rubriken på rad 1"),
        (b"a" * 100_000, "Rad 1 är för lång"),
        (",".join(f"k{at}" for at in range(201)).encode(), "Rubriken har 201 kolumner"),
    ],
)
def test_what_is_no_table_in_utf8_is_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(content)

    text = refusal_to_open(path)

    assert said in text
    assert text.startswith("”f.csv” kan inte läsas in. ")
    assert text.endswith(" Ingenting har ändrats.")


def test_a_file_that_is_not_there_a_folder_and_one_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Filen finns inte." in refusal_to_open(tmp_path / "borta.csv")
    assert "Det är inte en fil." in refusal_to_open(tmp_path)

    path = write_lines(tmp_path / "stor.csv", "a,b", "1,2")
    monkeypatch.setattr(delimited, "MAX_BYTES", 5)
    assert "Filen är större än 0 MB." in refusal_to_open(path)


def test_a_name_that_no_disk_can_hold_is_a_problem_in_words_too() -> None:
    assert "Filen finns inte." in refusal_to_open(Path("a\0b"))
    assert "Filen går inte att öppna" in refusal_to_open(Path("a" * 5000))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
@example(b'\xef\xbb\xbfsep=;\r\na;b\r\n"\r\n')
@example(b"sep=")
@example(b"sep=\t\na\tb\n")
@example(b"\r\r\n\r")
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vad-som-helst.csv"
    for start in (b"", f"{LOTS_HEADER}\n".encode()):
        path.write_bytes(start + content)
        try:
            file = read_tidy(path)
        except UserProblem as problem:
            said = [problem.text]
        else:
            assert file.sha256 == hashlib.sha256(start + content).hexdigest()
            said = [refusal.reason for refusal in file.content.refused]
        assert all(said)
