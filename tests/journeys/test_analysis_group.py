"""The analysis group's meeting: what the window shows is what was published, to the last digit."""

import csv
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from support.sitting import CTRL, SHIFT, Office, Sitting

DATA = Path(__file__).parents[1] / "data"
KINDS = {
    "Sjukpenning": "sjukpenning",
    "Sjuk- och aktivitetsersättning": "sjuk_och_aktivitetsersattning",
    "Arbetslöshetsersättning": "arbetsloshet",
    "Arbetsmarknadsåtgärder": "arbetsmarknadsatgarder",
    "Etableringsersättning": "etableringsersattning",
    "Ekonomiskt bistånd": "ekonomiskt_bistand",
    "Totalt": "total",
}
MEASURES = {
    "total": "totalt",
    "ohalsa": "ohälsa",
    "arbetsloshet": "arbetslöshet",
    "ekonomiskt_bistand": "ekonomiskt bistånd",
}
AREAS = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors", "2284": "Örnsköldsvik"}
Row = Mapping[str, str]


def published(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_year(code: str, year: str) -> Row:
    return next(
        row for row in published("published-equivalents.csv") if (row["area_code"], row["period"]) == (code, year)
    )


def whole(count: str | int) -> str:
    return f"{int(count):,}".replace(",", " ")


def signed(count: int) -> str:
    return f"{'+' if count > 0 else '−' if count < 0 else ''}{whole(abs(count))}"


def percent(part: str, of: str) -> str:
    """With one decimal, half away from zero, as the reports that the figures are from were rounded."""
    share = (Decimal(part) * 100 / Decimal(of)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share} %".replace(".", ",")


@pytest.fixture
def meeting(office: Office, example: Path) -> Sitting:
    return office.sit_down(example)


@pytest.mark.parametrize("code", AREAS, ids=AREAS.get)
def test_a_profile_shows_every_published_figure(meeting: Sitting, code: str) -> None:
    meeting.press(Qt.Key.Key_2, CTRL)
    meeting.go_to(area=AREAS[code], period="2021")

    before, now = of_year(code, "2020"), of_year(code, "2021")
    for label, kind in KINDS.items():
        assert meeting.cell(f"{label}, 2020") == whole(before[kind])
        assert meeting.cell(f"{label}, 2021") == whole(now[kind])
        assert meeting.cell(f"{label}, Skillnad") == signed(int(now[kind]) - int(before[kind]))
        assert meeting.cell(f"{label}, Av alla") == percent(now[kind], now["total"])


def test_level_and_change_of_nordmaling_are_the_published_ones(meeting: Sitting) -> None:
    meeting.press(Qt.Key.Key_2, CTRL)
    meeting.go_to(area="Nordmaling", period="2021")

    assert meeting.cell("Totalt, andel av befolkningen 20–64 år (2020)") == "15,5 % (16,7)"
    assert meeting.hears("15,5 % av befolkningen (16,7), publicerad")
    assert meeting.hears("551 helårspersoner (597)")
    assert meeting.hears("−1,2 procentenheter sedan 2020")
    assert meeting.hears("Andelen av befolkningen 2021 och 2020 är publicerad.")


@pytest.mark.parametrize("code", ["2401", "2404", "2409"], ids=AREAS.get)
def test_places_among_the_kommuner_are_the_published_ones(meeting: Sitting, code: str) -> None:
    meeting.press(Qt.Key.Key_2, CTRL)
    meeting.go_to(area=AREAS[code], period="2021")
    meeting.press(Qt.Key.Key_2, CTRL | SHIFT)
    assert meeting.hears("Platserna 2021 är publicerade.")

    ranks = [row for row in published("published-ranks.csv") if row["area_code"] == code]
    assert len(ranks) == len(MEASURES)
    for rank in ranks:
        written = (
            f"{MEASURES[rank['measure']]} {rank['rank']} av {rank['areas_ranked']} (2020: {rank['rank_previous_year']})"
        )
        assert meeting.hears(written)


def test_the_chart_is_told_in_words_walked_by_keys_and_shown_as_a_table(meeting: Sitting) -> None:
    meeting.press(Qt.Key.Key_2, CTRL)
    meeting.go_to(area="Nordmaling", period="2021")

    told = next(text for text in meeting.heard() if text.startswith("Stapeldiagram över helårspersoner"))
    now, before = of_year("2401", "2021"), of_year("2401", "2020")
    for label, kind in list(KINDS.items())[:-1]:
        assert f"{label} {now[kind]} ({before[kind]})" in told

    meeting.tab_to("Helårspersoner per ersättning, Nordmaling 2021")
    meeting.press(Qt.Key.Key_Down)
    assert meeting.hears("Sjukpenning: 2021 108, 2020 115")

    meeting.tab_to("Visa tabell", back=True)
    meeting.press(Qt.Key.Key_Space)
    assert meeting.name_of_focused == "Visa diagram"
    # The page's own table says it, and the chart's.
    assert [text for text in meeting.heard() if text.startswith("Arbetslöshetsersättning, 2021: ")] == [
        "Arbetslöshetsersättning, 2021: 42"
    ] * 2


def test_the_copied_table_is_the_one_on_screen(meeting: Sitting) -> None:
    meeting.press(Qt.Key.Key_2, CTRL)
    meeting.go_to(area="Nordmaling", period="2021")
    meeting.do("Kopiera vyns tabell")

    copied = meeting.clipboard
    assert "Totalt\t597\t551\t-46\t100,0 %\t15,5 % (16,7)\t-1,2" in copied


def test_lycksele_is_counted_once_and_as_published(meeting: Sitting) -> None:
    meeting.press(Qt.Key.Key_3, CTRL)
    meeting.go_to(area="Lycksele", period="2024")

    assert meeting.cell("Känd samverkanspopulation, alla") == "281"
    assert meeting.cell("Totalt känd samverkanspopulation, alla") == "323"
    assert meeting.hears("72 + 27 + 33 + 36 + 21 + 92 = 281")
    assert meeting.hears("42 av de 92 redovisas också för sig")
    assert meeting.hears("209–281")

    meeting.do("Räkna efter nästa definition")

    assert meeting.cell("Känd samverkanspopulation, alla").startswith("323, varning: 42 räknas två gånger")
    assert meeting.hears("72 + 27 + 33 + 36 + 21 + 92 + 42 = 323")
    assert meeting.hears("Varning: 42 räknas två gånger")
    assert meeting.hears("209–281")

    meeting.tab_to("Räkna var och en en gång: 281")
    meeting.press(Qt.Key.Key_Space)
    assert meeting.cell("Känd samverkanspopulation, alla") == "281"
    assert meeting.focused.isVisible()


def test_every_row_of_lycksele_is_the_published_one(meeting: Sitting) -> None:
    meeting.press(Qt.Key.Key_3, CTRL)
    meeting.go_to(area="Lycksele", period="2024-10-31")

    shown = [text.rsplit(": ", 1)[1] for text in meeting.heard(meeting.opened.tab) if ", alla: " in text]
    rows = published("collaboration-population-lycksele-2024.csv")
    counts = [row["count"] for row in rows]
    assert [count for count in shown if count != "281"] == counts
