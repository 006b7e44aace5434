"""Tidy files are known by their columns and read to the last digit."""

import hashlib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from domain.benefits.benefit import Benefit
from domain.ground.period import month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import (
    BenefitYearRow,
    BenefitYears,
    IndicatorRow,
    LotsMonthRow,
    LotsPeriodRow,
    PopulationCountRow,
    RankRow,
    ResourceMonthRow,
)
from domain.lots.month import AgeGroup, Party
from domain.profile.ranking import RankMeasure
from support.house import kind_label, read_file, read_tidy
from support.house import recognise_tidy as recognise
from support.tidy_files import (
    BENEFIT_HEADER,
    DATA,
    INDICATOR_HEADER,
    LOTS_HEADER,
    POPULATION_HEADER,
    RESOURCE_HEADER,
    write_lines,
)


@pytest.mark.parametrize(
    ("name", "kind", "label", "rows"),
    [
        ("published-equivalents.csv", "benefit_years", "helårsekvivalenter per år", 8),
        ("published-ranks.csv", "published_ranks", "publicerade placeringar", 13),
        ("populations-lycksele-2024.csv", "population_counts", "samverkanspopulationer", 13),
        ("lots-cases-2016.csv", "lots_periods", "periodposter för LOTS", 14),
    ],
)
def test_published_files_are_recognised_by_content_whatever_they_are_called(
    tmp_path: Path, name: str, kind: str, label: str, rows: int
) -> None:
    content = (DATA / name).read_bytes()
    renamed = tmp_path / "bilaga.txt"
    renamed.write_bytes(content)

    file = read_tidy(renamed)

    assert recognise(renamed) == file.content.kind == kind
    assert kind_label(kind) == file.content.label == label
    assert file.content.refused == ()
    assert len(file.content.rows) == rows
    assert (file.name, file.sha256) == ("bilaga.txt", hashlib.sha256(content).hexdigest())


def test_nordmaling_2021_is_read_as_published() -> None:
    content = read_tidy(DATA / "published-equivalents.csv").content
    assert isinstance(content, BenefitYears)

    assert content.rows[1] == BenefitYearRow(
        line=3,
        area="2401",
        period=parse_period("2021"),
        sex=Sex.ALLA,
        age_group="20-64",
        persons=dict(zip(Benefit, (108, 180, 42, 155, 10, 56), strict=True)),
        population=Empty.SAKNAS,
        total=551,
        published_share=Fraction(31, 2),
        source="regional deck 2021",
    )


def test_ranks_populations_and_period_posts_are_read_as_published() -> None:
    assert read_tidy(DATA / "published-ranks.csv").content.rows[1] == RankRow(
        3, "2401", 2021, RankMeasure.OHALSA, 206, 230, 290
    )
    assert read_tidy(DATA / "populations-lycksele-2024.csv").content.rows[10] == PopulationCountRow(
        12, "2481", date(2024, 10, 31), Sex.ALLA, "known_total_published", 323
    )
    assert read_tidy(DATA / "lots-cases-2016.csv").content.rows[4] == LotsPeriodRow(
        6, "0319", date(2016, 1, 21), date(2016, 5, 31), Party.ALLA, Sex.KVINNA, AgeGroup.ALLA, 3
    )


def test_a_lots_month_with_its_margins(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "lots.csv",
        LOTS_HEADER,
        "0360,2016-05,fk,kvinna,alla,3",
        "0360,2016-05,FK,alla,under30,<5",
        "0360,2016-05,region,annat,okand,0",
    )

    assert read_tidy(path).content.rows == (
        LotsMonthRow(2, "0360", month(2016, 5), Party.FK, Sex.KVINNA, AgeGroup.ALLA, 3),
        LotsMonthRow(3, "0360", month(2016, 5), Party.FK, Sex.ALLA, AgeGroup.UNDER30, Empty.DOLT),
        LotsMonthRow(4, "0360", month(2016, 5), Party.REGION, Sex.ANNAT, AgeGroup.OKAND, 0),
    )


def test_resource_months_and_indicators(tmp_path: Path) -> None:
    resource = write_lines(tmp_path / "r.csv", RESOURCE_HEADER, "0360,2016-05,alla,alla,4,17,2,")
    indicator = write_lines(
        tmp_path / "i.csv",
        INDICATOR_HEADER.replace(",", ";"),
        "Körkort;0481;2015;kvinna;18;15;antal;Trafikanalys",
        "Öppet arbetslösa;umearegionen;2021 H1;alla;;−1,5;procent;Arbetsförmedlingen",
    )

    assert read_tidy(resource).content.rows == (
        ResourceMonthRow(2, "0360", month(2016, 5), Sex.ALLA, "alla", 4, 17, 2, Empty.SAKNAS),
    )
    assert read_tidy(indicator).content.rows == (
        IndicatorRow(2, "Körkort", "0481", parse_period("2015"), Sex.KVINNA, "18", 15, "antal", "Trafikanalys"),
        IndicatorRow(
            3,
            "Öppet arbetslösa",
            "umearegionen",
            parse_period("2021 H1"),
            Sex.ALLA,
            "",
            Fraction(-3, 2),
            "procent",
            "Arbetsförmedlingen",
        ),
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", Empty.SAKNAS),
        ("..", Empty.SAKNAS),
        ("-", Empty.EJ_TILLAMPLIGT),
        ("<5", Empty.DOLT),
        ("0", 0),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234", 1234),
    ],
)
def test_zero_and_the_kinds_of_empty_are_kept_apart(tmp_path: Path, written: str, meant: object) -> None:
    path = write_lines(tmp_path / "p.csv", POPULATION_HEADER, f"2481,2024-10-31,alla,assistance,{written}")

    (row,) = read_tidy(path).content.rows

    assert isinstance(row, PopulationCountRow)
    assert row.count == meant


def test_columns_may_come_in_any_order_and_with_capitals(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "p.csv",
        " Count ;ROW;Sex;Reference_Date;Area_Code",
        "121;assistance;alla;2024-10-31;2481",
    )

    assert read_tidy(path).content.rows == (
        PopulationCountRow(2, "2481", date(2024, 10, 31), Sex.ALLA, "assistance", 121),
    )


@pytest.mark.parametrize(("sign", "decimals"), [(";", "108,25"), (";", "108.25"), (",", "108.25"), (",", '"108,25"')])
def test_decimal_comma_and_decimal_point_are_the_same_exact_number(tmp_path: Path, sign: str, decimals: str) -> None:
    values = sign.join(["2401", "2021 H1", "kvinna", "20-64", decimals, "1", "2", "3", "4", "5", "3600"])
    path = write_lines(tmp_path / "b.csv", BENEFIT_HEADER.replace(",", sign), values)

    (row,) = read_tidy(path).content.rows

    assert isinstance(row, BenefitYearRow)
    assert row.persons[Benefit.SJUKPENNING] == Fraction(433, 4)
    assert row.population == 3600
    assert row.total is None
    assert row.published_share is None


def test_trailing_columns_that_may_be_left_out_may_be_missing_from_a_row(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "b.csv",
        f"{BENEFIT_HEADER},total,published_share_percent,source",
        "2401,2021,alla,20-64,108,180,42,155,10,56,,551",
    )

    (row,) = read_tidy(path).content.rows

    assert isinstance(row, BenefitYearRow)
    assert (row.total, row.published_share, row.source) == (551, None, "")


@pytest.mark.parametrize(
    ("swedish", "line", "kind"),
    [
        ("Kommunkod;Månad;Part;Kön;Ålder;Ärenden", "0360;2016-05;FK;Kvinnor;Under 30;7", "lots_months"),
        ("Kommun;Från;Till;Part;Kön;Åldersgrupp;Antal", "0360;2016-01-01;2016-05-22;FK;Alla;Alla;7", "lots_periods"),
        ("Antal;Rad;Kön;Mättillfälle;Kommun", "7;assistance;Alla;2024-10-31;2481", "population_counts"),
        ("Indikator;Kommun;År;Kön;Kategori;Värde;Enhet;Källa", "KAA;0360;2024;Alla;;7;personer;", "indicators"),
        (
            "Kommun;Kommunkod;År;Mått;Plats;Plats förra året;Antal kommuner",
            "Tierp;0360;2024;Total;7;8;290",
            "published_ranks",
        ),
    ],
)
def test_swedish_words_head_the_columns_as_well_as_codes(tmp_path: Path, swedish: str, line: str, kind: str) -> None:
    file = read_file(write_lines(tmp_path / "egen.csv", swedish, line))

    assert file.content.refused == ()
    assert (file.kind, len(file.content.rows)) == (kind, 1)


HEADED = "Kommun;Månad;Part;Kön;Ålder;Ärenden"


def test_a_row_that_is_refused_is_told_by_the_words_of_the_file(tmp_path: Path) -> None:
    def reasons(*lines: str) -> list[str]:
        return [each.reason for each in read_tidy(write_lines(tmp_path / "e.csv", *lines)).content.refused]

    (place,) = reasons(HEADED, "Tierpp;2016-05;FK;Kvinnor;Alla;7")
    assert place.startswith("kommun: ”Tierpp” är varken en områdeskod eller namnet på en kommun.")
    # Two that are not each other's say nothing.
    assert reasons(HEADED, "0319 Tierp;2016-05;FK;Kvinnor;Alla;7")[0].startswith("kommun: ”0319 Tierp” är varken")
    cases = "Kommun;Månad;Dag;Part;Kön;Ålder;Utfall;Handläggare"
    day, worker = (
        reasons(cases, "0360;2016-05;32;FK;Kvinnor;Alla;;")[0],
        reasons(cases, "0360;2016-05;;FK;Kvinnor;Okänd;;FK"),
    )
    assert "dag: ”32” är inte dagens nummer i månaden" in day
    assert worker[0].startswith("handläggare: Handläggarens kod är")
    backwards = reasons("Kommun;Från;Till;Part;Kön;Ålder;Ärenden", "0360;31/5 2016;160501;FK;Kvinnor;Alla;3")
    assert backwards == ["till: 2016-05-01 ligger före från, 2016-05-31."]


@pytest.mark.parametrize("place", ["0360", "Tierp", "Tierps kommun", "Tierp kommun", "0360  Tierp"])
@pytest.mark.parametrize("when", ["2016-05", "maj 2016", "Maj 2016", "maj-16", "2016 maj", "2016-5", "201605"])
def test_places_and_months_are_read_as_people_and_excel_write_them(tmp_path: Path, place: str, when: str) -> None:
    (row,) = read_tidy(write_lines(tmp_path / "e.csv", HEADED, f"{place};{when};FK;Kvinnor;Alla;7")).content.rows
    assert (row.area, row.month) == ("0360", month(2016, 5))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Kommun;Månad;Part;Kön;Ärenden", "LOTS-månader men saknar age_group (ålder)"),
        (
            "Kommun;Månad;Part;Kön;Ålder",
            "LOTS-ärenden men saknar outcomes (utfall) eller LOTS-månader men saknar cases (ärenden)",
        ),
        ("Kommun;Mättillfälle;Kön;Rad", "samverkanspopulationer men saknar count (antal)"),
    ],
)
def test_a_file_that_lacks_a_column_is_told_what_it_is_like_and_not_what_scbs_table_has(
    tmp_path: Path, header: str, told: str
) -> None:
    line = ";".join("x" for _ in header.split(";"))
    with pytest.raises(UserProblem) as refused:
        read_file(write_lines(tmp_path / "e.csv", header, line))
    assert f"Den liknar {told}." in refused.value.text


def test_a_table_of_scbs_that_lacks_a_column_is_told_in_her_words(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        read_file(write_lines(tmp_path / "e.csv", "kön;åldersgrupp;månad;Sjukpenning", "kvinnor;20-64 år;2016M05;3"))
    assert "Den liknar" not in refused.value.text


def test_the_definition_of_rows_is_not_taken_for_figures() -> None:
    with pytest.raises(UserProblem) as refused:
        read_tidy(DATA / "collaboration-population-lycksele-2024.csv")

    assert "känns inte igen" in refused.value.text
    assert "saknar area_code (kommunkod) och sex (kön)" in refused.value.text


def test_a_table_of_something_else_is_told_by_its_own_columns() -> None:
    with pytest.raises(UserProblem) as refused:
        recognise(DATA / "driving-licences-oxelosund-2015.csv")

    assert refused.value.text == (
        "”driving-licences-oxelosund-2015.csv” kan inte läsas in. Filen känns inte igen. Kolumnerna ”age”, ”women”, "
        "”men” och ”total” hör inte till något slag av fil som kan läsas in. Vad de ska heta står i handboken, under "
        "Läs in fil, Egna filer. Ingenting har ändrats."
    )


def test_a_file_with_tabs_is_told_what_should_stand_between_columns(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "t.csv", POPULATION_HEADER.replace(",", "\t"))

    with pytest.raises(UserProblem, match="komma eller semikolon"):
        recognise(path)


def test_a_header_without_rows_is_no_file_to_take_in(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "p.csv", POPULATION_HEADER, "", ",,,,")

    assert recognise(path) == "population_counts"
    with pytest.raises(UserProblem, match="Filen har en rubrik men inga rader"):
        read_tidy(path)


@pytest.mark.parametrize(
    ("party", "sex", "age", "read"),
    [
        ("af", "kvinna", "30plus", (Party.AF, Sex.KVINNA, AgeGroup.PLUS30)),
        ("Arbetsförmedlingen", "kvinnor", "30 år och äldre", (Party.AF, Sex.KVINNA, AgeGroup.PLUS30)),
        ("FK", "Män", "Under 30", (Party.FK, Sex.MAN, AgeGroup.UNDER30)),
        ("Kommunen", "Alla", "30–", (Party.KOMMUN, Sex.ALLA, AgeGroup.PLUS30)),
        ("Annan", "annat", "okänd ålder", (Party.ANNAN, Sex.ANNAT, AgeGroup.OKAND)),
        ("Regionen", "båda könen", "alla", (Party.REGION, Sex.ALLA, AgeGroup.ALLA)),
    ],
)
def test_the_programs_own_words_are_read_as_well_as_the_codes(
    tmp_path: Path, party: str, sex: str, age: str, read: tuple[Party, Sex, AgeGroup]
) -> None:
    path = write_lines(tmp_path / "lots.csv", LOTS_HEADER, f"0360,2016-05,{party},{sex},{age},3")
    (row,) = read_tidy(path).content.rows
    assert (row.party, row.sex, row.age) == read


def test_words_of_places_and_of_ages_are_read_and_others_refused_with_the_codes(tmp_path: Path) -> None:
    header = "area_code,area,year,measure,rank,rank_previous_year,areas_ranked"
    (rank,) = read_tidy(write_lines(tmp_path / "a.csv", header, "2401,,2021,Ekonomiskt bistånd,5,,290")).content.rows
    assert rank.measure is RankMeasure.EKONOMISKT_BISTAND
    years = write_lines(tmp_path / "b.csv", BENEFIT_HEADER, "2401,2021,Alla,20–64 år,1,2,3,4,5,6,700")
    assert read_tidy(years).content.rows[0].age_group == "20-64"
    wrong = write_lines(tmp_path / "c.csv", LOTS_HEADER, "0360,2016-05,Polisen,kvinna,25 år och äldre,3")
    (refused,) = read_tidy(wrong).content.refused
    assert "party: ”Polisen” är inget av fk, af," in refused.reason
    assert "age_group: ”25 år och äldre” är inget av" in refused.reason
