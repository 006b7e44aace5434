"""Makes the pictures of README and handbook anew: `.venv/bin/python docs/make_images.py`.

The walkthrough is played in light and in dark at 1366 × 768, and once more on a screen of that size at 200 %. The
clock of a workspace is the machine's, so times of day in the pictures differ from run to run.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

IMAGES = Path(__file__).parent / "images"
REPORT_PAGES = {"rapport-omslag": 0, "rapport-sida": 4}
PAGE_SCALE = 1.4


def play(name: str, out: Path, *arguments: str, **environment: str) -> None:
    """One walk; its pictures become `<tab>-<name>.png`."""
    command = [sys.executable, "-m", "app.walkthrough", "--out", str(out), *arguments]
    subprocess.run(command, check=True, env=os.environ | environment, stdout=subprocess.DEVNULL)
    for picture in out.glob("*.png"):
        shutil.copy(picture, IMAGES / f"{picture.stem}-{name}.png")


def play_national(name: str, out: Path, *arguments: str) -> None:
    """The views of Kommunprofil that need a national table, on an invented one."""
    command = [sys.executable, str(Path(__file__).with_name("national_views.py")), "--out", str(out), *arguments]
    subprocess.run(command, check=True, env=os.environ, stdout=subprocess.DEVNULL)
    for picture in out.glob("*.png"):
        shutil.copy(picture, IMAGES / f"kommunprofil-{picture.stem}-{name}.png")


def draw_pages(report: Path) -> None:
    """The pages of the report that README shows."""
    document = pypdfium2.PdfDocument(report)
    for name, page in REPORT_PAGES.items():
        document[min(page, len(document) - 1)].render(scale=PAGE_SCALE).to_pil().save(IMAGES / f"{name}.png")
    document.close()


def main() -> None:
    """Every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        play("light", base / "light")
        play("dark", base / "dark", "--theme", "dark")
        play("200", base / "200", "--size", "683x384", QT_SCALE_FACTOR="2")
        play_national("light", base / "national-light")
        play_national("dark", base / "national-dark", "--theme", "dark")
        draw_pages(base / "light" / "rapport.pdf")


if __name__ == "__main__":
    main()
