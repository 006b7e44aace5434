"""How a page of the handbook is set: Qt reads Markdown well but gives it neither our letters nor room to breathe."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)

from drawing.palette import Palette
from widgets.theme import Role, Space, role_font

_LINE_HEIGHT = 125
_HEADINGS = {1: (Role.H1, 0), 2: (Role.H3, Space.M)}


def lay_out_page(document: QTextDocument, tokens: Palette) -> None:
    """Sets headings, paragraphs, lists, heavy words and tables in the theme's roles and distances."""
    document.setDocumentMargin(Space.L)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in _blocks(document):
        cursor.setPosition(block.position())
        _lay_out_block(cursor, block)
        _set_heavy_words(document, block)
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            _lay_out_table(child, tokens)
    cursor.endEditBlock()
    document.clearUndoRedoStacks()


def _lay_out_block(cursor: QTextCursor, block: QTextBlock) -> None:
    form = QTextBlockFormat(block.blockFormat())
    level = form.headingLevel()
    form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = cursor.currentTable() is not None
    above = _HEADINGS.get(level, (Role.H3, Space.S))[1] if level else 0
    below = Space.XXS if level or block.textList() is not None else Space.XS
    form.setTopMargin(above)
    form.setBottomMargin(0 if in_table else below)
    cursor.setBlockFormat(form)
    if level:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat(cursor.charFormat())
        # Qt's own enlargement of headings would win over our size.
        letters.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
        letters.setFont(role_font(_HEADINGS.get(level, (Role.H3, 0))[0]))
        cursor.setCharFormat(letters)


def _set_heavy_words(document: QTextDocument, block: QTextBlock) -> None:
    """The family's own heavier letters, instead of the ordinary ones made fat."""
    heavy = role_font(Role.H3)
    at, parts = block.begin(), []
    while not at.atEnd():
        parts.append(at.fragment())
        at += 1
    for part in parts:
        if block.blockFormat().headingLevel() or part.charFormat().fontWeight() < QFont.Weight.DemiBold:
            continue
        cursor = QTextCursor(document)
        cursor.setPosition(part.position())
        cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat()
        letters.setFontFamilies(heavy.families())
        letters.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(letters)


def _lay_out_table(table: QTextTable, tokens: Palette) -> None:
    form = table.format()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(Space.XXS)
    form.setTopMargin(Space.XS)
    form.setBottomMargin(Space.S)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat()
        letters.setFont(role_font(Role.TABLE_HEAD))
        letters.setForeground(QColor(tokens.muted))
        cursor.mergeCharFormat(letters)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
