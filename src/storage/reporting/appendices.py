"""Appendices of the group's own and its logo: what is told in a report beside the program's own parts."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from domain.ground.changes import Changes, Subject
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.reporting.appendix import MOST_PICTURES, Appendix, Picture, refused_appendix, refused_picture
from storage.file.workspace import Workspace
from storage.ground.texts import checked_line, checked_text
from storage.log.recorder import Operation, operation
from storage.schema.reports import REPORT_APPENDIX, REPORT_PICTURE

_SUBJECTS = {Subject.SETTINGS}
_OF_LOGO = REPORT_PICTURE.c.appendix_id.is_(None)


def appendices_of(ws: Workspace, kind: str, period: str) -> tuple[Appendix, ...]:
    """The appendices of a report, in their order."""
    with ws.reading() as connection:
        return read_appendices(connection, kind, period)


def read_appendices(connection: Connection, kind: str, period: str) -> tuple[Appendix, ...]:
    """The same, in a transaction that is open."""
    of_report = (REPORT_APPENDIX.c.kind == kind, REPORT_APPENDIX.c.period == period)
    rows = connection.execute(
        select(REPORT_APPENDIX).where(*of_report).order_by(REPORT_APPENDIX.c.position, REPORT_APPENDIX.c.id)
    ).all()
    pictures: dict[int, list[Picture]] = defaultdict(list)
    if rows:
        held = select(REPORT_PICTURE).where(REPORT_PICTURE.c.appendix_id.in_([row.id for row in rows]))
        for each in connection.execute(held.order_by(REPORT_PICTURE.c.position, REPORT_PICTURE.c.id)):
            pictures[each.appendix_id].append(Picture(each.alternative, each.image, each.id))
    return tuple(
        Appendix(row.title, row.source, row.body, bool(row.is_table), tuple(pictures[row.id]), row.id) for row in rows
    )


def store_appendix(ws: Workspace, *, kind: str, period: str, appendix: Appendix) -> tuple[int, Changes]:
    """Stores an appendix of a report, one without a number last; returns its number.

    Raises UserProblem for one that is empty or too large, a picture without words, and more pictures than a report may
    have; PersonalNumberProblem for texts.
    """
    if refused := refused_appendix(appendix):
        raise UserProblem(refused)
    values = {
        "title": checked_line(tr("Rubrik"), appendix.title),
        "source": checked_line(tr("Källa"), appendix.source, may_be_empty=True),
        "body": checked_text(tr("Bilagan"), appendix.body),
        "is_table": int(appendix.is_table),
    }
    label = tr("ändrad bilaga {title}") if appendix.id else tr("ny bilaga {title}")
    with operation(ws, label.format(title=values["title"]), _SUBJECTS) as op:
        there_are = read_appendices(op.connection, kind, period)
        others = sum(len(each.pictures) for each in there_are if each.id != appendix.id)
        if others + len(appendix.pictures) > MOST_PICTURES:
            text = tr("Rapportens bilagor får ha högst {count} bilder tillsammans. Ta bort någon först.")
            raise UserProblem(text.format(count=MOST_PICTURES))
        made = appendix.id
        if made is None:
            place = {"kind": kind, "period": period, "position": len(there_are)}
            made = op.insert(REPORT_APPENDIX, {**place, **values})
            assert made is not None
        elif made in {each.id for each in there_are}:
            op.update(REPORT_APPENDIX, (made,), values)
        else:
            raise UserProblem(tr("Bilagan finns inte längre. Den kan ha tagits bort eller ångrats."))
        _store_pictures(op, made, appendix.pictures)
    return made, op.changes


def order_appendices(ws: Workspace, *, kind: str, period: str, ids: Sequence[int]) -> Changes:
    """Stores in which order they stand."""
    with operation(ws, tr("ändrad ordning på bilagorna"), _SUBJECTS) as op:
        known = {each.id for each in read_appendices(op.connection, kind, period)}
        for position, each in enumerate(each for each in ids if each in known):
            op.update(REPORT_APPENDIX, (each,), {"position": position})
    return op.changes


def remove_appendix(ws: Workspace, *, appendix: Appendix) -> Changes:
    """Takes an appendix away with its pictures; it can be undone."""
    assert appendix.id is not None
    with operation(ws, tr("borttagen bilaga {title}").format(title=appendix.title), _SUBJECTS) as op:
        _store_pictures(op, appendix.id, ())
        op.delete(REPORT_APPENDIX, [(appendix.id,)])
    return op.changes


def logo(ws: Workspace) -> Picture | None:
    """The group's logo, if it has one."""
    with ws.reading() as connection:
        return read_logo(connection)


def read_logo(connection: Connection) -> Picture | None:
    """The same, in a transaction that is open."""
    row = connection.execute(select(REPORT_PICTURE).where(_OF_LOGO).order_by(REPORT_PICTURE.c.id)).first()
    return None if row is None else Picture(row.alternative, row.image, row.id)


def change_logo(ws: Workspace, *, picture: Picture | None) -> Changes:
    """Stores the group's logo in place of the one it had; without a picture it has none. Raises UserProblem."""
    if picture is not None and (refused := refused_picture(picture)):
        raise UserProblem(refused)
    label = tr("borttagen logotyp") if picture is None else tr("ny logotyp")
    with operation(ws, label, _SUBJECTS) as op:
        _store_pictures(op, None, () if picture is None else (picture,))
    return op.changes


def _store_pictures(op: Operation, appendix: int | None, pictures: Sequence[Picture]) -> None:
    held = _OF_LOGO if appendix is None else REPORT_PICTURE.c.appendix_id == appendix
    there_are = set(op.connection.execute(select(REPORT_PICTURE.c.id).where(held)).scalars())
    op.delete(REPORT_PICTURE, [(each,) for each in sorted(there_are - {picture.id for picture in pictures})])
    for position, picture in enumerate(pictures):
        words = {
            "position": position,
            "alternative": checked_text(tr("Bildens beskrivning"), picture.alternative.strip()),
        }
        if picture.id in there_are:
            op.update(REPORT_PICTURE, (picture.id,), words)
        else:
            op.insert(REPORT_PICTURE, {"appendix_id": appendix, "image": picture.image, **words})
