"""The smoke test of the frozen program bites: programs that misbehave in each way fail it."""

from pathlib import Path

import pytest

from support.scripts import load_script

smoke = load_script("packaging/smoke_test.py")

REPORT = "head -c 20000 /dev/zero | tr '\\0' ' ' > rapport.pdf; "
WHOLE_REPORT = "{ echo %PDF-1.7; head -c 20000 /dev/zero | tr '\\0' ' '; echo %%EOF; } > rapport.pdf; "


@pytest.fixture
def frozen(tmp_path: Path):
    """A folder with a program of one line in shell, and Qt's Swedish words."""
    folder = tmp_path / "lagesbild"
    folder.mkdir()
    (folder / "qtbase_sv.qm").touch()

    def make(line: str) -> Path:
        program = folder / "lagesbild"
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)
        return folder

    return make


@pytest.fixture
def one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    step = smoke.Step(["report"], may_say=[r"Skrev .*\.pdf"], leaves=["*.pdf"])
    monkeypatch.setattr(smoke, "STEPS", [step])
    monkeypatch.setattr(smoke, "SECONDS_OF_STANDSTILL", 0.5)
    monkeypatch.setattr(smoke, "SECONDS_OF_WORK", 1)


@pytest.mark.usefixtures("one_step")
class TestOneStep:
    def test_a_program_that_does_what_it_must_passes_and_its_size_is_told(self, frozen, capsys) -> None:
        assert smoke.main(frozen(f"{WHOLE_REPORT} echo Skrev rapport.pdf")) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "lagesbild: 0 MB"

    def test_a_program_that_takes_its_time_but_works_passes(self, frozen) -> None:
        """Longer than one may stand still, as on a machine with much else to do."""
        busy = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done"
        assert smoke.main(frozen(f"{busy}; {busy}; {busy}; {WHOLE_REPORT} echo Skrev rapport.pdf")) == 0

    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            (f"{WHOLE_REPORT} echo 'Fatal Python error' >&2", "said: Fatal Python error"),
            (f"{WHOLE_REPORT} echo Skrev rapport.pdf; exit 3", "ended with 3"),
            ("echo Skrev rapport.pdf", "left no *.pdf"),
            (REPORT, "rapport.pdf is no whole PDF"),
            ("exec sleep 60", "stood still for 0.5 s"),
            ("while :; do :; done", "still at it after 1 s of processor time"),
            (
                f'{WHOLE_REPORT} [ -z "$PYTHONPATH$VIRTUAL_ENV" ] && [ -z "$(ls -A $HOME)" ] || echo leak; false',
                "ended",
            ),
        ],
    )
    def test_a_program_that_does_not_fails(self, frozen, capsys, line: str, complaint: str) -> None:
        assert smoke.main(frozen(line)) == 1

        said = capsys.readouterr().out
        assert complaint in said
        assert "leak" not in said

    @pytest.mark.parametrize("left", ["_internal/PySide6/opengl32sw.dll", "_internal/setuptools/x.py"])
    def test_a_folder_with_what_nothing_uses_fails(self, frozen, capsys, left: str) -> None:
        folder = frozen(f"{WHOLE_REPORT} echo Skrev rapport.pdf")
        (folder / left).parent.mkdir(parents=True)
        (folder / left).touch()

        assert smoke.main(folder) == 1
        assert f"{left} is not needed" in capsys.readouterr().out

    def test_a_folder_without_qts_swedish_words_fails(self, frozen, capsys) -> None:
        folder = frozen(WHOLE_REPORT)
        (folder / "qtbase_sv.qm").unlink()

        assert smoke.main(folder) == 1
        assert "qtbase_sv.qm" in capsys.readouterr().out


@pytest.mark.parametrize(
    "path",
    [
        "_internal/PySide6/Qt6Gui.dll", "_internal/PySide6/plugins/imageformats/qsvg.dll",
        "_internal/PySide6/plugins/platforms/qwindows.dll", "_internal/python311.dll", "lagesbild.exe",
        "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so", "_internal/libcrypto-3.dll",
        "_internal/resources/icons/lagesbild.svg", "_internal/PIL/_imaging.cp311-win_amd64.pyd",
    ],
)  # fmt: skip
def test_what_is_used_is_never_left_out(path: str) -> None:
    assert not smoke.is_needless(path)
