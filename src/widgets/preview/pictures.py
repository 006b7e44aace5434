"""Pictures on their way into a report: of a known kind, no larger than a page needs, and with nothing else in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from domain.ground.problem import UserProblem
from domain.reporting.appendix import MOST_PICTURES, Picture
from widgets.parts.pdf import PdfPages
from widgets.text import tr

_WIDEST = 1600
_PAGE_WIDTH = 1240
_JPEG_QUALITY = 88
_LONGEST_WORDS = 2000
_LARGEST_FILE = 80 * 1024 * 1024


def pictures_of(path: Path) -> tuple[Picture, ...]:
    """The picture that a file holds, or the pages of a PDF as pictures, each described by the words that stand on it.

    Raises UserProblem for a file that cannot be read, is neither, or has more pages than a report takes.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            text = tr("Filen {name} är större än {most} megabyte. Spara den mindre och välj den igen.")
            raise UserProblem(text.format(name=path.name, most=_LARGEST_FILE // 1024 // 1024))
        content = path.read_bytes()
    except OSError as error:
        text = tr("Filen {name} kan inte läsas. Stäng den i andra program och välj den igen.")
        raise UserProblem(text.format(name=path.name)) from error
    return _pages(content, path.name) if content.startswith(b"%PDF") else (_single(content, path.name),)


def _single(content: bytes, name: str) -> Picture:
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    image = reader.read() if kind in (b"png", b"jpeg") else QImage()
    if image.isNull():
        text = tr("{name} är ingen bild som kan läsas. Välj en PNG-, JPEG- eller PDF-fil.")
        raise UserProblem(text.format(name=name))
    return Picture("", _written(image, "JPEG" if kind == b"jpeg" else "PNG"))


def _pages(content: bytes, name: str) -> tuple[Picture, ...]:
    import pypdfium2

    try:
        pdf = PdfPages(content)
    except pypdfium2.PdfiumError as error:
        text = tr("{name} kan inte öppnas. Filen är skadad eller skyddad med lösenord. Ingenting har ändrats.")
        raise UserProblem(text.format(name=name)) from error
    try:
        if pdf.count > MOST_PICTURES:
            text = tr(
                "{name} har {pages} sidor. En rapport tar högst {most}: skriv ut de sidor du vill ha till en ny PDF."
            )
            raise UserProblem(text.format(name=name, pages=pdf.count, most=MOST_PICTURES))
        return tuple(
            Picture(pdf.text(page)[:_LONGEST_WORDS], _written(pdf.image(page, _PAGE_WIDTH), "PNG"))
            for page in range(pdf.count)
        )
    finally:
        pdf.close()


def _written(image: QImage, kind: str) -> bytes:
    """The picture drawn anew on white: where and by whom it was taken does not come along."""
    if image.width() > _WIDEST:
        image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    drawn = QImage(image.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "JPEG":
        writer.setQuality(_JPEG_QUALITY)
    writer.write(drawn)
    return bytes(buffer.data().data())
