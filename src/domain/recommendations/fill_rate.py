"""*Fyllnadsgrad*: how many of the recommendations have each field filled in, and which lack it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.ground.text import tr
from domain.recommendations.recommendation import INDICATORS, Recommendation

_VOLUNTARY = ("styrka", "omprovning")
THEME = "theme"
"""The owning part or theme, which is beside the template's fields."""


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field, of how many recommendations, and the ids of those where it is empty, in their order."""

    key: str
    label: str
    of: int
    empty: tuple[int, ...]

    @property
    def filled(self) -> int:
        """In how many something is written."""
        return self.of - len(self.empty)

    @property
    def words(self) -> str:
        """`3 av 18 har slutdatum`."""
        label = self.label if self.label[:2].isupper() else self.label[:1].lower() + self.label[1:]
        if self.key == "godkand_av":
            label = tr("godkännare")
        return tr("{filled} av {of} har {field}").format(filled=self.filled, of=self.of, field=label)


def fill_rate(recommendations: Sequence[Recommendation]) -> tuple[FilledField, ...]:
    """Every field of the templates in use and beside them, in their order, after the owner. The same field of two
    templates is one. Reasons that nobody has to give are left out."""
    labels: dict[str, str] = {}
    having: dict[str, list[Recommendation]] = {}
    for each in recommendations:
        for field in each.template.all_fields:
            labels.setdefault(field.key, field.label)
            having.setdefault(field.key, []).append(each)
    owner = FilledField(
        THEME,
        tr("Ägande part eller tema"),
        len(recommendations),
        tuple(each.id for each in recommendations if not each.theme.strip()),
    )
    fields = (
        FilledField(key, labels[key], len(of), tuple(each.id for each in of if not each.text(key).strip()))
        for key, of in having.items()
        if key not in _VOLUNTARY
    )
    return (owner, *fields)


def in_short(recommendations: Sequence[Recommendation]) -> str:
    """`18 rekommendationer · 3 har slutdatum · 15 har ägare eller ansvarig · 5 saknar indikator`; nothing without
    any."""
    if not recommendations:
        return ""
    count = len(recommendations)
    ends = _count(each.text("slutdatum").strip() for each in recommendations)
    named = _count(each.responsible for each in recommendations)
    unmeasured = count - _count(each.text(INDICATORS).strip() for each in recommendations)
    return " · ".join(
        (
            tr("1 rekommendation") if count == 1 else tr("{count} rekommendationer").format(count=count),
            tr("{count} har slutdatum").format(count=ends),
            tr("{count} har ägare eller ansvarig").format(count=named),
            tr("{count} saknar indikator").format(count=unmeasured),
        )
    )


def _count(filled: Iterable[str]) -> int:
    return sum(bool(each) for each in filled)
