"""Filled sheets come back through the one door: what is known, what is left open, and what cannot be used, by cell."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.importing.tidy import PopulationCounts
from domain.populations.party_sheet import PartySheet
from exchange.party_sheet.layout import FACTS_TAB
from support.filled_sheets import LYCKSELE, MALA, OCTOBER, change, empty_sheet, fill, published, row_of
from support.house import read_file, recognise
from support.tidy_files import PERSONAL_NUMBER


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return empty_sheet(tmp_path / "blankett.xlsx")


def counts_of(path: Path) -> PopulationCounts:
    content = read_file(path).content
    assert isinstance(content, PopulationCounts)
    return content


def told(path: Path) -> dict[tuple[str, Sex], Value]:
    """The counts by row and sex, of a sheet with nothing to complain of."""
    content = counts_of(path)
    assert content.refused == ()
    return {(row.row, row.sex): row.count for row in content.rows}


def reasons(path: Path) -> list[str]:
    return [refusal.reason for refusal in counts_of(path).refused]


def typed(path: Path, **cells: object) -> Path:
    """Types in cells of Lycksele's tab by address."""

    def type_in(book: Any) -> None:
        for address, value in cells.items():
            book["Lycksele"][address] = value

    return change(path, type_in)


def test_a_sheet_is_known_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = published(tmp_path, "af")

    for name in ("svar.xlsx", "siffror.csv", "AF", "blankett (2) slutlig.xls"):
        file = shutil.copy(path, tmp_path / name)
        assert recognise(file) == "population_counts"
        assert read_file(file).kind == "population_counts"


def test_the_counts_come_back_with_who_gave_them_and_what_was_asked(tmp_path: Path) -> None:
    content = counts_of(published(tmp_path, "af"))

    assert [(row.row, row.count) for row in content.rows] == [
        ("unemployed", 269),
        ("unemployed_young", 21),
        ("unemployed_adult", 92),
        ("unemployed_adult_24", 42),
    ]
    row = content.rows[0]
    assert (row.area, row.reference_date, row.sex) == ("2481", OCTOBER, Sex.ALLA)
    assert (row.contact, row.row_date, row.place) == ("handläggare AF", OCTOBER, "Cell E14 på bladet Lycksele")
    assert (content.refused, content.notes) == ((), ())
    sheet = content.sheet
    assert isinstance(sheet, PartySheet)
    assert (sheet.definition, sheet.version, sheet.name, sheet.party) == ("default", 1, "Lägesbild", "af")
    assert list(sheet.labels) == [each.row for each in content.rows]


def test_women_men_and_all(path: Path) -> None:
    fill(path, {"unemployed": 130, "unemployed_young": 9}, sex=Sex.KVINNA)
    fill(path, {"unemployed": 139}, sex=Sex.MAN)
    fill(path, {"unemployed_adult": 92})

    assert told(path) == {
        ("unemployed", Sex.KVINNA): 130,
        ("unemployed", Sex.MAN): 139,
        ("unemployed", Sex.ALLA): 269,
        ("unemployed_young", Sex.KVINNA): 9,
        ("unemployed_adult", Sex.ALLA): 92,
    }
    assert counts_of(path).notes == (
        "Bladet Lycksele: 1 av 4 rader är inte ifyllda. Det som redan är registrerat står kvar.",
        "Bladet Lycksele: på 1 av 4 rader saknas antalet för alla.",
    )


def test_zero_is_zero_and_the_signs_are_what_they_mean(path: Path) -> None:
    fill(path, {"unemployed": 0, "unemployed_young": "-", "unemployed_adult": "<5", "unemployed_adult_24": ".."})

    assert told(path) == {
        ("unemployed", Sex.ALLA): 0,
        ("unemployed_young", Sex.ALLA): Empty.EJ_TILLAMPLIGT,
        ("unemployed_adult", Sex.ALLA): Empty.DOLT,
    }


@pytest.mark.parametrize(
    ("as_saved", "count"),
    [("1 234", 1234), ("1\u00a0234", 1234), (12.0, 12), ("12", 12), (" 12 ", 12), ("12,0", 12), (1_234_567, 1_234_567)],
)
def test_a_number_is_read_however_the_program_saved_it(path: Path, as_saved: object, count: int) -> None:
    fill(path, {"unemployed": as_saved})

    assert told(path) == {("unemployed", Sex.ALLA): count}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("tolv", "”tolv” går inte att läsa som ett tal."),
        (-3, "Ett antal kan inte vara mindre än noll."),
        (1.5, "”1,5” är inte ett helt antal."),
        (True, "”SANT” går inte att läsa som ett tal."),
        (False, "”FALSKT” går inte att läsa som ett tal."),
        (datetime(2024, 3, 1), "”2024-03-01” går inte att läsa som ett tal."),
        (datetime(2024, 3, 1, 12, 30), "”2024-03-01 12:30:00” går inte att läsa som ett tal."),
        (
            "12345678901234567890",
            "”12345678901234567890” är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999.",
        ),
        ("1,000", "”1,000” kan vara tusental eller decimaler. Skriv 1000 eller 1."),
        ("4.000", "”4.000” kan vara tusental eller decimaler. Skriv 4000 eller 4."),
        (100_000_000, "”100000000” är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999."),
        ("1_000", "”1_000” går inte att läsa som ett tal."),
        ("1\n2", "”1·2” går inte att läsa som ett tal."),
    ],
)
def test_what_is_no_count_is_told_with_tab_and_cell(path: Path, written: object, reason: str) -> None:
    fill(path, {"unemployed_young": written}, sex=Sex.KVINNA)
    fill(path, {"unemployed": 269})

    assert reasons(path) == [f"Cell C15 på bladet Lycksele: {reason}"]
    assert not any("1 av 4" in note for note in counts_of(path).notes)


def test_a_personal_number_anywhere_refuses_the_sheet_and_is_never_repeated(path: Path) -> None:
    typed(path, C11=f"Anna {PERSONAL_NUMBER}", E14=int(PERSONAL_NUMBER.replace("-", "")), H30=PERSONAL_NUMBER)

    def annotate(book: Any) -> None:
        book["Lycksele"]["E15"] = 12
        book["Lycksele"]["E15"].comment = Comment(f"gäller {PERSONAL_NUMBER}", "AF")
        book.create_sheet(f"om {PERSONAL_NUMBER}")["A1"] = PERSONAL_NUMBER

    change(path, annotate)

    said = reasons(path)
    assert said == [
        "Ett blads namn innehåller ett personnummer. Byt namn på bladet.",
        "Cell C11 på bladet Lycksele innehåller ett personnummer. Ta bort det.",
        "Cell E14 på bladet Lycksele innehåller ett personnummer. Ta bort det.",
        "Cell H30 på bladet Lycksele innehåller ett personnummer. Ta bort det.",
        "Cell A1 på bladet (visas inte) innehåller ett personnummer. Ta bort det.",
        "En kommentar i blanketten innehåller ett personnummer. Ta bort det.",
    ]
    content = counts_of(path)
    assert PERSONAL_NUMBER not in repr(content)
    assert [(row.row, row.count) for row in content.rows] == [("unemployed_young", 12)]


def test_nothing_is_taken_in_where_the_questions_were_changed(path: Path) -> None:
    typed(path, B14="Alla som är arbetslösa", C13="Flickor", C9="2023-10-31", E15=21, A16="row:annan")

    assert reasons(path) == [
        "Cell C13 på bladet Lycksele: rubriken ”Kvinnor” är borta eller ändrad.",
        "Cell C9 på bladet Lycksele: mättillfället är ändrat till ”2023-10-31”. Blanketten gäller 2024-10-31. "
        "Be om en ny för en annan dag.",
        "Cell A16 på bladet Lycksele: radens dolda märkning är ändrad. Fyll i en ny blankett.",
        "Bladet Lycksele saknar raden ”Långtidsarbetslösa 25–65 år (mer än 12 månader)”. Fyll i en ny blankett.",
        "Cell B14 på bladet Lycksele: texten är ändrad till ”Alla som är arbetslösa”. "
        "Den ska vara ”Individer som är arbetslösa”.",
    ]


def test_a_row_that_was_copied_stands_twice(path: Path) -> None:
    typed(path, A25="row:unemployed", B25="Individer som är arbetslösa", E25=3, E14=269)

    assert reasons(path) == ["Cell B25 på bladet Lycksele: raden finns två gånger, också på rad 14."]


def test_rows_and_columns_may_move(path: Path) -> None:
    fill(path, {"unemployed": 269, "unemployed_adult_24": 42}, contact="handläggare AF")

    def move(book: Any) -> None:
        tab = book["Lycksele"]
        tab.insert_rows(16)
        tab.insert_rows(3)
        tab.title = "Ifylld"
        tab["B40"] = ""
        for row in range(1, tab.max_row + 1):
            women, men = tab.cell(row, 3), tab.cell(row, 4)
            if row >= row_of(tab, "header"):
                women.value, men.value = men.value, women.value

    change(path, move)

    assert told(path) == {("unemployed", Sex.ALLA): 269, ("unemployed_adult_24", Sex.ALLA): 42}
    assert counts_of(path).rows[0].place == "Cell E15 på bladet Ifylld"


@pytest.mark.parametrize("day", [date(2024, 9, 30), "2024-09-30", 45565])
def test_the_day_may_be_another_and_is_kept(path: Path, day: object) -> None:
    fill(path, {"unemployed": 269}, day=day)

    assert counts_of(path).rows[0].row_date == date(2024, 9, 30)
    assert counts_of(path).refused == ()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("i oktober", "”i oktober” är inte ett datum som 2024-10-31."),
        ("2024-02-30", "”2024-02-30” är inte ett datum som 2024-10-31."),
        (date(2020, 10, 31), "2020-10-31 ligger mer än ett år från mättillfället 2024-10-31."),
    ],
)
def test_a_day_that_cannot_be(path: Path, day: object, reason: str) -> None:
    fill(path, {"unemployed": 269}, day=day)

    assert reasons(path) == [f"Cell C10 på bladet Lycksele: {reason}"]


def test_who_answers_is_one_line_of_words_or_nothing(path: Path) -> None:
    fill(path, {"unemployed": 269}, contact=" handläggare \n  AF ")
    assert counts_of(path).rows[0].contact == "handläggare AF"

    fill(path, {}, contact="x" * 201)
    assert reasons(path) == ["Cell C11 på bladet Lycksele: skriv en funktion med högst 200 tecken."]

    typed(path, C10=None, C11=None)
    assert (counts_of(path).rows[0].contact, counts_of(path).rows[0].row_date) == (None, None)


def test_kommuner_that_are_not_filled_in_or_not_there_are_told(tmp_path: Path) -> None:
    path = published(tmp_path, "fk", LYCKSELE, MALA)
    assert counts_of(path).notes == ("Inte ifyllt: Malå.",)

    def without_mala(book: Any) -> None:
        book.remove(book["Malå"])
        book.create_sheet("Anteckningar")["B2"] = "Siffrorna kommer ur registret."
        book.create_sheet("Blad2")

    change(path, without_mala)
    assert counts_of(path).notes == (
        "Bladet ”Anteckningar” hör inte till blanketten och läses inte.",
        "Blanketten saknar bladet för Malå.",
    )


def test_two_filled_tabs_about_one_kommun(tmp_path: Path) -> None:
    path = published(tmp_path, "fk", LYCKSELE)
    change(path, lambda book: book.copy_worksheet(book["Lycksele"]))

    assert reasons(path) == ["Bladen ”Lycksele” och ”Lycksele Copy” gäller samma kommun. Ta bort det ena."]


@pytest.mark.parametrize("named", ["Lycksele", "LYCKSELE KOMMUN", "2481", 2481])
def test_a_kommun_that_is_written_in(tmp_path: Path, named: object) -> None:
    path = unnamed_sheet(tmp_path)
    fill(path, {"unemployed": 269}, tab="Kommun")
    change(path, lambda book: book["Kommun"].__setitem__("C9", named))

    assert [row.area for row in counts_of(path).rows] == ["2481"]
    assert counts_of(path).refused == ()


@pytest.mark.parametrize(
    ("named", "reason"), [(None, "skriv kommunens namn."), ("Västerbotten", "”Västerbotten” är ingen kommun.")]
)
def test_a_kommun_that_is_none(tmp_path: Path, named: object, reason: str) -> None:
    path = unnamed_sheet(tmp_path)
    fill(path, {"unemployed": 269}, tab="Kommun")
    change(path, lambda book: book["Kommun"].__setitem__("C9", named))

    assert reasons(path) == [f"Cell C9 på bladet Kommun: {reason}"]


def unnamed_sheet(folder: Path) -> Path:
    from domain.populations.definition import lagesbild_definition
    from exchange.party_sheet.write import write_party_sheet

    path = folder / "utan.xlsx"
    write_party_sheet(path, definition=lagesbild_definition(), party="af", areas=(), reference_date=OCTOBER)
    return path


def test_a_row_of_another_party_is_not_read(tmp_path: Path) -> None:
    from domain.populations.definition import lagesbild_definition
    from domain.populations.definition_editing import set_party

    definition = set_party(lagesbild_definition(), "assistance_unemployed", "af")
    path = empty_sheet(tmp_path / "af.xlsx", "af", definition=definition)
    typed(path, E14=121, E15=72, E16=269, E17=21, E18=92, E19=42)

    assert ("assistance", Sex.ALLA) not in told(path)
    assert counts_of(path).notes == (
        "Rad 14 på bladet Lycksele läses inte: den lämnas av någon annan än Arbetsförmedlingen.",
    )


def spoilt(mark: str, column: int, value: object) -> Callable[[Any], None]:
    """Changes the hidden tab: what stands beside `mark`."""

    def spoil(book: Any) -> None:
        facts = book[FACTS_TAB]
        facts.cell(row_of(facts, mark), column).value = value

    return spoil


def no_marks(book: Any) -> None:
    for at in range(1, book["Lycksele"].max_row + 1):
        book["Lycksele"].cell(at, 1).value = None


@pytest.mark.parametrize(
    ("done", "reason"),
    [
        (lambda _book: None, "Blanketten är inte ifylld."),
        (spoilt("lagesbild-blankett", 2, "2"), "gjord med en nyare version av Lägesbild. Uppdatera programmet."),
        (spoilt("party", 2, "kyrkan"), "Blankettens dolda blad är ändrat"),
        (spoilt("kind", 2, "lots"), "Blankettens dolda blad är ändrat"),
        (spoilt("reference_date", 2, "i fjol"), "Blankettens dolda blad är ändrat"),
        (spoilt("definition_version", 1, "version"), "Blankettens dolda blad är ändrat"),
        (no_marks, "Blankettens dolda kolumn är borta"),
    ],
)
def test_a_sheet_that_gives_nothing_says_why(path: Path, done: Callable[[Any], None], reason: str) -> None:
    change(path, done)

    with pytest.raises(UserProblem, match=reason):
        read_file(path)


def test_a_hidden_tab_of_something_else_is_no_sheet(path: Path) -> None:
    change(path, spoilt("lagesbild-blankett", 1, "något annat"))

    assert recognise(path) == "benefit_months"
    with pytest.raises(UserProblem, match="bara en del av en blankett"):
        read_file(path)

    def empty(book: Any) -> None:
        book.remove(book["Lycksele"])
        book.create_sheet("Närvaro")["A1"] = "Måndag"

    change(path, empty)
    with pytest.raises(UserProblem, match="kan inte läsas in"):
        read_file(path)


def test_a_tab_that_was_copied_out_of_its_sheet_says_what_is_missing(path: Path) -> None:
    fill(path, {"unemployed": 269})
    change(path, lambda book: book.remove(book[FACTS_TAB]))

    with pytest.raises(UserProblem, match="bara en del av en blankett"):
        read_file(path)


def test_numbers_and_days_that_a_program_made_of_the_hidden_texts(path: Path) -> None:
    fill(path, {"unemployed": 269})
    change(path, spoilt("definition_version", 2, 1))
    change(path, spoilt("reference_date", 2, datetime(2024, 10, 31)))
    change(path, spoilt("lagesbild-blankett", 2, 1.0))

    assert told(path) == {("unemployed", Sex.ALLA): 269}


def test_a_damaged_workbook_is_told_as_one(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])
    assert recognise(path) == "benefit_months"
    with pytest.raises(UserProblem, match="Arbetsboken är skadad eller inte hel"):
        read_file(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("läsmig.txt", "en samling filer")
    with pytest.raises(UserProblem, match="ett arkiv"):
        recognise(path)


def test_no_figure_beside_what_is_asked_is_passed_over(path: Path) -> None:
    fill(path, {"unemployed": 269})

    def add(book: Any) -> None:
        tab = book["Lycksele"]
        tab.insert_rows(15)
        tab["B15"], tab["D15"] = "Vår egen rad", "<5"
        tab["G13"], tab["G14"] = "Okänt kön", 3

    change(path, add)
    said = [reason for reason in reasons(path) if "talet står" in reason]
    assert said == [
        "Cell G14 på bladet Lycksele: talet står i en kolumn som inte hör till blanketten. Ta bort kolumnen.",
        "Cell D15 på bladet Lycksele: talet står på en rad som inte hör till blanketten. Flytta det, eller ta bort raden.",
    ]


def test_a_formula_never_worked_out_and_an_error_are_told_by_their_cell(path: Path) -> None:
    fill(path, {"unemployed": "=100+169", "unemployed_young": "#REF!", "unemployed_adult": 92})
    assert reasons(path) == [
        "Cell E14 på bladet Lycksele är en formel vars resultat inte är sparat. "
        "Öppna filen i Excel, spara den och läs in den igen.",
        "Cell E15 på bladet Lycksele visar felet #REF!. Rätta cellen i Excel, spara filen och läs in den igen.",
    ]


def test_a_hidden_tab_is_not_read_and_is_named(tmp_path: Path) -> None:
    path = fill(empty_sheet(tmp_path / "b.xlsx", "af", LYCKSELE, MALA), {"unemployed": 269})
    fill(path, {"unemployed": 12}, tab="Malå")
    change(path, lambda book: setattr(book["Malå"], "sheet_state", "hidden"))
    content = counts_of(path)
    assert {row.area for row in content.rows} == {"2481"}
    assert "Dolda blad läses inte: ”Malå”. Visa dem i Excel och spara filen om de hör till." in content.notes
