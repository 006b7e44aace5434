"""Commands that change figures: take files in, undo, redo."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.arguments import a_path, add_json, add_who, add_workspace, some_text
from app.commands.opening import open_for_reading, open_for_writing, who_of
from app.commands.output import JsonObject, print_json
from app.commands.parser import Subcommands, add_command
from app.subject import Subject
from domain.ground.display import show_list
from domain.ground.identity import masked, quoted
from domain.ground.problem import Refusal, UserProblem
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.importing.given import NOTHING_GIVEN, Given
from domain.importing.preview import empty_text
from domain.importing.tidy import ImportOutcome, PopulationCounts, TidyContent

if TYPE_CHECKING:
    from domain.ground.changes import Changes
    from exchange.files import ReadFile
    from exchange.tidy.format import TidyFormat
    from storage.file.workspace import Workspace

_MOST_LISTED = 12


def add_commands(commands: Subcommands, subjects: Sequence[Subject]) -> None:
    """`import`, `undo`, `redo`."""
    take_in = partial(_import, subjects)
    taken = add_command(commands, "import", tr("läser in filer; varje fil läses in hel eller inte alls"), take_in)
    add_workspace(taken)
    taken.add_argument("files", metavar=tr("FIL"), nargs="+", type=a_path, help=tr("filer att läsa in"))
    taken.add_argument("--dry-run", action="store_true", help=tr("visar vad som skulle hända och skriver ingenting"))
    reason_help = tr("skälet till att låsta månader rättas")
    taken.add_argument("--correction", metavar="TEXT", type=some_text, help=reason_help)
    source_help = tr("källan till rader som inte själva anger någon; utan den ”egen uppgift” och din funktion")
    taken.add_argument("--source", metavar="TEXT", type=some_text, help=source_help)
    publisher_help = tr("utgivaren av samma rader")
    taken.add_argument("--publisher", metavar="TEXT", type=some_text, help=publisher_help)
    add_json(taken)
    add_who(taken)
    for name, help_, run in (
        ("undo", tr("ångrar den senaste ändringen"), _undo),
        ("redo", tr("gör om det som senast ångrades"), _redo),
    ):
        command = add_command(commands, name, help_, run)
        add_workspace(command)
        add_json(command)
        add_who(command)


def _import(subjects: Sequence[Subject], typed: argparse.Namespace) -> int:
    from storage.ground.texts import checked_text

    # What a trial says must be what would happen.
    checked_text(tr("Funktion"), who_of(typed))
    with open_for_reading(typed.workspace, who_of(typed)) if typed.dry_run else open_for_writing(typed) as ws:
        outcomes = _take_in_all(ws, subjects, typed)
    if typed.json:
        print_json([_as_json(path, outcome, dry_run=typed.dry_run) for path, outcome in outcomes])
    else:
        for path, outcome in outcomes:
            _print_outcome(path, outcome, _formats(subjects), dry_run=typed.dry_run)
    refused = [path for path, outcome in outcomes if isinstance(outcome, UserProblem) or outcome.refused]
    for path in refused:
        text = tr("{file} lästes inte in. Ingenting i den har ändrat arbetsboken.")
        print(text.format(file=masked(path.name)), file=sys.stderr)
    return 1 if refused else 0


def _take_in_all(
    ws: "Workspace", subjects: Sequence[Subject], typed: argparse.Namespace
) -> list[tuple[Path, ImportOutcome | UserProblem]]:
    """What became of each file. Of files that give one row different counts only the first is taken in."""
    from exchange.files import read_file
    from exchange.ground.guard import guarded

    names = [path.name for path in typed.files]
    outcomes: list[tuple[Path, ImportOutcome | UserProblem]] = []
    accepted: list[tuple[str, PopulationCounts]] = []
    for path in typed.files:
        outcome: ImportOutcome | UserProblem
        try:
            with guarded(path):
                file = read_file(path, formats=_formats(subjects))
                if isinstance(file.content, PopulationCounts):
                    named = (path.name if names.count(path.name) == 1 else masked(str(path)), file.content)
                    against = _contradictions(ws, [*accepted, named])
                    if against:
                        refused = (*file.content.refused, *against)
                        file = replace(file, content=replace(file.content, refused=refused))
                    outcome = _take_in(ws, file, subjects, typed)
                    accepted += [] if outcome.refused else [named]
                else:
                    outcome = _take_in(ws, file, subjects, typed)
        except UserProblem as problem:
            outcome = problem
        else:
            outcome = replace(outcome, notes=(*outcome.notes, *_of_sheets(file), *_of_hiding(outcome)))
        outcomes.append((path, outcome))
    return outcomes


def _of_sheets(file: "ReadFile") -> list[str]:
    """Which sheet of a workbook was read, where there was a choice (ruling 48)."""
    if not file.other_sheets:
        return []
    text = tr(
        "Bladet {sheet} är läst. Tabeller finns också på {others}: läs in dem i fönstret, eller ett blad i taget."
    )
    others = show_list(quoted(name) for name in file.other_sheets)
    return [text.format(sheet=quoted(file.sheet), others=others)]


def _of_hiding(outcome: ImportOutcome) -> list[str]:
    """Which counts are the group's own (ruling 46)."""
    if not outcome.hidden:
        return []
    text = tr(
        "Små antal i {indicators} döljs i det som är offentligt: de räknas som insamlade av gruppen, eftersom ingen "
        "officiell utgivare är angiven för alla rader."
    )
    return [text.format(indicators=show_list(quoted(name) for name in outcome.hidden))]


def _formats(subjects: Sequence[Subject]) -> "list[TidyFormat[Any]]":
    return [each for subject in subjects for each in subject.formats()]


def _take_in(
    ws: "Workspace", file: "ReadFile", subjects: Sequence[Subject], typed: argparse.Namespace
) -> ImportOutcome:
    given = Given(typed.source or "", typed.publisher or "")
    if isinstance(file.content, TidyContent):
        from storage.importing.recording import import_rows

        return import_rows(
            ws,
            file.content,
            kept=[each.kept() for each in subjects],
            file_name=file.name,
            sha256=file.sha256,
            dry_run=typed.dry_run,
            correction=typed.correction or "",
            given=given,
        )
    from storage.benefits.month_table import import_months

    outcome = import_months(ws, file.content, file_name=file.name, sha256=file.sha256, dry_run=typed.dry_run)
    if given == NOTHING_GIVEN:
        return outcome
    keeps = tr("Tabellen anger sin egen källa och behåller den. Den angivna källan används inte.")
    return replace(outcome, notes=(*outcome.notes, keeps))


def _contradictions(ws: "Workspace", files: list[tuple[str, PopulationCounts]]) -> tuple[Refusal, ...]:
    """Why the last of the files cannot be taken in beside those before it."""
    from domain.importing.population_conflicts import conflicts
    from storage.file.first_screen import areas
    from storage.populations.queries import definitions

    found = conflicts(files)
    if not found:
        return ()
    names = {area.code: area.name for area in areas(ws)}
    labels = {row.key: row.label for definition in reversed(definitions(ws)) for row in definition.rows}
    advice = tr("Filerna säger emot varandra. Läs in den som stämmer, utan den andra.")
    return (Refusal(0, advice), *(Refusal(0, each.text(names, labels)) for each in found))


def _as_json(path: Path, outcome: ImportOutcome | UserProblem, *, dry_run: bool) -> JsonObject:
    if isinstance(outcome, UserProblem):
        nothing: JsonObject = {"kind": None, "source": None, "areas": [], "periods": []}
        counts = {"new": 0, "changed": 0, "unchanged": 0, "skipped": 0}
        refused: JsonObject = {"refused": [{"line": None, "reason": outcome.text}], "notes": []}
        return {"file": masked(str(path))} | nothing | counts | refused
    return {
        "file": masked(str(path)),
        "kind": outcome.kind,
        "source": outcome.source,
        "areas": list(outcome.areas),
        "periods": list(outcome.periods),
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "skipped": outcome.skipped,
        "refused": [{"line": refusal.line or None, "reason": refusal.reason} for refusal in outcome.refused],
        "notes": list(outcome.all_notes),
    } | (_preview(outcome) if dry_run else {})


def _preview(outcome: ImportOutcome) -> JsonObject:
    """What is told of a file that is only tried: its empty figures, and some rows with what is there and would be."""
    rows: list[JsonObject] = [
        {
            "about": row.about,
            "figures": [
                {"name": figure.name, "before": _value(figure.before), "after": _value(figure.after)}
                for figure in row.figures
            ],
        }
        for row in outcome.rows
    ]
    return {"empty": {why.value: outcome.empty.get(why, 0) for why in Empty}, "rows": rows}


def _value(value: Value | None) -> int | float | str | None:
    """Why there is none stands in words; None where no row is there."""
    if isinstance(value, Empty):
        return value.value
    return float(value) if isinstance(value, Fraction) else value


def _print_outcome(
    path: Path, outcome: ImportOutcome | UserProblem, formats: "list[TidyFormat[Any]]", *, dry_run: bool
) -> None:
    if isinstance(outcome, UserProblem):
        print(outcome.text)
        return
    from exchange.files import kind_label

    print(tr("{file}: {kind}").format(file=masked(path.name), kind=kind_label(outcome.kind, formats)))
    for name, listed in ((tr("Områden"), outcome.areas), (tr("Perioder"), outcome.periods)):
        print(f"  {name}: {_listed(listed)}")
    counted = tr("  Nya {new}, ändrade {changed}, oförändrade {unchanged}, överhoppade {skipped}, avvisade {refused}")
    print(
        counted.format(
            new=outcome.new,
            changed=outcome.changed,
            unchanged=outcome.unchanged,
            skipped=outcome.skipped,
            refused=len(outcome.refused),
        )
    )
    if dry_run and (empty := empty_text(outcome.empty)):
        print(tr("  Uppgifter utan tal: {empty}").format(empty=empty))
    for row in outcome.rows if dry_run else ():
        print(f"  {row.text}")
    for refusal in outcome.refused:
        print(_refusal_text(refusal))
    for note in outcome.all_notes:
        print(tr("  Obs: {note}").format(note=note))
    if outcome.refused:
        print(tr("  Ingenting har skrivits."))
    elif dry_run:
        print(tr("  Prövning: ingenting har skrivits."))


def _listed(codes: tuple[str, ...]) -> str:
    """All of a few codes; of many their number, the first and the last."""
    if len(codes) <= _MOST_LISTED:
        return ", ".join(codes)
    return tr("{count} stycken, {first} till {last}").format(count=len(codes), first=codes[0], last=codes[-1])


def _refusal_text(refusal: Refusal) -> str:
    if not refusal.line:
        return f"  {refusal.reason}"
    return tr("  Rad {line}: {reason}").format(line=refusal.line, reason=refusal.reason)


def _undo(typed: argparse.Namespace) -> int:
    from storage.history.changelog import undo

    with open_for_writing(typed) as ws:
        return _print_changes(undo(ws), typed, tr("Det finns inget att ångra."), tr("Ångrat: {label}"))


def _redo(typed: argparse.Namespace) -> int:
    from storage.history.changelog import redo

    with open_for_writing(typed) as ws:
        return _print_changes(redo(ws), typed, tr("Det finns inget att göra om."), tr("Gjort om: {label}"))


def _print_changes(changes: "Changes", typed: argparse.Namespace, nothing: str, done: str) -> int:
    if not changes.rows:
        raise UserProblem(nothing)
    if typed.json:
        print_json({"label": changes.label, "tables": list(changes.tables)})
    else:
        print(done.format(label=changes.label))
        print(tr("Tabeller: {tables}").format(tables=", ".join(changes.tables)))
    return 0
