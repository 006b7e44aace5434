"""dev.py, the one door to the workshop: what it finds missing, what it sets up, what it refuses."""

import ast
import os
import re
import shutil
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from support.scripts import ROOT, load_script

dev = load_script("dev.py")

DPKG_LISTING = """\
ii \tlibgl1\t
ii \tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0)
hi \txvfb\txserver
rc \tlibegl1\t
iU \txauth\t
ii \topenjdk-17-jre-headless\tdefault-jre-headless, java-runtime-headless (= 17)
"""


def locked(name: str) -> dict[str, str]:
    """The entries of a lock by package, each on one line."""
    entries = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ").splitlines()
    return {re.split(r"[=; \[]", entry, maxsplit=1)[0]: entry for entry in entries if not entry.startswith("#")}


class TestDebianPackages:
    def test_installed_held_and_provided_packages_are_there(self) -> None:
        assert dev.packages_missing(DPKG_LISTING, ["libgl1", "xvfb", "libglib2.0-0", "default-jre-headless"]) == []

    def test_removed_and_unknown_packages_are_missing_in_the_order_asked(self) -> None:
        assert dev.packages_missing(DPKG_LISTING, ["poppler-utils", "libgl1", "libegl1"]) == [
            "poppler-utils",
            "libegl1",
        ]

    @pytest.mark.parametrize(
        ("said", "version"),
        [
            ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17),
            ('openjdk version "21" 2023-09-19', 21),
            ('java version "1.8.0_402"', 1),
            ("", 0),
        ],
    )
    def test_java_tells_its_version(self, said: str, version: int) -> None:
        assert dev.java_version(said) == version

    def test_without_root_the_exact_command_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dpkg = tmp_path / "dpkg-query"
        dpkg.write_text("#!/bin/sh\nprintf 'ii \\tlibgl1\\t\\n'\n")
        dpkg.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        monkeypatch.setattr(os, "geteuid", lambda: 1000)

        with pytest.raises(dev.Stop) as stop:
            dev.ensure_packages("run")

        command = str(stop.value).splitlines()[-1].strip()
        assert command.startswith("sudo apt-get update && sudo apt-get install --yes --no-install-recommends ")
        assert command.split("--no-install-recommends ")[1].split() == [
            name for name in dev.packages_for("run") if name != "libgl1"
        ]

    def test_on_another_system_the_list_is_told_and_nothing_stops(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))

        dev.ensure_packages("run")

        assert "libegl1" in capsys.readouterr().out


class TestEnvironment:
    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        (tmp_path / "requirements").mkdir()
        (tmp_path / "requirements" / "dev.txt").write_text("")
        (tmp_path / "pyproject.toml").write_text("")
        return tmp_path

    @pytest.fixture
    def environment(self, checkout: Path):
        return dev.Environment(".venv", "dev.txt", with_project=False, root=checkout)

    def _pretend_made(self, environment) -> None:
        environment.python.parent.mkdir(parents=True)
        environment.python.touch()
        environment.stamp.write_text(environment.made_from(environment.lock), "utf-8")

    def test_a_set_up_environment_is_current_until_what_it_was_made_from_changes(self, environment) -> None:
        assert not environment.is_current()
        self._pretend_made(environment)
        assert environment.is_current()

        environment.lock.write_text("alembic==1.20.1")

        assert not environment.is_current()
        assert environment.can_be_updated()

    def test_one_made_from_a_wider_lock_serves_as_well(self, environment, checkout: Path) -> None:
        (checkout / "requirements" / "run.txt").write_text("alembic==1.20.1")
        to_run = dev.Environment(".venv", "run.txt", or_from=["dev.txt"], with_project=False, root=checkout)
        assert not to_run.is_current()

        self._pretend_made(environment)

        assert to_run.is_current()

    def test_one_made_to_run_does_not_serve_to_test(self, environment, checkout: Path) -> None:
        (checkout / "requirements" / "run.txt").write_text("alembic==1.20.1")
        self._pretend_made(dev.Environment(".venv", "run.txt", with_project=False, root=checkout))

        assert not environment.is_current()
        assert environment.can_be_updated()

    def test_a_changed_project_file_is_seen(self, environment, checkout: Path) -> None:
        self._pretend_made(environment)

        (checkout / "pyproject.toml").write_text("[project]")

        assert not environment.is_current()

    def test_an_environment_that_was_moved_is_made_anew(self, environment, checkout: Path) -> None:
        self._pretend_made(environment)
        moved = checkout.with_name("moved")
        checkout.rename(moved)

        there = dev.Environment(".venv", "dev.txt", with_project=False, root=moved)

        assert not there.is_current()
        assert not there.can_be_updated()

    def test_a_half_made_environment_is_made_anew(self, environment) -> None:
        self._pretend_made(environment)
        environment.stamp.unlink()

        assert not environment.is_current()
        assert not environment.can_be_updated()

    def test_setting_up_happens_once_and_what_can_not_be_done_is_told(
        self, environment, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PIP_INDEX_URL", "file:///an-index-of-their-own")
        environment.ensure()
        environment.ensure()
        assert capsys.readouterr().out == "Setting up .venv from requirements/dev.txt\n"
        assert environment.python.exists()

        environment.lock.write_text("alembic==1.20.1")
        with pytest.raises(dev.Stop, match=r"alembic==1\.20\.1"):
            environment.ensure()
        assert not environment.is_current()


SMALL = "et-xmlfile==2.0.0"


class TestALaterDay:
    """An index that has a newer release of everything, as it will have; the set-up takes what was locked."""

    @pytest.fixture
    def newer_releases(self, tmp_path: Path) -> Path:
        """A folder with a release 9999 of every package any lock names, each of which may be taken for the newest."""
        folder = tmp_path / "newer"
        folder.mkdir()
        for name in {name for lock in dev.LOCKS for name in locked(lock)}:
            stem = f"{name.replace('-', '_')}-9999"
            with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
                wheel.writestr(f"{stem}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 9999\n")
                wheel.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
                wheel.writestr(f"{stem}.dist-info/RECORD", "")
        return folder

    @staticmethod
    def _installed(environment) -> dict[str, str]:
        script = "from importlib.metadata import distributions as d; print(*(f'{x.name}={x.version}' for x in d()), sep='\\n')"
        lines = dev.said_by([str(environment.python), "-c", script]).splitlines()
        return {re.sub("[._]", "-", name.lower()): version for name, version in (line.split("=") for line in lines)}

    @pytest.mark.slow
    @pytest.mark.timeout(900)
    @pytest.mark.parametrize(("lock", "by"), [("dev", "the pip that Python brings"), ("run", "uv")])
    def test_a_fresh_machine_is_set_up_with_exactly_what_is_locked(
        self, lock: str, by: str, tmp_path: Path, newer_releases: Path, monkeypatch: pytest.MonkeyPatch, capsys
    ) -> None:
        monkeypatch.setenv("PIP_FIND_LINKS", str(newer_releases))
        monkeypatch.setenv("UV_FIND_LINKS", str(newer_releases))
        if by != "uv":
            monkeypatch.setattr(dev.Tools, "_uv_may_do_it", lambda _self: False)
        shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
        environment = dev.Environment(".venv", f"{lock}.txt", with_project=False, root=tmp_path)

        environment.ensure()

        assert "could not" not in capsys.readouterr().out
        wanted = {name: re.split("[=; ]+", entry)[1] for name, entry in locked(lock).items()}
        assert {name: version for name, version in self._installed(environment).items() if name in wanted} == wanted
        # Nothing was looked for beside the lock, so the lock must be whole.
        assert dev.said_by([str(environment.python), "-m", "pip", "check"]) == "No broken requirements found.\n"

    def test_where_uv_fails_pip_does_it(self, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("UV_OFFLINE", "1")
        monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "empty"))
        (tmp_path / "requirements").mkdir()
        shutil.copy(ROOT / "requirements" / "uv.txt", tmp_path / "requirements")
        (tmp_path / "requirements" / "dev.txt").write_text(locked("dev")["et-xmlfile"])
        (tmp_path / "pyproject.toml").write_text("")
        environment = dev.Environment(".venv", "dev.txt", with_project=False, root=tmp_path)

        environment.ensure()

        assert "pip does" in capsys.readouterr().out
        assert self._installed(environment)["et-xmlfile"] == SMALL.split("==")[1]

    @pytest.mark.parametrize(
        ("told", "uv"),
        [({}, True), ({"PIP_EXTRA_INDEX_URL": "file:///more"}, True), ({"PIP_INDEX_URL": "file:///ours"}, False)],
    )
    def test_whoever_has_an_index_of_their_own_is_served_by_pip(
        self, told: dict[str, str], uv: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.delenv("PIP_INDEX_URL", raising=False)
        for name, value in told.items():
            monkeypatch.setenv(name, value)

        assert dev.Tools(Path(sys.executable), tmp_path)._uv_may_do_it() is uv


class TestCommands:
    @pytest.mark.parametrize("found", [(3, 10, 13, "final", 0), (3, 15, 0, "alpha", 1)])
    def test_another_python_is_refused_in_one_sentence(
        self, found: tuple[int, int, int, str, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", found)

        assert dev.main(["test"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.splitlines() == [
            f"Lägesbild needs Python 3.11 to 3.14 and this is 3.{found[1]}: start it as python3.11 dev.py …"
        ]

    def test_an_old_python_can_read_the_refusal(self) -> None:
        ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))

    @pytest.mark.parametrize("arguments", [[], ["tset"]])
    def test_an_unknown_command_shows_the_known_ones(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(arguments) == 2

        said = capsys.readouterr().err
        assert all(f"dev.py {command}" in said for command in dev.COMMANDS)

    def test_a_command_without_arguments_refuses_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["check", "src"]) == 1
        assert "takes no arguments" in capsys.readouterr().err

    def test_the_table_tells_which_part_failed(self, capfd: pytest.CaptureFixture[str]) -> None:
        parts = dev.Parts()

        assert parts.run("first", [sys.executable, "-c", "print('1 passed')"])
        assert not parts.run("second", [sys.executable, "-c", "raise SystemExit(3)"])

        assert parts.conclude() == 1
        said = capfd.readouterr().out
        assert "1 passed" in said
        assert re.search(r"^first +\d+\.\d  ok$", said, re.MULTILINE)
        assert re.search(r"^second +\d+\.\d  FAILED$", said, re.MULTILINE)

    @pytest.mark.parametrize(
        ("variables", "display"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
    )
    def test_a_display_is_known_by_its_variable(
        self, variables: dict[str, str], display: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

        assert dev.has_display() is display


class TestLockedDependencies:
    @pytest.mark.parametrize("name", dev.LOCKS)
    def test_each_entry_has_one_version_and_hashes_and_names_no_host(self, name: str) -> None:
        entries = locked(name)

        assert entries
        for entry in entries.values():
            assert re.match(r"[a-z0-9-]+==[\w.]+( ;.*?)? +--hash=sha256:[0-9a-f]{64}", entry), entry
            assert "://" not in entry
            assert "index" not in entry.split("--hash")[0]

    @pytest.mark.parametrize(("name", "extra"), [("run", None), ("dev", "dev"), ("package", "package")])
    def test_what_the_project_asks_for_is_locked(self, name: str, extra: str | None) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        asked = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
        entries = locked(name)

        for requirement in asked:
            package, operator, version = re.fullmatch(r"([\w-]+)(==|>=)([\w.]+)", requirement).groups()
            entry = entries[package.lower()]
            if operator == "==":
                assert entry.startswith(f"{package.lower()}=={version} ")

    def test_the_project_says_which_pythons_dev_py_takes(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        (oldest, newest) = dev.OLDEST_PYTHON, dev.NEWEST_PYTHON

        assert project["requires-python"] == f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"

    def test_all_that_running_needs_is_in_the_wider_lock_too(self) -> None:
        assert locked("run").items() <= locked("dev").items()

    def test_the_headless_lock_has_no_qt(self) -> None:
        assert set(locked("dev")) - set(locked("headless")) == set(dev.NOT_HEADLESS)


def test_newcomers_and_submissions_use_the_same_two_commands() -> None:
    for place in ("README.md", ".ci/run"):
        text = (ROOT / place).read_text("utf-8")
        assert "python3 dev.py test" in text
        assert "python3 dev.py check" in text
