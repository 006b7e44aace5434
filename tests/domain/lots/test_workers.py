"""How many different case workers called, as far as months of totals tell."""

from collections.abc import Mapping

from domain.ground.area import Area, AreaKind
from domain.ground.period import month
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value
from domain.lots.month import AgeGroup, LotsMonth, Party
from domain.lots.workers import workers_range, workers_words

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)


def called(number: int, workers: Mapping[Party, Value], **cases: Value) -> LotsMonth:
    counts = {(Party(name), Sex.UNSPLIT, AgeGroup.ALLA): value for name, value in cases.items()}
    return LotsMonth(TIERP, month(2016, number), counts, workers=workers)


def test_unique_case_workers_of_several_months_are_a_range():
    nothing = LotsMonth(TIERP, month(2016, 3), {}, workers={Party.FK: Empty.SAKNAS})
    months = [called(1, {Party.FK: 2, Party.AF: 5}, fk=4, af=9), called(2, {Party.FK: 3}, fk=3, af=0), nothing]
    assert workers_range(months, Party.FK) == (3, 5)
    assert workers_range(months, Party.AF) == (5, 5), "in February it had no cases"
    assert workers_range(months, Party.REGION) is None
    assert [workers_words(*span) for span in ((3, 5), (5, 5))] == ["3–5", "5"]


def test_case_workers_are_at_least_those_known_where_a_month_with_cases_lacks_its_number():
    january = called(1, {Party.FK: 2, Party.REGION: 1, Party.KOMMUN: 0, Party.AF: 3}, fk=4, region=1)
    february = called(2, {Party.FK: Empty.SAKNAS, Party.REGION: 0}, fk=9, region=0, kommun=1)
    span = workers_range([january, february], Party.FK)
    assert span == (2, Empty.SAKNAS)
    assert workers_words(*span) == "minst 2"
    assert workers_range([january, february], Party.REGION) == (1, 1)
    assert workers_range([january, february], Party.KOMMUN) is None, "at least none says nothing"
    assert workers_range([january, february], Party.AF) == (3, 3), "no month has cases of it"
    march = called(3, {}, fk=1)
    assert workers_range([january, february, march], Party.REGION) == (1, Empty.SAKNAS), "March leaves Regionen out"
