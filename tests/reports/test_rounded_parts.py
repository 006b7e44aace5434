"""Tables whose parts as printed do not add up to the total as printed say so (ruling 1)."""

from domain.benefits.benefit import AGE_20_64, Benefit, BenefitFigures
from domain.ground.area import Area, AreaKind
from domain.ground.period import parse_period
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.profile.profile import build_profile
from domain.profile.series import BenefitSeries
from reports.profile.comparison_section import sexes_table
from reports.profile.series_section import years_table

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
# 8,64, 3,74 and 1,04 make 13,42: as printed 8,6 + 3,7 + 1,0 is 13,3 and the total 13,4.
APART = (864, 0, 374, 0, 0, 104)
TOGETHER = (860, 0, 370, 0, 0, 100)


def figures(persons: tuple[int, ...], year: str = "2021", sex: Sex = Sex.ALLA) -> BenefitFigures:
    by_kind = dict(zip(Benefit, persons, strict=True))
    return BenefitFigures(TIERP, parse_period(year), sex, AGE_20_64, by_kind, 10_000, None, Source("SCB"))


def test_the_table_of_women_and_men_names_the_columns_that_do_not_add_up_as_printed() -> None:
    women, men = (
        build_profile(figures(persons, sex=sex)) for persons, sex in ((APART, Sex.KVINNA), (TOGETHER, Sex.MAN))
    )
    assert sexes_table([women, men]).notes == (
        "Avrundat: de visade delarna blir inte exakt summan för kvinnor, andel.",
    )
    assert sexes_table([men, men]).notes == ()


def test_the_table_of_years_names_the_years_that_do_not_add_up_as_printed() -> None:
    series = BenefitSeries(
        area=TIERP,
        sex=Sex.ALLA,
        age_group=AGE_20_64,
        months=(),
        years=(figures(TOGETHER, "2020"), figures(APART, "2021"), figures(APART, "2022")),
        filled=(),
        source=None,
    )
    assert years_table(series, series).notes == (
        "Avrundat: de visade delarna blir inte exakt summan för 2021 och 2022.",
    )
