"""Numbers as people type and paste them (formats handbook §8, rulings 26 and 47): one reading for every door."""

import re
from dataclasses import dataclass
from fractions import Fraction

from domain.ground.display import show_count
from domain.ground.identity import holds_personal_number, quoted, without_marks
from domain.ground.text import tr
from domain.ground.value import MOST_BOUND, Empty, Number, Value, hidden_below

LARGEST_COUNT = 99_999_999
"""More than any number of persons or cases here; also what fits everywhere a count is kept, with room for sums."""
# As many digits as Excel keeps, on either side of the comma.
_MOST_DIGITS = 15
# Space, no-break space, thin space, figure space and narrow no-break space group thousands in Swedish text.
_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_MINUS = "[-\u2212\u2013]"
_NUMBER = re.compile(
    rf"(?P<sign>{_MINUS}?){_SPACES}*(?P<whole>\d+|\d{{1,3}}(?:{_SPACES}\d{{3}})+)(?:[.,](?P<part>\d+))?", re.ASCII
)
# 1,000 and 4.500: thousands to one reader, decimals to another. With several signs they can only be thousands.
_THOUSANDS = re.compile(rf"{_MINUS}?{_SPACES}*[1-9]\d{{0,2}}(?:,\d{{3}}|\.\d{{3}})+", re.ASCII)
_HIDDEN = re.compile(rf"(?P<sign><|<=|\u2264){_SPACES}*(?P<bound>[1-9]\d{{0,2}})", re.ASCII)
_DECIMALS_OF_THOUSANDS = 3
_EMPTY_SIGNS = {
    "": Empty.SAKNAS,
    "..": Empty.SAKNAS,
    ".": Empty.EJ_TILLAMPLIGT,
    "-": Empty.EJ_TILLAMPLIGT,
    "–": Empty.EJ_TILLAMPLIGT,
    "−": Empty.EJ_TILLAMPLIGT,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed and what it means; `value` is None exactly when `problem` says why it cannot be read."""

    text: str
    value: Value | None
    problem: str | None = None


def parse_number(text: str, decimals: int = 0) -> Entry:
    """A number as written in Swedish: `1 234`, `13,3`, `13.3`, `−7`; `..` and empty are *saknas*, `-` is
    *ej tillämpligt*, `<5` is *dolt*, `<10` with its own bound. What cannot be seen in it is passed over.

    `1,234` is read as thousandths where figures have three `decimals`, else refused: it may be thousands. A trailing
    per cent sign is refused here: see `parse_percent`. A personal number is refused and never repeated.
    """
    stripped = without_marks(text).strip()
    if stripped in _EMPTY_SIGNS:
        return Entry(text, _EMPTY_SIGNS[stripped])
    # Excel may write a personal number kept as a number with spaces between its thousands.
    if holds_personal_number(stripped) or holds_personal_number(re.sub(_SPACES, "", stripped)):
        return Entry(text, None, tr("Här står ett personnummer eller samordningsnummer. Det sparas inte: ta bort det."))
    hidden = _HIDDEN.fullmatch(stripped)
    if hidden is not None:
        # A number below one is nought, which nobody hides.
        below = int(hidden["bound"]) + (hidden["sign"] != "<")
        if 1 < below <= MOST_BOUND:
            return Entry(text, hidden_below(below))
    thousands = _THOUSANDS.fullmatch(stripped)
    if thousands is not None and (decimals < _DECIMALS_OF_THOUSANDS or len(re.findall("[.,]", stripped)) > 1):
        return Entry(text, None, _thousands_or_decimals(stripped))
    found = _NUMBER.fullmatch(stripped)
    if found is None:
        return Entry(text, None, _unreadable(stripped))
    whole = re.sub(_SPACES, "", found["whole"]).lstrip("0") or "0"
    part = found["part"] or ""
    if len(whole) > _MOST_DIGITS or len(part) > _MOST_DIGITS:
        return Entry(text, None, _too_many_digits(stripped))
    number: Number = Fraction(int(whole + part), 10 ** len(part)) if part.strip("0") else int(whole)
    return Entry(text, -number if found["sign"] else number)


def too_large(written: str) -> str:
    """The sentence about a number of persons or cases above every other."""
    text = tr("{text} är för stort för att vara ett antal: det största är {most}.")
    return text.format(text=written, most=show_count(LARGEST_COUNT))


def _unreadable(written: str) -> str:
    return tr("{text} går inte att läsa som ett tal.").format(text=quoted(written))


def _too_many_digits(written: str) -> str:
    text = tr("{text} har fler siffror än ett tal kan ha här: högst {most} före och {most} efter kommat.")
    return text.format(text=quoted(written), most=_MOST_DIGITS)


def _thousands_or_decimals(written: str) -> str:
    digits = re.sub("[.,]", "", written)
    if len(re.findall("[.,]", written)) > 1:
        return tr("{text} är skrivet med skiljetecken mellan tusentalen. Skriv {thousands}.").format(
            text=quoted(written), thousands=digits
        )
    whole, part = re.split("[.,]", written)
    decimal = f"{whole},{part.rstrip('0')}".rstrip(",") if part.endswith("0") else f"{whole},{part}0"
    return tr("{text} kan vara tusental eller decimaler. Skriv {thousands} eller {decimal}.").format(
        text=quoted(written), thousands=digits, decimal=decimal
    )


def parse_percent(text: str) -> Entry:
    """A share in per cent, with or without the sign: `13,3 %`, `13,3%`, `13,3`. Nobody's share is in thousands."""
    stripped = without_marks(text).strip()
    bare = stripped[:-1] if stripped.endswith("%") and len(stripped) > 1 else stripped
    entry = parse_number(bare, _DECIMALS_OF_THOUSANDS)
    if entry.problem is not None and _NUMBER.fullmatch(bare.strip()) is None and not holds_personal_number(bare):
        return Entry(text, None, tr("{text} går inte att läsa som en andel i procent.").format(text=quoted(stripped)))
    return Entry(text, entry.value, entry.problem)


def parse_amount(text: str) -> Entry:
    """A number of persons that may have decimals (*helårsekvivalenter, medelfolkmängd*): not negative."""
    entry = parse_number(text)
    if isinstance(entry.value, int | Fraction) and entry.value < 0:
        return Entry(text, None, tr("Ett antal kan inte vara mindre än noll."))
    if isinstance(entry.value, Empty) or (entry.value is not None and entry.value <= LARGEST_COUNT):
        return entry
    written = without_marks(text).strip()
    if entry.value is not None or entry.problem == _too_many_digits(written):
        return Entry(text, None, too_large(quoted(written)))
    return entry


def parse_count(text: str) -> Entry:
    """A number of persons or cases (*antal*): whole and not negative."""
    entry = parse_amount(text)
    if isinstance(entry.value, Fraction):
        return Entry(text, None, tr("{text} är inte ett helt antal.").format(text=quoted(without_marks(text).strip())))
    return entry
