"""Which cell is wrong (*utpekad ruta*): where several sums break on one slip, the cell that mends them all."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from domain.ground.display import show_list
from domain.ground.text import tr
from domain.ground.value import Number
from domain.recounting.amount import Amount, exactly
from domain.recounting.check import Check, Kind, Verdict
from domain.recounting.finding import Finding, Grade
from domain.recounting.grid import At, Block

_SOLVED = (Kind.SUM, Kind.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class _Mend:
    """A cell, the number that would mend these checks, and how many that hold now it would break."""

    at: At
    value: Number
    healed: tuple[Check, ...]
    hurt: int


class _Tie(NamedTuple):
    """What holds between a wrong total and the `other` that is wrong as well, because it is reckoned from the first."""

    holding: Check
    other: Check


def pinned(
    block: Block, table: int, marked: Sequence[Check], doubted: Sequence[Check], holding: Sequence[Check]
) -> Iterator[Finding]:
    """One finding for each slip: checks that one number mends together are told of together. Those that are `doubted`
    may be of something else than was thought, and are told of only with others."""
    left = list(dict.fromkeys((*marked, *doubted)))
    below_nought = any(amount.value is not None and amount.value < 0 for amount in block.amounts.values())
    by_cell: dict[At, list[Check]] = {}
    for check in holding:
        for at in check.cells:
            by_cell.setdefault(at, []).append(check)
    while left:
        mends = [mend for check in left for mend in _mends(block, check, left, by_cell)]
        likely = (mend for mend in mends if not mend.hurt and (mend.value >= 0 or below_nought))
        chosen = max(likely, key=lambda mend: len(mend.healed), default=None)
        if chosen is None or len(chosen.healed) < 2:
            break
        yield _together(block, table, chosen)
        left = [check for check in left if check not in chosen.healed]
    alone = [check for check in left if check in marked]
    leading: dict[Check, _Tie] = {}
    for check in alone:
        ties = _ties(check, alone, by_cell)
        tie = next((tie for tie in ties if tie.other not in leading), None)
        if tie is not None and all(check is not each.other for each in leading.values()):
            leading[check] = tie
    followed = {tie.other for tie in leading.values()}
    for check in alone:
        if check in leading:
            yield _either(block, table, check, leading[check])
        elif check not in followed:
            yield _alone(block, table, check)


def _ties(check: Check, others: Sequence[Check], by_cell: Mapping[At, list[Check]]) -> Iterator[_Tie]:
    for holding in by_cell.get(check.target, ()):
        if check.target in holding.sources and holding.kind in _SOLVED:
            yield from (_Tie(holding, other) for other in others if other.target == holding.target)


def _mends(block: Block, check: Check, left: Sequence[Check], by_cell: Mapping[At, list[Check]]) -> Iterator[_Mend]:
    for at, value in _repairs(block.amounts, check):
        amount = block.amounts[at]
        mended = ChainMap({at: replace(amount, value=value)}, block.amounts)
        healed = tuple(each for each in left if at in each.cells and each.verdict(mended) is not Verdict.BROKEN)
        hurt = sum(each.verdict(mended) is Verdict.BROKEN for each in by_cell.get(at, ()))
        yield _Mend(at, value, healed, hurt)


def _repairs(amounts: Mapping[At, Amount], check: Check) -> Iterator[tuple[At, Number]]:
    """What each cell of it would be, if the others are right."""
    computed, target = check.computed(amounts), amounts[check.target]
    if computed is None or target.value is None or check.kind is Kind.PART:
        return
    yield check.target, _rounded(computed, target.decimals)
    if check.kind not in _SOLVED:
        return
    off = target.value - computed
    for which, at in enumerate(check.sources):
        value = amounts[at].value or 0
        yield at, value - off if check.kind is Kind.DIFFERENCE and which else value + off


def _rounded(value: Number, decimals: int) -> Number:
    scale = 10**decimals
    units = int(abs(value) * scale + Fraction(1, 2))
    signed = -units if value < 0 else units
    return Fraction(signed, scale) if decimals else signed


def _together(block: Block, table: int, mend: _Mend) -> Finding:
    stands, should = block.amounts[mend.at], exactly(mend.value, block.amounts[mend.at].decimals)
    shown = mend.healed[:3]
    claims = show_list(_claim(block, check) for check in shown)
    more = tr(" ({count} till)").format(count=len(mend.healed) - 3) if len(mend.healed) > 3 else ""
    text = tr("Står {stands}, men {should} får {count} beräkningar att gå ihop: {claims}{more}.")
    text = text.format(stands=stands.text, should=should, count=len(mend.healed), claims=claims, more=more)
    cells = dict.fromkeys((mend.at, *(at for check in mend.healed for at in check.cells)))
    kind = mend.healed[0].kind
    return Finding(kind, Grade.WRONG, block.table.place(*mend.at), text, table, tuple(cells))


def _alone(block: Block, table: int, check: Check) -> Finding:
    text = _claim(block, check) + "." + _how(block.amounts, check)
    return Finding(check.kind, Grade.WRONG, block.table.place(*check.target), text, table, check.cells)


def _either(block: Block, table: int, check: Check, tie: _Tie) -> Finding:
    """A total that its parts do not make, though it agrees with what stands beside it: both readings are said."""
    text = tr(
        "{claim}. Det stämmer med talen bredvid, {beside}: antingen är totalen fel, och {other} i {cell} med den, "
        "eller så är en av delarna fel."
    ).format(
        claim=_claim(block, check),
        beside=tie.holding.arithmetic(block.amounts),
        other=block.amounts[tie.other.target].text,
        cell=block.table.cell_name(*tie.other.target),
    )
    cells = tuple(dict.fromkeys((*check.cells, *tie.other.cells)))
    return Finding(check.kind, Grade.WRONG, block.table.place(*check.target), text, table, cells)


def _claim(block: Block, check: Check) -> str:
    """`12 + 9 + 4 = 25, står 26 i D7`."""
    stands, cell = block.amounts[check.target].text, block.table.cell_name(*check.target)
    if check.kind is Kind.PART:
        whole = block.amounts[check.sources[0]].text
        return tr("delen {part} i {cell} är större än det hela, {whole}").format(part=stands, cell=cell, whole=whole)
    return tr("{sum}, står {stands} i {cell}").format(sum=check.arithmetic(block.amounts), stands=stands, cell=cell)


def _how(amounts: Mapping[At, Amount], check: Check) -> str:
    """How it may have come about, where that can be seen."""
    stated, computed = amounts[check.target].value, check.computed(amounts)
    if stated is None or computed is None:
        return tr(" Också om det dolda är så mycket det kan vara går det inte ihop.")
    if check.kind is Kind.PART:
        return ""
    if stated == -computed:
        return tr(" Tecknet är omvänt.")
    if check.kind is Kind.SUM and len(check.sources) > 2:
        off = computed - stated
        for at in check.sources:
            if off and amounts[at].value == off:
                return tr(" Det fattas {part}: en del är inte med.").format(part=amounts[at].text)
            if off and amounts[at].value == -off:
                return tr(" Det är {part} för mycket: en del är med två gånger.").format(part=amounts[at].text)
    if check.kind is Kind.CHANGE:
        later, earlier = (amounts[at].value for at in check.sources)
        if (
            later
            and earlier is not None
            and abs(stated - Fraction(check.scale * (later - earlier)) / later) <= amounts[check.target].half
        ):
            return tr(" Det är räknat på det senare värdet; det ska räknas på det tidigare.")
    here, there = amounts[check.target].text, exactly(_rounded(computed, amounts[check.target].decimals))
    if sorted(filter(str.isdigit, here)) == sorted(filter(str.isdigit, there)) != []:
        return tr(" Siffrorna kan ha bytt plats.")
    return ""
