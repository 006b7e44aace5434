"""What the command line is given in numbers: identity numbers are kept and repeated nowhere, hidden counts keep their
bound, and no number is too large to be told what is wrong with it."""

from pathlib import Path

import pytest

from app.paths import find_paths
from support.commands import Run, stored
from support.tidy_files import (
    BENEFIT_HEADER,
    INDICATOR_HEADER,
    LOTS_HEADER,
    PERIOD_HEADER,
    POPULATION_HEADER,
    RANK_HEADER,
    RESOURCE_HEADER,
    write_lines,
)

ROWS = {
    BENEFIT_HEADER: "2401,2021,alla,20-64,1,1,1,1,1,1,{}",
    LOTS_HEADER: "2401,2016-05,fk,alla,alla,{}",
    PERIOD_HEADER: "2401,2016-01-01,2016-05-22,fk,alla,alla,{}",
    POPULATION_HEADER: "2401,2024-10-31,alla,assistance_total,{}",
    RANK_HEADER: "2401,,2021,total,{},2,290",
    RESOURCE_HEADER: "2401,2016-05,alla,alla,{},1,2,1",
    INDICATOR_HEADER: "Körkort,2401,2015,kvinna,18,{},antal,Trafikanalys",
}


@pytest.fixture
def workspace(tmp_path: Path, lagesbild: Run) -> Path:
    path = tmp_path / "sodra-lappland.lagesbild"
    assert lagesbild("new", path, "--name", "Södra Lappland", "--members", "2401,2404").code == 0
    return path


def is_nowhere(number: str, workspace: Path) -> bool:
    """Neither among the files of the workspace nor in the log."""
    files = [*workspace.parent.glob("*.lagesbild*"), find_paths().log]
    return not any(number.encode() in each.read_bytes() for each in files if each.exists())


@pytest.mark.parametrize("number", ["8507099805", "198507099805", "850709-9805", "19850709-9805", "8507699802"])
def test_a_personal_number_in_a_cell_of_numbers_refuses_the_file_and_is_kept_nowhere(
    lagesbild: Run, workspace: Path, tmp_path: Path, number: str
) -> None:
    files = [
        write_lines(tmp_path / f"{at}.csv", header, row.format(number)) for at, (header, row) in enumerate(ROWS.items())
    ]
    for more in ((), ("--json",)):
        answer = lagesbild("import", workspace, *files, *more)
        assert answer.code == 1
        assert (answer.out + answer.err).count("personnummer") == len(files)
        assert number[-4:] not in answer.out + answer.err
    assert is_nowhere(number, workspace)


@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 20, "1,000", "true", "1e3"])
def test_no_file_makes_a_number_too_large_or_odd_to_be_told(
    lagesbild: Run, workspace: Path, tmp_path: Path, number: str
) -> None:
    files = [
        write_lines(tmp_path / f"{at}.csv", header, row.format(f'"{number}"'))
        for at, (header, row) in enumerate(ROWS.items())
    ]
    answer = lagesbild("import", workspace, *files)
    assert answer.code == 1
    assert answer.out.count("Ingenting har skrivits.") == len(files)
    assert "fel i programmet" not in answer.err


def test_a_file_is_not_named_where_its_name_holds_a_number(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "850709-9805.csv", LOTS_HEADER, "2401,2016-05,fk,alla,alla,7")
    for arguments in (("import", workspace, path), ("import", workspace, path, "--json"), ("profile", path)):
        answer = lagesbild(*arguments, *(("--area", "2401", "--period", "2021") if arguments[0] == "profile" else ()))
        assert answer.code == 1
        assert "9805" not in answer.out + answer.err
    assert is_nowhere("850709-9805", workspace)


@pytest.mark.parametrize(
    "arguments",
    [
        ("profile", "W", "--area", "850709-9805", "--period", "2021"),
        ("profile", "W", "--area", "2401", "--period", "8507099805"),
        ("lots", "W", "--area", "2401", "--from", "850709-9805", "--to", "2016-05"),
        ("populations", "W", "--area", "2401", "--date", "19850709-9805"),
        ("check", "W", "850709-9805"),
        ("850709-9805",),
        ("undo", "W", "--as", "Anna 850709/9805"),
        ("new", "850709-9805.lagesbild", "--name", "Anna 850709-9805"),
        ("new", "850709-9805.lagesbild", "--name", "Gruppen"),
        ("new", "W2", "--name", "G", "--members", "8507099805"),
    ],
)
def test_what_is_typed_wrong_is_not_repeated_with_a_number_in_it(
    lagesbild: Run, workspace: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    answer = lagesbild(*(str(workspace) if each == "W" else each for each in arguments))
    assert answer.code in (1, 2)
    assert "9805" not in answer.out + answer.err
    assert is_nowhere("9805", workspace)


def test_a_hidden_count_keeps_its_bound_in_the_workspace(lagesbild: Run, workspace: Path, tmp_path: Path) -> None:
    cells = [f"2401,2016-05,fk,{sex},alla,{text}" for sex, text in (("kvinna", '"<10"'), ("man", "<5"), ("annat", "3"))]
    path = write_lines(tmp_path / "lots.csv", LOTS_HEADER, *cells)
    assert lagesbild("import", workspace, path).code == 0
    kept = stored(workspace)["lots_month"]
    assert sorted(str(cell) for row in kept for cell in row if str(cell).startswith("dolt")) == ["dolt", "dolt<10"]
    (again,) = lagesbild("import", workspace, path, "--dry-run", "--json").json
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 3)

    shown = lagesbild("lots", workspace, "--area", "2401", "--from", "2016-05", "--to", "2016-05", "--json").json
    told = {cell["sex"]: (cell["cases"], cell.get("empty")) for cell in shown["cells"]}
    assert told == {"kvinna": (None, "dolt"), "man": (None, "dolt"), "annat": (3, None)}
    assert shown["total"] is None
    text = lagesbild("lots", workspace, "--area", "2401", "--from", "2016-05", "--to", "2016-05").out
    assert "<10" in text
    assert lagesbild("undo", workspace).code == 0
    assert lagesbild("redo", workspace).code == 0
    assert stored(workspace)["lots_month"] == kept
