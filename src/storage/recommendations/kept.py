"""What the recommendations keep in the workspace."""

from domain.ground.text import tr
from storage.kept import Counted, Kept
from storage.recommendations.checking import check_recommendations
from storage.recommendations.example import fill_recommendations


def recommendations_kept() -> Kept:
    """Recommendations with their areas, texts, evidence and measures, and the templates they are written by."""
    own = (
        "recommendation",
        "recommendation_area",
        "recommendation_text",
        "ignored_finding",
        "template",
        "template_field",
    )
    return Kept(
        tables={
            **dict.fromkeys(own, tr("rekommendationer")),
            **dict.fromkeys(("measure", "measure_outcome"), tr("mått i rekommendationer")),
            "group_member": tr("gruppens medlemmar"),
            "evidence": tr("underlag i rekommendationer"),
        },
        counted=(
            Counted(
                "SELECT count(*) FROM recommendation",
                tr("1 rekommendation"),
                tr("{count} rekommendationer"),
                at_zero=True,
            ),
        ),
        looked_over=(check_recommendations,),
        example=fill_recommendations,
    )
