"""The small values that carry words: sources, sexes, problems, changes, tidy files, and the translation of it all."""

import dataclasses
from datetime import date

from domain.ground.problem import Refusal, UserProblem
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr, use_catalogue
from domain.importing.tidy import (
    BenefitYears,
    ImportOutcome,
    Indicators,
    LotsMonths,
    LotsPeriods,
    PopulationCounts,
    PublishedRanks,
    ResourceMonths,
)
from domain.reporting.report import Approval, Audience, Heading, Issue, Report, SomeAreas


def test_a_source_says_what_when_and_nothing_it_does_not_know():
    assert Source("regional deck 2021").line == "Källa: regional deck 2021"
    assert Source("regional deck 2021", recorded=date(2026, 3, 30)).line == (
        "Källa: regional deck 2021, inläst 2026-03-30"
    )
    whole = Source("HE0000T02N2", "SCB", date(2021, 12, 31), date(2026, 3, 30), "samverkanskoordinator Tierp")
    assert whole.line == "Källa: SCB, HE0000T02N2, avser 2021-12-31, inläst 2026-03-30"
    assert whole.words == "SCB, HE0000T02N2, avser 2021-12-31, inläst 2026-03-30"
    typed = Source("registrerat i Lägesbild", recorded=date(2026, 3, 30), typed=True)
    assert typed.line == "Källa: registrerat i Lägesbild 2026-03-30"


def test_the_sexes_have_headings():
    assert [sex.label for sex in Sex] == ["Kvinnor", "Män", "Annat", "Alla"]


def test_a_problem_carries_its_sentences():
    problem = UserProblem("Filen går inte att läsa.", ("Rad 3: området finns inte.",))
    assert str(problem) == problem.text == "Filen går inte att läsa."
    assert problem.details == ("Rad 3: området finns inte.",)
    assert Refusal(3, "området finns inte").line == 3


def test_texts_are_swedish_until_a_catalogue_says_otherwise():
    assert tr("saknas") == "saknas"
    use_catalogue({"saknas": "missing"}.get)
    try:
        assert tr("saknas") == "missing"
    finally:
        use_catalogue(None)
    assert tr("saknas") == "saknas"


def test_every_tidy_file_has_a_kind_and_a_swedish_name():
    files = [
        made(())
        for made in (
            BenefitYears,
            PublishedRanks,
            PopulationCounts,
            LotsMonths,
            LotsPeriods,
            ResourceMonths,
            Indicators,
        )
    ]
    assert [file.kind for file in files] == [
        "benefit_years",
        "published_ranks",
        "population_counts",
        "lots_months",
        "lots_periods",
        "resource_months",
        "indicators",
    ]
    assert [file.label for file in files] == [
        "helårsekvivalenter per år",
        "publicerade placeringar",
        "samverkanspopulationer",
        "LOTS-månader",
        "periodposter för LOTS",
        "tilläggsresurs per månad",
        "indikatorer",
    ]
    outcome = ImportOutcome(
        "a.csv", "lots_months", "", ("0360",), ("2016-05",), new=1, changed=0, unchanged=0, skipped=0
    )
    assert outcome.changes is None


def test_a_report_is_public_and_a_draft_until_something_else_is_said():
    issue = Issue("Umeåregionen", date(2022, 9, 1))
    assert not issue.internal
    assert (issue.approval, issue.day) == (None, issue.printed)
    approved = dataclasses.replace(issue, approval=Approval(date(2022, 10, 1), 1), audience=Audience.INTERNAL)
    assert approved.internal
    assert approved.day == date(2022, 10, 1)


def test_some_areas_of_the_group_are_named_and_so_are_the_others():
    one = SomeAreas(("Tierp",), ("Heby", "Knivsta"))
    assert (one.called, one.words) == ("Tierp", "Urval: Tierp. Inte med av gruppens kommuner: Heby och Knivsta.")
    several = SomeAreas(("Heby", "Tierp"), ("Knivsta",))
    assert several.called == "2 av 3 kommuner"
    assert SomeAreas(("Nordmaling",), ()).words == "Urval: Nordmaling."


def test_a_file_is_called_what_the_report_is():
    heading = Heading("Kommunprofil Nordmaling 2021", "2021", ("2401",), "2021", about="Nordmaling")
    report = Report("profile", heading, Issue("Umeåregionen", date(2022, 9, 1)), {"profile": 1})
    assert (report["profile"], report.file_name) == (1, "kommunprofil-nordmaling-2021.pdf")
    internal = dataclasses.replace(report, issue=dataclasses.replace(report.issue, audience=Audience.INTERNAL))
    assert internal.file_name == "kommunprofil-nordmaling-2021-internt.pdf"
