"""The five dimensions of one file with what their values mean, in the order of the file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.benefits.benefit import Benefit
from domain.ground.display import show_list
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from exchange.ground.quoting import holds_personal_number, quoted
from exchange.ground.unfit import Unfit
from exchange.scb.words import (
    BAS_AGES,
    BENEFIT_AGES,
    DIMENSIONS,
    EVERY_AGE,
    KINDS,
    Content,
    Dimension,
    Measure,
    ages_of,
    area_of,
    everyone_of,
    is_of_bas,
    measure_of,
    month_of,
    sex_of,
)

Labelled = tuple[str, str]
"""Code and label of one value; the same text twice where the file gives only one."""

# SCB's codes of contents, as 0000077A: letters and figures without a space, and at least four figures.
_CONTENT_CODE = re.compile(r"(?=(?:.*\d){4})[0-9A-Z]{4,12}", re.IGNORECASE)
_AREA_CODE = re.compile(r"\d{2}|\d{4}")
_MOST_NAMED = 5
_LONGEST_NAME = 100

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Axes:
    """Every place a figure can have. A content that is not of the table has None for its measure and its label in
    `unknown`. Where figures are divided by country of birth too, `births` is in how many, of which the one numbered
    `everyone` is read. Raises nothing: `read_axes` has looked at it all."""

    areas: tuple[tuple[str, str], ...]
    sexes: tuple[Sex, ...]
    ages: tuple[str, ...]
    measures: tuple[Content | None, ...]
    months: tuple[Period, ...]
    unknown: tuple[str, ...] = ()
    births: int = 1
    everyone: int = 0

    @property
    def shape(self) -> tuple[int, int, int, int, int]:
        """The number of values of each dimension that is read, in the order of `DIMENSIONS`."""
        return len(self.areas), len(self.sexes), len(self.ages), len(self.measures), len(self.months)

    def words(self, area: int, sex: int, ages: int, month: int) -> str:
        """Where a figure stands, for a sentence: `2401 Nordmaling, män, 20–64 år, mars 2021`."""
        code, name = self.areas[area]
        years = self.ages[ages].replace("-", "–")
        return tr("{code} {name}, {sex}, {ages} år, {month}").format(
            code=code,
            name=name,
            sex=self.sexes[sex].label.casefold(),
            ages=years,
            month=self.months[month].label,
        )


def measure_label(measure: Content) -> str:
    """The Swedish name of what is counted."""
    if isinstance(measure, Benefit):
        return measure.label
    return {
        Measure.POPULATION: tr("Folkmängd"),
        Measure.SUM: tr("Summa helårsekvivalenter"),
        Measure.SHARE: tr("Andel av befolkningen"),
        Measure.OTHERS: tr("Antal övriga"),
    }[measure]


def read_axes(listed: Mapping[Dimension, Sequence[Labelled]]) -> Axes:
    """The meaning of the values that a file lists for its dimensions.

    Raises Unfit where a dimension is missing or empty, a value stands for nothing the table has, or two for the same.
    """
    lacking = [dimension for dimension in DIMENSIONS if not listed.get(dimension)]
    if Dimension.CONTENT not in lacking:
        measures, unknown = read_measures([label for _code, label in listed[Dimension.CONTENT]])
    # Left out of the table of BAS when it was fetched, the dimension counts every age in it.
    without_ages = lacking == [Dimension.AGE] and is_bas(measures)
    if lacking and not without_ages:
        raise Unfit(lacking_dimensions(lacking))
    ages = (EVERY_AGE,) if without_ages else _meanings(listed[Dimension.AGE], ages_of, unknown_ages)
    check_ages(ages, measures)
    births = [_means_everyone(each) for each in listed.get(Dimension.BIRTH, ())] or [True]
    if births.count(True) != 1:
        raise Unfit(divided_by_birth())
    return Axes(
        areas=_areas(listed[Dimension.AREA]),
        sexes=_meanings(listed[Dimension.SEX], sex_of, unknown_sexes),
        ages=ages,
        measures=measures,
        months=_meanings(listed[Dimension.MONTH], month_of, unknown_times),
        unknown=unknown,
        births=len(births),
        everyone=births.index(True),
    )


def _means_everyone(value: Labelled) -> bool:
    code, label = value
    by_label = everyone_of(label)
    return bool(everyone_of(code) if by_label is None else by_label)


def read_measures(labels: Sequence[str]) -> tuple[tuple[Content | None, ...], tuple[str, ...]]:
    """What each label counts, and the labels that are not of the table.

    Raises Unfit when none is one of the six kinds, nor the one that is read of BAS, or two are the same; and where
    *antal övriga*, which is in other tables too, stands beside what is not of BAS.
    """
    measures = tuple(measure_of(label) for label in labels)
    if Measure.OTHERS in measures:
        if others := [label for label in labels if not is_of_bas(label)]:
            raise Unfit(another_table(others))
        measures = tuple(measure if measure is Measure.OTHERS else None for measure in measures)
    if not {*KINDS, Measure.OTHERS} & set(measures):
        if labels and all(_CONTENT_CODE.fullmatch(label) for label in labels):
            raise Unfit(only_codes(labels))
        text = tr(
            "Tabellen innehåller varken någon av de sex ersättningarna eller BAS-måttet antal övriga, bara {found}."
        )
        raise Unfit(text.format(found=named(labels)))
    known = [measure for measure in measures if measure]
    for measure in known:
        if known.count(measure) > 1:
            text = tr("{measure} finns två gånger i tabellen.").format(measure=measure_label(measure))
            raise Unfit(text)
    return measures, tuple(label for label, measure in zip(labels, measures, strict=True) if not measure)


def is_bas(measures: Sequence[Content | None]) -> bool:
    """Whether the table is the one of the labour market (BAS) and not that of the benefits."""
    return Measure.OTHERS in measures and not set(KINDS) & set(measures)


def check_ages(ages: Sequence[str], measures: Sequence[Content | None]) -> None:
    """Raises Unfit where ages are mixed that must not be."""
    if is_bas(measures):
        if len(ages) > 1:
            text = tr("Filen har flera åldrar ({ages}). Hämta en åldersgrupp.")
            raise Unfit(text.format(ages=named(ages)))
        if others := [each for each in ages if each not in BAS_AGES]:
            text = tr(
                "Åldern {found} är inte arbetsför ålder, som individer utan känd sysselsättning räknas i. "
                "Hämta tabellen för 20–64 eller 20–65 år; {more} eller alla åldrar går också bra."
            )
            more = ", ".join(each.replace("-", "–") for each in BAS_AGES[2:-1])
            raise Unfit(text.format(found=named(others), more=more))
    elif list(ages) == [EVERY_AGE]:
        raise Unfit(lacking_dimensions([Dimension.AGE]))
    elif others := [each for each in ages if each not in BENEFIT_AGES]:
        raise Unfit(unknown_ages(others))


def lacking_dimensions(lacking: Sequence[Dimension]) -> str:
    """The sentence about a table without these."""
    text = tr("Tabellen saknar {dimensions}. Hämta den med region, kön, åldersgrupp, tabellinnehåll och månad.")
    return text.format(dimensions=show_list(dimension.value for dimension in lacking))


def another_table(found: Iterable[str]) -> str:
    """The sentence about a table that only has the name of a content in common with BAS."""
    text = tr(
        "Tabellen är varken den om de sex ersättningarna eller den om arbetsmarknadsstatus (BAS), fast den har måttet "
        "antal övriga. I den finns {found}."
    )
    return text.format(found=named(found))


def divided_by_birth() -> str:
    """The sentence about a table where nobody counts everyone."""
    return tr("Filen är delad på födelseregion. Hämta den för in- och utrikes födda tillsammans.")


def only_codes(codes: Sequence[str]) -> str:
    """The sentence about a table that names what it counts by SCB's own codes alone, which are nowhere confirmed."""
    text = tr(
        "Tabellinnehållet står som koder ({found}), och filen säger inte vad de betyder. Hämta tabellen igen och välj "
        "text, eller kod och text, i stället för bara kod."
    )
    return text.format(found=named(codes))


def named(texts: Iterable[str]) -> str:
    """The first few of what was found, for a sentence."""
    found = list(dict.fromkeys(texts))
    shown = [quoted(text) for text in found[:_MOST_NAMED]]
    return show_list(shown) if len(found) <= _MOST_NAMED else tr("{shown} och fler").format(shown=", ".join(shown))


def unknown_sexes(texts: Iterable[str]) -> str:
    """The sentence about sexes that are none of the table."""
    return tr("Könet {found} känns inte igen. Tabellen ska ha män, kvinnor eller båda tillsammans.").format(
        found=named(texts)
    )


def unknown_ages(texts: Iterable[str]) -> str:
    """The sentence about ages that are none of the table."""
    return tr("Åldersgruppen {found} läses inte in. Hämta tabellen för 20–64 eller 20–65 år.").format(
        found=named(texts)
    )


def unknown_times(texts: Iterable[str]) -> str:
    """The sentence about times that are no months."""
    return tr("Tiden {found} är ingen månad. Hämta tabellen månad för månad.").format(found=named(texts))


def unknown_areas(texts: Iterable[str]) -> str:
    """The sentence about areas that have no code."""
    return tr("Området {found} är varken en kommun, ett län eller riket.").format(found=named(texts))


def fit_name(code: str, name: str) -> str:
    """The name of an area as it is kept. Raises Unfit for what cannot be one."""
    if holds_personal_number(name):
        raise Unfit(tr("Namnet på området {code} innehåller ett personnummer.").format(code=code))
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise Unfit(tr("Namnet på området {code} är inget namn.").format(code=code))
    return name


def _areas(listed: Sequence[Labelled]) -> tuple[tuple[str, str], ...]:
    areas, lost = [], []
    for code, label in listed:
        found = area_of(label if not _AREA_CODE.fullmatch(code) or label.startswith(code) else f"{code} {label}")
        if found is None or (_AREA_CODE.fullmatch(code) and code != found[0]):
            lost.append(label if code in label else f"{code} {label}")
        else:
            areas.append((found[0], fit_name(*found)))
    if lost:
        raise Unfit(unknown_areas(lost))
    codes = [code for code, _name in areas]
    _refuse_doubles(codes, codes)
    return tuple(areas)


def _meanings(
    listed: Sequence[Labelled], meaning: Callable[[str], Meaning | None], lost: Callable[[Iterable[str]], str]
) -> tuple[Meaning, ...]:
    """What each value means by its label, else by its code; Unfit where that is nothing, or two different things."""
    found: list[Meaning] = []
    unknown: list[str] = []
    for code, label in listed:
        by_label, by_code = meaning(label), meaning(code)
        known = by_code if by_label is None else by_label
        if known is None or (by_code is not None and by_code != known):
            unknown.append(label)
        else:
            found.append(known)
    if unknown:
        raise Unfit(lost(unknown))
    _refuse_doubles(found, [label for _code, label in listed])
    return tuple(found)


def _refuse_doubles(meanings: Sequence[object], labels: Sequence[str]) -> None:
    seen: set[object] = set()
    for meaning, label in zip(meanings, labels, strict=True):
        if meaning in seen:
            raise Unfit(tr("{label} finns två gånger i tabellen.").format(label=quoted(label)))
        seen.add(meaning)
