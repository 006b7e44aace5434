"""What is to be known of a count of LOTS cases (*om siffran*)."""

from collections.abc import Sequence

from domain.ground.card import FigureCard, Kind
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.text import tr
from domain.lots.month import Party
from domain.lots.resource_check import measure_label


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


def resource_card(measure: str, period: Period) -> FigureCard:
    """The card of one figure of the extra resource."""
    return FigureCard(
        title=tr("Tilläggsresurs, {measure}").format(measure=measure_label(measure).lower()),
        counted={
            "new": tr("Personer som skrevs in under månaden."),
            "active": tr("Personer som var inskrivna vid månadens slut."),
            "ended": tr("Personer som avslutades under månaden, vad de än gick till."),
            "started_training": tr("Personer som påbörjade arbetsträning under månaden."),
        }[measure],
        kind=Kind.STOCK if measure == "active" else Kind.FLOW,
        period=period.label,
        sources=(),
        is_not=tr("Inte ärenden: alla som får tilläggsresurs har inte kommit genom ett LOTS-ärende."),
    )
