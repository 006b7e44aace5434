"""A coordinator records LOTS cases one by one, and the month fills itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_month
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.importing.tidy import LotsMonthRow, LotsMonths
from domain.lots.breakdown import breakdown_note
from domain.lots.case import CaseList, CollaborationProblem, LotsCase, differences
from domain.lots.month import PARTIES, AgeGroup, CellKey, MonthStatus, Party, tally_month
from domain.lots.period import tally_period
from storage.file.first_screen import lots_months_recorded
from storage.file.workspace import Workspace
from storage.ground.plan import all_areas
from storage.history.changelog import redo, undo
from storage.lots import cases as log
from storage.lots import queries as stored
from storage.lots.case_recording import (
    change_cases,
    drop_held_totals,
    fill_by_totals,
    fill_from_cases,
    record_case,
    remove_cases,
)
from storage.lots.check import check_cases, check_months
from storage.lots.own_words import (
    add_case_word,
    merge_case_word,
    own_words,
    remove_case_word,
    rename_case_word,
    wrong_word,
)
from storage.lots.recording import record_lots_cells, record_lots_workers, set_month_status
from storage.schema.lots import MONTH_CORRECTION, MONTH_STATUS
from support.taken_in import refused
from support.workspaces import COORDINATOR, content

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
MAY, JUNE = parse_month("2016-05"), parse_month("2016-06")
WOMAN: CellKey = (Party.FK, Sex.KVINNA, AgeGroup.UNDER30)


def a_case(**more: Any) -> LotsCase:
    told = {"party": Party.FK, "sex": Sex.KVINNA, "age": AgeGroup.UNDER30, "worker": "FK1", **more}
    return LotsCase(TIERP, told.pop("month", MAY), **told)


def record(ws: Workspace, **more: Any) -> int:
    record_case(ws, case=a_case(**more))
    return log.cases(ws, "0360", parse_month("2000-01"), parse_month("2030-12"))[0].id


def status_row(ws: Workspace) -> Mapping[str, Any] | None:
    with ws.reading() as connection:
        found = connection.execute(select(MONTH_STATUS)).mappings().one_or_none()
        return None if found is None else dict(found)


def month(ws: Workspace) -> stored.LotsMonth:
    return stored.lots_month(ws, "0360", MAY)


def test_the_month_is_filled_from_its_cases_and_what_no_case_was_about_is_nought(ws: Workspace) -> None:
    record(ws)
    record(ws, worker="fk1 ")
    record(ws, party=Party.KOMMUN, sex=Sex.ANNAT, age=AgeGroup.OKAND, worker="")
    filled = month(ws)
    assert filled.by_case
    assert filled.is_cross
    assert filled.counts[WOMAN] == 2
    assert filled.counts[Party.KOMMUN, Sex.ANNAT, AgeGroup.OKAND] == 1
    assert (
        filled.counts[Party.REGION, Sex.MAN, AgeGroup.PLUS30] == filled.counts[Party.AF, Sex.ANNAT, AgeGroup.OKAND] == 0
    )
    tally = tally_month(filled)
    assert (tally.total, tally.complete) == (3, True)
    assert {party: tally.by_party[party] for party in (Party.FK, Party.AF, Party.KOMMUN)} == {
        Party.FK: 2,
        Party.AF: 0,
        Party.KOMMUN: 1,
    }
    assert filled.workers == {**dict.fromkeys(PARTIES, 0), Party.FK: 1, Party.KOMMUN: Empty.SAKNAS}
    assert filled.source is not None
    assert (filled.source.recorded_by, filled.source.typed) == (COORDINATOR, True)
    assert stored.months_with_cases(ws, "0360") == (MAY,)
    with ws.reading() as connection:
        assert stored.read_recorded_months(connection, [TIERP]) == {"0360": (MAY,)}
    assert lots_months_recorded(ws, ["0360"]) == {"0360": (MAY,)}


def test_a_case_is_kept_as_it_was_told_and_undone_whole(ws: Workspace) -> None:
    before = content(ws)
    told = a_case(
        day=date(2016, 5, 12),
        unit="psykiatri",
        problem=CollaborationProblem.RACKER_INTE,
        requests=("planering", "information"),
        outcomes=("tillaggsresurs", "kontakt_fk"),
        risk_factors=("samsjuklighet",),
    )
    changes = record_case(ws, case=told)
    assert changes.label == "ärende från FK i maj 2016, Tierp"
    (kept,) = log.cases(ws, "0360", MAY, MAY)
    assert kept.case.requests == ("information", "planering")
    assert set(kept.case.outcomes) == {"tillaggsresurs", "kontakt_fk"}
    assert (kept.case.day, kept.case.unit, kept.case.problem) == (told.day, told.unit, told.problem)
    assert {each.table for each in changes.touched} == {"lots_case", "month_status"}
    assert all(each.area == "0360" and each.first == MAY for each in changes.touched)
    undo(ws)
    assert content(ws) == before
    redo(ws)
    assert log.cases(ws, "0360", MAY, MAY) == (kept,)


@pytest.mark.parametrize(
    "wrong", ["Anna", "Anna Ek", "850709-9805", "8507099805", "850709", "FK1234", "1", "F", "FK 1", "A-1", "FKAF1"]
)
def test_a_code_that_could_be_a_name_or_a_birth_date_is_refused_and_not_repeated(ws: Workspace, wrong: str) -> None:
    with pytest.raises(UserProblem, match="en till tre bokstäver") as caught:
        record_case(ws, case=a_case(worker=wrong))
    assert wrong not in caught.value.text.split()
    assert log.cases(ws, "0360", MAY, MAY) == ()
    assert status_row(ws) is None


def test_words_of_a_case_come_from_the_lists(ws: Workspace) -> None:
    for field in ("unit", "requests", "outcomes", "risk_factors"):
        wrong = "anna" if field == "unit" else ("anna",)
        with pytest.raises(UserProblem, match="finns inte i arbetsbokens lista"):
            record_case(ws, case=a_case(**{field: wrong}))
    with pytest.raises(UserProblem, match="Dagen 2016-06-01 ligger inte i maj 2016"):
        record_case(ws, case=a_case(day=date(2016, 6, 1)))
    with pytest.raises(ValueError, match="one person"):
        record_case(ws, case=a_case(sex=Sex.ALLA))


def test_a_workspace_adds_words_of_its_own(ws: Workspace) -> None:
    code, changes = add_case_word(ws, of=CaseList.UNIT, label="  Ung  öppenvård ")
    assert (code, changes.label) == ("ung_oppenvard", "eget ord ”Ung öppenvård” i Enhet")
    assert add_case_word(ws, of=CaseList.UNIT, label="ung öppenvård")[1].rows == 0
    assert add_case_word(ws, of=CaseList.UNIT, label="Ung-öppenvård")[0] == "ung_oppenvard_2"
    assert add_case_word(ws, of=CaseList.RISK_FACTOR, label="Låg utbildning")[0] == "lag_utbildning"
    record(ws, unit="ung_oppenvard")
    assert log.case_words(ws)[CaseList.UNIT]["ung_oppenvard"] == "Ung öppenvård"
    assert next(iter(log.case_words(ws)[CaseList.UNIT])) == "forsorjningsstod"
    for wrong, why in (("", "tomt"), ("x" * 41, "högst 40"), ("–", "varken bokstav"), ("850709-9805", "personnummer")):
        with pytest.raises(UserProblem, match=why):
            add_case_word(ws, of=CaseList.OUTCOME, label=wrong)


def test_own_words_are_renamed_merged_and_removed(ws: Workspace) -> None:
    of = CaseList.RISK_FACTOR
    debts, _changes = add_case_word(ws, of=of, label="Skulder")
    home, _changes = add_case_word(ws, of=of, label="Bostadslös")
    record(ws, risk_factors=(debts, "samsjuklighet"))
    record(ws, risk_factors=(debts, home))
    assert {each.label: each.cases for each in own_words(ws)} == {"Skulder": 2, "Bostadslös": 1}
    named = rename_case_word(ws, of=of, code=debts, label="Skuldsatt")
    assert named.label == "eget ord i Riskfaktorer: ”Skulder” → ”Skuldsatt”"
    assert log.case_words(ws)[of][debts] == "Skuldsatt"
    with pytest.raises(UserProblem, match=r"”Bostadslös” finns redan i listan\. Slå ihop orden i stället\."):
        rename_case_word(ws, of=of, code=debts, label="Bostadslös")
    assert rename_case_word(ws, of=of, code=home, label="bostadslös").rows == 1, "its own label in other letters"
    with pytest.raises(UserProblem, match=r"”Skuldsatt” står i 2 ärenden\. Slå ihop det"):
        remove_case_word(ws, of=of, code=debts)
    with pytest.raises(UserProblem, match=r"”bostadslös” står i ett ärende\."):
        remove_case_word(ws, of=of, code=home)
    merged = merge_case_word(ws, of=of, code=debts, into=home)
    assert merged.label == "”Skuldsatt” blev ”bostadslös” i Riskfaktorer"
    factors = [each.case.risk_factors for each in log.cases(ws, "0360", MAY, MAY)]
    assert factors == [(home,), (home, "samsjuklighet")], "a case that had both has the word once"
    assert [(each.label, each.cases) for each in own_words(ws)] == [("bostadslös", 2)]
    undo(ws)
    assert {each.label: each.cases for each in own_words(ws)} == {"Skuldsatt": 2, "bostadslös": 1}
    unused, _changes = add_case_word(ws, of=of, label="Ovan")
    assert remove_case_word(ws, of=of, code=unused).label == "eget ord ”Ovan” borttaget ur Riskfaktorer"


def test_a_word_of_the_program_or_of_no_list_is_no_own_word(ws: Workspace) -> None:
    code, _changes = add_case_word(ws, of=CaseList.UNIT, label="Vårdcentralen")
    for wrong in ("primarvard", "finns_ej"):
        with pytest.raises(UserProblem, match="Ordet finns inte bland de egna"):
            remove_case_word(ws, of=CaseList.UNIT, code=wrong)
        with pytest.raises(UserProblem, match="Ordet finns inte bland de egna"):
            merge_case_word(ws, of=CaseList.UNIT, code=wrong, into=code)
    for into in (code, "finns_ej"):
        with pytest.raises(UserProblem, match="Ordet att slå ihop med finns inte"):
            merge_case_word(ws, of=CaseList.UNIT, code=code, into=into)


def test_cases_of_locked_months_follow_a_merged_word_and_keep_where_they_come_from(ws: Workspace) -> None:
    code, _changes = add_case_word(ws, of=CaseList.UNIT, label="Vårdcentralen")
    record(ws, unit=code)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    merge_case_word(ws, of=CaseList.UNIT, code=code, into="primarvard")
    (kept,) = log.cases(ws, "0360", MAY, MAY)
    assert kept.case.unit == "primarvard"
    assert month(ws).status is MonthStatus.LAST


def test_a_month_is_cases_or_totals_and_never_both(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={(Party.FK, Sex.KVINNA, AgeGroup.ALLA): 3})
    with pytest.raises(UserProblem, match=r"Maj 2016, Tierp har månadstal\. Ärendet är inte sparat\."):
        record_case(ws, case=a_case())
    record(ws, month=JUNE)
    file = LotsMonths((LotsMonthRow(2, "0360", JUNE, Party.FK, Sex.ALLA, AgeGroup.ALLA, 3),))
    refused(ws, file, "Juni 2016, Tierp fylls från ärendeloggen")
    for write in (
        lambda: record_lots_cells(ws, area="0360", month=JUNE, cells={WOMAN: 3}),
        lambda: record_lots_workers(ws, area="0360", month=JUNE, workers={Party.FK: 3}),
    ):
        with pytest.raises(UserProblem, match="fylls från ärendeloggen"):
            write()


def test_totals_stand_beside_as_check_sums_until_the_cases_agree(ws: Workspace) -> None:
    women, young = (Party.FK, Sex.KVINNA, AgeGroup.ALLA), (Party.FK, Sex.ALLA, AgeGroup.UNDER30)
    old, men = (Party.FK, Sex.ALLA, AgeGroup.PLUS30), (Party.FK, Sex.MAN, AgeGroup.ALLA)
    record_lots_cells(ws, area="0360", month=MAY, cells={women: 2, men: 0, young: 2, old: 0})
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    before = content(ws)
    fill_from_cases(ws, area="0360", month=MAY)
    assert month(ws).status is MonthStatus.OPPEN, "its cases are still to come"
    assert tally_month(month(ws)).total == 0
    record(ws)
    filled = month(ws)
    assert set(differences(filled.counts, filled.held)) == {(women, 1, 2), (young, 1, 2)}
    record(ws)
    filled = month(ws)
    assert differences(filled.counts, filled.held) == ()
    assert tally_month(filled).total == 2, "check sums are added nowhere"
    drop_held_totals(ws, area="0360", month=MAY)
    assert month(ws).held == {}
    assert month(ws).counts == filled.counts
    for _ in range(4):
        undo(ws)
    assert content(ws) == before


def test_totals_may_be_dropped_at_once(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMAN: 3})
    fill_from_cases(ws, area="0360", month=MAY, keep_totals=False)
    assert month(ws).held == {}
    undo(ws)
    assert month(ws).counts == {WOMAN: 3}


def test_cases_become_the_totals_they_gave_and_come_back_by_undo(ws: Workspace) -> None:
    record(ws)
    record(ws, party=Party.AF, worker="AF1")
    record(ws, party=Party.AF, worker="AF2")
    filled, before = month(ws), content(ws)
    fill_by_totals(ws, area="0360", month=MAY)
    totals = month(ws)
    assert (totals.workers, totals.by_case) == (filled.workers, False)
    assert not totals.is_cross
    assert totals.counts[Party.AF, Sex.KVINNA, AgeGroup.ALLA] == 2
    assert totals.counts[Party.AF, Sex.UNSPLIT, AgeGroup.UNDER30] == 2
    assert totals.counts[Party.REGION, Sex.ANNAT, AgeGroup.ALLA] == 0
    as_before, as_now = tally_month(filled), tally_month(totals)
    assert replace(as_now, cells={}) == replace(as_before, cells={}), "only sex and age together are gone"
    assert log.cases(ws, "0360", MAY, MAY) == ()
    record_lots_cells(ws, area="0360", month=MAY, cells={WOMAN: 7})
    undo(ws)
    undo(ws)
    assert content(ws) == before
    assert fill_by_totals(ws, area="0360", month=JUNE).rows == 0


def test_the_last_case_takes_the_month_with_it_and_a_month_that_is_said_to_have_none_stays(ws: Workspace) -> None:
    only = record(ws)
    remove_cases(ws, ids=[only])
    assert (month(ws).by_case, month(ws).counts) == (False, {})
    fill_from_cases(ws, area="0360", month=MAY)
    assert tally_month(month(ws)).total == 0
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    only = record(ws)
    remove_cases(ws, ids=[only])
    assert (month(ws).status, tally_month(month(ws)).total) == (MonthStatus.KLAR, 0)
    with pytest.raises(UserProblem, match="finns inte längre"):
        remove_cases(ws, ids=[only])


def test_a_case_that_is_moved_leaves_its_month(ws: Workspace) -> None:
    only = record(ws, day=date(2016, 5, 2))
    record_case(ws, case_id=only, case=a_case(month=JUNE, day=date(2016, 6, 2)))
    assert (month(ws).by_case, stored.lots_month(ws, "0360", JUNE).counts[WOMAN]) == (False, 1)
    change_cases(ws, ids=[only], to={"month": MAY})
    (kept,) = log.cases(ws, "0360", MAY, JUNE)
    assert (kept.case.month, kept.case.day) == (MAY, None)
    record_lots_cells(ws, area="0360", month=JUNE, cells={WOMAN: 3})
    with pytest.raises(UserProblem, match="Juni 2016, Tierp har månadstal"):
        change_cases(ws, ids=[only], to={"month": JUNE})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sex": Sex.MAN}, "kön kvinnor → män"),
        ({"party": Party.REGION}, "part FK → Regionen"),
        ({"age": AgeGroup.OKAND}, "ålder under 30 → okänd"),
        ({"worker": ""}, "handläggare FK1 → tomt"),
        ({"unit": "job"}, "enhet tomt → JOB"),
        ({"outcomes": ("information", "loste_sig")}, "det som gjordes tomt → Information, Löste sig"),
        ({"problem": CollaborationProblem.SAKNAS}, "samverkansproblem okänt → struktur saknas"),
        ({"day": date(2016, 5, 3)}, "dag tomt → 2016-05-03"),
        ({"month": JUNE}, "månad maj 2016 → juni 2016"),
    ],
)
def test_one_thing_that_is_changed_is_named_with_both_values(ws: Workspace, change: dict[str, Any], told: str) -> None:
    only = record(ws)
    changes = record_case(ws, case_id=only, case=a_case(**change))
    assert changes.label.endswith(f", Tierp: {told}")


def test_several_things_are_not_named_one_by_one(ws: Workspace) -> None:
    only = record(ws)
    changes = record_case(ws, case_id=only, case=a_case(sex=Sex.MAN, party=Party.AF))
    assert changes.label == "ändrat ärende från AF i maj 2016, Tierp"


def test_several_cases_are_corrected_as_one_operation(ws: Workspace) -> None:
    ids = [record(ws), record(ws), record(ws, party=Party.AF)]
    before = content(ws)
    changes = change_cases(
        ws, ids=ids, to={"party": Party.REGION, "problem": CollaborationProblem.SAKNAS, "unit": "psykiatri"}
    )
    assert (changes.label, changes.rows) == ("3 rättade ärenden", 3)
    assert tally_month(month(ws)).by_party[Party.REGION] == 3
    undo(ws)
    assert content(ws) == before
    assert change_cases(ws, ids=ids[:1], to={"worker": "fk1"}).rows == 0


def test_a_locked_month_takes_cases_only_as_a_correction(ws: Workspace) -> None:
    only = record(ws)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.KLAR)
    set_month_status(ws, area="0360", month=MAY, status=MonthStatus.LAST)
    before = content(ws)
    for write in (
        lambda: record(ws),
        lambda: remove_cases(ws, ids=[only]),
        lambda: change_cases(ws, ids=[only], to={"sex": Sex.MAN}),
        lambda: fill_by_totals(ws, area="0360", month=MAY),
        lambda: fill_from_cases(ws, area="0360", month=MAY),
    ):
        with pytest.raises(UserProblem, match="är låst"):
            write()
    assert content(ws) == before
    record_case(ws, case=a_case(), correction="glömt ärende")
    assert (month(ws).status, month(ws).counts[WOMAN]) == (MonthStatus.LAST, 2)
    with ws.reading() as connection:
        assert connection.execute(select(MONTH_CORRECTION.c.reason)).scalars().all() == ["glömt ärende"]


def test_case_workers_over_months_are_counted_once(ws: Workspace) -> None:
    for shown, worker in ((MAY, "FK1"), (MAY, "FK2"), (JUNE, "FK1")):
        record(ws, month=shown, worker=worker)
    record(ws, month=JUNE, party=Party.AF, worker="")
    different = log.different_workers(ws, "0360", MAY, JUNE)
    assert (different[Party.FK], different[Party.AF], different[Party.REGION]) == (2, Empty.SAKNAS, 0)
    assert log.used_workers(ws, "0360") == {Party.FK: ("FK1", "FK2")}


def test_what_cases_were_about_is_counted_by_word(ws: Workspace) -> None:
    record(ws, outcomes=("kontakt_fk", "tillaggsresurs"), problem=CollaborationProblem.SAKNAS)
    record(ws, outcomes=("kontakt_fk",), requests=("planering",), unit="job")
    record(ws, month=JUNE, risk_factors=("samsjuklighet", "lang_franvaro"))
    record_lots_cells(ws, area="0331", month=MAY, cells={WOMAN: 9})
    found = log.breakdown(ws, ["0360", "0331"], MAY, JUNE)
    assert found.cases == 3
    assert found.problems[CollaborationProblem.SAKNAS] == 1
    assert found.problems[CollaborationProblem.OKANT] == 2
    assert found.words[CaseList.OUTCOME] == {"kontakt_fk": 2, "tillaggsresurs": 1}
    assert found.words[CaseList.RISK_FACTOR] == {"samsjuklighet": 1, "lang_franvaro": 1}
    assert (found.words[CaseList.UNIT], found.words[CaseList.REQUEST]) == ({"job": 1}, {"planering": 1})
    assert breakdown_note(found).startswith("3 ärenden, 3 utfall.")


def test_check_says_where_check_sums_and_cases_differ_and_finds_words_that_are_in_no_list(ws: Workspace) -> None:
    record_lots_cells(ws, area="0360", month=MAY, cells={(Party.FK, Sex.ALLA, AgeGroup.ALLA): 2})
    fill_from_cases(ws, area="0360", month=MAY)
    record(ws, unit="job")
    with ws.reading() as connection:
        told = [*check_months(connection, all_areas(connection)), *check_cases(connection, all_areas(connection))]
    assert [(each.where, each.text) for each in told] == [
        ("LOTS maj 2016, Tierp", "Försäkringskassan: månadstalen sade 2, ärendena ger 1.")
    ]
    drop_held_totals(ws, area="0360", month=MAY)
    with ws.writing() as connection:
        connection.exec_driver_sql("UPDATE lots_case SET outcomes = 'information zzz', month = '2016-06'")
    with ws.reading() as connection:
        told = list(check_cases(connection, all_areas(connection)))
    assert [(each.where, each.text) for each in told] == [
        ("Ärenden juni 2016, Tierp", "Månaden har ärenden men fylls inte från dem: 1 ärende räknas inte."),
        ("Ärendeloggen, Det som gjordes", "Ordet ”zzz” finns inte i listan."),
    ]


def test_months_of_cases_and_months_of_totals_add_up_together(ws: Workspace) -> None:
    record(ws)
    record_lots_cells(ws, area="0360", month=JUNE, cells={(Party.FK, Sex.ALLA, AgeGroup.ALLA): 4})
    tally = tally_period(stored.lots_months(ws, "0360", MAY, JUNE))
    assert tally.by_party[Party.FK] == 5


def test_a_word_that_will_not_do_is_told_before_it_is_added() -> None:
    assert wrong_word(CaseList.RISK_FACTOR, "Skulder") == ""
    assert wrong_word(CaseList.RISK_FACTOR, "s" * 41) == "Ett eget ord har högst 40 tecken. Ingenting har ändrats."
