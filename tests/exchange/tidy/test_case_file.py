"""A file of LOTS cases is written as it is read, and refuses what has no place in a case."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.importing.tidy import LotsCases
from domain.lots.case import CaseList, CollaborationProblem, LotsCase
from domain.lots.month import AGES, PARTIES, SEXES
from exchange.tidy.case_file import case_file
from support.house import read_tidy

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEADER = "area_code,month,day,party,unit,worker,sex,age_group,problem,requests,outcomes,risk_factors"


def several(of: CaseList) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(of.words)), unique=True, max_size=3).map(tuple)


CASES = st.builds(
    LotsCase,
    st.just(TIERP),
    st.just(month(2016, 5)),
    st.sampled_from(PARTIES),
    st.sampled_from(SEXES),
    st.sampled_from(AGES),
    st.none() | st.dates(date(2016, 5, 1), date(2016, 5, 31)),
    st.sampled_from(["", *CaseList.UNIT.words]),
    st.sampled_from(["", "FK1", "ÅÄÖ999"]),
    st.sampled_from(CollaborationProblem),
    several(CaseList.REQUEST),
    several(CaseList.OUTCOME),
    several(CaseList.RISK_FACTOR),
)


@given(st.lists(CASES, min_size=1, max_size=6))
def test_cases_come_back(tmp_path_factory: pytest.TempPathFactory, cases: list[LotsCase]) -> None:
    path = tmp_path_factory.mktemp("f") / "f.csv"
    path.write_text(case_file(cases), "utf-8")
    content = read_tidy(path).content
    assert isinstance(content, LotsCases)
    assert content.refused == ()
    assert content.label == "LOTS-ärenden"
    told = [
        LotsCase(
            TIERP,
            row.month,
            row.party,
            row.sex,
            row.age,
            None if row.day is None else date(2016, 5, row.day),
            row.unit,
            row.worker,
            row.problem,
            row.requests,
            row.outcomes,
            row.risk_factors,
        )
        for row in content.rows
    ]
    assert told == cases


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("0360,2016-05,,fk,,,alla,under30,,,,", "sex: ”alla” är inget av"),
        ("0360,2016-05,,alla,,,man,under30,,,,", "party: ”alla” är inget av"),
        ("0360,2016-05,,fk,,,man,alla,,,,", "age_group: ”alla” är inget av"),
        ("0360,2016-05,32,fk,,,man,under30,,,,", "day: ”32” är inte dagens nummer"),
        ("0360,2016-05,x,fk,,,man,under30,,,,", "day: ”x” är inte dagens nummer"),
        ("0360,2016-05,,fk,,Anna,man,under30,,,,", "worker: Handläggarens kod är"),
        ("0360,2016-05,,fk,,,man,under30,nio,,,", "problem: ”nio” är inget av"),
        ("0360,2016,,fk,,,man,under30,,,,", "month: ”2016” är inte en månad"),
        ("0360,2016-05,,fk,,850709-9805,man,under30,,,,", "innehåller ett personnummer"),
    ],
)
def test_what_has_no_place_in_a_case_refuses_its_row(tmp_path: Path, row: str, why: str) -> None:
    path = tmp_path / "f.csv"
    path.write_text(f"{HEADER}\n{row}\n", "utf-8")
    (refusal,) = read_tidy(path).content.refused
    assert refusal.line == 2
    assert why in refusal.reason
    assert "850709" not in refusal.reason


def test_what_a_case_need_not_say_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("area_code,month,party,sex,age_group,outcomes\n0360,2016-05,fk,man,okand,\n", "utf-8")
    (row,) = read_tidy(path).content.rows
    assert (row.day, row.unit, row.worker, row.problem, row.outcomes) == (None, "", "", CollaborationProblem.OKANT, ())
