"""Areas side by side in a report (*jämförelse*): a group's kommuner and riket, women and men (domain handbook §3)."""

from collections.abc import Callable, Sequence

from domain.benefits.benefit import Benefit, BenefitGroup, share
from domain.ground.area import Area, AreaKind
from domain.ground.display import EN_DASH, show_change, show_count, show_list, show_number, swedish_order
from domain.ground.period import told_apart
from domain.ground.sex import Sex
from domain.ground.source import one_source
from domain.ground.text import tr
from domain.ground.value import Empty, exact_sum
from domain.profile.notes import members_words, parts_differ
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankMeasure, movement_notes
from domain.profile.words import age_words
from drawing.shares import comparison_words, share_order, shares_of_areas
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table
from reports.profile.section import column_period, place_words, source_line, together


def tell_comparison(story: Story, profiles: Sequence[Profile], own: Area) -> None:
    """The areas side by side: bars, and the table; where shares are not known, the table alone."""
    table = comparison_table(profiles, own.code)
    chart = shares_of_areas(profiles, own)
    if chart is not None:
        story.chart(chart, table)
    else:
        story.paragraph(comparison_words(profiles), READING)
        story.table(table)


def comparison_table(profiles: Sequence[Profile], own: str) -> Table:
    """A row for each area, the lowest share first and those without a share last: persons, share now and a year before,
    change, and place. `own` is the code of the area the report is about, which is set in a stronger hand."""
    first = profiles[0]
    when, when_before = together(profiles)
    now, before = column_period(first.period, when), column_period(first.previous_period, when_before)
    of_population = tr("Andel av befolkningen {ages},\u00a0%").format(ages=age_words(first.age_group))
    place = tr("Plats")
    columns = [
        Column(tr("Område")),
        Column(tr("Helårspersoner {period}").format(period=now), True),
        Column(before, True, of_population),
        Column(now, True, of_population),
        Column(tr("Ändring"), True, of_population),
    ]
    ranked = any(RankMeasure.TOTAL in profile.ranks for profile in profiles)
    if ranked:
        columns += [Column(before, True, place), Column(now, True, place), Column(tr("Förflyttning"), True, place)]
    rows = tuple(_area_row(profile, own, when, ranked=ranked) for profile in sorted(profiles, key=share_order))
    text = tr("Helårspersoner, andel och plats per område {period}")
    if not ranked:
        text = tr("Helårspersoner och andel per område {period}")
    of_places = (quarter_key(), *_moves(profiles)) if ranked else ()
    notes = (*of_places, *_of_groups(profiles, lambda profile: profile.area.name))
    return Table(text.format(period=when), tuple(columns), rows, notes, _sources_of(profiles))


def _of_groups(profiles: Sequence[Profile], name: Callable[[Profile], str]) -> tuple[str, ...]:
    """Which kommuner each group's row is of, and the level of all (ruling 60)."""
    return tuple(f"{name(profile)}. {note}" for profile in profiles for note in profile.group_notes)


def _name_of(profile: Profile) -> str:
    """`Exempelregionen (4 av 8 kommuner)`: a sum of fewer than all says so in its own line."""
    members = profile.members
    if members is None or not members.missing:
        return profile.area.name
    return tr("{group} ({members})").format(group=profile.area.name, members=members_words(members))


def _area_row(profile: Profile, own: str, when: str, *, ranked: bool) -> Row:
    total, rank = profile.total, profile.ranks.get(RankMeasure.TOTAL)
    cells = [
        told_apart(_name_of(profile), profile.when, when),
        show_count(total.persons),
        show_number(total.share_of_population_before, 1),
        show_number(total.share_of_population, 1),
        show_change(total.change.points, 1),
    ]
    if ranked:
        # An area that is no kommun has no place; it is not that one is missing.
        without = EN_DASH if profile.area.kind is not AreaKind.KOMMUN else tr("saknas")
        cells += [
            without if rank is None else show_number(rank.previous),
            without if rank is None else place_words(rank),
            without if rank is None else show_change(rank.movement),
        ]
    return Row(tuple(cells), RowKind.TOTAL if profile.area.code == own else RowKind.PLAIN)


def places_table(profiles: Sequence[Profile]) -> Table | None:
    """The kommuner's places by the total and each group, now, a year before and moved; None where there are none."""
    ranked = sorted((each for each in profiles if each.ranks), key=lambda each: swedish_order(each.area.name))
    measures = [measure for measure in RankMeasure if any(measure in each.ranks for each in ranked)]
    if not measures:
        return None
    first = ranked[0]
    rows = tuple(Row((each.area.name, *(_moved(each.ranks.get(measure)) for measure in measures))) for each in ranked)
    text = tr("Plats {now} bland kommunerna, med platsen {before} inom parentes och förflyttningen efter")
    caption = text.format(now=first.period.label, before=first.previous_period.label)
    text = tr("Plats 1 har lägst andel. Förflyttning med plus är bättre. {signs}")
    notes = (text.format(signs=quarter_key()), *_moves(ranked))
    columns = (Column(tr("Kommun")), *(Column(measure.label) for measure in measures))
    return Table(caption, columns, rows, notes, _sources_of(ranked))


def _moves(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """How movements are worked out, where it has to be said; the kommuner are ranked in one and the same country."""
    ranks = (rank for profile in profiles for rank in profile.ranks.values())
    return movement_notes(ranks, profiles[0].period.label, profiles[0].previous_period.label)


def quarter_key() -> str:
    """What the signs of the quarters mean."""
    return tr("Fjärdedelar: ● lägsta andelarna, ▲ och ◆ däremellan, ■ högsta.")


def _moved(rank: Rank | None) -> str:
    if rank is None:
        return tr("saknas")
    if rank.previous is None:
        return place_words(rank)
    text = tr("{place} ({before}) {moved}")
    return text.format(place=place_words(rank), before=rank.previous, moved=show_change(rank.movement))


def _sources_of(profiles: Sequence[Profile]) -> str:
    """The sources of several profiles; one line where they share one."""
    lines = list(dict.fromkeys(source_line(profile) for profile in profiles))
    if len(lines) == 1:
        return lines[0]
    return tr("Källor: {sources}").format(sources=one_source(profile.source for profile in profiles).words)


def sexes_table(by_sex: Sequence[Profile]) -> Table:
    """Women and men side by side: persons and share of the population of their own sex, for each group and in total."""
    first = by_sex[0]
    columns = [Column(tr("Ersättning"))]
    for profile in by_sex:
        columns += [
            Column(tr("antal"), True, profile.sex.label),
            Column(tr("andel,\u00a0%"), True, profile.sex.label),
        ]
    rows = [_sexes_row(group.label, _kinds(group), by_sex, RowKind.PLAIN) for group in BenefitGroup]
    rows.append(_sexes_row(first.total.label, tuple(Benefit), by_sex, RowKind.TOTAL))
    text = tr("Helårspersoner och andel av befolkningen {ages} efter kön, {area} {period}")
    caption = text.format(ages=age_words(first.age_group), area=first.area.name, period=together(by_sex)[0])
    notes = (*_rounded_apart(by_sex), *_of_groups(by_sex, lambda profile: profile.sex.label))
    return Table(caption, tuple(columns), tuple(rows), notes, _sources_of(by_sex))


def _rounded_apart(by_sex: Sequence[Profile]) -> tuple[str, ...]:
    """The columns whose parts as shown do not add up to their total as shown (ruling 1)."""
    apart = []
    for profile in by_sex:
        summed = [_kinds(group) for group in BenefitGroup] + [tuple(Benefit)]
        persons = [exact_sum(profile.row(kind).persons for kind in kinds) for kinds in summed]
        if parts_differ(persons, 0):
            apart.append(tr("{sex}, antal").format(sex=profile.sex.label.lower()))
        if parts_differ([share(each, profile.population) for each in persons], 1):
            apart.append(tr("{sex}, andel").format(sex=profile.sex.label.lower()))
    if not apart:
        return ()
    text = tr("Avrundat: de visade delarna blir inte exakt summan för {columns}.")
    return (text.format(columns=show_list(apart)),)


def _kinds(group: BenefitGroup) -> tuple[Benefit, ...]:
    return tuple(kind for kind in Benefit if kind.group is group)


def _sexes_row(label: str, kinds: Sequence[Benefit], by_sex: Sequence[Profile], look: RowKind) -> Row:
    cells = [label]
    for profile in by_sex:
        persons = exact_sum(profile.row(kind).persons for kind in kinds)
        cells += [show_count(persons), show_number(share(persons, profile.population), 1)]
    return Row(tuple(cells), look)


def sexes_sentence(by_sex: Sequence[Profile]) -> str:
    """How the shares of women and men compare; an empty text where they cannot be."""
    women, men = (next(each for each in by_sex if each.sex is sex) for sex in (Sex.KVINNA, Sex.MAN))
    of_women, of_men = (each.total.share_of_population for each in (women, men))
    if isinstance(of_women, Empty) or isinstance(of_men, Empty):
        return ""
    text = tr("Helårspersonerna motsvarar {women} % av kvinnorna {ages} och {men} % av männen.")
    return text.format(women=show_number(of_women, 1), men=show_number(of_men, 1), ages=age_words(women.age_group))
