"""What is to be known of a count of the collaboration population (*om siffran*)."""

from collections.abc import Sequence
from datetime import date

from domain.ground.card import FigureCard, Kind
from domain.ground.display import in_a_sentence, show_date
from domain.ground.source import Source
from domain.ground.text import tr
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole


def population_card(
    definition: PopulationDefinition, row: PopulationRow | None, day: date, sources: Sequence[Source]
) -> FigureCard:
    """The card of one row under `definition`, or with None of the total that it adds up."""
    if row is None:
        counted = tr("Summan av de rader som räknas enligt definitionen {name}.").format(name=definition.name)
        is_not = tr("Inte alla som behöver samverkan: bara de grupper som parterna kan ta fram ur sina register.")
    else:
        counted, is_not = _counted(definition, row), _ROLES[row.role]()
    return FigureCard(
        title=tr("Känd samverkanspopulation") if row is None else row.label,
        counted=counted,
        kind=Kind.STOCK,
        period=show_date(day),
        sources=tuple(sources),
        is_not=is_not,
    )


def _counted(definition: PopulationDefinition, row: PopulationRow) -> str:
    inside = definition.ancestors(row)
    if not inside:
        return tr("Personer i kommunen: {row}.").format(row=in_a_sentence(row.label))
    text = tr("Personer i kommunen: {row}. En del av: {whole}.")
    return text.format(row=in_a_sentence(row.label), whole=in_a_sentence(inside[0].label))


_ROLES = {
    RowRole.WHOLE: lambda: tr("Raden räknas inte i samverkanspopulationen; det gör dess delar."),
    RowRole.COUNTED: lambda: tr("Den som finns i flera rader kan räknas mer än en gång, om raderna överlappar."),
    RowRole.PART: lambda: tr("Raden räknas inte för sig: personerna finns redan i raden den är en del av."),
    RowRole.PUBLISHED_TOTAL: lambda: tr("Inte räknad av programmet: så står summan i den rapport den kommer från."),
    RowRole.POTENTIAL: lambda: tr("Räknas inte till den kända samverkanspopulationen."),
    RowRole.PUBLISHED_POTENTIAL: lambda: tr("Inte räknad av programmet: så står den i den rapport den kommer från."),
}
