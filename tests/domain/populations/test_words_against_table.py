"""Whatever is counted, no generated sentence about populations states what the table beside it does not, and the public
sum over any kommuner is one of figures that each of them shows."""

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.source import Source
from domain.ground.value import Empty, Value, exact_sum, is_number
from domain.hiding.populations_compared import public_sum, public_together
from domain.populations.comparison import (
    AreaPopulation,
    Together,
    YearOnYear,
    coverage_words,
    group_years,
    sum_of_members,
)
from domain.populations.definition import lagesbild_definition
from domain.populations.population import populate
from drawing.populations import change_sentence, sides_chart, slope_chart
from support import said

DATES = (date(2022, 10, 31), date(2023, 10, 31), date(2024, 10, 31))
KOMMUNER = tuple(
    Area(code, name, AreaKind.KOMMUN) for code, name in (("2481", "Lycksele"), ("2418", "Malå"), ("2421", "Storuman"))
)
GROUP = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)
THRESHOLD = 5
DEFINITION = lagesbild_definition()
ROWS = tuple(row.key for row in DEFINITION.rows)
COUNTED = tuple(line.row.key for line in populate(DEFINITION, {}).lines if line.counts)


@st.composite
def _part(draw: st.DrawFn, area: Area, day: date) -> AreaPopulation:
    many = draw(st.booleans())
    counts: dict[str, Value] = {
        key: draw(st.one_of(st.integers(5, 40), st.just(0)) if many else st.integers(0, 12)) for key in COUNTED
    }
    if draw(st.integers(0, 5)) == 0:
        counts[draw(st.sampled_from(COUNTED))] = draw(st.sampled_from((Empty.SAKNAS, Empty.DOLT)))
    return AreaPopulation(area, day, populate(DEFINITION, counts), {}, 5000, Source("egen räkning"))


@st.composite
def dates(draw: st.DrawFn) -> tuple[list[Together], bool]:
    """Two or three reference dates of a group whose kommuner come and go; and whether they are as the public has them."""
    public = draw(st.booleans())
    found = []
    for day in DATES[-draw(st.integers(2, 3)) :]:
        there = draw(st.sets(st.sampled_from(KOMMUNER), min_size=1))
        parts = tuple(draw(_part(area, day)) for area in KOMMUNER if area in there)
        together = Together(GROUP, day, parts, tuple(area for area in KOMMUNER if area not in there))
        found.append(public_together(together, THRESHOLD) if public else together)
    return found, public


def _sentences(years: YearOnYear, found: list[Together]) -> Iterator[str]:
    texts = [change_sentence(years), *years.notes]
    texts += [slope_chart(years).text.reading, slope_chart(years).text.alternative]
    texts += [sentence for each in years.years for sentence in coverage_words(each)]
    texts += [text for each in found for text in (sides_chart(each).text.reading, *each.notes)]
    return (sentence for text in texts for sentence in said.sentences(text))


def _kommuner(found: AreaPopulation) -> set[Area]:
    assert found.members is not None
    return set(found.members.reporting)


def _counted(found: AreaPopulation) -> tuple[int, int]:
    assert found.members is not None
    return len(found.members.reporting), len(found.members.reporting) + len(found.members.missing)


def _levels_are_the_tables(years: YearOnYear, found: list[Together], sentence: str) -> None:
    """`281 personer 2024-10-31` is of the table, `Alla 3 kommuner 2024-10-31: 450 personer` of all."""
    total = years.rows[-1]
    assert total.row is None
    for number, day in re.findall(r": ([\d\u00a0]+) personer (\d{4}-\d\d-\d\d)", sentence):
        assert said.printed(number).rounds(total.values[years.dates.index(date.fromisoformat(day))]), sentence
    for words in re.findall(r"kommuner (\d{4}-\d\d-\d\d): (.*)$", sentence):
        level = next(each for each in found if each.reference_date == date.fromisoformat(words[0])).total
        shown = re.match(r"([\d\u00a0]+) personer", words[1])
        assert (shown is not None) is is_number(level), sentence
        assert shown is None or said.printed(shown[1]).rounds(level), sentence


def _changes_are_the_tables(years: YearOnYear, sentence: str) -> None:
    for number, day in re.findall(r", ([+−]?[\d\u00a0]+) sedan (\d{4}-\d\d-\d\d)", sentence):
        before, now = years.rows[-1].values[-2:]
        assert is_number(now), sentence
        assert is_number(before), sentence
        assert said.printed(number).rounds(now - before), sentence
        assert date.fromisoformat(day) == years.dates[-2], sentence
        assert _kommuner(years.years[-1]) == _kommuner(years.years[-2]), sentence


def _named(words: str) -> set[Area]:
    return {area for area in KOMMUNER if area.name in words}


def _coverage_is_the_tables(years: YearOnYear, found: list[Together], sentence: str) -> None:
    known = {_counted(each) for each in (*years.years, *years.of_all)}
    known |= {(len(each.summed), len(each.parts) + len(each.missing)) for each in found}
    assert set(said.coverage(sentence, "kommuner")) <= known, sentence
    for counted in re.findall(r"(\d+) av (\d+) kommuner, de som har en summa båda", sentence):
        assert tuple(map(int, counted)) == _counted(years.years[-1]), sentence
    if (named := re.search(r"^Siffrorna .* gäller .* gångerna: (.*)", sentence)) is not None:
        assert {_kommuner(each) == _named(named[1]) for each in years.years[-2:]} == {True}, sentence
    if (every := re.search(r"^Alla (\d+) kommuner", sentence)) is not None:
        assert any(counted == of == int(every[1]) for counted, of in map(_counted, years.of_all)), sentence


@settings(max_examples=100)
@given(dates())
def test_no_sentence_of_populations_states_what_their_table_does_not(drawn: tuple[list[Together], bool]) -> None:
    found, public = drawn
    years = group_years(GROUP, found, public_sum if public else sum_of_members)
    if years is None:
        assert not any(each.summed for each in found)
        return
    for sentence in _sentences(years, found):
        _levels_are_the_tables(years, found, sentence)
        _changes_are_the_tables(years, sentence)
        _coverage_is_the_tables(years, found, sentence)


@settings(max_examples=100)
@given(dates())
def test_a_sum_over_any_kommuner_is_one_of_what_each_of_them_shows(drawn: tuple[list[Together], bool]) -> None:
    found, public = drawn
    years = group_years(GROUP, found, public_sum if public else sum_of_members)
    for each in () if years is None else (*years.years, *years.of_all):
        together = next(one for one in found if one.reference_date == each.reference_date)
        parts = [part.population for part in together.parts if part.area in _kommuner(each)]
        if is_number(each.population.total):
            assert each.population.total == exact_sum(part.total for part in parts)
        for key in ROWS:
            if is_number(count := each.population.line(key).count):
                assert count == exact_sum(part.line(key).count for part in parts)
