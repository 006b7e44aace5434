"""What is said of a goal: how far, what is left, and how far behind an even pace."""

from datetime import date

import pytest

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.goal_words import goal_actual, goal_figure, goal_remark, goal_sentences
from domain.lots.period import Goal, GoalOutcome, ResourceMonth, goal_outcome

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
COUNT = Goal("Nyinskrivna", 40, is_share=False, since=date(2015, 12, 1), until=date(2016, 12, 30))
EVERY = Goal("Nyinskrivna", 40, is_share=False, since=date(2016, 11, 1), until=date(2016, 12, 30))
SHARE = Goal("Påbörjat arbetsträning", 60, is_share=True, since=date(2015, 12, 1), until=date(2016, 12, 30))


def came_to(goal: Goal, *figures: tuple[int, Value, Value], until: int = 5) -> GoalOutcome:
    """After months of 2016 with their new and their started."""
    months = [
        ResourceMonth(TIERP, month(2016, number), Sex.UNSPLIT, "alla", new, 5, 0, started)
        for number, new, started in figures
    ]
    return goal_outcome(goal, months, month(2016, until))


@pytest.mark.parametrize(
    ("outcome", "figure", "remark", "is_behind"),
    [
        (
            came_to(COUNT, (4, 6, 0), (5, 6, 0)), "12 av 40",
            "28 kvar på 7 månader: 4 i månaden. I jämn takt vore det 18 efter 6 av 13 månader", True,
        ),
        (came_to(COUNT, (4, 9, 0), (5, 9, 0)), "18 av 40", "22 kvar på 7 månader: 4 i månaden", False),
        # What is not registered yet is no delay: the pace, and the months that are left, are those of the months with
        # figures.
        (came_to(COUNT, (4, 15, 0), until=11), "15 av 40", "25 kvar på 8 månader: 4 i månaden", False),
        (
            came_to(COUNT, (4, 14, 0), until=6), "14 av 40",
            "26 kvar på 8 månader: 4 i månaden. I jämn takt vore det 15 efter 5 av 13 månader", True,
        ),
        (came_to(COUNT, (11, 37, 0), until=11), "37 av 40", "3 kvar på en månad: 3 i månaden", False),
        (came_to(COUNT, (4, 41, 0)), "41 av 40", "målet är nått", False),
        # What nobody has registered may have brought what is lacking.
        (
            came_to(COUNT, (4, 12, 0), until=12), "12 av 40",
            "28 saknas, men 12 av 13 månader är inte registrerade", True,
        ),
        (came_to(EVERY, (11, 12, 0), (12, 3, 0), until=12), "15 av 40", "25 saknades när tiden gick ut", True),
        (came_to(COUNT, (4, 9, 0), (5, Empty.SAKNAS, 0)), "minst 9 av 40", "uppgift saknas", False),
        (came_to(COUNT), "saknas av 40", "uppgift saknas", False),
        (
            came_to(SHARE, (4, 14, 6)), "43\u00a0%",
            "målet är 60\u00a0%: 6 av 14 nya har påbörjat arbetsträning, 3 till behövs", True,
        ),
        (came_to(SHARE, (4, 14, 9)), "64\u00a0%", "målet 60\u00a0% är nått", False),
        (came_to(SHARE, (4, 14, Empty.SAKNAS)), "saknas", "målet är 60\u00a0%; uppgift saknas", False),
    ],
)  # fmt: skip
def test_a_goal_says_how_far_it_is_and_what_is_left(
    outcome: GoalOutcome, figure: str, remark: str, is_behind: bool
) -> None:
    assert (goal_figure(outcome), goal_remark(outcome), outcome.is_behind) == (figure, remark, is_behind)


def test_each_goal_with_a_known_outcome_has_its_remark_under_its_name() -> None:
    unknown = came_to(SHARE, (4, 14, Empty.SAKNAS))
    behind = came_to(COUNT, (4, 9, 0), (5, 9, 0))
    assert goal_sentences([behind, unknown]) == ("Nyinskrivna: 22 kvar på 7 månader: 4 i månaden.",)
    assert goal_actual(came_to(SHARE, (4, 14, 9))) == "64,3\u00a0%"
    assert goal_actual(behind) == "18"
