"""The minutes of a meeting on paper."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from domain.recommendations.meeting import Decision
from domain.recommendations.recommendation import Recommendation, RecommendationStatus, Seat, kortmall
from reports.page.document import Printed
from reports.recommendations.minutes import print_minutes
from support.pdf_checks import assert_pdf_a, assert_pdf_ua, page_texts

DAY = date(2026, 3, 30)


def _written(count: int) -> list[Recommendation]:
    titles = ("Tidig kartläggning", "", "Gemensam ingång")
    return [Recommendation(at, 2026, kortmall(), titles[at], {}, theme="Kommunen") for at in range(count)]


def test_what_was_decided_when_and_by_whom(on_disk: Callable[[Printed], Path]) -> None:
    decided = {2: Decision(2, RecommendationStatus.BESLUTAD, "Börjar i maj.\n\n- Avstämning i höst", DAY)}
    seats = (Seat(1, "Försäkringskassan", "enhetschef"),)
    printed = print_minutes("Umeåregionen", DAY, _written(3), decided, seats)
    said = " ".join(" ".join(page_texts(io.BytesIO(printed.content))).split())
    assert "Mötesanteckning 2026-03-30" in said
    assert "3. Gemensam ingång" in said, "the number that it has in the report"
    assert "Status efter mötet beslutad" in said
    assert "Börjar i maj." in said
    assert "Övriga 2 rekommendationer togs inte upp." in said
    assert "Försäkringskassan enhetschef" in said
    assert "Tidig kartläggning" not in said
    path = on_disk(printed)
    assert_pdf_ua(path)
    assert_pdf_a(path)


def test_an_example_says_so_and_one_that_was_left_is_told_of_alone() -> None:
    decided = {0: Decision(0, RecommendationStatus.AVSLAGEN, "", DAY)}
    printed = print_minutes("Exempelregionen", DAY, _written(2), decided, (), example=True)
    said = " ".join(" ".join(page_texts(io.BytesIO(printed.content))).split())
    assert "Exempel. Möte 2026-03-30" in said
    assert "En rekommendation togs inte upp." in said
    assert "Gruppens platser" not in said
