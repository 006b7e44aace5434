"""LOTS cases over a period on the command line: added up, never guessed, and hidden where the public reads."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.lots.period import Goal
from storage.file.workspace import open_workspace
from storage.lots.resource import set_goal
from support.commands import Run
from support.tidy_files import DATA, LOTS_HEADER, RESOURCE_HEADER, write_lines

MAY = [
    "0360,2016-05,fk,kvinna,alla,6",
    "0360,2016-05,fk,man,alla,8",
    "0360,2016-05,fk,alla,under30,5",
    "0360,2016-05,fk,alla,30plus,9",
    "0360,2016-05,af,kvinna,alla,2",
    "0360,2016-05,af,man,alla,6",
    "0360,2016-05,af,alla,under30,3",
    "0360,2016-05,af,alla,30plus,5",
]


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "tierp.lagesbild"
    assert lagesbild("new", path, "--name", "Norra Uppland", "--members", "0360,0319,0331").code == 0
    return path


def take_in(lagesbild: Run, workspace: Path, header: str, *rows: str) -> None:
    answer = lagesbild("import", workspace, write_lines(workspace.parent / "in.csv", header, *rows))
    assert answer.code == 0, answer.out


def lots(lagesbild: Run, workspace: Path, *options: str, area: str = "0360", last: str = "2016-06") -> Any:
    answer = lagesbild("lots", workspace, "--area", area, "--from", "2016-01", "--to", last, "--json", *options)
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def test_a_month_of_margins_adds_up(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY)

    shown = lots(lagesbild, workspace)

    assert shown["cells"][0] == {"party": "fk", "sex": "kvinna", "age": "alla", "cases": 6}
    assert len(shown["cells"]) == len(MAY)
    assert shown["by_party"] == {"fk": 14, "af": 8, "kommun": None, "region": None, "annan": None}
    assert shown["by_sex"] == {"kvinna": 8, "man": 14, "annat": None}
    assert shown["by_age"] == {"under30": 8, "30plus": 14, "okand": None}
    assert (shown["empty"]["by_sex.annat"], shown["empty"]["by_age.okand"]) == ("saknas", "saknas")
    assert shown["total"] == 22
    assert (shown["consistent"], shown["problems"]) == (True, [])
    assert shown["empty"]["by_party.kommun"] == "saknas"
    assert shown["resource"] == {"new": None, "active": None, "ended": None, "started_training": None}
    assert shown["goals"] == []
    assert shown["period_posts"] == []


def test_margins_that_disagree_are_told_and_give_no_party_total(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY[:3], "0360,2016-05,fk,alla,30plus,10")

    shown = lots(lagesbild, workspace)

    assert shown["consistent"] is False
    assert shown["by_party"]["fk"] is None
    assert any("14" in text and "15" in text for text in shown["problems"])


def test_months_are_added_and_the_cross_becomes_margins_beside_margins(lagesbild: Run, workspace: Path) -> None:
    june = ["0360,2016-06,fk,kvinna,under30,1", "0360,2016-06,fk,man,30plus,2"]
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY, *june)

    shown = lots(lagesbild, workspace)

    assert shown["by_party"]["fk"] == 17
    assert {"party": "fk", "sex": "kvinna", "age": "alla", "cases": 7} in shown["cells"]
    assert lots(lagesbild, workspace, last="2016-05")["by_party"]["fk"] == 14


def test_period_posts_stand_apart_and_are_never_added(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY)
    assert lagesbild("import", workspace, DATA / "lots-cases-2016.csv").code == 0

    shown = lots(lagesbild, workspace)

    assert shown["total"] == 22
    (post,) = shown["period_posts"]
    assert (post["from"], post["to"]) == ("2016-01-01", "2016-05-22")
    assert {"party": "alla", "sex": "alla", "age": "alla", "cases": 48} in post["cells"]
    (heby,) = lots(lagesbild, workspace, area="0331")["period_posts"]
    assert [cell["cases"] for cell in heby["cells"]] == [6, 13, 19]


def test_the_resource_over_the_months(lagesbild: Run, workspace: Path) -> None:
    take_in(
        lagesbild,
        workspace,
        RESOURCE_HEADER,
        "0360,2016-04,alla,alla,3,14,1,0",
        "0360,2016-05,alla,alla,4,17,1,2",
    )

    shown = lots(lagesbild, workspace)

    assert shown["resource"] == {"new": 7, "active": 17, "ended": 2, "started_training": 2}


def test_a_resource_that_lacks_months_since_it_began_is_printed_as_the_least(lagesbild: Run, workspace: Path) -> None:
    take_in(
        lagesbild,
        workspace,
        RESOURCE_HEADER,
        *("0360,2015-12,alla,alla,3,14,1,0", "0360,2016-02,alla,alla,4,17,1,0", "0360,2016-04,alla,alla,2,18,1,2"),
    )

    said = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-01", "--to", "2016-06").out

    assert "minst 6 18 minst 2 minst 2" in " ".join(said.split())
    assert "Tilläggsresursen är inte registrerad för januari, mars, maj och juni 2016." in said
    assert "Aktiva gäller slutet av april 2016." in said
    assert lots(lagesbild, workspace)["resource_lacking"] == ["2016-01", "2016-03", "2016-05", "2016-06"]
    whole = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-02", "--to", "2016-02").out
    assert "minst" not in whole
    assert "inte registrerad" not in whole
    assert lots(lagesbild, workspace, last="2016-01")["resource"]["new"] is None


def test_the_resource_by_sex_by_age_and_for_all_counts_nobody_twice(lagesbild: Run, workspace: Path) -> None:
    take_in(
        lagesbild,
        workspace,
        RESOURCE_HEADER,
        *("0360,2016-04,kvinna,alla,3,10,1,2", "0360,2016-04,man,alla,2,8,0,1", "0360,2016-04,alla,alla,5,18,1,3"),
        *("0360,2016-05,kvinna,alla,4,12,1,2", "0360,2016-05,man,alla,2,9,0,1"),
        *("0360,2016-05,alla,under30,1,9,1,0", "0360,2016-05,alla,30plus,5,12,0,3"),
    )

    shown = lots(lagesbild, workspace)
    assert shown["resource"] == {"new": 11, "active": 21, "ended": 2, "started_training": 6}
    women = {"sex": "kvinna", "age": "alla", "new": 7, "active": 12, "ended": 2, "started_training": 4}
    assert shown["resource_shares"][0] == women
    assert [(each["sex"], each["age"]) for each in shown["resource_shares"][2:]] == [
        ("alla", "under30"),
        ("alla", "30plus"),
    ]
    assert lots(lagesbild, workspace, "--public")["resource_shares"] == [], "each is a few persons"


def test_the_public_sees_no_small_count_nor_what_would_give_it_away(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY, *(line.replace("-05", "-06") for line in MAY))

    shown = lots(lagesbild, workspace, "--public")

    hidden = {"cases": None, "empty": "dolt"}
    cells = {(cell["party"], cell["sex"], cell["age"]): cell for cell in shown["cells"]}
    for small in (("af", "kvinna", "alla"),):
        assert cells[small].items() >= hidden.items()
        party, sex, _ = small
        others = [
            cell for cell in cells.values() if cell["party"] == party and (cell["sex"] == "alla") == (sex == "alla")
        ]
        assert shown["by_party"][party] is None or sum(cell["cases"] is None for cell in others) >= 2
    assert not any(cell["cases"] in (1, 2, 3, 4) for cell in shown["cells"])
    assert lots(lagesbild, workspace)["cells"] != shown["cells"]


def test_noughts_are_hidden_too_where_that_is_asked_for(lagesbild: Run, workspace: Path) -> None:
    fk = ("fk,kvinna,alla,16", "fk,man,alla,9", "fk,alla,under30,14", "fk,alla,30plus,11")
    kommun = ("kommun,kvinna,alla,9", "kommun,man,alla,6", "kommun,alla,under30,0", "kommun,alla,30plus,15")
    rows = [f"0360,2016-{at:02},{each}" for at in (5, 6) for each in (*fk, *kommun)]
    take_in(lagesbild, workspace, LOTS_HEADER, *rows)

    def young(*options: str) -> list[object]:
        cells = lots(lagesbild, workspace, "--public", *options)["cells"]
        return [cell["cases"] for cell in cells if (cell["party"], cell["age"]) == ("kommun", "under30")]

    assert (young(), young("--hide-zeros")) == ([0], [None])
    refused = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-05", "--to", "2016-06", "--hide-zeros")
    assert (refused.code, "bara tillsammans med --public" in refused.err) == (2, True)


def test_a_time_that_is_no_whole_period_is_not_told_of_in_public(lagesbild: Run, workspace: Path) -> None:
    """From two tables, of May and of May–June, whoever subtracts would read June (ruling 58)."""
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY, *(line.replace("-05", "-06") for line in MAY))

    shown = lots(lagesbild, workspace, "--public", last="2016-05")

    assert {cell["cases"] for cell in shown["cells"]} == {None}
    assert {*shown["by_party"].values(), *shown["by_sex"].values(), shown["total"]} == {None}
    (why,) = shown["problems"]
    assert why.endswith("Närmast: första halvåret 2016.")


def test_small_counts_of_resource_and_period_posts_are_hidden_from_the_public_too(
    lagesbild: Run, workspace: Path
) -> None:
    months = ("0319,2016-05,alla,alla,2,14,3,0", "0319,2016-06,alla,alla,1,14,3,0")
    take_in(lagesbild, workspace, RESOURCE_HEADER, *months)
    assert lagesbild("import", workspace, DATA / "lots-cases-2016.csv").code == 0

    shown = lots(lagesbild, workspace, "--public", area="0319")

    assert shown["resource"] == {"new": None, "active": 14, "ended": None, "started_training": 0}
    assert shown["empty"]["resource.new"] == "dolt"
    (post,) = shown["period_posts"]
    assert not any(cell["cases"] in (1, 2, 3, 4) for cell in post["cells"])


def test_a_resource_that_is_recorded_and_not_told_of_is_hidden_and_not_missing(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, RESOURCE_HEADER, "0319,2016-01,alla,alla,20,14,6,7")

    shown = lots(lagesbild, workspace, "--public", area="0319")

    assert set(shown["resource"].values()) == {None}
    assert {shown["empty"][f"resource.{key}"] for key in shown["resource"]} == {"dolt"}
    nothing = lots(lagesbild, workspace, "--public", area="0360")
    assert {nothing["empty"][f"resource.{key}"] for key in nothing["resource"]} == {"saknas"}


def test_it_is_read_as_tables_too(lagesbild: Run, workspace: Path) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY)
    assert lagesbild("import", workspace, DATA / "lots-cases-2016.csv").code == 0

    answer = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-01", "--to", "2016-06")

    assert answer.code == 0
    assert answer.out.startswith("LOTS-ärenden Tierp (0360), januari–juni 2016\n")
    assert "Periodpost 2016-01-01 – 2016-05-22" in answer.out
    assert "\nTotalt" in answer.out
    hidden = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-01", "--to", "2016-06", "--public")
    assert "dolt" in hidden.out


def test_a_group_without_cases_of_its_own_is_not_shown_as_if_nothing_had_happened(
    lagesbild: Run, workspace: Path
) -> None:
    take_in(lagesbild, workspace, LOTS_HEADER, *MAY)

    answer = lagesbild("lots", workspace, "--area", "norra-uppland", "--from", "2016-01", "--to", "2016-06", "--json")

    assert (answer.code, answer.out) == (1, "")
    assert "LOTS visas kommun för kommun: Heby (0331), Tierp (0360), Älvkarleby (0319)." in answer.err


def test_goals_are_told_with_what_each_month_left_must_bring(lagesbild: Run, workspace: Path) -> None:
    take_in(
        lagesbild,
        workspace,
        RESOURCE_HEADER,
        "0360,2015-12,alla,alla,6,6,0,3",
        "0360,2016-05,alla,alla,12,17,1,6",
    )
    days = date(2015, 12, 1), date(2016, 12, 30)
    with open_workspace(workspace, who="samverkanskoordinator Tierp") as ws:
        set_goal(ws, area="0360", goal=Goal("40 nyinskrivningar", 40, False, *days))
        set_goal(ws, area="0360", goal=Goal("60 % i arbetsträning", 60, True, *days))

    goals = lots(lagesbild, workspace)["goals"]

    assert goals[0] == {"name": "40 nyinskrivningar", "target": 40, "actual": 18, "per_month_left": 4}
    assert goals[1] == {"name": "60 % i arbetsträning", "target": 60, "actual": 50.0, "per_month_left": None}
    in_words = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-01", "--to", "2016-06")
    assert "50,0\u00a0%" in in_words.out


def test_an_area_that_is_not_there(lagesbild: Run, workspace: Path) -> None:
    answer = lagesbild("lots", workspace, "--area", "9999", "--from", "2016-01", "--to", "2016-06", "--json")

    assert (answer.code, answer.out) == (1, "")
    assert "9999" in answer.err


def test_a_party_that_one_month_leaves_out_is_printed_as_at_least_what_is_known(
    lagesbild: Run, workspace: Path
) -> None:
    rows = ("0360,2016-01,fk,alla,alla,7", "0360,2016-01,af,alla,alla,7", "0360,2016-02,fk,alla,alla,7")
    take_in(lagesbild, workspace, LOTS_HEADER, *rows)
    answer = lagesbild("lots", workspace, "--area", "0360", "--from", "2016-01", "--to", "2016-02")
    assert answer.code == 0
    said = " ".join(answer.out.split())
    assert "Försäkringskassan 14 Arbetsförmedlingen minst 7" in said
    assert "Totalt minst 21" in said
