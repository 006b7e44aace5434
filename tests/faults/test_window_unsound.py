"""A workspace that opens but is not sound all through, at the keyboard: write-protected, told, and put back."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from storage.file.connection import open_sqlite
from support.hostile import SCHEMAS, meddle
from support.office import example, office
from support.sitting import CTRL, Office, Sitting

__all__ = ["example", "office"]

BAD_TEXT = "UPDATE recommendation_text SET text = x'ff' WHERE rowid = 1"


def record(sitting: Sitting, *texts: str) -> None:
    sitting.press(Qt.Key.Key_4, CTRL)
    sitting.go_to(area="Tierp", period="maj 2016")
    sitting.fill(*texts)


def test_what_is_not_sound_is_protected_told_and_put_back_by_keyboard(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    record(day, "2")
    day.quit()
    office.sit_down(example).quit()  # the copy of what was recorded is taken when it is opened
    meddle(example, BAD_TEXT)

    day = office.sit_down(example)
    day.until(lambda: day.program.workspaces.banner.text != "")

    assert "finns uppgifter som är skadade" in day.program.workspaces.banner.text
    assert "Ditt senaste hela exemplar är från" in day.program.workspaces.banner.text
    assert day.opened.services.read_only
    told = day.program.messages.kept[-1]
    assert told.details == ("Rekommendationer: 1 värde i kolumnen text är inte text.",)
    before = example.read_bytes()
    record(day, "7")
    assert day.said[-1] == "Arbetsboken är öppen för läsning. Siffrorna kan inte ändras."
    assert example.read_bytes() == before

    def take_the_latest(_dialog: QWidget) -> None:
        day.press(Qt.Key.Key_Return)

    day.in_dialog(day.program.workspaces.banner.acted.emit, take_the_latest)
    assert day.program.workspaces.banner.text == ""
    assert day.cell("Försäkringskassan, Kvinnor") == "2"
    day.until(lambda: not day.program.workspaces.check.is_going_through)
    assert day.program.workspaces.banner.text == ""


def test_a_page_that_cannot_be_read_is_told_as_the_files_fault(office: Office, example: Path) -> None:
    meddle(example, "UPDATE recommendation_text SET recorded_at = '2016-13-01T00:00:00Z'")

    day = office.sit_down(example)
    day.press(Qt.Key.Key_5, CTRL)

    day.until(lambda: day.program.workspaces.banner.text != "")
    assert "finns uppgifter som är skadade" in day.program.messages.kept[-1].text


def test_a_file_whose_first_page_cannot_be_read_offers_its_copies(office: Office, example: Path) -> None:
    office.sit_down(example).quit()
    meddle(example, "UPDATE change_set SET at = '2016-13-01T00:00:00Z'")
    day = office.sit_down(example)
    assert day.hears("exempel.lagesbild öppnades inte")
    assert day.hears("finns uppgifter som är skadade")
    assert day.name_of_focused == "Återställ från säkerhetskopia …"


def test_a_hostile_file_is_refused_in_the_window(office: Office, example: Path) -> None:
    meddle(example, *SCHEMAS["a trigger"])
    before = example.read_bytes()
    day = office.sit_down(example)
    assert day.hears("instruktioner som inte hör till en arbetsbok")
    assert example.read_bytes() == before


def test_a_threshold_that_hides_nothing_is_told_and_not_used(office: Office, example: Path) -> None:
    with closing(open_sqlite(example)) as connection:
        connection.execute("UPDATE setting SET value = '0' WHERE key = 'small_count_threshold'")
    day = office.sit_down(example)
    said = "Gränsen för små tal är inte mellan 4 och 20 i filen. Den är 5 tills den ändras."
    assert said in [message.text for message in day.program.messages.kept]
    day.until(lambda: not day.program.workspaces.check.is_going_through)
    assert not day.opened.services.read_only


def test_what_is_being_written_stays_to_be_copied(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    day.until(lambda: not day.program.workspaces.check.is_going_through)
    day.press(Qt.Key.Key_5, CTRL)
    day.go_to(period="2022")
    day.tab_to("Nuläge")
    day.fill(" Ring 811228-9874.")
    meddle(example, "UPDATE setting SET value = x'ff' WHERE key = 'purpose'")

    day.program.workspaces.check.go_through()
    # That somebody has written in the file may be said first.
    day.until(lambda: day.opened.session.workspace.read_only)

    assert day.hears("Ring 811228-9874.")
    day.dialogs.answers.append(True)
    assert len(day.opened.unsaved()) == 1
