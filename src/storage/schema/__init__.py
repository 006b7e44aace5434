"""Every table of the workspace, by subject, as SQLAlchemy's typed models. Class names end in Row: what the domain
calls by the same word is another thing."""

from storage.areas.schema import AreaMemberRow, AreaRow, ImportRow, SourceRow
from storage.benefits.schema import (
    BenefitMonthRow,
    BenefitYearRow,
    IndicatorCategoryRow,
    IndicatorRow,
    IndicatorValueRow,
    ProfileTextRow,
    PublishedRankRow,
)
from storage.ground.columns import PROVENANCE, Base
from storage.log.schema import ChangeRowRow, ChangeSetRow, MetaRow, SettingRow
from storage.lots.schema import (
    CellCommentRow,
    GoalRow,
    LotsCaseItemRow,
    LotsCaseRow,
    LotsMonthRow,
    LotsPeriodRow,
    LotsWorkersRow,
    MonthCorrectionRow,
    MonthStatusRow,
    ResourceMonthRow,
)
from storage.populations.schema import (
    PopulationCountRow,
    PopulationDefinitionRow,
    PopulationOverlapRow,
    PopulationRowRow,
)
from storage.recommendations.schema import (
    EvidenceRow,
    GroupMemberRow,
    MeasureOutcomeRow,
    MeasureRow,
    RecommendationAreaRow,
    RecommendationRow,
    RecommendationTextRow,
    TemplateFieldRow,
    TemplateRow,
)
from storage.reporting.schema import ReportDefinitionRow, ReportRow

__all__ = [
    "PROVENANCE",
    "AreaMemberRow",
    "AreaRow",
    "Base",
    "BenefitMonthRow",
    "BenefitYearRow",
    "CellCommentRow",
    "ChangeRowRow",
    "ChangeSetRow",
    "EvidenceRow",
    "GoalRow",
    "GroupMemberRow",
    "ImportRow",
    "IndicatorCategoryRow",
    "IndicatorRow",
    "IndicatorValueRow",
    "LotsCaseItemRow",
    "LotsCaseRow",
    "LotsMonthRow",
    "LotsPeriodRow",
    "LotsWorkersRow",
    "MeasureOutcomeRow",
    "MeasureRow",
    "MetaRow",
    "MonthCorrectionRow",
    "MonthStatusRow",
    "PopulationCountRow",
    "PopulationDefinitionRow",
    "PopulationOverlapRow",
    "PopulationRowRow",
    "ProfileTextRow",
    "PublishedRankRow",
    "RecommendationAreaRow",
    "RecommendationRow",
    "RecommendationTextRow",
    "ReportDefinitionRow",
    "ReportRow",
    "ResourceMonthRow",
    "SettingRow",
    "SourceRow",
    "TemplateFieldRow",
    "TemplateRow",
]
