"""Recording populations, writing recommendations, members and settings."""

from datetime import date

import pytest

from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.recommendations.recommendation import RecommendationStatus, Seat
from storage.areas import queries as areas
from storage.benefits.recording import record_benefit_years
from storage.file.settings import WorkspaceSettings
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.populations.queries import population_counts, population_dates, population_source
from storage.populations.recording import record_populations
from storage.recommendations import queries as stored
from storage.recommendations.recording import (
    add_recommendation,
    edit_recommendation,
    write_recommendation_text,
)
from storage.recommendations.seats import add_seat, edit_seat, remove_seat
from storage.recommendations.several import move_recommendations, remove_recommendations
from storage.whole.settings_recording import change_settings
from support.typed_years import typed
from support.workspaces import COORDINATOR, content

OCTOBER = date(2024, 10, 31)
SOMEONE = "gäller 811228-9874"


def test_a_population_is_recorded_row_by_row(ws: Workspace) -> None:
    told = {"health": 675, "health_young": Empty.DOLT}
    changes = record_populations(ws, area="2401", reference_date=OCTOBER, counts={Sex.ALLA: told})
    assert changes.label == "samverkanspopulation 2024-10-31, Nordmaling"
    assert changes.subjects == frozenset({Subject.POPULATIONS})
    assert population_counts(ws, "2401", OCTOBER) == {"health": 675, "health_young": Empty.DOLT}
    assert population_counts(ws, "2401", OCTOBER, Sex.KVINNA) == {}
    assert population_dates(ws, "2401") == (OCTOBER,)
    source = population_source(ws, "2401", OCTOBER)
    assert source is not None
    assert source.recorded_by == COORDINATOR
    record_populations(ws, area="2401", reference_date=OCTOBER, counts={Sex.ALLA: {"health": None}})
    assert population_counts(ws, "2401", OCTOBER) == {"health_young": Empty.DOLT}


def test_a_part_larger_than_its_whole_is_stored_and_kept_out_of_the_total(ws: Workspace) -> None:
    from domain.populations.population import populate
    from storage.populations.queries import definition

    counts = {"assistance": 121, "assistance_unemployed": 172}
    record_populations(ws, area="2401", reference_date=OCTOBER, counts={Sex.ALLA: counts})
    population = populate(definition(ws), population_counts(ws, "2401", OCTOBER))
    assert population.line("assistance_unemployed").problem is not None
    assert not population.complete


def test_a_population_has_the_source_it_was_given(ws: Workspace) -> None:
    source = Source("Registeruttag", "Arbetsförmedlingen", OCTOBER)
    record_populations(ws, area="2401", reference_date=OCTOBER, counts={Sex.ALLA: {"unemployed": 269}}, source=source)
    found = population_source(ws, "2401", OCTOBER)
    assert found is not None
    assert (found.title, found.publisher, found.reference_date) == ("Registeruttag", "Arbetsförmedlingen", OCTOBER)
    undo(ws)
    assert population_source(ws, "2401", OCTOBER) is None


def test_a_row_no_definition_has_is_refused(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="friska"):
        record_populations(ws, area="2401", reference_date=OCTOBER, counts={Sex.ALLA: {"friska": 1}})


def test_a_recommendation_is_written_on_its_template(ws: Workspace) -> None:
    made, changes = add_recommendation(ws, year=2022, template="initiativmall", title="  Samlat   stöd ")
    assert changes.label == "ny rekommendation ”Samlat stöd”"
    write_recommendation_text(ws, recommendation=made, field="bakgrund", text="Två stycken.\n\nHär är det andra. \n")
    edit_recommendation(
        ws, recommendation=made, theme="KAA", status=RecommendationStatus.BESLUTAD, areas=["2404", "2401"]
    )
    kept = stored.recommendation(ws, made)
    assert kept.template.key == "initiativmall"
    assert kept.text("bakgrund") == "Två stycken.\n\nHär är det andra."
    assert (kept.title, kept.theme, kept.status) == ("Samlat stöd", "KAA", RecommendationStatus.BESLUTAD)
    assert kept.areas == ("2401", "2404")
    assert kept.changed == ws.now().astimezone().date()
    assert len(kept.unwritten) == 9
    assert stored.recommendations(ws, 2022) == (kept,)
    assert stored.recommendations(ws, 2021) == ()
    assert stored.recommendation_years(ws) == (2022,)


def test_a_date_out_of_order_is_not_stored(ws: Workspace) -> None:
    made, _ = add_recommendation(ws, year=2022, template="initiativmall", title="Ett")
    write_recommendation_text(ws, recommendation=made, field="startdatum", text="2022-05-01")
    with pytest.raises(UserProblem, match="ligger före startdatum"):
        write_recommendation_text(ws, recommendation=made, field="slutdatum", text="2022-04-01")
    with pytest.raises(UserProblem, match="åååå-mm-dd"):
        write_recommendation_text(ws, recommendation=made, field="slutdatum", text="31/5 -")
    write_recommendation_text(ws, recommendation=made, field="slutdatum", text="20221231, preliminärt")
    write_recommendation_text(ws, recommendation=made, field="avstamning", text="Okt/nov 2022")
    assert stored.recommendation(ws, made).texts == {
        "startdatum": "2022-05-01",
        "slutdatum": "2022-12-31, preliminärt",
        "avstamning": "Okt/nov 2022",
    }
    with pytest.raises(KeyError):
        write_recommendation_text(ws, recommendation=made, field="nulage", text="fel mall")


def test_a_personal_number_is_never_stored_anywhere(ws: Workspace) -> None:
    made, _ = add_recommendation(ws, year=2022, template="underlagsmall", title="Ett")
    seat, _ = add_seat(ws, organisation="Region", role="chef")
    before = content(ws)
    now = areas.settings(ws)
    for attempt in (
        lambda: add_recommendation(ws, year=2022, template="kortmall", title=SOMEONE),
        lambda: write_recommendation_text(ws, recommendation=made, field="nulage", text=f"rad ett\n{SOMEONE}"),
        lambda: edit_recommendation(ws, recommendation=made, title=SOMEONE),
        lambda: edit_recommendation(ws, recommendation=made, theme=SOMEONE),
        lambda: add_seat(ws, organisation="FK", role="chef", name=SOMEONE),
        lambda: edit_seat(ws, seat=seat, role=SOMEONE),
        lambda: change_settings(ws, settings=WorkspaceSettings(now.name, purpose=SOMEONE)),
        lambda: change_settings(ws, settings=WorkspaceSettings(SOMEONE)),
        lambda: record_benefit_years(
            ws, area="2401", period=parse_period("2021"), figures=typed(*range(6)), source=Source(SOMEONE)
        ),
    ):
        with pytest.raises(PersonalNumberProblem) as caught:
            attempt()
        assert "9874" not in caught.value.text
    assert content(ws) == before
    assert "811228" not in ws.path.read_bytes().decode("latin-1")


def test_recommendations_keep_the_order_they_are_given(ws: Workspace) -> None:
    ids = [add_recommendation(ws, year=2022, template="kortmall", title=title)[0] for title in ("Ett", "Två", "Tre")]

    def titles(year: int = 2022) -> list[str]:
        return [each.title for each in stored.recommendations(ws, year)]

    assert move_recommendations(ws, recommendations=[ids[2]], position=0).label == "flyttad rekommendation ”Tre”"
    assert titles() == ["Tre", "Ett", "Två"]
    move_recommendations(ws, recommendations=[ids[2]], position=99)
    assert titles() == ["Ett", "Två", "Tre"]
    assert move_recommendations(ws, recommendations=[ids[2]], position=2).rows == 0
    remove_recommendations(ws, recommendations=[ids[1]])
    edit_recommendation(ws, recommendation=ids[0], year=2023)
    assert (titles(), titles(2023)) == (["Tre"], ["Ett"])
    assert [each.title for each in stored.recommendations(ws)] == ["Ett", "Tre"]
    undo(ws)
    undo(ws)
    assert titles() == ["Ett", "Två", "Tre"]


def test_a_recommendation_that_is_gone_or_cannot_be(ws: Workspace) -> None:
    made, _ = add_recommendation(ws, year=2022, template="kortmall", title="Ett")
    with pytest.raises(UserProblem, match="egen"):
        add_recommendation(ws, year=2022, template="egen", title="Två")
    with pytest.raises(UserProblem, match="Rubrik"):
        add_recommendation(ws, year=2022, template="kortmall", title="  ")
    with pytest.raises(UserProblem, match="längre än 300"):
        edit_recommendation(ws, recommendation=made, title="x" * 301)
    with pytest.raises(UserProblem, match="9999"):
        edit_recommendation(ws, recommendation=made, areas=["9999"])
    remove_recommendations(ws, recommendations=[made])
    for attempt in (stored.recommendation, lambda w, r: remove_recommendations(w, recommendations=[r])):
        with pytest.raises(UserProblem, match="finns inte längre"):
            attempt(ws, made)


def test_members_by_organisation_and_role(ws: Workspace) -> None:
    first, changes = add_seat(ws, organisation="Försäkringskassan", role="enhetschef")
    second, _ = add_seat(ws, organisation="Tierps kommun", role="", name="Ordföranden själv")
    assert changes.label == "ny gruppmedlem från Försäkringskassan"
    edit_seat(ws, seat=first, role="områdeschef")
    assert areas.seats(ws) == (
        Seat(first, "Försäkringskassan", "områdeschef"),
        Seat(second, "Tierps kommun", "", "Ordföranden själv"),
    )
    remove_seat(ws, seat=first)
    with pytest.raises(UserProblem, match="finns inte längre"):
        edit_seat(ws, seat=first, role="chef")
    with pytest.raises(UserProblem, match="Organisation"):
        add_seat(ws, organisation="", role="chef")


def test_settings_are_the_workspaces_own_and_undone_like_the_rest(ws: Workspace) -> None:
    wanted = WorkspaceSettings("Norra regionen", 7, 29, "ordförande LSG", "Uppdraget är …")
    assert change_settings(ws, settings=wanted).subjects == frozenset({Subject.SETTINGS, Subject.AREAS})
    assert areas.settings(ws) == wanted
    assert (ws.name, areas.group(ws)[0].name) == ("Norra regionen", "Norra regionen")
    undo(ws)
    assert areas.settings(ws) == WorkspaceSettings("Umeåregionen")
    assert ws.name == "Umeåregionen"
    for wrong in (WorkspaceSettings("x", 0), WorkspaceSettings("x", 21), WorkspaceSettings("x", 5, 12)):
        with pytest.raises(UserProblem, match="Ingenting har ändrats"):
            change_settings(ws, settings=wrong)


def test_a_threshold_that_tells_the_hidden_number_is_refused_with_its_reason(ws: Workspace) -> None:
    for threshold in (2, 3):
        with pytest.raises(UserProblem, match=r"mellan 4 och 20.*färre än tre möjliga värden"):
            change_settings(ws, settings=WorkspaceSettings("Umeåregionen", threshold))
    assert areas.settings(ws).small_count_threshold == 5
    change_settings(ws, settings=WorkspaceSettings("Umeåregionen", 4))
    assert areas.settings(ws).small_count_threshold == 4


@pytest.mark.parametrize("stored", ["0", "3", "99", "-5", "4.0", "٥", "", "1" * 5000, "fem"])
def test_a_setting_outside_its_bounds_is_the_strict_default(ws: Workspace, stored: str) -> None:
    with ws.writing() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = ? WHERE key = 'small_count_threshold'", (stored,))
        connection.exec_driver_sql("UPDATE setting SET value = ? WHERE key = 'age_border'", (stored,))
        connection.exec_driver_sql("UPDATE setting SET value = ? WHERE key = 'name'", ("x" * 301,))
    assert areas.settings(ws) == WorkspaceSettings("")
    assert ws.name == ""


def test_the_latest_saved_is_the_latest_of_all(ws: Workspace) -> None:
    add_seat(ws, organisation="Region", role="chef")
    assert areas.latest_saved(ws) == ws.now()
