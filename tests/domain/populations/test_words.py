"""Words for what lies outside the parts, for overlaps, and for which definition was used."""

from dataclasses import replace
from datetime import date

from domain.ground.sex import Sex
from domain.ground.value import Empty
from domain.populations.definition import lagesbild_definition
from domain.populations.population import populate
from domain.populations.words import outside_words, overlap_words, sexes_sentence, version_words, yardstick_words

SHIPPED = lagesbild_definition()


def test_of_121_with_assistance_22_to_49_are_in_neither_part():
    population = populate(SHIPPED, {"assistance": 121, "assistance_unemployed": 72, "assistance_sick": 27})
    assert outside_words(population) == (
        "”Individer med ekonomiskt bistånd”: 22–49 av 121 är i ingen av delarna, som kan överlappa varandra.",
    )


def test_one_part_leaves_a_number_and_no_span():
    parts = {"health": 675, "health_young": 33, "health_sick_unemployed": Empty.EJ_TILLAMPLIGT}
    assert outside_words(populate(SHIPPED, parts)) == (
        "”Individer med sjukpenning, sjukersättning eller aktivitetsersättning”: 642 av 675 är i ingen av delarna.",
    )
    # A row that counts itself leaves nobody outside the total.
    assert outside_words(populate(SHIPPED, {"unemployed_adult": 92, "unemployed_adult_24": 42})) == ()


def test_overlaps_in_words():
    assert overlap_words(SHIPPED) == (
        "”varav arbetslösa” kan överlappa ”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” och "
        "”Långtidsarbetslösa 25–65 år (mer än 12 månader)”."
    )
    assert overlap_words(replace(SHIPPED, overlaps=frozenset())) == ""


def test_a_definition_is_named_with_its_version():
    assert version_words(SHIPPED) == "Lägesbild"
    second = replace(SHIPPED, version=2, valid_from=date(2025, 1, 1))
    assert version_words(second) == "Lägesbild, version 2 från 2025-01-01"
    assert version_words(replace(second, valid_from=None)) == "Lägesbild, version 2"


def test_the_sexes_in_words_say_apart_what_is_not_shown_or_known():
    counts = dict.fromkeys((row.key for row in SHIPPED.rows), 10)
    some = populate(SHIPPED, counts)
    assert sexes_sentence({Sex.MAN: some, Sex.KVINNA: some}) == "Av dem är kvinnor 60, män 60."
    hidden = populate(SHIPPED, dict.fromkeys(counts, Empty.DOLT))
    assert sexes_sentence({Sex.KVINNA: some, Sex.MAN: hidden}) == (
        "Av dem är kvinnor 60. Antalet män visas inte, små tal är dolda."
    )
    assert sexes_sentence({Sex.KVINNA: populate(SHIPPED, {})}) == "Antalet kvinnor är inte känt."


def test_the_yardstick_is_a_twentieth_said_roughly_and_with_what_it_is_not() -> None:
    said = yardstick_words(6_174)
    assert "omkring 5 % av invånarna i arbetsför ålder, här ungefär 310 av 6 174." in said.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "inget mått på behovet" in said
    assert yardstick_words(Empty.SAKNAS) == ""
