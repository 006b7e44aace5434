"""One or several recommendations at once: one step of undo, and nothing of the originals is touched by a copy."""

import pytest
from sqlalchemy import select

from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import RecommendationStatus
from domain.recommendations.replacing import Words
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import undo
from storage.log.recorder import operation
from storage.recommendations import queries as stored
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.several import (
    change_recommendations,
    copy_recommendations,
    move_recommendations,
    remove_recommendations,
    replace_words,
)
from storage.schema.recommendations import EVIDENCE


@pytest.fixture
def ids(ws: Workspace) -> list[int]:
    titles = ("Ett", "Två", "Tre", "Fyra")
    return [add_recommendation(ws, year=2022, template="kortmall", title=title)[0] for title in titles]


def titles(ws: Workspace, year: int = 2022) -> list[str]:
    return [each.title for each in stored.recommendations(ws, year)]


def test_several_are_moved_together_in_the_order_they_stand(ws: Workspace, ids: list[int]) -> None:
    moved = move_recommendations(ws, recommendations=[ids[3], ids[1]], position=0)
    assert moved.label == "2 flyttade rekommendationer"
    assert titles(ws) == ["Två", "Fyra", "Ett", "Tre"]
    move_recommendations(ws, recommendations=[ids[1]], position=2)
    assert titles(ws) == ["Fyra", "Ett", "Två", "Tre"]


def test_owner_and_status_of_several_are_changed_and_taken_back_in_one_step(ws: Workspace, ids: list[int]) -> None:
    before = stored.recommendations(ws)
    changed = change_recommendations(
        ws, recommendations=ids[:3], theme=" Skola  och KAA", status=RecommendationStatus.FORANKRAD
    )
    assert changed.label == "3 ändrade rekommendationer"
    after = stored.recommendations(ws)
    assert [each.theme for each in after] == ["Skola och KAA"] * 3 + [""]
    assert [each.status.label for each in after] == ["förankrad"] * 3 + ["utkast"]
    undo(ws)
    assert stored.recommendations(ws) == before
    change_recommendations(ws, recommendations=ids[:1], status=RecommendationStatus.BESLUTAD)
    assert stored.recommendation(ws, ids[0]).theme == ""
    with pytest.raises(PersonalNumberProblem):
        change_recommendations(ws, recommendations=ids, theme="gäller 811228-9874")


def test_a_copy_to_another_year_is_a_draft_with_its_texts_and_what_they_rest_on(ws: Workspace, ids: list[int]) -> None:
    write_recommendation_text(ws, recommendation=ids[0], field="motivering", text="I Nordmaling är många unga.")
    edit_recommendation(ws, recommendation=ids[0], areas=["2401"], status=RecommendationStatus.BESLUTAD, theme="KAA")
    original = stored.recommendation(ws, ids[0])
    told = {"field_key": "motivering", "kind": "figure", "reference": "{}", "approved": "48", "position": 0}
    with operation(ws, "underlag", ()) as op:
        op.insert(EVIDENCE, {"recommendation_id": ids[0], **told})
    (made,), changes = copy_recommendations(ws, recommendations=[ids[0]], year=2023)
    assert changes.label == "kopia av ”Ett”"
    copy = stored.recommendation(ws, made)
    assert (copy.year, copy.title, copy.theme, copy.areas) == (2023, "Ett", "KAA", ("2401",))
    assert copy.texts == original.texts
    assert copy.status is RecommendationStatus.UTKAST
    with ws.reading() as connection:
        rests_on = connection.execute(select(EVIDENCE).where(EVIDENCE.c.recommendation_id == made)).one()
    assert (rests_on.reference, rests_on.approved) == ("{}", None)
    assert stored.recommendation(ws, ids[0]) == original
    undo(ws)
    assert stored.recommendations(ws, 2023) == ()


def test_a_copy_for_each_of_several_areas_follows_its_name_and_leaves_what_rests_on_the_first(
    ws: Workspace, ids: list[int]
) -> None:
    write_recommendation_text(ws, recommendation=ids[0], field="motivering", text="I Nordmaling är många unga.")
    edit_recommendation(ws, recommendation=ids[0], areas=["2401"])
    made, changes = copy_recommendations(ws, recommendations=ids[:2], year=2022, areas=[["2404"], ["2401", "2404"]])
    assert changes.label == "kopior av 2 rekommendationer"
    copies = [stored.recommendation(ws, each) for each in made]
    assert [each.areas for each in copies] == [("2404",), ("2401", "2404")] * 2
    assert copies[0].texts == {"motivering": "I Vindeln är många unga."}
    assert copies[1].texts == {"motivering": "I Nordmaling är många unga."}
    assert titles(ws)[4:] == ["Ett", "Ett", "Två", "Två"]
    with pytest.raises(UserProblem, match="9999"):
        copy_recommendations(ws, recommendations=ids[:1], year=2022, areas=[["9999"]])


def test_several_are_removed_and_come_back_together(ws: Workspace, ids: list[int]) -> None:
    before = stored.recommendations(ws)
    assert remove_recommendations(ws, recommendations=ids[1:]).label == "3 borttagna rekommendationer"
    assert titles(ws) == ["Ett"]
    undo(ws)
    assert stored.recommendations(ws) == before


def test_words_are_replaced_through_the_texts_in_one_step(ws: Workspace, ids: list[int]) -> None:
    for each in ids[:2]:
        write_recommendation_text(ws, recommendation=each, field="motivering", text="Ett stöd, två stöd.")
    before = stored.recommendations(ws)
    changed = replace_words(ws, recommendations=ids, words=Words("Ett", "Varje"))
    assert changed.label == "”Ett” ersatt med ”Varje”"
    after = stored.recommendations(ws)
    assert [each.title for each in after] == ["Varje", "Två", "Tre", "Fyra"]
    assert [each.text("motivering") for each in after[:2]] == ["Varje stöd, två stöd."] * 2
    undo(ws)
    assert stored.recommendations(ws) == before
    with pytest.raises(PersonalNumberProblem):
        replace_words(ws, recommendations=ids, words=Words("två", "811228-9874"))
    assert stored.recommendations(ws) == before


def test_what_is_agreed_on_keeps_its_words_and_a_field_left_without_any_is_empty(ws: Workspace, ids: list[int]) -> None:
    for each in ids[:2]:
        write_recommendation_text(ws, recommendation=each, field="motivering", text="Utgår")
        write_recommendation_text(ws, recommendation=each, field="godkand_av", text="Parterna, kommunen")
    change_recommendations(ws, recommendations=ids[:1], status=RecommendationStatus.FORANKRAD)
    changed = replace_words(ws, recommendations=ids, words=Words("Utgår"))
    assert changed.label == "”Utgår” borttaget ur texterna"
    assert [dict(each.texts).get("motivering") for each in stored.recommendations(ws)[:2]] == ["Utgår", None]
    before = stored.recommendations(ws)
    with pytest.raises(UserProblem, match="”Två”: Högst fyra parter"):
        replace_words(ws, recommendations=ids, words=Words("Parterna", "a, b, c, d"))
    assert stored.recommendations(ws) == before
