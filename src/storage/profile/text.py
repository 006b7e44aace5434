"""What the group has written about a profile, beside the draft that today's figures give."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.benefits.benefit import AGE_20_64
from domain.benefits.of_period import GapTreatment
from domain.ground.area import Area, AreaKind
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.profile.draft import ProfileDraft, ProfileText, draft_profile
from domain.profile.national import National
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure, RankSource
from storage.benefits.months import Division, read_national
from storage.benefits.queries import read_profiles
from storage.benefits.ranks import read_rank_sources
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.schema.benefits import PROFILE_TEXT


@dataclass(frozen=True, slots=True)
class TextPage:
    """A profile in words: the profile and its draft, None where there are no figures, and the group's own text."""

    profile: Profile | None
    draft: ProfileDraft | None
    written: ProfileText | None


def text_page(ws: Workspace, area: str, period: Period, treatment: GapTreatment = GapTreatment.LAMNA_UT) -> TextPage:
    """The draft and the text of an area and period. Raises UserProblem for an unknown area."""
    with ws.reading() as connection:
        chosen = known_area(connection, area)
        country = None
        if chosen.kind is AreaKind.KOMMUN:
            country = read_national(connection, period, Division(Sex.ALLA, AGE_20_64, treatment))
        profile = read_profiles(connection, [chosen], period, treatment=treatment, country=country).get(area)
        draft = None if profile is None else read_drafts(connection, [profile], country)[area]
        return TextPage(profile, draft, read_profile_texts(connection, [chosen], period).get(area))


def read_drafts(
    connection: Connection, profiles: Sequence[Profile], country: National | None
) -> dict[str, ProfileDraft]:
    """The drafts of profiles of one period by area code, inside a transaction that is already open; `country` is where
    their places were computed, None where they were not."""
    year = profiles[0].period.year if profiles else 0
    printed = read_rank_sources(connection, [profile.area.code for profile in profiles], year)
    drafts = {}
    for profile in profiles:
        code, rank = profile.area.code, profile.ranks.get(RankMeasure.TOTAL)
        computed = rank is not None and rank.source is RankSource.COMPUTED and country is not None
        drafts[code] = draft_profile(
            profile,
            rank_source=country.source if computed and country is not None else printed.get(code),
            places_per_ten=country.places_lost(code, RankMeasure.TOTAL) if computed and country is not None else None,
        )
    return drafts


def read_profile_texts(connection: Connection, areas: Sequence[Area], period: Period) -> Mapping[str, ProfileText]:
    """The texts of several areas by code, inside a transaction that is already open; areas without one are absent."""
    wanted = select(PROFILE_TEXT).where(
        PROFILE_TEXT.c.area_code.in_([area.code for area in areas]), PROFILE_TEXT.c.period == period.code
    )
    found = {}
    for row in connection.execute(wanted):
        at: datetime = row.recorded_at
        draft = tuple((key, words) for key, words in json.loads(row.draft or "[]"))
        found[row.area_code] = ProfileText(row.text, draft, at.astimezone().date(), row.recorded_by)
    return found
