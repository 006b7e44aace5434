"""`profile`: the municipal profile (*kommunprofil*) of one area and year."""

import argparse
from collections.abc import Callable, Sequence

from app.commands.arguments import a_period, add_area, add_gaps, add_json, add_typed, add_workspace, gaps_chosen
from app.commands.opening import open_for_reading
from app.commands.output import Document, JsonObject, print_json, print_notes, print_table
from app.commands.parser import Subcommands, add_command
from domain.benefits.benefit import AGE_20_64, AGE_20_65, Benefit, Coverage, GroupCoverage, share
from domain.ground.display import show_change, show_count, show_list, show_percent
from domain.ground.period import Period, PeriodKind
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.profile.profile import Profile
from domain.profile.ranking import Rank, RankedAgain, show_rank
from domain.profile.row import ProfileRow
from domain.profile.words import age_words

_SEXES = (Sex.ALLA, Sex.KVINNA, Sex.MAN)


def add_commands(commands: Subcommands) -> None:
    """`profile`."""
    command = add_command(commands, "profile", tr("visar kommunprofilen för ett område och en period"), _profile)
    add_workspace(command)
    add_area(command)
    add_typed(command, "--period", "PERIOD", a_period, tr("till exempel 2021 eller ”2021 H1”"), required=True)
    words = [sex.value for sex in _SEXES]
    command.add_argument("--sex", choices=words, default=Sex.ALLA.value, help=tr("kön; alla om inget anges"))
    ages = tr("åldersgrupp; {ages} om inget anges").format(ages=AGE_20_64)
    command.add_argument("--age", choices=(AGE_20_64, AGE_20_65), default=AGE_20_64, help=ages)
    add_gaps(command)
    add_json(command)


def _profile(typed: argparse.Namespace) -> int:
    from storage.areas.queries import area
    from storage.benefits.queries import divisions, periods_with_figures, profile

    with open_for_reading(typed.workspace) as ws:
        treatment = gaps_chosen(typed)
        found = profile(ws, typed.area, typed.period, Sex(typed.sex), typed.age, treatment)
        if found is None:
            name = area(ws, typed.area).name
            others = divisions(ws, typed.area, typed.period)
            if others:
                raise UserProblem(_only(name, typed.period.label, (Sex(typed.sex), typed.age), others))
            raise UserProblem(_nothing(name, typed.period.label, periods_with_figures(ws, typed.area)))
    if typed.json:
        print_json(_as_json(found))
    else:
        _print(found)
    return 0


def _nothing(name: str, period: str, known: Sequence[Period]) -> str:
    if not known:
        return tr("Det finns inga helårsekvivalenter för {name}.").format(name=name)
    text = tr("Det finns inga sådana helårsekvivalenter för {name} {period}. Uppgifter finns för {known}.")
    # Where there are months there are too many to list, and the years say where they lie.
    listed = [each.code for each in known if each.kind is not PeriodKind.MONTH]
    return text.format(name=name, period=period, known=", ".join(listed))


def _only(name: str, period: str, asked_for: tuple[Sex, str], others: Sequence[tuple[Sex, str]]) -> str:
    """Figures of other sexes or ages are never shown in the place of those asked for."""
    text = tr("För {name} {period} finns inte helårsekvivalenter för {asked}, bara för {others}.")
    groups = (asked_for, *others)
    asked, *known = (tr("{sex} {ages}").format(sex=of.label.lower(), ages=age_words(ages)) for of, ages in groups)
    return text.format(name=name, period=period, asked=asked, others=show_list(known))


def _as_json(profile: Profile) -> JsonObject:
    doc = Document()
    before: JsonObject | None = None
    if profile.has_previous:
        before = {
            "period": profile.previous_period.code,
            **_months(profile.coverage_before),
            **_figures(
                doc,
                "previous.",
                profile,
                (lambda row: row.persons_before, lambda row: row.share_of_total_before),
                lambda row: row.share_of_population_before,
                profile.population_before,
            ),
        }
    else:
        doc.number("previous", None)
    return {
        "area": profile.area.code,
        "name": profile.area.name,
        "period": profile.period.code,
        **_months(profile.coverage),
        **_figures(
            doc,
            "",
            profile,
            (lambda row: row.persons, lambda row: row.share_of_total),
            lambda row: row.share_of_population,
            profile.population,
        ),
        "previous": before,
        "difference": _all_rows(doc, "difference", profile, lambda row: row.difference),
        "change_points": _all_rows(doc, "change_points", profile, lambda row: row.change.points),
        "change_from_persons": _all_rows(doc, "change_from_persons", profile, lambda row: row.change.from_persons),
        "change_from_population": _all_rows(
            doc, "change_from_population", profile, lambda row: row.change.from_population
        ),
        "ranks": {measure.value: _rank(doc, f"ranks.{measure.value}", rank) for measure, rank in profile.ranks.items()},
        "kind_ranks": {
            kind.value: _rank(doc, f"kind_ranks.{kind.value}", rank) for kind, rank in profile.kind_ranks.items()
        },
        **_of_group(doc, profile),
        "notes": list(profile.notes),
        "empty": doc.empty,
    }


def _months(coverage: Coverage | None) -> JsonObject:
    """The months behind an incomplete period, which its code alone would call whole (ruling 41)."""
    return {} if coverage is None or coverage.whole else {"months": [each.code for each in coverage.which]}


def _of_group(doc: Document, profile: Profile) -> JsonObject:
    """The kommuner that a group's figures and change are of: those that have figures in both periods; and the level of
    every kommun that reports, of the periods where those are others (ruling 60)."""
    if profile.members is None:
        return {}
    return {
        **({"common_areas": _codes(profile.members)} if profile.has_previous else {"areas": _codes(profile.members)}),
        "level_of_all": [
            {
                "period": each.period.code,
                "areas": _codes(each.members),
                "total": doc.number(f"level_of_all.{at}.total", each.total),
                "population": doc.number(f"level_of_all.{at}.population", each.population),
                "share_of_population": doc.number(
                    f"level_of_all.{at}.share_of_population", share(each.total, each.population)
                ),
            }
            for at, each in enumerate(profile.of_all)
        ],
    }


def _codes(members: GroupCoverage | None) -> list[str]:
    return [] if members is None else [area.code for area in members.reporting]


Column = Callable[[ProfileRow], Value]


def _figures(
    doc: Document, path: str, profile: Profile, columns: tuple[Column, Column], of_population: Column, population: Value
) -> JsonObject:
    persons, of_total = columns
    by_kind = {row.kind.value: row for row in profile.rows if row.kind is not None}
    return {
        "persons": doc.numbers(f"{path}persons", {kind: persons(row) for kind, row in by_kind.items()}),
        "total": doc.number(f"{path}total", persons(profile.total)),
        "shares_of_total": doc.numbers(
            f"{path}shares_of_total", {kind: of_total(row) for kind, row in by_kind.items()}
        ),
        "population": doc.number(f"{path}population", population),
        "shares_of_population": _all_rows(doc, f"{path}shares_of_population", profile, of_population),
    }


def _all_rows(doc: Document, path: str, profile: Profile, column: Column) -> dict[str, int | float | None]:
    names = [*(kind.value for kind in Benefit), "total"]
    return doc.numbers(path, dict(zip(names, map(column, profile.all_rows), strict=True)))


def _rank(doc: Document, path: str, rank: Rank) -> JsonObject:
    if rank.tied is None:
        doc.number(f"{path}.tied", None)
    return {
        "rank": rank.rank,
        "previous": doc.number(f"{path}.previous", rank.previous),
        "of": rank.of,
        "tied": rank.tied,
        "colour": rank.colour,
        "source": rank.source.value,
        **({} if rank.again is None else _ranked_again(doc, path, rank.again)),
    }


def _ranked_again(doc: Document, path: str, again: RankedAgain) -> JsonObject:
    """The movement where other numbers of kommuner were ranked in the two periods (ruling 60)."""
    movement = doc.number(f"{path}.movement", again.movement)
    return {"movement": movement, "of_previous": again.before, "of_common": again.common}


def _print(profile: Profile) -> None:
    now, before = profile.when, profile.when_before
    heading = tr("Kommunprofil {name} ({code}), {period}, {ages} år, kön: {sex}")
    print(
        heading.format(
            name=profile.area.name,
            code=profile.area.code,
            period=now,
            ages=profile.age_group.replace("-", "–"),
            sex=profile.sex.label.lower(),
        )
    )
    print()
    print_table(
        (tr("Helårsekvivalenter"), now, tr("andel"), before, tr("andel"), tr("skillnad")),
        [
            (
                row.label,
                show_count(row.persons),
                show_percent(row.share_of_total),
                show_count(row.persons_before),
                show_percent(row.share_of_total_before),
                show_change(row.difference),
            )
            for row in profile.all_rows
        ],
    )
    print()
    print_table(
        (tr("Andel av befolkningen"), now, before, tr("procentenheter")),
        [
            (
                row.label,
                _marked(row.share_of_population, published=profile.share_published),
                _marked(row.share_of_population_before, published=profile.share_published_before),
                show_change(row.change.points, 1),
            )
            for row in profile.all_rows
        ],
    )
    for title, places in (
        (tr("Plats bland kommunerna"), {measure.label: rank for measure, rank in profile.ranks.items()}),
        (tr("Plats per ersättning"), {kind.label: rank for kind, rank in profile.kind_ranks.items()}),
    ):
        if places:
            print()
            name = profile.area.name
            rows = [(label, show_rank(name, rank), tr("av {of}").format(of=rank.of)) for label, rank in places.items()]
            print_table((title, now, ""), rows, left=3)
    print()
    print_notes(profile.notes)
    print(profile.source.line)


def _marked(share: Value, *, published: bool) -> str:
    shown = show_percent(share)
    return tr("{share} publicerad").format(share=shown) if published and not isinstance(share, Empty) else shown
