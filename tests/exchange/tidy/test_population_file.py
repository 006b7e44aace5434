"""Counts as a tidy file may also tell which function delivered them and which day they are of."""

from datetime import date
from pathlib import Path

from domain.importing.tidy import PopulationCounts
from support.house import read_file
from support.tidy_files import PERSONAL_NUMBER, POPULATION_HEADER, write_lines

HEADER = f"{POPULATION_HEADER},contact,row_date"


def read(path: Path, *lines: str) -> PopulationCounts:
    content = read_file(write_lines(path / "p.csv", *lines)).content
    assert isinstance(content, PopulationCounts)
    return content


def test_who_delivered_a_count_and_its_own_day(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        HEADER,
        "2481,2024-10-31,alla,no_known_occupation,361,statistiker SCB,2023-12-31",
        "2481,2024-10-31,alla,health,675,,",
    )

    assert content.refused == ()
    assert [(row.contact, row.row_date) for row in content.rows] == [
        ("statistiker SCB", date(2023, 12, 31)),
        (None, None),
    ]
    assert read(tmp_path, POPULATION_HEADER, "2481,2024-10-31,alla,health,675").rows[0].contact is None


def test_a_person_as_contact_or_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        HEADER,
        f"2481,2024-10-31,alla,health,675,{PERSONAL_NUMBER},",
        "2481,2024-10-31,alla,health_young,33,,i fjol",
    )

    assert [(refusal.line, refusal.reason) for refusal in content.refused] == [
        (2, "Kolumnen ”contact” innehåller ett personnummer. Ta bort det."),
        (3, "row_date: ”i fjol” är inget datum. Skriv det som 2016-01-31."),
    ]
