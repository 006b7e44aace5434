"""Where the files that ship with the program lie: beside the source, or inside the frozen program."""

import sys
from pathlib import Path


def resource_path(name: str) -> Path:
    """The path of a bundled file or folder, for example `fonts/SourceSans3-Regular.ttf`.

    Raises FileNotFoundError when the program was packaged without it: a defect, not the user's fault.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    path = root / "resources" / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path
