"""Files of efforts (*insatser*), one a row: read, and written as they are read."""

import csv
from collections.abc import Iterable
from io import StringIO

from domain.efforts.effort import Effort, EffortField, EffortProblem, read_effort
from domain.importing.tidy import EffortRow, Efforts
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat

_REQUIRED = ("area_code", EffortField.NAME.value, EffortField.PROVIDER.value)


def _read(fields: Fields) -> EffortRow:
    area = fields.area()
    texts = {each: fields.words(each.value) for each in EffortField}
    effort = Effort(area, "")
    if not fields.problems:
        try:
            effort = read_effort(area, texts)
        except EffortProblem as problem:
            fields.problems.append(problem.text)
    return EffortRow(fields.line, effort)


EFFORT_FILE = TidyFormat(
    kind="efforts",
    required=_REQUIRED,
    optional=tuple(each.value for each in EffortField if each.value not in _REQUIRED),
    read=_read,
    gather=lambda rows, refused: Efforts(rows, refused=refused),
)


def effort_file(efforts: Iterable[Effort]) -> str:
    """The efforts as such a file, in their order."""
    text = StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["area_code", *(each.value for each in EffortField)])
    for effort in efforts:
        lines.writerow([effort.area, *effort.texts.values()])
    return text.getvalue()
