"""The office takes files in by a script: known by content, whole or not at all, and undone whole."""

import json
import logging
from pathlib import Path

import pytest

from domain.ground.period import month
from domain.lots.month import MonthStatus
from exchange.tidy import reading as tidy
from storage.file.workspace import open_workspace
from storage.indicators.queries import indicators
from storage.lots.recording import set_month_status
from support.commands import Run, stored
from support.log_guard import ExpectedLogs
from support.tidy_files import (
    BENEFIT_HEADER,
    DATA,
    INDICATOR_HEADER,
    LOTS_HEADER,
    PERSONAL_NUMBER,
    POPULATION_HEADER,
    RANK_HEADER,
    RESOURCE_HEADER,
    write_lines,
)

EQUIVALENTS = DATA / "published-equivalents.csv"
RANKS = DATA / "published-ranks.csv"
LYCKSELE = DATA / "populations-lycksele-2024.csv"
LOTS_2016 = DATA / "lots-cases-2016.csv"


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "sodra-lappland.lagesbild"
    made = lagesbild("new", path, "--name", "Södra Lappland", "--members", "2401,2404,2409")
    assert (made.code, made.out, made.err) == (0, "sodra-lappland\n", "")
    return path


def test_all_published_files_come_in_at_once_and_say_what_they_held(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("import", workspace, EQUIVALENTS, RANKS, LYCKSELE, LOTS_2016, "--json")

    assert (answer.code, answer.err) == (0, "")
    equivalents, ranks, lycksele, lots = answer.json
    assert equivalents == {
        "file": str(EQUIVALENTS),
        "kind": "benefit_years",
        "source": equivalents["source"],
        "areas": ["2284", "2401", "2404", "2409"],
        "periods": ["2020", "2021"],
        "new": 8,
        "changed": 0,
        "unchanged": 0,
        "skipped": 0,
        "refused": [],
        "notes": [],
    }
    assert "regional deck 2021" in equivalents["source"]
    assert (ranks["kind"], ranks["new"], ranks["periods"]) == ("published_ranks", 13, ["2021"])
    assert (lycksele["kind"], lycksele["new"], lycksele["periods"]) == ("population_counts", 13, ["2024-10-31"])
    assert (lots["kind"], lots["new"], lots["areas"]) == ("lots_periods", 14, ["0319", "0331", "0360"])


def test_a_reader_that_fails_stops_only_its_own_file(
    lagesbild: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectedLogs
) -> None:
    expect_log(logging.ERROR, "a file could not be dealt with")
    read = tidy.read_tidy

    def fails_on_one(path: Path, formats: tidy.Formats) -> tidy.TidyFile:
        if path != RANKS:
            return read(path, formats)
        raise IndexError

    monkeypatch.setattr(tidy, "read_tidy", fails_on_one)

    answer = lagesbild("import", workspace, RANKS, EQUIVALENTS)

    assert answer.code == 1
    assert answer.err == "published-ranks.csv lästes inte in. Ingenting i den har ändrat arbetsboken.\n"
    assert "antecknat i programmets logg" in answer.out
    assert "published-equivalents.csv: helårsekvivalenter per år" in answer.out


def test_excel_for_mac_ends_lines_in_its_own_way(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    rows = [f"2401,2024-{month:02d},fk,alla,alla,{month}" for month in range(1, 13)]
    mac = write_lines(tmp_path / "mac.csv", LOTS_HEADER, *rows, ending="\r")

    answer = lagesbild("import", workspace, mac, EQUIVALENTS, "--json")

    assert [each["new"] for each in answer.json] == [12, 8]


def test_without_json_it_is_told_in_words(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("import", workspace, EQUIVALENTS)

    assert answer.code == 0
    assert answer.out == (
        "published-equivalents.csv: helårsekvivalenter per år\n"
        "  Områden: 2284, 2401, 2404, 2409\n"
        "  Perioder: 2020, 2021\n"
        "  Nya 8, ändrade 0, oförändrade 0, överhoppade 0, avvisade 0\n"
    )


def test_of_many_periods_the_first_and_the_last_are_told(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    rows = [f"Sjukfall,0360,20{year}-{month:02d},alla,,7,antal,FK" for year in (15, 16) for month in range(1, 13)]

    answer = lagesbild("import", workspace, write_lines(tmp_path / "i.csv", INDICATOR_HEADER, *rows))

    assert "  Områden: 0360\n  Perioder: 24 stycken, 2015-01 till 2016-12\n" in answer.out


def test_the_same_file_again_changes_nothing_and_leaves_nothing_to_undo(lagesbild: Run, workspace: Path) -> None:
    lagesbild("import", workspace, EQUIVALENTS)
    before = stored(workspace)

    (again,) = lagesbild("import", workspace, EQUIVALENTS, "--json").json

    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 8)
    assert stored(workspace) == before
    assert lagesbild("undo", workspace).code == 0
    assert lagesbild("undo", workspace).code == 1


def test_one_figure_corrected_in_the_file_is_one_row_changed(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    lagesbild("import", workspace, LYCKSELE)
    corrected = tmp_path / "rattad.csv"
    corrected.write_bytes(LYCKSELE.read_bytes().replace(b",assistance_sick,27", b",assistance_sick,28"))

    (outcome,) = lagesbild("import", workspace, corrected, "--json").json

    assert (outcome["new"], outcome["changed"], outcome["unchanged"]) == (0, 1, 12)


def test_a_dry_run_says_the_same_and_writes_nothing(lagesbild: Run, workspace: Path) -> None:
    before = stored(workspace)

    tried = lagesbild("import", workspace, EQUIVALENTS, LYCKSELE, "--dry-run", "--json")

    assert stored(workspace) == before
    assert lagesbild("undo", workspace).code == 1
    done = lagesbild("import", workspace, EQUIVALENTS, LYCKSELE, "--json")
    assert tried.code == 0
    assert [{name: each[name] for name in done.json[0]} for each in tried.json] == done.json
    assert "Prövning: ingenting har skrivits." in lagesbild("import", workspace, LYCKSELE, "--dry-run").out


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(lagesbild: Run, workspace: Path) -> None:
    empty = stored(workspace)
    lagesbild("import", workspace, EQUIVALENTS)
    lagesbild("import", workspace, LYCKSELE)
    full = stored(workspace)

    undone = lagesbild("undo", workspace, "--json")

    assert undone.code == 0
    assert set(undone.json) == {"label", "tables"}
    assert "population_count" in undone.json["tables"]
    assert lagesbild("undo", workspace).out.startswith("Ångrat: ")
    assert stored(workspace) == empty
    nothing = lagesbild("undo", workspace, "--json")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "Det finns inget att ångra.\n")

    assert lagesbild("redo", workspace).out.startswith("Gjort om: ")
    assert lagesbild("redo", workspace, "--json").json == undone.json
    assert stored(workspace) == full
    assert lagesbild("redo", workspace).err == "Det finns inget att göra om.\n"


GOOD = "0360,2016-05,fk,kvinna,alla,3"
BAD_FILES = {
    "an unknown area": ([LOTS_HEADER, GOOD, "9999,2016-05,fk,kvinna,alla,3"], [3], "9999"),
    "an unknown group": ([LOTS_HEADER, GOOD, "umearegionen,2016-05,fk,kvinna,alla,3"], [3], "umearegionen"),
    "a key twice": ([LOTS_HEADER, GOOD, "0360,2016-05,af,kvinna,alla,1", "0360,2016-05,fk,kvinna,alla,4"], [2, 4], ""),
    "a row of no population": ([POPULATION_HEADER, "2481,2024-10-31,alla,okand_rad,7"], [2], "okand_rad"),
    "a part larger than its whole": (
        [POPULATION_HEADER, "2481,2024-10-31,alla,assistance,121", "2481,2024-10-31,alla,assistance_sick,122"],
        [3],
        "122",
    ),
    "women more than all": (
        [POPULATION_HEADER, "2481,2024-10-31,alla,assistance,121", "2481,2024-10-31,kvinna,assistance,122"],
        [3],
        "122",
    ),
    "a total that is not the sum": (
        [f"{BENEFIT_HEADER},total", "2401,2021,alla,20-64,108,180,42,155,10,56,,552"],
        [2],
        "551",
    ),
    "more persons than inhabitants": ([BENEFIT_HEADER, "2401,2021,alla,20-64,108,180,42,155,10,56,550"], [2], "550"),
    "women more than all in benefits": (
        [
            BENEFIT_HEADER,
            "2401,2021,alla,20-64,108,180,42,155,10,56,8000",
            "2401,2021,kvinna,20-64,109,100,20,80,5,20,4000",
        ],
        [3],
        "109",
    ),
    "a resource part larger than its whole": (
        [RESOURCE_HEADER, "0360,2016-05,alla,alla,4,17,2,1", "0360,2016-05,kvinna,alla,5,10,1,1"],
        [3],
        "5",
    ),
    "an indicator part larger than its whole": (
        [
            INDICATOR_HEADER,
            "Körkort,0481,2015,alla,18,26,antal,Trafikanalys",
            "Körkort,0481,2015,kvinna,18,27,antal,Trafikanalys",
        ],
        [3],
        "27",
    ),
    "a personal number": (
        [INDICATOR_HEADER, f"Körkort,0481,2015,alla,18,26,antal,Samtal med {PERSONAL_NUMBER}"],
        [2],
        "personnummer",
    ),
    "the same number in another guise": (
        [INDICATOR_HEADER, "Körkort,0481,2015,alla,197010632391,26,antal,Trafikanalys"],
        [2],
        "personnummer",
    ),
    "a rank beyond the last": ([RANK_HEADER, "2401,Nordmaling,2021,total,291,218,290"], [2], "291"),
    "words for numbers": ([LOTS_HEADER, GOOD, "0360,2016-05,af,kvinna,alla,tre"], [3], "tre"),
    "a month that is none": ([LOTS_HEADER, GOOD, "0360,2016-13,af,kvinna,alla,3"], [3], "2016-13"),
    "a column nobody knows": ([f"{LOTS_HEADER},namn", f"{GOOD},x"], [1], "namn"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_with_one_bad_row_is_refused_whole_by_line_and_reason(
    lagesbild: Run, workspace: Path, tmp_path: Path, name: str
) -> None:
    lines, where, word = BAD_FILES[name]
    path = write_lines(tmp_path / "juni.csv", *lines)
    before = stored(workspace)

    answer = lagesbild("import", workspace, path, "--json")

    assert answer.code == 1
    assert answer.err == "juni.csv lästes inte in. Ingenting i den har ändrat arbetsboken.\n"
    (outcome,) = answer.json
    assert {refusal["line"] for refusal in outcome["refused"]} <= set(where)
    told = json.dumps(outcome["refused"], ensure_ascii=False)
    assert all(str(line) in told for line in where)
    assert word in told
    assert "2391" not in answer.out + answer.err
    assert stored(workspace) == before
    assert lagesbild("undo", workspace).code == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen är tom."),
        (b"\x00\x01\x02\x03\xff", "Filen är varken text eller en arbetsbok"),
        ("område;antal\nUmeå;7\n".encode("cp1252"), "UTF-8"),
        (b"area_code,month,party,sex,age_group,cases\n", "Filen har en rubrik men inga rader."),
        ((DATA / "collaboration-population-lycksele-2024.csv").read_bytes(), "känns inte igen"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_told_so(
    lagesbild: Run, workspace: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bilaga.csv"
    path.write_bytes(content)

    answer = lagesbild("import", workspace, path, "--json")

    assert answer.code == 1
    (outcome,) = answer.json
    assert (outcome["kind"], outcome["new"]) == (None, 0)
    assert said in outcome["refused"][0]["reason"]
    in_words = lagesbild("import", workspace, path)
    assert said in in_words.out
    assert "Traceback" not in in_words.err


def test_of_several_files_the_good_come_in_and_the_bad_are_named(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    bad = write_lines(tmp_path / "trasig.csv", LOTS_HEADER, "0360,2016-05,fk,kvinna,alla,tre")

    answer = lagesbild("import", workspace, LYCKSELE, bad, tmp_path / "borta.csv", EQUIVALENTS, "--json")

    assert answer.code == 1
    assert [outcome["new"] for outcome in answer.json] == [13, 0, 0, 8]
    assert answer.err == (
        "trasig.csv lästes inte in. Ingenting i den har ändrat arbetsboken.\n"
        "borta.csv lästes inte in. Ingenting i den har ändrat arbetsboken.\n"
    )
    assert "  Rad 2: cases: ”tre” går inte att läsa som ett tal.\n" in lagesbild("import", workspace, bad).out


def test_the_same_line_twice_is_counted_once_and_said(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "maj.csv", LOTS_HEADER, GOOD, GOOD)

    (outcome,) = lagesbild("import", workspace, path, "--json").json

    assert (outcome["new"], outcome["skipped"], outcome["refused"]) == (1, 1, [])


def test_a_margin_that_does_not_add_up_comes_in_and_is_told_by_the_month(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "maj.csv", LOTS_HEADER, GOOD, "0360,2016-05,fk,alla,under30,7")

    assert lagesbild("import", workspace, path).code == 0


def test_a_locked_month_is_changed_only_as_a_correction_with_its_reason(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    rows = ["0360,2016-05,fk,man,alla,4", "0360,2016-05,fk,alla,under30,2", "0360,2016-05,fk,alla,30plus,5"]
    assert lagesbild("import", workspace, write_lines(tmp_path / "maj.csv", LOTS_HEADER, GOOD, *rows)).code == 0
    with open_workspace(workspace, who="samverkanskoordinator Tierp") as ws:
        set_month_status(ws, area="0360", month=month(2016, 5), status=MonthStatus.LAST)
    before = stored(workspace)
    corrected = write_lines(tmp_path / "rattad.csv", LOTS_HEADER, "0360,2016-05,fk,alla,alla,7")

    refused = lagesbild("import", workspace, corrected, "--json")
    personal = lagesbild("import", workspace, corrected, "--correction", f"Enligt {PERSONAL_NUMBER}", "--json")

    assert (refused.code, personal.code) == (1, 1)
    assert "låst" in refused.json[0]["refused"][0]["reason"]
    assert "2391" not in personal.out + personal.err
    assert stored(workspace) == before
    accepted = lagesbild("import", workspace, corrected, "--correction", "Summan lämnades i juni", "--json")
    assert (accepted.code, accepted.json[0]["new"]) == (0, 1)
    assert "Summan lämnades i juni" in repr(stored(workspace)["month_correction"])
    assert lagesbild("undo", workspace).code == 0
    assert stored(workspace) == before


def test_who_did_it_may_be_told_but_never_with_a_personal_number(lagesbild: Run, workspace: Path) -> None:
    before = stored(workspace)

    answer = lagesbild("import", workspace, LYCKSELE, "--as", f"Anna {PERSONAL_NUMBER}")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Värdet till --as innehåller ett personnummer. Ingenting har ändrats.\n"
    assert stored(workspace) == before
    assert lagesbild("import", workspace, LYCKSELE, "--as", "samverkanskoordinator Tierp").code == 0


def test_a_dry_run_tells_what_is_empty_and_shows_rows_as_they_are_and_would_be(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    first = write_lines(tmp_path / "a.csv", LOTS_HEADER, "2401,2024-05,fk,alla,alla,3", "2401,2024-06,fk,alla,alla,<5")
    lagesbild("import", workspace, first)
    second = write_lines(tmp_path / "b.csv", LOTS_HEADER, "2401,2024-05,fk,alla,alla,7", "2401,2024-07,fk,man,under30,")

    told = lagesbild("import", workspace, second, "--dry-run")
    answer = lagesbild("import", workspace, second, "--dry-run", "--json").json[0]
    done = lagesbild("import", workspace, second, "--json").json[0]

    assert "  Uppgifter utan tal: 1 saknas\n" in told.out
    assert "  Nordmaling, maj 2024, Försäkringskassan, alla: 3 → 7\n" in told.out
    assert "  Nordmaling, juli 2024, Försäkringskassan, män, under 30: saknas\n" in told.out
    assert answer["empty"] == {"saknas": 1, "ej_tillampligt": 0, "dolt": 0}
    assert [row["figures"] for row in answer["rows"]] == [
        [{"name": "", "before": 3, "after": 7}],
        [{"name": "", "before": None, "after": "saknas"}],
    ]
    assert "rows" not in done


def test_a_file_of_our_own_gets_the_source_that_is_told_or_the_one_who_imports(
    lagesbild: Run, workspace: Path, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "fil.csv", LOTS_HEADER, "2401,2024-01,fk,alla,alla,3")
    told = ("--source", "Lotsarna", "--publisher", "Södra Lappland")
    trial = lagesbild("import", workspace, path, "--dry-run", "--as", "handläggare", "--json")
    assert trial.json[0]["source"] == "egen uppgift, handläggare"
    assert lagesbild("import", workspace, path, *told, "--json").json[0]["source"] == "Södra Lappland, Lotsarna"
    answer = lagesbild("import", workspace, EQUIVALENTS, *told)
    assert "behåller den" in answer.out


@pytest.mark.parametrize(
    ("options", "hidden"), [((), True), (("--publisher", "Tierps kommun"), True), (("--publisher", "SCB"), False)]
)
def test_counts_from_a_file_are_hidden_when_small_unless_an_official_publisher_is_named(
    lagesbild: Run, workspace: Path, tmp_path: Path, options: tuple[str, ...], hidden: bool
) -> None:
    rows = (f"KAA,2401,2025,alla,{age} år,{count},personer," for age, count in ((16, 3), (17, 2), (18, 40)))
    file = write_lines(tmp_path / "kaa.csv", INDICATOR_HEADER, *rows)
    tried, done = (lagesbild("import", workspace, file, *options, *more, "--json") for more in (["--dry-run"], []))
    for answer in (tried, done):
        assert [("döljs" in note) for note in answer.json[0]["notes"]] == [True] * hidden
    with open_workspace(workspace, who="kansliet", read_only=True) as ws:
        assert [each.counted_by_group for each in indicators(ws)] == [hidden]


def test_the_name_of_a_file_is_no_source(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("import", workspace, RANKS, "--source", "published-ranks.csv")
    assert answer.code == 1
    assert "är ett filnamn" in answer.out
