"""Whatever a user does, in whatever order: undoing all of it gives back what was, redoing all of it what became.

Equal is every table except `import_run`, `change_set`, `change_row` and `meta` (ruling 27).
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import storage.log.recorder
from domain.benefits.benefit import AGE_20_64, Benefit
from domain.benefits.typed_year import COLUMNS
from domain.ground.period import parse_month, parse_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty
from domain.importing.tidy import (
    BenefitYearRow,
    BenefitYears,
    IndicatorRow,
    Indicators,
    LotsMonthRow,
    LotsMonths,
    PopulationCountRow,
    PopulationCounts,
)
from domain.lots.case import CaseList, CollaborationProblem, LotsCase, case_counts
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, MonthStatus
from domain.lots.period import Goal, ResourceMonth
from domain.lots.publication import LEVELS
from domain.populations.definition import lagesbild_definition
from domain.recommendations.recommendation import RecommendationStatus, TemplateField
from domain.reporting.approval import to_approve
from domain.reporting.report import Approval
from storage.areas import queries as stored_areas
from storage.benefits.month_table import import_months
from storage.benefits.recording import record_benefit_years, remove_benefit_years, set_benefit_source
from storage.file.first_screen import undo_state
from storage.file.settings import WorkspaceSettings
from storage.file.workspace import open_without_copies
from storage.history.changelog import redo, undo
from storage.lots.case_recording import (
    change_cases,
    drop_held_totals,
    fill_by_totals,
    fill_from_cases,
    record_case,
    remove_cases,
)
from storage.lots.cases import cases
from storage.lots.own_words import add_case_word, merge_case_word, remove_case_word, rename_case_word
from storage.lots.publication import set_level
from storage.lots.queries import goals
from storage.lots.recording import comment_cell, record_lots_cells, record_lots_workers, set_month_status
from storage.lots.resource import remove_goal, set_goal
from storage.populations.recording import record_populations
from storage.recommendations.queries import latest_templates, recommendations
from storage.recommendations.recording import (
    add_recommendation,
    edit_recommendation,
    write_recommendation_text,
)
from storage.recommendations.seats import add_seat, edit_seat, remove_seat
from storage.recommendations.several import (
    change_recommendations,
    copy_recommendations,
    move_recommendations,
    remove_recommendations,
)
from storage.recommendations.templates import move_to_template, save_template
from storage.reporting.recording import approve_report, next_version
from storage.whole.settings_recording import change_settings
from support.house import import_rows
from support.months_read import MonthsRead
from support.reports import bare_report
from support.resource_months import record_resource_month
from support.scb_table import scb_table
from support.workspaces import COORDINATOR, Clock, content, make_workspace

AREAS = st.sampled_from(["2401", "0360"])
MONTHS = st.sampled_from([parse_month("2016-04"), parse_month("2016-05")])
PERIODS = st.sampled_from([parse_period("2020"), parse_period("2021"), parse_period("2021 H1")])
COUNTS = st.one_of(st.integers(0, 9), st.sampled_from(list(Empty)))
NUMBERS = st.one_of(COUNTS, st.fractions(0, 50, max_denominator=12))
CELLS = st.one_of(
    st.tuples(st.sampled_from(PARTIES), st.sampled_from(SEXES), st.just(AgeGroup.ALLA)),
    st.tuples(st.sampled_from(PARTIES), st.just(Sex.ALLA), st.sampled_from(AGES)),
)
TEXTS = st.sampled_from(["", "Nuläget är oklart", "Två rader\noch ett – tecken", "2022-05-01"])
PICK = st.integers(0, 9)
ANY_TIME = (parse_month("2016-01"), parse_month("2016-12"))


class AnyDay(RuleBasedStateMachine):
    """A user who does anything, changes their mind, goes home and comes back."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.path = make_workspace(self.folder)
        self.ws = open_without_copies(self.path, who=COORDINATOR, clock=self.clock)
        # Every state there has been, and where in that row of states we are.
        self.states = [content(self.ws)]
        self.at = 0

    def teardown(self) -> None:
        if hasattr(self, "ws"):
            self.undo_all_and_redo_all()
            self.ws.close()
            shutil.rmtree(self.folder)

    def undo_all_and_redo_all(self) -> None:
        steps = self.at
        for step in range(steps, 0, -1):
            assert undo(self.ws).rows > 0
            assert content(self.ws) == self.states[step - 1]
        assert undo(self.ws).rows == 0
        for step in range(len(self.states) - 1):
            assert redo(self.ws).rows > 0
            assert content(self.ws) == self.states[step + 1]
        assert redo(self.ws).rows == 0

    def did(self, changes: Any) -> None:
        now = content(self.ws)
        assert (changes.rows > 0) == (now != self.states[self.at])
        if changes.rows:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1
            assert undo_state(self.ws).undo == changes.label
            assert undo_state(self.ws).redo is None

    def try_to(self, operation: Any, **told: Any) -> Any:
        """Does it, or sees that what was refused changed nothing."""
        try:
            done = operation(self.ws, **told)
        except UserProblem:
            assert content(self.ws) == self.states[self.at]
            return None
        self.did(done[1] if isinstance(done, tuple) else done)
        return done

    @rule(area=AREAS, month=MONTHS, cells=st.dictionaries(CELLS, st.none() | COUNTS, min_size=1, max_size=5))
    def lots(self, area: str, month: Any, cells: Any) -> None:
        self.try_to(record_lots_cells, area=area, month=month, cells=cells)

    @rule(area=AREAS, month=MONTHS, cells=st.dictionaries(CELLS, COUNTS, min_size=1, max_size=2))
    def correction(self, area: str, month: Any, cells: Any) -> None:
        self.try_to(record_lots_cells, area=area, month=month, cells=cells, correction="fel part")

    @rule(area=AREAS, month=MONTHS)
    def whole_month(self, area: str, month: Any) -> None:
        sexes = {(p, sex, AgeGroup.ALLA): 2 for p in PARTIES for sex in (Sex.KVINNA, Sex.MAN)}
        ages = {(p, Sex.ALLA, age): 2 for p in PARTIES for age in (AgeGroup.UNDER30, AgeGroup.PLUS30)}
        self.try_to(record_lots_cells, area=area, month=month, cells={**sexes, **ages})

    @rule(area=AREAS, month=MONTHS, party=st.sampled_from(PARTIES), count=st.none() | COUNTS)
    def workers(self, area: str, month: Any, party: Any, count: Any) -> None:
        self.try_to(record_lots_workers, area=area, month=month, workers={party: count})

    @rule(area=AREAS, month=MONTHS, cell=st.sampled_from(list(case_counts({}))), pick=PICK, change=st.booleans())
    def case(self, area: str, month: Any, cell: Any, pick: int, change: bool) -> None:
        present = cases(self.ws, area, *ANY_TIME)
        chosen = present[pick % len(present)].id if change and present else None
        where = stored_areas.area(self.ws, area)
        self.try_to(record_case, case=LotsCase(where, month, *cell, worker=f"A{pick}"), case_id=chosen)

    @rule(area=AREAS, pick=PICK, month=MONTHS, remove=st.booleans())
    def several_cases(self, area: str, pick: int, month: Any, remove: bool) -> None:
        ids = [each.id for each in cases(self.ws, area, *ANY_TIME)][: pick % 3 + 1]
        if remove:
            self.try_to(remove_cases, ids=ids)
        else:
            self.try_to(change_cases, ids=ids, to={"month": month, "problem": CollaborationProblem.SAKNAS})

    @rule(area=AREAS, month=MONTHS, keep=st.booleans(), reason=st.sampled_from(["", "fel"]))
    def by_case(self, area: str, month: Any, keep: bool, reason: str) -> None:
        self.try_to(fill_from_cases, area=area, month=month, keep_totals=keep, correction=reason)

    @rule(area=AREAS, month=MONTHS, reason=st.sampled_from(["", "fel"]))
    def by_totals(self, area: str, month: Any, reason: str) -> None:
        self.try_to(fill_by_totals, area=area, month=month, correction=reason)

    @rule(area=AREAS, month=MONTHS)
    def without_held_totals(self, area: str, month: Any) -> None:
        self.try_to(drop_held_totals, area=area, month=month)

    @rule(of=st.sampled_from(CaseList), word=st.sampled_from(["Skulder", "Bostad", ""]))
    def own_word(self, of: CaseList, word: str) -> None:
        try:
            _code, changes = add_case_word(self.ws, of=of, label=word)
        except UserProblem:
            return
        self.did(changes)

    @rule(
        of=st.sampled_from(CaseList), word=st.sampled_from(["Skulder", "Boende"]), into=st.sampled_from(["bostad", ""])
    )
    def changed_own_word(self, of: CaseList, word: str, into: str) -> None:
        if into:
            self.try_to(merge_case_word, of=of, code="skulder", into=into)
        else:
            self.try_to(rename_case_word, of=of, code="skulder", label=word)

    @rule(of=st.sampled_from(CaseList))
    def without_own_word(self, of: CaseList) -> None:
        self.try_to(remove_case_word, of=of, code="bostad")

    @rule(pdf=st.binary(max_size=20), day=st.sampled_from([date(2026, 3, 1), date(2027, 3, 1)]))
    def approval(self, pdf: bytes, day: date) -> None:
        report = to_approve(bare_report(population=lagesbild_definition()), subjects=frozenset())
        version = next_version(
            self.ws, kind=report.kind, areas=report.areas, period=report.period, audience=report.audience
        )
        approved = Approval(day, version)
        self.try_to(approve_report, report=report, approval=approved, approved_by="ordförande", pdf=pdf)

    @rule(area=AREAS, month=MONTHS, status=st.sampled_from(list(MonthStatus)), reason=st.sampled_from(["", "fel"]))
    def status(self, area: str, month: Any, status: Any, reason: str) -> None:
        self.try_to(set_month_status, area=area, month=month, status=status, reason=reason)

    @rule(area=AREAS, year=st.sampled_from([2015, 2016]), level=st.sampled_from(LEVELS))
    def publication_level(self, area: str, year: int, level: Any) -> None:
        self.try_to(set_level, area=area, since_year=year, level=level)

    @rule(area=AREAS, month=MONTHS, cell=CELLS, text=TEXTS)
    def comment(self, area: str, month: Any, cell: Any, text: str) -> None:
        self.try_to(comment_cell, area=area, month=month, cell=cell, text=text)

    @rule(area=AREAS, month=MONTHS, counts=st.tuples(COUNTS, COUNTS, COUNTS, COUNTS))
    def resource(self, area: str, month: Any, counts: Any) -> None:
        where = stored_areas.area(self.ws, area)
        self.try_to(record_resource_month, figures=ResourceMonth(where, month, Sex.KVINNA, "alla", *counts))

    @rule(area=AREAS, persons=st.integers(1, 40), pick=PICK, new=st.booleans())
    def goal(self, area: str, persons: int, pick: int, new: bool) -> None:
        present = goals(self.ws, area)
        chosen = None if new or not present else present[pick % len(present)].id
        goal = Goal("nyinskrivningar", persons, False, date(2015, 12, 1), date(2016, 12, 30))
        self.try_to(set_goal, area=area, goal=goal, goal_id=chosen)

    @rule(area=AREAS, pick=PICK)
    def no_goal(self, area: str, pick: int) -> None:
        present = goals(self.ws, area)
        if present:
            self.try_to(remove_goal, goal_id=present[pick % len(present)].id)

    @rule(
        area=AREAS,
        sex=st.sampled_from([Sex.ALLA, Sex.KVINNA]),
        counts=st.dictionaries(
            st.sampled_from([row.key for row in lagesbild_definition().rows]),
            st.none() | COUNTS,
            min_size=1,
            max_size=4,
        ),
        source=st.sampled_from([None, Source("registret", "AF", date(2024, 10, 31))]),
    )
    def population(self, area: str, sex: Sex, counts: Any, source: Source | None) -> None:
        told = {"reference_date": date(2024, 10, 31), "counts": {sex: counts}, "source": source}
        self.try_to(record_populations, area=area, **told)

    @rule(
        area=AREAS,
        period=PERIODS,
        figures=st.dictionaries(
            st.tuples(st.sampled_from([Sex.ALLA, Sex.KVINNA]), st.sampled_from(COLUMNS)),
            st.none() | NUMBERS,
            min_size=1,
            max_size=8,
        ),
        source=st.sampled_from([None, Source("bok")]),
    )
    def benefits(self, area: str, period: Any, figures: Any, source: Source | None) -> None:
        self.try_to(record_benefit_years, area=area, period=period, figures=figures, source=source)

    @rule(area=AREAS, period=PERIODS)
    def benefits_have_a_source(self, area: str, period: Any) -> None:
        self.try_to(set_benefit_source, area=area, period=period, source=Source("en annan bok"))

    @rule(area=AREAS, period=PERIODS)
    def no_benefits(self, area: str, period: Any) -> None:
        self.try_to(remove_benefit_years, area=area, period=period)

    @rule(year=st.sampled_from([2022, 2023]), template=st.sampled_from(["underlagsmall", "initiativmall", "egen"]))
    def add(self, year: int, template: str) -> None:
        self.try_to(add_recommendation, year=year, template=template, title="Samlat stöd")

    @rule(pick=PICK, field=PICK, text=TEXTS)
    def write(self, pick: int, field: int, text: str) -> None:
        present = recommendations(self.ws)
        if present:
            chosen = present[pick % len(present)]
            keys = [each.key for each in chosen.template.fields]
            told = {"recommendation": chosen.id, "field": keys[field % len(keys)], "text": text}
            self.try_to(write_recommendation_text, **told)

    @rule(pick=PICK, areas=st.lists(AREAS, max_size=2), year=st.sampled_from([2022, 2023]))
    def edit(self, pick: int, areas: list[str], year: int) -> None:
        present = recommendations(self.ws)
        if present:
            told = {"areas": areas, "year": year, "theme": "KAA", "status": RecommendationStatus.BESLUTAD}
            self.try_to(edit_recommendation, recommendation=present[pick % len(present)].id, **told)

    @rule(pick=PICK, position=st.integers(0, 3))
    def move(self, pick: int, position: int) -> None:
        present = recommendations(self.ws)
        if present:
            chosen = [present[pick % len(present)].id, present[-1].id]
            self.try_to(move_recommendations, recommendations=chosen, position=position)

    @rule(pick=PICK, theme=TEXTS)
    def change_several(self, pick: int, theme: str) -> None:
        present = recommendations(self.ws)
        if present:
            chosen = [present[pick % len(present)].id, present[-1].id]
            told = {"theme": theme, "status": RecommendationStatus.FORANKRAD}
            self.try_to(change_recommendations, recommendations=chosen, **told)

    @rule(pick=PICK, heading=TEXTS, required=st.booleans())
    def template_of_their_own(self, pick: int, heading: str, required: bool) -> None:
        there = latest_templates(self.ws)
        chosen = there[pick % len(there)]
        field = TemplateField("", heading, required=required)
        self.try_to(save_template, template=replace(chosen, fields=(*chosen.fields[1:], field)))
        for each in recommendations(self.ws)[:1]:
            self.try_to(move_to_template, recommendation=each.id, template=latest_templates(self.ws)[0].key)

    @rule(pick=PICK, areas=st.none() | st.lists(st.lists(AREAS, max_size=2), max_size=2))
    def copy(self, pick: int, areas: Any) -> None:
        present = recommendations(self.ws)
        if present:
            chosen = [present[pick % len(present)].id]
            self.try_to(copy_recommendations, recommendations=chosen, year=2023, areas=areas)

    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        present = recommendations(self.ws)
        if present:
            self.try_to(remove_recommendations, recommendations=[present[pick % len(present)].id])

    @rule(pick=PICK, what=st.sampled_from(["add", "edit", "remove"]), role=TEXTS)
    def seats(self, pick: int, what: str, role: str) -> None:
        present = stored_areas.seats(self.ws)
        if what == "add" or not present:
            self.try_to(add_seat, organisation="Försäkringskassan", role=role)
        elif what == "edit":
            self.try_to(edit_seat, seat=present[pick % len(present)].id, role=role)
        else:
            self.try_to(remove_seat, seat=present[pick % len(present)].id)

    @rule(name=st.sampled_from(["Umeåregionen", "Norra regionen"]), border=st.integers(25, 30))
    def settings(self, name: str, border: int) -> None:
        self.try_to(change_settings, settings=WorkspaceSettings(name, age_border=border))

    def take_in(self, file: Any) -> None:
        outcome = import_rows(self.ws, file, file_name="fil.csv", sha256="0" * 64)
        if outcome.changes is None:
            assert content(self.ws) == self.states[self.at]
        else:
            self.did(outcome.changes)

    @rule(area=AREAS, month=MONTHS, cells=st.dictionaries(CELLS, COUNTS, min_size=1, max_size=12))
    def lots_file(self, area: str, month: Any, cells: Any) -> None:
        rows = (LotsMonthRow(at, area, month, *key, value) for at, (key, value) in enumerate(cells.items(), 2))
        self.take_in(LotsMonths(tuple(rows)))

    @rule(area=AREAS, count=COUNTS, sex=st.sampled_from(list(Sex)))
    def population_file(self, area: str, count: Any, sex: Sex) -> None:
        self.take_in(PopulationCounts((PopulationCountRow(2, area, date(2024, 10, 31), sex, "assistance", count),)))

    @rule(area=AREAS, number=NUMBERS, source=st.sampled_from(["", "SCB", "regional deck 2021"]))
    def benefit_file(self, area: str, number: Any, source: str) -> None:
        persons = dict.fromkeys(Benefit, number)
        row = BenefitYearRow(2, area, parse_period("2021"), Sex.ALLA, AGE_20_64, persons, 9999, source=source)
        self.take_in(BenefitYears((row,)))

    @rule(area=AREAS, number=NUMBERS, unit=st.sampled_from(["antal", "procent"]), many=st.integers(1, 8))
    def indicator_file(self, area: str, number: Any, unit: str, many: int) -> None:
        year = parse_period("2015")
        rows = (
            IndicatorRow(at, "körkort", area, year, Sex.ALLA, f"{at} år", number, unit) for at in range(2, 2 + many)
        )
        self.take_in(Indicators(tuple(rows)))

    @rule(
        seed=st.sampled_from([1, 2]),
        months=st.integers(1, 2),
        sexes=st.sampled_from([("1", "2", "1+2"), ("1+2",)]),
        blank=st.booleans(),
    )
    def month_file(self, seed: int, months: int, sexes: Any, blank: bool) -> None:
        blanks = {("2401", "1+2", "20-64", "Folkmängd", "2014M01"): ".."} if blank else {}
        table = scb_table(seed=seed, areas=["2401"], months=months, sexes=sexes, blanks=blanks)
        outcome = import_months(self.ws, MonthsRead(table), file_name="tabell.px", sha256="0" * 64)
        if outcome.changes is None:
            assert content(self.ws) == self.states[self.at]
        else:
            self.did(outcome.changes)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert undo(self.ws).rows > 0
        self.at -= 1
        assert content(self.ws) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert redo(self.ws).rows > 0
        self.at += 1
        assert content(self.ws) == self.states[self.at]

    @rule()
    def come_back_tomorrow(self) -> None:
        self.ws.close()
        self.clock.move(days=1)
        self.ws = open_without_copies(self.path, who=COORDINATOR, clock=self.clock)

    @invariant()
    def what_undo_says_is_what_there_is(self) -> None:
        if hasattr(self, "ws"):
            state = undo_state(self.ws)
            assert (state.undo is None, state.redo is None) == (self.at == 0, self.at == len(self.states) - 1)


AnyDay.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


class TestAnyDay(AnyDay.TestCase):  # type: ignore[name-defined]
    """As users work: imports of a few rows are logged row by row."""


class TestAnyDayOfLargeImports(AnyDay.TestCase):  # type: ignore[name-defined]
    """The same where already three new rows of an import are many, and are logged as one line."""

    def setUp(self) -> None:
        self.usual = storage.log.recorder.MANY
        storage.log.recorder.MANY = 3

    def tearDown(self) -> None:
        storage.log.recorder.MANY = self.usual
