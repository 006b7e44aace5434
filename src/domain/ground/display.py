"""Numbers, dates and names as they are shown in Swedish: rounded here, once, and nowhere else (ruling 1)."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
EN_DASH = "\u2013"


def rounded(value: Number, decimals: int = 0) -> Fraction:
    """`value` rounded half away from zero, on the exact value: 12.25 → 12.3, −0.5 → −1 (ruling 1)."""
    # In whole numbers: a report rounds thousands of fractions, and each one that is made costs as much as ten sums.
    scale, numerator, denominator = 10**decimals, value.numerator, value.denominator
    nearest = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return Fraction(-nearest if numerator < 0 else nearest, scale)


def show_number(value: Value | None, decimals: int = 0) -> str:
    """`1 234,5` with no-break spaces and a real minus; an empty value says why in words."""
    if value is None:
        return Empty.SAKNAS.label
    if isinstance(value, Empty):
        return EN_DASH if value is Empty.EJ_TILLAMPLIGT else value.label
    # Nearly all that is shown are whole numbers, and a table has hundreds.
    shown = value if isinstance(value, int) else rounded(value, decimals)
    whole, part = divmod(abs(shown.numerator) * 10**decimals // shown.denominator, 10**decimals)
    text = f"{whole:,}".replace(",", NO_BREAK_SPACE) + (f",{part:0{decimals}d}" if decimals else "")
    return (MINUS if shown < 0 else "") + text


def show_count(value: Value | None) -> str:
    """A number of persons or cases, whole: `1 234`."""
    return show_number(value, 0)


def show_percent(value: Value | None, decimals: int = 1) -> str:
    """A share given in per cent: `15,5 %`."""
    text = show_number(value, decimals)
    return f"{text}{NO_BREAK_SPACE}%" if isinstance(value, int | Fraction) else text


def show_change(value: Value | None, decimals: int = 0) -> str:
    """A difference with its sign: `−46`, `+15`, `0`."""
    text = show_number(value, decimals)
    return f"+{text}" if isinstance(value, int | Fraction) and rounded(value, decimals) > 0 else text


def show_change_plainly(value: Number, decimals: int = 0) -> str:
    """A difference with as many decimals as it takes to tell its direction: `+0,004`, never `0,0` for what moved
    (ruling 42)."""
    while value and rounded(value, decimals) == 0:
        decimals += 1
    return show_change(value, decimals)


def show_parts(parts: Sequence[Number], total: Number, decimals: int = 1) -> tuple[str, ...]:
    """Differences and last the total they make, with as many decimals as it takes that they add as printed (ruling 42).

    Some never do, as two thirds and two thirds: of those the last part is what is left of the total as shown.
    """
    for more in range(_MORE_DECIMALS):
        shown = [rounded(part, decimals + more) for part in parts]
        whole = rounded(total, decimals + more)
        if sum(shown) == whole:
            break
    shown[-1] = whole - sum(shown[:-1])
    return tuple(show_change(each, decimals + more) for each in (*shown, whole))


_MORE_DECIMALS = 4


def show_date(day: date) -> str:
    """`2021-03-31`, the Swedish standard form."""
    return day.isoformat()


def show_sum(parts: Iterable[Number], total: Number) -> str:
    """A sum written out: `72 + 27 + 33 = 132`."""
    return " + ".join(show_count(part) for part in parts) + f" = {show_count(total)}"


def show_list(words: Iterable[str]) -> str:
    """`a, b och c`."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return tr("{first} och {last}").format(first=", ".join(listed[:-1]), last=listed[-1])


def swedish_order(name: str) -> str:
    """A sort key that puts å, ä, ö last, in that order, and ignores case."""
    return name.casefold().translate(_ALPHABET)


_ALPHABET = str.maketrans("åäæöøéü", "\U00010001\U00010002\U00010002\U00010003\U00010003ey")


def sentence(text: str) -> str:
    """The text as a sentence: a capital first and a stop last, where it has neither; an empty one stays empty."""
    whole = text.strip()
    return whole[:1].upper() + whole[1:] + ("" if whole[-1:] in ("", ".", "!", "?", "…", ":") else ".")


def in_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: without its capital, unless it begins with several as `AF`."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def in_words(count: int) -> str:
    """A whole number in words up to twenty, in digits above."""
    words = (
        *("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
        *("elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"),
    )
    return words[count] if 0 <= count < len(words) else show_count(count)
