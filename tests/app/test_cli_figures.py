"""Published figures go in through the command line and come out to the last digit."""

import csv
import json
import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from domain.benefits.benefit import Benefit
from support.commands import Run
from support.tidy_files import BENEFIT_HEADER, DATA, POPULATION_HEADER, write_lines

KINDS = [kind.value for kind in Benefit]


def published(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "exempel.lagesbild"
    assert lagesbild("new", path, "--name", "Södra Lappland", "--members", "2401,2404,2409").code == 0
    files = ("published-equivalents.csv", "published-ranks.csv", "populations-lycksele-2024.csv")
    assert lagesbild("import", path, *(DATA / name for name in files)).code == 0
    return path


def profile(lagesbild: Run, workspace: Path, area: str, period: str = "2021") -> Any:
    answer = lagesbild("profile", workspace, "--area", area, "--period", period, "--json")
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def test_nordmaling_2021_as_the_handbook_has_it(lagesbild: Run, workspace: Path) -> None:
    shown = profile(lagesbild, workspace, "2401")

    assert (shown["area"], shown["name"], shown["period"]) == ("2401", "Nordmaling", "2021")
    assert list(shown["persons"].items()) == list(zip(KINDS, (108, 180, 42, 155, 10, 56), strict=True))
    assert (shown["total"], shown["difference"]["total"]) == (551, -46)
    assert [round(share, 1) for share in shown["shares_of_total"].values()] == [19.6, 32.7, 7.6, 28.1, 1.8, 10.2]
    assert shown["shares_of_total"]["sjukpenning"] == float(Fraction(10800, 551))
    assert (shown["shares_of_population"]["total"], shown["previous"]["shares_of_population"]["total"]) == (15.5, 16.7)
    assert shown["change_points"]["total"] == -1.2
    assert shown["ranks"]["total"] == {
        "rank": 183,
        "previous": 218,
        "of": 290,
        "tied": None,
        "colour": "orange",
        "source": "published",
    }
    assert shown["empty"]["ranks.total.tied"] == "saknas"


@pytest.mark.parametrize("row", published("published-equivalents.csv"), ids=lambda r: f"{r['area_code']} {r['period']}")
def test_every_published_figure_comes_back_to_the_last_digit(
    lagesbild: Run, workspace: Path, row: dict[str, str]
) -> None:
    shown = profile(lagesbild, workspace, row["area_code"], row["period"])

    assert shown["persons"] == {kind: int(row[kind]) for kind in KINDS}
    assert shown["total"] == int(row["total"])
    assert shown["shares_of_total"] == {
        kind: float(Fraction(int(row[kind]) * 100, int(row["total"]))) for kind in KINDS
    }
    share = row["published_share_percent"]
    assert shown["shares_of_population"]["total"] == (float(share) if share else None)
    assert all(shown["shares_of_population"][kind] is None for kind in KINDS)
    assert shown["empty"]["shares_of_population.sjukpenning"] == "saknas"
    assert (shown["population"], shown["empty"]["population"]) == (None, "saknas")
    if row["period"] == "2021":
        before = {r["area_code"]: r for r in published("published-equivalents.csv") if r["period"] == "2020"}
        earlier = before[row["area_code"]]
        assert shown["previous"]["persons"] == {kind: int(earlier[kind]) for kind in KINDS}
        assert shown["difference"] == {kind: int(row[kind]) - int(earlier[kind]) for kind in [*KINDS, "total"]}
    else:
        assert shown["previous"] is None
        assert shown["difference"] == dict.fromkeys([*KINDS, "total"])
        assert shown["empty"]["previous"] == shown["empty"]["difference.total"] == "saknas"


def test_every_published_rank_comes_back(lagesbild: Run, workspace: Path) -> None:
    for row in published("published-ranks.csv"):
        shown = profile(lagesbild, workspace, row["area_code"], row["year"])["ranks"][row["measure"]]

        assert (shown["rank"], shown["previous"], shown["of"]) == tuple(
            int(row[column]) for column in ("rank", "rank_previous_year", "areas_ranked")
        )
        assert shown["source"] == "published"


def test_with_a_population_the_shares_are_computed_and_the_two_effects_make_the_change(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_lines(
        tmp_path / "heby.csv",
        BENEFIT_HEADER,
        "0331,2020,kvinna,20-64,10,20,30,40,50,60,2000",
        "0331,2021,kvinna,20-64,9.5,20,30,40,50,60,1900",
    )
    assert lagesbild("import", workspace, path).code == 0

    shown = lagesbild("profile", workspace, "--area", "0331", "--period", "2021", "--sex", "kvinna", "--json").json

    assert shown["persons"]["sjukpenning"] == 9.5
    assert shown["shares_of_population"]["total"] == float(Fraction(20950, 1900))
    assert shown["shares_of_population"]["sjukpenning"] == 0.5
    effects = shown["change_from_persons"]["total"] + shown["change_from_population"]["total"]
    assert effects == pytest.approx(shown["change_points"]["total"], abs=1e-12)
    assert shown["change_from_persons"]["sjukpenning"] < 0 < shown["change_from_population"]["sjukpenning"]


def test_hidden_and_inapplicable_figures_say_why_they_are_null(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "heby.csv", BENEFIT_HEADER, "0331,2021,alla,20-64,10,20,,<5,-,60,2000")
    assert lagesbild("import", workspace, path).code == 0

    shown = profile(lagesbild, workspace, "0331")

    assert [shown["persons"][kind] for kind in KINDS] == [10, 20, None, None, None, 60]
    assert {path: why for path, why in shown["empty"].items() if path.startswith("persons.")} == {
        "persons.arbetsloshet": "saknas",
        "persons.arbetsmarknadsatgarder": "dolt",
        "persons.etableringsersattning": "ej_tillampligt",
    }
    assert shown["total"] is None


def test_the_profile_is_read_as_a_table_too(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("profile", workspace, "--area", "2401", "--period", "2021")

    assert answer.code == 0
    lines = answer.out.replace("\u00a0", " ").splitlines()
    assert lines[0] == "Kommunprofil Nordmaling (2401), 2021, 20–64 år, kön: alla"
    assert lines[2:4] == [
        "Helårsekvivalenter              2021    andel  2020    andel  skillnad",
        "Sjukpenning                      108   19,6 %   115   19,3 %        −7",
    ]
    assert "Totalt                           551  100,0 %   597  100,0 %       −46" in lines
    assert any(line.startswith("Totalt") and "15,5 % publicerad  16,7 % publicerad" in line for line in lines)
    assert any("183. Nordmaling (218)" in line for line in lines)
    assert any("regional deck 2021" in line for line in lines)


def test_a_period_or_an_area_that_is_not_there_is_told_with_what_is(lagesbild: Run, workspace: Path) -> None:
    unknown = lagesbild("profile", workspace, "--area", "9999", "--period", "2021", "--json")
    nothing = lagesbild("profile", workspace, "--area", "0360", "--period", "2021", "--json")
    other = lagesbild("profile", workspace, "--area", "2401", "--period", "2019", "--json")

    assert [(answer.code, answer.out) for answer in (unknown, nothing, other)] == [(1, "")] * 3
    assert "9999" in unknown.err
    assert nothing.err == "Det finns inga helårsekvivalenter för Tierp.\n"
    assert "Uppgifter finns för 2021, 2020." in other.err


def test_other_ages_or_sexes_never_stand_in_for_those_asked_for(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_lines(
        tmp_path / "heby.csv",
        BENEFIT_HEADER,
        "0331,2021,alla,20-65,10,20,30,40,50,60,2100",
        "0331,2021,kvinna,20-64,5,9,12,20,30,30,1000",
    )
    assert lagesbild("import", workspace, path).code == 0

    answer = lagesbild("profile", workspace, "--area", "0331", "--period", "2021", "--json")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "För Heby 2021 finns inte helårsekvivalenter för alla 20–64 år, bara för kvinnor 20–64 år och alla 20–65 år.\n"
    )


def test_a_population_divided_by_sex_alone_is_told_as_such(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    rows = ("2481,2023-10-31,kvinna,assistance,60", "2481,2023-10-31,man,assistance,61")
    assert lagesbild("import", workspace, write_lines(tmp_path / "in.csv", POPULATION_HEADER, *rows)).code == 0

    answer = lagesbild("populations", workspace, "--area", "2481", "--date", "2023-10-31", "--json")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "Samverkanspopulationen för Lycksele 2023-10-31 är bara delad på kön. Läs in rader för alla.\n"
    )


def populations(lagesbild: Run, workspace: Path, *options: str) -> Any:
    answer = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31", "--json", *options)
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def test_lycksele_2024_counts_281_once_and_gives_the_range(lagesbild: Run, workspace: Path) -> None:
    shown = populations(lagesbild, workspace)

    assert (shown["total"], shown["published_total"], shown["potential"]) == (281, 323, 361)
    assert shown["range"] == {"low": 209, "high": 281}
    assert shown["counted_twice"] == []
    assert any("42 av de 92 redovisas också för sig" in note for note in shown["notes"])
    assert [row["count"] for row in shown["rows"]] == [
        int(row["count"]) for row in published("populations-lycksele-2024.csv")
    ]
    expected = published("collaboration-population-lycksele-2024.csv")
    assert [(row["row"], row["label"], row["parent"] or "") for row in shown["rows"]] == [
        (row["row"], row["label_sv"], row["parent"]) for row in expected
    ]
    assert sum(row["count"] for row in shown["rows"] if row["counts"]) == 281
    assert shown["empty"] == {}


def test_lycksele_2024_as_published_counts_323_and_says_who_is_counted_twice(lagesbild: Run, workspace: Path) -> None:
    shown = populations(lagesbild, workspace, "--definition", "published")

    assert shown["total"] == shown["published_total"] == 323
    assert shown["counted_twice"] == [{"row": "unemployed_adult_24", "inside": "unemployed_adult", "count": 42}]
    assert shown["range"] == {"low": 209, "high": 281}


def test_the_population_is_read_as_a_tree_too(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("populations", workspace, "--area", "2481", "--date", "2024-10-31")

    assert answer.code == 0
    assert "Känd samverkanspopulation: 281 (72 + 27 + 33 + 36 + 21 + 92 = 281)" in answer.out
    assert "Som publicerat: 323" in answer.out
    assert "\n    varav mer än 24 månader " in answer.out
    assert "22–49 av 121 är i ingen av delarna, som kan överlappa varandra." in answer.out


def test_a_date_without_counts_is_told_with_those_there_are(lagesbild: Run, workspace: Path) -> None:
    other = lagesbild("populations", workspace, "--area", "2481", "--date", "2023-10-31", "--json")
    nothing = lagesbild("populations", workspace, "--area", "0360", "--date", "2023-10-31")

    assert (other.code, other.out) == (1, "")
    assert "Uppgifter finns för 2024-10-31." in other.err
    assert nothing.err == "Det finns ingen samverkanspopulation för Tierp.\n"


def test_json_is_one_document_of_plain_numbers(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("profile", workspace, "--area", "2401", "--period", "2021", "--json")

    def refuse(word: str) -> None:
        raise AssertionError(word)

    json.loads(answer.out, parse_constant=refuse)
    assert "Nordmaling" in answer.out


def test_a_name_from_a_file_cannot_command_the_terminal(lagesbild: Run, workspace: Path) -> None:
    """`ESC ] 52` fills the clipboard of many terminals; the document still holds the name as it is."""
    name = "Nordmaling\x1b]52;c;bHM=\x07 \x9b2J"
    with closing(sqlite3.connect(workspace)) as connection, connection:
        connection.execute("UPDATE area SET name = ? WHERE code = '2401'", (name,))
    shown = lagesbild("profile", workspace, "--area", "2401", "--period", "2021")
    document = lagesbild("profile", workspace, "--area", "2401", "--period", "2021", "--json")
    assert "Nordmaling\\u001b]52;c;bHM=\\u0007 \\u009b2J" in shown.out
    for text in (shown.out, document.out):
        assert not set(text) & {"\x1b", "\x07", "\x9b"}
    assert document.json["name"] == name
