"""Personal numbers in free text (*personnummer, samordningsnummer*): domain handbook §10, formats handbook §8.

They are looked for only so that they can be refused: a number that is found is never kept, shown or logged, and
nothing here returns it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from personnummer.personnummer import valid

from domain.ground.text import tr

# A number of ten digits does not tell its century; a date that is possible in any of these is possible.
_CENTURIES = ("20", "19", "18")
_SHORTEST = 10
_LENGTHS = (10, 12)
_LONGEST_QUOTE = 40
_WITHIN_LINE = " \t\u00a0\u2007\u2009\u202f"
_SPACES = _WITHIN_LINE + "\r\n"
_SIGNS = "-+\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_ROW = _SPACES + ".,;|"
"""What stands between the figures of a row."""
_DIVIDERS = "/_:\\~()"
_SEPARATORS = frozenset(_ROW + _SIGNS + _DIVIDERS)
_LONGEST_SEPARATOR = 5
# 0,8507099805 is a number with ten decimals.
_DECIMALS = re.compile(r"\s*\S?\d{1,5}[.,]\d{10,}\s*%?\s*")
_YEAR = re.compile(r"(19|20)\d\d")
# Who was born in these years is a child, so that four digits after a space are rather the time of day.
_DAY_AND_TIME = re.compile(r"20[1-4]\d[01]\d[0-3]\d([01]\d|2[0-3])[0-5]\d")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Where in a text something stands: from `start` up to but not including `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits that stand together, with what links them to those before: None where that is more than separators."""

    digits: str
    start: int
    end: int
    link: str | None


def find_personal_numbers(text: str) -> tuple[TextSpan, ...]:
    """Where `text` holds a Swedish personal or coordination number, in order.

    Ten or twelve digits, together or divided as a date and four digits by hyphen, plus, dash, spaces, a line break or
    any of `. , ; : / \\ | ~ _ ( )`, in pairs, or all of them apart; what cannot be seen makes no difference. The date
    must exist and the check digit be right, so that organisation numbers and ordinary figures pass.
    """
    if len(text) < _SHORTEST or _DECIMALS.fullmatch(text):
        return ()
    groups = list(_groups(text))
    found: list[TextSpan] = []
    for first, group in enumerate(groups):
        if found and group.start < found[-1].end:
            continue  # 19 850709-9805 is one number, though the last of it is one too.
        digits, last = group.digits, first
        while True:
            window = groups[first : last + 1]
            after = groups[last + 1] if last + 1 < len(groups) and groups[last + 1].link is not None else None
            if len(digits) in _LENGTHS and _is_one(window, after) and _is_personal(digits):
                found.append(TextSpan(group.start, window[-1].end))
            if after is None or len(digits) >= max(_LENGTHS):
                break
            digits, last = digits + after.digits, last + 1
    return tuple(found)


def _groups(text: str) -> Iterator[_Group]:
    pending: _Group | None = None
    for match in re.finditer(r"\d+", text):
        digits = "".join(str(int(sign)) for sign in match[0])
        link = None
        if pending is not None:
            between = text[pending.end : match.start()]
            link = without_marks(between)
            if not link:
                pending = _Group(pending.digits + digits, pending.start, match.end(), pending.link)
                continue
            if len(link) > _LONGEST_SEPARATOR or not _SEPARATORS.issuperset(link):
                link = None
            yield pending
        pending = _Group(digits, match.start(), match.end(), link)
    if pending is not None:
        yield pending


def _is_one(window: Sequence[_Group], after: _Group | None) -> bool:
    """True where the groups are divided as someone would divide a personal number, and not as a row of figures."""
    links = [group.link or "" for group in window[1:]]
    if not links:
        return True
    sizes = [len(group.digits) for group in window]
    # How many digits stand to the right of each link.
    link_by_right = {sum(sizes[at:]): link for at, link in enumerate(links, start=1)}
    alone = not _in_row(window[0]) and not (after is not None and _in_row(after))
    if set(sizes) == {1}:
        return alone
    if set(sizes) == {2} and (len(set(links)) == 1 or set("".join(links)) <= set(_SPACES)):
        return alone and _are_pairs(window, links[0])
    joint = link_by_right.pop(4, None)
    if joint is None:
        return False
    digits = "".join(group.digits for group in window)
    is_year = _YEAR.fullmatch(digits[-4:]) is not None
    if is_year and after is not None and not _in_row(after) and len(after.digits) == 2:
        return False  # 2015-12-01-2016-12-30 is two dates.
    if sizes == [4, 2, 2, 4] and set(joint) <= set(_SPACES) and _DAY_AND_TIME.fullmatch(digits):
        return False  # 2024-10-31 1530
    return _is_divided(window, joint, link_by_right, is_year=is_year, alone=alone)


def _are_pairs(window: Sequence[_Group], link: str) -> bool:
    """True for pairs of digits that are more likely a personal number than a row of figures, which seldom begin with a
    nought: 67 09 19 95 30."""
    begins_with_nought = any(group.digits[0] == "0" for group in window[-4:-2])
    return begins_with_nought or len(window) == max(_LENGTHS) // 2 or not set(link) <= set(_ROW)


def _is_divided(
    window: Sequence[_Group], joint: str, link_by_right: Mapping[int, str], *, is_year: bool, alone: bool
) -> bool:
    """True for what stands before and after `joint` being a date and four digits. `link_by_right` are the links within
    them, by how many digits stand to the right."""
    signed = any(sign in _SIGNS for sign in joint)
    among_figures = all(set(link) <= set(_ROW) for link in link_by_right.values())
    if signed:
        return alone if link_by_right and among_figures else link_by_right.keys() <= {6, 8, 10}
    if not link_by_right:
        return alone or bool(set(joint) & set(_DIVIDERS)) or set(joint) <= set(_WITHIN_LINE)
    if not {6, 8} <= link_by_right.keys() <= {6, 8, 10}:
        return False
    if not among_figures:
        return True
    # Held together by nothing but spaces, a month or a day with its zero must show that it is no row of amounts.
    month_and_day = "".join(group.digits for group in window)[-8:-4]
    spaced = set(joint) <= set(_SPACES) and any(link != "." for link in link_by_right.values())
    shows_a_date = not spaced or "0" in (month_and_day[0], month_and_day[2])
    return alone and shows_a_date and not (is_year and set(joint) <= set(_SPACES + "."))


def _in_row(group: _Group) -> bool:
    """True where the group follows another figure with nothing but one sign of a row between."""
    return group.link is not None and len(group.link) == 1 and group.link in _ROW


def _is_personal(digits: str) -> bool:
    if len(digits) == 12:
        return digits[:2] in _CENTURIES and bool(valid(digits))
    # Twelve digits are given to the check, since it would ask the clock for the century of ten.
    return any(valid(century + digits) for century in _CENTURIES)


def without_marks(text: str) -> str:
    """The text without what cannot be seen in it (*osynliga tecken*): a byte order mark, marks of direction, zero-width
    spaces, soft hyphens."""
    return text if text.isascii() else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def holds_personal_number(text: str) -> bool:
    """Whether the text holds a Swedish personal or coordination number (*personnummer, samordningsnummer*)."""
    return bool(find_personal_numbers(text))


def masked(text: str) -> str:
    """The text with "(visas inte)" where a personal number stood: for what is told of a file or a name as it is."""
    shown, at = "", 0
    for span in find_personal_numbers(text):
        shown += text[at : span.start] + tr("(visas inte)")
        at = span.end
    return shown + text[at:]


def quoted(text: str) -> str:
    """`text` in Swedish quotation marks, shortened, without what cannot be printed.

    A text with a personal number is never repeated, so that it reaches neither a screen nor a log.
    """
    if holds_personal_number(text):
        return tr("(visas inte)")
    one_space = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    shown = "".join(sign if sign.isprintable() else "·" for sign in one_space)
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[: _LONGEST_QUOTE - 1] + "…"
    return f"”{shown}”"


def identity_problem(field: str, text: str) -> str | None:
    """The Swedish sentence that says why `text` cannot stand in the field called `field`; None when it can.

    It names the field and never the number.
    """
    count = len(find_personal_numbers(text))
    if count == 0:
        return None
    if count == 1:
        return tr("{field}: texten innehåller ett personnummer eller samordningsnummer. Ta bort det.").format(
            field=field
        )
    return tr("{field}: texten innehåller {count} personnummer eller samordningsnummer. Ta bort dem.").format(
        field=field, count=count
    )
