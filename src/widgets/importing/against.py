"""Files that lie side by side in the dialog and give one row different counts. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.importing.population_conflicts import conflicts
from domain.importing.tidy import PopulationCounts
from domain.populations.definition import lagesbild_definition
from widgets.text import tr

if TYPE_CHECKING:
    from widgets.importing.flow import Entry


def against_others(entry: Entry, entries: Sequence[Entry]) -> tuple[str, ...]:
    """What the other files that can be taken in say otherwise than this one, a sentence for each row; empty where they
    agree."""
    names = [each.path.name for each in entries]
    labels = {row.key: row.label for row in lagesbild_definition().rows}
    areas: dict[str, str] = {}
    contents: list[tuple[str, PopulationCounts]] = []
    # The one that is asked about comes last: it is held against those before it.
    for each in sorted(entries, key=lambda each: each is entry):
        content = None if each.tried is None else each.tried.file.content
        if isinstance(content, PopulationCounts) and each.tried is not None and not each.tried.outcome.refused:
            name, folder = each.path.name, each.path.parent.name
            named = name if names.count(name) == 1 else f"{folder}/{name}"
            contents.append((named, content))
            areas.update(each.tried.areas)
            labels.update({} if content.sheet is None else content.sheet.labels)
    if entry.tried is None or not contents or contents[-1][1] is not entry.tried.file.content:
        return ()
    mine = contents[-1][0]
    said = tuple(each.text(areas, labels) for each in conflicts(contents) if each.file == mine)
    advice = tr("Filerna säger emot varandra. Läs in den som stämmer; läses båda in gäller den sista.")
    return (advice, *said) if said else ()
