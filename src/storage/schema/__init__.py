"""Every table of the workspace, by subject, as SQLAlchemy's typed models. Class names end in Row: what the domain
calls by the same word is another thing."""

from storage.schema.areas import AreaMemberRow, AreaRow, ImportRow, SourceRow
from storage.schema.benefits import (
    BenefitMonthRow,
    BenefitYearRow,
    IndicatorCategoryRow,
    IndicatorRow,
    IndicatorValueRow,
    ProfileTextRow,
    PublishedRankRow,
)
from storage.schema.columns import PROVENANCE, Base
from storage.schema.log import ChangeRowRow, ChangeSetRow, MetaRow, SettingRow
from storage.schema.lots import (
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
from storage.schema.populations import (
    PopulationCountRow,
    PopulationDefinitionRow,
    PopulationOverlapRow,
    PopulationRowRow,
)
from storage.schema.recommendations import (
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
from storage.schema.reports import ReportDefinitionRow, ReportRow

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
