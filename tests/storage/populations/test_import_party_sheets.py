"""What parties delivered meets what is stored: what changes is told with who gave it, what is known is never lost."""

from dataclasses import replace
from datetime import date

from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.importing.tidy import ImportOutcome, PopulationCountRow, PopulationCounts
from domain.populations.definition import lagesbild_definition
from domain.populations.definition_editing import remove_row, rename_row
from domain.populations.party_sheet import PartySheet
from storage.file.workspace import Workspace
from storage.populations.comparison import CountDetail, count_details
from storage.populations.definitions import save_definition
from storage.populations.queries import population_counts
from storage.populations.recording import record_populations
from support.house import import_rows
from support.tidy_files import PERSONAL_NUMBER
from support.workspaces import COORDINATOR, Clock, content

OCTOBER = date(2024, 10, 31)
SEPTEMBER = date(2024, 9, 30)
DEFINITION = lagesbild_definition()


def count(row: str, value: Value, sex: Sex = Sex.ALLA, *, area: str = "2481", **more: object) -> PopulationCountRow:
    told = {"contact": "handläggare AF", "row_date": OCTOBER, "place": f"Cell E14 på bladet {area}", **more}
    return PopulationCountRow(0, area, OCTOBER, sex, row, value, **told)  # type: ignore[arg-type]


def sheet(*rows: PopulationCountRow, party: str = "af", family: str = "default", **more: object) -> PopulationCounts:
    labels = {row.key: row.label for row in DEFINITION.rows if row.party == party}
    told = PartySheet(family, family, 1, "Lägesbild", party, OCTOBER, labels)
    return PopulationCounts(rows, sheet=replace(told, **more))  # type: ignore[arg-type]


def take_in(ws: Workspace, file: PopulationCounts, name: str = "af.xlsx", *, dry_run: bool = False) -> ImportOutcome:
    return import_rows(ws, file, file_name=name, sha256="ab" * 32, dry_run=dry_run)


def detail(ws: Workspace, row: str = "unemployed", sex: Sex = Sex.ALLA) -> CountDetail:
    return count_details(ws, "2481", OCTOBER)[row, sex]


def test_a_count_is_stored_with_who_gave_it_and_its_own_day(ws: Workspace) -> None:
    outcome = take_in(ws, sheet(count("unemployed", 269), count("unemployed_young", 21, row_date=SEPTEMBER)))

    assert (outcome.new, outcome.source, outcome.notes) == (2, "Arbetsförmedlingen, blankett", ())
    told = detail(ws)
    assert (told.value, told.contact, told.row_date) == (269, "handläggare AF", None)
    assert (told.source.title, told.source.reference_date) == ("Arbetsförmedlingen, blankett", OCTOBER)
    assert detail(ws, "unemployed_young").row_date == SEPTEMBER


def test_what_a_figure_was_and_who_gave_it_is_told_before_it_is_changed(ws: Workspace, clock: Clock) -> None:
    take_in(ws, sheet(count("assistance_unemployed", 72), party="socialtjanst"))
    clock.move(days=1)

    later = sheet(count("assistance_unemployed", 75, contact="handläggare socialtjänst"), party="socialtjanst")
    tried = take_in(ws, later, dry_run=True)

    assert (tried.new, tried.changed) == (0, 1)
    assert tried.notes == ("Lycksele, varav arbetslösa: 72 → 75. 72 lämnades av handläggare AF 2026-03-30.",)
    assert detail(ws, "assistance_unemployed").value == 72
    assert take_in(ws, later).notes == tried.notes
    assert detail(ws, "assistance_unemployed").contact == "handläggare socialtjänst"


def test_a_figure_without_a_contact_is_told_by_its_source_or_by_who_typed_it(ws: Workspace) -> None:
    typed = {Sex.KVINNA: {"unemployed": 130}}
    record_populations(ws, area="2481", reference_date=OCTOBER, counts=typed)
    deck = Source("nulägesanalys 2024")
    record_populations(
        ws, area="2481", reference_date=OCTOBER, counts={Sex.MAN: {"unemployed": Empty.DOLT}}, source=deck
    )

    outcome = take_in(ws, sheet(count("unemployed", 131, Sex.KVINNA), count("unemployed", 138, Sex.MAN)))

    assert outcome.notes == (
        f"Lycksele, Individer som är arbetslösa, kvinnor: 130 → 131. 130 registrerades av {COORDINATOR} 2026-03-30.",
        "Lycksele, Individer som är arbetslösa, män: dolt → 138. Dolt kom från nulägesanalys 2024 2026-03-30.",
    )


def test_of_very_many_changes_some_are_told(ws: Workspace) -> None:
    with ws.reading() as connection:
        known = {code for (code,) in connection.exec_driver_sql("SELECT code FROM area WHERE kind = 'kommun'")}
    areas = sorted(known)[:102]
    take_in(ws, sheet(*(count("unemployed", 1, area=area) for area in areas)))

    outcome = take_in(ws, sheet(*(count("unemployed", 2, area=area) for area in areas)))

    assert len(outcome.notes) == 101
    assert outcome.notes[-1] == "Och 2 ändrade antal till."


def test_what_a_file_does_not_tell_stays_while_the_figure_does(ws: Workspace) -> None:
    take_in(ws, sheet(count("unemployed", 269, row_date=SEPTEMBER)))

    again = take_in(ws, sheet(count("unemployed", 269, contact=None, row_date=None)))
    assert (again.changed, again.unchanged) == (0, 1)
    assert (detail(ws).contact, detail(ws).row_date) == ("handläggare AF", SEPTEMBER)

    take_in(ws, sheet(count("unemployed", 270, contact=None, row_date=None)))
    assert (detail(ws).contact, detail(ws).row_date) == (None, None)


def test_a_fault_is_told_with_its_cell(ws: Workspace) -> None:
    record_populations(ws, area="2481", reference_date=OCTOBER, counts={Sex.ALLA: {"unemployed": 200}})
    before = content(ws)

    outcome = take_in(
        ws,
        sheet(
            count("unemployed_adult", 201, place="Cell E16 på bladet Lycksele"),
            count("unemployed", 101, Sex.KVINNA, place="Cell C14 på bladet Lycksele"),
            count("unemployed", 98, Sex.MAN, place="Cell D14 på bladet Lycksele"),
            count("friska", 1, place="Cell E18 på bladet Lycksele"),
        ),
    )

    assert [(refusal.line, refusal.reason) for refusal in outcome.refused] == [
        (0, "Cell E18 på bladet Lycksele: Ingen definition har raden friska."),
        (
            0,
            "Cell E16 på bladet Lycksele: ”Långtidsarbetslösa 25–65 år (mer än 12 månader)” är 201 och kan inte vara "
            "fler än ”Individer som är arbetslösa”, som är 200.",
        ),
        (
            0,
            "Cell C14 på bladet Lycksele: ”Individer som är arbetslösa”: kvinnor 101 och män 98 blir 199, "
            "men alla är 200.",
        ),
    ]
    assert content(ws) == before


def test_what_others_typed_wrong_does_not_stop_a_sheet_that_is_right(ws: Workspace) -> None:
    wrong = {"health": 5, "health_young": 33}
    record_populations(ws, area="2481", reference_date=OCTOBER, counts={Sex.ALLA: wrong})

    assert take_in(ws, sheet(count("unemployed", 269))).new == 1
    assert take_in(ws, sheet(count("health_young", 33), party="fk")).refused[0].reason.startswith("Cell E14")
    assert population_counts(ws, "2481", OCTOBER) == {**wrong, "unemployed": 269}


def test_a_sheet_for_a_row_that_asks_for_something_else_now(ws: Workspace) -> None:
    asks = rename_row(DEFINITION, "unemployed_young", "Unga 16–24 år utan arbete i 12 månader")
    save_definition(ws, asks, valid_from=OCTOBER)

    outcome = take_in(ws, sheet(count("unemployed", 269), count("unemployed_young", 21)))

    (refusal,) = outcome.refused
    assert refusal.reason.startswith("Cell E14 på bladet 2481: Blanketten frågade efter ”Unga långtidsarbetslösa")
    assert outcome.notes == (
        "Blanketten är gjord för definitionen ”Lägesbild”, version 1. Vid mättillfället gäller ”Lägesbild”, version 2.",
    )


def test_a_sheet_for_an_older_version_whose_rows_still_ask_the_same(ws: Workspace) -> None:
    save_definition(ws, remove_row(DEFINITION, "unemployed_adult_24"), valid_from=OCTOBER)

    outcome = take_in(ws, sheet(count("unemployed", 269), count("unemployed_adult_24", 42)))

    assert (outcome.new, outcome.refused) == (2, ())
    assert "Vid mättillfället gäller ”Lägesbild”, version 2." in outcome.notes[0]
    assert outcome.notes[1].startswith("Raden ”varav mer än 24 månader” finns inte i ”Lägesbild”, version 2.")


def test_a_sheet_from_another_workspace_is_held_against_the_default(ws: Workspace) -> None:
    outcome = take_in(ws, sheet(count("unemployed", 269), family="grannens", name="Grannens"))

    assert (outcome.new, outcome.refused) == (1, ())
    assert outcome.notes == (
        "Blanketten är gjord för definitionen ”Grannens”, version 1. Vid mättillfället gäller ”Lägesbild”, version 1.",
    )


def test_a_personal_number_as_contact_is_never_stored(ws: Workspace) -> None:
    outcome = take_in(ws, sheet(count("unemployed", 269, contact=f"Anna {PERSONAL_NUMBER}")))

    assert [refusal.reason for refusal in outcome.refused] == [
        "Raden innehåller något som ser ut som ett personnummer. Ta bort det."
    ]
