"""Small files as a coordinator would have them, written into the test's own folder."""

from pathlib import Path

DATA = Path(__file__).parents[1] / "data"

LOTS_HEADER = "area_code,month,party,sex,age_group,cases"
BENEFIT_HEADER = (
    "area_code,period,sex,age_group,sjukpenning,sjuk_och_aktivitetsersattning,arbetsloshet,"
    "arbetsmarknadsatgarder,etableringsersattning,ekonomiskt_bistand,population"
)
POPULATION_HEADER = "area_code,reference_date,sex,row,count"
RANK_HEADER = "area_code,area,year,measure,rank,rank_previous_year,areas_ranked"
PERIOD_HEADER = "area_code,from,to,party,sex,age_group,cases"
RESOURCE_HEADER = "area_code,month,sex,age_group,new,active,ended,started_training"
INDICATOR_HEADER = "indicator,area_code,period,sex,category,value,unit,source"

# Skatteverket prints this number as an example; it belongs to nobody.
PERSONAL_NUMBER = "701063-2391"


def write_lines(path: Path, *lines: str, encoding: str = "utf-8", ending: str = "\n") -> Path:
    """The lines as a file, with an ending after each."""
    path.write_bytes("".join(line + ending for line in lines).encode(encoding))
    return path
