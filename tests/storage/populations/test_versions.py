"""Definitions in versions, contacts of counts, and populations over kommuner and years, in a real file."""

from dataclasses import replace
from datetime import date

import pytest

from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Value
from domain.populations.definition import RowRole, lagesbild_definition, published_2024_definition
from domain.populations.definition_editing import add_row, set_role
from storage.file.workspace import Workspace
from storage.history.changelog import redo, undo
from storage.populations.comparison import area_population, count_details, side_by_side, years
from storage.populations.definitions import (
    new_definition,
    remove_version,
    rename_definition,
    save_definition,
)
from storage.populations.queries import definition, definitions
from storage.populations.recording import describe_populations, record_populations
from support.scb_table import POPULATION, scb_table
from support.stored_months import store_months
from support.workspaces import Opener, content

DAY, YEAR_BEFORE = date(2024, 10, 31), date(2023, 10, 31)
COUNTS: dict[str, Value | None] = {
    "assistance_unemployed": 72,
    "assistance_sick": 27,
    "health_young": 33,
    "health_sick_unemployed": 36,
    "unemployed_young": 21,
    "unemployed_adult": 92,
    "unemployed_adult_24": 42,
}


def record(ws: Workspace, area: str = "2401", day: date = DAY, **more: object) -> None:
    record_populations(ws, area=area, reference_date=day, counts={Sex.ALLA: COUNTS}, **more)  # type: ignore[arg-type]


def total(ws: Workspace, family: str, day: date = DAY) -> object:
    found = area_population(ws, "2401", day, family)
    return None if found is None else found.population.total


def test_what_is_shipped_is_what_is_stored(ws: Workspace) -> None:
    assert definitions(ws) == (lagesbild_definition(), published_2024_definition())


def test_a_changed_definition_holds_from_its_day_and_older_dates_are_counted_as_before(ws: Workspace) -> None:
    record(ws)
    record(ws, day=YEAR_BEFORE)
    with_longest = set_role(definition(ws), "unemployed_adult_24", RowRole.COUNTED)
    save_definition(ws, with_longest, valid_from=date(2024, 1, 1))
    assert total(ws, "default") == 323
    assert total(ws, "default", YEAR_BEFORE) == 281
    saved = definition(ws, "default-2")
    assert (saved.lineage, saved.version, saved.valid_from) == ("default", 2, date(2024, 1, 1))
    assert saved.rows == with_longest.rows
    before = content(ws)
    undo(ws)
    assert total(ws, "default") == 281
    redo(ws)
    assert content(ws) == before


def test_two_versions_never_begin_on_the_same_day(ws: Workspace) -> None:
    save_definition(ws, add_row(definition(ws), "Nya"), valid_from=DAY)
    with pytest.raises(UserProblem, match="gäller redan från 2024-10-31"):
        save_definition(ws, add_row(definition(ws), "Andra"), valid_from=DAY)
    with pytest.raises(UserProblem, match="finns inte"):
        save_definition(ws, replace(definition(ws), family="borta"), valid_from=YEAR_BEFORE)


def test_a_definition_that_cannot_be_used_is_not_saved(ws: Workspace) -> None:
    faulty = replace(definition(ws), overlaps=frozenset({frozenset({"health"})}))
    with pytest.raises(UserProblem, match="kan inte användas"):
        save_definition(ws, faulty, valid_from=DAY)
    assert len(definitions(ws)) == 2


def test_an_own_definition_is_made_named_versioned_and_taken_away(ws: Workspace) -> None:
    key, _ = new_definition(ws, name="Norrlands  inland", based_on=definition(ws))
    assert key == "norrlands-inland"
    assert definition(ws, key).rows == lagesbild_definition().rows
    with pytest.raises(UserProblem, match="redan en definition"):
        new_definition(ws, name="norrlands inland", based_on=definition(ws))
    with pytest.raises(UserProblem, match="behöver ett namn"):
        new_definition(ws, name="!!", based_on=definition(ws))
    save_definition(ws, add_row(definition(ws, key), "Nya"), valid_from=DAY)
    rename_definition(ws, family=key, name="Inlandet")
    assert [each.name for each in definitions(ws)][2:] == ["Inlandet", "Inlandet"]
    with pytest.raises(UserProblem, match="senaste versionen"):
        remove_version(ws, key=key)
    remove_version(ws, key=f"{key}-2")
    remove_version(ws, key=key)
    assert len(definitions(ws)) == 2
    for _ in range(5):
        undo(ws)
    assert len(definitions(ws)) == 2


@pytest.mark.parametrize("family", ["default", "published"])
def test_what_came_with_the_program_stays(ws: Workspace, family: str) -> None:
    with pytest.raises(UserProblem, match="följer med programmet"):
        rename_definition(ws, family=family, name="Annat")
    with pytest.raises(UserProblem, match="följer med programmet"):
        remove_version(ws, key=family)
    with pytest.raises(UserProblem, match="finns inte"):
        remove_version(ws, key="borta")
    with pytest.raises(UserProblem, match="är tomt"):
        rename_definition(ws, family=new_definition(ws, name="Egen", based_on=definition(ws))[0], name=" ")


def test_names_with_slugs_alike_get_keys_of_their_own(ws: Workspace) -> None:
    new_definition(ws, name="Åre", based_on=definition(ws))
    assert new_definition(ws, name="Are", based_on=definition(ws))[0] == "are-egen2"


def test_a_count_says_who_delivered_it_and_of_which_day(ws: Workspace) -> None:
    record(ws, contacts={"health_young": "handläggare FK"}, row_dates={"unemployed_young": date(2024, 9, 30)})
    found = count_details(ws, "2401", DAY)
    assert found["health_young", Sex.ALLA].contact == "handläggare FK"
    assert found["unemployed_young", Sex.ALLA].row_date == date(2024, 9, 30)
    assert found["assistance_sick", Sex.ALLA].contact is None
    describe_populations(ws, area="2401", reference_date=DAY, rows={"health_young": ("", None), "borta": ("x", None)})
    assert count_details(ws, "2401", DAY)["health_young", Sex.ALLA].contact is None
    # Typing the figure again leaves the contact as it is.
    describe_populations(ws, area="2401", reference_date=DAY, rows={"health_young": ("enhetschef FK", DAY)})
    record_populations(ws, area="2401", reference_date=DAY, counts={Sex.ALLA: {"health_young": 34}})
    detail = count_details(ws, "2401", DAY)["health_young", Sex.ALLA]
    assert (detail.value, detail.contact, detail.row_date) == (34, "enhetschef FK", DAY)
    assert not describe_populations(
        ws, area="2401", reference_date=DAY, rows={"health_young": ("enhetschef FK", DAY)}
    ).rows


def test_a_contact_is_a_function_and_never_a_personal_number(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="personnummer"):
        record(ws, contacts={"health_young": "701063-2391"})
    with pytest.raises(UserProblem, match="personnummer"):
        describe_populations(ws, area="2401", reference_date=DAY, rows={"health": ("701063-2391", None)})


def test_kommuner_side_by_side_with_inhabitants_of_the_month(reopen: Opener) -> None:
    with reopen() as ws:
        path = ws.path
    table = scb_table(areas=["2401", "2404"], first="2024M10", months=1)
    store_months(path, table)
    with reopen() as ws:
        record(ws)
        record(ws, "2404")
        found = side_by_side(ws, ["2401", "2404", "2409"], DAY)
        assert (found.total, found.coverage) == (562, "2 av 3 kommuner")
        people = [table.cell(area, "1+2", "20-64", POPULATION, "2024M10") for area in ("2401", "2404")]
        assert found.inhabitants == sum(people)  # type: ignore[arg-type]
        assert found.parts[0].inhabitants_source is not None
        group = area_population(ws, ws.group_code, DAY)
        assert group is not None
        assert group.population.total == 562
        assert area_population(ws, "0360", DAY) is None


def test_years_are_counted_under_the_definition_of_the_latest(ws: Workspace) -> None:
    assert years(ws, "2401") is None
    record(ws)
    record(ws, day=YEAR_BEFORE)
    with_longest = set_role(definition(ws), "unemployed_adult_24", RowRole.COUNTED)
    save_definition(ws, with_longest, valid_from=date(2024, 1, 1))
    found = years(ws, "2401")
    assert found is not None
    assert found.rows[-1].values == (323, 323)
    group = years(ws, ws.group_code)
    assert group is not None
    assert group.rows[-1].values == (323, 323)
    by_sex_only = {Sex.KVINNA: COUNTS}
    record_populations(ws, area="0360", reference_date=DAY, counts=by_sex_only)
    assert years(ws, "0360") is None
