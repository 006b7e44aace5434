"""Indicators are defined, filled in, read back, renamed and removed; every step can be taken back."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.importing.tidy import IndicatorRow, Indicators
from domain.indicators.indicator import WHOLE, CellKey, Indicator, category_key
from storage.file.creation import create_workspace
from storage.file.workspace import Workspace, open_workspace
from storage.ground.register import read_areas
from storage.ground.texts import PersonalNumberProblem
from storage.history.changelog import redo, undo
from storage.indicators.queries import (
    indicator_periods,
    indicator_table,
    indicator_tables,
    indicators,
    indicators_of,
)
from storage.indicators.recording import (
    define_indicator,
    edit_indicator,
    record_indicator_values,
    remove_indicator,
    remove_indicator_values,
    set_indicator_source,
)
from storage.kept import CheckProblem
from storage.log.recorder import operation
from storage.recommendations.recording import add_recommendation
from storage.schema.benefits import INDICATOR_CATEGORY
from storage.schema.recommendations import MEASURE
from support.house import check_workspace, create_demo, import_rows
from support.tidy_files import PERSONAL_NUMBER
from support.workspaces import COORDINATOR, Clock, content

DATA = Path(__file__).parents[2] / "data"
K, M, A = Sex.KVINNA, Sex.MAN, Sex.ALLA
YEAR, BEFORE = parse_period("2015"), parse_period("2014")
KAA = Indicator(
    "", "KAA", "ungdomar", "Unga utanför skolan.", categories=("16", "17"), sexes_add=True, categories_add=True
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "uppland.lagesbild"
    create_workspace(
        path, name="Norra Uppland", members=["0360", "0319", "0331"], who=COORDINATOR, areas=read_areas(), clock=Clock()
    )
    with open_workspace(path, who=COORDINATOR, clock=Clock()) as opened:
        yield opened


def fill(
    ws: Workspace, values: dict[CellKey, Value | None], key: str = "KAA", area: str = "0360", period: Period = YEAR
) -> None:
    record_indicator_values(ws, indicator=key, area=area, period=period, values=values)


def row(line: int, value: Value, sex: Sex = A, **more: str) -> IndicatorRow:
    told = {"indicator": "KAA", "area": "0360", "category": "16", "unit": "ungdomar", "source": "registret", **more}
    return IndicatorRow(line, period=YEAR, sex=sex, value=value, **told)  # type: ignore[arg-type]


def take_in(ws: Workspace, *rows: IndicatorRow) -> list[str]:
    outcome = import_rows(ws, Indicators(rows), file_name="kaa.csv", sha256="0" * 64)
    return [refusal.reason for refusal in outcome.refused]


def test_an_indicator_is_defined_and_filled_in(ws: Workspace) -> None:
    key, changes = define_indicator(ws, indicator=KAA)
    assert (key, changes.label) == ("KAA", "ny indikator KAA")
    assert indicators(ws) == (replace(KAA, key="KAA"),)
    changes = record_indicator_values(
        ws, indicator="KAA", area="0360", period=YEAR, values={(K, "16"): 3, (M, "16"): Empty.EJ_TILLAMPLIGT}
    )
    assert changes.label == "KAA 2015, Tierp"
    table = indicator_table(ws, "KAA", "0360", YEAR)
    assert dict(table.values) == {(K, "16"): 3, (M, "16"): Empty.EJ_TILLAMPLIGT}
    assert table.source is not None
    assert table.source.line == "Källa: registrerat i Lägesbild 2026-03-30"
    fill(ws, {(M, "16"): None})
    assert dict(indicator_table(ws, "KAA", "0360", YEAR).values) == {(K, "16"): 3}


def test_everything_done_with_an_indicator_can_be_taken_back_and_done_again(ws: Workspace) -> None:
    states = [content(ws)]

    def then() -> None:
        states.append(content(ws))

    define_indicator(ws, indicator=KAA)
    then()
    fill(ws, {(K, "16"): 3, (M, "16"): 4, (A, WHOLE): 9})
    then()
    source = Source("Elevregistret", "Tierps kommun", date(2015, 10, 15))
    set_indicator_source(ws, indicator="KAA", area="0360", period=YEAR, source=source)
    then()
    renamed = replace(KAA, key="KAA", name="Kommunens aktivitetsansvar", categories=("17", "16 år"))
    changes = edit_indicator(ws, indicator=renamed, renamed={"16": "16 år"})
    assert changes.label == "indikatorn KAA heter Kommunens aktivitetsansvar"
    then()
    remove_indicator_values(ws, indicator="KAA", area="0360", period=YEAR)
    then()
    remove_indicator(ws, indicator="KAA")
    then()
    for state in reversed(states[:-1]):
        undo(ws)
        assert content(ws) == state
    for state in states[1:]:
        redo(ws)
        assert content(ws) == state


def test_the_figures_of_a_renamed_category_follow_it(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    fill(ws, {(K, "16"): 3, (K, "17"): 5})
    edit_indicator(ws, indicator=replace(KAA, key="KAA", categories=("16 år", "17")), renamed={"16": "16 år"})
    table = indicator_table(ws, "KAA", "0360", YEAR)
    assert table.indicator.categories == ("16 år", "17")
    assert dict(table.values) == {(K, "16 år"): 3, (K, "17"): 5}


def test_a_written_source_goes_along_with_what_is_typed_after(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    fill(ws, {(K, "16"): 3})
    set_indicator_source(
        ws, indicator="KAA", area="0360", period=YEAR, source=Source("Elevregistret", "", date(2015, 10, 15))
    )
    fill(ws, {(M, "16"): 4})
    table = indicator_table(ws, "KAA", "0360", YEAR)
    assert table.source is not None
    assert (table.source.title, table.source.reference_date) == ("Elevregistret", date(2015, 10, 15))
    record_indicator_values(
        ws, indicator="KAA", area="0360", period=YEAR, values={(K, "17"): 1}, source=Source("Skolan")
    )
    with pytest.raises(UserProblem, match="Fyll i dem först"):
        set_indicator_source(ws, indicator="KAA", area="0360", period=BEFORE, source=Source("Skolan"))


def test_what_was_typed_over_a_file_is_not_the_files(ws: Workspace) -> None:
    assert take_in(ws, row(2, 3, K), row(3, 4, M)) == []
    fill(ws, {(K, "16"): 5})
    table = indicator_table(ws, "KAA", "0360", YEAR)
    assert dict(table.values) == {(K, "16"): 5, (M, "16"): 4}
    with ws.reading() as connection:
        told = connection.exec_driver_sql("SELECT sex, source_id IS NULL FROM indicator_value ORDER BY sex").all()
    assert [tuple(each) for each in told] == [("kvinna", 1), ("man", 0)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "kaa"}, "Det finns redan en indikator som heter ”kaa”"),
        ({"name": "Annat", "unit": "procent"}, "Andelar går inte att lägga ihop"),
        ({"name": ""}, "”Namn” är tomt"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(ws: Workspace, change: dict[str, str], said: str) -> None:
    define_indicator(ws, indicator=KAA)
    before = content(ws)
    with pytest.raises(UserProblem, match=said):
        define_indicator(ws, indicator=replace(KAA, **change))  # type: ignore[arg-type]
    assert content(ws) == before


def test_no_personal_number_is_ever_stored(ws: Workspace) -> None:
    for change in ({"name": PERSONAL_NUMBER}, {"description": PERSONAL_NUMBER}, {"categories": (PERSONAL_NUMBER,)}):
        with pytest.raises(PersonalNumberProblem):
            define_indicator(ws, indicator=replace(KAA, **change))  # type: ignore[arg-type]


def test_a_name_that_was_given_up_can_be_used_again(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    edit_indicator(ws, indicator=replace(KAA, key="KAA", name="Aktivitetsansvar"))
    key, _changes = define_indicator(ws, indicator=KAA)
    assert key == "KAA (2)"
    assert [each.name for each in indicators(ws)] == ["Aktivitetsansvar", "KAA"]
    assert take_in(ws, row(2, 3, K, indicator="Aktivitetsansvar"), row(3, 5, K)) == []
    assert indicator_table(ws, "KAA", "0360", YEAR).stored(K, "16") == 3
    assert indicator_table(ws, "KAA (2)", "0360", YEAR).stored(K, "16") == 5


def test_what_has_figures_is_not_removed_and_says_where_they_are(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    fill(ws, {(K, "16"): 3, (M, "16"): 4})
    fill(ws, {(K, "16"): 3}, area="0331", period=BEFORE)
    with pytest.raises(UserProblem, match="”KAA” används och är kvar") as caught:
        remove_indicator(ws, indicator="KAA")
    assert caught.value.details == ("2 siffror för Tierp 2015.", "En siffra för Heby 2014.")
    for year in range(2001, 2008):
        fill(ws, {(K, "16"): 3}, period=parse_period(str(year)))
    with pytest.raises(UserProblem) as caught:
        remove_indicator(ws, indicator="KAA")
    assert caught.value.details[-1] == "Siffror för ytterligare 5 områden och perioder."
    with pytest.raises(UserProblem, match="siffror för ”16”"):
        edit_indicator(ws, indicator=replace(KAA, key="KAA", categories=("17",)))
    with pytest.raises(UserProblem, match="siffror för kvinnor och män"):
        edit_indicator(ws, indicator=replace(KAA, key="KAA", by_sex=False, sexes_add=False))
    edit_indicator(ws, indicator=replace(KAA, key="KAA", categories=("16",)))
    assert indicators(ws)[0].categories == ("16",)


def test_what_a_recommendation_measures_by_is_not_removed(ws: Workspace) -> None:
    define_indicator(ws, indicator=replace(KAA, by_sex=False, sexes_add=False))
    made, _ = add_recommendation(ws, year=2015, template="kortmall", title="Hitta de unga")
    measure = {"recommendation_id": made, "indicator_key": "KAA", "area_code": "0360", "baseline_period": "2015"}
    with operation(ws, "lägg till mått", ()) as op:
        op.insert(MEASURE, {**measure, "target_period": "2017", "baseline": 9, "target": 4})
    with pytest.raises(UserProblem) as caught:
        remove_indicator(ws, indicator="KAA")
    assert caught.value.details == ("Ett mått i rekommendationen ”Hitta de unga”.",)
    edit_indicator(ws, indicator=replace(KAA, key="KAA"))


def test_what_does_not_exist_is_told_in_words(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    with pytest.raises(UserProblem, match="har ingen kategori ”19”"):
        fill(ws, {(K, "19"): 3})
    with pytest.raises(UserProblem, match="finns inte längre"):
        fill(ws, {}, key="SFI")
    with pytest.raises(UserProblem, match="”SFI” finns inte"):
        indicator_table(ws, "SFI", "0360", YEAR)


def test_a_contradiction_is_stored_and_told_by_the_check(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    fill(ws, {(K, "16"): 3, (M, "16"): 4, (A, "16"): 8})
    table = indicator_table(ws, "KAA", "0360", YEAR)
    assert table.stored(A, "16") == 8
    assert [finding.text for finding in table.findings] == ["16: könen blir 7, men alla är 8."]
    assert check_workspace(ws).problems == (CheckProblem("KAA 2015, Tierp", "16: könen blir 7, men alla är 8."),)


def test_a_file_must_keep_the_rules_of_an_indicator_that_is_there(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    before = content(ws)
    told = take_in(ws, row(2, 3), row(3, 4, category="17"), row(4, 8, category=""))
    assert told == ["KAA, Alla: kategorierna blir 7, men totalt är 8."]
    assert take_in(ws, row(2, 3, K), row(3, 4, M), row(4, 8)) == ["KAA, 16: könen blir 7, men alla är 8."]
    assert content(ws) == before
    assert take_in(ws, row(2, 3), row(3, 4, category="17"), row(4, 7, category="Totalt")) == []
    assert indicator_table(ws, "KAA", "0360", YEAR).stored(A) == 7


def test_a_file_brings_categories_in_its_own_order_and_rules_its_figures_keep(ws: Workspace) -> None:
    def told(line: int, value: Value, category: str, **more: str) -> IndicatorRow:
        return row(line, value, category=category, indicator="Körkort", unit="personer", **more)

    assert take_in(ws, told(2, 26, "18"), told(3, 55, "19"), told(4, 3, "100-"), told(5, 84, "Totalt")) == []
    made = indicators(ws)[0]
    assert made.categories == ("18", "19", "100-")
    assert (made.by_sex, made.sexes_add, made.categories_add) == (False, False, True)
    assert take_in(ws, told(2, 7, "101-", area="0331")) == []
    assert indicators(ws)[0].categories == ("18", "19", "100-", "101-")
    overlapping = [replace(each, indicator="Skäl") for each in (told(2, 5, "a"), told(3, 6, "b"), told(4, 8, ""))]
    assert take_in(ws, *overlapping) == []
    assert not next(each for each in indicators(ws) if each.name == "Skäl").categories_add
    too_large = [replace(each, indicator="Fel") for each in (told(2, 9, "a"), told(3, 8, ""))]
    assert take_in(ws, *too_large) == ["Fel, Alla: en del är 9, men summan är 8."]


def test_decimals_are_those_of_the_file(ws: Workspace) -> None:
    from fractions import Fraction

    assert take_in(ws, row(2, Fraction(133, 10), unit="procent"), row(3, 60, unit="procent", category="17")) == []
    assert indicators(ws)[0].decimals == 1
    assert take_in(ws, row(2, Fraction(1, 3), unit="andel", indicator="Kvot")) == []
    assert [each.decimals for each in indicators(ws)] == [1, 3]


def test_categories_no_list_names_are_shown_all_the_same(ws: Workspace) -> None:
    """What the first version read in has figures by category and no list of categories."""
    take_in(ws, row(2, 3, category="17"), row(3, 4, category="16"))
    with operation(ws, "som förr", ()) as op:
        op.delete(INDICATOR_CATEGORY, [("KAA", "16"), ("KAA", "17")])
    assert indicators(ws)[0].categories == ("16", "17")
    fill(ws, {(A, "17"): 5})
    edit_indicator(ws, indicator=replace(indicators(ws)[0], categories=("17", "16")))
    assert indicators(ws)[0].categories == ("17", "16")


def test_the_group_is_the_sum_of_its_members_and_says_who_is_missing(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    fill(ws, {(K, "16"): 3, (M, "16"): 4})
    fill(ws, {(K, "16"): 1, (M, "16"): 2}, area="0331")
    summed = indicator_table(ws, "KAA", ws.group_code, YEAR)
    assert (summed.stored(K, "16"), summed.stored(M, "16")) == (4, 6)
    assert summed.coverage is not None
    assert summed.coverage.words == "Summan av Heby och Tierp. Uppgift saknas för Älvkarleby."
    fill(ws, {(K, "16"): 9}, area=ws.group_code)
    own = indicator_table(ws, "KAA", ws.group_code, YEAR)
    assert (own.stored(K, "16"), own.coverage) == (9, None)
    assert not indicator_table(ws, "KAA", "0319", YEAR).has_figures
    share = Indicator("", "Andel", "procent")
    define_indicator(ws, indicator=share)
    fill(ws, {(A, WHOLE): 60}, key="Andel")
    assert not indicator_table(ws, "Andel", ws.group_code, YEAR).has_figures


def test_what_an_area_has_figures_of(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    define_indicator(ws, indicator=Indicator("", "Andel", "procent"))
    define_indicator(ws, indicator=Indicator("", "Öppna insatser", "antal"))
    for year, count in ((BEFORE, 3), (YEAR, 5)):
        fill(ws, {(K, "16"): count}, period=year)
    fill(ws, {(A, WHOLE): 60}, key="Andel", period=BEFORE)
    fill(ws, {(A, WHOLE): 7}, key="Öppna insatser", area="0331", period=parse_period("2015-03"))
    found = indicators_of(ws, "0360")
    assert [(each.indicator.name, each.period.code) for each in found] == [("Andel", "2014"), ("KAA", "2015")]
    assert [each.indicator.name for each in indicators_of(ws, "0360", YEAR)] == ["KAA"]
    group = indicators_of(ws, ws.group_code)
    assert [(each.indicator.name, each.coverage is not None) for each in group] == [
        ("KAA", True),
        ("Öppna insatser", True),
    ]
    fill(ws, {(A, WHOLE): 61}, key="Andel", area=ws.group_code)
    assert [each.stored(A) for each in indicators_of(ws, ws.group_code, YEAR) if each.indicator.name == "Andel"] == [61]
    assert [each.code for each in indicator_periods(ws, "0360")] == ["2015", "2014"]
    assert [each.code for each in indicator_periods(ws, ws.group_code)] == ["2015", "2015-03", "2014"]
    series = indicator_tables(ws, "KAA", area="0360")
    assert [each.period.code for each in series] == ["2014", "2015"]
    assert [each.area.name for each in indicator_tables(ws, "KAA", period=YEAR)] == ["Tierp"]


def test_one_screen_is_a_few_queries_however_many_figures(ws: Workspace) -> None:
    define_indicator(ws, indicator=KAA)
    for year in range(2000, 2012):
        fill(ws, {(K, "16"): 3, (M, "16"): 4}, period=parse_period(str(year)))
    statements: list[str] = []
    with ws.reading() as connection:
        engine = connection.engine

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    assert len(indicator_tables(ws, "KAA", area="0360")) == 12
    event.remove(engine, "before_cursor_execute", note)
    assert len([each for each in statements if each.startswith("SELECT")]) <= 5


def test_the_example_holds_the_printed_licence_table_and_it_adds_up(tmp_path: Path) -> None:
    path = tmp_path / "exempel.lagesbild"
    create_demo(path, clock=Clock())
    with open_workspace(path, who=COORDINATOR, read_only=True) as demo:
        (table,) = indicators_of(demo, "0481")
        problems = check_workspace(demo).problems
    assert (table.area, table.period) == (Area("0481", "Oxelösund", AreaKind.KOMMUN), YEAR)
    with (DATA / "driving-licences-oxelosund-2015.csv").open(encoding="utf-8", newline="") as file:
        printed = list(csv.DictReader(file))
    assert list(table.indicator.rows) == [category_key(each["age"]) for each in printed]
    for each in printed:
        row_key = category_key(each["age"])
        assert [table.stored(sex, row_key) for sex in (K, M, A)] == [
            int(each[column]) for column in ("women", "men", "total")
        ]
    assert table.indicator.sexes_add
    assert table.indicator.categories_add
    assert table.findings == ()
    assert problems == ()
    assert table.source is not None
    assert table.source.title == "Publicerat körkortsinnehav, Oxelösund 2015"
