"""Yearly and half-yearly figures as they are typed (*årsvärden*): one column for each sex (domain handbook §3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from domain.benefits.benefit import Benefit, BenefitFigures, share
from domain.ground.display import rounded, show_number, show_percent
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, at_least, exact_sum, number_or_none

POPULATION = "population"
PUBLISHED_SHARE = "published_share"
TOTAL = "total"
COLUMNS = (*(kind.value for kind in Benefit), POPULATION, PUBLISHED_SHARE)
"""What is typed for each sex, by its name in files; `published_share` is in per cent."""

YearCell = tuple[Sex, str]
"""One typed figure: whose, and which of `COLUMNS`."""

_KINDS = {kind.value: kind for kind in Benefit}


@dataclass(frozen=True, slots=True)
class YearColumn:
    """The figures of one sex by their names in `COLUMNS`, in full-year equivalents, persons and per cent. A name that
    is absent was never recorded. `total` is a sum as it was printed, *saknas* where none was."""

    figures: Mapping[str, Value] = field(default_factory=dict)
    total: Value = Empty.SAKNAS

    def number(self, name: str) -> Number | None:
        """The figure, or the total as printed or else counted; None for every kind of empty."""
        if name == TOTAL:
            printed = number_or_none(self.total)
            return number_or_none(self.sum) if printed is None else printed
        return number_or_none(self.figures.get(name))

    @property
    def sum(self) -> Value:
        """All six kinds together; missing as soon as one is."""
        return exact_sum(self.figures.get(name, Empty.SAKNAS) for name in _KINDS)

    @property
    def least(self) -> Number:
        """The kinds that are known, together."""
        return at_least(self.figures.get(name, Empty.SAKNAS) for name in _KINDS)


def year_column(figures: BenefitFigures) -> YearColumn:
    """The figures as a column."""
    share_of = Empty.SAKNAS if figures.published_share is None else figures.published_share
    persons = {kind.value: value for kind, value in figures.persons.items()}
    return YearColumn({**persons, POPULATION: figures.population, PUBLISHED_SHARE: share_of})


def figure_label(name: str) -> str:
    """The Swedish name of one of `COLUMNS`, or of the total."""
    if name in _KINDS:
        return _KINDS[name].label
    return {
        POPULATION: tr("Befolkning"),
        PUBLISHED_SHARE: tr("Publicerad andel"),
        TOTAL: tr("Summa"),
    }[name]


def exact_text(value: Number) -> str:
    """A number with the decimals it was written with, at most two: `155`, `15,2`."""
    decimals = next((n for n in (0, 1) if rounded(value, n) == value), 2)
    return show_number(value, decimals)


@dataclass(frozen=True, slots=True)
class YearFinding:
    """Something in a typed year to look over (*att se över*): where it stands and a sentence. `wrong` says that it
    cannot be right; else it may be."""

    sex: Sex
    name: str
    text: str
    wrong: bool = False


def check_year(columns: Mapping[Sex, YearColumn]) -> tuple[YearFinding, ...]:
    """What in a typed year does not agree with itself: women and men beside everyone, persons beside the population,
    the published share beside the two. Figures that contradict are kept and told (ruling 14)."""
    found = [finding for name in (*_KINDS, POPULATION) for finding in _sexes(columns, name)]
    for sex, column in columns.items():
        found += _beside_population(sex, column)
    return tuple(found)


def _sexes(columns: Mapping[Sex, YearColumn], name: str) -> list[YearFinding]:
    nothing = YearColumn()
    women, men, everyone = (columns.get(sex, nothing).figures.get(name) for sex in (Sex.KVINNA, Sex.MAN, Sex.ALLA))
    whole = number_or_none(everyone)
    parts: list[Value] = [Empty.SAKNAS if each is None else each for each in (women, men)]
    together, least = exact_sum(parts), at_least(parts)
    if whole is None or (least <= whole and (isinstance(together, Empty) or together == whole)):
        return []
    if isinstance(together, Empty):
        # One of the two alone is more than both.
        sex = Sex.KVINNA if number_or_none(women) is not None else Sex.MAN
        text = tr("{kind}: {sex} är {part}, men alla är {all}.")
        said = text.format(
            kind=figure_label(name), sex=sex.label.lower(), part=exact_text(least), all=exact_text(whole)
        )
        return [YearFinding(sex, name, said, wrong=True)]
    text = tr("{kind}: kvinnor {women} och män {men} blir {sum}, men alla är {all}.")
    said = text.format(
        kind=figure_label(name),
        women=show_number(women, _decimals(women)),
        men=show_number(men, _decimals(men)),
        sum=exact_text(least),
        all=exact_text(whole),
    )
    return [YearFinding(Sex.ALLA, name, said, wrong=least > whole)]


def _decimals(value: Value | None) -> int:
    number = number_or_none(value)
    return 0 if number is None else next((n for n in (0, 1) if rounded(number, n) == number), 2)


# A share that was printed with one decimal of a sum and a population that were printed whole.
_ROUNDING = Fraction(1, 10)


def _beside_population(sex: Sex, column: YearColumn) -> list[YearFinding]:
    population, printed = column.number(POPULATION), column.number(PUBLISHED_SHARE)
    if population is None:
        return []
    if column.least > population:
        text = tr("{persons} helårspersoner är fler än befolkningen, som är {population}.")
        said = text.format(persons=exact_text(column.least), population=exact_text(population))
        return [YearFinding(sex, POPULATION, said, wrong=True)]
    counted = number_or_none(share(column.sum, population))
    if counted is None or printed is None or abs(Fraction(counted) - Fraction(printed)) <= _ROUNDING:
        return []
    text = tr("Publicerad andel är {printed}, men antalen ger {counted}.")
    said = text.format(printed=show_percent(printed), counted=show_percent(counted))
    return [YearFinding(sex, PUBLISHED_SHARE, said)]
