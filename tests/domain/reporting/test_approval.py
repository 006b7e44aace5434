"""What is approved, what stops it, and what is said of it afterwards (ruling 29)."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction

import pytest

from domain.benefits.of_period import GapTreatment
from domain.ground.changes import Subject
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.profile.national import AreaSums, National
from domain.reporting.approval import ApprovedReport, LaterChange, StepTaken, refused_day, to_approve, version_words
from domain.reporting.data import areas_in, definitions_in, report_data
from domain.reporting.report import Audience, Step
from support.reports import changed, plan_of
from support.sample_report import sample_report

MOMENT = datetime(2026, 11, 22, 13, 32, tzinfo=UTC)
REPORT = ApprovedReport(
    id=1,
    kind="profile",
    title="Kommunprofil Tierp 2021",
    areas=("0360",),
    period="2021",
    version=2,
    latest=True,
    audience=Audience.PUBLIC,
    reason="",
    approved_on=date(2026, 11, 20),
    approved_by="ordförande Umeåregionen",
    recorded_at=MOMENT,
    recorded_by="samverkanskoordinator Tierp",
    definitions=(),
    size=12,
)
CHANGE = LaterChange(MOMENT, "samverkanskoordinator Tierp", "registrera LOTS mars 2026")


class _Kind(Enum):
    ONE = "ett"


@dataclass(frozen=True)
class _Held:
    """Every sort of value a report may hold."""

    values: tuple[object, ...]


def test_a_report_is_kept_with_all_it_shows_and_what_it_rests_on() -> None:
    report = changed(sample_report(), areas=("b", "a"), audience=Audience.INTERNAL, internal_reason="möte")
    made = to_approve(report, subjects=plan_of("recommendations").rests_on(report))
    assert (made.kind, made.areas, made.period) == ("recommendations", ("a", "b"), "2022")
    assert (made.title, made.audience, made.reason) == (report.heading.title, Audience.INTERNAL, "möte")
    assert made.covers == ("0360", "2401", "2481")
    assert made.definitions == ("default",)
    assert made.subjects == frozenset(
        {
            Subject.AREAS, Subject.SETTINGS, Subject.BENEFITS, Subject.RANKS, Subject.POPULATIONS, Subject.LOTS,
            Subject.RECOMMENDATIONS, Subject.SEATS,
        }
    )  # fmt: skip
    assert json.loads(made.data)["heading"]["when"] == "2022"
    assert '"total":72' in made.data or '"count":72' in made.data


def test_every_figure_is_written_unrounded_and_in_the_same_order() -> None:
    held = _Held(
        (None, True, 12, "åäö", _Kind.ONE, Fraction(7, 2), date(2026, 1, 2), parse_period("2021 H1"),
         {_Kind.ONE: [1]}, frozenset({"b", "a"}))
    )  # fmt: skip
    assert report_data(held) == (
        '{"values":[null,true,12,"åäö","ett","7/2","2026-01-02","2021 H1",[["ett",[1]]],["a","b"]]}'
    )
    assert (areas_in(held), definitions_in(held)) == ((), ())
    assert areas_in(_Held((1.5,))) == ()
    with pytest.raises(TypeError, match="float is no value"):
        report_data(_Held((1.5,)))


def test_the_table_of_the_country_is_kept_once() -> None:
    sums = AreaSums("0360", "Tierp", (1, 2, 3, 4, 5, 6), 1000)
    period = parse_period("2021")
    table, other = (
        National(period, Sex.ALLA, "20-64", GapTreatment.LAMNA_UT, [sums], [], Source(name)) for name in ("SCB", "FK")
    )
    kept = json.loads(report_data(_Held((table, table, other))))["values"]
    assert kept[0]["table"] == 1
    assert kept[0]["sums"] == [{"code": "0360", "name": "Tierp", "persons": [1, 2, 3, 4, 5, 6], "population": 1000}]
    assert kept[1] == {"table": 1}
    assert (kept[2]["table"], kept[2]["source"]["title"]) == (2, "FK")
    assert areas_in(_Held((table,))) == ()


def test_no_report_is_approved_on_a_day_that_has_not_been() -> None:
    assert refused_day(date(2026, 11, 22), date(2026, 11, 22)) == ""
    assert refused_day(date(2026, 11, 23), date(2026, 11, 22)).startswith("2026-11-23 har inte varit än.")


def test_what_was_done_since_is_told_in_words() -> None:
    assert REPORT.changed_words == "oförändrat"
    assert replace(REPORT, changes=(CHANGE,)).changed_words == "1 ändring"
    assert replace(REPORT, changes=(CHANGE,) * 12).changed_words == "12 ändringar"
    assert CHANGE.words.endswith(": registrera LOTS mars 2026 (samverkanskoordinator Tierp)")
    assert ": ångrade registrera LOTS" in replace(CHANGE, undone=True).words


def test_a_file_is_called_by_title_and_version() -> None:
    assert REPORT.file_name == "kommunprofil-tierp-2021-version-2.pdf"
    assert replace(REPORT, audience=Audience.INTERNAL).file_name == "kommunprofil-tierp-2021-version-2-internt.pdf"


def test_a_decision_that_the_pages_do_not_tell_of_stands_in_the_words_and_the_name_of_the_file() -> None:
    agreed = StepTaken(Step.FORANKRAD, REPORT.approved_on, "arbetsgruppen")
    decided = StepTaken(Step.BESLUTAD, date(2023, 4, 1), "styrelsen")
    day = REPORT.approved_on.isoformat()
    assert REPORT.words == replace(REPORT, steps=(decided,)).words == f"Godkänd {day}"
    assert replace(REPORT, steps=(agreed,)).words == f"Förankrad {day}, inte beslutad"
    later = replace(REPORT, steps=(agreed, decided))
    assert later.words == f"Förankrad {day}, beslutad 2023-04-01"
    assert later.file_name == "kommunprofil-tierp-2021-version-2-beslutad-2023-04-01.pdf"
    assert replace(REPORT, steps=(decided,)).file_name == REPORT.file_name


def test_a_version_is_called_by_its_audience() -> None:
    assert version_words("Rekommendationer 2022", 1, Audience.PUBLIC) == "Rekommendationer 2022, version 1"
    assert version_words("Rekommendationer 2022", 1, Audience.INTERNAL) == "Rekommendationer 2022, intern version 1"


def test_a_report_is_decided_when_a_step_says_so_and_where_there_were_none() -> None:
    with_parties = StepTaken(Step.FORANKRAD, date(2022, 3, 1), "arbetsgruppen")
    decided = StepTaken(Step.BESLUTAD, date(2022, 4, 1), "styrelsen")
    assert with_parties.words == "Förankrad 2022-03-01 av arbetsgruppen"
    assert decided.words == "Beslutad 2022-04-01 av styrelsen"
    assert REPORT.decided
    assert not replace(REPORT, steps=(with_parties,)).decided
    assert replace(REPORT, steps=(with_parties, decided)).decided
