"""What a report holds, asked for by those who print it."""

from dataclasses import replace
from datetime import date

from domain.figures.blocks import KnownBlock
from domain.figures.filled import fill
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.profile.draft import ProfileText, draft_profile
from domain.recommendations.recommendation import Recommendation, kortmall
from domain.reporting.evidence import WomenAndMen
from domain.reporting.report import ProfilePage, ProfilesInShort, WrittenRecommendations
from support.invented_figures import series
from support.known_figures import SHARE
from support.sample_report import published_profile

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)


def test_the_figures_of_texts_are_found_by_field_and_each_once() -> None:
    text = fill(f"{{{SHARE.reference}}}", [NORDMALING], {SHARE.reference: SHARE})
    told = WrittenRecommendations((), filled={(1, "nulage"): text, (2, "mal"): text})
    assert told.cited(1, "nulage") == told.figures == (SHARE,)
    assert told.cited(1, "mal") == ()


def test_profiles_of_an_earlier_period_than_the_others_are_told_apart() -> None:
    now, before = (published_profile("2401", "Nordmaling", year) for year in (2021, 2020))
    assert ProfilesInShort((now, before), parse_period("2021")).older == (before,)


def test_a_table_that_stands_twice_in_a_recommendation_is_one_of_its_tables() -> None:
    table = KnownBlock("tabell profil 2401 2021", "Tabell: kommunprofil", SHARE.source)
    text = fill("Först.\n{tabell profil 2401 2021}\nSist.", [NORDMALING], {}, blocks={table.reference: table})
    own = Recommendation(1, 2021, kortmall(), "Titel", {})
    keys = [field.key for field in own.template.all_fields][:2]
    drawn = WomenAndMen((published_profile("2401", "Nordmaling", 2021),))
    told = WrittenRecommendations(
        (own,), filled={(1, key): text for key in keys}, evidence={1: {table.reference: drawn}}
    )
    assert told.parts(own, keys[0]) == ("Först.\n", table, "\nSist.")
    assert told.parts(own, "annat") == ("",)
    assert told.blocks(own) == (drawn,)


def test_a_text_of_blanks_leaves_the_draft_standing() -> None:
    profile = published_profile("2401", "Nordmaling", 2021)
    page = ProfilePage(profile, draft_profile(profile), None, None, profile.source, (), series(NORDMALING))
    blank = ProfileText("  ", (), date(2026, 5, 1), "samverkanskoordinator")
    assert page.own_text == replace(page, written=blank).own_text == ""
    assert replace(page, written=replace(blank, text="Egen text.")).own_text == "Egen text."
