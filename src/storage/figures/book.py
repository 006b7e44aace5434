"""The figures at hand where a text is written."""

from collections.abc import Sequence

from sqlalchemy import select

from domain.figures.book import FigureBook
from domain.ground.area import RIKET
from domain.ground.period import Period, PeriodKind, month
from storage.areas.queries import read_group_members
from storage.benefits.queries import latest_year
from storage.figures.filling import read_filling
from storage.figures.known import known_figures
from storage.file.workspace import Workspace
from storage.ground.figures import known_areas
from storage.indicators.queries import indicator_periods
from storage.lots.queries import read_recorded_months
from storage.populations.comparison import reference_dates
from storage.reporting.reading import reading_in_full
from storage.schema.areas import AREA

_YEARS = 3


def read_book(
    ws: Workspace, areas: Sequence[str], texts: Sequence[str], recommendation: int | None = None
) -> FigureBook:
    """What texts about the areas (codes; none is the whole group) refer to, without what more can be put in: where they
    are those of a recommendation that is agreed on, as it was then."""
    with ws.reading() as connection:
        about = known_areas(connection, list(areas) or [ws.group_code])
        names = {row.code: row.name for row in connection.execute(select(AREA.c.code, AREA.c.name))}
        of = [] if recommendation is None else [recommendation]
        filling = read_filling(reading_in_full(ws, connection), [(text, about) for text in texts], of)
        standing = filling.of(recommendation)
        return FigureBook(tuple(about), names, standing.known, standing.blocks, changed=standing.changed)


def read_whole_book(ws: Workspace, areas: Sequence[str]) -> FigureBook:
    """What can be put in texts about the areas: the figures of the first of them before those of the others, the group
    and riket, and of the latest period of each kind before the earlier ones."""
    book = read_book(ws, areas, ())
    own = [area.code for area in book.areas]
    order = list(dict.fromkeys((*own, ws.group_code, RIKET)))
    figures = known_figures(ws, order, _latest_periods(ws, own), by_sex=True)
    return book.with_offers(sorted(figures, key=lambda figure: order.index(figure.area)))


def _latest_periods(ws: Workspace, areas: Sequence[str]) -> list[Period]:
    """The latest years with figures of benefits, the latest first, and of each other kind its own latest."""
    with ws.reading() as connection:
        counted = known_areas(connection, areas)
        members = [member for area in counted for member in read_group_members(connection, area.code)]
        year = latest_year(connection, counted)
        recorded = read_recorded_months(connection, [*counted, *members])
    found = [] if year is None else [Period(year.year - back, PeriodKind.YEAR) for back in range(_YEARS)]
    for code in areas:
        found += [month(day.year, day.month) for day in reference_dates(ws, code)[:1]]
        found += indicator_periods(ws, code)[:_YEARS]
    found += [Period(max(months).year, PeriodKind.YEAR) for months in recorded.values()]
    return list(dict.fromkeys(found))
