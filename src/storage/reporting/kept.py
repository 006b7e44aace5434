"""What the approved reports keep in the workspace."""

from domain.ground.text import tr
from storage.kept import Counted, Kept
from storage.reporting.queries import check_reports


def reports_kept() -> Kept:
    """Approved reports (*godkända rapporter*): each as it was printed."""
    return Kept(
        tables=dict.fromkeys(("report", "report_definition"), tr("godkända rapporter")),
        counted=(Counted("SELECT count(*) FROM report", tr("1 godkänd rapport"), tr("{count} godkända rapporter")),),
        checks=(check_reports,),
    )
