"""Templates in versions: what is written stays on the version it was written on until it is moved."""

from dataclasses import replace

import pytest

from domain.ground.problem import UserProblem
from domain.recommendations.recommendation import FieldKind, Template, TemplateField
from storage.file.workspace import Workspace
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import redo, undo
from storage.recommendations import queries as stored
from storage.recommendations.recording import add_recommendation, write_recommendation_text
from storage.recommendations.templates import (
    move_to_template,
    offer_template,
    recommendations_on,
    save_template,
)

OWN = Template(
    "",
    "Gruppens mall",
    (
        TemplateField("", "Nuläge"),
        TemplateField("", "Kostnad", FieldKind.TABLE, "I kronor.", required=False, columns=("Post", "Kronor")),
    ),
)


def offered(ws: Workspace) -> list[tuple[str, int]]:
    return [(each.name, each.version) for each in stored.templates(ws)]


def of(ws: Workspace, key: str) -> Template:
    return next(each for each in stored.latest_templates(ws) if each.key == key)


def test_one_of_the_groups_own_is_offered_last_and_written_on(ws: Workspace) -> None:
    key, changes = save_template(ws, OWN)
    assert changes.label == "mallen ”Gruppens mall”"
    assert offered(ws)[-1] == ("Gruppens mall", 1)
    made, _ = add_recommendation(ws, year=2022, template=key, title="Ett")
    write_recommendation_text(ws, recommendation=made, field="kostnad", text="Lön | 400 000")
    kept = stored.recommendation(ws, made)
    assert kept.template.fields[1].columns == ("Post", "Kronor")
    assert not kept.template.fields[1].required
    assert [each.label for each in kept.unwritten] == ["Nuläge"]


def test_a_version_nothing_is_written_on_is_changed_in_its_place(ws: Workspace) -> None:
    key, _ = save_template(ws, OWN)
    first = of(ws, key)
    again, changes = save_template(ws, replace(first, name="Annat namn", fields=first.fields[:1]))
    assert again == key
    assert changes.rows
    assert (of(ws, key).name, of(ws, key).version, len(of(ws, key).fields)) == ("Annat namn", 1, 1)
    assert save_template(ws, of(ws, key))[1].rows == 0
    undo(ws)
    assert of(ws, key) == first
    redo(ws)
    assert of(ws, key).name == "Annat namn"


def test_what_is_written_keeps_its_version_and_is_moved_with_every_text(ws: Workspace) -> None:
    key, _ = save_template(ws, OWN)
    made, _ = add_recommendation(ws, year=2022, template=key, title="Ett")
    write_recommendation_text(ws, recommendation=made, field="nulage", text="19 ärenden")
    write_recommendation_text(ws, recommendation=made, field="kostnad", text="Lön | 400 000")
    first = of(ws, key)
    fields = (first.fields[0], TemplateField("", "Mål"))
    newer, _ = save_template(ws, replace(first, fields=fields))
    assert newer != key
    assert offered(ws)[-1] == ("Gruppens mall", 2)
    assert stored.recommendation(ws, made).template == first
    assert recommendations_on(ws) == {key: 1}
    moved = move_to_template(ws, recommendation=made, template=newer)
    assert moved.label == "”Ett” på Gruppens mall, version 2"
    after = stored.recommendation(ws, made)
    assert after.texts == {"nulage": "19 ärenden", "kostnad": "Lön | 400 000"}
    assert after.left == {"kostnad": "Kostnad"}
    with pytest.raises(KeyError):
        write_recommendation_text(ws, recommendation=made, field="kostnad", text="mer")
    undo(ws)
    assert stored.recommendation(ws, made).left == {}
    redo(ws)
    write_recommendation_text(ws, recommendation=made, field="kostnad", text="")
    assert stored.recommendation(ws, made).left == {}
    undo(ws)
    assert stored.recommendation(ws, made).texts["kostnad"] == "Lön | 400 000"


def test_a_shipped_one_is_changed_as_any_other_and_one_not_offered_is_still_written_on(ws: Workspace) -> None:
    made, _ = add_recommendation(ws, year=2022, template="kortmall", title="Ett")
    newer, _ = save_template(ws, replace(of(ws, "kortmall"), numbered=False))
    assert newer == "kortmall-2"
    assert offered(ws)[2] == ("Kortmall", 2)
    assert offer_template(ws, base="kortmall", offered=False).label == "mallen ”Kortmall” erbjuds inte längre"
    assert ("Kortmall", 2) not in offered(ws)
    assert stored.recommendation(ws, made).template.key == "kortmall"
    offer_template(ws, base="kortmall", offered=True)
    assert offered(ws)[2] == ("Kortmall", 2)


def test_what_cannot_be_kept_is_refused_and_nothing_written(ws: Workspace) -> None:
    before = stored.latest_templates(ws)
    with pytest.raises(UserProblem, match="namn"):
        save_template(ws, replace(OWN, name=""))
    with pytest.raises(PersonalNumberProblem):
        save_template(ws, replace(OWN, fields=(TemplateField("", "Nuläge", hint="Gäller 811228-9874"),)))
    assert stored.latest_templates(ws) == before
