"""What is written in the tidy form is read back as the same values, however the file is laid out."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.benefits.benefit import Benefit
from domain.ground.entry import LARGEST_COUNT
from domain.ground.identity import find_personal_numbers
from domain.ground.period import PeriodKind, parse_period
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, hidden_below
from domain.importing.tidy import BenefitYearRow, LotsMonthRow
from domain.lots.month import PARTIES, AgeGroup
from support.house import read_tidy
from support.tidy_files import BENEFIT_HEADER, LOTS_HEADER

WORDS = {Empty.SAKNAS: "", Empty.EJ_TILLAMPLIGT: "-", Empty.DOLT: "<5", hidden_below(10): "<10"}
AREAS = st.sampled_from(["0360", "2401", "03", "00", "umearegionen"])
EMPTY = st.sampled_from([*Empty, hidden_below(10)])
COUNTS = st.one_of(st.integers(0, LARGEST_COUNT), EMPTY)
AMOUNTS = st.one_of(st.decimals(0, 10**6, places=3).map(Fraction), EMPTY)
YEARS = st.integers(1990, 2100).map(str)
LAYOUTS = st.tuples(st.sampled_from(",;"), st.sampled_from(",."), st.booleans(), st.sampled_from(["\n", "\r\n"]))


def lots_rows() -> st.SearchStrategy[list[LotsMonthRow]]:
    months = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)).map(parse_period)
    row = st.builds(
        LotsMonthRow,
        st.just(0),
        AREAS,
        months,
        st.sampled_from(PARTIES),
        st.sampled_from(Sex),
        st.sampled_from(AgeGroup),
        COUNTS,
    )
    return st.lists(row, min_size=1, max_size=8)


def benefit_rows() -> st.SearchStrategy[list[BenefitYearRow]]:
    periods = st.one_of(YEARS, st.builds("{} H{}".format, YEARS, st.integers(1, 2))).map(parse_period)
    row = st.builds(
        BenefitYearRow,
        st.just(0),
        AREAS,
        periods.filter(lambda period: period.kind is not PeriodKind.MONTH),
        st.sampled_from([Sex.KVINNA, Sex.MAN, Sex.ALLA]),
        st.sampled_from(["20-64", "20-65"]),
        st.fixed_dictionaries(dict.fromkeys(Benefit, AMOUNTS)),
        AMOUNTS,
    )
    return st.lists(row, min_size=1, max_size=5)


def written(value: Value, point: str) -> str:
    if isinstance(value, Empty):
        return WORDS[value]
    return str(value) if isinstance(value, int) else f"{float(value):.4f}".replace(".", point)


def table(header: str, rows: list[list[str]], layout: tuple[str, str, bool, str]) -> bytes:
    sign, _, mark, ending = layout
    text = io.StringIO()
    # Six digits and four decimals can be somebody's number: such a figure is refused, and rightly does not come back.
    assume(not any(find_personal_numbers(cell) for row in rows for cell in row))
    csv.writer(text, delimiter=sign, lineterminator=ending).writerows([header.split(","), *rows])
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8")


@given(lots_rows(), LAYOUTS)
def test_lots_months_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[LotsMonthRow], layout: tuple[str, str, bool, str]
) -> None:
    cells = [[r.area, r.month.code, r.party.value, r.sex.value, r.age.value, written(r.cases, layout[1])] for r in rows]
    path = tmp_path_factory.mktemp("f") / "f.csv"
    path.write_bytes(table(LOTS_HEADER, cells, layout))

    content = read_tidy(path).content

    assert content.refused == ()
    assert [(r.area, r.month, r.party, r.sex, r.age, r.cases) for r in content.rows if isinstance(r, LotsMonthRow)] == [
        (r.area, r.month, r.party, r.sex, r.age, r.cases) for r in rows
    ]
    assert [row.line for row in content.rows] == list(range(2, len(rows) + 2))


@given(benefit_rows(), LAYOUTS)
def test_yearly_benefits_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, rows: list[BenefitYearRow], layout: tuple[str, str, bool, str]
) -> None:
    cells = [
        [
            r.area,
            r.period.code,
            r.sex.value,
            r.age_group,
            *(written(r.persons[kind], layout[1]) for kind in Benefit),
            written(r.population, layout[1]),
        ]
        for r in rows
    ]
    path = tmp_path_factory.mktemp("f") / "f.csv"
    path.write_bytes(table(BENEFIT_HEADER, cells, layout))

    content = read_tidy(path).content

    assert content.refused == ()
    read = [r for r in content.rows if isinstance(r, BenefitYearRow)]
    assert [(r.area, r.period, r.sex, dict(r.persons), r.population) for r in read] == [
        (r.area, r.period, r.sex, dict(r.persons), r.population) for r in rows
    ]
