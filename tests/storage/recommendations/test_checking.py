"""Recommendations looked over in a workspace: against its figures, with what is ignored."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.checking.finding import FindingKind
from domain.checking.recommendation import Review
from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import Recommendation
from storage.file.workspace import Workspace, open_workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import redo, undo
from storage.recommendations.checking import (
    background_of,
    heed_finding,
    ignore_finding,
    ignored_findings,
    reviews,
    whole_background,
)
from storage.recommendations.queries import recommendations
from storage.recommendations.recording import write_recommendation_text
from storage.recommendations.several import remove_recommendations
from support.house import check_workspace, create_demo
from support.statements import statements
from support.workspaces import COORDINATOR


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path)
    with open_workspace(path, who=COORDINATOR) as ws:
        yield ws


def first(ws: Workspace) -> Recommendation:
    """The one about Nordmaling, whose text has 288, 551, 108 and 180 of 2021."""
    return next(each for each in recommendations(ws, 2022) if each.areas == ("2401",))


def look_over(ws: Workspace) -> Review:
    return next(review for each, review in reviews(ws, [first(ws)]))


def write(ws: Workspace, old: str, new: str) -> None:
    about = first(ws)
    text = about.text("nulage").replace(old, new)
    write_recommendation_text(ws, recommendation=about.id, field="nulage", text=text)


def test_the_examples_own_texts_hold(example: Workspace) -> None:
    for recommendation, review in reviews(example, recommendations(example)):
        assert [each.why for each in review.grave] == [], recommendation.title
    assert check_workspace(example).problems == ()


def test_a_known_figure_that_is_typed_is_told_with_what_would_make_it_live(example: Workspace) -> None:
    offered = {each.words: each.instead for each in look_over(example).findings}
    assert offered["108"] == "{profil 2401 2021 sjukpenning antal}"
    assert offered["180"] == "{profil 2401 2021 sjuk-och-aktivitetsersättning antal}"


def test_a_figure_typed_wrong_is_found_until_it_is_ignored_or_right(example: Workspace) -> None:
    write(example, "plats 206 av", "plats 209 av")
    (finding,) = look_over(example).grave
    assert (finding.kind, finding.words, finding.field) == (FindingKind.DIFFERS, "209", "nulage")
    assert "är 206 (" in finding.why
    assert [each.text for each in check_workspace(example).problems] == [finding.why]

    number = first(example).id
    ignore_finding(example, recommendation=number, finding=finding, note="Siffran är ur vår egen lista.")
    told = look_over(example)
    assert told.grave == ()
    assert [(each.words, each.note) for each in told.ignored] == [("209", "Siffran är ur vår egen lista.")]
    assert check_workspace(example).problems == ()

    assert undo(example).label == "bortsett från ”209” i ”Tidig gemensam kartläggning vid sjukskrivning”"
    assert look_over(example).grave
    redo(example)
    assert not look_over(example).grave
    heed_finding(example, recommendation=number, finding=finding)
    assert look_over(example).grave == (finding,)
    assert ignored_findings(example, number) == ()


def test_what_is_referred_to_and_missing_is_found_until_it_is_there_or_ignored(example: Workspace) -> None:
    write(example, "År 2021", "{profil 1999 totalt antal} år 2021\n{tabell lots 1999}\n")
    lacking = [
        "{profil 1999 totalt antal}: uppgiften finns inte i arbetsboken.",
        "{tabell lots 1999}: underlaget finns inte i arbetsboken.",
    ]
    about = first(example)
    read = whole_background(example, [about])
    found = [each for each in read.review(about, ()).grave if each.kind is FindingKind.REFERENCE]
    assert [each.why for each in found] == lacking
    assert [about.text("nulage")[each.start : each.end] for each in found] == [each.words for each in found]
    assert [each.text for each in check_workspace(example).problems] == lacking
    # Only where the text refers to something else is anything read anew.
    assert whole_background(example, [replace(about, title="Kartläggning 2022")], read) is read
    mended = replace(about, texts={**about.texts, "nulage": "{profil 2021 totalt antal}"})
    assert whole_background(example, [mended], read).review(mended, ()).grave == ()

    ignore_finding(example, recommendation=about.id, finding=found[1], note="Läses in i mars.")
    assert [each.text for each in check_workspace(example).problems] == lacking[:1]


def test_what_is_ignored_goes_with_its_recommendation_and_comes_back_with_it(example: Workspace) -> None:
    write(example, "plats 206 av", "plats 209 av")
    about = first(example)
    (finding,) = look_over(example).grave
    ignore_finding(example, recommendation=about.id, finding=finding, note="Räknat för hand.")
    remove_recommendations(example, recommendations=[about.id])
    assert ignored_findings(example, about.id) == ()
    undo(example)
    assert [each.note for each in ignored_findings(example, about.id)] == ["Räknat för hand."]


def test_a_note_is_needed_and_holds_no_personal_number(example: Workspace) -> None:
    about = first(example)
    finding = look_over(example).findings[0]
    with pytest.raises(UserProblem):
        ignore_finding(example, recommendation=about.id, finding=finding, note="  ")
    with pytest.raises(PersonalNumberProblem):
        ignore_finding(example, recommendation=about.id, finding=finding, note="Gäller 19811218-9876.")
    assert ignored_findings(example, about.id) == ()


def test_figures_are_read_anew_only_where_the_text_speaks_of_others(example: Workspace) -> None:
    about = first(example)
    read = background_of(example, [about])
    typed = replace(about, title="Kartläggning 2021")
    assert background_of(example, [typed], read) is read
    of_others = background_of(example, [replace(about, title="Kartläggning 2014 i Tierp")], read)
    assert "0360" in of_others.areas
    assert "2014" in of_others.periods
    assert set(read.group) >= {"2401", "0360"}


def test_all_of_a_year_ask_once_for_their_figures(example: Workspace) -> None:
    written = recommendations(example)
    of_one = statements(example, lambda ws: list(reviews(ws, written[:1])))
    of_all = statements(example, lambda ws: list(reviews(ws, written * 10)))
    assert of_all <= of_one * 2
