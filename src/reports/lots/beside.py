"""What stands beside the cases in a report: the extra resource and its goals, period posts and corrections."""

from collections.abc import Sequence

from domain.ground.display import EN_DASH, show_count, show_date, show_list, show_percent
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, Party, PeriodPost
from domain.lots.period import GoalOutcome, overlapping
from domain.reporting.report import LotsBlock, LotsBlocks
from reports.page.hidden import hidden_note
from reports.page.table_layout import Column, Row, Table

_ANY = (Sex.UNSPLIT, AgeGroup.ALLA)


def resource_table(block: LotsBlock, name: str) -> Table | None:
    """The resource over the months: flows added, the active of the last month."""
    resource = block.resource
    if resource is None:
        return None
    values = (resource.new, resource.ended, resource.started_training, resource.active)
    titles = (tr("Nya"), tr("Avslutade"), tr("Påbörjad arbetsträning"), tr("Aktiva vid slutet"))
    columns = (Column(tr("Tilläggsresurs")), *(Column(title, True) for title in titles))
    row = Row((tr("Personer"), *map(show_count, values)))
    return Table(tr("Tilläggsresurs, {name}").format(name=name), columns, (row,), hidden_note(values))


def goals_table(block: LotsBlock, name: str) -> Table | None:
    """Each goal with how far it is reached, and what each month that is left must bring."""
    if not block.goals:
        return None
    columns = (
        Column(tr("Mål")),
        Column(tr("Till och med")),
        Column(tr("Målvärde"), True),
        Column(tr("Utfall"), True),
        Column(tr("Behövs per månad"), True),
    )
    shown: list[Value] = [value for goal in block.goals for value in (goal.actual, goal.per_month_left)]
    rows = tuple(_goal_row(outcome) for outcome in block.goals)
    return Table(tr("Mål för tilläggsresursen, {name}").format(name=name), columns, rows, hidden_note(shown))


def _goal_row(outcome: GoalOutcome) -> Row:
    goal = outcome.goal
    show = show_percent if goal.is_share else show_count
    left = EN_DASH if outcome.per_month_left is Empty.SAKNAS else show_count(outcome.per_month_left)
    return Row((goal.name, show_date(goal.until), show(goal.target), show(outcome.actual), left))


def workers_sentence(block: LotsBlock) -> str:
    """How many different case workers called; empty where nobody has said."""
    if not block.workers:
        return ""
    text = tr("{party} {count}")
    told = [text.format(party=party.label, count=_span(*span)) for party, span in block.workers.items()]
    note = tr(" Ett spann är från den största månaden till alla månader sammanlagt.")
    ranged = any(low != high for low, high in block.workers.values())
    return tr("Unika handläggare: {parties}.").format(parties=show_list(told)) + (note if ranged else "")


def _span(low: Value, high: Value) -> str:
    return show_count(low) if low == high else f"{show_count(low)}{EN_DASH}{show_count(high)}"


def about_tables(block: LotsBlock, name: str) -> tuple[Table, ...]:
    """What the cases that are written one by one were about, a table for each list."""
    if block.about is None:
        return ()
    columns = (Column(tr("Det ärendena gällde")), Column(tr("Ärenden"), True), Column(tr("Andel av ärendena"), True))
    return tuple(
        Table(
            tr("{list}, {name}").format(list=group.title, name=name),
            columns,
            tuple(Row((row.label, show_count(row.cases), show_percent(row.share))) for row in group.rows),
            (group.note,) if group.note else (),
        )
        for group in block.about.groups
    )


def corrections_sentences(block: LotsBlock) -> list[str]:
    """Which locked months were changed, when and why."""
    text = tr("Rättat i {area} efter låsning: {month}, den {day}. Skäl: {reason}")
    return [
        text.format(area=block.area.name, month=each.month.label, day=show_date(each.on), reason=each.reason)
        for each in block.corrections
    ]


def posts_table(blocks: LotsBlocks) -> Table | None:
    """The period posts, each on a row of its own."""
    posts = blocks.posts
    if not posts:
        return None
    keys: list[tuple[str, CellKey]] = [(party.label, (party, *_ANY)) for party in PARTIES]
    keys += [(sex.label, (Party.ALLA, sex, AgeGroup.ALLA)) for sex in SEXES]
    keys += [(age.label(), (Party.ALLA, Sex.UNSPLIT, age)) for age in AGES]
    keys.append((tr("Totalt"), (Party.ALLA, *_ANY)))
    given = [(title, key) for title, key in keys if any(key in post.counts for post in posts)]
    columns = (Column(tr("Område")), Column(tr("Tid")), *(Column(title, True) for title, _key in given))
    rows = tuple(Row((post.area.name, _days(post), *(_count(post, key) for _title, key in given))) for post in posts)
    values = [value for post in posts for value in post.counts.values()]
    notes = (tr("Periodposter räknas inte in i månaderna."), *_overlaps(posts), *hidden_note(values))
    return Table(tr("LOTS-ärenden för flera månader tillsammans (periodposter)"), columns, rows, notes)


def _count(post: PeriodPost, key: CellKey) -> str:
    return show_count(post.counts[key]) if key in post.counts else " "


def _days(post: PeriodPost) -> str:
    return tr("{since} till {until}").format(since=show_date(post.since), until=show_date(post.until))


def _overlaps(posts: Sequence[PeriodPost]) -> tuple[str, ...]:
    shared = overlapping(posts)
    text = tr("Överlappar varandra och räknar delvis samma ärenden: {posts}.")
    return (text.format(posts=show_list(f"{each.area.name} {_days(each)}" for each in shared)),) if shared else ()


def unshown_posts(blocks: LotsBlocks) -> str:
    """The posts that a public report does not show, and why."""
    if not blocks.unshown:
        return ""
    text = tr(
        "Visas inte här: {posts}. Sådana periodposter delar dagar med månader eller andra periodposter, och skillnaden "
        "kan vara ett litet antal."
    )
    return text.format(posts=show_list(f"{each.area.name} {_days(each)}" for each in blocks.unshown))
