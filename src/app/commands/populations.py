"""`populations`: the collaboration population (*samverkanspopulation*) of one area at a reference date."""

import argparse

from app.commands.arguments import a_date, add_area, add_json, add_typed, add_workspace
from app.commands.opening import open_for_reading
from app.commands.output import Document, JsonObject, print_json, print_notes, print_table
from app.commands.parser import Subcommands, add_command
from domain.ground.area import Area
from domain.ground.display import show_count, show_date, show_number
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.populations.comparison import AreaPopulation, coverage_words
from domain.populations.words import outside_words, version_words


def add_commands(commands: Subcommands) -> None:
    """`populations`."""
    command = add_command(commands, "populations", tr("visar samverkanspopulationen vid ett mättillfälle"), _show)
    add_workspace(command)
    add_area(command)
    add_typed(command, "--date", tr("DATUM"), a_date, tr("mättillfället, till exempel 2024-10-31"), required=True)
    help_ = tr("vilka rader som räknas: programmets definition (default), som publicerat (published) eller en egen")
    command.add_argument("--definition", metavar=tr("DEFINITION"), default="default", help=help_)
    add_json(command)


def _show(typed: argparse.Namespace) -> int:
    from storage.areas.queries import area
    from storage.populations.comparison import area_population
    from storage.populations.queries import counts_by_sex, population_dates

    with open_for_reading(typed.workspace) as ws:
        of = area(ws, typed.area)
        found = area_population(ws, of.code, typed.date, typed.definition)
        if found is None and counts_by_sex(ws, of.code, typed.date):
            text = tr("Samverkanspopulationen för {name} {date} är bara delad på kön. Läs in rader för alla.")
            raise UserProblem(text.format(name=of.name, date=show_date(typed.date)))
        if found is None:
            known = [show_date(day) for day in population_dates(ws, of.code)]
            raise UserProblem(_nothing(of, show_date(typed.date), known))
    if typed.json:
        print_json(_as_json(found))
    else:
        _print(found)
    return 0


def _nothing(area: Area, day: str, known: list[str]) -> str:
    if not known:
        return tr("Det finns ingen samverkanspopulation för {name}.").format(name=area.name)
    text = tr("Det finns ingen samverkanspopulation för {name} {date}. Uppgifter finns för {known}.")
    return text.format(name=area.name, date=day, known=", ".join(known))


def _as_json(found: AreaPopulation) -> JsonObject:
    doc, population = Document(), found.population
    return {
        "definition": {
            "key": population.definition.lineage,
            "name": population.definition.name,
            "version": population.definition.version,
        },
        "rows": [
            {
                "row": line.row.key,
                "label": line.row.label,
                "parent": line.row.parent,
                "count": doc.number(f"rows.{at}.count", line.count),
                "counts": line.counts,
            }
            for at, line in enumerate(population.lines)
        ],
        "total": doc.number("total", population.total),
        "published_total": doc.number("published_total", population.published_total),
        "counted_twice": [
            {
                "row": twice.row,
                "inside": twice.inside,
                "count": doc.number(f"counted_twice.{at}.count", twice.count),
            }
            for at, twice in enumerate(population.counted_twice)
        ],
        "range": {
            "low": doc.number("range.low", population.span.low),
            "high": doc.number("range.high", population.span.high),
        },
        "potential": doc.number("potential", population.potential),
        **_by_inhabitants(doc, found),
        "notes": list(_notes(found)),
        "empty": doc.empty,
    }


def _by_inhabitants(doc: Document, found: AreaPopulation) -> JsonObject:
    """Only where the inhabitants are known: most workspaces have no table of them."""
    if isinstance(found.inhabitants, Empty):
        return {}
    return {
        "inhabitants": doc.number("inhabitants", found.inhabitants),
        "per_thousand": doc.number("per_thousand", found.per_thousand),
    }


def _notes(found: AreaPopulation) -> tuple[str, ...]:
    return (*coverage_words(found), *found.population.notes, *outside_words(found.population))


def _print(found: AreaPopulation) -> None:
    area, population, day = found.area, found.population, show_date(found.reference_date)
    heading = tr("Samverkanspopulation {name} ({code}), {date}, definition: {definition}")
    definition = version_words(population.definition)
    print(heading.format(name=area.name, code=area.code, date=day, definition=definition))
    print()
    print_table(
        (tr("Rad"), tr("antal"), tr("räknas")),
        [
            ("  " * line.depth + line.row.label, show_count(line.count), tr("ja") if line.in_total else "")
            for line in population.lines
        ],
    )
    print()
    known = tr("Känd samverkanspopulation: {total}").format(total=population.total_text)
    print(f"{known} ({population.sum_text})" if population.sum_text else known)
    if not isinstance(population.published_total, Empty):
        print(tr("Som publicerat: {total}").format(total=show_count(population.published_total)))
    print(tr("Potentiell samverkanspopulation: {count}").format(count=show_count(population.potential)))
    if not isinstance(found.per_thousand, Empty):
        text = tr("Per 1 000 invånare 20–64 år: {number}")
        print(text.format(number=show_number(found.per_thousand, 1)))
    print_notes(_notes(found))
    print(found.source.line)
