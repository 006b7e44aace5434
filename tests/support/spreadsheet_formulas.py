"""Works out the formulas of a sheet as Excel does, for the few functions our sheets use.

`AND`, `OR` and sums look at all they are given and fail on text where Excel shows #VALUE!; only `IF` leaves the other
branch alone.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

_TOKEN = re.compile(r'\s*("(?:[^"]|"")*"|[A-Z]+\d+(?::[A-Z]+\d+)?|[A-Z]+(?=\()|TRUE|FALSE|\d+(?:\.\d+)?|<>|>=|<=|.)')
_LONGEST_FORMULA = 8192
_LONGEST_TEXT = 255
Eval = Callable[[], Any]


class BadValueError(Exception):
    """What Excel shows as #VALUE!."""


def shown(sheet: Any, address: str) -> Any:
    """What the cell shows: its value, or what its formula works out to."""
    value = sheet[address].value
    return evaluate(sheet, value[1:]) if isinstance(value, str) and value.startswith("=") else value


def evaluate(sheet: Any, formula: str) -> Any:
    """What a formula, without its leading sign, works out to on the sheet."""
    assert len(formula) <= _LONGEST_FORMULA
    reader = _Reader(sheet, _TOKEN.findall(formula))
    result = reader.expression()
    assert not reader.tokens, reader.tokens
    return result()


class _Reader:
    def __init__(self, sheet: Any, tokens: list[str]) -> None:
        self.sheet, self.tokens = sheet, tokens

    def _take(self, *wanted: str) -> str:
        return self.tokens.pop(0) if self.tokens and (not wanted or self.tokens[0] in wanted) else ""

    def expression(self) -> Eval:
        left = self._joined()
        while sign := self._take("=", "<>", ">", "<", ">=", "<="):
            left = _compared(left, sign, self._joined())
        return left

    def _joined(self) -> Eval:
        left = self._sum()
        while self._take("&"):
            left = _both(left, self._sum(), lambda a, b: _as_text(a) + _as_text(b))
        return left

    def _sum(self) -> Eval:
        left = self._one()
        while sign := self._take("+", "-"):
            plus = sign == "+"
            left = _both(left, self._one(), lambda a, b, plus=plus: _number(a) + (_number(b) if plus else -_number(b)))
        return left

    def _one(self) -> Eval:
        token = self._take()
        if token == "(":
            inner = self.expression()
            assert self._take(")")
            return inner
        if token.startswith('"'):
            text = token[1:-1].replace('""', '"')
            assert len(text) <= _LONGEST_TEXT
            return lambda: text
        if token in ("TRUE", "FALSE"):
            return lambda: token == "TRUE"
        if re.fullmatch(r"\d+(\.\d+)?", token):
            return lambda: float(token)
        if re.fullmatch(r"[A-Z]+\d+", token):
            return lambda: shown(self.sheet, token)
        if ":" in token:
            return lambda: [shown(self.sheet, cell.coordinate) for row in self.sheet[token] for cell in row]
        return self._called(token)

    def _called(self, name: str) -> Eval:
        assert self._take("("), (name, self.tokens)
        address = self.tokens[0]
        given = [self.expression()]
        while self._take(","):
            given.append(self.expression())
        assert self._take(")")
        if name == "ROW":
            return lambda: int(re.sub(r"\D", "", address))
        if name == "IF":
            condition, then, otherwise = given
            return lambda: then() if condition() else otherwise()
        return lambda: _FUNCTIONS[name](*(each() for each in given))


def _flat(given: tuple[Any, ...]) -> Iterator[Any]:
    for each in given:
        yield from each if isinstance(each, list) else (each,)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: Any) -> float:
    if value is None:
        return 0
    if not _is_number(value):
        raise BadValueError(value)
    return float(value)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if _is_number(value) and float(value).is_integer() else str(value)


def _both(left: Eval, right: Eval, work: Callable[[Any, Any], Any]) -> Eval:
    return lambda: work(left(), right())


def _compared(left: Eval, sign: str, right: Eval) -> Eval:
    def compare(one: Any, other: Any) -> bool:
        one, other = _ordered(one, other), _ordered(other, one)
        results = {"=": one == other, "<>": one != other, ">": one > other, "<": one < other}
        return results.get(sign, one >= other if sign == ">=" else one <= other)

    return _both(left, right, compare)


def _ordered(value: Any, beside: Any) -> tuple[int, float, str]:
    """Excel puts every text after every number; a blank cell is whatever it is held against."""
    if value is None:
        value = 0 if _is_number(beside) else ""
    return (0, value, "") if _is_number(value) else (1, 0, str(value).casefold())


def _int(value: Any) -> int:
    return int(_number(value) // 1)


def _count_if(cells: list[Any], wanted: str) -> int:
    pattern = re.compile(re.escape(wanted).replace(r"\*", ".*"), re.IGNORECASE)
    return sum(isinstance(cell, str) and bool(pattern.fullmatch(cell)) for cell in cells)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "AND": lambda *given: all(_number(int(each)) for each in given),
    "OR": lambda *given: any(_number(int(each)) for each in given),
    "NOT": lambda value: not value,
    "ISNUMBER": _is_number,
    "ISBLANK": lambda value: value is None,
    "LEFT": lambda text, count: _as_text(text)[: int(count)],
    "INT": _int,
    "SUM": lambda *given: sum(each for each in _flat(given) if _is_number(each)),
    "COUNT": lambda *given: sum(_is_number(each) for each in _flat(given)),
    "COUNTA": lambda *given: sum(each is not None for each in _flat(given)),
    "COUNTIF": _count_if,
}
