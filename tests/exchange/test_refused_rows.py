"""A row that cannot be read refuses its file, and is told by line, column and reason, all of them at once."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.problem import Refusal, UserProblem
from exchange.ground.quoting import quoted
from support.house import read_tidy
from support.tidy_files import (
    BENEFIT_HEADER,
    INDICATOR_HEADER,
    LOTS_HEADER,
    PERIOD_HEADER,
    PERSONAL_NUMBER,
    POPULATION_HEADER,
    RANK_HEADER,
    RESOURCE_HEADER,
    write_lines,
)

GOOD_BENEFITS = "2401,2021,alla,20-64,108,180,42,155,10,56,8000"


def refused(tmp_path: Path, *lines: str) -> tuple[Refusal, ...]:
    return read_tidy(write_lines(tmp_path / "f.csv", *lines)).content.refused


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        (LOTS_HEADER, "360,2016-05,fk,alla,alla,1", "area_code: koden ”360” har tappat inledande nollor. Skriv alla siffror, till exempel 0319."),
        (LOTS_HEADER, "Tierp!,2016-05,fk,alla,alla,1", "area_code: ”Tierp!” är varken en områdeskod eller namnet på en kommun. Skriv koden, till exempel 0360."),
        (LOTS_HEADER, ",2016-05,fk,alla,alla,1", "area_code: värdet saknas."),
        (LOTS_HEADER, "0360,mej-16,fk,alla,alla,1", "month: ”mej-16” är inte en månad som 2021-03 eller mars 2021."),
        (LOTS_HEADER, "0360,2016,fk,alla,alla,1", "month: ”2016” är inte en månad som 2021-03 eller mars 2021."),
        (LOTS_HEADER, "0360,2016-13,fk,alla,alla,1", "month: ”2016-13” är inte en månad som 2021-03 eller mars 2021."),
        (LOTS_HEADER, "0360,2016-05,alla,alla,alla,1", "party: ”alla” är inget av fk, af, kommun, region och annan."),
        (LOTS_HEADER, "0360,2016-05,fk,flickor,alla,1", "sex: ”flickor” är inget av kvinna, man, annat och alla."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,18-24,1", "age_group: ”18-24” är inget av under30, 30plus, okand och alla."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,1.5", "cases: ”1.5” är inte ett helt antal."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,-3", "cases: Ett antal kan inte vara mindre än noll."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,tre", "cases: ”tre” går inte att läsa som ett tal."),
        (LOTS_HEADER, f"0360,2016-05,fk,alla,alla,{'9' * 30}", f"cases: ”{'9' * 30}” är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999."),
        (PERIOD_HEADER, "0360,2016-05-22,2016-01-01,fk,alla,alla,1", "to: 2016-01-01 ligger före from, 2016-05-22."),
        (PERIOD_HEADER, "0360,2016-02-30,2016-05-22,fk,alla,alla,1", "from: ”2016-02-30” är inget datum. Skriv det som 2016-01-31."),
        (PERIOD_HEADER, "0360,i vår,2016-05-22,fk,alla,alla,1", "from: ”i vår” är inget datum. Skriv det som 2016-01-31."),
        (PERIOD_HEADER, "0360,,2016-05-22,fk,alla,alla,1", "from: värdet saknas."),
        (POPULATION_HEADER, "2481,2024-10-31,alla,,7", "row: värdet saknas."),
        (BENEFIT_HEADER, "2401,2021-03,alla,20-64,1,1,1,1,1,1,", "period: ”2021-03” är inte ett år som 2021 eller ett halvår som 2021 H1."),
        (BENEFIT_HEADER, "2401,2021,annat,20-64,1,1,1,1,1,1,", "sex: ”annat” är inget av kvinna, man och alla."),
        (BENEFIT_HEADER, "2401,2021,alla,16-64,1,1,1,1,1,1,", "age_group: ”16-64” är inget av 20-64 och 20-65."),
        (BENEFIT_HEADER, "2401,2021,alla,20-64,-1,1,1,1,1,1,", "sjukpenning: Ett antal kan inte vara mindre än noll."),
        (RANK_HEADER, "2401,Vindeln,2021,total,1,2,290", "area: koden 2401 är Nordmaling, inte ”Vindeln”."),
        (RANK_HEADER, "2401,,2021,sjukpenning,1,2,290", "measure: ”sjukpenning” är inget av total, ohalsa, arbetsloshet och ekonomiskt_bistand."),
        (RANK_HEADER, "2401,,2021,total,0,2,290", "rank: ”0” är inte ett heltal från 1."),
        (RANK_HEADER, "2401,,2021,total,,2,290", "rank: värdet saknas."),
        (RANK_HEADER, "2401,,2021,total,291,2,290", "rank: 291 finns inte bland 290."),
        (RANK_HEADER, "2401,,2021,total,183,218,alla", "areas_ranked: ”alla” är inte ett heltal från 1."),
        (RANK_HEADER, "2401,,2021,total,1,två,290", "rank_previous_year: ”två” är inte ett heltal från 1."),
        (RESOURCE_HEADER, "0360,2016-05,alla,alla,4,x,2,1", "active: ”x” går inte att läsa som ett tal."),
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,15,,Trafikanalys", "unit: värdet saknas."),
        (INDICATOR_HEADER, f"Körkort,0481,2015,kvinna,18,15,{'a' * 301},Trafikanalys", f"unit: ”{'a' * 39}…” är inte en text på en rad med högst 300 tecken."),
        (INDICATOR_HEADER, 'Körkort,0481,2015,kvinna,"18\n19",15,antal,Trafikanalys', "category: ”18·19” är inte en text på en rad med högst 300 tecken."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,\x1b[31m", "cases: ”·[31m” går inte att läsa som ett tal."),
        (INDICATOR_HEADER, "Körkort,0481,vecka 7,kvinna,18,15,antal,Trafikanalys", "period: ”vecka 7” är inte en månad som 2021-03 eller mars 2021, ett halvår som 2021 H1 eller ett år som 2021."),
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,15,antal", "Raden slutar innan kolumnen ”source”."),
        (LOTS_HEADER, '0360,2016-05,fk,alla,alla,"1,000"', "cases: ”1,000” kan vara tusental eller decimaler. Skriv 1000 eller 1."),
        (POPULATION_HEADER, "2481,2024-10-31,alla,a,4.000", "count: ”4.000” kan vara tusental eller decimaler. Skriv 4000 eller 4."),
        (BENEFIT_HEADER, "2401,2021,alla,20-64,1,1,1,1,1,1,4.000", "population: ”4.000” kan vara tusental eller decimaler. Skriv 4000 eller 4."),
        (BENEFIT_HEADER, "2401,2021,alla,20-64,1,1,1,1,1,1,100000000", "population: ”100000000” är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999."),
        (RESOURCE_HEADER, "0360,2016-05,alla,alla,9223372036854775808,1,2,1", "new: ”9223372036854775808” är för stort för att vara ett antal: det största är 99\u00a0999\u00a0999."),
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,1.500,antal,Trafikanalys", "value: ”1.500” kan vara tusental eller decimaler. Skriv 1500 eller 1,5."),
        (INDICATOR_HEADER, f"Körkort,0481,2015,kvinna,18,{'9' * 20},antal,Trafikanalys", f"value: ”{'9' * 20}” har fler siffror än ett tal kan ha här: högst 15 före och 15 efter kommat."),
        (RANK_HEADER, "2401,,2021,total,9223372036854775808,2,290", "rank: ”9223372036854775808” är inte ett heltal från 1."),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,1,7", "Raden har 7 värden, men rubriken har 6 kolumner."),
    ],
)  # fmt: skip
def test_each_mistake_has_its_own_sentence(tmp_path: Path, header: str, row: str, reason: str) -> None:
    assert refused(tmp_path, header, row) == (Refusal(2, reason),)


@pytest.mark.parametrize(
    ("share", "reason"),
    [
        ("155", "en andel ligger mellan 0 och 100 procent."),
        ("<5", "en publicerad andel är ett tal, eller tom."),
        ("mycket", "”mycket” går inte att läsa som en andel i procent."),
    ],
)
def test_a_published_share_is_a_share(tmp_path: Path, share: str, reason: str) -> None:
    found = refused(tmp_path, f"{BENEFIT_HEADER},published_share_percent", f"{GOOD_BENEFITS},{share}")

    assert found == (Refusal(2, f"published_share_percent: {reason}"),)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        LOTS_HEADER,
        "0360,2016-05,fk,alla,alla,1",
        "0360,maj,fk,alla,alla,tre",
        "0360,2016-05,skola,alla,alla,1",
    )

    assert [refusal.line for refusal in found] == [3, 4]
    assert found[0].reason == (
        "month: ”maj” är inte en månad som 2021-03 eller mars 2021. cases: ”tre” går inte att läsa som ett tal."
    )


def test_columns_that_would_be_left_unread_are_named(tmp_path: Path) -> None:
    row = "0360,2016-05,fk,alla,alla,1"

    assert refused(tmp_path, f"{LOTS_HEADER},kommentar", f"{row},hej") == (
        Refusal(
            1,
            "Filen innehåller LOTS-månader, men kolumnen ”kommentar” hör inte dit. Ta bort den eller byt namn på den.",
        ),
    )
    (two,) = refused(tmp_path, f"{LOTS_HEADER},kommentar,enhet", f"{row},hej,JOB")
    assert "kolumnerna ”kommentar” och ”enhet” hör inte dit" in two.reason


@pytest.mark.parametrize(
    "number", [PERSONAL_NUMBER, "7010632391", "197010632391", "19701063-2391"], ids=["11", "10", "12", "13"]
)
@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,{},15,antal,Trafikanalys", "category"),
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,15,antal,Samtal med {} i maj", "source"),
        (LOTS_HEADER, "{},2016-05,fk,alla,alla,1", "area_code"),
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,{}", "cases"),
        (POPULATION_HEADER, "2481,2024-10-31,alla,{},7", "row"),
    ],
)
def test_a_personal_number_is_found_in_any_column_and_never_repeated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, header: str, row: str, column: str, number: str
) -> None:
    found = refused(tmp_path, header, row.format(number))

    assert found == (Refusal(2, f"Kolumnen ”{column}” innehåller ett personnummer. Ta bort det."),)
    assert caplog.records == []


def test_a_personal_number_is_not_repeated_from_header_or_file_name_either(tmp_path: Path) -> None:
    in_header = write_lines(tmp_path / "f.csv", f"namn,{PERSONAL_NUMBER}", "1,2")
    in_name = write_lines(tmp_path / f"{PERSONAL_NUMBER}.csv", LOTS_HEADER, "0360,2016-05,fk,alla,alla,1")

    for path in (in_header, in_name):
        with pytest.raises(UserProblem) as problem:
            read_tidy(path)
        assert "2391" not in problem.value.text
    assert "Filens namn innehåller ett personnummer." in problem.value.text


def test_what_is_repeated_is_short_and_can_be_printed() -> None:
    assert quoted("\x1b[31mrött\n") == "”·[31mrött·”"
    assert quoted("å" * 60) == f"”{'å' * 39}…”"


# A null sign makes the file no text at all.
TEXT = st.text(st.characters(exclude_characters="\0"), max_size=60)


@given(TEXT, TEXT.map("x".__add__))
def test_no_text_in_a_cell_stops_the_reading(tmp_path_factory: pytest.TempPathFactory, one: str, other: str) -> None:
    cells = [text.replace('"', '""').encode("utf-8", "replace").decode() for text in (one, other)]
    path = tmp_path_factory.mktemp("cells") / "f.csv"
    write_lines(path, INDICATOR_HEADER, '"{0}","{1}","{0}","{1}","{0}","{1}","{0}","{1}"'.format(*cells))

    content = read_tidy(path).content

    assert all(refusal.line == 2 and refusal.reason.isprintable() for refusal in content.refused)


@pytest.mark.parametrize("text", ["true", "1e3", "1_000", "٣", "+5", "0x10", "1.5e3", "1e999999999", "inf", "１２"])
def test_what_only_a_program_reads_as_a_number_is_none(tmp_path: Path, text: str) -> None:
    for header, row in (
        (LOTS_HEADER, "0360,2016-05,fk,alla,alla,{}"),
        (BENEFIT_HEADER, "2401,2021,alla,20-64,1,1,1,1,1,1,{}"),
        (INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,{},antal,Trafikanalys"),
    ):
        (refusal,) = refused(tmp_path, header, row.format(text))
        assert refusal.reason.endswith(f"”{text}” går inte att läsa som ett tal.")


def test_what_cannot_be_seen_in_a_number_makes_no_difference(tmp_path: Path) -> None:
    (row,) = read_tidy(
        write_lines(tmp_path / "f.csv", LOTS_HEADER, "0360,2016-05,fk,alla,alla,\u200e1\u00ad2")
    ).content.rows
    assert row.cases == 12


def test_a_share_is_never_in_thousands(tmp_path: Path) -> None:
    (row,) = read_tidy(
        write_lines(tmp_path / "f.csv", INDICATOR_HEADER, "Körkort,0481,2015,kvinna,18,13.325,procent,Trafikanalys")
    ).content.rows
    assert row.value == Fraction(533, 40)
