"""What the numbers of a draft must be, worked out from its profile by another way than the draft's own."""

import re
from fractions import Fraction

from domain.benefits.benefit import share
from domain.ground.display import show_number
from domain.ground.period import Period
from domain.ground.value import Value
from domain.profile.draft import DraftSentence, ProfileDraft
from domain.profile.profile import Profile

_NUMBER = re.compile(r"[+−]?\d[\d\u00a0]*(?:,\d+)?")
_ADDING = 4
# What is no figure of the profile: the level of the interval, and ages.
_FIXED = ("95 procents intervall", "20–64 år")


def expected(profile: Profile) -> dict[str, Value | float | None]:
    """Every figure a draft may show, by its name, straight from the profile."""
    found: dict[str, Value | float | None] = {
        "share.total": profile.total.share_of_population,
        "share_before.total": profile.total.share_of_population_before,
        "points.total": profile.total.change.points,
        "from_persons": profile.total.change.from_persons,
        "from_population": profile.total.change.from_population,
        "population": profile.population,
        "population_before": profile.population_before,
    }
    for row in profile.all_rows:
        name = "total" if row.kind is None else row.kind.value
        found |= {
            f"persons.{name}": row.persons,
            f"share_of_total.{name}": row.share_of_total,
            f"difference.{name}": row.difference,
            f"points.{name}": row.change.points,
        }
    if profile.total.chance is not None:
        found |= {"interval.low": profile.total.chance.low, "interval.high": profile.total.chance.high}
    for measure, rank in profile.ranks.items():
        found |= {
            f"rank.{measure.value}": rank.rank,
            f"previous_rank.{measure.value}": rank.previous,
            f"of.{measure.value}": rank.of,
            f"movement.{measure.value}": rank.movement,
            f"common.{measure.value}": None if rank.again is None else rank.again.common,
        }
    for when, coverage, members in (
        ("", profile.coverage, profile.members),
        ("_before", profile.coverage_before, profile.members_before),
    ):
        if coverage is not None:
            found |= {f"months{when}": coverage.months, f"months_of{when}": coverage.of}
        if members is not None:
            reporting = len(members.reporting)
            found |= {f"members{when}": reporting, f"members_of{when}": reporting + len(members.missing)}
    for each in profile.of_all:
        when = "" if each.period == profile.period else "_before"
        assert each.members is not None
        reporting = len(each.members.reporting)
        found |= {f"members_all{when}": reporting, f"members_all_of{when}": reporting + len(each.members.missing)}
        found |= {f"persons_all{when}": each.total, f"share_all{when}": share(each.total, each.population)}
    return found


def assert_every_number_is_the_profiles(profile: Profile, draft: ProfileDraft) -> None:
    """Each figure has the profile's exact value and is shown as it rounds; no number stands there beside them."""
    truth = expected(profile)
    for sentence in draft.sentences:
        for figure in sentence.figures:
            if figure.what != "places_per_ten":
                assert figure.value == _exact(truth[figure.what]), (figure.what, sentence.text)
            assert figure.shown in sentence.text
            _assert_rounded(figure.shown, figure.value)
        assert numbers_beside_figures(sentence, profile) == [], sentence.text
        assert bool(sentence.figures) <= bool(sentence.sources), "a number without a source"


def numbers_beside_figures(sentence: DraftSentence, profile: Profile) -> list[str]:
    """Numbers in the text that no figure answers for: none, when periods and what never changes are set aside."""
    text = sentence.text
    for known in (
        profile.when,
        profile.when_before,
        *_FIXED,
        *_period_words(profile.period),
        *_period_words(profile.period.previous),
        profile.area.name,
    ):
        text = text.replace(known, "")
    for figure in sorted(sentence.figures, key=lambda each: -len(each.shown)):
        text = text.replace(figure.shown, "", 1)
    return _NUMBER.findall(text)


def _period_words(period: Period) -> tuple[str, ...]:
    return (period.label, str(period.year), str(period.year - 1))


def _exact(value: Value | float | None) -> Value | None:
    return Fraction(value) if isinstance(value, float) else value


def _assert_rounded(shown: str, value: int | Fraction) -> None:
    digits = _NUMBER.findall(shown)
    if not digits:
        return
    decimals = len(digits[0].partition(",")[2])
    printed = digits[0].lstrip("+−")
    # The last of parts that never add up as printed is what is left of the total: one step off at most.
    allowed = [abs(Fraction(value))]
    if decimals >= _ADDING:
        allowed += [abs(abs(Fraction(value)) + step * Fraction(1, 10**decimals)) for step in (-1, 1)]
    assert printed in [show_number(each, decimals) for each in allowed], shown
