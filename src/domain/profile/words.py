"""What a profile says in words (*sammanfattning*): honest about chance, and only about figures that are there."""

from dataclasses import dataclass

from domain.ground.area import RIKET, Area
from domain.ground.display import (
    MINUS,
    rounded,
    sentence,
    show_change,
    show_change_plainly,
    show_count,
    show_list,
    show_number,
    show_percent,
)
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value
from domain.profile.notes import common_words, levels_of_all
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from domain.profile.row import ProfileRow


def age_words(age_group: str) -> str:
    """`20–64 år` for the code `20-64`."""
    return tr("{ages} år").format(ages=age_group.replace("-", "–"))


def place_words(area: Area) -> str:
    """`Nordmaling`, or `riket` in running text."""
    return tr("riket") if area.code == RIKET else area.name


def persons_words(persons: Value) -> str:
    """`551 helårspersoner`, `1 helårsperson`, `ingen helårsperson`."""
    if isinstance(persons, Empty):
        return tr("antalet helårspersoner {reason}").format(reason=persons.label)
    shown = rounded(persons)
    if shown == 0:
        return tr("ingen helårsperson") if persons == 0 else tr("mindre än en halv helårsperson")
    return tr("1 helårsperson") if shown == 1 else tr("{count} helårspersoner").format(count=show_number(persons))


def difference_words(difference: Value, before: str) -> str:
    """`46 färre än 2020`, `en fler än 2020`, `lika många som 2020`; an empty text where it is not known."""
    if isinstance(difference, Empty):
        return ""
    size = abs(rounded(difference))
    if size == 0:
        same = tr("lika många som {before}") if difference == 0 else tr("nästan lika många som {before}")
        return same.format(before=before)
    text = tr("{count} fler än {before}") if difference > 0 else tr("{count} färre än {before}")
    return text.format(count=tr("en") if size == 1 else show_count(size), before=before)


def running(label: str) -> str:
    """A name as it stands inside a sentence: without its capital."""
    return label[:1].lower() + label[1:]


def summary_sentence(profile: Profile) -> str:
    """One or two sentences: level, change in persons and rank; then what changed by more than chance.

    A change that chance would explain is not called a change (domain handbook §3 point 8).
    """
    level = _level(profile)
    moves = _moves(profile)
    return " ".join(filter(None, (level, levels_of_all(profile.of_all), moves)))


def _level(profile: Profile) -> str:
    total = profile.total
    names = {"place": place_words(profile.area), "period": profile.when}
    if isinstance(total.persons, Empty):
        text = tr("Antalet helårspersoner i {place} {period} kan inte räknas: uppgifter saknas.")
        return text.format(**names)
    whom = {Sex.KVINNA: tr(" (kvinnor)"), Sex.MAN: tr(" (män)")}.get(profile.sex, "")
    text = tr("I {place} försörjdes {persons}{whom} {period}")
    parts = [text.format(persons=persons_words(total.persons), whom=whom, **names)]
    apart = difference_words(total.difference, profile.when_before)
    if apart:
        parts.append(", " + apart)
    after = []
    if not isinstance(total.share_of_population, Empty):
        text = tr("det är {share} av befolkningen {ages}")
        after.append(
            text.format(share=show_percent(total.share_of_population), ages=age_words(profile.age_group))
            + _share_before(profile)
        )
    rank = profile.ranks.get(RankMeasure.TOTAL)
    if profile.of_all and profile.has_previous and profile.members is not None:
        after.append(tr("räknat på {common}").format(common=common_words(profile.members)))
    if rank is not None:
        before_rank = "" if rank.previous is None else f" ({rank.previous})"
        after.append(tr("plats {rank} av {of} kommuner").format(rank=rank.rank, of=rank.of) + before_rank)
    return "".join(parts) + "".join(f"; {each}" if at == 0 else f", {each}" for at, each in enumerate(after)) + "."


def _share_before(profile: Profile) -> str:
    before = profile.total.share_of_population_before
    if isinstance(before, Empty):
        return ""
    return tr(" ({share} {period})").format(share=show_percent(before), period=profile.when_before)


def _moves(profile: Profile) -> str:
    compared = [row for row in profile.rows if row.decisive_chance is not None]
    if not compared:
        return ""
    said = []
    points, chance = profile.total.change.points, profile.total.chance
    if chance is not None and not isinstance(points, Empty):
        said.append(_share_move(profile.total))
    moved = [row for row in compared if row.moved]
    up = [row for row in moved if rose(row)]
    down = [row for row in moved if not rose(row)]
    said += [
        tr("{kinds} {verb}").format(kinds=_named(rows), verb=verb)
        for rows, verb in ((up, tr("ökade")), (down, tr("minskade")))
        if rows
    ]
    if not up and not down:
        said.append(tr("ingen ersättning ändrades mer än slumpen ger"))
    text = "; ".join(said)
    return sentence(text)


def _named(rows: list[ProfileRow]) -> str:
    return show_list(f"{running(row.label)} ({shown_move(row).shown})" for row in rows)


@dataclass(frozen=True, slots=True)
class Move:
    """The number that a kind's direction stands beside: persons or percentage points, and how it is shown."""

    value: Number
    shown: str
    of_persons: bool


def rose(row: ProfileRow) -> bool:
    """True when a row that moved went up, as chance judges it: by its share, else by its persons."""
    return row.decisive_chance is not None and row.decisive_chance.change > 0


def shown_move(row: ProfileRow) -> Move:
    """How much a row that moved did so: in persons where they tell the same direction, else in percentage points, so
    that direction follows the number it stands beside (ruling 42): `(+40)` is never *minskade*."""
    persons, points = row.difference, row.change.points
    told = not isinstance(persons, Empty) and rounded(persons) != 0 and (persons > 0) is rose(row)
    if isinstance(points, Empty) or told:
        assert not isinstance(persons, Empty), "a row that moved has persons in both periods"
        return Move(persons, show_change_plainly(persons), of_persons=True)
    shown = tr("{points} procentenheter").format(points=show_change_plainly(points, 1))
    return Move(points, shown, of_persons=False)


def _share_move(total: ProfileRow) -> str:
    points = total.change.points
    if isinstance(points, Empty) or points == 0:
        return tr("andelen är oförändrad")
    if not total.moved:
        text = tr("andelens ändring, {points} procentenheter, ryms inom slumpen")
        return text.format(points=show_change(points, 1))
    text = tr("andelen ökade med {points} procentenheter")
    if points < 0:
        text = tr("andelen minskade med {points} procentenheter")
    return text.format(points=show_change_plainly(points, 1).lstrip(f"+{MINUS}"))
