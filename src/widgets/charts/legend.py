"""What stands above a drawing that does not say itself what its parts are."""

from domain.ground.display import NO_BREAK_SPACE
from drawing.chart import BarChart, Chart, RankChart
from widgets.text import tr


def legend(chart: Chart) -> str:
    """Names the series of bars where there is more than one, and the signs of a scale of places."""
    if isinstance(chart, RankChart):
        pairs = (tr("● platsen"), tr("○ förra perioden"), tr("↑ bättre"), tr("↓ sämre"))
        return "   ".join(pair.replace(" ", NO_BREAK_SPACE) for pair in pairs)
    if not isinstance(chart, BarChart) or len(chart.series) < 2:
        return ""
    if any(series.tone is not None for series in chart.series):
        return tr("Staplarna uppifrån: {names}").format(names=", ".join(series.name for series in chart.series))
    signs = ((series.name, "□" if series.earlier else "■") for series in chart.series)
    return "   ".join(f"{sign}{NO_BREAK_SPACE}{name}" for name, sign in signs)
