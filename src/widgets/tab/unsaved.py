"""What is not stored, in words: in the bar, and in the question before the window closes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from widgets.tab.contract import Place, Unsaved
from widgets.tab.periods import show_when
from widgets.text import tr

if TYPE_CHECKING:
    from widgets.parts.source_fields import SourceFields

_MOST_LINES = 8


def place_words(place: Place) -> str:
    """`Tierp maj 2016`."""
    return place.area.name if place.when is None else f"{place.area.name} {show_when(place.when)}"


def unsaved_sources(source: SourceFields, places: Mapping[str, Place], go_to: Callable[[str], None]) -> list[Unsaved]:
    """The sources of figures that are written and not stored."""

    def go(subject: str) -> None:
        go_to(subject)
        source.title.setFocus()

    return [
        Unsaved(place_words(places[subject]), tr("källan"), partial(go, subject), waits=waits)
        for subject, waits in source.unsaved()
    ]


def shown_by(show: Callable[[], None], unsaved: Unsaved) -> Unsaved:
    """The same, where a tab's view must be shown on the way there."""

    def go() -> None:
        show()
        unsaved.go()

    return replace(unsaved, go=go)


def count_words(unsaved: Iterable[Unsaved]) -> str:
    """`Osparat: 1 ruta`, `Osparat: 2 rutor, 1 text`; empty where all is stored or will be in a moment."""
    left = [each for each in unsaved if not each.waits]
    cells = sum(each.is_cell for each in left)
    texts = len(left) - cells
    counted = []
    if cells:
        counted.append(tr("1 ruta") if cells == 1 else tr("{count} rutor").format(count=cells))
    if texts:
        counted.append(tr("1 text") if texts == 1 else tr("{count} texter").format(count=texts))
    return tr("Osparat: {what}").format(what=", ".join(counted)) if counted else ""


def question(unsaved: Sequence[tuple[str, Unsaved]], *, rest_is_saved: bool) -> str:
    """What is lost if the window is closed now; each comes with the title of its tab."""
    lines = [
        tr("– {tab}, {where}: {what}").format(tab=tab, where=each.where, what=each.what)
        for tab, each in unsaved[:_MOST_LINES]
    ]
    if len(unsaved) > _MOST_LINES:
        lines.append(tr("– och {count} till").format(count=len(unsaved) - _MOST_LINES))
    one = tr("Det här är markerat och inte sparat. Stänger du nu försvinner det.")
    rest = [tr("Allt annat är sparat.")] if rest_is_saved else []
    return "\n".join([" ".join([one, *rest]), *lines])
