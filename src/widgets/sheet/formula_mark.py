"""Text that a spreadsheet would take for a formula (*formel*) leaves with an apostrophe before it.

What comes back loses it. Names come from files, and a formula can send what stands beside it over the net. Numbers are
left alone, `-46` and `+0,3 %`, and a lone dash.
"""

import re

_BEFORE = r"[\s\x00-\x1f\ufeff\u200b-\u200f]*"
# Full-width signs are signs in an Asian set-up of Excel.
_FORMULA = re.compile(_BEFORE + r"[=+\-@＝＋－＠]")
_MARKED = re.compile("'+" + _FORMULA.pattern)
_HARMLESS = re.compile(r"-|[+-]\d[\d\u00a0\u202f ]*(?:[.,]\d+)?(?: ?%)?")


def marked(text: str) -> str:
    """`text` as it may leave for a spreadsheet: `=1+1` becomes `'=1+1`."""
    is_formula = _FORMULA.match(text) is not None and _HARMLESS.fullmatch(text) is None
    # What has the apostrophe already gets one more, so that it comes back as it was.
    return f"'{text}" if is_formula or _MARKED.match(text) else text


def unmarked(text: str) -> str:
    """The reverse of `marked`, for any text at all."""
    return text[1:] if _MARKED.match(text) else text
