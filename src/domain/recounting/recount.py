"""A finished document counted anew (*räkna om*): what does not agree, what was tried, what was not understood."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.recounting.between import sums_between
from domain.recounting.check import Check, Kind, Verdict
from domain.recounting.document import Document
from domain.recounting.doubles import doubles, impossible, parts
from domain.recounting.finding import Finding, Grade, by_place
from domain.recounting.grid import Block, blocks
from domain.recounting.pinning import pinned
from domain.recounting.ratios import ratios
from domain.recounting.relation import Relation
from domain.recounting.sentences import sentences
from domain.recounting.summary import of_sheets
from domain.recounting.sums import means, sums

_ORDER = tuple(Kind)
GoOn = Callable[[], None]


@dataclass(frozen=True)
class Recount:
    """The answer. `tried` says how many of each kind were tried, `unclear` what could not be, in sentences; `unread` is
    how many lines have numbers that are reckoned from others, it can't be seen which."""

    document: Document
    findings: tuple[Finding, ...]
    tried: Counter[Kind] = field(default_factory=Counter)
    unclear: tuple[str, ...] = ()
    unread: int = 0

    @property
    def agrees(self) -> bool:
        """Whether nothing stands against anything else."""
        return not any(each.grade is not Grade.SAID for each in self.findings)

    @property
    def tried_words(self) -> str:
        """`14 summor och 6 andelar`; empty where nothing could be tried."""
        kinds = (kind for kind in _ORDER if self.tried[kind] and kind not in (Kind.DOUBLE, Kind.VALUE))
        return show_list(kind.counted(self.tried[kind]) for kind in kinds)

    @property
    def verdict(self) -> str:
        """The whole in a sentence."""
        wrong = sum(each.grade is not Grade.SAID for each in self.findings)
        tried = tr(" {tried} har prövats.").format(tried=self.tried_words) if self.tried_words else ""
        if wrong:
            told = tr("1 sak att se över.") if wrong == 1 else tr("{count} saker att se över.").format(count=wrong)
            return told + tried
        if tried and self.unread:
            text = tr(
                "Det som kunde prövas går ihop: {tried} har prövats. {count} rader eller kolumner gick inte att pröva."
            )
            if self.unread == 1:
                text = tr(
                    "Det som kunde prövas går ihop: {tried} har prövats. En rad eller kolumn gick inte att pröva."
                )
            return text.format(tried=self.tried_words, count=self.unread)
        if tried:
            return tr("Allt går ihop: {tried} har prövats.").format(tried=self.tried_words)
        return tr("Inget att räkna om hittades: inga tal hänger ihop med varandra på ett sätt som kan prövas.")

    @property
    def text(self) -> str:
        """All of it, to be copied or kept beside the document."""
        lines = [tr("Omräkning av {name}").format(name=self.document.name), self.verdict, ""]
        lines += [each.line for each in self.findings]
        for title, said in ((tr("Inte prövat:"), self.unclear), (tr("Inte läst:"), self.document.notes)):
            lines += ["", title, *(f"– {each}" for each in said)] if said else []
        return "\n".join(lines).rstrip() + "\n"


def _goes_on() -> None:
    return None


def recount(document: Document, go_on: GoOn = _goes_on) -> Recount:
    """Every table and every sentence of the document. `go_on` is called between them, and stops by raising."""
    findings: list[Finding] = []
    tried: Counter[Kind] = Counter()
    unclear: list[str] = []
    unread = 0
    every: list[tuple[int, Block]] = []
    alone: list[int] = []
    for number, table in enumerate(document.tables):
        go_on()
        found = list(blocks(table))
        every += [(number, block) for block in found]
        before = tried.total()
        for block in found:
            not_understood: list[Relation] = []
            findings += _of_block(block, number, tried, not_understood, go_on)
            if not_understood:
                unread += len(not_understood)
                unclear.append(_not_understood(block, not_understood))
        if found and tried.total() == before:
            alone.append(number)
        elif not found:
            unclear.append(tr("{table}: här finns inga siffror.").format(table=table.title))
    between = sums_between(every) + of_sheets(every)
    findings += between.findings
    tried[Kind.SUM] += between.tried
    text = tr("{table}: inga tal hänger ihop på ett sätt som kan prövas.")
    unclear += [text.format(table=document.tables[number].title) for number in alone if number not in between.tables]
    unclear += between.unclear
    unread += between.unread
    told, claims = sentences(document.passages)
    tried[Kind.TEXT] += claims
    return Recount(document, tuple(by_place([*findings, *told])), +tried, tuple(unclear), unread)


def _of_block(
    block: Block, number: int, tried: Counter[Kind], unclear: list[Relation], go_on: GoOn
) -> Iterator[Finding]:
    broken: list[Check] = []
    doubted: list[Check] = []
    holding: list[Check] = []
    rounded = 0
    for relation in chain(sums(block), means(block), ratios(block)):
        go_on()
        if not relation.is_clear:
            unclear.append(relation)
            continue
        if relation.note:
            yield _noted(block, number, relation)
        marked = relation.marked
        if len(marked) < len(relation.broken):
            unclear.append(relation)
        broken += marked
        doubted += [each for each in relation.broken if each not in marked]
        holding += relation.holding
        rounded += relation.verdicts.count(Verdict.ROUNDED)
    for check in parts(block):
        verdict = check.verdict(block.amounts)
        (broken if verdict is Verdict.BROKEN else holding).append(check)
    judged = [each for each in dict.fromkeys((*broken, *holding)) if each.verdict(block.amounts) is not Verdict.UNKNOWN]
    tried.update(each.kind for each in judged)
    yield from pinned(block, number, broken, doubted, holding)
    yield from doubles(block, number)
    yield from impossible(block, number)
    if rounded:
        text = tr("{count} tal skiljer sig så lite från det uträknade som avrundning kan göra.")
        at = block.rows[0].cells[0]
        text = text.format(count=rounded) if rounded > 1 else tr("1 tal skiljer sig så lite som avrundning kan göra.")
        yield Finding(Kind.SUM, Grade.SAID, block.table.place(*at), text, number, (at,))


def _noted(block: Block, number: int, relation: Relation) -> Finding:
    """What is said of a whole line, with the first place as its example."""
    first = relation.holding[0]
    at = first.target
    name = next(
        line.name for lines, _across in block.axes() for line in lines if at in line.cells and _along(line, relation)
    )
    text = tr("”{name}”: {note}").format(name=name, note=relation.note)
    cells = (at, *(each.target for each in relation.holding))
    return Finding(first.kind, Grade.LOOK, block.table.place(*at), text, number, tuple(dict.fromkeys(cells)))


def _along(line: object, relation: Relation) -> bool:
    cells = getattr(line, "cells", ())
    return all(check.target in cells for check in relation.checks)


def _not_understood(block: Block, relations: list[Relation]) -> str:
    first = relations[0]
    check = (first.broken or first.checks)[0]
    place, amount = block.table.place(*check.target), block.amounts.get(check.target)
    text = tr("{place}: vad {stands} är räknat på gick inte att se.")
    if len(relations) > 1:
        text = tr("{place}: vad {stands} är räknat på gick inte att se, och inte {more} rader eller kolumner till.")
    return text.format(place=place, stands=amount.text if amount is not None else "–", more=len(relations) - 1)
