"""Files of LOTS cases, one a row (*ärendelogg*): read, and written as they are read."""

from collections.abc import Iterable

from domain.ground.period import PeriodKind
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.importing.tidy import LotsCaseRow, LotsCases
from domain.lots.case import CollaborationProblem, LotsCase, worker_code
from domain.lots.month import AGES, PARTIES, SEXES
from exchange.ground.fields import Fields
from exchange.ground.quoting import quoted
from exchange.tidy.format import TidyFormat

_REQUIRED = ("area_code", "month", "party", "sex", "age_group", "outcomes")
_OPTIONAL = ("day", "unit", "worker", "problem", "requests", "risk_factors")


def _read_case(fields: Fields) -> LotsCaseRow:
    problem = CollaborationProblem.OKANT
    if fields.text("problem"):
        problem = fields.choice("problem", tuple(CollaborationProblem))
    return LotsCaseRow(
        line=fields.line,
        area=fields.area(),
        month=fields.period("month", PeriodKind.MONTH),
        party=fields.choice("party", PARTIES),
        sex=fields.sex(*SEXES),
        age=fields.choice("age_group", AGES),
        day=_day(fields),
        unit=fields.words("unit"),
        worker=_worker(fields),
        problem=problem,
        requests=tuple(fields.words("requests").split()),
        outcomes=tuple(fields.words("outcomes").split()),
        risk_factors=tuple(fields.words("risk_factors").split()),
    )


def _day(fields: Fields) -> int | None:
    text = fields.text("day")
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 31:
        return int(text)
    fields.refuse("day", tr("{text} är inte dagens nummer i månaden, 1–31.").format(text=quoted(text)))
    return None


def _worker(fields: Fields) -> str:
    try:
        return worker_code(fields.text("worker"))
    except UserProblem as problem:
        fields.refuse("worker", problem.text)
        return ""


LOTS_CASE_FILE = TidyFormat(
    kind="lots_cases",
    required=_REQUIRED,
    optional=_OPTIONAL,
    read=_read_case,
    gather=lambda rows, refused: LotsCases(rows, refused=refused),
)


def case_file(cases: Iterable[LotsCase]) -> str:
    """The cases as such a file, in their order. Whatever is in it is a code: nothing needs quotation marks."""
    header = ("area_code", "month", "day", "party", "unit", "worker", "sex", "age_group", "problem")
    lines = [",".join((*header, "requests", "outcomes", "risk_factors"))]
    for case in cases:
        cells = (
            case.area.code,
            case.month.code,
            "" if case.day is None else str(case.day.day),
            case.party.value,
            case.unit,
            case.worker,
            case.sex.value,
            case.age.value,
            case.problem.value,
            " ".join(case.requests),
            " ".join(case.outcomes),
            " ".join(case.risk_factors),
        )
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"
