"""What is to be known of a count of LOTS cases (*om siffran*)."""

from collections.abc import Sequence
from enum import Enum

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


def post_card(party: Party | None, when: str, sources: Sequence[Source]) -> FigureCard:
    """The card of the cases of several months told together (*periodpost*)."""
    who = tr("någon part") if party is None else party.label
    return FigureCard(
        title=tr("Periodpost") if party is None else tr("Periodpost, {party}").format(party=party.label),
        counted=tr("Ärenden som samordnaren tog emot, där {party} tog den första kontakten.").format(party=who),
        kind=Kind.FLOW,
        period=when,
        sources=tuple(sources),
        is_not=tr("Räknas inte in i månaderna: siffran gäller hela tiden tillsammans."),
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
        sources=(Source(tr("gruppens egen registrering, se historiken")),),
        is_not=tr("Inte ärenden: alla som får tilläggsresurs har inte kommit genom ett LOTS-ärende."),
    )


class PeriodFigure(Enum):
    """What a figure of any months and areas is."""

    CASES = "cases"
    PER_MONTH = "per_month"
    PER_INHABITANTS = "per_inhabitants"
    PER_BOTH = "per_both"
    INHABITANTS = "inhabitants"
    WORKERS = "workers"


def period_card(figure: PeriodFigure, when: str, sources: Sequence[Source], party: Party | None = None) -> FigureCard:
    """The card of a figure of any months and areas; `sources` are of the cases and, where it rests on them, of the
    inhabitants."""
    title, counted = {
        PeriodFigure.CASES: (
            tr("LOTS-ärenden") if party is None else tr("LOTS-ärenden från {party}").format(party=party.label),
            tr("Ärenden som samordnaren tog emot i de områden som läggs ihop. Minst: en part eller månad saknas."),
        ),
        PeriodFigure.PER_MONTH: (
            tr("LOTS-ärenden per månad"),
            tr("Områdets ärenden delade med dagarna i dess egna månader, gånger 30,4375 dagar."),
        ),
        PeriodFigure.PER_INHABITANTS: (
            tr("LOTS-ärenden per 10 000 invånare"),
            tr("Områdets ärenden i hela dess tid, delade med medelfolkmängden 20–64 år i samma månader."),
        ),
        PeriodFigure.PER_BOTH: (
            tr("LOTS-ärenden per månad och 10 000 invånare"),
            tr("Ärenden per 30,4375 dagar delade med medelfolkmängden 20–64 år: går att jämföra när tiderna är olika."),
        ),
        PeriodFigure.INHABITANTS: (
            tr("Invånare 20–64 år"),
            tr("Medelvärdet av folkmängden i områdets månader, de månader den är känd för."),
        ),
        PeriodFigure.WORKERS: (
            tr("Unika handläggare"),
            tr("Olika handläggare eller vårdgivare som tog kontakt. Ett spann där bara månadstal finns."),
        ),
    }[figure]
    is_not = {
        PeriodFigure.CASES: tr("Inte antal personer: samma person kan komma tillbaka som ett nytt ärende."),
        PeriodFigure.WORKERS: tr("Går inte att lägga ihop över månader: samma handläggare kan ha ringt i flera."),
        PeriodFigure.INHABITANTS: "",
    }.get(figure, tr("Områden med andra månader räknas var för sig och läggs inte ihop med de andra."))
    kind = Kind.MEAN if figure is PeriodFigure.INHABITANTS else Kind.FLOW
    return FigureCard(title=title, counted=counted, kind=kind, period=when, sources=tuple(sources), is_not=is_not)
