"""The later half of a profile's draft (*utkast*): what drove the change, and what to be careful about.

Domain handbook §3 points 7 and 8, rulings 5, 6, 9 and 10.
"""

from domain.benefits.benefit import Benefit, Coverage, share
from domain.ground.display import show_count, show_list, show_parts, show_percent
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, number_or_none, reason_of
from domain.profile.draft_sentence import DraftSentence, SentenceMaker, row_name
from domain.profile.notes import common_words, levels_of_all, reform_words, show_months
from domain.profile.profile import Profile
from domain.profile.row import ProfileRow
from domain.profile.words import age_words, rose, running, shown_move

_FEW = 2


def why_moved(profile: Profile) -> DraftSentence | None:
    """What persons and population each did to the share (ruling 5)."""
    change = profile.total.change
    known = [change.points, change.from_persons, change.from_population, profile.population, profile.population_before]
    points, persons, population, now, before = map(number_or_none, known)
    if not points or persons is None or population is None or now is None or before is None:
        return None
    sentence = SentenceMaker("why_moved", profile.source, profile.previous_source)
    of_persons, of_population, whole = show_parts((persons, population), points)
    text = tr(
        "av andelens ändring, {points} procentenheter, kom {persons} från ändrat antal helårspersoner och {population} "
        "från ändrad befolkning, från {before} till {now} personer {ages}"
    )
    return sentence.said(
        text.format(
            points=sentence.figure("points.total", points, whole),
            persons=sentence.figure("from_persons", persons, of_persons),
            population=sentence.figure("from_population", population, of_population),
            before=sentence.figure("population_before", before, show_count(before)),
            now=sentence.figure("population", now, show_count(now)),
            ages=age_words(profile.age_group),
        )
    )


def moved_kinds(profile: Profile) -> tuple[DraftSentence, ...]:
    """Which kinds changed by more than chance would explain; that none did is said too."""
    compared = [row for row in profile.rows if row.decisive_chance is not None]
    sources = (profile.source, profile.previous_source)
    moved = [row for row in compared if row.moved]
    said = []
    for key, verb, rows in (
        ("increased", tr("{kinds} ökade mer än slumpen ger"), [row for row in moved if rose(row)]),
        ("decreased", tr("{kinds} minskade mer än slumpen ger"), [row for row in moved if not rose(row)]),
    ):
        if rows:
            sentence = SentenceMaker(key, *sources)
            kinds = show_list(_kind_moved(row, sentence) for row in rows)
            said.append(sentence.said(verb.format(kinds=kinds)))
    if compared and not moved:
        said.append(
            SentenceMaker("none_moved", *sources).said(tr("ingen av ersättningarna ändrades mer än slumpen ger"))
        )
    elif len(moved) < len(compared):
        text = tr("för {kinds} ryms ändringen inom slumpen")
        others = [running(row.label) for row in compared if not row.moved]
        kinds = show_list(others) if len(others) <= _FEW else tr("övriga ersättningar")
        said.append(SentenceMaker("by_chance", *sources).said(text.format(kinds=kinds)))
    return tuple(said)


def _kind_moved(row: ProfileRow, sentence: SentenceMaker) -> str:
    move = shown_move(row)
    name = f"{'difference' if move.of_persons else 'points'}.{row_name(row)}"
    return f"{running(row.label)} ({sentence.figure(name, move.value, move.shown)})"


def cautions(profile: Profile) -> list[DraftSentence]:
    said = []
    missing = [row.label for row in profile.rows if reason_of(row.persons) in (Empty.SAKNAS, Empty.DOLT)]
    if missing:
        text = tr("uppgift om {kinds} {period} saknas, så totalen kan inte räknas")
        kinds = show_list(running(label) for label in missing)
        sentence = SentenceMaker("missing", profile.source)
        said.append(sentence.said(text.format(kinds=kinds, period=profile.when)))
    if profile.share_published:
        text = tr("andelen {period} är den som källan har publicerat, eftersom befolkningen saknas")
        said.append(SentenceMaker("published_share", profile.source).said(text.format(period=profile.when)))
    for when, coverage, source in (
        ("", profile.coverage, profile.source),
        ("_before", profile.coverage_before, profile.previous_source),
    ):
        if coverage is not None and source is not None:
            period = profile.period if not when else profile.previous_period
            # The year before an incomplete period is shown for the same months; it may be whole itself.
            is_cut = bool(when) and profile.coverage is not None and not profile.coverage.whole
            said += _month_cautions(coverage, period.label, when, source, is_cut=is_cut)
    if profile.has_previous and (reform := reform_words(profile.period, profile.previous_period)):
        said.append(SentenceMaker("reform", profile.source, profile.previous_source).said(reform))
    return [*said, *_member_cautions(profile)]


def _month_cautions(coverage: Coverage, period: str, when: str, source: Source, *, is_cut: bool) -> list[DraftSentence]:
    said = []
    if not (coverage.whole or is_cut):
        sentence = SentenceMaker(f"months{when}", source)
        text = tr("siffrorna för {period} bygger på {months} av {of} månader och är därför ofullständiga")
        months = sentence.figure(f"months{when}", coverage.months, str(coverage.months))
        of = sentence.figure(f"months_of{when}", coverage.of, str(coverage.of))
        said.append(sentence.said(text.format(period=period, months=months, of=of)))
    gaps = coverage.gaps.get(Benefit.EKONOMISKT_BISTAND, ())
    if coverage.filled:
        text = tr("ekonomiskt bistånd rapporterades inte för {months}; där används senast kända värde")
        months = show_months([filled.month for filled in coverage.filled])
        said.append(SentenceMaker(f"filled{when}", source).said(text.format(months=months)))
    elif gaps and len(gaps) < coverage.months:
        text = tr("ekonomiskt bistånd rapporterades inte för {months}; de månaderna är utelämnade ur medelvärdet")
        said.append(SentenceMaker(f"gaps{when}", source).said(text.format(months=show_months(gaps))))
    return said


def said_of_all(profile: Profile, sentence: SentenceMaker) -> str:
    """A group's levels over every member that reports, as the end of a sentence (ruling 60)."""
    for each in profile.of_all:
        assert each.members is not None, "figures of a group"
        when = "" if each.period == profile.period else "_before"
        counted, every = len(each.members.reporting), len(each.members.reporting) + len(each.members.missing)
        sentence.figure(f"members_all{when}", counted, str(counted))
        if counted < every:
            sentence.figure(f"members_all_of{when}", every, str(every))
        persons = number_or_none(each.total)
        assert persons is not None, "members that report have every kind"
        sentence.figure(f"persons_all{when}", persons, show_count(persons))
        if (of_population := number_or_none(share(persons, each.population))) is not None:
            sentence.figure(f"share_all{when}", of_population, show_percent(of_population))
    return levels_of_all(profile.of_all).removesuffix(".")


def _member_cautions(profile: Profile) -> list[DraftSentence]:
    """Which of a group's members the figures lack (ruling 10)."""
    said = []
    if profile.of_all and profile.has_previous and profile.members is not None:
        sentence = SentenceMaker("members", profile.source, profile.previous_source)
        counted, every = len(profile.members.reporting), len(profile.members.reporting) + len(profile.members.missing)
        for name, value in (("members", counted), ("members_of", every)):
            sentence.figure(name, value, str(value))
        text = tr("siffrorna och ändringen gäller {common}. {all}")
        words = text.format(common=common_words(profile.members), all=said_of_all(profile, sentence))
        return [sentence.said(words)]
    for when, members, period, source in (
        ("", profile.members, profile.when, profile.source),
        ("_before", profile.members_before, profile.when_before, profile.previous_source),
    ):
        if members is None or not members.missing or source is None:
            continue
        sentence = SentenceMaker(f"members{when}", source)
        counted, all_members = len(members.reporting), len(members.reporting) + len(members.missing)
        text = tr("siffrorna för {period} gäller {counted} av gruppens {all} kommuner: {missing} saknas")
        said.append(
            sentence.said(
                text.format(
                    period=period,
                    counted=sentence.figure(f"members{when}", counted, str(counted)),
                    all=sentence.figure(f"members_of{when}", all_members, str(all_members)),
                    missing=show_list(area.name for area in members.missing),
                )
            )
        )
    return said
