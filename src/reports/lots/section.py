"""LOTS cases in a report (*LOTS-ärenden*): initiating party by sex and by age, with what is missing in words."""

from collections.abc import Sequence

from domain.ground.display import show_count, show_list
from domain.ground.period import PeriodKind, months_between, months_label, months_words, span_label
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden
from domain.lots.month import PARTIES, AgeGroup, LotsTally, Party, of_column
from domain.lots.review import USUALLY_LEFT_OUT, columns_told, margin_of
from domain.reporting.blocks import LotsBlock, LotsBlocks, WithheldCases
from reports.lots.beside import (
    about_tables,
    corrections_sentences,
    goals_table,
    parts_table,
    resource_table,
    shares_table,
    withheld_resource,
    workers_sentence,
)
from reports.page.hidden import hidden_note
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table

Split = Sex | AgeGroup


def lots_name(block: LotsBlock) -> str:
    """What the cases are called in headings and lists: `Tierp, januari–juni 2016`."""
    return tr("{area}, {months}").format(area=block.area.name, months=span_label(block.first, block.last))


def which_areas_have_cases(blocks: LotsBlocks) -> tuple[str, ...]:
    """The areas whose figures are of an earlier year than the others', what has begun since, and the areas that have no
    cases where others have some (ruling 44)."""
    latest = max((block.last.year for block in blocks.counted), default=0)
    said = []
    for block in blocks.counted:
        if block.last.year < latest:
            text = tr("Siffrorna för {area} är från {year}.")
            said.append(text.format(area=block.area.name, year=block.last.year))
        if block.begun:
            text = tr("För {area} är också {months} registrerat, som inte är med: {why}.")
            why = tr("inget kvartal är helt") if block.level is None else _not_whole(block.level)
            said.append(text.format(area=block.area.name, months=months_words(block.begun), why=why))
    said += [withheld_words(each) for each in blocks.withheld]
    with_posts = {post.area for post in (*blocks.posts, *blocks.unshown)}
    without = [area.name for area in blocks.without if area not in with_posts]
    spans = {(block.first, block.last) for block in blocks.counted}
    if without and (spans or with_posts):
        text = tr("Inga ärenden är registrerade {months} för {areas}.")
        if len(spans) != 1:
            text = tr("Inga ärenden är registrerade för {areas}.")
        months = span_label(*next(iter(spans))) if spans else ""
        said.append(text.format(months=months, areas=show_list(without)))
    return tuple(said)


def _not_whole(level: PeriodKind) -> str:
    return {
        PeriodKind.MONTH: tr("månaden är inte hel"),
        PeriodKind.QUARTER: tr("kvartalet är inte helt"),
        PeriodKind.HALF: tr("halvåret är inte helt"),
        PeriodKind.YEAR: tr("året är inte helt"),
    }[level]


def withheld_words(withheld: WithheldCases) -> str:
    """Why a public report tells nothing of an area that has cases."""
    area, asked = withheld.area.name, withheld.asked
    whole = {
        PeriodKind.MONTH: tr("hela månader"),
        PeriodKind.QUARTER: tr("hela kvartal, halvår och år"),
        PeriodKind.HALF: tr("hela halvår och år"),
        PeriodKind.YEAR: tr("hela år"),
    }[withheld.level]
    if asked is not None:
        text = tr(
            "{area} har inte {period} att visa: offentligt redovisas {whole}, när alla månader från "
            "områdets första är registrerade."
        )
        said = text.format(area=area, period=asked.label, whole=whole)
        if withheld.offered:
            nearest = tr("Närmast: {periods}.").format(periods=show_list(each.label for each in withheld.offered))
            said = f"{said} {nearest}"
        return said
    text = tr("{area} har {months} registrerat. Det visas när mer är registrerat: offentligt redovisas {whole}.")
    return text.format(area=area, months=months_words(withheld.recorded), whole=whole)


def tell_lots(story: Story, block: LotsBlock) -> None:
    """The cases under a heading of their own."""
    with story.section():
        story.heading(2, lots_name(block))
        story.paragraph(lots_sentence(block), READING)
        story.table(lots_table(block))
        for sentence in (workers_sentence(block), *corrections_sentences(block), withheld_resource(block)):
            if sentence:
                story.paragraph(sentence)
        name = lots_name(block)
        for table in (made(block, name) for made in (resource_table, shares_table, parts_table, goals_table)):
            if table is not None:
                story.table(table)
        for table in about_tables(block, name):
            story.table(table)


def lots_sentence(block: LotsBlock) -> str:
    """How many cases there were, and which party called most often where that can be told."""
    total = _total_words(block.tally)
    place, months = block.area.name, span_label(block.first, block.last)
    if block.months_recorded == 0:
        return tr("Inga månader är registrerade för {place} {months}.").format(place=place, months=months)
    if is_hidden(block.tally.total):
        return tr("Antalet ärenden i {place} {months} visas inte: små tal är dolda.").format(place=place, months=months)
    if isinstance(block.tally.total, Empty) and not block.tally.known_total:
        text = tr("Antalet ärenden i {place} {months} visas inte: uppgifter saknas.")
        return text.format(place=place, months=months)
    one, more = (
        tr("I {place} togs 1 ärende emot {months}{part}{most}."),
        tr("I {place} togs {total} ärenden emot {months}{part}{most}."),
    )
    text = one if block.tally.total == 1 else more
    part, most = _part_recorded(block), _most_often(block.tally)
    return text.format(place=place, total=total, months=months, part=part, most=most)


def _part_recorded(block: LotsBlock) -> str:
    """Of how many of the months the number is, where that is not all: the sentence stands alone in a summary."""
    every = len(months_between(block.first, block.last))
    if block.months_recorded >= every:
        return ""
    text = tr(", i den enda av {every} månader som är registrerad")
    if block.months_recorded > 1:
        text = tr(", i de {recorded} av {every} månader som är registrerade")
    return text.format(recorded=block.months_recorded, every=every)


def _most_often(tally: LotsTally) -> str:
    recorded = [each.party for each in tally.parties if each.recorded]
    known = {party: cases for party in recorded if not isinstance(cases := tally.by_party[party], Empty)}
    # A party whose total is not known may have called more often than any other.
    if len(known) < len(recorded) or not known or max(known.values()) == 0:
        return ""
    most = max(known.values())
    names = [party.label for party in PARTIES if known.get(party) == most]
    return tr(", flest från {parties} ({cases})").format(parties=show_list(names), cases=show_count(most))


def lots_table(block: LotsBlock) -> Table:
    """One row for each party that was recorded, columns by sex and by age, and the total."""
    tally = block.tally
    splits = columns_told(tally)
    columns = [Column(tr("Initierande part"))]
    columns += [Column(_split_name(split, block.age_border), True, _split_group(split)) for split in splits]
    columns.append(Column(tr("Totalt"), True))
    recorded = [each.party for each in tally.parties if each.recorded]
    values = {party: [_cell(tally, party, split) for split in splits] for party in recorded}
    sums = [_sum(tally, split) for split in splits]
    rows = [
        Row((party.label, *_shown(tally, party, splits, values[party]), _party_words(tally, party)))
        for party in recorded
    ]
    rows.append(Row((tr("Totalt"), *_shown(tally, Party.ALLA, splits, sums), _total_words(tally)), RowKind.TOTAL))
    shown = [value for row in values.values() for value in row]
    shown += [*sums, *(tally.by_party[party] for party in recorded), tally.total]
    caption = tr("LOTS-ärenden efter initierande part, kön och ålder, {name}").format(name=lots_name(block))
    notes = (*_months_note(block), *_party_notes(tally), *_lacking_note(block), *hidden_note(shown))
    return Table(caption, tuple(columns), tuple(rows), notes, block.source.line)


def _split_name(split: Split, border: int) -> str:
    return split.label(border) if isinstance(split, AgeGroup) else split.label


def _split_group(split: Split) -> str:
    return tr("Ålder") if isinstance(split, AgeGroup) else tr("Kön")


def _sum(tally: LotsTally, split: Split) -> Value:
    return tally.by_age[split] if isinstance(split, AgeGroup) else tally.by_sex[split]


def _cell(tally: LotsTally, party: Party, split: Split) -> Value:
    """The party's cases of one sex or age: its margin, or the sum of its cross table's cells; none of no cases."""
    known = margin_of(tally.cells, party, split)
    if known is not None:
        return known
    if tally.by_party[party] == 0:
        return 0
    return Empty.EJ_TILLAMPLIGT if split in USUALLY_LEFT_OUT else Empty.SAKNAS


def _shown(tally: LotsTally, party: Party, splits: Sequence[Split], values: Sequence[Value]) -> list[str]:
    """A row of figures, each that is missing with what it is at least."""
    return [
        _at_least(value, tally.least.get((party, *of_column(split)), 0))
        for split, value in zip(splits, values, strict=True)
    ]


def _at_least(value: Value, known: int) -> str:
    if value is Empty.SAKNAS and known:
        return tr("minst {count}").format(count=show_count(known))
    return show_count(value)


def _party_words(tally: LotsTally, party: Party) -> str:
    """The party's total, or what it is at least where a figure is missing; where two sums disagree neither is told."""
    disagrees = any(each.disagrees for each in tally.parties if each.party is party)
    known = tally.least.get((party, Sex.UNSPLIT, AgeGroup.ALLA), 0)
    return _at_least(tally.by_party[party], 0 if disagrees else known)


def _total_words(tally: LotsTally) -> str:
    """The total, or what it is at least where a figure is missing or two sums disagree."""
    return _at_least(tally.total, tally.known_total)


def _months_note(block: LotsBlock) -> tuple[str, ...]:
    all_months = len(months_between(block.first, block.last))
    if block.months_recorded >= all_months:
        return ()
    one = block.months_recorded == 1
    text = tr("1 av {months} månader är registrerad.") if one else tr("{recorded} av {months} månader är registrerade.")
    said = text.format(recorded=block.months_recorded, months=all_months)
    if not block.empty or not block.months_recorded:
        return (said,)
    empty = tr("Inget är registrerat för {months}.").format(months=months_label(block.empty))
    return (f"{said} {empty}",)


def _lacking_note(block: LotsBlock) -> tuple[str, ...]:
    """Which months a party's figures are missing in: its sum is of the others."""
    text = tr("{party} ({months})")
    lacking = [
        text.format(party=each.party.label, months=months_words(each.lacking))
        for each in block.tally.parties
        if each.lacking
    ]
    return (tr("Uppgifter saknas för {parties}.").format(parties=show_list(lacking)),) if lacking else ()


def _party_notes(tally: LotsTally) -> tuple[str, ...]:
    """What is missing or does not add up, without the numbers: a public report must not give hidden ones away."""
    notes = []
    unrecorded = [each.party.label for each in tally.parties if not each.recorded]
    disagreeing = [each.party.label for each in tally.parties if each.disagrees]
    if unrecorded and len(unrecorded) < len(tally.parties):
        notes.append(tr("Inget är registrerat för {parties}.").format(parties=show_list(unrecorded)))
    if disagreeing:
        text = tr("Ofullständigt: summorna efter kön och efter ålder skiljer sig för {parties}.")
        notes.append(text.format(parties=show_list(disagreeing)))
    return tuple(notes)
