"""What texts may refer to of what a workspace holds."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from domain.figures.filled import by_reference, figures_in, fill
from domain.figures.known import KnownFigure, Unit
from domain.ground.period import Period, month, parse_calendar_period
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.indicators.indicator import Indicator
from domain.lots.month import AgeGroup, Party
from storage.areas.queries import area
from storage.benefits.queries import profile
from storage.figures.book import read_book, read_whole_book
from storage.figures.known import figures_named, known_figures
from storage.file.workspace import Workspace, open_workspace
from storage.indicators.recording import define_indicator, record_indicator_values
from storage.lots.recording import record_lots_cells
from support.house import create_demo
from support.statements import statements
from support.workspaces import COORDINATOR

YEAR_2021, YEAR_2016, H1_2016 = map(parse_calendar_period, ("2021", "2016", "2016 H1"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exempel") / "exempel.lagesbild"
    create_demo(path)
    return path


@pytest.fixture
def example(demo: Path) -> Iterator[Workspace]:
    with open_workspace(demo, who=COORDINATOR, read_only=True) as ws:
        yield ws


def _found(ws: Workspace, areas: list[str], *periods: Period, threshold: int | None = None) -> dict[str, KnownFigure]:
    return dict(by_reference(known_figures(ws, areas, periods, threshold=threshold)))


def test_the_figures_of_a_profile_are_those_it_shows(example: Workspace) -> None:
    found = _found(example, ["2401"], YEAR_2021)
    shown = profile(example, "2401", YEAR_2021)
    assert shown is not None
    total = found["profil 2401 2021 totalt andel"]
    assert (total.value, total.unit, total.shown) == (Fraction(31, 2), Unit.PERCENT, "15,5\u00a0%")
    assert total.source == shown.source
    assert found["profil 2401 2021 totalt ändring"].shown == "−46"
    assert found["profil 2401 2021 totalt andelsändring"].shown == "−1,2 procentenheter"
    assert found["profil 2401 2021 sjukpenning antal"].value == 108
    assert found["profil 2401 2021 ohälsa antal"].value == 108 + 180
    assert found["profil 2401 2021 sjuk-och-aktivitetsersättning del"].value == Fraction(180 * 100, 551)
    place = found["profil 2401 2021 ohälsa plats"]
    assert (place.value, place.unit) == (206, Unit.PLACE)
    assert place.source.title == "Publicerade placeringar bland kommunerna"
    assert not any(each.may_be_hidden for each in found.values())


def test_a_population_is_found_at_its_date(example: Workspace) -> None:
    found = _found(example, ["2481"], month(2024, 10))
    assert found["samverkan 2481 2024-10-31 totalt"].value == 281
    part = found["samverkan 2481 2024-10-31 assistance_unemployed"]
    assert (part.value, part.words) == (72, "individer med ekonomiskt bistånd, varav arbetslösa")
    assert _found(example, ["2481"], month(2024, 9)) == {}


def test_cases_of_some_months_of_a_year_are_told_with_them(example: Workspace) -> None:
    found = _found(example, ["0360"], YEAR_2016)
    assert found["lots 0360 2016 totalt"].shown == "41 (januari–april 2016)"
    assert found["lots 0360 2016 fk"].words == "LOTS-ärenden, Försäkringskassan"


def test_what_the_public_may_not_read_is_hidden_and_nothing_else_changes(example: Workspace) -> None:
    whole = _found(example, ["0360", "2481"], YEAR_2016, H1_2016, month(2024, 10))
    public = _found(example, ["0360", "2481"], YEAR_2016, H1_2016, month(2024, 10), threshold=5)
    assert list(public) == list(whole)
    for key, figure in public.items():
        assert replace(figure, value=whole[key].value) == whole[key]
        assert figure.value == whole[key].value or (figure.hidden and figure.may_be_hidden)
    # April is the last month: no half-year of 2016 is whole.
    assert all(figure.hidden for key, figure in public.items() if key.startswith("lots"))


def test_cases_of_a_finished_half_year_are_public_but_for_the_small(ws: Workspace) -> None:
    for number in range(1, 7):
        cells = {(party, Sex.ALLA, AgeGroup.ALLA): count for party, count in ((Party.FK, 9), (Party.AF, 8))}
        record_lots_cells(ws, area="0360", month=month(2016, number), cells=cells)
    record_lots_cells(ws, area="0360", month=month(2016, 6), cells={(Party.KOMMUN, Sex.ALLA, AgeGroup.ALLA): 2})
    public = _found(ws, ["0360"], H1_2016, threshold=5)
    assert public["lots 0360 2016h1 kommun"].value != 2
    assert public["lots 0360 2016h1 fk"].hidden or public["lots 0360 2016h1 fk"].value == 54


def test_indicators_are_found_by_their_key(ws: Workspace) -> None:
    made = Indicator("", "Unga utan arbete", "personer", counted_by_group=True)
    key, _ = define_indicator(ws, indicator=made)
    values = {(Sex.KVINNA, ""): 3, (Sex.MAN, ""): 4}
    record_indicator_values(ws, indicator=key, area="2401", period=YEAR_2021, values=values)
    found = _found(ws, ["2401"], YEAR_2021)
    women = found['indikator 2401 2021 "unga utan arbete" kvinnor']
    assert (women.value, women.words, women.may_be_hidden) == (3, "unga utan arbete, kvinnor", True)
    assert _found(ws, ["2401"], YEAR_2021, threshold=5)[women.reference.casefold()].value is Empty.DOLT


def test_a_text_is_read_with_its_figures(example: Workspace) -> None:
    nordmaling = area(example, "2401")
    text = "I {kommun} {profil 2021 totalt antal}, {samverkan 2481 2024-10-31 totalt}, {profil 9999 2021 totalt antal}."
    known = figures_named(example, figures_in(text, [nordmaling]))
    assert set(known) == {"profil 2401 2021 totalt antal", "samverkan 2481 2024-10-31 totalt"}
    assert fill(text, [nordmaling], known).text == "I Nordmaling 551, 281, uppgift saknas."
    assert figures_named(example, figures_in("Utan siffror.", [nordmaling])) == {}


def test_an_unknown_area_is_refused(example: Workspace) -> None:
    with pytest.raises(UserProblem, match="9999"):
        known_figures(example, ["9999"], [YEAR_2021])


def test_more_figures_ask_no_more_of_the_file(example: Workspace) -> None:
    one = "{profil 2401 2021 totalt antal}"
    many = " ".join(f"{{{figure.reference}}}" for figure in known_figures(example, ["2401"], [YEAR_2021]))
    nordmaling = area(example, "2401")

    def asked(text: str) -> int:
        return statements(example, lambda ws: figures_named(ws, figures_in(text, [nordmaling])))

    assert asked(many) == asked(one) <= 20


def test_what_can_be_put_in_is_of_the_latest_period_and_the_own_area_first(example: Workspace) -> None:
    book = read_whole_book(example, ["2401"])
    assert [area.name for area in book.areas] == ["Nordmaling"]
    assert book.offers("", 1)[0].written == "{profil 2021 totalt antal}"
    assert any(offer.written == "{profil exempelregionen 2021 totalt antal}" for offer in book.offers("", 999))
    of_group = read_whole_book(example, [])
    assert of_group.areas[0].code == example.group_code
    assert any("samverkan 2024-10-31 totalt" in offer.written for offer in read_whole_book(example, ["2481"]).offered)
    assert any("lots 2016 totalt" in offer.written for offer in read_whole_book(example, ["0360"]).offered)


def test_a_book_knows_what_its_texts_refer_to(example: Workspace) -> None:
    book = read_book(example, ["2401"], ["{profil 2020 totalt antal}"])
    assert set(book.known) == {"profil 2401 2020 totalt antal"}
    assert (book.names["2404"], book.offered) == ("Vindeln", ())
