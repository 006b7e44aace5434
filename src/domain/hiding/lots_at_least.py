"""What a public table may say that a missing figure of LOTS is at least (*minst*): rulings 22 and 23."""

from dataclasses import replace

from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, at_least, is_hidden
from domain.lots.month import AgeGroup, CellKey, LotsTally, Party, of_column


def as_if_known(own: LotsTally) -> LotsTally:
    """The table with what is known of each missing figure in its place."""

    def known(key: CellKey, value: Value) -> Value:
        return own.least.get(key, 0) if value is Empty.SAKNAS else value

    whole = (Sex.UNSPLIT, AgeGroup.ALLA)
    counted = replace(
        own,
        cells={key: known(key, value) for key, value in own.cells.items()},
        by_party={party: known((party, *whole), value) for party, value in own.by_party.items()},
        by_sex={sex: known((Party.ALLA, *of_column(sex)), value) for sex, value in own.by_sex.items()},
        by_age={age: known((Party.ALLA, *of_column(age)), value) for age, value in own.by_age.items()},
        total=known((Party.ALLA, *whole), own.total),
        findings=(),
        least={},
    )
    parties = tuple(replace(each, total=counted.by_party[each.party]) for each in counted.parties)
    return replace(counted, parties=parties)


def adds_up(counted: LotsTally) -> bool:
    """True where every division of a party, and of the whole, has the same sum."""
    sums: list[tuple[Value, list[Value]]] = [
        (counted.total, list(parts.values())) for parts in (counted.by_party, counted.by_sex, counted.by_age)
    ]
    for party, total in counted.by_party.items():
        own = {key: value for key, value in counted.cells.items() if key[0] is party}
        by_sex = [value for (_, sex, _), value in own.items() if sex is not Sex.UNSPLIT]
        by_age = [value for (_, _, age), value in own.items() if age is not AgeGroup.ALLA]
        sums += [(total, parts) for parts in (by_sex, by_age) if parts]
    return all(not is_hidden(total) and at_least(parts) == at_least([total]) for total, parts in sums)
