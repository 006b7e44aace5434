"""The handbook's pages: where they lie, and what they are called."""

import sys
from functools import cache
from pathlib import Path

_FIRST = "index"


def handbook_folder() -> Path:
    """Where the pages lie: among the project's documents, and at the same place in the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[3]
    return root / "docs" / "handbok"


def page_of(name: str) -> Path:
    """A page by its name; the first page without one."""
    return handbook_folder() / f"{name or _FIRST}.md"


@cache
def titles_of_pages() -> tuple[tuple[str, str], ...]:
    """Each page's name and its heading."""
    return tuple(
        (path.stem, path.read_text("utf-8").partition("\n")[0].lstrip("# ").strip())
        for path in sorted(handbook_folder().glob("*.md"))
    )
