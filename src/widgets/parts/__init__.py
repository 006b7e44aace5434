"""Small widgets that tabs are built from; one file each, all dressed by `widgets.theme`."""

from widgets.parts.bars import Bar, Bars
from widgets.parts.beside import Beside
from widgets.parts.button import Button, ButtonKind
from widgets.parts.card import Card
from widgets.parts.check_list import CheckItem, CheckList
from widgets.parts.empty_state import EmptyState
from widgets.parts.field_label import FieldLabel
from widgets.parts.focus_number import FocusNumber
from widgets.parts.key_hint import KeyHint
from widgets.parts.one_line import OneLine
from widgets.parts.page_header import PageHeader
from widgets.parts.segmented_row import SegmentedRow
from widgets.parts.sign import Sign
from widgets.parts.spread import Placed, Spread
from widgets.parts.text_label import TextLabel
from widgets.parts.wrapping_row import WrappingRow

__all__ = [
    "Bar",
    "Bars",
    "Beside",
    "Button",
    "ButtonKind",
    "Card",
    "CheckItem",
    "CheckList",
    "EmptyState",
    "FieldLabel",
    "FocusNumber",
    "KeyHint",
    "OneLine",
    "PageHeader",
    "Placed",
    "SegmentedRow",
    "Sign",
    "Spread",
    "TextLabel",
    "WrappingRow",
]
