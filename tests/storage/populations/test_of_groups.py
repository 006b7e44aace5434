"""Populations of a group whose kommuner come and go, and where each row comes from, in a real file."""

from datetime import date

from domain.ground.area import Area, AreaKind, Membership
from domain.ground.sex import Sex
from domain.ground.source import Source
from storage.areas.groups import change_group_members, create_group
from storage.file.first_screen import group
from storage.file.workspace import Workspace
from storage.populations.comparison import (
    DEFAULT,
    area_population,
    count_details,
    reference_dates,
    side_by_side,
    years,
)
from storage.populations.public import ShownPopulations
from storage.populations.recording import describe_populations, record_populations

FIRST, SECOND = date(2023, 10, 31), date(2024, 10, 31)
ROWS = (
    "assistance_unemployed",
    "assistance_sick",
    "health_young",
    "health_sick_unemployed",
    "unemployed_young",
    "unemployed_adult",
)


def record(ws: Workspace, area: str, day: date, count: int) -> None:
    record_populations(ws, area=area, reference_date=day, counts={Sex.ALLA: dict.fromkeys(ROWS, count)})


def test_a_group_is_summed_over_its_kommuner_of_the_day(ws: Workspace) -> None:
    stays, leaves, *_ = (area.code for area in group(ws)[1])
    made, _ = create_group(ws, name="Två kommuner", members=[stays, leaves])
    change_group_members(
        ws, group=made, memberships=[Membership("", stays), Membership("", leaves, until=date(2024, 6, 30))]
    )
    for day in (FIRST, SECOND):
        record(ws, stays, day, 10)
        record(ws, leaves, day, 5)
    before, after = (area_population(ws, made, day) for day in (FIRST, SECOND))
    assert before is not None
    assert before.population.total == 90
    assert after is not None
    assert after.population.total == 60
    told = years(ws, made)
    assert told is not None
    assert told.rows[-1].values == (60, 60)
    name = next(area.name for area in group(ws)[1] if area.code == stays)
    assert told.notes[0] == (
        "Siffrorna 2023-10-31 och 2024-10-31 och ändringen gäller 1 av 1 kommuner, de som har en summa båda gångerna: "
        f"{name}. Alla 2 kommuner 2023-10-31: 90 personer."
    )
    for threshold in (None, 5):
        shown = ShownPopulations(ws, DEFAULT, SECOND, threshold).years(
            Area(made, "Två kommuner", AreaKind.GROUP), [FIRST, SECOND]
        )
        assert (shown.rows[-1].values, shown.notes) == (told.rows[-1].values, told.notes)


def test_the_dates_of_a_group_are_those_of_its_kommuner(ws: Workspace) -> None:
    own, (first, second, *_) = group(ws)
    assert reference_dates(ws, own.code) == ()
    record(ws, first.code, FIRST, 10)
    record(ws, second.code, SECOND, 10)
    assert reference_dates(ws, own.code) == (SECOND, FIRST)
    assert reference_dates(ws, first.code) == (FIRST,)


def test_kommuner_side_by_side_are_named_after_the_group_they_are_shown_for(ws: Workspace) -> None:
    own, members = group(ws)
    assert side_by_side(ws, [members[0].code], FIRST).group == own
    other = create_group(ws, name="En annan", members=[members[0].code])[0]
    assert side_by_side(ws, [members[0].code], FIRST, group=other).group.name == "En annan"


def test_one_row_has_a_source_of_its_own(ws: Workspace) -> None:
    code = group(ws)[1][0].code
    record(ws, code, FIRST, 10)
    describe_populations(
        ws,
        area=code,
        reference_date=FIRST,
        rows={"health_young": ("handläggare FK", date(2023, 9, 30))},
        source=Source("Uttag ur registret", "Försäkringskassan"),
    )
    told = count_details(ws, code, FIRST)
    young = told["health_young", Sex.ALLA]
    assert (young.contact, young.row_date, young.source.publisher) == (
        "handläggare FK",
        date(2023, 9, 30),
        "Försäkringskassan",
    )
    assert told["assistance_sick", Sex.ALLA].source.title == "registrerat i Lägesbild"
