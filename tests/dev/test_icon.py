"""The icon files of the system's kinds are what the drawing gives."""

from pathlib import Path

from PIL import Image, ImageChops

from support.scripts import ROOT, load_script

draw = load_script("packaging/draw_icon.py")


def test_the_icon_files_are_made_from_the_drawing(tmp_path: Path) -> None:
    draw.main(tmp_path)
    for name in ("lagesbild.png", "lagesbild.ico"):
        with Image.open(ROOT / "packaging" / name) as kept, Image.open(tmp_path / name) as made:
            for side in draw.SIZES if name.endswith("ico") else (256,):
                if name.endswith("ico"):
                    kept.size = made.size = (side, side)
                difference = ImageChops.difference(kept.convert("RGBA"), made.convert("RGBA"))
                # Another release of Qt may smooth an edge a little differently.
                assert max(high for _, high in difference.getextrema()) < 40, (name, side)
