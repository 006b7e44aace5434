"""What the public may read of what cases were about (*vad ärendena gällde*): rulings 22, 23 and 58.

Every case has one kind of problem, so that those add up to the cases. Of a list a case may have several words or none:
how many have a word, and how many have not, add up to the cases. How many the cases are is told already, in the table
of cases, and stays known; so nothing told here tells anything of who called, and each word can be protected by itself.
Units are of their parties, whose own numbers may be hidden: they are not told.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.ground.period import Period
from domain.ground.value import Empty, at_least
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.periods import hidden_beside_known
from domain.lots.breakdown import CaseBreakdown
from domain.lots.case import CaseList

TOLD = (CaseList.REQUEST, CaseList.OUTCOME, CaseList.RISK_FACTOR)
"""The lists that are told of in public."""
_CASES, _HAVE, _HAVE_NOT = "cases", "have", "have not"
_Own = Mapping[Period, CaseBreakdown]
_Parts = Mapping[Any, int | Empty]


def public_breakdowns(own: _Own, threshold: int = 5) -> dict[Period, CaseBreakdown]:
    """What cases were about in an area's whole periods. `own` holds each period with those inside it, the shorter
    before the longer; how many cases each has is shown in its table of cases. A word is *dolt* also where few are
    without it."""
    dark = _hidden(own, {period: told.problems for period, told in own.items()}, threshold)
    problems = {
        period: {key: Empty.DOLT if key in dark[period] else count for key, count in told.problems.items()}
        for period, told in own.items()
    }
    words: dict[Period, dict[CaseList, dict[str, int | Empty]]] = {each: {of: {} for of in CaseList} for each in own}
    for of in TOLD:
        for code in dict.fromkeys(code for told in own.values() for code in told.words[of]):
            counts = {period: told.words[of].get(code, 0) for period, told in own.items()}
            dark = _hidden(
                own, {period: _divided(own[period].cases, count) for period, count in counts.items()}, threshold
            )
            for period, count in counts.items():
                words[period][of][code] = Empty.DOLT if _HAVE in dark[period] else count
    return {period: replace(told, problems=problems[period], words=words[period]) for period, told in own.items()}


def _divided(cases: int, count: int | Empty) -> _Parts:
    return {_HAVE: count, _HAVE_NOT: cases - int(at_least([count]))}


def _hidden(own: _Own, parts: Mapping[Period, _Parts], threshold: int) -> dict[Period, frozenset[CellKey]]:
    """The parts of each period's cases to hide, where the cases themselves are known."""
    known = frozenset({_CASES})
    tables = {
        period: AdditiveTable({_CASES: own[period].cases, **of}, (Equation(_CASES, tuple(of)),), already_public=known)
        for period, of in parts.items()
    }
    return hidden_beside_known(tables, threshold)
