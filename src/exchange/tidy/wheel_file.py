"""Files of items of the year wheel: read, and written as they are read."""

from collections.abc import Iterable

from domain.ground.period import month_names
from domain.ground.text import tr
from domain.importing.wheel import WheelItemRow, WheelItems
from domain.wheel.item import Doing, WheelItem, wrong_day
from exchange.ground.fields import Fields
from exchange.ground.quoting import quoted
from exchange.tidy.format import TidyFormat

_COLUMNS = ("month", "day", "what", "responsible", "done_by", "release")
_YES, _NO = "1", "0"


def _read(fields: Fields) -> WheelItemRow:
    number, day = _month(fields), _number(fields, "day", 31)
    if problem := wrong_day(number, day):
        fields.problems.append(problem)
    doing = fields.choice("done_by", tuple(Doing))
    what, who = fields.words("what", required=True), fields.words("responsible")
    item = WheelItem(0, number, day, what, who, doing, fields.text("release") in (_YES, "ja"))
    return WheelItemRow(fields.line, item)


def _month(fields: Fields) -> int | None:
    name = fields.text("month").casefold()
    if name in month_names():
        return month_names().index(name) + 1
    return None if name == tr("varje månad") else _number(fields, "month", 12)


def _number(fields: Fields, column: str, most: int) -> int | None:
    text = fields.text(column)
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= most:
        return int(text)
    fields.problems.append(
        tr("{column}: {text} är inget av talen 1–{most}.").format(column=column, text=quoted(text), most=most)
    )
    return None


WHEEL_FILE = TidyFormat(
    kind="wheel_items",
    required=_COLUMNS[:-1],
    optional=_COLUMNS[-1:],
    read=_read,
    gather=lambda rows, refused: WheelItems(rows, refused=refused),
)


def wheel_file(items: Iterable[WheelItem]) -> str:
    """The items as such a file, in their order."""
    lines = [",".join(_COLUMNS)]
    for each in items:
        release = _YES if each.release else _NO
        texts = ('"{}"'.format(text.replace('"', '""')) for text in (each.what, each.who))
        lines.append(",".join((str(each.month or ""), str(each.day or ""), *texts, each.doing.value, release)))
    return "\n".join(lines) + "\n"
