"""What a reader must know about a profile's figures (*att veta om siffrorna*): domain handbook §3, rulings 1–10."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from domain.benefits.benefit import (
    Benefit,
    BenefitFigures,
    CountryGaps,
    Coverage,
    GroupCoverage,
    share,
    touched_by,
)
from domain.benefits.of_period import GapTreatment
from domain.ground.display import rounded, sentence, show_change, show_count, show_list, show_number, show_percent
from domain.ground.period import Period, PeriodKind, months_label, span_label
from domain.ground.reforms import changed_between
from domain.ground.text import tr
from domain.ground.value import Empty, Value, reason_of
from domain.profile.ranking import Rank, RankMeasure, RankSource, movement_notes
from domain.profile.row import ProfileRow


def uses_published_share(figures: BenefitFigures) -> bool:
    """True where the share is the one the source printed, since the population is missing."""
    return isinstance(figures.population, Empty) and figures.published_share is not None


def figure_notes(
    now: BenefitFigures, before: BenefitFigures | None, of_all: Sequence[BenefitFigures] = ()
) -> list[str]:
    """Kinds and populations that are missing or published, and a year before that is not there."""
    notes = lacking_notes([figures for figures in (now, before) if figures is not None])
    if before is None and not of_all:
        notes.append(tr("Uppgifter för {period} saknas.").format(period=now.when_before))
    if before is not None and (said := reform_words(now.period, before.period)):
        notes.append(f"{said}.")
    return notes


def reform_words(period: Period, before: Period) -> str:
    """Why figures of two periods are not quite comparable, where a reform came between; empty where none did."""
    came = changed_between(before, period, touched_by(Benefit, shares=True))
    if not came:
        return ""
    text = tr("nivåerna {before} och {period} är inte helt jämförbara, {came}")
    return text.format(before=before.label, period=period.label, came=came)


def lacking_notes(known: Sequence[BenefitFigures]) -> list[str]:
    """Kinds and populations that figures of several periods lack, or have as published."""
    return [*(note for figures in known for note in _missing_kinds(figures)), *_population_notes(known)]


def month_notes(now: BenefitFigures, before: BenefitFigures | None, treatment: GapTreatment) -> list[str]:
    """Months counted, gaps and what was done about them (ruling 9); a typed year beside a computed one."""
    notes = []
    for figures in (now, before):
        if figures is not None and figures.coverage is not None:
            notes += _coverage_notes(figures.period, figures.coverage, treatment, is_cut=_is_cut(figures, now))
    if before is not None and (now.coverage is None) != (before.coverage is None):
        made, typed = (now, before) if before.coverage is None else (before, now)
        text = tr("{made} är räknat ur månader, {typed} är ett angivet värde.")
        notes.append(text.format(made=made.when, typed=typed.when))
    return notes


def _is_cut(figures: BenefitFigures, now: BenefitFigures) -> bool:
    """True of the year before where it is shown for the months that an incomplete period has: it may be whole itself,
    so that its own months are no fault of it."""
    return figures is not now and now.coverage is not None and not now.coverage.whole


def _coverage_notes(period: Period, coverage: Coverage, treatment: GapTreatment, *, is_cut: bool) -> list[str]:
    notes = []
    if not (coverage.whole or is_cut):
        text = tr("{period} är ofullständigt: {months} av {of} månader.")
        notes.append(text.format(period=period.label, months=coverage.months, of=coverage.of))
    if coverage.population_months < coverage.months:
        text = tr("Befolkningen {period} är känd för {months} av {of} månader.")
        notes.append(text.format(period=period.label, months=coverage.population_months, of=coverage.of))
    for kind, months in coverage.gaps.items():
        if len(months) < coverage.months:
            text = tr("{kind} saknas (bortfall) {months}: medelvärdet bygger på {known} av {of} månader.")
            known = coverage.months - len(months)
            notes.append(text.format(kind=kind.label, months=show_months(months), known=known, of=coverage.of))
    if coverage.filled:
        gaps = [filled.month for filled in coverage.filled]
        earlier = show_list(dict.fromkeys(filled.taken_from.label for filled in coverage.filled))
        text = tr("Ekonomiskt bistånd saknas (bortfall) {months}: senast kända värde, {earlier}, används.")
        notes.append(text.format(months=show_months(gaps), earlier=earlier))
    elif treatment is GapTreatment.SENAST_KANDA and Benefit.EKONOMISKT_BISTAND in coverage.gaps:
        notes.append(tr("Det finns inget tidigare värde för ekonomiskt bistånd att använda i stället."))
    return notes


def show_months(months: Sequence[Period]) -> str:
    """`mars 2021`, `mars och maj 2021`; the year once where it is the same."""
    years = {each.year for each in months}
    if len(years) > 1:
        return show_list(each.label for each in months)
    names = [each.label.removesuffix(f" {each.year}") for each in months]
    return f"{show_list(names)} {months[0].year}"


def members_words(members: GroupCoverage) -> str:
    """`4 av 8 kommuner`: how many of a group's members its figures are made of."""
    every = len(members.reporting) + len(members.missing)
    return tr("{counted} av {every} kommuner").format(counted=len(members.reporting), every=every)


def common_words(members: GroupCoverage) -> str:
    """`4 av 8 kommuner, de som har siffror båda perioderna` (ruling 40)."""
    return tr("{common}, de som har siffror båda perioderna").format(common=members_words(members))


def level_of_all(figures: BenefitFigures) -> str:
    """`Alla 2 kommuner 2021: 767 helårspersoner, 12,3 % av befolkningen` (ruling 60): the level of every member that
    reports."""
    assert figures.members is not None, "figures of a group"
    counted = members_words(figures.members)
    if not figures.members.missing:
        counted = tr("Alla {counted} kommuner").format(counted=len(figures.members.reporting))
    text = tr("{counted} {when}: {persons} helårspersoner")
    said = text.format(counted=counted, when=figures.when, persons=show_count(figures.total))
    of_population = share(figures.total, figures.population)
    if isinstance(of_population, Empty):
        return said
    return tr("{level}, {share} av befolkningen").format(level=said, share=show_percent(of_population))


def levels_of_all(of_all: Sequence[BenefitFigures]) -> str:
    """The level of all in each period where it is others than the common members, in sentences; empty where none is."""
    return " ".join(f"{level_of_all(each)}." for each in of_all)


def nothing_common(now: str, before: str) -> str:
    """That a group has other members in both periods."""
    text = tr("ingen kommun har siffror för både {now} och {before}, så ingen ändring räknas")
    return text.format(now=now, before=before)


def group_notes(now: BenefitFigures, before: BenefitFigures | None, of_all: Sequence[BenefitFigures] = ()) -> list[str]:
    """Which members a group's figures are made of, and the level of all (rulings 10, 40 and 60); what riket's figures
    lack (ruling 45)."""
    if of_all and before is not None and now.members is not None:
        text = tr("Siffrorna och ändringen gäller {common}; utan {missing}. {all}")
        missing = show_list(area.name for area in now.members.missing)
        return [text.format(common=common_words(now.members), missing=missing, all=levels_of_all(of_all))]
    notes = []
    if of_all:
        apart = nothing_common(now.when, now.when_before)
        notes.append(f"{sentence(apart)} {levels_of_all(of_all)}")
    notes += [country_note(each.country_gaps) for each in (now, before) if each is not None and each.country_gaps]
    alike = before is not None and before.members == now.members
    for figures in (now, None if alike else before):
        if figures is not None and figures.members is not None and figures.members.missing:
            text = tr("{period}: {counted} räknas. {missing} saknas, i antal och befolkning.")
            notes.append(
                text.format(
                    period=show_list([now.when, now.when_before]) if alike else figures.when,
                    counted=members_words(figures.members),
                    missing=show_list(area.name for area in figures.members.missing),
                )
            )
    return notes


def country_note(gaps: CountryGaps) -> str:
    """`2 av 290 kommuner saknar ekonomiskt bistånd mars 2021 (bortfall): rikets total är för låg.`"""
    text = tr("{kommuner} av {of} kommuner saknar ekonomiskt bistånd {months} (bortfall): rikets total är för låg.")
    varies = gaps.most > 1 and len(gaps.months) > 1
    kommuner = tr("Upp till {most}").format(most=gaps.most) if varies else show_count(gaps.most)
    return text.format(kommuner=kommuner, of=gaps.of, months=when_lacking(gaps.months))


def when_lacking(months: Sequence[Period]) -> str:
    """Of one year by name, of several by how many they are."""
    first, last = months[0], months[-1]
    if first.year == last.year:
        return months_label(months)
    text = tr("{count} månader {span}")
    return text.format(
        count=len(months), span=span_label(*(Period(each.year, PeriodKind.YEAR) for each in (first, last)))
    )


def beside_notes(now: BenefitFigures, beside: BenefitFigures | None) -> list[str]:
    """Which of two sets of figures is shown, and where they differ."""
    if beside is None:
        return []
    typed, made = (beside, now) if beside.coverage is None else (now, beside)
    names = {"period": now.when, "source": typed.source.words}
    if now is made:
        text = tr("{period} visas ur månadstabellen. Det finns också angivna värden ({source})")
    else:
        text = tr("{period} visas som angivna värden ({source}), eftersom månadstabellen är ofullständig")
    columns: list[tuple[str, Value, Value]] = [
        (kind.label, made.persons[kind], typed.persons[kind]) for kind in Benefit
    ]
    columns.append((tr("befolkningen"), made.population, typed.population))
    differing = [
        tr("{name} {typed} mot {made} i tabellen").format(
            name=name, typed=show_number(of_typed, 1), made=show_number(of_made, 1)
        )
        for name, of_made, of_typed in columns
        if not isinstance(of_typed, Empty) and of_typed != of_made
    ]
    said = text.format(**names)
    if not differing:
        return [tr("{said}; de är lika.").format(said=said)]
    return [tr("{said}; de skiljer sig: {differing}.").format(said=said, differing="; ".join(differing))]


def rank_notes(now: BenefitFigures, ranks: Mapping[RankMeasure, Rank], present: int | None) -> list[str]:
    """How many kommuner were ranked, why one is not, and that places are published."""
    if any(rank.source is RankSource.PUBLISHED for rank in ranks.values()):
        return [tr("Platserna bland kommunerna är publicerade, inte räknade här.")]
    if present is None:
        return []
    if not ranks:
        text = tr("{place} rangordnas inte {period}: uppgifterna är ofullständiga.")
        return [text.format(place=now.area.name, period=now.period.label)]
    of = next(iter(ranks.values())).of
    text = tr("Platserna är räknade bland {of} kommuner med fullständiga uppgifter, av {present} i tabellen.")
    notes = [text.format(of=of, present=present)]
    notes += movement_notes(ranks.values(), now.period.label, now.period.previous.label)
    if now.period.kind is PeriodKind.MONTH:
        notes.append(tr("En enskild månad säger mindre om en kommuns plats än ett år."))
    return notes


def _missing_kinds(figures: BenefitFigures) -> list[str]:
    notes = []
    for reason, text in (
        (Empty.SAKNAS, tr("Ofullständig uppgift {period}: {kinds} saknas, så totalen kan inte räknas.")),
        (Empty.DOLT, tr("Ofullständig uppgift {period}: uppgiften om {kinds} är dold, så totalen kan inte räknas.")),
    ):
        kinds = [kind.label for kind in Benefit if reason_of(figures.persons[kind]) is reason]
        if kinds:
            notes.append(text.format(period=figures.when, kinds=show_list(kinds)))
    return notes


def _population_notes(known: Sequence[BenefitFigures]) -> list[str]:
    published = [figures.when for figures in known if uses_published_share(figures)]
    unknown = [
        figures.when for figures in known if isinstance(figures.population, Empty) and figures.published_share is None
    ]
    notes = []
    if published:
        text = tr(
            "Andelen av befolkningen {periods} är publicerad. Befolkningen saknas, därför visas andelen bara totalt."
        )
        notes.append(text.format(periods=show_list(published)))
    if unknown:
        text = tr("Befolkningen {periods} saknas, därför kan ingen andel av befolkningen räknas.")
        notes.append(text.format(periods=show_list(unknown)))
    return notes


def rounding_notes(when: str, before: str, rows: Sequence[ProfileRow], total: ProfileRow) -> list[str]:
    """Where parts as shown do not add up to the total as shown (ruling 1), and changes rounded apart."""
    notes = []
    everything = (*rows, total)
    names = {"now": when, "before": before}
    columns = (
        (tr("antal {now}"), 0, [row.persons for row in everything]),
        (tr("antal {before}"), 0, [row.persons_before for row in everything]),
        (tr("skillnad i antal"), 0, [row.difference for row in everything]),
        (tr("andel av totalen {now}"), 1, [row.share_of_total for row in everything]),
        (tr("andel av befolkningen {now}"), 1, [row.share_of_population for row in everything]),
        (tr("andel av befolkningen {before}"), 1, [row.share_of_population_before for row in everything]),
    )
    apart = [name.format(**names) for name, decimals, column in columns if parts_differ(column, decimals)]
    if apart:
        text = tr("Avrundat: de visade delarna blir inte exakt summan för {columns}.")
        notes.append(text.format(columns=show_list(apart)))
    differing = [row.label for row in everything if _change_differs_when_rounded(row)]
    if differing:
        text = tr("Avrundat: ändringen i procentenheter är räknad på exakta andelar för {rows}.")
        notes.append(text.format(rows=show_list(differing)))
    return notes


def parts_differ(column: Sequence[Value], decimals: int) -> bool:
    """True when the parts as shown do not add up to the last one, the total as shown; False where one is missing."""
    shown = [rounded(value, decimals) for value in column if not isinstance(value, Empty)]
    all_known = all(not isinstance(value, Empty) or value is Empty.EJ_TILLAMPLIGT for value in column)
    return all_known and not isinstance(column[-1], Empty) and sum(shown[:-1]) != shown[-1]


def _change_differs_when_rounded(row: ProfileRow) -> bool:
    points, now, before = row.change.points, row.share_of_population, row.share_of_population_before
    if isinstance(points, Empty) or isinstance(now, Empty) or isinstance(before, Empty):
        return False
    return rounded(points, 1) != rounded(now, 1) - rounded(before, 1)


def chance_notes(rows: Sequence[ProfileRow], total: ProfileRow) -> list[str]:
    """The interval of the total, and the kinds whose change chance would explain (ruling 6)."""
    notes = []
    interval = total.chance
    if interval is not None and interval.shown:
        text = tr("Totalt: 95 procents intervall för ändringen är {low} till {high} procentenheter. {verdict}")
        low, high = (show_change(Fraction(end), 1) for end in (interval.low, interval.high))
        verdict = tr("Ryms inom slumpen.") if interval.within_chance else tr("Mer än slumpen ger.")
        notes.append(text.format(low=low, high=high, verdict=verdict))
    by_chance = [
        row.label
        for row in rows
        if row.decisive_chance is not None and row.decisive_chance.shown and row.decisive_chance.within_chance
    ]
    if by_chance:
        notes.append(tr("Ändringen ryms inom slumpen för {rows}.").format(rows=show_list(by_chance)))
    return notes
