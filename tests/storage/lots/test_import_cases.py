"""Files of LOTS cases taken in; and a year of random months, where the case log and totals agree."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.importing.tidy import LotsCaseRow, LotsCases
from domain.lots.case import CollaborationProblem, LotsCase
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, MonthStatus, Party, tally_month
from domain.lots.period import as_margins, tally_period
from storage.file.workspace import Workspace, open_workspace
from storage.history.changelog import undo
from storage.lots import cases as log
from storage.lots.case_recording import fill_by_totals, record_case
from storage.lots.queries import lots_month, lots_months
from storage.lots.recording import record_lots_cells, set_month_status
from support.taken_in import OWN, refused, take_in
from support.workspaces import COORDINATOR, content, make_workspace

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
MAY = month(2016, 5)


def row(line: int, **more: object) -> LotsCaseRow:
    plain = LotsCaseRow(
        line, "0360", MAY, Party.FK, Sex.MAN, AgeGroup.PLUS30, 3, "job", "FK1", CollaborationProblem.OKANT, (), (), ()
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def file(*rows: LotsCaseRow) -> LotsCases:
    return LotsCases(rows)


def test_a_file_taken_in_twice_adds_nothing(ws: Workspace) -> None:
    before = content(ws)
    both = file(row(2, outcomes=("information", "bekraftelse")), row(3), row(4))
    outcome = take_in(ws, both)
    assert (outcome.new, outcome.unchanged, outcome.areas, outcome.periods) == (3, 0, ("0360",), ("2016-05",))
    assert next(shown.about for shown in outcome.rows) == "Tierp, maj 2016, Försäkringskassan, män, 30–"
    filled = lots_month(ws, "0360", MAY)
    assert (filled.by_case, tally_month(filled).total, filled.workers[Party.FK]) == (True, 3, 1)
    assert filled.source is not None
    assert filled.source.title == OWN
    again = take_in(ws, both)
    assert (again.new, again.unchanged, again.changes and again.changes.rows) == (0, 3, 0)
    more = take_in(ws, file(*both.rows, row(5)))
    assert (more.new, more.unchanged) == (1, 3)
    assert len({each.id for each in log.cases(ws, "0360", MAY, MAY)}) == 4
    undo(ws)
    undo(ws)
    assert content(ws) == before


def test_numbers_are_never_used_again(ws: Workspace) -> None:
    take_in(ws, file(row(2), row(3)))
    numbers = {each.id for each in log.cases(ws, "0360", MAY, MAY)}
    undo(ws)
    record_case(ws, case=LotsCase(TIERP, MAY, Party.AF, Sex.MAN, AgeGroup.OKAND))
    (only,) = log.cases(ws, "0360", MAY, MAY)
    assert only.id not in numbers


def test_what_refuses_a_file_of_cases(ws: Workspace) -> None:
    refused(ws, file(row(2, unit="anna")), "”anna” finns inte i listan Enhet")
    refused(ws, file(row(2, requests=("x",), outcomes=("y",), risk_factors=("z",))), "gällde", "gjordes", "Riskf")
    refused(ws, file(row(2, month=month(2016, 2), day=30)), "Februari 2016 har inte så många dagar")
    refused(ws, file(row(2, area="9999")), "9999 finns inte")
    record_lots_cells(ws, area="0360", month=MAY, cells={(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3})
    refused(ws, file(row(2)), "Maj 2016, Tierp har månadstal")


def test_a_locked_month_takes_a_file_as_a_correction(ws: Workspace) -> None:
    take_in(ws, file(row(2)))
    for status in (MonthStatus.KLAR, MonthStatus.LAST):
        set_month_status(ws, area="0360", month=MAY, status=status)
    refused(ws, file(row(2), row(3)), "är låst", "är låst")
    take_in(ws, file(row(2), row(3)), correction="ett ärende kom sent")
    filled = lots_month(ws, "0360", MAY)
    assert (filled.status, tally_month(filled).total) == (MonthStatus.LAST, 2)


CASE = st.builds(
    LotsCase,
    st.just(TIERP),
    st.integers(1, 12).map(lambda number: month(2016, number)),
    st.sampled_from(PARTIES),
    st.sampled_from(SEXES),
    st.sampled_from(AGES),
    worker=st.sampled_from(["A1", "A2", "B1"]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CASE, min_size=1, max_size=30))
def test_a_year_of_cases_and_the_same_year_of_totals_agree(tmp_path: Path, cases: list[LotsCase]) -> None:
    folder = Path(str(tmp_path)) / str(abs(hash(tuple(map(repr, cases)))))
    folder.mkdir(exist_ok=True)
    first, last = month(2016, 1), month(2016, 12)
    with open_workspace(make_workspace(folder, "arenden" + str(len(list(folder.iterdir())))), who=COORDINATOR) as ws:
        take_in(
            ws,
            file(
                *(
                    row(at, month=c.month, party=c.party, sex=c.sex, age=c.age, worker=c.worker, day=None)
                    for at, c in enumerate(cases, start=2)
                )
            ),
        )
        filled = lots_months(ws, "0360", first, last)
        tally = tally_period(filled)
        assert tally.total == len(cases)
        assert tally.complete
        for party in PARTIES:
            assert tally.by_party[party] == sum(c.party is party for c in cases)
        for each in filled:
            own = {c.worker for c in cases if c.month == each.month and c.party is Party.FK}
            assert each.workers.get(Party.FK, 0) == len(own)
            if each.by_case:
                fill_by_totals(ws, area="0360", month=each.month)
        totals = lots_months(ws, "0360", first, last)
        as_totals = tally_period(totals)
        assert replace(as_totals, cells={}) == replace(tally, cells={})
        assert as_totals.cells == as_margins(tally.cells)
        assert [each.workers for each in totals] == [each.workers for each in filled]
        assert log.cases(ws, "0360", first, last) == ()
