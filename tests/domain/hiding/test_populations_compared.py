"""What the public reads of populations beside one another gives no hidden figure away."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ground.area import Area, AreaKind
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.hiding.populations import public_population
from domain.hiding.populations_compared import public_area, public_sum, public_together
from domain.populations.comparison import AreaPopulation, Together, year_on_year
from domain.populations.definition import (
    PopulationDefinition,
    PopulationRow,
    RowRole,
    lagesbild_definition,
    published_2024_definition,
)
from domain.populations.population import Population, populate
from support.population_charts import LYCKSELE

DAY, BEFORE = date(2024, 10, 31), date(2023, 10, 31)
PLACES = tuple(Area(code, name, AreaKind.KOMMUN) for code, name in (("2481", "Lycksele"), ("2418", "Malå")))
GROUP = Area("sodra-lappland", "Södra Lappland", AreaKind.GROUP)


def _of(
    counts: dict[str, Value],
    *,
    women: dict[str, Value] | None = None,
    men: dict[str, Value] | None = None,
    at: int = 0,
    definition: PopulationDefinition | None = None,
    day: date = DAY,
) -> AreaPopulation:
    definition = definition or lagesbild_definition()
    sexes = {Sex.KVINNA: women, Sex.MAN: men}
    by_sex = {sex: populate(definition, of) for sex, of in sexes.items() if of is not None}
    return AreaPopulation(PLACES[at], day, populate(definition, counts), by_sex, 5000, Source("räkning"))


def _hidden(population: Population) -> set[str]:
    return {line.row.key for line in population.lines if line.count is Empty.DOLT}


def test_women_and_men_are_hidden_together_and_everybody_is_shown():
    women = {"assistance_unemployed": 30, "assistance_sick": 3, "no_known_occupation": 100}
    men = {"assistance_unemployed": 42, "assistance_sick": 24, "no_known_occupation": 261}
    shown = public_area(_of(LYCKSELE, women=women, men=men))
    assert shown.population.line("assistance_sick").count == 27
    for sex in (Sex.KVINNA, Sex.MAN):
        assert _hidden(shown.by_sex[sex]) == {"assistance_unemployed", "assistance_sick"}
        assert shown.by_sex[sex].total is Empty.DOLT
        assert shown.by_sex[sex].total_text == "dolt"
        assert shown.by_sex[sex].potential == (100 if sex is Sex.KVINNA else 261)


def test_a_sex_that_is_not_told_is_not_left_to_be_subtracted():
    shown = public_area(_of(LYCKSELE, women={"assistance_unemployed": 70, "health_young": 33}))
    assert shown.by_sex[Sex.KVINNA].line("assistance_unemployed").count is Empty.DOLT
    assert shown.by_sex[Sex.KVINNA].line("health_young").count == 33


def test_a_hidden_row_is_hidden_for_each_sex_with_its_range_and_words():
    counts = LYCKSELE | {"assistance_sick": 2, "no_known_occupation": 4, "potential_published": 4}
    half: dict[str, Value] = {key: n // 2 for key, n in counts.items() if isinstance(n, int)}
    half |= {"unemployed_adult_24": 400, "potential_published": 2}
    definition = published_2024_definition()
    shown = public_area(_of(counts, women=half, men=half, definition=definition)).by_sex[Sex.KVINNA]
    assert shown.published_total is Empty.DOLT
    assert shown.potential is Empty.DOLT
    assert shown.published_potential is Empty.DOLT
    assert shown.span.high is Empty.DOLT
    assert shown.outside == {}
    assert shown.counted_twice == ()
    assert shown.line("unemployed_adult_24").problem == "”varav mer än 24 månader” är fler än raden den är en del av."
    assert Empty.SAKNAS not in {line.count for line in shown.lines}


def test_the_sum_that_was_printed_for_a_sex_does_not_give_away_the_only_row_that_is_hidden():
    half: dict[str, Value] = {key: n // 2 for key, n in LYCKSELE.items() if isinstance(n, int)}
    women = half | {"health_young": 3}
    men = {key: n - int(women[key]) for key, n in LYCKSELE.items() if isinstance(n, int)}
    shown = public_area(_of(LYCKSELE, women=women, men=men, definition=published_2024_definition()))
    assert shown.population.published_total == LYCKSELE["known_total_published"]
    for sex in (Sex.KVINNA, Sex.MAN):
        assert shown.by_sex[sex].line("health_young").count is Empty.DOLT
        assert shown.by_sex[sex].published_total is Empty.DOLT


def test_where_nothing_is_small_everything_is_shown():
    half: dict[str, Value] = {key: n // 2 for key, n in LYCKSELE.items() if isinstance(n, int)}
    rest: dict[str, Value] = {key: n - n // 2 for key, n in LYCKSELE.items() if isinstance(n, int)}
    found = _of(LYCKSELE, women=half, men=rest)
    assert public_area(found) == found


def test_a_total_under_another_definition_does_not_tell_the_row_it_counts_more():
    counts: dict[str, Value] = {**LYCKSELE, "unemployed_adult_24": 3}
    del counts["known_total_published"]
    own, other = (populate(each, counts) for each in (lagesbild_definition(), published_2024_definition()))
    alone, other_alone = public_population(own), public_population(other)
    assert isinstance(alone.total, int)
    public, other_public = public_population(own, 5, (other,)), public_population(other, 5, (own, other))
    assert {public.total, other_public.total} & {Empty.DOLT} or _hidden(public) > {"unemployed_adult_24"}
    assert _hidden(public) == _hidden(other_public)
    assert other_alone.definition == other_public.definition


def test_the_sum_of_kommuner_hides_what_one_of_them_hides():
    small = LYCKSELE | {"assistance_sick": 3, "known_total_published": Empty.SAKNAS}
    together = Together(GROUP, DAY, (_of(LYCKSELE), _of(small, at=1)), ())
    public = public_together(together, 5, {"2418": (together.parts[1].population,)})
    summed = public_sum(public)
    assert summed is not None
    assert "assistance_sick" in _hidden(summed.population)
    assert summed.population.total == public.total == 281 + 257
    assert summed.population.complete
    assert summed.population.line("health").count == 1350
    assert set(summed.population.outside) == {"health", "unemployed_adult"}


def test_a_sum_with_a_hidden_total_in_it_is_hidden():
    tiny: dict[str, Value] = dict.fromkeys(LYCKSELE, 0) | {"assistance_sick": 3, "assistance": 3}
    public = public_together(Together(GROUP, DAY, (_of(LYCKSELE), _of(tiny, at=1)), ()))
    assert public.total is Empty.DOLT
    assert public.per_thousand is Empty.DOLT
    summed = public_sum(public)
    assert summed is not None
    assert summed.population.total is Empty.DOLT
    assert public_sum(Together(GROUP, DAY, (), PLACES)) is None


def test_each_year_is_hidden_for_itself():
    small = LYCKSELE | {"assistance_sick": 3}
    before, now = _of(small, day=BEFORE), _of(LYCKSELE)
    public = year_on_year(PLACES[0], [public_area(now), public_area(before, 5, (before.population,))])
    row = next(row for row in public.rows if row.row == "assistance_sick")
    assert row.values == (Empty.DOLT, 27)
    assert isinstance(row.change, Empty)


# Brute force

THRESHOLD, MOST = 3, 6
ROWS = (
    PopulationRow("a", "A", None, RowRole.COUNTED),
    PopulationRow("b", "B", None, RowRole.COUNTED),
    PopulationRow("c", "varav C", "b", RowRole.PART),
)
ONE = PopulationDefinition("one", "En", None, ROWS)
TWICE = PopulationDefinition("twice", "Två", None, (*ROWS[:2], PopulationRow("c", "varav C", "b", RowRole.COUNTED)))
KEYS = ("a", "b", "c")
Counts = tuple[tuple[int, int], ...]
"""Women and men of each row."""


def _areas(counts: Counts) -> list[AreaPopulation]:
    """The same counts under both definitions."""
    found = []
    for definition in (ONE, TWICE):
        everybody: dict[str, Value] = {key: women + men for key, (women, men) in zip(KEYS, counts, strict=True)}
        sexes: list[dict[str, Value]] = [
            {key: pair[sex] for key, pair in zip(KEYS, counts, strict=True)} for sex in (0, 1)
        ]
        found.append(_of(everybody, women=sexes[0], men=sexes[1], definition=definition))
    return found


def _shown(counts: Counts) -> tuple[list[AreaPopulation], dict[tuple[str, ...], Value]]:
    """Every figure that either report prints, *dolt* where it does not."""
    found = _areas(counts)
    beside = [each.population for each in found]
    public = [public_area(each, THRESHOLD, beside) for each in found]
    printed: dict[tuple[str, ...], Value] = {}
    for each in public:
        key = each.population.definition.key
        for sex, population in (("alla", each.population), *((s.value, p) for s, p in each.by_sex.items())):
            printed[key, sex, "total"] = population.total
            for line in population.lines:
                printed["row", sex, line.row.key] = line.count
    return public, printed


def _figures(counts: Counts) -> dict[tuple[str, ...], int]:
    """The true figures under the same keys."""
    figures: dict[tuple[str, ...], int] = {}
    for name, of in (("alla", lambda p: p[0] + p[1]), ("kvinna", lambda p: p[0]), ("man", lambda p: p[1])):
        rows = {key: of(pair) for key, pair in zip(KEYS, counts, strict=True)}
        figures |= {("row", name, key): value for key, value in rows.items()}
        figures["one", name, "total"] = rows["a"] + rows["b"]
        # A part that is larger than its whole is left out of a total.
        figures["twice", name, "total"] = rows["a"] + rows["b"] + (rows["c"] if rows["c"] <= rows["b"] else 0)
    return figures


pairs = st.tuples(st.integers(0, 4), st.integers(0, 4))
counted = st.tuples(pairs, pairs, pairs).filter(
    lambda counts: all(part <= whole for part, whole in zip(counts[2], counts[1], strict=True))
)


@settings(max_examples=60, deadline=None)
@given(counted)
def test_no_hidden_figure_can_be_computed_from_what_two_reports_print(counts: Counts) -> None:
    _, printed = _shown(counts)
    truth = _figures(counts)
    assert all(value in (truth[key], Empty.DOLT) for key, value in printed.items())
    assert not any(0 < value < THRESHOLD for value in printed.values() if not isinstance(value, Empty))
    dark = [key for key, value in printed.items() if value is Empty.DOLT]
    possible: dict[tuple[str, ...], set[int]] = {key: set() for key in dark}
    candidates = []
    for key in KEYS:
        known = {sex: printed["row", sex, key] for sex in ("alla", "kvinna", "man")}
        candidates.append(
            [
                (women, men)
                for women, men in product(range(MOST + 1), repeat=2)
                if all(
                    value is Empty.DOLT or value == of
                    for value, of in ((known["alla"], women + men), (known["kvinna"], women), (known["man"], men))
                )
            ]
        )
    totals = [(key, value) for key, value in printed.items() if key[2] == "total" and value is not Empty.DOLT]
    for world in product(*candidates):
        if any(part > whole for part, whole in zip(world[2], world[1], strict=True)):
            continue
        figures = _figures(world)
        if all(figures[key] == value for key, value in totals):
            for key in dark:
                possible[key].add(figures[key])
        if all(len(values) > 2 for values in possible.values()):
            break
    assert all(len(values) > 1 for values in possible.values()), {k: v for k, v in possible.items() if len(v) < 2}


@settings(max_examples=60, deadline=None)
@given(counted, counted)
def test_a_sum_of_kommuner_is_only_of_figures_that_are_printed(one: Counts, other: Counts) -> None:
    parts = []
    for at, counts in enumerate((one, other)):
        found = _areas(counts)[0]
        parts.append(AreaPopulation(PLACES[at], DAY, found.population, found.by_sex, 5000, found.source))
    public = public_together(Together(GROUP, DAY, tuple(parts), ()), THRESHOLD)
    summed = public_sum(public)
    assert summed is not None
    for line in summed.population.lines:
        members = [part.population.line(line.row.key).count for part in public.parts]
        if isinstance(line.count, int):
            assert line.count == sum(members)
        else:
            assert Empty.DOLT in members
    totals = [part.population.total for part in public.parts]
    assert summed.population.total is Empty.DOLT or summed.population.total == sum(totals)
    for sex, population in summed.by_sex.items():
        for line in population.lines:
            members = [part.by_sex[sex].line(line.row.key).count for part in public.parts]
            assert line.count is Empty.DOLT or line.count == sum(members)
