"""Whatever the figures are, no generated sentence about a profile states what the table beside it does not."""

import re
from collections.abc import Callable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, Coverage
from domain.benefits.of_period import MonthFigures, figures_of_period, over_common
from domain.ground.area import Area, AreaKind
from domain.ground.display import rounded
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, number_or_none
from domain.profile.change_words import change_sentence
from domain.profile.draft import draft_profile
from domain.profile.profile import Profile, Standing, build_profile
from domain.profile.ranking import Rank, RankedAgain, RankMeasure, RankSource
from domain.profile.row import ProfileRow
from domain.profile.words import running, summary_sentence
from drawing.profile import profile_chart, radar_chart, rank_chart
from support import said

YEAR = Period(2021, PeriodKind.YEAR)
KOMMUNER = tuple(Area(f"24{at:02}", name, AreaKind.KOMMUN) for at, name in enumerate(("Bjurholm", "Dorotea", "Norsjö")))
GROUP = Area("group", "Inlandet", AreaKind.GROUP)
SCB = Source("HE0000T02N2")

# Small numbers and a few sizes: ties, changes of nothing and changes by chance alone are as likely as great ones.
_NUMBERS = st.one_of(st.integers(0, 12), st.sampled_from((100, 101, 140, 300, 2000)))
_VALUES = st.one_of(*[_NUMBERS] * 6, st.sampled_from((Empty.SAKNAS, Empty.DOLT)))
_POPULATIONS = st.one_of(st.sampled_from((12_000, 12_040, 15_000)), st.just(Empty.SAKNAS))


@st.composite
def _typed(draw: st.DrawFn, area: Area, period: Period) -> BenefitFigures:
    persons = {kind: draw(_VALUES if draw(st.integers(0, 5)) == 0 else _NUMBERS) for kind in Benefit}
    share = draw(st.one_of(st.none(), st.sampled_from((Fraction(93, 10), Fraction(155, 10)))))
    return BenefitFigures(area, period, Sex.ALLA, AGE_20_64, persons, draw(_POPULATIONS), share, SCB)


@st.composite
def _made(draw: st.DrawFn, area: Area, period: Period, count: int) -> BenefitFigures:
    usual = draw(st.tuples(*[_NUMBERS] * 6))
    months = []
    for each in period.months[-count:]:
        persons: list[Value] = [number + draw(st.integers(0, 1)) for number in usual]
        if draw(st.integers(0, 9)) == 0:
            persons[draw(st.integers(0, 5))] = Empty.SAKNAS
        months.append(MonthFigures(each, tuple(persons), draw(_POPULATIONS)))
    return figures_of_period(area, period, Sex.ALLA, AGE_20_64, months, SCB)


@st.composite
def _of_area(draw: st.DrawFn, area: Area, *, count: int | None) -> tuple[BenefitFigures, BenefitFigures | None]:
    kinds = (_typed(area, YEAR), _typed(area, YEAR.previous))
    if count is not None:
        kinds = (_made(area, YEAR, count), _made(area, YEAR.previous, count))
    now, before = map(draw, kinds)
    return now, before if draw(st.integers(0, 4)) else None


@st.composite
def _ranks(draw: st.DrawFn) -> dict[RankMeasure, Rank]:
    def one(_: RankMeasure) -> Rank:
        of = draw(st.integers(20, 290))
        previous = draw(st.one_of(st.none(), st.integers(1, of)))
        again = None
        if previous is not None and draw(st.booleans()):
            again = RankedAgain(draw(st.integers(-9, 9)), of - 2, of - 1)
        return Rank(draw(st.integers(1, of)), previous, of, draw(st.booleans()), RankSource.COMPUTED, again)

    return {each: one(each) for each in RankMeasure if draw(st.booleans())}


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A kommun's or a group's profile, typed or of months, whole or not, with and without a year before."""
    count = draw(st.sampled_from((None, 12, 12, 2)))
    if draw(st.booleans()):
        now, before = draw(_of_area(KOMMUNER[0], count=count))
        return build_profile(
            now,
            before,
            # A kommun without all months has no place.
            standing=Standing({} if count == 2 else draw(_ranks()), {}, draw(st.one_of(st.none(), st.just(290)))),
        )
    there = [draw(_of_area(area, count=count)) for area in KOMMUNER]
    gone = draw(st.sets(st.integers(0, 2), max_size=2))
    of_now = {each.area.code: each for at, (each, _) in enumerate(there) if at not in gone}
    of_before = {each.area.code: each for _, each in there if each is not None}
    compared = over_common(GROUP, KOMMUNER, of_now, of_before)
    if compared is None:
        return build_profile(there[0][0])
    return build_profile(compared.now, compared.before, of_all=compared.of_all)


def sentences_of(profile: Profile) -> list[str]:
    """Every sentence that is generated beside the table of a profile."""
    charts = [profile_chart(profile).text, radar_chart(profile).text]
    if (ranked := rank_chart(profile)) is not None:
        charts.append(ranked.text)
    texts = [summary_sentence(profile), change_sentence(profile), draft_profile(profile).text, *profile.notes]
    texts += [text for chart in charts for text in (chart.title, chart.reading, chart.alternative)]
    for note in profile.notes:
        assert not note[0].islower(), note
        assert note.endswith((".", "!", "?")), note
    return [sentence for text in texts for sentence in said.sentences(text)]


def _named(profile: Profile, name: str) -> ProfileRow:
    return next(row for row in profile.rows if running(row.label) == running(name.strip()))


def _changes_are_the_tables(profile: Profile, sentence: str) -> None:
    total = profile.total
    for number, way, than in said.apart(sentence):
        change = number_or_none(total.difference)
        assert change is not None, sentence
        assert number.rounds(change), sentence
        assert (change > 0) is (way > 0), sentence
        assert than.strip() == profile.when_before, sentence
    for number, way in said.points(sentence):
        change = number_or_none(total.change.points)
        assert change is not None, sentence
        assert number.rounds(change), sentence
        assert (change > 0) is (way > 0), sentence
    for name, number, of_points, way in said.moved(sentence):
        row = _named(profile, name)
        change = number_or_none(row.change.points if of_points else row.difference)
        assert change is not None, sentence
        assert number.rounds(change), sentence
        assert number.sign == way, f"a direction beside a number of the other: {sentence}"
    if "lika många" in sentence or "densamma" in sentence or "oförändrad" in sentence:
        known = [number_or_none(total.difference if "lika många" in sentence else total.change.points)]
        # "nästan lika många" is less than half a person, "nästan densamma" less than half a tenth of a point.
        decimals = 0 if "lika många" in sentence else 1
        assert any(change is not None and rounded(change, decimals) == 0 for change in known), sentence


def _places_are_the_tables(profile: Profile, sentence: str) -> None:
    for number, way in said.places(sentence):
        movement = profile.ranks[RankMeasure.TOTAL].movement if RankMeasure.TOTAL in profile.ranks else None
        movements = {movement} | {rank.movement for rank in profile.ranks.values()}
        assert way * number.value in movements, sentence
    again = {rank.again.common for rank in profile.ranks.values() if rank.again is not None}
    assert {int(each) for each in re.findall(r"bland de (\d+) kommuner som är rangordnade", sentence)} <= again, (
        sentence
    )


def _coverage_is_the_tables(profile: Profile, sentence: str) -> None:
    groups = [each for each in (profile.members, profile.members_before) if each is not None]
    groups += [each.members for each in profile.of_all if each.members is not None]
    counted = {(len(each.reporting), len(each.reporting) + len(each.missing)) for each in groups}
    assert set(said.coverage(sentence, "kommuner")) <= counted, sentence
    known: set[tuple[int, int]] = set()
    for each in filter(None, (profile.coverage, profile.coverage_before)):
        known |= {(each.months, each.of), (each.population_months, each.of)}
        known |= {(each.months - len(gap), each.of) for gap in each.gaps.values()}
    assert set(said.coverage(sentence, "månader")) <= known, sentence


def _whole(coverage: Coverage | None) -> bool:
    return coverage is None or coverage.whole


def _no_incomplete_year_is_called_a_year(profile: Profile, sentence: str) -> None:
    years = said.bare_years(sentence)
    assert YEAR.year not in years or _whole(profile.coverage), sentence
    assert YEAR.previous.year not in years or _whole(profile.coverage_before), sentence


def _the_most_is_the_most(profile: Profile, sentence: str) -> None:
    """*Flest*, *störst* and *mest*: no kind that is not named has as much as one that is."""
    measures: dict[str, Callable[[ProfileRow], Value]] = {
        r"Flest (?:av de kända helårspersonerna )?försörjdes av (.*)": lambda row: row.persons,
        r"Störst är (.*)": lambda row: row.share_of_population,
    }
    for words, value in measures.items():
        found = re.search(words, sentence)
        if found is None:
            continue
        known = [(number, row) for row in profile.rows if (number := number_or_none(value(row))) is not None]
        named = [number for number, row in known if running(row.label) in found[1].lower()]
        assert min(named, default=0) > 0, sentence
        assert all(number < min(named) for number, row in known if running(row.label) not in found[1].lower()), sentence
    if (found := re.search(r"Mest ändrades (.*) \((.*)\)", sentence)) is not None:
        sizes = [(max(by, -by), row) for row in profile.rows if (by := number_or_none(row.difference)) is not None]
        changed = [size for size, row in sizes if running(row.label) in found[1].lower()]
        assert min(changed, default=0) > 0, sentence
        assert all(size < min(changed) for size, row in sizes if running(row.label) not in found[1].lower()), sentence


def _parts_add_as_printed(sentence: str) -> None:
    number = r"([+−]?[\d,\u00a0]+)"
    for pattern in (
        rf"ändrades med {number} procentenheter sedan .*: {number} genom .* och {number} genom",
        rf"ändring, {number} procentenheter, kom {number} från .* och {number} från",
    ):
        if (found := re.search(pattern, sentence)) is not None:
            whole, *parts = (said.printed(each).value for each in found.groups())
            assert sum(parts) == whole, sentence


@settings(max_examples=100)
@given(profiles())
def test_no_sentence_of_a_profile_states_what_its_table_does_not(profile: Profile) -> None:
    for sentence in sentences_of(profile):
        _changes_are_the_tables(profile, sentence)
        _places_are_the_tables(profile, sentence)
        _coverage_is_the_tables(profile, sentence)
        _no_incomplete_year_is_called_a_year(profile, sentence)
        _the_most_is_the_most(profile, sentence)
        _parts_add_as_printed(sentence)


def _typed_now(*persons: int, year: Period = YEAR) -> BenefitFigures:
    kinds = dict(zip(Benefit, persons, strict=True))
    return BenefitFigures(KOMMUNER[0], year, Sex.ALLA, AGE_20_64, kinds, 12_000, None, SCB)


def test_what_is_as_large_is_named_beside_the_largest() -> None:
    profile = build_profile(_typed_now(300, 100, 100, 0, 0, 0))
    draft = draft_profile(profile).text.replace("\u00a0", " ")
    assert "sjukpenning (300, 60,0 % av alla), sjuk- och aktivitetsersättning (100, 20,0 % av alla) och arbets" in draft
    equal = radar_chart(build_profile(_typed_now(120, 120, 0, 0, 0, 0))).text.reading.replace("\u00a0", " ")
    assert equal.startswith("Störst är sjukpenning och sjuk- och aktivitetsersättning, 1,0 % av befolkningen.")


def test_nobody_is_not_the_largest() -> None:
    profile = build_profile(_typed_now(0, 0, 0, 0, 0, 0))
    assert radar_chart(profile).text.reading == "Ingen helårsperson är känd i Bjurholm 2021."


def test_two_that_changed_as_much_are_not_one_that_changed_most() -> None:
    before = _typed_now(100, 300, 0, 0, 0, 0, year=YEAR.previous)
    reading = profile_chart(build_profile(_typed_now(300, 100, 0, 0, 0, 0), before)).text.reading
    assert "Mest ändrades" not in reading
