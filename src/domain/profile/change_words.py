"""Why the share moved (*varför andelen ändrades*) in words: its parts, and what chance explains.

Domain handbook §3 points 7 and 8, rulings 5 and 6.
"""

from fractions import Fraction

from domain.ground.display import show_change, show_parts
from domain.ground.text import tr
from domain.ground.value import Empty, number_or_none
from domain.profile.profile import Profile
from domain.profile.row import ProfileRow
from domain.profile.words import age_words


def change_sentence(profile: Profile) -> str:
    """What persons and population each did to the share; or what cannot be told."""
    change, before = profile.total.change, profile.when_before
    parts = number_or_none(change.from_persons), number_or_none(change.from_population)
    whole = number_or_none(change.points)
    if whole is None or parts[0] is None or parts[1] is None:
        text = tr(
            "Befolkningen är inte känd för båda perioderna, därför kan ändringen sedan {before} inte delas upp på "
            "antal och befolkning. {verdict}"
        )
        if isinstance(profile.total.difference, Empty):
            text = tr("Antalet är inte känt för båda perioderna, så ändringen sedan {before} kan inte räknas.")
        return text.format(before=before, verdict=chance_words(profile.total)).rstrip()
    text = tr(
        "Andelen ändrades med {points} procentenheter sedan {before}: {persons} genom ändrat antal helårspersoner och "
        "{population} genom ändrad befolkning {ages}. {verdict}"
    )
    of_persons, of_population, points = show_parts((parts[0], parts[1]), whole)
    return text.format(
        points=points,
        before=before,
        persons=of_persons,
        population=of_population,
        ages=age_words(profile.age_group),
        verdict=chance_words(profile.total),
    )


def chance_words(row: ProfileRow) -> str:
    """What chance says, with the interval where it is worth showing (ruling 6)."""
    chance = row.decisive_chance
    if chance is None or chance.change == 0:
        return ""
    said = tr("Ändringen ryms inom slumpen") if chance.within_chance else tr("Ändringen är större än slumpen ger")
    if row.chance is None or not chance.shown:
        return said + "."
    low, high = (show_change(Fraction(end), 1) for end in (chance.low, chance.high))
    text = tr("{said}: 95 procents intervall är {low} till {high} procentenheter.")
    return text.format(said=said, low=low, high=high)
