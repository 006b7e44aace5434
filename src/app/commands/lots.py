"""`lots`: LOTS cases by party, sex and age over a period, with the extra resource and its goals."""

import argparse
from typing import TYPE_CHECKING

from app.commands.arguments import a_month, add_area, add_hide_zeros, add_json, add_workspace
from app.commands.opening import open_for_reading
from app.commands.output import Document, JsonObject, print_json, print_notes, print_table
from app.commands.parser import Subcommands, WrongUsage, add_command
from domain.ground.area import Area, AreaKind
from domain.ground.display import show_count, show_date, show_percent
from domain.ground.period import Period, span_label
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_number
from domain.lots.goal_words import goal_actual, goal_sentences
from domain.lots.month import (
    AGES,
    PARTIES,
    SEXES,
    AgeGroup,
    CellKey,
    Counts,
    LotsTally,
    Party,
    Severity,
    of_column,
)
from domain.lots.period import GoalOutcome, LotsCases, ResourceTally, goal_outcome, tally_period
from domain.lots.resource_parts import sums_of_parts
from domain.lots.resource_words import active_words, flow_words, lacking_words, tally_shares, tally_span

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


def add_commands(commands: Subcommands) -> None:
    """`lots`."""
    command = add_command(commands, "lots", tr("visar LOTS-ärenden för ett område och en tid"), _lots)
    add_workspace(command)
    add_area(command)
    for name, dest, help_ in (
        ("--from", "first", tr("första månaden, till exempel 2016-01")),
        ("--to", "last", tr("sista månaden, till exempel 2016-06")),
    ):
        command.add_argument(name, dest=dest, metavar=tr("MÅNAD"), type=a_month, required=True, help=help_)
    command.add_argument("--public", action="store_true", help=tr("döljer små tal som i en offentlig rapport"))
    add_hide_zeros(command)
    add_json(command)


def _lots(typed: argparse.Namespace) -> int:
    if typed.last < typed.first:
        raise WrongUsage(tr("--to ligger före --from"))
    if typed.hide_zeros and not typed.public:
        raise WrongUsage(tr("--hide-zeros används bara tillsammans med --public"))
    from storage.file.first_screen import group, settings

    with open_for_reading(typed.workspace) as ws:
        picture = _gather(ws, typed.area, typed.first, typed.last)
        if picture.area.kind is AreaKind.GROUP and _is_empty(picture):
            raise UserProblem(_only_members(picture.area, group(ws)[1]))
        if typed.public:
            from storage.lots.publication import public_cases

            threshold = settings(ws).small_count_threshold
            picture = public_cases(ws, picture, threshold, hide_zeros=bool(typed.hide_zeros))
    if typed.json:
        print_json(_as_json(picture))
    else:
        _print(picture)
    return 0


def _is_empty(picture: LotsCases) -> bool:
    """True when nothing was ever recorded for the area in the period."""
    return not (picture.tally.cells or picture.goals or picture.posts or is_number(picture.resource.new))


def _only_members(area: Area, members: tuple[Area, ...]) -> str:
    named = ", ".join(f"{member.name} ({member.code})" for member in members)
    text = tr("För {name} som helhet är inget registrerat. LOTS visas kommun för kommun: {members}.")
    return text.format(name=area.name, members=named)


def _gather(ws: "Workspace", code: str, first: Period, last: Period) -> LotsCases:
    from storage.areas.queries import area
    from storage.lots.queries import goals, lots_months, period_posts, resource_months
    from storage.lots.resource_parts import resource_parts

    of = area(ws, code)
    resource = resource_months(ws, code, None, last)
    stored = goals(ws, code)
    return LotsCases(
        of,
        first,
        last,
        tally_period(lots_months(ws, code, first, last)),
        tally_span(resource, first, last),
        tuple(goal_outcome(each.goal, resource, last) for each in stored),
        period_posts(ws, code, first.first_day, last.last_day),
        tally_shares(resource, first, last),
        sums_of_parts(resource_parts(ws, code, first, last)),
    )


def _cells(counts: Counts) -> list[JsonObject]:
    """The cells in the order of the sheet; a cell without a number says why beside it."""
    cells: list[JsonObject] = []
    for party, sex, age in sorted(counts, key=_place):
        value = counts[party, sex, age]
        cell: JsonObject = {"party": party.value, "sex": sex.value, "age": age.value}
        known = value if isinstance(value, int) else None
        cells.append(
            cell | ({"cases": known} if not isinstance(value, Empty) else {"cases": None, "empty": value.reason.value})
        )
    return cells


def _place(key: CellKey) -> tuple[int, int, int]:
    party, sex, age = key
    return list(Party).index(party), list(Sex).index(sex), list(AgeGroup).index(age)


def _as_json(picture: LotsCases) -> JsonObject:
    doc = Document()
    tally, resource = picture.tally, picture.resource
    return {
        "cells": _cells(tally.cells),
        "by_party": doc.numbers("by_party", {party.value: value for party, value in tally.by_party.items()}),
        "by_sex": doc.numbers("by_sex", {sex.value: value for sex, value in tally.by_sex.items()}),
        "by_age": doc.numbers("by_age", {age.value: value for age, value in tally.by_age.items()}),
        "total": doc.number("total", tally.total),
        "consistent": tally.consistent,
        "problems": [finding.text for finding in tally.findings if finding.severity is Severity.WARNING],
        "resource": doc.numbers("resource", _resource(resource)),
        "resource_lacking": [at.code for at in resource.lacking],
        "resource_shares": [
            {"sex": sex.value, "age": age, **doc.numbers(f"resource_shares.{at}", _resource(own))}
            for at, ((sex, age), own) in enumerate(picture.resource_shares.items())
        ],
        "resource_parts": doc.numbers("resource_parts", picture.resource_parts),
        "goals": [
            {
                "name": outcome.goal.name,
                "target": outcome.goal.target,
                "actual": doc.number(f"goals.{at}.actual", outcome.actual),
                "per_month_left": doc.number(f"goals.{at}.per_month_left", outcome.per_month_left),
            }
            for at, outcome in enumerate(picture.goals)
        ],
        "period_posts": [
            {"from": show_date(post.since), "to": show_date(post.until), "cells": _cells(post.counts)}
            for post in picture.posts
        ],
        "empty": doc.empty,
    }


def _resource(resource: ResourceTally) -> dict[str, Value]:
    return {
        "new": resource.new,
        "active": resource.active,
        "ended": resource.ended,
        "started_training": resource.started_training,
    }


def _print(picture: LotsCases) -> None:
    heading = tr("LOTS-ärenden {name} ({code}), {months}")
    area = picture.area
    print(heading.format(name=area.name, code=area.code, months=span_label(picture.first, picture.last)))
    print()
    _print_counts(picture.tally)
    print()
    resource = picture.resource
    columns = (tr("nya"), tr("aktiva"), tr("avslutade"), tr("påbörjade arbetsträning"))
    flows = {name: flow_words(resource, name) for name in ("new", "ended", "started_training")}
    row = ("", flows["new"], active_words(resource), flows["ended"], flows["started_training"])
    print_table((tr("Tilläggsresurs"), *columns), [row])
    print_notes([lacking_words(resource)] if lacking_words(resource) else [])
    if picture.goals:
        print()
        header = (tr("Mål"), tr("målvärde"), tr("utfall"), tr("behövs per månad"))
        print_table(header, [_goal_row(outcome) for outcome in picture.goals])
        print_notes(goal_sentences(picture.goals))
    for post in picture.posts:
        print()
        print(tr("Periodpost {since} – {until}").format(since=show_date(post.since), until=show_date(post.until)))
        rows = [(*_names(key), show_count(post.counts[key])) for key in sorted(post.counts, key=_place)]
        print_table((tr("Part"), tr("Kön"), tr("Ålder"), tr("antal")), rows, left=3)
    print()
    print_notes(finding.text for finding in picture.tally.findings)


def _goal_row(outcome: GoalOutcome) -> tuple[str, str, str, str]:
    show = show_percent if outcome.goal.is_share else show_count
    return outcome.goal.name, show(outcome.goal.target), goal_actual(outcome), show_count(outcome.per_month_left)


def _names(key: CellKey) -> tuple[str, str, str]:
    party, sex, age = key
    return party.label, sex.label.lower(), age.label().lower()


def _print_counts(tally: LotsTally) -> None:
    """The cells as recorded, then the sums: margins and cross tables look the same here."""
    rows = [(*_names(key), show_count(tally.cells[key])) for key in sorted(tally.cells, key=_place)]
    print_table((tr("Part"), tr("Kön"), tr("Ålder"), tr("antal")), rows, left=3)
    print()
    every = (Sex.UNSPLIT, AgeGroup.ALLA)
    sums: list[tuple[str, CellKey, Value]] = [
        *((party.label, (party, *every), tally.by_party[party]) for party in PARTIES),
        *((sex.label, (Party.ALLA, *of_column(sex)), tally.by_sex[sex]) for sex in SEXES),
        *((_age_name(age), (Party.ALLA, *of_column(age)), tally.by_age[age]) for age in AGES),
        (tr("Totalt"), (Party.ALLA, *every), tally.total),
    ]
    print_table(
        (tr("Summor"), tr("antal")), [(name, _at_least(value, tally.least.get(key, 0))) for name, key, value in sums]
    )


def _at_least(value: Value, known: int) -> str:
    """The figure, or what it is at least where a part of it is missing."""
    return tr("minst {count}").format(count=show_count(known)) if value is Empty.SAKNAS and known else show_count(value)


def _age_name(age: AgeGroup) -> str:
    return tr("Okänd ålder") if age is AgeGroup.OKAND else age.label()
