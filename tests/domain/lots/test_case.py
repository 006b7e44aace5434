"""A case holds nothing that could tell who it is about, and a month adds its cases up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ground.identity import holds_personal_number
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.lots.breakdown import CaseBreakdown, about_cases, about_groups, breakdown_note
from domain.lots.case import (
    CaseList,
    CollaborationProblem,
    case_counts,
    difference_words,
    differences,
    joined,
    known_workers,
    looks_like_name,
    worker_code,
)
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, Party, tally

CELLS = list(itertools.product(PARTIES, SEXES, AGES))


@pytest.mark.parametrize(
    ("typed", "kept"), [("FK3", "FK3"), (" fk12 ", "FK12"), ("", ""), ("ö1", "Ö1"), ("a\u200bb7", "AB7")]
)
def test_a_code_is_kept_as_capitals(typed: str, kept: str) -> None:
    assert worker_code(typed) == kept


@given(st.text(max_size=14))
def test_no_name_no_date_of_birth_and_no_identity_number_is_a_code(typed: str) -> None:
    try:
        code = worker_code(typed)
    except UserProblem:
        return
    assert len(code) <= 6
    assert not code or not code.isalpha()
    assert not code.isdigit()
    assert not holds_personal_number(code)


def test_every_list_has_words_with_codes_of_their_own() -> None:
    for each in CaseList:
        assert each.label
        assert all(" " not in code and label for code, label in each.words.items())
        assert len(set(each.words.values())) == len(each.words)
    assert len({each.label for each in CollaborationProblem}) == 6


@given(st.lists(st.sampled_from(CELLS), max_size=40))
def test_a_month_of_cases_adds_up_to_its_cases_by_every_margin(cells: list[CellKey]) -> None:
    counts = case_counts({cell: cells.count(cell) for cell in cells})
    tallied = tally(counts)
    assert tallied.complete
    assert tallied.total == len(cells)
    for party in PARTIES:
        assert tallied.by_party[party] == sum(cell[0] is party for cell in cells)
    for sex in SEXES:
        assert tallied.by_sex[sex] == sum(cell[1] is sex for cell in cells)
    for age in AGES:
        assert tallied.by_age[age] == sum(cell[2] is age for cell in cells)


def test_check_sums_are_held_against_all_cases_in_them() -> None:
    counts = case_counts({(Party.FK, Sex.KVINNA, AgeGroup.UNDER30): 2, (Party.FK, Sex.MAN, AgeGroup.PLUS30): 1})
    women, everyone = (Party.FK, Sex.KVINNA, AgeGroup.ALLA), (Party.FK, Sex.UNSPLIT, AgeGroup.ALLA)
    young_women = (Party.FK, Sex.KVINNA, AgeGroup.UNDER30)
    assert differences(counts, {women: 2, everyone: 3, young_women: Empty.SAKNAS}) == ()
    assert differences(counts, {women: 3, everyone: 3, young_women: 0}) == ((women, 2, 3), (young_women, 2, 0))
    assert difference_words(women, 2, 3) == "Försäkringskassan, kvinnor: månadstalen sade 3, ärendena ger 2."
    assert difference_words(young_women, 2, 0, 25).startswith("Försäkringskassan, kvinnor, under 25:")
    assert difference_words(everyone, 2, 1).startswith("Försäkringskassan: ")


def test_workers_are_not_known_where_a_case_has_no_code() -> None:
    assert known_workers(3, 0) == 3
    assert known_workers(3, 1) is Empty.SAKNAS


def test_outcomes_may_be_more_than_cases_and_it_is_said_why() -> None:
    words = {each: {} for each in CaseList} | {CaseList.OUTCOME: {"information": 8, "loste_sig": 6}}
    told = CaseBreakdown(13, {}, words)
    assert breakdown_note(told) == "13 ärenden, 14 utfall. Ett ärende kan ha flera utfall, eller inget ännu."
    assert breakdown_note(CaseBreakdown(1, {}, words)).startswith("1 ärende, 14 utfall.")


def test_what_cases_were_about_is_told_by_list_the_most_frequent_first() -> None:
    words: dict[CaseList, dict[str, int]] = {each: {} for each in CaseList}
    words |= {CaseList.OUTCOME: {"information": 1, "egen": 3}, CaseList.UNIT: {"job": 2}}
    told = CaseBreakdown(4, {CollaborationProblem.SAKNAS: 1, CollaborationProblem.OKANT: 3}, words)
    groups = about_groups(told, {each: dict(each.words) for each in CaseList})
    assert [group.title for group in groups] == ["Samverkansproblem", "Det som gjordes", "Enhet"]
    assert [(row.label, row.cases, row.share) for row in groups[0].rows] == [
        ("Okänt", 3, 75),
        ("Struktur saknas", 1, 25),
    ]
    assert [row.label for row in groups[1].rows] == ["egen", "Information"]
    assert [group.note for group in groups] == ["", breakdown_note(told), ""], "it is about what was done alone"
    about = about_cases(told, {each: dict(each.words) for each in CaseList})
    assert about is not None
    assert (about.groups, about.note) == (groups, breakdown_note(told))
    assert about_cases(CaseBreakdown(0, {}, words), {}) is None
    assert about_groups(CaseBreakdown(0, {}, {each: {} for each in CaseList}), {each: {} for each in CaseList}) == ()


def test_the_same_words_are_the_same_text() -> None:
    assert joined(("b", "a", "b")) == "a b" == joined(["a", "b"])


@pytest.mark.parametrize(
    ("word", "is_asked"),
    [
        *((each, True) for each in ("Anna Svensson", "Anna S.", "Anna-Karin Ek", "samtal med Åsa Öberg", "Ola A")),
        *((each, False) for each in ("Psykiatri", "JOB AR", "Ung öppenvård", "kontakt FK", "Vårdcentral 2", "")),
    ],
)
def test_a_word_that_looks_like_a_name_is_asked_about(word: str, is_asked: bool) -> None:
    assert looks_like_name(word) is is_asked


def test_parties_have_short_names_where_there_is_little_room() -> None:
    assert [Party.FK.short, Party.KOMMUN.short] == ["FK", Party.KOMMUN.label]
