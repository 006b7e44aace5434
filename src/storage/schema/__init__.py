"""Every table of the workspace, by subject."""

# ruff: noqa: F401

from storage.schema.areas import AREA, AREA_MEMBER, IMPORT_RUN, SOURCE
from storage.schema.benefits import (
    BENEFIT_MONTH,
    BENEFIT_YEAR,
    INDICATOR,
    INDICATOR_CATEGORY,
    INDICATOR_VALUE,
    PROFILE_TEXT,
    PUBLISHED_RANK,
)
from storage.schema.columns import METADATA, PROVENANCE
from storage.schema.log import CHANGE_ROW, CHANGE_SET, META, SETTING
from storage.schema.lots import (
    CELL_COMMENT,
    GOAL,
    LOTS_CASE,
    LOTS_CASE_ITEM,
    LOTS_MONTH,
    LOTS_PERIOD,
    LOTS_WORKERS,
    MONTH_CORRECTION,
    MONTH_STATUS,
    RESOURCE_MONTH,
)
from storage.schema.populations import (
    POPULATION_COUNT,
    POPULATION_DEFINITION,
    POPULATION_OVERLAP,
    POPULATION_ROW,
)
from storage.schema.recommendations import (
    EVIDENCE,
    GROUP_MEMBER,
    MEASURE,
    MEASURE_OUTCOME,
    RECOMMENDATION,
    RECOMMENDATION_AREA,
    RECOMMENDATION_TEXT,
    TEMPLATE,
    TEMPLATE_FIELD,
)
from storage.schema.reports import REPORT, REPORT_DEFINITION
