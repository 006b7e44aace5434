"""An import whose figures stand in texts is not taken back."""

import pytest

from domain.ground.problem import UserProblem
from storage.file.workspace import Workspace
from storage.importing.queries import ImportState, imports
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.taking_back import take_back_import
from support.house import import_rows, read_tidy
from support.tidy_files import DATA


def _take_in(ws: Workspace, name: str) -> int:
    file = read_tidy(DATA / name)
    import_rows(ws, file.content, file_name=file.name, sha256=file.sha256)
    return imports(ws)[0].id


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("{samverkan 2024-10-31 totalt}", "känd samverkanspopulation (samverkan 2481 2024-10-31 totalt)"),
        (
            "{tabell samverkan 2024-10-31}",
            "Tabell: samverkanspopulation, Lycksele 2024-10-31 (tabell samverkan 2481 2024-10-31)",
        ),
    ],
)
def test_the_texts_that_would_lose_it_are_listed(ws: Workspace, written: str, what: str) -> None:
    taken = _take_in(ws, "populations-lycksele-2024.csv")
    made, _ = add_recommendation(ws, year=2025, template="kortmall", title="Ungas väg")
    edit_recommendation(ws, recommendation=made, areas=["2481"])
    write_recommendation_text(ws, recommendation=made, field="motivering", text=f"Det är {written}.")
    with pytest.raises(UserProblem, match="texter hänvisar till uppgifter ur den") as stopped:
        take_back_import(ws, taken)
    assert stopped.value.details == (f"Rekommendationen ”Ungas väg” 2025: {what}.",)
    assert imports(ws)[0].state is ImportState.STANDS
    write_recommendation_text(ws, recommendation=made, field="motivering", text="Det är många. {lots 2016 totalt}")
    assert take_back_import(ws, taken).rows > 0
    assert imports(ws)[0].state is ImportState.UNDONE


def test_what_is_asked_around_it_is_asked_too(ws: Workspace) -> None:
    taken, asked = _take_in(ws, "published-ranks.csv"), []
    with ws.asking(lambda: asked.append("stopped?")):
        take_back_import(ws, taken)
    assert asked == ["stopped?"]
