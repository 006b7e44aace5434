"""What is to be known of full-year equivalents (*om siffran*), by kind, by group and of all together."""

from collections.abc import Sequence
from dataclasses import replace

from domain.benefits.benefit import Benefit, BenefitGroup
from domain.benefits.typed_year import POPULATION, PUBLISHED_SHARE, figure_label
from domain.ground.card import FigureCard, Kind
from domain.ground.period import Period
from domain.ground.source import Source
from domain.ground.text import tr


def benefit_card(of: Benefit | BenefitGroup | None, period: Period, ages: str, sources: Sequence[Source]) -> FigureCard:
    """The card of one kind, of a group of kinds, or with None of all six. `ages` are those of the figures: `20-64`."""
    text = tr("Helårspersoner med {benefits}. En helårsperson är en person med full ersättning ett helt år.")
    return FigureCard(
        title=tr("Helårspersoner, alla ersättningar") if of is None else of.label,
        counted=text.format(benefits=_counted(of)),
        kind=Kind.MEAN,
        period=period.label,
        ages=tr("{ages} år").format(ages=ages.replace("-", "–")),
        sources=tuple(sources),
        is_not=_is_not(of),
    )


def column_card(column: str, period: Period, ages: str, sources: Sequence[Source]) -> FigureCard:
    """The card of what is typed of a year, by its name there: a kind, the population, the published share, or a sum."""
    card = benefit_card(next((each for each in Benefit if each.value == column), None), period, ages, sources)
    if column == POPULATION:
        is_not = tr("Inte folkmängden vid årets slut: medelvärdet av samma månader som helårspersonerna.")
        return replace(card, title=figure_label(column), counted=tr("Invånare i åldrarna."), is_not=is_not)
    if column == PUBLISHED_SHARE:
        counted = tr("Helårspersonernas andel av befolkningen, som den står i källan.")
        is_not = tr("Inte räknad av programmet. Den visas bara där befolkningen saknas.")
        return replace(card, title=figure_label(column), counted=counted, is_not=is_not)
    return card


def _counted(of: Benefit | BenefitGroup | None) -> str:
    if of is None:
        return tr("någon av de sex ersättningarna")
    if isinstance(of, BenefitGroup):
        return {
            BenefitGroup.OHALSA: tr("sjukpenning, rehabiliteringspenning, sjuk- eller aktivitetsersättning"),
            BenefitGroup.ARBETSLOSHET: tr(
                "arbetslöshetsersättning, arbetsmarknadsåtgärder eller etableringsersättning"
            ),
            BenefitGroup.EKONOMISKT_BISTAND: tr("ekonomiskt bistånd från kommunen"),
        }[of]
    return {
        Benefit.SJUKPENNING: tr("sjukpenning eller rehabiliteringspenning"),
        Benefit.SJUK_OCH_AKTIVITETSERSATTNING: tr("sjukersättning eller aktivitetsersättning"),
        Benefit.ARBETSLOSHET: tr("arbetslöshetsersättning från a-kassa eller Alfakassan"),
        Benefit.ARBETSMARKNADSATGARDER: tr("ersättning för att delta i ett arbetsmarknadspolitiskt program"),
        Benefit.ETABLERINGSERSATTNING: tr("etableringsersättning till nyanlända"),
        Benefit.EKONOMISKT_BISTAND: tr("ekonomiskt bistånd från kommunen"),
    }[of]


def _is_not(of: Benefit | BenefitGroup | None) -> str:
    persons = tr("Inte antal personer: två som får full ersättning var sitt halvår blir en helårsperson.")
    more = {
        Benefit.SJUKPENNING: tr("Den sjuklön som arbetsgivaren betalar de första två veckorna ingår inte."),
        Benefit.ARBETSLOSHET: tr("Den som är arbetslös utan ersättning ingår inte."),
        Benefit.EKONOMISKT_BISTAND: tr("En månad som kommunen inte har lämnat är bortfall, inte noll."),
        BenefitGroup.EKONOMISKT_BISTAND: tr("En månad som kommunen inte har lämnat är bortfall, inte noll."),
        BenefitGroup.ARBETSLOSHET: tr("Den som är arbetslös utan ersättning ingår inte."),
        None: tr("Den som varken har arbete eller ersättning ingår inte."),
    }
    return " ".join(part for part in (persons, more.get(of)) if part)
