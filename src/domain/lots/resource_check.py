"""What does not add up in a month of the extra resource (*tilläggsresurs*, domain handbook §5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.ground.display import show_count
from domain.ground.period import Period
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, exact_sum
from domain.lots.month import AgeGroup

Share = tuple[Sex, str]
"""Sex and ages; `alla` is everyone."""


@dataclass(frozen=True, slots=True)
class ResourceCell:
    """One figure of the resource: a month, sex and ages, and one of `MEASURES`."""

    month: Period
    sex: Sex
    age_group: str
    measure: str


MEASURES = ("new", "active", "ended", "started_training")
_ALL_AGES = AgeGroup.ALLA.value


def measure_label(measure: str) -> str:
    """The Swedish name of one of `MEASURES`."""
    return {
        "new": tr("Nya"),
        "active": tr("Aktiva"),
        "ended": tr("Avslutade"),
        "started_training": tr("Påbörjad arbetsträning"),
    }[measure]


def share_label(sex: Sex, age_group: str, border: int) -> str:
    """`kvinnor`, `kvinnor under 30`; empty for everyone."""
    known = {age.value: age for age in AgeGroup}
    ages = known[age_group].label(border).lower() if age_group in known else age_group
    named = [sex.label.lower()] if sex is not Sex.UNSPLIT else []
    return " ".join([*named, *([ages] if age_group != _ALL_AGES else [])])


def check_resource(counts: Mapping[str, Mapping[Share, Value]]) -> Iterator[str]:
    """A sentence for each part that is larger than its whole, and for women and men who are not everyone, by measure.

    The sexes are held against everyone only where each of them is known.
    """
    for measure in MEASURES:
        known = {share: value for share, value in counts.get(measure, {}).items() if not isinstance(value, Empty)}
        said = [*_too_large(known), *_apart(counts.get(measure, {}))]
        for text in dict.fromkeys(said):
            yield f"{measure_label(measure)}: {text}"


def _too_large(known: Mapping[Share, Number]) -> Iterator[str]:
    for (sex, ages), count in known.items():
        for (whole_sex, whole_ages), most in known.items():
            inside = whole_sex in (sex, Sex.UNSPLIT) and whole_ages in (ages, _ALL_AGES)
            if inside and count > most:
                text = tr("{part} kan inte ingå i en summa på {whole}.")
                yield text.format(part=show_count(count), whole=show_count(most))


def _apart(counts: Mapping[Share, Value]) -> Iterator[str]:
    for ages in dict.fromkeys(ages for _sex, ages in counts):
        parts = [counts.get((sex, ages), Empty.SAKNAS) for sex in (Sex.KVINNA, Sex.MAN)]
        together = exact_sum((*parts, counts.get((Sex.ANNAT, ages), 0)))
        everyone = counts.get((Sex.UNSPLIT, ages), Empty.SAKNAS)
        if isinstance(together, Empty) or isinstance(everyone, Empty) or together == everyone:
            continue
        text = tr("könen blir {sum}, men alla är {all}.")
        yield text.format(sum=show_count(together), all=show_count(everyone))
