"""A finished document counted anew from the command line: nothing is opened, nothing is written."""

import json
from pathlib import Path

from support.commands import Run
from support.finished_documents import as_csv, as_workbook
from support.scripts import load_script

WRONG = [["Part", "Antal"], ["FK", "12"], ["AF", "9"], ["Kommun", "4"], ["Totalt", "26"]]
RIGHT = [*WRONG[:-1], ["Totalt", "25"]]


def test_what_does_not_agree_is_printed_with_its_arithmetic(lagesbild: Run, tmp_path: Path) -> None:
    answer = lagesbild("recount", as_workbook(tmp_path / "tabell.xlsx", WRONG), as_csv(tmp_path / "rätt.csv", RIGHT))

    assert answer.code == 0
    assert "Blad Tabell 1, B7: 12 + 9 + 4 = 25, står 26 i B7." in answer.out
    assert "Omräkning av rätt.csv\nAllt går ihop: 1 summa har prövats." in answer.out
    assert answer.err == ""


def test_the_same_as_json(lagesbild: Run, tmp_path: Path) -> None:
    wrong = as_workbook(tmp_path / "tabell.xlsx", WRONG)
    answer = lagesbild("recount", wrong, tmp_path / "saknas.csv", "--json")

    read, missing = json.loads(answer.out)
    assert answer.code == 1
    assert read["tried"] == {"sum": 1}
    assert read["agrees"] is False
    assert read["findings"] == [
        {
            "kind": "sum",
            "grade": "wrong",
            "place": "Blad Tabell 1, B7",
            "cells": ["B7", "B4", "B5", "B6"],
            "text": "12 + 9 + 4 = 25, står 26 i B7.",
        }
    ]
    assert missing == {"file": str(tmp_path / "saknas.csv"), "refused": answer.err.strip()}
    assert "Filen finns inte" in answer.err


def test_a_sentence_is_told_too(lagesbild: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Det kom 12 kvinnor och 9 män, totalt 22 personer.", encoding="utf-8")

    read = json.loads(lagesbild("recount", text, "--json").out)

    assert read[0]["findings"][0]["cells"] == []
    assert read[0]["findings"][0]["place"] == "stycke 1"


def test_the_word_file_that_the_frozen_program_is_tried_on_is_taken(lagesbild: Run, tmp_path: Path) -> None:
    path = tmp_path / "tabell.docx"
    load_script("packaging/smoke_test.py").write_word_file(path)
    answer = lagesbild("recount", path)
    assert (answer.code, "Allt går ihop: 1 summa har prövats." in answer.out) == (0, True), answer
