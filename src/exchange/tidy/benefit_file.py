"""Files of yearly full-year equivalents (*helårsekvivalenter per år*, domain handbook §3)."""

from domain.benefits.benefit import AGE_20_64, AGE_20_65, Benefit
from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.importing.tidy import BenefitYearRow, BenefitYears
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat


def _read(fields: Fields) -> BenefitYearRow:
    return BenefitYearRow(
        line=fields.line,
        area=fields.area(),
        period=fields.period("period", PeriodKind.YEAR, PeriodKind.HALF),
        sex=fields.sex(Sex.KVINNA, Sex.MAN, Sex.ALLA),
        age_group=fields.word("age_group", (AGE_20_64, AGE_20_65)),
        persons={kind: fields.amount(kind.value) for kind in Benefit},
        population=fields.amount("population"),
        total=fields.amount("total") if fields.text("total") else None,
        published_share=fields.percent("published_share_percent"),
        source=fields.words("source"),
    )


BENEFIT_FILE = TidyFormat(
    kind="benefit_years",
    required=("area_code", "period", "sex", "age_group", *(kind.value for kind in Benefit), "population"),
    optional=("total", "published_share_percent", "source"),
    read=_read,
    gather=lambda rows, refused: BenefitYears(rows, refused=refused),
)
