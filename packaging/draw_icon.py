"""Makes the program's icon as files of the system's kinds from `resources/icons/lagesbild.svg`: draw_icon.py

Run after the drawing has changed. The window draws its own from the same file.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
DRAWING = HERE.parent / "resources" / "icons" / "lagesbild.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def drawn(side: int) -> Image.Image:
    """The icon in one size, drawn for it and not made smaller."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(bytes(kept.data().data())))


def main(folder: Path) -> int:
    pictures = [drawn(side) for side in SIZES]
    pictures[-1].save(folder / "lagesbild.png", optimize=True)
    pictures[-1].save(folder / "lagesbild.ico", sizes=[(side, side) for side in SIZES], append_images=pictures[:-1])
    return 0


if __name__ == "__main__":
    sys.exit(main(HERE))
