"""LOTS cases in a report (*LOTS-ärenden*): initiating party by sex and by age, with what is missing in words."""

from collections.abc import Sequence

from domain.ground.display import show_count, show_list
from domain.ground.period import Period, months_between, months_label, span_label
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, LotsTally, Party, of_column
from domain.lots.review import margin_of
from domain.reporting.report import LotsBlock, LotsBlocks
from reports.lots.beside import about_tables, corrections_sentences, goals_table, resource_table, workers_sentence
from reports.page.hidden import hidden_note
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table

_USUALLY_LEFT_OUT = (Sex.ANNAT, AgeGroup.OKAND)
Split = Sex | AgeGroup


def lots_name(block: LotsBlock) -> str:
    """What the cases are called in headings and lists: `Tierp, januari–juni 2016`."""
    return tr("{area}, {months}").format(area=block.area.name, months=span_label(block.first, block.last))


def which_areas_have_cases(blocks: LotsBlocks) -> tuple[str, ...]:
    """The areas whose figures are of an earlier year than the others', what has begun since, and the areas that have no
    cases where others have some (ruling 44)."""
    if not blocks.counted:
        return ()
    latest = max(block.last.year for block in blocks.counted)
    said = []
    for block in blocks.counted:
        if block.last.year < latest:
            text = tr("Siffrorna för {area} är från {year}.")
            said.append(text.format(area=block.area.name, year=block.last.year))
        if block.begun:
            text = tr("För {area} är också {months} registrerat, som inte är med: inget kvartal är helt.")
            said.append(text.format(area=block.area.name, months=_months_words(block.begun)))
    with_posts = {post.area for post in (*blocks.posts, *blocks.unshown)}
    without = [area.name for area in blocks.without if area not in with_posts]
    if without:
        spans = {(block.first, block.last) for block in blocks.counted}
        areas = show_list(without)
        text = tr("Inga ärenden är registrerade {months} för {areas}.")
        if len(spans) > 1:
            text = tr("Inga ärenden är registrerade för {areas}.")
        said.append(text.format(months=span_label(*spans.pop()), areas=areas))
    return tuple(said)


def tell_lots(story: Story, block: LotsBlock) -> None:
    """The cases under a heading of their own."""
    with story.section():
        story.heading(2, lots_name(block))
        story.paragraph(lots_sentence(block), READING)
        story.table(lots_table(block))
        for sentence in (workers_sentence(block), *corrections_sentences(block)):
            if sentence:
                story.paragraph(sentence)
        for table in (resource_table(block, lots_name(block)), goals_table(block, lots_name(block))):
            if table is not None:
                story.table(table)
        for table in about_tables(block, lots_name(block)):
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
        tr("I {place} togs 1 ärende emot {months}{most}."),
        tr("I {place} togs {total} ärenden emot {months}{most}."),
    )
    text = one if block.tally.total == 1 else more
    return text.format(place=place, total=total, months=months, most=_most_often(block.tally))


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
    splits: list[Split] = [split for split in (*SEXES, *AGES) if _has_column(tally, split)]
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


def _has_column(tally: LotsTally, split: Split) -> bool:
    """*Annat* and *okänd* are shown only where somebody recorded them."""
    if split not in _USUALLY_LEFT_OUT:
        return True
    return any(split in (sex, age) and value != 0 for (_, sex, age), value in tally.cells.items())


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
    return Empty.EJ_TILLAMPLIGT if split in _USUALLY_LEFT_OUT else Empty.SAKNAS


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
        text.format(party=each.party.label, months=_months_words(each.lacking))
        for each in block.tally.parties
        if each.lacking
    ]
    return (tr("Uppgifter saknas för {parties}.").format(parties=show_list(lacking)),) if lacking else ()


def _months_words(months: Sequence[Period]) -> str:
    years = dict.fromkeys(each.year for each in months)
    return show_list(months_label([each for each in months if each.year == year]) for year in years)


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
