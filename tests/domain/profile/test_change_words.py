"""Why a share moved, in words: its two parts, what cannot be told, and what chance says."""

from dataclasses import replace

from domain.ground.value import Empty
from domain.profile.change_words import chance_words, change_sentence
from domain.profile.profile import build_profile
from support.invented_figures import figures

MANY = (1000, 2000, 3000, 4000, 500, 1500)
MORE = (1500, 2000, 3000, 4000, 500, 1500)


def test_persons_and_population_are_said_apart_with_what_chance_explains() -> None:
    profile = build_profile(figures(population=9_000), figures(when=2020))
    said = change_sentence(profile)
    assert said.startswith("Andelen ändrades med +1,3 procentenheter sedan 2020: 0,0 genom ändrat antal")
    assert "+1,3 genom ändrad befolkning 20–64 år." in said
    assert "Ändringen är större än slumpen ger: 95 procents intervall är +0,3 till +2,3 procentenheter." in said


def test_without_a_population_the_change_is_not_divided() -> None:
    without = build_profile(figures(population=Empty.SAKNAS), figures(when=2020, population=Empty.SAKNAS))
    assert change_sentence(without).startswith("Befolkningen är inte känd för båda perioderna, därför kan ändringen")
    assert chance_words(without.total) == ""
    gap = build_profile(figures(persons=(*MANY[:-1], Empty.SAKNAS)), figures(when=2020))
    assert change_sentence(gap) == "Antalet är inte känt för båda perioderna, så ändringen sedan 2020 kan inte räknas."


def test_chance_is_said_without_its_interval_where_it_is_narrow_or_of_persons_alone() -> None:
    moved = build_profile(
        figures(persons=MORE, population=1_000_000), figures(when=2020, persons=MANY, population=1_000_000)
    )
    assert chance_words(moved.total).startswith("Ändringen är större än slumpen ger")
    persons = build_profile(
        figures(persons=(101, *MANY[1:]), population=Empty.SAKNAS),
        figures(when=2020, persons=(100, *MANY[1:]), population=Empty.SAKNAS),
    )
    assert chance_words(persons.rows[0]) == "Ändringen ryms inom slumpen."
    assert chance_words(replace(moved.total, chance=None, count_chance=None)) == ""
