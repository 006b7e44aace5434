"""Words that a workspace has added to the lists of its cases (*egna ord*): added, renamed, merged, taken away."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from domain.ground.area import slug
from domain.ground.changes import Changes, Subject
from domain.ground.display import show_count
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.lots.case import CaseList, joined
from storage.file.workspace import Workspace
from storage.ground.rows import Row
from storage.ground.texts import checked_line
from storage.log.recorder import operation
from storage.lots.cases import COLUMN_OF, read_case_words
from storage.schema.lots import CASE_WORD, LOTS_CASE

_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the workspace's own, and how many cases have it."""

    of: CaseList
    code: str
    label: str
    cases: int


def own_words(ws: Workspace) -> tuple[OwnWord, ...]:
    """Every one, list by list and in the order of its list."""
    with ws.reading() as connection:
        words = read_case_words(connection)
        return tuple(
            OwnWord(of, code, label, len(_cases_with(connection, of, code)))
            for of in CaseList
            for code, label in words[of].items()
            if code not in of.words
        )


def add_case_word(ws: Workspace, *, of: CaseList, label: str) -> tuple[str, Changes]:
    """Adds a word to a list; returns its code, that of the word there already where there is one of the same label.
    Raises UserProblem for an empty, long or forbidden one."""
    word = _checked(of, label)
    with operation(ws, tr("eget ord ”{word}” i {list}").format(word=word, list=of.label), {Subject.LOTS}) as op:
        known = read_case_words(op.connection)[of]
        code = _code_of(word, known)
        if not code:
            code = _free_code(word, known)
            op.put(CASE_WORD, [{"list": of.value, "code": code, "label": word}])
    return code, op.changes


def rename_case_word(ws: Workspace, *, of: CaseList, code: str, label: str) -> Changes:
    """Gives a word another label, in every case that has it. Raises UserProblem where it is no longer there, for a
    label that another word of the list has, and for what `add_case_word` refuses."""
    word = _checked(of, label)
    with operation(ws, "", {Subject.LOTS}) as op:
        known = read_case_words(op.connection)[of]
        before = _own(of, code, known)
        if _code_of(word, known) not in ("", code):
            text = tr("”{word}” finns redan i listan. Slå ihop orden i stället. Ingenting har ändrats.")
            raise UserProblem(text.format(word=word))
        op.label = tr("eget ord i {list}: ”{before}” → ”{word}”").format(list=of.label, before=before, word=word)
        op.put(CASE_WORD, [{"list": of.value, "code": code, "label": word}])
    return op.changes


def merge_case_word(ws: Workspace, *, of: CaseList, code: str, into: str) -> Changes:
    """Lets every case with the word have another of the list instead, and takes the word away. No figure of a month
    becomes another by it, so that cases of locked months follow too. Raises UserProblem where one of them is no longer
    there."""
    with operation(ws, "", {Subject.LOTS}) as op:
        known = read_case_words(op.connection)[of]
        before = _own(of, code, known)
        if into == code or into not in known:
            raise UserProblem(tr("Ordet att slå ihop med finns inte i listan. Ingenting har ändrats."))
        op.label = tr("”{before}” blev ”{word}” i {list}").format(before=before, word=known[into], list=of.label)
        for row in _cases_with(op.connection, of, code):
            codes = [into if each == code else each for each in row[COLUMN_OF[of]].split()]
            # The case still comes from where it came from.
            op.update(LOTS_CASE, (row["id"],), {COLUMN_OF[of]: joined(codes), "source_id": row["source_id"]})
        op.delete(CASE_WORD, [(of.value, code)])
    return op.changes


def remove_case_word(ws: Workspace, *, of: CaseList, code: str) -> Changes:
    """Takes a word away that no case has. Raises UserProblem where one has it, and where it is no longer there."""
    with operation(ws, "", {Subject.LOTS}) as op:
        word = _own(of, code, read_case_words(op.connection)[of])
        if having := _cases_with(op.connection, of, code):
            one, many = tr("ett ärende"), tr("{count} ärenden").format(count=show_count(len(having)))
            text = tr("”{word}” står i {cases}. Slå ihop det med ett annat ord i stället. Ingenting har ändrats.")
            raise UserProblem(text.format(word=word, cases=one if len(having) == 1 else many))
        op.label = tr("eget ord ”{word}” borttaget ur {list}").format(word=word, list=of.label)
        op.delete(CASE_WORD, [(of.value, code)])
    return op.changes


def wrong_word(of: CaseList, label: str) -> str:
    """Why a word cannot be of the list, before it is written; empty where it can."""
    try:
        _checked(of, label)
    except UserProblem as problem:
        return problem.text
    return ""


def _cases_with(connection: Connection, of: CaseList, code: str) -> list[Row]:
    """The rows of the cases that have the word, by their numbers."""
    column = LOTS_CASE.c[COLUMN_OF[of]]
    wanted = select(LOTS_CASE).where(column.contains(code, autoescape=True)).order_by(LOTS_CASE.c.id)
    found = (dict(row) for row in connection.execute(wanted).mappings())
    return [row for row in found if code in row[COLUMN_OF[of]].split()]


def _own(of: CaseList, code: str, known: Mapping[str, str]) -> str:
    if code in of.words or code not in known:
        raise UserProblem(tr("Ordet finns inte bland de egna. Ingenting har ändrats."))
    return known[code]


def _checked(of: CaseList, label: str) -> str:
    word = checked_line(of.label, label)
    if len(word) > _LONGEST_WORD:
        text = tr("Ett eget ord har högst {most} tecken. Ingenting har ändrats.")
        raise UserProblem(text.format(most=_LONGEST_WORD))
    return word


def _code_of(word: str, known: Mapping[str, str]) -> str:
    """The code of the word that has this label; empty where none has."""
    return next((code for code, label in known.items() if label.casefold() == word.casefold()), "")


def _free_code(word: str, known: Mapping[str, str]) -> str:
    try:
        stem = slug(word).replace("-", "_")[: _LONGEST_WORD - 4]
    except ValueError:
        text = tr("”{word}” har varken bokstav eller siffra. Ingenting har ändrats.")
        raise UserProblem(text.format(word=word)) from None
    numbered = (f"{stem}_{number}" for number in range(2, 1000))
    return next(each for each in (stem, *numbered) if each not in known)
