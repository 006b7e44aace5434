"""What stands beside the cases in a report: the extra resource and its goals, period posts and corrections."""

from collections.abc import Sequence

from domain.ground.display import EN_DASH, show_count, show_date, show_list, show_percent
from domain.ground.period import span_label
from domain.ground.sex import Sex
from domain.ground.source import one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden
from domain.lots.goal_words import goal_actual, goal_sentences
from domain.lots.month import AGES, PARTIES, SEXES, AgeGroup, CellKey, Party, PeriodPost
from domain.lots.period import GoalOutcome, ResourceTally, overlapping
from domain.lots.resource_check import MEASURES, measure_label, share_label
from domain.lots.resource_parts import part_label, whole_of
from domain.lots.resource_words import active_words, flow_words, lacking_words
from domain.lots.workers import workers_words
from domain.reporting.blocks import LotsBlock, LotsBlocks
from reports.page.hidden import hidden_note
from reports.page.table_layout import Column, Row, Table

_ANY = (Sex.UNSPLIT, AgeGroup.ALLA)


def resource_table(block: LotsBlock, name: str) -> Table | None:
    """The resource over the months: flows added, the active of the last month with figures."""
    resource = block.resource
    if resource is None:
        return None
    values = (resource.new, resource.ended, resource.started_training, resource.active)
    titles = (tr("Nya"), tr("Avslutade"), tr("Påbörjad arbetsträning"), tr("Aktiva vid slutet"))
    columns = (Column(tr("Tilläggsresurs")), *(Column(title, True) for title in titles))
    flows = (flow_words(resource, measure) for measure in ("new", "ended", "started_training"))
    rows = [Row((tr("Personer"), *flows, active_words(resource)))]
    rows += [
        Row((label, *(flow_words(own, each) for each in ("new", "ended", "started_training")), active_words(own)))
        for label, own in _shares(block)
        if block.level is None
    ]
    lacking = lacking_words(resource)
    notes = (*((lacking,) if lacking else ()), *hidden_note(values))
    return Table(tr("Tilläggsresurs, {name}").format(name=name), columns, tuple(rows), notes)


def _shares(block: LotsBlock) -> list[tuple[str, ResourceTally]]:
    return [
        (share_label(sex, age, block.age_border).capitalize(), own) for (sex, age), own in block.resource_shares.items()
    ]


def shares_table(block: LotsBlock, name: str) -> Table | None:
    """What a public report tells of sexes and ages: the new, and those who started work training."""
    if block.level is None or not block.resource_shares:
        return None
    shares = _shares(block)
    columns = (Column(tr("Tilläggsresurs")), Column(tr("Nya"), True), Column(tr("Påbörjad arbetsträning"), True))
    rows = tuple(Row((label, show_count(own.new), show_count(own.started_training))) for label, own in shares)
    notes = hidden_note(value for _label, own in shares for value in (own.new, own.started_training))
    return Table(tr("Tilläggsresurs efter kön och ålder, {name}").format(name=name), columns, rows, notes)


def parts_table(block: LotsBlock, name: str) -> Table | None:
    """Where the new came from and what the ended went to, over the months that say so."""
    if not block.resource_parts:
        return None
    text = tr("{measure}, {part}")
    rows = tuple(
        Row((text.format(measure=measure_label(whole_of(part)), part=part_label(part)), show_count(value)))
        for part, value in block.resource_parts.items()
    )
    columns = (Column(tr("Varifrån och vart")), Column(tr("Personer"), True))
    return Table(tr("Tilläggsresursens nya och avslutade, {name}").format(name=name), columns, rows)


def withheld_resource(block: LotsBlock) -> str:
    """Why the resource of a period that has some is not told of in public; empty where it is."""
    if not block.resource_withheld:
        return ""
    text = tr(
        "Tilläggsresursen visas inte för {months}: offentligt redovisas den för hela perioder i följd, när varje månad "
        "från områdets första är registrerad."
    ).format(months=span_label(block.first, block.last))
    goals = tr("Målens utfall är dolda av samma skäl.") if any(is_hidden(goal.actual) for goal in block.goals) else ""
    return f"{text} {goals}".rstrip()


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
    notes = (*goal_sentences(block.goals), *hidden_note(shown))
    return Table(tr("Mål för tilläggsresursen, {name}").format(name=name), columns, rows, notes)


def _goal_row(outcome: GoalOutcome) -> Row:
    goal = outcome.goal
    show = show_percent if goal.is_share else show_count
    left = EN_DASH if outcome.per_month_left is Empty.SAKNAS else show_count(outcome.per_month_left)
    return Row((goal.name, show_date(goal.until), show(goal.target), goal_actual(outcome), left))


def named_figures(block: LotsBlock) -> dict[tuple[str, str], Value]:
    """The figures that stand beside the cases, by what they are of and which they are."""
    where = tr("{area}, {months}").format(area=block.area.name, months=span_label(block.first, block.last))
    told: dict[str, Value] = {}
    if block.resource is not None:
        text = tr("Tilläggsresurs, {measure}")
        told |= {text.format(measure=measure_label(each).lower()): getattr(block.resource, each) for each in MEASURES}
    told |= {tr("Mål: {goal}").format(goal=outcome.goal.name): outcome.actual for outcome in block.goals}
    fewest = tr("Unika handläggare, {party}, minst")
    told |= {fewest.format(party=party.label): span[0] for party, span in block.workers.items()}
    text = tr("Tilläggsresurs, {share}, {measure}")
    for label, own in _shares(block):
        for each in ("new", "started_training"):
            told[text.format(share=label.lower(), measure=measure_label(each).lower())] = getattr(own, each)
    for group in () if block.about is None else block.about.groups:
        text = tr("{list}: {word}")
        told |= {text.format(list=group.title, word=row.label): row.cases for row in group.rows}
    return {(where, name): value for name, value in told.items()}


def workers_sentence(block: LotsBlock) -> str:
    """How many different case workers called; empty where nobody has said."""
    if not block.workers:
        return ""
    text = tr("{party} {count}")
    told = [text.format(party=party.label, count=workers_words(*span)) for party, span in block.workers.items()]
    spans = block.workers.values()
    least = any(low != high and high is Empty.SAKNAS for low, high in spans)
    ranged = any(low != high and high is not Empty.SAKNAS for low, high in spans)
    notes = (
        tr(" Ett spann är från den största månaden till alla månader sammanlagt.") if ranged else "",
        tr(" Minst står där en månad med ärenden saknar sitt antal.") if least else "",
    )
    return tr("Unika handläggare: {parties}.").format(parties=show_list(told)) + "".join(notes)


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
            (*([group.note] if group.note else []), *hidden_note(row.cases for row in group.rows)),
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
    rows = tuple(
        Row((post.area.name, _days(post), *(show_count(post.counts.get(key, Empty.SAKNAS)) for _title, key in given)))
        for post in posts
    )
    values = [value for post in posts for value in post.counts.values()]
    notes = (tr("Periodposter räknas inte in i månaderna."), *_overlaps(posts), *hidden_note(values))
    sources = [post.source for post in posts if post.source is not None]
    line = one_source(sources).line if sources else ""
    return Table(tr("LOTS-ärenden för flera månader tillsammans (periodposter)"), columns, rows, notes, line)


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
