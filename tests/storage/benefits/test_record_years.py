"""A year typed by hand: cell by cell or a whole sheet, each one operation with its source and who did it."""

from fractions import Fraction

import pytest

from domain.benefits.benefit import AGE_20_65, Benefit
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE
from domain.ground.changes import Subject
from domain.ground.period import Period, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from storage.benefits.entry import entry_page
from storage.benefits.queries import periods_with_figures, profile
from storage.benefits.recording import record_benefit_years, remove_benefit_years, set_benefit_source
from storage.file.first_screen import undo_state
from storage.file.workspace import Workspace
from storage.history.changelog import redo, undo
from support.stored_figures import benefit_figures
from support.typed_years import NORDMALING_2020, NORDMALING_2021, published_share, typed
from support.workspaces import COORDINATOR, content

YEAR = parse_period("2021")
SICK = Benefit.SJUKPENNING.value


def record(ws: Workspace, figures: object, period: Period = YEAR, **more: object) -> str:
    return record_benefit_years(ws, area="2401", period=period, figures=figures, **more).label  # type: ignore[arg-type]


def test_a_typed_year_is_kept_to_the_last_twelfth(ws: Workspace) -> None:
    figures = typed(Fraction(1291, 12), 10, 10, 10, 10, 10, **published_share("15.5"))
    assert record(ws, figures, source=Source("Årsbok")) == "årsvärden Nordmaling 2021"
    kept = benefit_figures(ws, "2401", YEAR)
    assert kept is not None
    assert kept.persons[Benefit.SJUKPENNING] == Fraction(1291, 12)
    assert (kept.total, kept.population) == (Fraction(1291, 12) + 50, Empty.SAKNAS)
    assert kept.published_share == Fraction(31, 2)
    assert (kept.source.title, kept.source.recorded_by) == ("Årsbok", COORDINATOR)


def test_one_cell_is_one_operation_and_the_others_stay(ws: Workspace) -> None:
    record(ws, typed(*NORDMALING_2021))
    before = content(ws)
    changes = record_benefit_years(ws, area="2401", period=YEAR, figures={(Sex.ALLA, POPULATION): 3560})
    assert (changes.rows, changes.subjects) == (1, frozenset({Subject.BENEFITS}))
    assert undo_state(ws).undo == "Nordmaling 2021, befolkning alla: saknas → 3\u00a0560"
    kept = benefit_figures(ws, "2401", YEAR)
    assert kept is not None
    assert (kept.total, kept.population) == (551, 3560)
    undo(ws)
    assert content(ws) == before
    redo(ws)
    assert benefit_figures(ws, "2401", YEAR) == kept


def test_a_sheet_of_three_sexes_is_one_operation(ws: Workspace) -> None:
    women, men = (50, 100, 20, 70, 5, 26), (58, 80, 22, 85, 5, 30)
    figures = {**typed(*women, sex=Sex.KVINNA), **typed(*men, sex=Sex.MAN), **typed(*NORDMALING_2021)}
    changes = record_benefit_years(ws, area="2401", period=YEAR, figures=figures)
    assert changes.rows == 3
    page = entry_page(ws, "2401", YEAR)
    assert [page.typed[sex].total for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA)] == [271, 280, 551]
    undo(ws)
    assert entry_page(ws, "2401", YEAR).typed == {}


def test_a_half_year_has_its_own_words(ws: Workspace) -> None:
    assert record(ws, typed(*NORDMALING_2021), parse_period("2021 H1")) == (
        "halvårsvärden Nordmaling första halvåret 2021"
    )


def test_the_first_figure_leaves_the_others_missing(ws: Workspace) -> None:
    record(ws, {(Sex.ALLA, SICK): 108})
    kept = benefit_figures(ws, "2401", YEAR)
    assert kept is not None
    assert [kept.persons[kind] for kind in Benefit] == [108, *[Empty.SAKNAS] * 5]


@pytest.mark.parametrize("last", [None, Empty.SAKNAS])
def test_a_sheet_that_is_emptied_was_never_recorded(ws: Workspace, last: Value | None) -> None:
    before = content(ws)
    record(ws, {(Sex.ALLA, SICK): 108})
    record(ws, {(Sex.ALLA, SICK): last})
    assert benefit_figures(ws, "2401", YEAR) is None
    assert content(ws)["benefit_year"] == before["benefit_year"] == []


@pytest.mark.parametrize("empty", [Empty.DOLT, Empty.EJ_TILLAMPLIGT])
def test_the_kinds_of_empty_are_kept_apart(ws: Workspace, empty: Empty) -> None:
    record(ws, {(Sex.ALLA, SICK): empty})
    kept = benefit_figures(ws, "2401", YEAR)
    assert kept is not None
    assert kept.persons[Benefit.SJUKPENNING] is empty


def test_a_share_is_a_number_or_nothing(ws: Workspace) -> None:
    record(ws, {(Sex.ALLA, PUBLISHED_SHARE): Fraction("15.5"), (Sex.ALLA, SICK): 108})
    record(ws, {(Sex.ALLA, PUBLISHED_SHARE): Empty.EJ_TILLAMPLIGT})
    kept = benefit_figures(ws, "2401", YEAR)
    assert kept is not None
    assert kept.published_share is None


def test_later_figures_get_the_source_that_was_written_and_never_a_files(ws: Workspace) -> None:
    record(ws, {(Sex.ALLA, SICK): 108})
    assert entry_page(ws, "2401", YEAR).typed[Sex.ALLA].source.title == "registrerat i Lägesbild"
    changes = set_benefit_source(ws, area="2401", period=YEAR, source=Source("Årsbok", "Regionen"))
    assert changes.label == "källa för årsvärden Nordmaling 2021"
    record(ws, {(Sex.KVINNA, SICK): 50})
    titles = {each.source.title for each in entry_page(ws, "2401", YEAR).typed.values()}
    assert titles == {"Årsbok"}


def test_a_source_needs_figures(ws: Workspace) -> None:
    with pytest.raises(UserProblem, match="inga siffror att ange källa för"):
        set_benefit_source(ws, area="2401", period=YEAR, source=Source("Årsbok"))


def test_a_year_is_taken_away_whole(ws: Workspace) -> None:
    record(ws, {**typed(*NORDMALING_2021), **typed(*range(6), sex=Sex.KVINNA)})
    record(ws, typed(*NORDMALING_2021), age_group=AGE_20_65)
    changes = remove_benefit_years(ws, area="2401", period=YEAR)
    assert (changes.label, changes.rows) == ("borttagna årsvärden Nordmaling 2021", 2)
    assert benefit_figures(ws, "2401", YEAR) is None
    assert profile(ws, "2401", YEAR) is None
    assert benefit_figures(ws, "2401", YEAR, age_group=AGE_20_65) is not None


def test_years_and_half_years_are_typed_and_months_are_not(ws: Workspace) -> None:
    for code in ("2020", "2021 H2", "2021", "2021 H1"):
        record(ws, typed(*NORDMALING_2020), parse_period(code))
    assert [period.code for period in periods_with_figures(ws, "2401")] == ["2021", "2021 H1", "2021 H2", "2020"]
    with pytest.raises(UserProblem, match="per år eller halvår"):
        record(ws, typed(*NORDMALING_2020), parse_period("2021-03"))


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ({(Sex.ALLA, SICK): -7}, "Sjukpenning: −7 kan inte stå här"),
        ({(Sex.ALLA, PUBLISHED_SHARE): 155}, "Publicerad andel: En andel av befolkningen ligger mellan 0 och 100"),
    ],
)
def test_what_can_be_no_figure_is_not_stored(ws: Workspace, figures: object, reason: str) -> None:
    before = content(ws)
    with pytest.raises(UserProblem, match=reason):
        record(ws, figures)
    assert content(ws) == before


def test_a_group_has_no_figures_of_its_own_and_an_unknown_area_none_at_all(ws: Workspace) -> None:
    for area, reason in (("umearegionen", "är en grupp"), ("9999", "finns inte i arbetsboken")):
        with pytest.raises(UserProblem, match=reason):
            record_benefit_years(ws, area=area, period=YEAR, figures=typed(*NORDMALING_2021))
    with pytest.raises(ValueError, match="summa"):
        record(ws, {(Sex.ALLA, "summa"): 1})
