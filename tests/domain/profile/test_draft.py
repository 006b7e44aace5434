"""The draft says what the figures say: each number from the profile, with its source, and no more than is known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefits.benefit import Benefit, BenefitFigures, Coverage, Filled, GroupCoverage
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.profile.draft import ChangedSentence, ProfileDraft, changed_sentences, draft_profile
from domain.profile.profile import Profile, build_profile
from domain.profile.ranking import Rank, RankMeasure, RankSource, published_rank
from support.draft_figures import assert_every_number_is_the_profiles
from support.sample_report import published_profile

UMEA = Area("2480", "Umeå", AreaKind.KOMMUN)
SCB = Source("HE0000T02N2", "SCB", recorded=date(2022, 3, 31))
SCB_BEFORE = Source("HE0000T02N2, version 2021", "SCB", recorded=date(2021, 3, 31))
YEAR = Period(2021, PeriodKind.YEAR)


def figures(
    period: Period = YEAR,
    persons: tuple[Value, ...] = (100, 200, 300, 400, 50, 150),
    population: Value = 10_000,
    source: Source = SCB,
    sex: Sex = Sex.ALLA,
    area: Area = UMEA,
    coverage: Coverage | None = None,
    members: GroupCoverage | None = None,
    published: Fraction | None = None,
) -> BenefitFigures:
    kinds = dict(zip(Benefit, persons, strict=True))
    return BenefitFigures(area, period, sex, "20-64", kinds, population, published, source, coverage, members)


def before(persons: tuple[Value, ...] = (100, 200, 300, 400, 50, 150), population: Value = 10_000) -> BenefitFigures:
    return figures(YEAR.previous, persons, population, SCB_BEFORE)


def ranks(**places: tuple[int, int | None]) -> Mapping[RankMeasure, Rank]:
    return {RankMeasure(name): published_rank(now, earlier, 290) for name, (now, earlier) in places.items()}


def text_of(draft: ProfileDraft, key: str) -> str:
    return next((each.text for each in draft.sentences if each.key == key), "")


@pytest.mark.parametrize(
    ("code", "name", "year"),
    [
        ("2401", "Nordmaling", 2021),
        ("2401", "Nordmaling", 2020),
        ("2404", "Vindeln", 2021),
        ("2409", "Robertsfors", 2021),
        ("2284", "Örnsköldsvik", 2021),
    ],
)
def test_every_number_of_a_published_kommuns_draft_is_a_figure_of_its_profile(code: str, name: str, year: int) -> None:
    profile = published_profile(code, name, year)
    assert_every_number_is_the_profiles(profile, draft_profile(profile))


def test_nordmalings_draft_reads_as_a_coordinator_would_write_it() -> None:
    draft = draft_profile(published_profile("2401", "Nordmaling", 2021))
    assert draft.text.replace("\u00a0", " ") == (
        "I Nordmaling försörjdes 551 helårspersoner av sociala ersättningar och bidrag 2021, vilket motsvarar 15,5 % av "
        "befolkningen 20–64 år. Det är 46 färre än 2020, och andelen är 1,2 procentenheter lägre än då (16,7 %); "
        "ändringen ryms inom slumpen (95 procents intervall −3,1 till +0,7 procentenheter). Flest försörjdes av sjuk- "
        "och aktivitetsersättning (180, 32,7 % av alla) och arbetsmarknadsåtgärder (155, 28,1 % av alla).\n\n"
        "Räknat från den lägsta andelen har Nordmaling plats 183 bland 290 kommuner, 35 platser bättre än 2020 (218). "
        "Platsen är 206 (230) för ohälsa, 183 (200) för arbetslöshet och 193 (218) för ekonomiskt bistånd, med platsen "
        "2020 inom parentes.\n\n"
        "Arbetslöshetsersättning (−22) minskade mer än slumpen ger. För övriga ersättningar ryms ändringen inom slumpen.\n\n"
        "Andelen 2021 är den som källan har publicerat, eftersom befolkningen saknas."
    )


_COUNTS = st.tuples(*(st.one_of(st.integers(0, 3000), st.just(Empty.SAKNAS)) for _ in Benefit))
_POPULATIONS = st.one_of(st.integers(3001, 60_000), st.just(Empty.SAKNAS))


@given(_COUNTS, _COUNTS, _POPULATIONS, _POPULATIONS, st.integers(1, 290), st.one_of(st.none(), st.integers(1, 290)))
def test_no_figures_make_a_draft_say_a_number_the_profile_does_not_hold(
    now: tuple[Value, ...],
    earlier: tuple[Value, ...],
    population: Value,
    population_before: Value,
    rank: int,
    previous: int | None,
) -> None:
    made = ranks(total=(rank, previous), ohalsa=(rank, previous))
    profile = build_profile(figures(YEAR, now, population), before(earlier, population_before), made)
    draft = draft_profile(profile, places_per_ten=rank % 30)
    assert_every_number_is_the_profiles(profile, draft)
    keys = [sentence.key for sentence in draft.sentences]
    assert len(keys) == len(set(keys))
    assert all(sentence.text.endswith(".") and "  " not in sentence.text for sentence in draft.sentences)


def test_each_sentence_tells_the_number_of_its_source() -> None:
    printed = Source("regional deck 2021")
    profile = build_profile(figures(), before((120, 200, 300, 400, 50, 150), 9_900), ranks(total=(12, 15)))
    draft = draft_profile(profile, rank_source=printed)
    assert draft.sources == (SCB, SCB_BEFORE, printed)
    numbered = {sentence.key: draft.numbers(sentence) for sentence in draft.sentences}
    assert numbered["level"] == (1,)
    assert numbered["change"] == (1, 2)
    assert numbered["place"] == (3,)
    notes = {sentence.key: draft.note(sentence) for sentence in draft.sentences}
    assert (notes["level"], notes["change"]) == ("[1]", "[1, 2]")


def test_a_sentence_that_tells_no_figure_needs_no_source() -> None:
    draft = draft_profile(build_profile(figures()))
    assert [draft.note(sentence) for sentence in draft.sentences if sentence.key == "change"] == [""]


def test_population_and_persons_each_get_their_part_of_the_change() -> None:
    profile = build_profile(figures(population=9_000), before((100, 200, 300, 380, 50, 150), 10_000))
    draft = draft_profile(profile)
    assert_every_number_is_the_profiles(profile, draft)
    assert text_of(draft, "why_moved").replace("\u00a0", " ") == (
        "Av andelens ändring, +1,5 procentenheter, kom +0,2 från ändrat antal helårspersoner och +1,3 från ändrad "
        "befolkning, från 10 000 till 9 000 personer 20–64 år."
    )
    assert "större än slumpen ger" not in text_of(draft, "change") or "högre" in text_of(draft, "change")


def test_what_did_not_change_is_not_called_a_change() -> None:
    draft = draft_profile(build_profile(figures(), before(), ranks(total=(12, 12), ohalsa=(3, None))))
    assert text_of(draft, "change") == "Det är lika många som 2020, och andelen är densamma som då."
    assert text_of(draft, "none_moved") == "Ingen av ersättningarna ändrades mer än slumpen ger."
    assert text_of(draft, "place").endswith("plats 12 bland 290 kommuner, samma plats som 2020.")
    assert text_of(draft, "group_places") == "Platsen är 3 för ohälsa."
    assert text_of(draft, "why_moved") == ""


def test_a_change_that_rounds_to_nothing_is_said_to_be_almost_none() -> None:
    profile = build_profile(figures(), before((100, 200, 300, 400, 50, Fraction(1497, 10)), 10_000))
    draft = draft_profile(profile)
    assert text_of(draft, "change").startswith("Det är nästan lika många som 2020, och andelen är nästan densamma")
    assert_every_number_is_the_profiles(profile, draft)


def test_kinds_that_rose_and_kinds_that_fell_are_told_apart() -> None:
    profile = build_profile(figures(persons=(300, 100, 100, 100, 100, 100)), before((100, 100, 100, 100, 300, 100)))
    draft = draft_profile(profile)
    assert text_of(draft, "increased") == "Sjukpenning (+200) ökade mer än slumpen ger."
    assert text_of(draft, "decreased") == "Etableringsersättning (−200) minskade mer än slumpen ger."
    assert text_of(draft, "by_chance") == "För övriga ersättningar ryms ändringen inom slumpen."


def test_one_or_two_kinds_that_chance_explains_are_named() -> None:
    profile = build_profile(figures(persons=(900, 900, 900, 900, 100, 100)), before((100, 100, 100, 100, 100, 100)))
    assert text_of(draft_profile(profile), "by_chance") == (
        "För etableringsersättning och ekonomiskt bistånd ryms ändringen inom slumpen."
    )


def test_when_every_kind_moved_chance_is_not_mentioned() -> None:
    profile = build_profile(figures(persons=(900,) * 6), before((100,) * 6))
    assert text_of(draft_profile(profile), "by_chance") == ""


def test_a_share_that_was_published_moves_kinds_without_a_count() -> None:
    """Population is known in one year alone: the kinds' counts decide what chance explains."""
    profile = build_profile(figures(persons=(200, 200, 300, 400, 50, 150)), before(population=Empty.SAKNAS))
    assert text_of(draft_profile(profile), "increased") == "Sjukpenning (+100) ökade mer än slumpen ger."


def test_a_place_that_is_shared_and_ten_persons_are_told() -> None:
    shared = {RankMeasure.TOTAL: Rank(40, 39, 290, True, RankSource.COMPUTED)}
    profile = build_profile(figures(), before(), shared)
    draft = draft_profile(profile, places_per_ten=12)
    assert text_of(draft, "place") == (
        "Räknat från den lägsta andelen har Umeå plats 40 bland 290 kommuner, delad med minst en annan, en plats sämre "
        "än 2020 (39)."
    )
    assert text_of(draft, "ten_persons") == (
        "Tio fler helårspersoner hade kostat 12 platser, så små skillnader mellan kommuner säger lite."
    )
    assert "en plats" in text_of(draft_profile(profile, places_per_ten=1), "ten_persons")
    assert text_of(draft_profile(profile, places_per_ten=0), "ten_persons").endswith("hade inte ändrat platsen.")


def test_ten_persons_say_nothing_of_an_area_without_a_place() -> None:
    assert text_of(draft_profile(build_profile(figures()), places_per_ten=5), "ten_persons") == ""


def test_the_draft_says_what_is_missing() -> None:
    missing = (100, 200, 300, 400, 50, Empty.SAKNAS)
    draft = draft_profile(build_profile(figures(persons=missing), before(missing)))
    assert text_of(draft, "level") == (
        "Hur många som försörjdes av ersättningar i Umeå 2021 kan inte räknas: uppgifter saknas."
    )
    assert text_of(draft, "change") == ""
    assert text_of(draft, "largest") == ""
    assert text_of(draft, "missing") == "Uppgift om ekonomiskt bistånd 2021 saknas, så totalen kan inte räknas."


def test_without_the_year_before_nothing_is_compared() -> None:
    draft = draft_profile(build_profile(figures()))
    assert text_of(draft, "change") == "Det finns inga siffror för 2020 att jämföra med."
    assert text_of(draft, "none_moved") == ""


def test_without_a_population_only_persons_are_said() -> None:
    draft = draft_profile(build_profile(figures(population=Empty.SAKNAS)))
    assert text_of(draft, "level") == (
        "I Umeå försörjdes 1\u00a0200 helårspersoner av sociala ersättningar och bidrag 2021."
    )


def test_only_shares_can_be_compared_where_a_kind_was_not_told() -> None:
    """A published share of the year before stands alone when its persons are not known."""
    earlier = figures(YEAR.previous, (Empty.SAKNAS,) * 6, Empty.SAKNAS, SCB_BEFORE, published=Fraction(13))
    profile = build_profile(figures(), earlier)
    draft = draft_profile(profile)
    assert text_of(draft, "change") == "Andelen är 1,0 procentenheter lägre än 2020 (13,0\u00a0%)."
    assert_every_number_is_the_profiles(profile, draft)


def test_nobody_supported_has_no_largest_kind() -> None:
    draft = draft_profile(build_profile(figures(persons=(0,) * 6)))
    assert text_of(draft, "largest") == ""
    assert "ingen helårsperson" in text_of(draft, "level")


def test_women_are_called_women_and_the_country_the_country() -> None:
    women = draft_profile(build_profile(figures(sex=Sex.KVINNA)))
    assert "(kvinnor)" in text_of(women, "level")
    country = draft_profile(build_profile(figures(area=Area("00", "Riket", AreaKind.RIKET))))
    assert text_of(country, "level").startswith("I riket försörjdes")


GAP = {Benefit.EKONOMISKT_BISTAND: (month(2021, 4), month(2021, 5))}


def test_months_that_are_missing_or_left_out_are_told_for_both_years() -> None:
    now = figures(coverage=Coverage(7, 12, GAP, population_months=7))
    earlier = replace(before(), coverage=Coverage(12, 12, {}, population_months=12))
    profile = build_profile(now, earlier)
    draft = draft_profile(profile)
    assert text_of(draft, "months") == ("Siffrorna för 2021 bygger på 7 av 12 månader och är därför ofullständiga.")
    assert text_of(draft, "gaps") == (
        "Ekonomiskt bistånd rapporterades inte för april och maj 2021; de månaderna är utelämnade ur medelvärdet."
    )
    assert text_of(draft, "months_before") == ""
    assert_every_number_is_the_profiles(profile, draft)


def test_months_that_were_filled_are_told() -> None:
    filled = (Filled(month(2020, 4), month(2020, 3)),)
    earlier = replace(before(), coverage=Coverage(12, 12, {}, filled, 12))
    draft = draft_profile(build_profile(figures(), earlier, treatment=GapTreatment.SENAST_KANDA))
    assert text_of(draft, "filled_before") == (
        "Ekonomiskt bistånd rapporterades inte för april 2020; där används senast kända värde."
    )


def test_a_kind_that_no_month_reports_is_missing_and_not_left_out() -> None:
    every = {Benefit.EKONOMISKT_BISTAND: tuple(YEAR.months)}
    now = figures(persons=(1, 2, 3, 4, 5, Empty.SAKNAS), coverage=Coverage(12, 12, every, population_months=12))
    assert text_of(draft_profile(build_profile(now)), "gaps") == ""


def test_a_groups_draft_tells_which_members_it_lacks() -> None:
    vindeln, bjurholm = Area("2404", "Vindeln", AreaKind.KOMMUN), Area("2403", "Bjurholm", AreaKind.KOMMUN)
    group = Area("umearegionen", "Umeåregionen", AreaKind.GROUP)
    now = figures(area=group, members=GroupCoverage((UMEA, vindeln), (bjurholm,)))
    earlier = replace(before(), area=group, members=GroupCoverage((UMEA, vindeln, bjurholm), ()))
    profile = build_profile(now, earlier)
    draft = draft_profile(profile)
    assert text_of(draft, "members") == "Siffrorna för 2021 gäller 2 av gruppens 3 kommuner: Bjurholm saknas."
    assert text_of(draft, "members_before") == ""
    assert text_of(draft, "place") == ""
    assert_every_number_is_the_profiles(profile, draft)


def test_a_half_year_is_compared_with_the_same_half_of_the_year_before() -> None:
    half = parse_period("2021 H1")
    profile = build_profile(figures(half), figures(half.previous, (120, 200, 300, 400, 50, 150), source=SCB_BEFORE))
    draft = draft_profile(profile)
    assert "20 färre än första halvåret 2020" in text_of(draft, "change")
    assert_every_number_is_the_profiles(profile, draft)


def test_changed_figures_show_which_sentences_differ() -> None:
    old = draft_profile(build_profile(figures(), before(), ranks(total=(12, 15))))
    new = draft_profile(build_profile(figures(persons=(110, 200, 300, 400, 50, 150)), before()))
    assert changed_sentences(old.kept, old) == ()
    changed = {each.key: each for each in changed_sentences(old.kept, new)}
    assert changed["level"] == ChangedSentence("level", text_of(old, "level"), text_of(new, "level"))
    assert changed["place"] == ChangedSentence("place", text_of(old, "place"), "")
    assert changed["why_moved"].before == ""
    assert "none_moved" not in changed


def test_text_and_paragraphs_are_the_same_words() -> None:
    profile: Profile = published_profile("2404", "Vindeln", 2021)
    draft = draft_profile(profile)
    assert draft.text.split("\n\n") == [" ".join(each.text for each in paragraph) for paragraph in draft.paragraphs]


def test_a_reform_between_the_years_is_named_in_the_draft_and_in_the_notes() -> None:
    later = Period(2025, PeriodKind.YEAR)
    profile = build_profile(figures(later), figures(later.previous))
    said = text_of(draft_profile(profile), "reform")
    assert said == (
        "Nivåerna 2024 och 2025 är inte helt jämförbara, från 2025-01-01: små slumpmässiga avvikelser i SCB:s "
        "folkmängd; från 2025-07-01: ny socialtjänstlag; från 2025-10-01: ny arbetslöshetsförsäkring."
    )
    assert said in profile.notes
    assert text_of(draft_profile(build_profile(figures(later))), "reform") == ""
    assert text_of(draft_profile(build_profile(figures(), before())), "reform") == ""
