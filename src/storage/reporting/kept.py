"""What the reports keep in the workspace."""

from domain.ground.text import tr
from storage.kept import Counted, Kept
from storage.reporting.queries import check_reports


def reports_kept() -> Kept:
    """Approved reports (*godkända rapporter*), each as it was printed, and appendices of the group's own."""
    return Kept(
        tables={
            **dict.fromkeys(("report", "report_definition", "report_step"), tr("godkända rapporter")),
            **dict.fromkeys(("report_appendix", "report_picture"), tr("rapportens bilagor")),
        },
        counted=(
            Counted("SELECT count(*) FROM report", tr("1 godkänd rapport"), tr("{count} godkända rapporter")),
            Counted("SELECT count(*) FROM report_appendix", tr("1 egen bilaga"), tr("{count} egna bilagor")),
        ),
        checks=(check_reports,),
    )
