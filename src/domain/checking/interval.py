"""Numbers as they are written are rounded: what the exact ones behind them can make."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from domain.checking.written import Kind, WrittenNumber
from domain.ground.display import show_number
from domain.ground.value import Number


def fits(
    claimed: WrittenNumber, reckoned: Callable[..., Number], *of: WrittenNumber, whole_are_exact: bool = True
) -> bool:
    """True where `claimed` can be what `reckoned` makes of the numbers `of`, whatever they were before rounding. Whole
    numbers are exact but where they count whole-year equivalents, or are percentages."""

    def ends(number: WrittenNumber) -> tuple[Fraction, ...]:
        value = Fraction(number.value)
        exact = not number.decimals and whole_are_exact and number.kind is Kind.COUNT
        return (value,) if exact else (value - number.half, value + number.half)

    made = [Fraction(reckoned(*values)) for values in product(*(ends(each) for each in of))]
    least, most = ends(claimed)[0], ends(claimed)[-1]
    # A change is written without its sign, by words.
    return min(made) <= max(abs(least), abs(most)) and min(abs(least), abs(most)) <= max(made)


def shown(number: WrittenNumber) -> str:
    """The number as it is written, in the house's own form."""
    return show_number(number.value, number.decimals)
