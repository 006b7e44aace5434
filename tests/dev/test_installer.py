"""The installer and the program agree on names: Windows joins them by these alone."""

import re

from app.startup import APP_USER_MODEL_ID
from support.scripts import ROOT

INSTALLER = (ROOT / "packaging" / "installer.nsi").read_text("utf-8")
SPEC = (ROOT / "packaging" / "lagesbild.spec").read_text("utf-8")


def defined(name: str) -> str:
    found = re.search(rf'^!define {name} "(.+)"$', INSTALLER, re.MULTILINE)
    assert found is not None, name
    return found.group(1)


def test_the_shortcut_and_the_window_have_the_same_name() -> None:
    assert defined("APP_USER_MODEL_ID") == APP_USER_MODEL_ID


def test_every_program_that_is_frozen_is_looked_at_before_anything_is_deleted() -> None:
    programs = {f"{name}.exe" for name in re.findall(r'program\("([\w-]+)"', SPEC)}
    assert {defined("WINDOW"), defined("COMMAND")} == programs
    looks = INSTALLER.index('LookAt "$INSTDIR\\${COMMAND}"')
    assert looks < INSTALLER.index("Delete ")
    # Both ways that take files away go through the one that looks.
    assert INSTALLER.count("!insertmacro RemoveProgram") == 2
    for section in INSTALLER.split("\nSection ")[1:]:
        deletes = section.find("Delete ")
        assert 0 < section.index("!insertmacro RemoveProgram") < (len(section) if deletes < 0 else deletes)
