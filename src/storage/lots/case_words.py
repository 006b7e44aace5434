"""How a change of a case is named (ruling 54): what of it became another, from what to what."""

from collections.abc import Mapping
from typing import Any

from domain.ground.display import show_date
from domain.ground.period import parse_month
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.lots.case import CaseList, CollaborationProblem
from domain.lots.month import AgeGroup, Party
from storage.ground.rows import read_row
from storage.log.recorder import Operation
from storage.lots.cases import COLUMN_OF, read_case_words
from storage.schema.columns import PROVENANCE
from storage.schema.lots import LOTS_CASE

_LIST_OF = {column: of for of, column in COLUMN_OF.items()}


def change_of_case(op: Operation) -> str:
    """`kön kvinnor → män`, where one thing of one case was changed; empty where that is nothing, or more."""
    lines = [line for line in op.log if line["table_name"] == LOTS_CASE.name]
    if len(lines) != 1 or None in (lines[0]["before"], lines[0]["after"]):
        return ""
    before, after = (read_row(LOTS_CASE, lines[0][side]) for side in ("before", "after"))
    changed = [name for name in before if name not in PROVENANCE and before[name] != after[name]]
    if len(changed) != 1:
        return ""
    words = read_case_words(op.connection)
    old, new = (_told(changed[0], row[changed[0]], words) or tr("tomt") for row in (before, after))
    return tr("{field} {before} → {after}").format(field=_name(changed[0]), before=old, after=new)


def _name(column: str) -> str:
    if column in _LIST_OF:
        return _LIST_OF[column].label.lower()
    return {
        "party": tr("part"),
        "sex": tr("kön"),
        "age_group": tr("ålder"),
        "problem": tr("samverkansproblem"),
        "worker_code": tr("handläggare"),
        "received_on": tr("dag"),
        "month": tr("månad"),
    }[column]


def _told(column: str, value: Any, words: Mapping[CaseList, Mapping[str, str]]) -> str:
    if not value or column == "worker_code":
        return value or ""
    if column in _LIST_OF:
        labels = words[_LIST_OF[column]]
        return ", ".join(labels.get(code, code) for code in value.split())
    if column == "received_on":
        return show_date(value)
    if column == "month":
        return parse_month(value).label
    if column == "party":
        return Party(value).short
    if column == "age_group":
        return AgeGroup(value).label().lower()
    return (Sex(value) if column == "sex" else CollaborationProblem(value)).label.lower()
