"""A copy for another year or area: a draft, with the area's name followed and every other name told of."""

from domain.recommendations.copying import Follows, NameLeft, copy_of, names_left, with_name
from domain.recommendations.recommendation import (
    Recommendation,
    RecommendationStatus,
    initiativmall,
    underlagsmall,
)

NAMES = {"2401": "Nordmaling", "2404": "Vindeln", "2409": "Robertsfors"}
MADE = Recommendation(
    7,
    2022,
    underlagsmall(),
    "Lots i Nordmaling",
    {"nulage": "Nordmalings kommun har 19 ärenden, Vindeln 4.", "rekommendation": "Nordmalingsbor, och Nordmaling."},
    areas=("2401",),
    status=RecommendationStatus.BESLUTAD,
)


def test_from_one_area_to_another_the_name_and_its_genitive_follow():
    copy = copy_of(MADE, year=2023, areas=["2409"], names=NAMES)
    assert (copy.year, copy.areas, copy.status) == (2023, ("2409",), RecommendationStatus.UTKAST)
    assert copy.title == "Lots i Robertsfors"
    assert copy.texts == {
        "nulage": "Robertsfors kommun har 19 ärenden, Vindeln 4.",
        "rekommendation": "Nordmalingsbor, och Robertsfors.",
    }
    assert names_left(copy, NAMES) == (
        NameLeft("Lots i Robertsfors", "Nuläge", "Vindeln", 1),
        NameLeft("Lots i Robertsfors", "Rekommendation", "Nordmaling", 1),
    )


def test_to_several_areas_or_where_it_is_not_asked_for_the_text_stays_and_the_names_are_told():
    copy = copy_of(MADE, year=2022, areas=["2404", "2409"], names=NAMES)
    assert (copy.title, copy.texts) == (MADE.title, MADE.texts)
    assert names_left(copy, NAMES) == (
        NameLeft("Lots i Nordmaling", "", "Nordmaling", 1),
        NameLeft("Lots i Nordmaling", "Nuläge", "Nordmaling", 1),
        NameLeft("Lots i Nordmaling", "Rekommendation", "Nordmaling", 2),
    )
    kept = copy_of(MADE, year=2022, areas=["2404"], names=NAMES, follows=Follows(rename=False))
    assert kept.texts == MADE.texts
    assert copy_of(MADE, year=2023, areas=["2401"], names=NAMES).texts == MADE.texts


def test_of_the_whole_group_every_name_may_stand():
    whole = copy_of(MADE, year=2022, areas=[], names=NAMES)
    assert names_left(whole, NAMES) == ()


def test_a_name_is_followed_only_as_a_word_of_its_own():
    assert with_name("Älvdalen och Älvdalens dalar", "Älvdalen", "Sala") == "Sala och Salas dalar"
    assert with_name("Salamander", "Sala", "Mora") == "Salamander"


STARTED = Recommendation(
    8,
    2023,
    initiativmall(),
    "Lots",
    {
        "ansvar": "Nordmalings kommun",
        "sammankallande": "Försäkringskassan",
        "godkand_av": "Arbetsförmedlingen",
        "startdatum": "2024-02-29, preliminärt",
        "slutdatum": "okt/nov 2024",
    },
    areas=("2401",),
    theme="Nordmalings kommun",
)


def test_days_are_moved_with_the_year_and_nobody_has_approved_a_copy():
    copy = copy_of(STARTED, year=2024, areas=["2404"], names=NAMES)
    assert (copy.theme, copy.texts) == (
        "Vindelns kommun",
        {
            "ansvar": "Vindelns kommun",
            "sammankallande": "Försäkringskassan",
            "startdatum": "2025-02-28, preliminärt",
            "slutdatum": "okt/nov 2025",
        },
    )
    same_year = copy_of(STARTED, year=2023, areas=["2401"], names=NAMES)
    assert (same_year.texts["startdatum"], same_year.texts["slutdatum"]) == ("2024-02-29, preliminärt", "okt/nov 2024")


def test_owner_and_days_are_left_out_where_they_are_not_to_follow():
    copy = copy_of(STARTED, year=2024, areas=["2401"], names=NAMES, follows=Follows(owner=False, dates=False))
    assert (copy.theme, copy.texts, copy.responsible) == ("", {}, "")
