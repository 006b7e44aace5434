"""The example's group and its recommendations."""

from domain.recommendations.recommendation import RecommendationStatus
from storage.file.workspace import Workspace
from storage.kept import TakeIn, Told
from storage.recommendations.recording import add_recommendation, edit_recommendation, write_recommendation_text
from storage.recommendations.seats import add_seat


def fill_recommendations(ws: Workspace, told: Told, _take_in: TakeIn) -> None:
    """The group's members, and each recommendation by its template with its texts."""
    for each in told["group_members"]:
        add_seat(ws, organisation=each["organisation"], role=each["role"])
    for each in told["recommendations"]:
        made, _ = add_recommendation(ws, year=each["year"], template=each["template"], title=each["title"])
        status = RecommendationStatus(each["status"])
        edit_recommendation(ws, recommendation=made, theme=each["theme"], areas=each["areas"], status=status)
        for field, text in each["texts"].items():
            write_recommendation_text(ws, recommendation=made, field=field, text=text)
