"""Which rows a collaboration population has, which count and which may overlap (*definition*).

Domain handbook §4, rulings 11, 12 and 24. The same counts give different totals under different definitions.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.ground.display import show_count, show_list
from domain.ground.problem import UserProblem
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum


class RowRole(Enum):
    """What a row is under one definition."""

    WHOLE = "whole"
    COUNTED = "counted"
    PART = "part"
    PUBLISHED_TOTAL = "published_total"
    POTENTIAL = "potential"
    PUBLISHED_POTENTIAL = "published_potential"


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """One row (*rad*). `parent` is the key of the row whose people it is a part of (*varav*).

    `party` is who delivers the row from its register (`af fk socialtjanst scb`); None where nobody in particular does.
    """

    key: str
    label: str
    parent: str | None
    role: RowRole
    party: str | None = None


@dataclass(frozen=True, slots=True)
class PopulationDefinition:
    """Which rows there are, which count and which may overlap (*definition*), from a date on.

    `overlaps` holds pairs of row keys. Rows that are not named as a pair do not overlap (ruling 12). A definition that
    is changed becomes a new version of the same `family`; what was counted under an older one can be counted so again.
    """

    key: str
    name: str
    valid_from: date | None
    rows: tuple[PopulationRow, ...]
    overlaps: frozenset[frozenset[str]] = frozenset()
    family: str = ""
    version: int = 1

    @property
    def lineage(self) -> str:
        """The family, which for a first version is its own key."""
        return self.family or self.key

    def row(self, key: str) -> PopulationRow:
        """The row called `key`. Raises KeyError where there is none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def ancestors(self, row: PopulationRow) -> tuple[PopulationRow, ...]:
        """The rows that `row` lies inside, the nearest first; of a valid definition."""
        found = []
        while row.parent is not None:
            row = self.row(row.parent)
            found.append(row)
        return tuple(found)


def in_force(definitions: Iterable[PopulationDefinition], family: str, day: date) -> PopulationDefinition:
    """The latest version of the family that holds on the day, or its first where none does yet.

    Raises UserProblem when there is no such family.
    """
    versions = sorted((each for each in definitions if each.lineage == family), key=lambda each: each.version)
    if not versions:
        raise UserProblem(tr("Definitionen {key} finns inte i arbetsboken.").format(key=family))
    holding = [each for each in versions if each.valid_from is None or each.valid_from <= day]
    return holding[-1] if holding else versions[0]


def definition_problems(definition: PopulationDefinition) -> tuple[str, ...]:
    """Why the definition cannot be used, one Swedish sentence for each fault; empty when it can."""
    by_key = {row.key: row for row in definition.rows}
    problems = [
        tr("Raden ”{label}” finns två gånger.").format(label=row.label)
        for at, row in enumerate(definition.rows)
        if any(row.key == earlier.key for earlier in definition.rows[:at])
    ]
    for row in by_key.values():
        if row.parent is not None and row.parent not in by_key:
            problems.append(tr("”{label}” är en del av en rad som inte finns.").format(label=row.label))
        elif row.key in _keys_above(row, by_key):
            problems.append(tr("”{label}” ligger inom sig själv.").format(label=row.label))
    for role, text in (
        (RowRole.PUBLISHED_TOTAL, tr("Bara en rad kan vara den publicerade summan.")),
        (RowRole.PUBLISHED_POTENTIAL, tr("Bara en rad kan vara den publicerade potentiella summan.")),
    ):
        if sum(row.role is role for row in definition.rows) > 1:
            problems.append(text)
    return (*problems, *_overlap_problems(definition, by_key))


def _keys_above(row: PopulationRow, by_key: Mapping[str, PopulationRow]) -> tuple[str, ...]:
    above: list[str] = []
    parent = row.parent
    while parent is not None and parent in by_key and parent not in above:
        above.append(parent)
        parent = by_key[parent].parent
    return tuple(above)


def _overlap_problems(definition: PopulationDefinition, by_key: Mapping[str, PopulationRow]) -> list[str]:
    problems = []
    for pair in sorted(definition.overlaps, key=sorted):
        named = sorted(pair)
        if not 1 <= len(named) <= 2:
            raise ValueError("an overlap names two rows")
        if any(key not in by_key for key in named):
            problems.append(tr("En överlappning gäller en rad som inte finns."))
        elif len(named) == 1:
            problems.append(tr("”{label}” kan inte överlappa sig själv.").format(label=by_key[named[0]].label))
        else:
            one, other = (by_key[key] for key in named)
            if one.key in _keys_above(other, by_key) or other.key in _keys_above(one, by_key):
                text = tr("”{one}” och ”{other}” kan inte överlappa: den ena ligger inom den andra.")
                problems.append(text.format(one=one.label, other=other.label))
    return problems


def validate(definition: PopulationDefinition) -> None:
    """Raises UserProblem, one detail for each fault, when the definition cannot be used."""
    problems = definition_problems(definition)
    if problems:
        raise UserProblem(tr("Definitionen ”{name}” kan inte användas.").format(name=definition.name), problems)


_PARTIES = {"assistance": "socialtjanst", "health": "fk", "unemployed": "af"}


def _rows(counted: frozenset[str]) -> tuple[PopulationRow, ...]:
    def part(key: str, label: str, parent: str) -> PopulationRow:
        role = RowRole.COUNTED if key in counted else RowRole.PART
        return PopulationRow(key, label, parent, role, _PARTIES[key.partition("_")[0]])

    return (
        PopulationRow("assistance", tr("Individer med ekonomiskt bistånd"), None, RowRole.WHOLE, "socialtjanst"),
        part("assistance_unemployed", tr("varav arbetslösa"), "assistance"),
        part("assistance_sick", tr("varav sjukskrivna"), "assistance"),
        PopulationRow(
            "health",
            tr("Individer med sjukpenning, sjukersättning eller aktivitetsersättning"),
            None,
            RowRole.WHOLE,
            "fk",
        ),
        part("health_young", tr("varav unga med aktivitetsersättning exkl. förlängd skolgång"), "health"),
        part("health_sick_unemployed", tr("varav sjukskrivna arbetslösa"), "health"),
        PopulationRow("unemployed", tr("Individer som är arbetslösa"), None, RowRole.WHOLE, "af"),
        part("unemployed_young", tr("Unga långtidsarbetslösa 16–24 år (mer än 6 månader)"), "unemployed"),
        part("unemployed_adult", tr("Långtidsarbetslösa 25–65 år (mer än 12 månader)"), "unemployed"),
        part("unemployed_adult_24", tr("varav mer än 24 månader"), "unemployed_adult"),
        PopulationRow("known_total_published", tr("Totalt känd samverkanspopulation"), None, RowRole.PUBLISHED_TOTAL),
        PopulationRow(
            "no_known_occupation",
            tr("Individer utan känd sysselsättning och inkomst (BAS)"),
            None,
            RowRole.POTENTIAL,
            "scb",
        ),
        PopulationRow("potential_published", tr("Potentiell samverkanspopulation"), None, RowRole.PUBLISHED_POTENTIAL),
    )


_COUNTED = frozenset(
    (
        "assistance_unemployed",
        "assistance_sick",
        "health_young",
        "health_sick_unemployed",
        "unemployed_young",
        "unemployed_adult",
    )
)
_OVERLAPS = frozenset(frozenset(("assistance_unemployed", other)) for other in ("unemployed_young", "unemployed_adult"))


def lagesbild_definition() -> PopulationDefinition:
    """The definition used unless another is chosen: nobody is counted again inside a row that counts."""
    return PopulationDefinition("default", tr("Lägesbild"), None, _rows(_COUNTED), _OVERLAPS)


def published_2024_definition() -> PopulationDefinition:
    """*Som publicerat 2024*: counts those out of work for more than 24 months twice, as the printed report did."""
    counted = _COUNTED | {"unemployed_adult_24"}
    return PopulationDefinition("published", tr("Som publicerat 2024"), date(2024, 10, 31), _rows(counted), _OVERLAPS)


@dataclass(frozen=True, slots=True)
class CountProblem:
    """A count that cannot be right: the key of its row and the reason in Swedish."""

    row: str
    reason: str


def check_counts(definition: PopulationDefinition, counts: Mapping[str, Value]) -> tuple[CountProblem, ...]:
    """Every part that is larger than a whole it lies inside; the part is what is marked (ruling 24).

    A row without a number is not compared. Raises UserProblem when the definition cannot be used.
    """
    validate(definition)
    found = []
    for row in definition.rows:
        count = counts.get(row.key, Empty.SAKNAS)
        for whole in definition.ancestors(row):
            limit = counts.get(whole.key, Empty.SAKNAS)
            if not isinstance(count, Empty) and not isinstance(limit, Empty) and count > limit:
                text = tr("”{part}” är {count} och kan inte vara fler än ”{whole}”, som är {limit}.")
                reason = text.format(
                    part=row.label, count=show_count(count), whole=whole.label, limit=show_count(limit)
                )
                found.append(CountProblem(row.key, reason))
                break
    return tuple(found)


def adds_up(parts: Collection[Value], everyone: Value) -> bool:
    """Whether the parts can be of the whole: what is hidden or missing, of them or of it, contradicts nothing."""
    together = exact_sum(parts)
    if isinstance(everyone, Empty) or together == everyone:
        return True
    return isinstance(together, Empty) and at_least(parts) <= everyone


def check_sexes(
    definition: PopulationDefinition, by_sex: Mapping[Sex, Mapping[str, Value]]
) -> tuple[CountProblem, ...]:
    """Every row where the sexes do not add up to *alla*.

    Where a sex is missing the others may be fewer than *alla*, never more.
    """
    found = []
    for row in definition.rows:
        everyone = by_sex.get(Sex.ALLA, {}).get(row.key, Empty.SAKNAS)
        parts = {sex: by_sex.get(sex, {}).get(row.key, Empty.SAKNAS) for sex in (Sex.KVINNA, Sex.MAN, Sex.ANNAT)}
        if Sex.ANNAT not in by_sex or row.key not in by_sex[Sex.ANNAT]:
            parts[Sex.ANNAT] = Empty.EJ_TILLAMPLIGT
        if adds_up(parts.values(), everyone):
            continue
        together, known = exact_sum(parts.values()), at_least(parts.values())
        named = show_list(
            f"{sex.label.lower()} {show_count(count)}" for sex, count in parts.items() if not isinstance(count, Empty)
        )
        text = tr("”{label}”: {parts} blir {sum}, men alla är {all}.")
        if isinstance(together, Empty):
            text = tr("”{label}”: {parts} är fler än alla, som är {all}.")
        reason = text.format(label=row.label, parts=named, sum=show_count(known), all=show_count(everyone))
        found.append(CountProblem(row.key, reason))
    return tuple(found)
