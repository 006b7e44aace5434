"""What the populations keep in the workspace."""

from domain.ground.text import tr
from domain.importing.tidy import PopulationCounts
from storage.file.workspace import Workspace
from storage.kept import Counted, Kept, TakeIn, Told, without_lock
from storage.populations.check import check_populations
from storage.populations.importing import plan_population_counts


def populations_kept() -> Kept:
    """Counts by reference date (*mättillfälle*), and the definitions they are added up by."""
    of_definitions = ("population_definition", "population_row", "population_overlap")
    return Kept(
        tables={
            "population_count": tr("uppgifter om samverkanspopulationer"),
            **dict.fromkeys(of_definitions, tr("definitioner av samverkanspopulationen")),
        },
        counted=(
            Counted(
                "SELECT count(*) FROM (SELECT DISTINCT area_code, reference_date FROM population_count)",
                tr("1 mättillfälle"),
                tr("{count} mättillfällen"),
            ),
        ),
        checks=(check_populations,),
        example=_example,
        plans={PopulationCounts: without_lock(plan_population_counts)},
    )


def _example(_ws: Workspace, _told: Told, take_in: TakeIn) -> None:
    take_in("populations-lycksele-2024.csv", tr("Publicerad samverkanspopulation, Lycksele 2024"))
