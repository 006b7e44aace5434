"""The handbook's pages: where they lie, and what they are called."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FIRST = "index"
_GLOSSARY = "ordlista"


def handbook_folder() -> Path:
    """Where the pages lie: among the project's documents, and at the same place in the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[3]
    return root / "docs" / "handbok"


def page_of(name: str) -> Path:
    """A page by its name; the first page without one."""
    return handbook_folder() / f"{name or _FIRST}.md"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that the handbook has a place for: a page, a section of one, or a word of the glossary. `text` is what
    is read there."""

    title: str
    page: str
    text: str
    is_page: bool = False
    is_word: bool = False


@cache
def topics() -> tuple[Topic, ...]:
    """All of them, each page before its sections."""
    return tuple(topic for path in sorted(handbook_folder().glob("*.md")) for topic in _topics(path))


def _topics(path: Path) -> Iterator[Topic]:
    first, *sections = re.split(r"^#+ ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    for section in (first, *sections):
        title, _, text = section.partition("\n")
        yield Topic(title.strip(), path.stem, text, is_page=section is first)
    if path.stem == _GLOSSARY:
        for line in re.findall(r"^\*\*(.+?)\*\*(.*)", first, flags=re.MULTILINE):
            yield Topic(line[0], path.stem, line[1], is_word=True)
