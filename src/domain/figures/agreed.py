"""Figures as they were when a text was agreed on (*förankrad, beslutad*): the text keeps them, and what has changed
since is told."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from domain.figures.filled import KnownFigures
from domain.figures.known import KnownFigure, Unit
from domain.ground.display import show_date
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Empty, Value

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class AgreedFigure:
    """A figure as it was on the day that the text was agreed on."""

    figure: KnownFigure
    on: date

    @property
    def stored(self) -> str:
        """As JSON."""
        figure = self.figure
        return json.dumps(
            {
                "on": self.on.isoformat(),
                "words": figure.words,
                "area": figure.area,
                "period": figure.period,
                "value": figure.value.value if isinstance(figure.value, Empty) else str(figure.value),
                "unit": figure.unit.value,
                "decimals": figure.decimals,
                "may_be_hidden": figure.may_be_hidden,
                "only": figure.only,
                "sources": [_stored_source(each) for each in figure.source.each],
                "day": figure.day.isoformat() if figure.day else None,
            },
            ensure_ascii=False,
        )


AgreedFigures = Mapping[str, AgreedFigure]
"""Agreed figures by their references in small letters."""


def read_agreed_figure(reference: str, stored: str) -> AgreedFigure:
    """What was stored. Raises ValueError or KeyError for what was not."""
    told = json.loads(stored)
    day = date.fromisoformat(told["day"]) if told["day"] else None
    if "sources" in told:
        source = one_source(_read_source(each) for each in told["sources"])
    else:
        # As it was kept before 0.12.0: by name and day.
        title, publisher = told["source"]
        source = Source(title, publisher, recorded=day)
    figure = KnownFigure(
        reference,
        told["words"],
        told["area"],
        told["period"],
        _value(told["value"]),
        Unit(told["unit"]),
        told["decimals"],
        told["may_be_hidden"],
        source,
        day,
        told["only"],
    )
    return AgreedFigure(figure, date.fromisoformat(told["on"]))


@dataclass(frozen=True, slots=True)
class AgreedBlock:
    """A table or a chart that stood in the text on the day that it was agreed on: what the figures in it were, by their
    references, each with what it counts, and what it was drawn from, whole and as a public page showed it below a
    `threshold` (both as stored; empty where that was not kept)."""

    reference: str
    title: str
    on: date
    figures: Mapping[str, tuple[str, str]]
    in_full: str = ""
    in_public: str = ""
    threshold: int = 0

    @property
    def stored(self) -> str:
        """As JSON."""
        told = {
            "on": self.on.isoformat(),
            "title": self.title,
            "figures": dict(self.figures),
            "full": self.in_full,
            "public": self.in_public,
            "threshold": self.threshold,
        }
        return json.dumps(told, ensure_ascii=False)

    def changed(self, known: KnownFigures, *, as_it_was: bool, now: Source | None) -> str:
        """What is another now than it was then, in a sentence; empty where nothing is. `as_it_was` tells that what was
        then is shown; `now` is where what has changed is from, where something in it has."""
        moved = []
        for reference, (words, then) in self.figures.items():
            figure = known.get(reference.casefold())
            if figure is None or (figure.shown != then and not figure.hidden):
                shown = tr("borttagen") if figure is None else figure.shown
                by = "" if figure is None else f" ({_recorded(figure.source)})"
                moved.append(tr("{words} var {then} och är nu {now}").format(words=words, then=then, now=shown) + by)
        if not moved and now is not None:
            moved = [tr("uppgifter i den är andra nu ({source})").format(source=_recorded(now))]
        if not moved:
            return ""
        text = tr("{title} visar andra siffror än när texten förankrades {on}: {figures}.")
        if as_it_was:
            text = tr("{title} visar siffrorna från när texten förankrades {on}. Sedan dess: {figures}.")
        more = tr(" och {count} till").format(count=len(moved) - _MOST_TOLD) if len(moved) > _MOST_TOLD else ""
        figures = "; ".join(moved[:_MOST_TOLD]) + more
        return text.format(title=self.title, on=show_date(self.on), figures=figures)


AgreedBlocks = Mapping[str, AgreedBlock]
"""Agreed tables and charts by their references in small letters."""


def read_agreed_block(reference: str, stored: str) -> AgreedBlock:
    """What was stored. Raises ValueError or KeyError for what was not."""
    told = json.loads(stored)
    figures = {of: (words, shown) for of, (words, shown) in told["figures"].items()}
    on = date.fromisoformat(told["on"])
    content = told.get("full", ""), told.get("public", ""), told.get("threshold", 0)
    return AgreedBlock(reference, told["title"], on, figures, *content)


def as_agreed(
    known: KnownFigures, agreed: AgreedFigures, threshold: int | None
) -> tuple[KnownFigures, Mapping[str, str]]:
    """The figures of a text, those that are agreed on as they were then; and by reference what has changed since.

    With a `threshold` what is hidden now, or was small then, is hidden.
    """
    standing, changed = dict(known), {}
    for reference, then in agreed.items():
        now, figure = known.get(reference), then.figure
        said = {"words": figure.words, "then": figure.shown, "on": show_date(then.on)}
        if now is None:
            text = tr("{words} finns inte längre i arbetsboken. Texten visar {then}, som den förankrades med {on}.")
            changed[reference] = text.format(**said)
        elif now.shown != figure.shown and not now.hidden:
            text = tr("{words} var {then} när texten förankrades {on} och är nu {now} ({source}).")
            changed[reference] = text.format(**said, now=now.shown, source=_recorded(now.source))
        standing[reference] = _as_shown(figure, now, threshold)
    return standing, changed


def _as_shown(figure: KnownFigure, now: KnownFigure | None, threshold: int | None) -> KnownFigure:
    if threshold is None or not figure.may_be_hidden:
        return figure
    small = not isinstance(figure.value, Empty) and 0 < figure.value < threshold
    return replace(figure, value=Empty.DOLT) if small or now is None or now.hidden else figure


def _stored_source(source: Source) -> list[str | bool | None]:
    days = [None if day is None else day.isoformat() for day in (source.reference_date, source.recorded)]
    return [source.title, source.publisher, *days, source.recorded_by, source.typed, source.table]


def _read_source(told: Sequence[Any]) -> Source:
    title, publisher, *days, recorded_by, typed, table = told
    of, recorded = (None if day is None else date.fromisoformat(day) for day in days)
    return Source(title, publisher, of, recorded, recorded_by, typed, table)


def _recorded(source: Source) -> str:
    by = [source.recorded_by] if source.recorded_by else []
    return ", ".join((source.words, *by))


def _value(text: str) -> Value:
    try:
        exact = Fraction(text)
    except ValueError:
        return Empty(text)
    return exact.numerator if exact.denominator == 1 else exact
