"""What a reader is told about figures made of months, of members, and of two sources."""

from fractions import Fraction

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, CountryGaps
from domain.benefits.of_period import (
    GapTreatment,
    KnownAid,
    MonthFigures,
    figures_of_group,
    figures_of_period,
    over_common,
)
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, PeriodKind, month, parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value
from domain.profile.draft import draft_profile
from domain.profile.notes import country_note, level_of_all, show_months, when_lacking
from domain.profile.profile import Profile, Standing, build_profile
from domain.profile.ranking import Rank, RankMeasure, RankSource
from domain.profile.words import summary_sentence

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
HEBY = Area("0331", "Heby", AreaKind.KOMMUN)
GROUP = Area("norra-uppland", "Norra Uppland", AreaKind.GROUP)
SCB = Source("TAB1386", "SCB")
PLACE = Rank(3, 4, 288, False, RankSource.COMPUTED)


def year(
    number: int = 2021,
    *,
    months: int = 12,
    gaps: tuple[int, ...] = (),
    population: dict[int, Value] | None = None,
    area: Area = TIERP,
    treatment: GapTreatment = GapTreatment.LAMNA_UT,
    before: KnownAid | None = None,
) -> BenefitFigures:
    figures = [
        MonthFigures(
            month(number, at),
            (100, 200, 30, 40, 5, Empty.SAKNAS if at in gaps else 60),
            (population or {}).get(at, 9000),
        )
        for at in range(1, months + 1)
    ]
    period = Period(number, PeriodKind.YEAR)
    return figures_of_period(area, period, Sex.ALLA, AGE_20_64, figures, SCB, treatment=treatment, before=before)


def typed(number: int = 2021, aid: Value = 60, population: Value = 9000, *, area: Area = TIERP) -> BenefitFigures:
    persons: dict[Benefit, Value] = dict(zip(Benefit, (100, 200, 30, 40, 5, aid), strict=True))
    source = Source("regional deck 2021")
    return BenefitFigures(area, Period(number, PeriodKind.YEAR), Sex.ALLA, AGE_20_64, persons, population, None, source)


def notes(profile: Profile) -> str:
    return "\n".join(profile.notes)


def test_a_whole_year_of_months_needs_no_word():
    assert not any("månad" in note for note in build_profile(year(), year(2020)).notes)


def test_an_incomplete_year_says_its_months():
    said = notes(build_profile(year(months=9), year(2020)))
    assert "2021 är ofullständigt: 9 av 12 månader." in said
    assert "2020 är ofullständigt" not in said


def test_population_that_is_known_for_some_months_only():
    assert "Befolkningen 2021 är känd för 11 av 12 månader." in notes(build_profile(year(population={4: Empty.SAKNAS})))


def test_bortfall_that_is_left_out_and_bortfall_that_is_filled():
    left_out = notes(build_profile(year(gaps=(3, 4))))
    assert (
        "Ekonomiskt bistånd saknas (bortfall) mars och april 2021: medelvärdet bygger på 10 av 12 månader." in left_out
    )
    filled = year(gaps=(3, 4), treatment=GapTreatment.SENAST_KANDA)
    said = notes(build_profile(filled, treatment=GapTreatment.SENAST_KANDA))
    assert (
        "Ekonomiskt bistånd saknas (bortfall) mars och april 2021: senast kända värde, februari 2021, används." in said
    )
    nothing = year(gaps=(1, 2), treatment=GapTreatment.SENAST_KANDA)
    said = notes(build_profile(nothing, treatment=GapTreatment.SENAST_KANDA))
    assert "Det finns inget tidigare värde för ekonomiskt bistånd att använda i stället." in said


def test_a_year_of_nothing_but_gaps_is_a_missing_kind_and_no_mean():
    said = notes(build_profile(year(gaps=tuple(range(1, 13)))))
    assert "Ofullständig uppgift 2021: Ekonomiskt bistånd saknas" in said
    assert "bortfall" not in said


def test_months_are_listed_with_their_year_once():
    assert show_months([month(2021, 3)]) == "mars 2021"
    assert show_months([month(2020, 12), month(2021, 1)]) == "december 2020 och januari 2021"


def test_a_computed_year_beside_a_typed_one_is_said():
    assert "2021 är räknat ur månader, 2020 är ett angivet värde." in notes(build_profile(year(), typed(2020)))
    assert "2020 är räknat ur månader, 2021 är ett angivet värde." in notes(build_profile(typed(), year(2020)))


def test_which_of_two_sets_of_figures_is_shown_and_where_they_differ():
    said = notes(build_profile(year(), beside=typed(aid=Fraction(121, 2), population=Empty.SAKNAS)))
    assert (
        "2021 visas ur månadstabellen. Det finns också angivna värden (regional deck 2021); de skiljer sig: "
        "Ekonomiskt bistånd 60,5 mot 60,0 i tabellen." in said
    )
    assert "(regional deck 2021); de är lika." in notes(build_profile(year(), beside=typed()))
    said = notes(build_profile(typed(), beside=year(months=3)))
    assert "2021 visas som angivna värden (regional deck 2021), eftersom månadstabellen är ofullständig" in said


def test_a_group_says_who_is_missing_and_when_the_periods_differ():
    def group(number: int, **members: BenefitFigures) -> BenefitFigures:
        figures = figures_of_group(GROUP, [HEBY, TIERP], {each.area.code: each for each in members.values()})
        assert figures is not None
        return figures

    now = group(2021, heby=year(area=HEBY))
    before = group(2020, heby=year(2020, area=HEBY), tierp=year(2020))
    said = notes(build_profile(now, before))
    assert "2021: 1 av 2 kommuner räknas. Tierp saknas, i antal och befolkning." in said
    compared = over_common(
        GROUP, [HEBY, TIERP], {HEBY.code: year(area=HEBY), TIERP.code: year()}, {HEBY.code: year(2020, area=HEBY)}
    )
    assert compared is not None
    assert compared.of_all == (group(2021, heby=year(area=HEBY), tierp=year()),)
    common = build_profile(compared.now, compared.before, of_all=compared.of_all)
    assert "Siffrorna och ändringen gäller 1 av 2 kommuner, de som har siffror båda perioderna; utan Tierp." in notes(
        common
    )
    assert "Alla 2 kommuner 2021: " in notes(common)
    assert level_of_all(now).startswith("1 av 2 kommuner 2021: ")
    assert "räknat på 1 av 2 kommuner, de som har siffror båda perioderna" in summary_sentence(common)
    assert "Siffrorna och ändringen gäller 1 av 2 kommuner" in draft_profile(common).text
    assert common.group_notes[0] not in common.other_notes


def test_a_group_of_other_kommuner_than_the_year_before_has_no_change_but_both_levels():
    apart = over_common(GROUP, [HEBY, TIERP], {HEBY.code: year(area=HEBY)}, {TIERP.code: year(2020)})
    assert apart is not None
    assert apart.before is None
    found = build_profile(apart.now, None, of_all=apart.of_all)
    said = notes(found)
    assert "Ingen kommun har siffror för både 2021 och 2020, så ingen ändring räknas. 1 av 2 kommuner 2020: " in said
    assert "Uppgifter för 2020 saknas" not in said
    assert "Ingen kommun har siffror för både 2021 och 2020" in draft_profile(found).text
    assert over_common(GROUP, [HEBY, TIERP], {}, {TIERP.code: year(2020)}) is None


def test_a_group_that_has_lost_a_kommun_says_the_level_of_all_the_year_before():
    before = {HEBY.code: year(2020, area=HEBY), TIERP.code: year(2020)}
    lost = over_common(GROUP, [HEBY, TIERP], {HEBY.code: year(area=HEBY)}, before)
    assert lost is not None
    said = notes(build_profile(lost.now, lost.before, of_all=lost.of_all))
    assert "gäller 1 av 2 kommuner, de som har siffror båda perioderna; utan Tierp. Alla 2 kommuner 2020: " in said
    assert "Tierp saknas" not in said


def test_the_level_of_all_is_said_without_a_share_where_no_population_is_known():
    now = {each.code: typed(area=each, population=Empty.SAKNAS) for each in (HEBY, TIERP)}
    grown = over_common(GROUP, [HEBY, TIERP], now, {HEBY.code: typed(2020, area=HEBY, population=Empty.SAKNAS)})
    assert grown is not None
    found = build_profile(grown.now, grown.before, of_all=grown.of_all)
    assert any(note.endswith("Alla 2 kommuner 2021: 870 helårspersoner.") for note in found.group_notes), (
        found.group_notes
    )
    assert "Alla 2 kommuner 2021: 870 helårspersoner." in draft_profile(found).text


def test_places_say_how_many_were_ranked():
    ranked = build_profile(year(), standing=Standing({RankMeasure.TOTAL: PLACE}, {}, 290))
    assert ranked.notes[-1] == "Platserna är räknade bland 288 kommuner med fullständiga uppgifter, av 290 i tabellen."
    unranked = build_profile(year(months=9), standing=Standing({}, {}, 290))
    assert unranked.notes[-1] == "Tierp rangordnas inte 2021: uppgifterna är ofullständiga."
    one = MonthFigures(month(2021, 3), (1, 2, 3, 4, 5, 6), 100)
    march = figures_of_period(TIERP, parse_period("2021-03"), Sex.ALLA, AGE_20_64, [one], SCB)
    assert "ett år" in build_profile(march, standing=Standing({RankMeasure.TOTAL: PLACE}, {}, 290)).notes[-1]


def test_what_riket_lacks_is_told_with_its_months() -> None:
    march, april, next_year = month(2021, 3), month(2021, 4), month(2022, 3)
    assert country_note(CountryGaps((march,), 2, 290)) == (
        "2 av 290 kommuner saknar ekonomiskt bistånd mars 2021 (bortfall): rikets total är för låg."
    )
    assert country_note(CountryGaps((march, april), 3, 290)).startswith("Upp till 3 av 290 kommuner saknar")
    assert when_lacking((march, april)) == "mars–april 2021"
    assert when_lacking((march, april, next_year)) == "3 månader 2021–2022"
