"""Workspaces damaged by chance: each opens as it should, opens for reading with a sentence, or is refused with one.

A short run in the suite; with LAGESBILD_LONG=1 many more. The seed of a failure is its number.
"""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from storage.file.copies import blamed, see_that_it_is_sound
from storage.file.problems import DamagedProblem
from storage.file.workspace import open_workspace
from storage.history import changelog
from storage.populations.recording import record_populations
from storage.recommendations.seats import add_seat
from support.damaged import DAMAGES, PRINTED, ROWS, filled, read_all
from support.hostile import meddle

LONG = os.environ.get("LAGESBILD_LONG") == "1"
BATCHES, EACH = (40, 50) if LONG else (2, 10)
# Of the processor's time: a machine that does other things is no fault of ours.
MOST_SECONDS = 10


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled(tmp_path_factory.mktemp("hel") / "hel.lagesbild")


def content(path: Path) -> bytes:
    """The file without what its head says of how it is written: the kind of journal, and how often."""
    kept = bytearray(path.read_bytes())
    kept[18:20] = kept[24:28] = kept[92:100] = b""
    return bytes(kept)


def open_and_read(path: Path) -> str:
    """What comes of it, in a word. Raises AssertionError where that is not as it should be."""
    before = content(path)
    try:
        ws = open_workspace(path, who="prov")
    except UserProblem as refused:
        said = refused.text
    else:
        said = ""
    if said:
        assert path.name in said
        assert content(path) == before, "a file that was refused was written in"
        return "refused"
    with ws:
        unsound = blamed(path, None)
        try:
            read_all(ws)
        except Exception:  # noqa: BLE001  whatever it is, the file must be what is to blame
            assert unsound is not None, "what is said to be sound could not be read"
        if unsound is None:
            add_seat(ws, organisation="Region", role="chef")
            record_populations(ws, area="2401", reference_date=PRINTED, counts={Sex.ALLA: {"assistance": 7}})
            assert changelog.undo(ws).rows
            return "sound"
        ws.protect(unsound)
        with pytest.raises(DamagedProblem):
            add_seat(ws, organisation="Region", role="chef")
    assert content(path) == before, "a file that is not sound was written in"
    return "protected"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_whatever_happens_to_a_file_is_told_in_words(batch: int, whole: bytes, tmp_path: Path) -> None:
    seen: list[str] = []
    for number in range(batch * EACH, (batch + 1) * EACH):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "prov.lagesbild"
        path.write_bytes(whole)
        chance = random.Random(number)
        what = chance.choice(DAMAGES)(chance, path)
        began = time.process_time()
        try:
            seen.append(open_and_read(path))
        except BaseException as error:
            raise AssertionError(f"seed {number}: {what}") from error
        assert time.process_time() - began < MOST_SECONDS, f"seed {number}: {what}"
        shutil.rmtree(folder)
    assert len(seen) == EACH


@pytest.mark.parametrize("statement", ROWS)
def test_what_somebody_puts_into_the_rows_is_told_in_words(statement: str, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "prov.lagesbild"
    path.write_bytes(whole)
    meddle(path, statement)
    began = time.process_time()
    open_and_read(path)
    assert time.process_time() - began < MOST_SECONDS


def test_what_was_not_touched_is_sound(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "prov.lagesbild"
    path.write_bytes(whole)
    see_that_it_is_sound(path, None)
    assert open_and_read(path) == "sound"
