"""The municipal profile, held against what was printed for Nordmaling and its neighbours."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import AGE_20_65, Benefit, BenefitFigures
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.display import show_change, show_number, show_percent
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.profile.change_words import change_sentence
from domain.profile.profile import Profile, build_profile
from domain.profile.ranking import Rank, RankMeasure, RankSource, published_rank
from domain.profile.words import difference_words, persons_words, place_words, summary_sentence
from drawing.profile import profile_chart, rank_chart

DATA = Path(__file__).parents[2] / "data"
NAMES = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors", "2284": "Örnsköldsvik"}


def published(area: str, year: str) -> BenefitFigures:
    with (DATA / "published-equivalents.csv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if (row["area_code"], row["period"]) == (area, year))
    share = row["published_share_percent"]
    return BenefitFigures(
        Area(area, NAMES[area], AreaKind.KOMMUN),
        parse_period(year),
        Sex(row["sex"]),
        row["age_group"],
        {kind: int(row[kind.value]) for kind in Benefit},
        Empty.SAKNAS,
        Fraction(share) if share else None,
        Source(row["source"]),
    )


def published_ranks(area: str) -> dict[RankMeasure, Rank]:
    with (DATA / "published-ranks.csv").open(encoding="utf-8") as file:
        return {
            RankMeasure(row["measure"]): published_rank(
                int(row["rank"]), int(row["rank_previous_year"]), int(row["areas_ranked"])
            )
            for row in csv.DictReader(file)
            if row["area_code"] == area
        }


def profile_of(area: str) -> Profile:
    return build_profile(published(area, "2021"), published(area, "2020"), published_ranks(area))


def figures(
    persons: tuple[Value, ...],
    population: Value = Empty.SAKNAS,
    year: str = "2021",
    share: Fraction | None = None,
) -> BenefitFigures:
    return replace(
        published("2401", "2021"),
        period=parse_period(year),
        persons=dict(zip(Benefit, persons, strict=True)),
        population=population,
        published_share=share,
    )


def test_nordmaling_2021_to_the_last_digit():
    profile = profile_of("2401")
    assert [row.persons for row in profile.all_rows] == [108, 180, 42, 155, 10, 56, 551]
    assert [row.persons_before for row in profile.all_rows] == [115, 191, 64, 140, 20, 67, 597]
    shares = ["19,6", "32,7", "7,6", "28,1", "1,8", "10,2", "100,0"]
    assert [show_number(row.share_of_total, 1) for row in profile.all_rows] == shares
    assert [show_change(row.difference) for row in profile.all_rows] == ["−7", "−11", "−22", "+15", "−10", "−11", "−46"]
    assert show_percent(profile.total.share_of_population) == "15,5\u00a0%"
    assert show_number(profile.total.share_of_population_before, 1) == "16,7"
    assert show_change(profile.total.change.points, 1) == "−1,2"
    assert profile.total.change.points == Fraction("-1.2")
    assert profile.share_published
    assert profile.share_published_before
    # A published share of the total says nothing of the kinds, and without population the change cannot be split.
    assert {row.share_of_population for row in profile.rows} == {Empty.SAKNAS}
    assert profile.total.change.from_persons is Empty.SAKNAS
    assert profile.ranks[RankMeasure.TOTAL].movement == 35


@pytest.mark.parametrize("area", NAMES)
def test_every_printed_row_comes_back(area):
    profile = profile_of(area)
    with (DATA / "published-equivalents.csv").open(encoding="utf-8") as file:
        printed = {row["period"]: row for row in csv.DictReader(file) if row["area_code"] == area}
    assert profile.total.persons == int(printed["2021"]["total"])
    assert profile.total.persons_before == int(printed["2020"]["total"])
    assert profile.total.difference == int(printed["2021"]["total"]) - int(printed["2020"]["total"])
    share = printed["2021"]["published_share_percent"]
    expected = Fraction(share) if share else Empty.SAKNAS
    assert profile.total.share_of_population == expected
    for kind in Benefit:
        assert profile.row(kind).persons == int(printed["2021"][kind.value])
        assert profile.row(kind).label == kind.label


def test_the_notes_say_what_the_figures_cannot_bear():
    assert profile_of("2401").notes == (
        "Andelen av befolkningen 2021 och 2020 är publicerad. Befolkningen saknas, därför visas andelen bara totalt.",
        "Totalt: 95 procents intervall för ändringen är −3,1 till +0,7 procentenheter. Ryms inom slumpen.",
        "Ändringen ryms inom slumpen för Sjukpenning, Sjuk- och aktivitetsersättning, Arbetsmarknadsåtgärder, "
        "Etableringsersättning och Ekonomiskt bistånd.",
        "Platserna bland kommunerna är publicerade, inte räknade här.",
    )


def test_vindelns_shares_do_not_add_up_as_shown():
    notes = profile_of("2404").notes
    assert "Avrundat: de visade delarna blir inte exakt summan för andel av totalen 2021." in notes
    assert "Befolkningen 2020 saknas, därför kan ingen andel av befolkningen räknas." in notes


def test_with_a_population_every_kind_has_its_share_and_the_change_its_reasons():
    profile = build_profile(
        figures((108, 180, 42, 155, 10, 56), 3555), figures((115, 191, 64, 140, 20, 67), 3575, "2020")
    )
    assert show_percent(profile.row(Benefit.SJUKPENNING).share_of_population) == "3,0\u00a0%"
    change = profile.total.change
    assert change.from_persons + change.from_population == change.points
    assert change.from_persons < 0 < change.from_population
    assert not profile.share_published
    assert profile.total.chance.within_chance
    assert profile.has_previous
    assert profile.previous_period == parse_period("2020")


def test_a_change_of_points_that_does_not_follow_from_the_printed_shares_is_noted():
    # 3,04 − 2,96 prints as 3,0, 3,0 and 0,1.
    now, before = (304, 0, 0, 0, 0, 0), (296, 0, 0, 0, 0, 0)
    profile = build_profile(figures(now, 10_000), figures(before, 10_000, "2020"))
    assert (
        "Avrundat: ändringen i procentenheter är räknad på exakta andelar för Sjukpenning och Totalt." in profile.notes
    )


def test_the_two_parts_of_a_change_add_up_as_printed():
    # −0,24 and −0,04 make −0,28: with one decimal −0,2, 0,0 and −0,3.
    before = figures((1000, 0, 0, 0, 0, 0), 10_000, "2020")
    said = change_sentence(build_profile(figures((976, 0, 0, 0, 0, 0), 10_040), before))
    assert said.startswith("Andelen ändrades med −0,28 procentenheter sedan 2020: −0,24 genom ändrat antal")
    assert "och −0,04 genom ändrad befolkning" in said


def test_a_direction_follows_the_number_it_stands_beside():
    """More persons of a population that grew faster: the share fell, and so does the number that is said."""
    before = figures((10_000, 0, 0, 0, 0, 0), 100_000, "2020")
    said = summary_sentence(build_profile(figures((10_040, 0, 0, 0, 0, 0), 120_000), before))
    assert "sjukpenning (−1,6 procentenheter) minskade" in said
    tiny = build_profile(
        figures((300_100, 0, 0, 0, 0, 0), 30_000_000), figures((297_100, 0, 0, 0, 0, 0), 30_000_000, "2020")
    )
    assert "ökade med 0,01 procentenheter" in summary_sentence(tiny)


def test_a_change_that_is_more_than_chance_is_said_to_be():
    profile = build_profile(figures((300, 10, 10, 10, 10, 10), 5000), figures((100, 10, 10, 10, 10, 10), 5000, "2020"))
    assert any("Mer än slumpen ger." in note for note in profile.notes)
    assert profile.row(Benefit.SJUKPENNING).moved
    assert not profile.row(Benefit.EKONOMISKT_BISTAND).moved


def test_a_large_area_gets_no_words_about_chance():
    now, before = (300_000, 300_000, 0, 0, 0, 0), (299_000, 301_000, 0, 0, 0, 0)
    profile = build_profile(figures(now, 6_000_000), figures(before, 6_000_000, "2020"))
    assert not any("intervall" in note for note in profile.notes)


def test_a_missing_kind_leaves_the_total_missing_and_says_so():
    profile = build_profile(figures((108, 180, 42, 155, 10, Empty.SAKNAS), 3555))
    assert profile.total.persons is Empty.SAKNAS
    assert profile.total.share_of_population is Empty.SAKNAS
    assert show_percent(profile.row(Benefit.SJUKPENNING).share_of_population) == "3,0\u00a0%"
    assert profile.row(Benefit.SJUKPENNING).share_of_total is Empty.SAKNAS
    assert profile.notes == (
        "Ofullständig uppgift 2021: Ekonomiskt bistånd saknas, så totalen kan inte räknas.",
        "Uppgifter för 2020 saknas.",
    )


def test_a_hidden_kind_is_said_to_be_hidden_and_not_to_be_missing():
    profile = build_profile(figures((108, Empty.DOLT, 42, Empty.SAKNAS, 10, 56), 3555))
    assert profile.notes[:2] == (
        "Ofullständig uppgift 2021: Arbetsmarknadsåtgärder saknas, så totalen kan inte räknas.",
        "Ofullständig uppgift 2021: uppgiften om Sjuk- och aktivitetsersättning är dold, så totalen kan inte räknas.",
    )


def test_without_the_year_before_nothing_is_compared():
    profile = build_profile(published("2401", "2021"))
    assert not profile.has_previous
    assert profile.total.difference is Empty.SAKNAS
    assert profile.population_before is Empty.SAKNAS
    assert not profile.share_published_before
    assert profile.total.chance is None
    assert not profile.total.moved
    assert profile.ranks == {}


def test_figures_that_cannot_be_compared_are_a_defect():
    now, before = published("2401", "2021"), published("2401", "2020")
    for other in (
        replace(before, age_group=AGE_20_65),
        replace(before, sex=Sex.KVINNA),
        replace(before, period=parse_period("2019")),
        published("2404", "2020"),
    ):
        with pytest.raises(ValueError, match="compared"):
            build_profile(now, other)


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (
            "2401",
            "I Nordmaling försörjdes 551 helårspersoner 2021, 46 färre än 2020; det är 15,5\u00a0% av befolkningen "
            "20–64 år (16,7\u00a0% 2020), plats 183 av 290 kommuner (218). Andelens ändring, −1,2 procentenheter, "
            "ryms inom slumpen; arbetslöshetsersättning (−22) minskade.",
        ),
        (
            "2409",
            "I Robertsfors försörjdes 441 helårspersoner 2021, 30 färre än 2020; plats 100 av 290 kommuner (121). "
            "Ingen ersättning ändrades mer än slumpen ger.",
        ),
    ],
)
def test_the_sentence_calls_no_chance_a_change(area, said):
    assert summary_sentence(profile_of(area)) == said


def test_the_sentence_follows_the_figures():
    before = figures((100, 100, 100, 0, 0, 0), 5000, "2020")
    risen = build_profile(figures((300, 100, 40, 0, 0, 0), 5000), before)
    assert summary_sentence(risen).endswith(
        "Andelen ökade med 2,8 procentenheter; sjukpenning (+200) ökade; arbetslöshetsersättning (−60) minskade."
    )
    fallen = build_profile(figures((100, 1, 40, 0, 0, 0), 5000), before)
    assert "Andelen minskade med 3,2 procentenheter; " in summary_sentence(fallen)
    still = build_profile(figures((100, 100, 100, 0, 0, 0), 5000), before)
    assert "lika många som 2020" in summary_sentence(still)
    assert summary_sentence(still).endswith("Andelen är oförändrad; ingen ersättning ändrades mer än slumpen ger.")


def test_the_sentence_is_honest_about_what_is_missing():
    alone = build_profile(figures((1, 0, 0, 0, 0, 0)))
    assert summary_sentence(alone) == "I Nordmaling försörjdes 1 helårsperson 2021."
    missing = build_profile(figures((Empty.SAKNAS, 0, 0, 0, 0, 0)))
    assert summary_sentence(missing) == "Antalet helårspersoner i Nordmaling 2021 kan inte räknas: uppgifter saknas."
    partly = build_profile(figures((Empty.SAKNAS, 0, 100, 0, 0, 0)), figures((1, 0, 10, 0, 0, 0), year="2020"))
    assert summary_sentence(partly).endswith("Arbetslöshetsersättning (+90) ökade.")


def test_women_alone_are_said_to_be_women():
    women = replace(figures((9, 0, 0, 0, 0, 0)), sex=Sex.KVINNA)
    assert summary_sentence(build_profile(women)) == "I Nordmaling försörjdes 9 helårspersoner (kvinnor) 2021."


def test_a_rank_without_the_year_before_stands_alone():
    ranks = {RankMeasure.TOTAL: Rank(3, None, 290, tied=False, source=RankSource.COMPUTED)}
    profile = build_profile(figures((9, 0, 0, 0, 0, 0)), ranks=ranks)
    assert summary_sentence(profile) == "I Nordmaling försörjdes 9 helårspersoner 2021; plats 3 av 290 kommuner."
    assert "Platserna bland kommunerna är publicerade, inte räknade här." not in profile.notes
    assert rank_chart(profile).text.reading == "Totalt: plats 3 av 290."


def test_one_and_none_are_inflected():
    assert persons_words(0) == "ingen helårsperson"
    assert persons_words(Fraction(1, 3)) == "mindre än en halv helårsperson"
    assert persons_words(Fraction(2, 3)) == "1 helårsperson"
    assert persons_words(1234) == "1\u00a0234 helårspersoner"
    assert persons_words(Empty.SAKNAS) == "antalet helårspersoner saknas"
    assert difference_words(1, "2020") == "en fler än 2020"
    assert difference_words(-2, "2020") == "2 färre än 2020"
    assert difference_words(0, "2020") == "lika många som 2020"
    assert difference_words(Fraction(1, 3), "2020") == "nästan lika många som 2020"
    assert difference_words(Empty.SAKNAS, "2020") == ""


def test_the_nation_has_a_small_letter_in_a_sentence():
    assert place_words(Area(RIKET, "Riket", AreaKind.RIKET)) == "riket"
    assert place_words(Area("2401", "Nordmaling", AreaKind.KOMMUN)) == "Nordmaling"


def test_the_bar_chart_says_what_it_shows():
    chart = profile_chart(profile_of("2401"))
    assert chart.categories == tuple(kind.label for kind in Benefit)
    assert [tone.value for tone in chart.tones] == [kind.value for kind in Benefit]
    assert [(series.name, series.values, series.earlier) for series in chart.series] == [
        ("2021", (108, 180, 42, 155, 10, 56), False),
        ("2020", (115, 191, 64, 140, 20, 67), True),
    ]
    assert chart.text.title == "Helårspersoner per ersättning, Nordmaling 2021"
    assert chart.text.reading == (
        "Flest försörjdes av sjuk- och aktivitetsersättning: 180 av 551 helårspersoner. Mest ändrades arbetslöshetsersättning (−22)."
    )
    assert chart.text.alternative == (
        "Stapeldiagram över helårspersoner per ersättning i Nordmaling 2021, med 2020 inom parentes: Sjukpenning 108 "
        "(115), Sjuk- och aktivitetsersättning 180 (191), Arbetslöshetsersättning 42 (64), Arbetsmarknadsåtgärder 155 (140), "
        "Etableringsersättning 10 (20) och Ekonomiskt bistånd 56 (67)."
    )
    assert chart.text.unit == "helårspersoner 20–64 år"
    assert chart.text.source == "Källa: regional deck 2021"


def test_the_bar_chart_of_a_single_year_has_one_series_and_no_comparison():
    chart = profile_chart(build_profile(figures((5, 5, 0, 0, 0, Empty.SAKNAS))))
    assert len(chart.series) == 1
    assert chart.text.reading == (
        "Flest av de kända helårspersonerna försörjdes av sjukpenning och sjuk- och aktivitetsersättning: 5."
    )
    assert chart.text.alternative.endswith("Etableringsersättning 0 och Ekonomiskt bistånd saknas.")


def test_a_chart_of_nobody_says_so():
    assert profile_chart(build_profile(figures((0,) * 6))).text.reading == (
        "Ingen helårsperson är känd i Nordmaling 2021."
    )
    assert profile_chart(build_profile(figures((Empty.SAKNAS,) * 6))).text.reading == (
        "Ingen helårsperson är känd i Nordmaling 2021."
    )


def test_the_rank_chart_shows_every_published_place():
    chart = rank_chart(profile_of("2401"))
    assert [(mark.label, mark.rank, mark.previous, mark.of, mark.quarter) for mark in chart.marks] == [
        ("Totalt", 183, 218, 290, 3),
        ("Ohälsa", 206, 230, 290, 3),
        ("Arbetslöshet", 183, 200, 290, 3),
        ("Ekonomiskt bistånd", 193, 218, 290, 3),
    ]
    assert chart.text.reading == "Totalt: plats 183 av 290, 35 platser bättre än 2020."
    assert "totalt 183 av 290 (2020: 218), ohälsa 206 av 290 (2020: 230)" in chart.text.alternative
    assert rank_chart(build_profile(published("2401", "2021"))) is None


@pytest.mark.parametrize(
    ("previous", "said"),
    [
        (10, "Totalt: plats 10 av 290, samma som 2020."),
        (11, "Totalt: plats 10 av 290, en plats bättre än 2020."),
        (7, "Totalt: plats 10 av 290, 3 platser sämre än 2020."),
    ],
)
def test_a_movement_is_inflected(previous, said):
    ranks = {RankMeasure.TOTAL: published_rank(10, previous, 290)}
    assert rank_chart(build_profile(published("2401", "2021"), ranks=ranks)).text.reading == said


persons = st.one_of(st.integers(0, 5000), st.fractions(0, 5000, max_denominator=12), st.sampled_from(Empty))


@given(
    st.tuples(*[persons] * 6),
    st.tuples(*[persons] * 6),
    st.one_of(st.integers(0, 20_000), st.just(Empty.SAKNAS)),
    st.one_of(st.integers(1, 20_000), st.just(Empty.SAKNAS)),
    st.one_of(st.none(), st.fractions(0, 100)),
)
def test_whatever_the_figures_the_profile_adds_up_and_speaks(now, before, population, population_before, share):
    profile = build_profile(figures(now, population, "2021", share), figures(before, population_before, "2020"))
    total = profile.total
    shares = [row.share_of_total for row in profile.rows if row.share_of_total is not Empty.EJ_TILLAMPLIGT]
    if shares and not any(isinstance(each, Empty) for each in shares):
        assert sum(shares) == 100 == total.share_of_total
    change = total.change
    if not isinstance(change.from_persons, Empty):
        assert change.from_persons + change.from_population == change.points
    for text in (
        summary_sentence(profile),
        profile_chart(profile).text.reading,
        profile_chart(profile).text.alternative,
    ):
        assert text
        assert "None" not in text
        assert "Empty" not in text
        assert text.endswith(".")
