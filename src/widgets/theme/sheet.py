"""The style sheet: what Qt's palette cannot say. Short, and nothing in it but tokens and distances.

Nothing in it is of a text size: to put on another sheet takes seconds with every tab open, another font milliseconds.
What follows the letters is measured in `em`, which to Qt is the height of a line, 21 pixels at text size 100 %.
"""

from drawing.palette import DARK, Palette
from machine.resources import resource_path

# What a name holds is never mark-up: a picture in it would be fetched, from a share too, with the user's own name.
_SHEET = """
QLabel, QToolTip {{ qproperty-textFormat: PlainText; }}
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {field_rule}; padding: 4px 8px; }}
QFrame[part="card"] {{ background: {paper}; border: none; border-radius: 8px; }}
QFrame[part="rule"] {{ background: {rule}; border: none; }}
QLabel[part="key-hint"] {{ border: 1px solid {rule}; border-radius: 4px; padding: 0 5px; background: {paper}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="warning"] {{ color: {warning}; }}
QLabel[tone="error"] {{ color: {error}; }}
QLabel[tone="accent"] {{ color: {accent}; }}

QPushButton {{ background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 6px; padding: 5px 15px; }}
QPushButton:hover {{ background: {field}; border-color: {field_rule}; }}
QPushButton:pressed, QPushButton:checked {{ background: {accent_tint}; border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 14px; outline: none; }}
QPushButton:disabled {{ color: {muted}; background: {window}; border-color: {rule}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {window}; color: {muted}; border-color: {rule}; }}
QPushButton[kind="quiet"] {{ background: transparent; color: {accent}; border-color: transparent; padding: 5px 7px; }}
QPushButton[kind="quiet"]:hover {{ background: {accent_tint}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; padding: 4px 6px; }}
QPushButton[kind="quiet"]:disabled {{ color: {muted}; }}
QPushButton::menu-indicator {{ image: url("{down}"); width: 0.571em; height: 0.571em;
    subcontrol-origin: padding; subcontrol-position: center right; right: 0.19em; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{ background: {paper}; color: {ink};
    border: 1px solid {field_rule}; border-radius: 5px; padding: 4px 7px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus {{
    border: 2px solid {accent}; padding: 3px 6px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {muted}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
    background: {window}; color: {muted}; border-color: {rule}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {field}; border-color: {rule}; }}
*[fault="true"] {{ background: {warning_tint}; border: 1px solid {warning}; }}
*[fault="true"]:focus {{ border: 2px solid {warning}; }}
QComboBox {{ background: {field}; padding-right: 1.333em; }}
QComboBox::drop-down {{ border: none; width: 1.333em; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url("{down}"); width: 0.762em; height: 0.762em; }}
QAbstractSpinBox {{ padding-right: 1.333em; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0 0 0 5px; background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent;
    subcontrol-origin: border; width: 1.333em; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 0.571em; height: 0.571em; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 0.571em; height: 0.571em; }}
QDateEdit::drop-down {{ border: none; width: 1.333em; subcontrol-position: center right; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 0.762em; height: 0.762em; }}
QComboBox QAbstractItemView {{ background: {paper}; border: 1px solid {field_rule}; padding: 4px; }}
QLineEdit[part="cell-editor"] {{ border: none; border-radius: 0; padding: 0; background: transparent; }}

QGraphicsView[part="chart"] {{ background: transparent; border: none; }}
QTableView[part="grid"] {{ background: transparent; selection-background-color: transparent; }}
QTableView[part="grid"] QTableCornerButton::section {{ background: transparent; border: none;
    border-bottom: 1px solid {rule}; }}
QHeaderView {{ background: {paper}; border: none; }}
QHeaderView::section {{ background: {paper}; color: {ink}; border: none; border-bottom: 1px solid {rule};
    padding: 4px 2px; }}

QAbstractItemView {{ selection-background-color: {accent_tint}; selection-color: {ink}; }}
QListView, QTreeView {{ border: none; background: {paper}; }}
QListView[part="find-list"] {{ border: 1px solid {field_rule}; border-radius: 6px; padding: 3px; }}
QListView::item, QTreeView::item {{ padding: 6px 8px; border: none; border-radius: 4px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {field}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {accent_tint}; color: {ink}; }}

QMenuBar {{ background: {paper}; }}
QMenuBar::item {{ padding: 4px 12px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_tint}; }}
QMenu {{ background: {paper}; border: 1px solid {field_rule}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_tint}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 4px 8px; }}
QStatusBar {{ background: {window}; }}
QStatusBar::item {{ border: none; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {field_rule}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {rule}; border: none; border-radius: 5px; max-height: 10px; min-height: 10px;
    color: transparent; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}
"""


def style_sheet(tokens: Palette) -> str:
    """The sheet for one theme."""
    theme = "dark" if tokens is DARK else "light"
    return _SHEET.format(
        **{name: getattr(tokens, name) for name in Palette.__dataclass_fields__},
        down=resource_path(f"icons/drop-down-{theme}.svg").as_posix(),
        up=resource_path(f"icons/drop-up-{theme}.svg").as_posix(),
    )
