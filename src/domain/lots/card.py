"""What is to be known of a count of LOTS cases (*om siffran*)."""

from collections.abc import Sequence

from domain.ground.card import FigureCard, Kind
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.text import tr
from domain.lots.month import Party


def cases_card(party: Party | None, period: Period, sources: Sequence[Source]) -> FigureCard:
    """The card of the cases one party began, or with None of all."""
    who = tr("någon part") if party is None else party.label
    return FigureCard(
        title=tr("LOTS-ärenden") if party is None else tr("LOTS-ärenden från {party}").format(party=party.label),
        counted=tr("Ärenden som samordnaren tog emot, där {party} tog den första kontakten.").format(party=who),
        kind=Kind.FLOW,
        period=period.label,
        sources=tuple(sources),
        is_not=tr("Inte antal personer: samma person kan komma tillbaka som ett nytt ärende."),
    )


def case_workers_card(party: Party, period: Period, sources: Sequence[Source]) -> FigureCard:
    """The card of the case workers of one party who called."""
    return FigureCard(
        title=tr("Unika handläggare, {party}").format(party=party.label),
        counted=tr("Handläggare eller vårdgivare hos {party} som tog kontakt, var och en räknad en gång.").format(
            party=party.label
        ),
        kind=Kind.FLOW,
        period=period.label,
        sources=tuple(sources),
        is_not=tr("Går inte att lägga ihop över månader: samma handläggare kan ha ringt i flera."),
    )
