"""What the indicators keep in the workspace."""

from domain.ground.text import tr
from domain.importing.tidy import Indicators
from storage.indicators.example import fill_indicators
from storage.indicators.importing import plan_indicators
from storage.indicators.queries import check_indicators
from storage.kept import Counted, Kept


def indicators_kept() -> Kept:
    """Indicators (*X i siffror*), their categories and values."""
    tables = dict.fromkeys(("indicator", "indicator_category", "indicator_value"), tr("värden för indikatorer"))
    return Kept(
        tables=tables,
        counted=(Counted("SELECT count(*) FROM indicator", tr("1 indikator"), tr("{count} indikatorer")),),
        checks=(check_indicators,),
        example=fill_indicators,
        plans={Indicators: plan_indicators},
    )
