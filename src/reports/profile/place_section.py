"""Places among the kommuner in a report (*plats bland kommunerna*): domain handbook §3 point 4, rulings 7 and 8."""

from domain.ground.display import show_change, show_number, show_percent
from domain.ground.text import tr
from domain.profile.national import RankedArea
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankMeasure, movement_notes, show_rank
from domain.reporting.report import ProfilePage
from drawing.chart import QUARTER_SIGNS
from drawing.profile import rank_chart
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table
from reports.profile.comparison_section import quarter_key
from reports.profile.section import place_words

_EACH_SIDE = 1


def tell_places(story: Story, page: ProfilePage) -> None:
    """The table of places with first and last, how little it takes to move, and the neighbours; nothing of an area that
    has no place."""
    if not page.profile.ranks:
        return
    with story.section():
        story.heading(2, tr("Plats bland kommunerna"))
        story.paragraph(place_sentence(page.profile), READING)
        story.table(places_table(page))
        neighbours = neighbours_table(page)
        if neighbours is not None:
            story.table(neighbours)


def place_sentence(profile: Profile) -> str:
    """The place by the total, in words."""
    chart = rank_chart(profile)
    return "" if chart is None else chart.text.reading


def places_table(page: ProfilePage) -> Table:
    """A row for each measure: this kommun with its place a year before, and who is first and last."""
    profile = page.profile
    ranks = {measure: profile.ranks[measure] for measure in RankMeasure if measure in profile.ranks}
    columns = [
        Column(tr("Mått")),
        Column(profile.previous_period.code, True, tr("Plats")),
        Column(profile.period.code, True, tr("Plats")),
        Column(tr("Förflyttning"), True),
    ]
    if page.country is not None:
        columns += [Column(tr("Först")), Column(tr("Sist"))]
    of = next(iter(ranks.values())).of
    text = tr("Plats bland {of} kommuner, {area} {period} (1 = lägst andel)")
    caption = text.format(of=of, area=profile.area.name, period=profile.period.label)
    moved = movement_notes(profile.ranks.values(), profile.period.label, profile.previous_period.label)
    notes = (tr("Förflyttning med plus är bättre. {signs}").format(signs=quarter_key()), *moved)
    rows = tuple(_row(page, measure, rank) for measure, rank in ranks.items())
    return Table(caption, tuple(columns), rows, notes, page.rank_source.line)


def _row(page: ProfilePage, measure: RankMeasure, rank: Rank) -> Row:
    cells = [
        measure.label,
        show_number(rank.previous),
        tr("{place} (delad)").format(place=place_words(rank)) if rank.tied else place_words(rank),
        show_change(rank.movement),
    ]
    if page.country is not None:
        areas = page.country.ranking(measure).areas
        cells += [_with_share(areas[0]), _with_share(areas[-1])]
    return Row(tuple(cells))


def _with_share(area: RankedArea) -> str:
    return tr("{rank}. {name} {share}").format(rank=area.rank.rank, name=area.name, share=show_percent(area.share))


def neighbours_table(page: ProfilePage) -> Table | None:
    """The kommuner nearest by the total share, first and last among them; None where places were not computed."""
    if page.country is None:
        return None
    ranking = page.country.ranking(RankMeasure.TOTAL)
    own = page.profile.area.code
    near = ranking.neighbours(own, _EACH_SIDE)
    if not near:
        return None
    shown = list(dict.fromkeys((ranking.areas[0], *near, ranking.areas[-1])))
    rows = tuple(
        Row(
            (
                show_rank(each.name, each.rank),
                QUARTER_SIGNS[each.rank.quarter],
                show_number(each.share, 1),
                show_change(each.rank.movement),
            ),
            RowKind.TOTAL if each.code == own else RowKind.PLAIN,
        )
        for each in shown
    )
    period = page.profile.previous_period.code
    columns = (
        Column(tr("Kommun ({period})").format(period=period)),
        Column(tr("Fjärdedel")),
        Column(tr("Andel,\u00a0%"), True),
        Column(tr("Förflyttning"), True),
    )
    text = tr("Närmast {area} i rangordningen {period}, totalt, med först och sist av {of}")
    caption = text.format(area=page.profile.area.name, period=page.profile.period.label, of=len(ranking.areas))
    return Table(caption, columns, rows, (ten_persons_words(page),), page.rank_source.line)


def ten_persons_words(page: ProfilePage) -> str:
    """How little it takes to move; an empty text where places were not computed."""
    places = None if page.country is None else page.country.places_lost(page.profile.area.code, RankMeasure.TOTAL)
    if places is None:
        return ""
    if places == 0:
        return tr("Tio fler helårspersoner i {area} hade inte ändrat platsen.").format(area=page.profile.area.name)
    words = tr("en plats") if places == 1 else tr("{count} platser").format(count=places)
    text = tr("10 personer ≈ {places}: så många platser hade tio fler helårspersoner kostat {area}.")
    return text.format(places=words, area=page.profile.area.name)
