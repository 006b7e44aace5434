"""What texts may refer to of profiles (*helårsekvivalenter*)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures, difference, share
from domain.benefits.of_period import GapTreatment
from domain.figures.known import CHANGE, WOMEN_AND_MEN, KnownFigure, Unit
from domain.figures.reference import FigureKind, FigureName
from domain.ground.area import Area, AreaKind
from domain.ground.display import in_a_sentence
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Value, exact_sum
from domain.profile.measure import MEASURE_CHOICES, persons_of, share_of
from domain.profile.national import Measure, National, kinds_of
from domain.profile.profile import Profile
from domain.profile.ranking import RankMeasure
from domain.profile.row import ProfileRow
from storage.benefits.months import Division, read_nationals
from storage.benefits.queries import read_profiles_of
from storage.benefits.ranks import read_rank_sources_of
from storage.file.workspace import Workspace

TOTAL = "totalt"
_ONE_DECIMAL = 1


def figures_of_profiles(
    ws: Workspace, areas: Sequence[Area], periods: Sequence[Period], *, by_sex: bool = False
) -> Iterator[KnownFigure]:
    """The figures of profiles; with `by_sex` also what women and men are of them, where that is known."""
    whole = [period for period in periods if period.kind is not PeriodKind.QUARTER]
    codes = [area.code for area in areas]
    with ws.reading() as connection:
        countries: Mapping[Period, National | None] = {}
        if whole and any(area.kind is AreaKind.KOMMUN for area in areas):
            countries = read_nationals(connection, whole, Division(Sex.ALLA, AGE_20_64, GapTreatment.LAMNA_UT))
        found = read_profiles_of(connection, areas, whole, countries=countries)
        sexes = WOMEN_AND_MEN.items() if by_sex else ()
        of_sexes = {words: read_profiles_of(connection, areas, whole, sex) for words, sex in sexes}
        printed = read_rank_sources_of(connection, codes, [period.year for period in whole]) if whole else {}
    for period, profiles in found.items():
        country = countries.get(period)
        for profile in profiles.values():
            ranked_in = printed.get((profile.area.code, period.year), profile.source)
            for measure in MEASURE_CHOICES:
                yield from _of_measure(profile, measure)
                yield from _places(profile, measure, ranked_in if country is None else country.source)
            level = _level(profile)
            population = profile.population if level is None else level.population
            yield _profile_figure(profile, "befolkning", tr("befolkning 20–64 år"), population)
        for of_sex, by_period in of_sexes.items():
            yield from _of_sex(by_period[period], of_sex)


def _of_sex(profiles: Mapping[str, Profile], of_sex: str) -> Iterator[KnownFigure]:
    for profile in profiles.values():
        for measure in MEASURE_CHOICES:
            persons, of_population, _ = _levels(profile, measure)
            name, label = _measure_name(measure), _label(measure)
            words = tr("{what}, {who}, helårspersoner").format(what=label, who=of_sex)
            yield _profile_figure(profile, f"{name} antal {of_sex}", words, persons)
            text = tr("{what}, {who}, andel av befolkningen 20–64 år av samma kön")
            words = text.format(what=label, who=of_sex)
            yield _profile_figure(profile, f"{name} andel {of_sex}", words, of_population, Unit.PERCENT)


def _levels(profile: Profile, measure: Measure) -> tuple[Value, Value, Value]:
    """Persons, their share of the population and of all, of everybody that reports."""
    level = _level(profile)
    if level is not None:
        persons = persons_of(level, measure)
        return persons, share_of(level, measure), share(persons, level.total)
    rows = _rows(profile, measure)
    persons = exact_sum(row.persons for row in rows)
    of_population = rows[0].share_of_population if len(rows) == 1 else share(persons, profile.population)
    return persons, of_population, share(persons, profile.total.persons)


def _rows(profile: Profile, measure: Measure) -> list[ProfileRow]:
    return [profile.total] if measure is RankMeasure.TOTAL else [profile.row(kind) for kind in kinds_of(measure)]


def _of_measure(profile: Profile, measure: Measure) -> Iterator[KnownFigure]:
    name = _measure_name(measure)
    whole, label = measure is RankMeasure.TOTAL, _label(measure)
    rows = _rows(profile, measure)
    before = exact_sum(row.persons_before for row in rows)
    if len(rows) == 1:
        of_rows, of_before = rows[0].share_of_population, rows[0].share_of_population_before
    else:
        of_rows = share(exact_sum(row.persons for row in rows), profile.population)
        of_before = share(before, profile.population_before)
    change, share_change = difference(exact_sum(row.persons for row in rows), before), difference(of_rows, of_before)
    persons, of_population, of_all = _levels(profile, measure)
    yield _profile_figure(profile, f"{name} antal", tr("{what}, helårspersoner").format(what=label), persons)
    text = tr("{what}, andel av befolkningen 20–64 år")
    yield _profile_figure(profile, f"{name} andel", text.format(what=label), of_population, Unit.PERCENT)
    if not whole:
        text = tr("{what}, andel av alla försörjda")
        yield _profile_figure(profile, f"{name} del", text.format(what=label), of_all, Unit.PERCENT)
    if profile.previous_source is not None:
        both_years = profile.source, profile.previous_source
        both = "" if _level(profile) is None else tr(" i de kommuner som har siffror båda åren")
        since = tr("{what}, ändring av antalet helårspersoner sedan {when}")
        words = since.format(what=label, when=profile.when_before) + both
        yield _profile_figure(profile, f"{name} {CHANGE}", words, change, sources=both_years)
        since = tr("{what}, ändring av andelen sedan {when}")
        words = since.format(what=label, when=profile.when_before) + both
        yield _profile_figure(profile, f"{name} andelsändring", words, share_change, Unit.POINTS, both_years)


def _places(profile: Profile, measure: Measure, source: Source) -> Iterator[KnownFigure]:
    rank = profile.kind_ranks.get(measure) if isinstance(measure, Benefit) else profile.ranks.get(measure)
    if rank is None:
        return
    name, label = _measure_name(measure), _label(measure)
    for key, text, value in (
        ("plats", tr("{what}, plats bland kommunerna där 1 är lägst andel"), rank.rank),
        ("rangordnade", tr("{what}, antal rangordnade kommuner"), rank.of),
    ):
        yield _profile_figure(profile, f"{name} {key}", text.format(what=label), value, Unit.PLACE, (source,))


def _level(profile: Profile) -> BenefitFigures | None:
    """A group's figures of all its members that report, where its rows are of those alone that do so both years."""
    return next((each for each in profile.of_all if each.period == profile.period), None)


def _profile_figure(
    profile: Profile,
    names: str,
    words: str,
    value: Value,
    unit: Unit = Unit.PERSONS,
    sources: Sequence[Source] = (),
) -> KnownFigure:
    source = one_source(sources or (profile.source,))
    members = profile.members
    only = ["" if profile.when == profile.period.label else profile.when]
    if members is not None:
        only.append(some_of(members.reporting, members.missing))
    decimals = _ONE_DECIMAL if unit in (Unit.PERCENT, Unit.POINTS) else 0
    name = FigureName(FigureKind.PROFILE, profile.area.code, profile.period.short_code, tuple(names.split()))
    return KnownFigure(
        name.text,
        words,
        profile.area.code,
        profile.period.code,
        value,
        unit,
        decimals,
        may_be_hidden=False,
        source=source,
        day=source.recorded,
        only=", ".join(filter(None, only)),
    )


def _measure_name(measure: Measure) -> str:
    return TOTAL if measure is RankMeasure.TOTAL else re.sub(r"[ -]+", "-", measure.label.casefold())


def _label(measure: Measure) -> str:
    return tr("försörjda totalt") if measure is RankMeasure.TOTAL else in_a_sentence(measure.label)


def some_of(counted: Sequence[object], missing: Sequence[object]) -> str:
    """`4 av 8 kommuner`; empty where none is missing."""
    if not missing:
        return ""
    return tr("{count} av {of} kommuner").format(count=len(counted), of=len(counted) + len(missing))
